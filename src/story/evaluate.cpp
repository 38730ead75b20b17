#include "base/easing.h"
#include "story/front_state.h"
#include "story/state.h"
#include "story/sweep.h"

namespace faultline {
namespace {

// What begins is at once visible, so that whoever steps to its date sees it, and grows from there.
constexpr double firstGlimpse = 0.3;
constexpr float lapsedAlpha = 0.45f;

double grown(double share) { return mixOf(firstGlimpse, 1, smoothStep(share)); }

// The clock of one beat: how marks come and go at `day`.
struct Clock {
  double start, end, day;
  double change;  // days that a mark takes to come or go: a share of the span, so that it lasts equally long on screen

  // 1 once what began on `date` is fully there. Complete on the beat's last day, in beats of one day, and for what
  // began before the beat. Where the day is not known it comes over all the days that may be meant.
  double arrived(double date, double over = 0) const {
    if (date < start || day >= end) return 1;
    const double left = end - date, takes = over > change ? over : change;
    return grown((day - date) / (takes < left ? takes : left));
  }
  double arrived(Dataset::Bounds began) const { return arrived(began.first, double(began.last) - began.first); }
  // 1 until the end of `date`, then down to 0; where the day is not known, over the days that may be meant.
  double remaining(format::Day date) const { return remaining({date, date}); }
  double remaining(Dataset::Bounds ended) const {
    const double over = double(ended.last) - ended.first;
    return 1 - smoothStep((day - double(ended.first) - 1) / (over > change ? over : change));
  }
};

Clock clockOf(const format::Beat& beat, double day) {
  Clock clock{double(beat.start), double(beat.end), day, 0};
  const double share = (clock.end - clock.start) / 16;
  clock.change = share < 0.5 ? 0.5 : share > 45 ? 45 : share;
  return clock;
}

// A line that begins within the beat grows into view, and one that ends fades after its last day, as it stood then.
// What the beat begins with is there.
void addFront(const Dataset& dataset, uint32_t index, const Clock& clock, StoryState& state) {
  const format::Front& front = dataset.fronts[index];
  const double lastMoment = double(front.end) + 0.999;
  FrontState mark;
  if (!frontAt(dataset, index, clock.day < lastMoment ? clock.day : lastMoment, mark)) return;
  const double began = dataset.keyframes[front.keyframes.first].date;
  mark.alpha = static_cast<float>((began > clock.start ? clock.arrived(began) : 1) * clock.remaining(front.end));
  if (mark.alpha > 0) state.fronts.push_back(std::move(mark));
}

bool hasEnded(const Clock& clock, format::Day end) { return clock.day >= double(end) + 1; }

// A visit is a trace that shows near its dates. The beat's last picture shows it whole.
void addVisits(const Dataset& dataset, const format::Link& link, const Clock& clock, LinkState state,
               std::vector<LinkState>& out) {
  double alpha = 0, drawn = 0;
  for (uint32_t i = 0; i < link.visits.count; ++i) {
    const format::Visit& visit = dataset.visits[link.visits.first + i];
    const double since = clock.day - visit.date;
    if (visit.date < clock.start || visit.date > clock.end || since < 0) continue;
    const Dataset::Bounds days = dataset.boundsOf(DatedKind::Visit, link.visits.first + i, visit.date);
    const double sinceLast = clock.day - days.last;
    const double fading = 1 - smoothStep((sinceLast - 2 * clock.change) / clock.change);
    alpha = fading > alpha ? fading : alpha;
    drawn = clock.arrived(days);
  }
  const double left = clock.end - clock.start;
  const double closing = smoothStep(1 - (clock.end - clock.day) / (clock.change < left ? clock.change : left));
  const double finale = clock.day >= clock.end ? 1 : closing;
  if (alpha == 0) drawn = 1;
  state.alpha = static_cast<float>(alpha > finale ? alpha : finale);
  state.drawn = static_cast<float>(drawn > finale ? drawn : finale);
  if (state.alpha > 0) out.push_back(state);
}

void addLinks(const Dataset& dataset, const format::Beat& beat, const Clock& clock, StoryState& state) {
  for (const uint32_t index : dataset.list(beat.links)) {
    const format::Link& link = dataset.links[index];
    if (clock.day < link.start) continue;
    LinkState mark;
    mark.link = index;
    mark.lapsed = hasEnded(clock, link.end);
    if (mark.lapsed && link.end < beat.start) {  // history, lit all the same
      mark.alpha = lapsedAlpha;
      mark.lapsed = true;
      state.links.push_back(mark);
    } else if (link.kind == LinkKind::Visit && link.visits.count > 0) {
      addVisits(dataset, link, clock, mark, state.links);
    } else {
      mark.alpha = static_cast<float>(clock.remaining(dataset.boundsOf(DatedKind::LinkEnd, index, link.end)));
      mark.drawn = static_cast<float>(clock.arrived(dataset.boundsOf(DatedKind::LinkStart, index, link.start)));
      if (mark.alpha > 0) state.links.push_back(mark);
    }
  }
}

}  // namespace

StoryState evaluate(const Dataset& dataset, Moment moment, SweepMemo* memo) {
  const format::Beat& beat = dataset.beats[moment.beat];
  const Clock clock = clockOf(beat, moment.day);
  StoryState state;
  state.moment = moment;
  state.afterEssay = beat.after != 0 || hasEnded(clock, dataset.meta().essayCutoff);

  for (const uint32_t index : dataset.list(beat.fronts)) {
    addFront(dataset, index, clock, state);
  }
  addLinks(dataset, beat, clock, state);
  for (const uint32_t index : dataset.list(beat.areas)) {
    const format::Area& area = dataset.areas[index];
    if (clock.day < area.start) continue;
    const double alpha = clock.arrived(dataset.boundsOf(DatedKind::AreaStart, index, area.start)) *
                         clock.remaining(dataset.boundsOf(DatedKind::AreaEnd, index, area.end));
    if (alpha > 0) state.areas.push_back({index, static_cast<float>(alpha)});
  }
  for (const uint32_t index : dataset.list(beat.places)) {
    const format::Place& place = dataset.places[index];
    const bool dated = place.kind == PlaceKind::Incident && place.date != format::openStart;
    if (dated && clock.day < place.date) continue;
    const double alpha = dated ? clock.arrived(dataset.boundsOf(DatedKind::Place, index, place.date)) : 1;
    state.places.push_back({index, static_cast<float>(alpha)});
  }
  const auto actors = dataset.list(beat.actors);
  state.actors.assign(actors.begin(), actors.end());
  for (const uint32_t index : dataset.list(beat.labels)) {
    for (const FrontState& front : state.fronts) {
      if (front.front == index) state.callouts.push_back(index);
    }
  }
  state.sweeps = sweepsAt(dataset, moment, memo);
  return state;
}

}  // namespace faultline
