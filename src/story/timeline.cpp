#include "story/timeline.h"

#include <algorithm>
#include <cstddef>

#include "base/easing.h"
#include "story/dates.h"

namespace faultline {
namespace {

constexpr double gapWidth = 0.03, leastShare = 0.1;

std::vector<TimeAxis::Stretch> stretchesOf(const Dataset& dataset) {
  std::vector<TimeAxis::Stretch> stretches;
  const auto breaks = dataset.list(dataset.meta().scaleBreaks);
  for (size_t i = 0; i + 1 < breaks.size(); i += 2) {
    const auto from = static_cast<format::Day>(breaks[i]), to = static_cast<format::Day>(breaks[i + 1]);
    stretches.push_back({double(from), double(to), 0, 0});
  }
  if (stretches.empty()) {
    stretches.push_back({double(dataset.beats[0].start), double(dataset.beats[0].end), 0, 0});
    for (const format::Beat& beat : dataset.beats) {
      stretches[0].from = std::min(stretches[0].from, double(beat.start));
      stretches[0].to = std::max(stretches[0].to, double(beat.end));
    }
    if (stretches[0].to - stretches[0].from < 30) {  // a story of one day still needs an axis
      stretches[0].from -= 15;
      stretches[0].to += 15;
    }
  }
  return stretches;
}

// A beat outside all stretches widens the one it is nearest to, so that every beat has a place of its own.
void widenFor(std::vector<TimeAxis::Stretch>& stretches, double from, double to) {
  for (const double day : {from, to}) {
    TimeAxis::Stretch* nearest = &stretches.front();
    double least = 1e18;
    for (TimeAxis::Stretch& stretch : stretches) {
      const double away = std::max({stretch.from - day, day - stretch.to, 0.0});
      if (away < least) {
        nearest = &stretch;
        least = away;
      }
    }
    nearest->from = std::min(nearest->from, day);
    nearest->to = std::max(nearest->to, day);
  }
}

enum class Step { Month, Quarter, HalfYear, Year, TwoYears, FiveYears, TenYears, FiftyYears };
constexpr int monthsOf(Step step) {
  constexpr int months[] = {1, 3, 6, 12, 24, 60, 120, 600};
  return months[static_cast<size_t>(step)];
}
constexpr int stepCount = 8;

// The finest step whose ticks are `minGapPx` apart; stepCount when none is.
int finestStep(double pxPerDay, double minGapPx) {
  for (int step = 0; step < stepCount; ++step) {
    const double days = monthsOf(static_cast<Step>(step)) * 28.0;  // the shortest month
    if (days * pxPerDay >= minGapPx) return step;
  }
  return stepCount;
}

struct Month {  // counted from the year 0
  int64_t index;
  double day() const {
    return dayFromCivil({static_cast<int32_t>(index / 12), static_cast<int32_t>(index % 12) + 1, 1});
  }
  bool startsYear() const { return index % 12 == 0; }
  std::string label() const {
    return startsYear() ? std::to_string(index / 12) : std::string(shortMonth(static_cast<int32_t>(index % 12) + 1));
  }
};

// All months that begin a step of `months` within the stretch.
std::vector<Month> monthsIn(const TimeAxis::Stretch& stretch, int months) {
  const CivilDate first = civilFromDay(static_cast<int32_t>(stretch.from));
  const int64_t start = int64_t{first.year} * 12 + first.month - 1;
  std::vector<Month> found;
  for (int64_t index = start - start % months;; index += months) {
    const Month month{index};
    if (month.day() > stretch.to) return found;
    if (month.day() >= stretch.from) found.push_back(month);
  }
}

}  // namespace

TimeAxis makeAxis(const Dataset& dataset) {
  TimeAxis axis{stretchesOf(dataset)};
  for (const format::Beat& beat : dataset.beats) widenFor(axis.stretches, beat.start, beat.end);
  double total = 0, shares = 0;
  for (const auto& stretch : axis.stretches) total += stretch.to - stretch.from;
  const auto shareOf = [&](const TimeAxis::Stretch& stretch) {
    return std::max((stretch.to - stretch.from) / total, leastShare);
  };
  for (const auto& stretch : axis.stretches) shares += shareOf(stretch);
  const double room = 1 - gapWidth * static_cast<double>(axis.stretches.size() - 1);
  double x = 0;
  for (auto& stretch : axis.stretches) {
    stretch.x0 = x;
    stretch.x1 = x + shareOf(stretch) / shares * room;
    x = stretch.x1 + gapWidth;
  }
  axis.stretches.back().x1 = 1;
  return axis;
}

double axisX(const TimeAxis& axis, double day) {
  const TimeAxis::Stretch* before = nullptr;
  for (const auto& stretch : axis.stretches) {
    if (day < stretch.from) {
      if (before == nullptr) return stretch.x0;
      return mixOf(before->x1, stretch.x0, (day - before->to) / (stretch.from - before->to));
    }
    if (day <= stretch.to) return mixOf(stretch.x0, stretch.x1, (day - stretch.from) / (stretch.to - stretch.from));
    before = &stretch;
  }
  return axis.stretches.back().x1;
}

double axisDay(const TimeAxis& axis, double x) {
  const TimeAxis::Stretch* before = nullptr;
  for (const auto& stretch : axis.stretches) {
    if (x < stretch.x0) return before != nullptr && x - before->x1 < stretch.x0 - x ? before->to : stretch.from;
    if (x <= stretch.x1) return mixOf(stretch.from, stretch.to, (x - stretch.x0) / (stretch.x1 - stretch.x0));
    before = &stretch;
  }
  return axis.stretches.back().to;
}

std::vector<AxisTick> axisTicks(const TimeAxis& axis, double widthPx, double minGapPx) {
  constexpr double minorGapPx = 6;
  std::vector<AxisTick> ticks;
  double lastLabelPx = -1e9;
  for (const auto& stretch : axis.stretches) {
    const double pxPerDay = (stretch.x1 - stretch.x0) * widthPx / (stretch.to - stretch.from);
    const int labelled = finestStep(pxPerDay, minGapPx), minor = std::min(finestStep(pxPerDay, minorGapPx), labelled);
    if (minor == stepCount) continue;
    const int labelMonths = labelled == stepCount ? 0 : monthsOf(static_cast<Step>(labelled));
    const size_t before = ticks.size();
    bool anyLabel = false;
    for (const Month month : monthsIn(stretch, monthsOf(static_cast<Step>(minor)))) {
      AxisTick tick{month.day(), axisX(axis, month.day()), {}, month.startsYear()};
      const double px = tick.x * widthPx;
      // The edge of a break says nothing that the dates before and behind it do not.
      const bool atBreak = month.day() == stretch.to && &stretch != &axis.stretches.back();
      if (!atBreak && labelMonths != 0 && month.index % labelMonths == 0 && px - lastLabelPx >= minGapPx) {
        tick.label = month.label();
        lastLabelPx = px;
        anyLabel = true;
      }
      ticks.push_back(std::move(tick));
    }
    // A stretch too short for a round date is named by the year it begins in.
    const double startPx = stretch.x0 * widthPx;
    if (!anyLabel && startPx - lastLabelPx >= minGapPx) {
      const CivilDate first = civilFromDay(static_cast<int32_t>(stretch.from));
      const AxisTick named{stretch.from, stretch.x0, std::to_string(first.year), true};
      ticks.insert(ticks.begin() + static_cast<std::ptrdiff_t>(before), named);
      lastLabelPx = startPx;
    }
  }
  return ticks;
}

std::vector<BeatMark> beatMarks(const TimeAxis& axis, const Dataset& dataset) {
  std::vector<BeatMark> marks;
  for (uint32_t i = 0; i < dataset.beats.size(); ++i) {
    marks.push_back({i, axisX(axis, dataset.beats[i].start), axisX(axis, dataset.beats[i].end)});
  }
  return marks;
}

std::vector<format::Day> beatStops(const Dataset& dataset, uint32_t index) {
  const format::Beat& beat = dataset.beats[index];
  std::vector<format::Day> stops{beat.start, beat.end};
  for (const uint32_t front : dataset.list(beat.fronts)) {
    const format::Range range = dataset.fronts[front].keyframes;
    for (const auto& keyframe : dataset.keyframes.subspan(range.first, range.count)) stops.push_back(keyframe.date);
  }
  for (const uint32_t event : dataset.list(beat.events)) stops.push_back(dataset.events[event].date);
  for (const uint32_t link : dataset.list(beat.links)) {
    const format::Range range = dataset.links[link].visits;
    for (const auto& visit : dataset.visits.subspan(range.first, range.count)) stops.push_back(visit.date);
  }
  std::erase_if(stops, [&](format::Day day) { return day < beat.start || day > beat.end; });
  std::sort(stops.begin(), stops.end());
  stops.erase(std::unique(stops.begin(), stops.end()), stops.end());
  return stops;
}

double stepDay(const Dataset& dataset, Moment moment, double direction) {
  const std::vector<format::Day> stops = beatStops(dataset, moment.beat);
  if (direction > 0) {
    for (const format::Day stop : stops) {
      if (stop > moment.day) return stop;
    }
    return stops.back();
  }
  for (size_t i = stops.size(); i-- > 0;) {
    if (stops[i] < moment.day) return stops[i];
  }
  return stops.front();
}

double labelDay(const Dataset& dataset, Moment moment, double stepDays) {
  const format::Beat& beat = dataset.beats[moment.beat];
  if (!(stepDays > 0) || moment.day < beat.start) return moment.day;
  double day = beat.start + static_cast<double>(static_cast<int64_t>((moment.day - beat.start) / stepDays)) * stepDays;
  for (const format::Day stop : beatStops(dataset, moment.beat)) {
    if (stop <= moment.day && stop > day) day = stop;
  }
  return day;
}

double snapDay(const Dataset& dataset, Moment moment, double withinDays) {
  double best = moment.day, least = withinDays;
  for (const format::Day stop : beatStops(dataset, moment.beat)) {
    const double away = stop < moment.day ? moment.day - stop : stop - moment.day;
    if (away <= least) {
      best = stop;
      least = away;
    }
  }
  return best;
}

double eventDays(const Dataset& dataset, uint32_t beat) {
  const format::Beat& record = dataset.beats[beat];
  return std::clamp((double(record.end) - double(record.start)) / 16, 1.0, 14.0);
}

std::optional<uint32_t> eventAt(const Dataset& dataset, Moment moment) {
  std::optional<uint32_t> latest;
  if (moment.day == double(dataset.beats[moment.beat].end)) return latest;
  const double stands = eventDays(dataset, moment.beat);
  for (const uint32_t event : dataset.list(dataset.beats[moment.beat].events)) {
    const double age = moment.day - dataset.events[event].date;
    const Dataset::Bounds days = dataset.boundsOf(DatedKind::Event, event, dataset.events[event].date);
    if (age < 0 || (age >= stands && moment.day >= double(days.last) + 1)) continue;
    if (!latest || dataset.events[event].date >= dataset.events[*latest].date) latest = event;
  }
  return latest;
}

std::string rateInWords(double daysPerSecond) {
  struct Unit {
    std::string_view name;
    double days;
  };
  constexpr Unit units[] = {{"year", 365.25}, {"month", 30.44}, {"week", 7}, {"day", 1}, {"hour", 1.0 / 24}};
  constexpr double close = 0.05, fair = 0.12, most = 20;
  const auto roundOf = [](double x) { return static_cast<double>(static_cast<int64_t>(x + 0.5)); };
  const auto said = [&](const Unit& unit, bool about) {
    const auto count = static_cast<int64_t>(std::max(1.0, roundOf(daysPerSecond / unit.days)));
    return (about ? "about " : "") + std::to_string(count) + " " + std::string(unit.name) + (count == 1 ? "" : "s") +
           " a second";
  };
  for (const double allowed : {close, fair}) {
    for (const Unit& unit : units) {
      const double exact = daysPerSecond / unit.days, count = roundOf(exact);
      const double off = count < 1 ? 1 : (exact > count ? exact - count : count - exact) / exact;
      if (count >= 1 && count <= most && off <= allowed) return said(unit, allowed > close);
    }
  }
  return said(daysPerSecond >= 365 ? units[0] : daysPerSecond >= 1 ? units[3] : units[4], true);
}

double playRate(const Dataset& dataset, uint32_t index) {
  const format::Beat& beat = dataset.beats[index];
  const double days = double(beat.end) - double(beat.start);
  if (beat.playSeconds > 0 && days > 0) return days / beat.playSeconds;
  return double{dataset.meta().daysPerSecond};
}

}  // namespace faultline
