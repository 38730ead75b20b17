#include "story/changes.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "story/dates.h"

namespace faultline {
namespace {

constexpr size_t mostSentences = 5, mostNames = 3;

int32_t wholeDay(double day) {
  const auto whole = static_cast<int32_t>(day);
  return whole > day ? whole - 1 : whole;
}

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }

// The front's name as a sentence needs it: "Line in Ukraine" becomes "the line in Ukraine", "Blue Line" "the Blue
// Line".
std::string spoken(std::string_view name) {
  if (name.starts_with("The ") || name.starts_with("the ")) return "the " + std::string(name.substr(4));
  std::string words(name);
  const size_t space = name.find(' ');
  const bool properName = space == std::string_view::npos || (space + 1 < name.size() && isUpper(name[space + 1]));
  if (!properName && !words.empty() && isUpper(words[0])) words[0] = static_cast<char>(words[0] - 'A' + 'a');
  return "the " + words;
}

std::string kmText(double km) { return std::to_string(roundedKm(km)) + " km"; }

bool moved(const FrontChange& change) { return change.greatestKm > std::max(change.uncertaintyKm, 1.0); }

// "up to about 60 km (± 20 km), most near Kherson, where Russia lost ground"
std::string amountOf(const Dataset& dataset, const FrontChange& change) {
  std::string text = "up to about " + kmText(change.greatestKm);
  if (change.uncertaintyKm >= 1) text += " (\u00b1 " + kmText(change.uncertaintyKm) + ")";
  if (!change.nearPlace.empty()) text += ", most near " + change.nearPlace;
  const format::Front& front = dataset.fronts[change.front];
  const uint32_t loser = change.towards == Side::Left    ? front.left
                         : change.towards == Side::Right ? front.right
                                                         : format::none;
  if (loser != format::none) {
    const std::string who(dataset.text(dataset.actors[loser].name));
    text += change.nearPlace.empty() ? "; " + who + " lost ground there" : ", where " + who + " lost ground";
  }
  return text;
}

std::string between(const FrontChange& change) {
  return "Between " + betweenDates(change.fromDate, change.toDate) + " ";
}

std::string nameOf(const Dataset& dataset, const FrontChange& change) {
  return spoken(dataset.text(dataset.fronts[change.front].name));
}

std::string moveSentence(const Dataset& dataset, const FrontChange& change) {
  std::string text = between(change) + nameOf(dataset, change) + " moved " + amountOf(dataset, change);
  if (change.interpolated) text += "; lines between dated ones are interpolated";
  return text + ".";
}

std::string envelopeSentence(const Dataset& dataset, const FrontChange& change) {
  return between(change) + "control was uncertain: only an outer limit is drawn, up to about " +
         kmText(change.greatestKm) + " from " + nameOf(dataset, change) + ".";
}

std::string stillSentence(const Dataset& dataset, const FrontChange& change, int32_t from, int32_t to) {
  const std::string text = "Between " + betweenDates(from, to) + " " + nameOf(dataset, change);
  if (change.uncertaintyKm < 1) return text + " did not move.";
  return text + " moved by no more than its uncertainty of about " + kmText(change.uncertaintyKm) + ".";
}

// "a; b; c; and 2 more"
std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (size_t i = 0; i < names.size() && i < mostNames; ++i) text += (i > 0 ? "; " : "") + names[i];
  if (names.size() > mostNames) text += "; and " + std::to_string(names.size() - mostNames) + " more";
  return text;
}

void addList(std::vector<std::string>& sentences, const char* opening, const std::vector<std::string>& names) {
  if (!names.empty()) sentences.push_back(opening + listed(names) + ".");
}

// What begins on the first day of a beat's own span begins in it; of two days compared, the first had it already.
struct Span {
  double from, to;
  bool wholeBeat;
  bool holds(format::Day day) const { return day <= to && (day > from || (wholeBeat && day >= from)); }
  // On its last day a link is still there.
  bool ends(format::Day last) const { return last >= from && (last < to || (wholeBeat && last <= to)); }
};

std::vector<std::string> linkAndAreaSentences(const Dataset& dataset, const format::Beat& beat, const Span& span) {
  std::vector<std::string> begun, alleged, ended, visits, sentences;
  std::vector<std::pair<format::Day, std::string>> fresh;
  for (const uint32_t index : dataset.list(beat.links)) {
    const format::Link& link = dataset.links[index];
    const std::string name(dataset.text(link.name));
    if (link.kind == LinkKind::Visit && link.visits.count > 0) {
      std::vector<std::string> dates;
      for (const format::Visit& visit : dataset.visits.subspan(link.visits.first, link.visits.count)) {
        if (span.holds(visit.date)) dates.push_back(shortDate(visit.date));
      }
      if (!dates.empty()) visits.push_back(name + ": " + listed(dates) + ".");
      continue;
    }
    if (span.holds(link.start) && link.kind == LinkKind::Alleged) {
      alleged.push_back(name + " (" + std::string(dataset.text(link.accuser)) + ")");
    } else if (span.holds(link.start)) {
      begun.push_back(name);
    }
    if (span.ends(link.end)) ended.push_back(name);
  }
  for (const uint32_t index : dataset.list(beat.fronts)) {
    const format::Front& front = dataset.fronts[index];
    const format::Day first = dataset.keyframes[front.keyframes.first].date;
    if (first > span.from && first <= span.to) {
      fresh.emplace_back(first, dataset.text(front.name));
    }
  }
  for (const uint32_t index : dataset.list(beat.areas)) {
    const format::Area& area = dataset.areas[index];
    if (span.holds(area.start)) fresh.emplace_back(area.start, dataset.text(area.name));
  }
  addList(sentences, "Begun: ", begun);
  addList(sentences, "Said to have begun, and by whom: ", alleged);  // an allegation stays one
  addList(sentences, "Ended: ", ended);
  sentences.insert(sentences.end(), visits.begin(), visits.end());
  std::stable_sort(fresh.begin(), fresh.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> dated;
  dated.reserve(fresh.size());
  for (const auto& [day, name] : fresh) dated.push_back(name + " (" + shortDate(day) + ")");
  addList(sentences, "New on the map: ", dated);
  return sentences;
}

// A front's keyframe dates within the span, and the span's ends where the line is known there.
std::vector<int32_t> datesOf(const Dataset& dataset, uint32_t index, const Span& span) {
  const format::Range range = dataset.fronts[index].keyframes;
  std::vector<int32_t> dates;
  for (const format::Keyframe& keyframe : dataset.keyframes.subspan(range.first, range.count)) {
    if (keyframe.date >= span.from && keyframe.date <= span.to) dates.push_back(keyframe.date);
  }
  return dates;
}

// The story of one front over the beat: its greatest step, what was uncertain, and how it stands at the end.
void addFrontStory(const Dataset& dataset, uint32_t index, const Span& span, std::vector<std::string>& sentences) {
  const std::vector<int32_t> dates = datesOf(dataset, index, span);
  if (dates.size() < 2) return;
  std::vector<FrontChange> steps;
  for (size_t i = 0; i + 1 < dates.size(); ++i) {
    if (auto change = frontChange(dataset, index, dates[i], dates[i + 1])) steps.push_back(std::move(*change));
  }
  const FrontChange *greatest = nullptr, *uncertain = nullptr;
  for (const FrontChange& step : steps) {
    const FrontChange*& best = step.envelope ? uncertain : greatest;
    if (best == nullptr || step.greatestKm > best->greatestKm) best = &step;
  }
  if (uncertain != nullptr) {
    sentences.push_back(envelopeSentence(dataset, *uncertain));
  }
  if (greatest != nullptr && moved(*greatest)) {
    sentences.push_back(moveSentence(dataset, *greatest));
  }
  // The longest time up to the last date over which the line as a whole did not move beyond its uncertainty.
  for (size_t i = 0; i + 1 < dates.size(); ++i) {
    const auto rest = frontChange(dataset, index, dates[i], dates.back());
    if (!rest || rest->envelope || moved(*rest)) continue;
    sentences.push_back(stillSentence(dataset, *rest, dates[i], dates.back()));
    break;
  }
}

bool holds(std::span<const uint32_t> list, uint32_t value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// Against the beat before: nothing of this has to have begun.
std::vector<std::string> newlyShown(const Dataset& dataset, uint32_t index, double day) {
  const format::Beat& beat = dataset.beats[index];
  const format::Beat none{};
  const format::Beat& before = index > 0 ? dataset.beats[index - 1] : none;
  const StoryState state = evaluate(dataset, {index, day});
  std::vector<std::string> names, places;
  for (const FrontState& front : state.fronts) {
    if (!holds(dataset.list(before.fronts), front.front)) {
      names.emplace_back(dataset.text(dataset.fronts[front.front].name));
    }
  }
  for (const LinkState& link : state.links) {
    if (!holds(dataset.list(before.links), link.link)) names.emplace_back(dataset.text(dataset.links[link.link].name));
  }
  for (const AreaState& area : state.areas) {
    if (!holds(dataset.list(before.areas), area.area)) names.emplace_back(dataset.text(dataset.areas[area.area].name));
  }
  for (const uint32_t place : dataset.list(beat.places)) {
    if (dataset.places[place].kind == PlaceKind::Sea) continue;
    if (!holds(dataset.list(before.places), place)) places.emplace_back(dataset.text(dataset.places[place].name));
  }
  std::vector<std::string> sentences;
  addList(sentences, "Newly shown: ", names.empty() ? places : names);
  return sentences;
}

void keepShort(std::vector<std::string>& sentences) {
  if (sentences.size() > mostSentences) sentences.resize(mostSentences);
}

}  // namespace

int roundedKm(double km) {
  const int step = km < 50 ? 5 : 10;
  const int rounded = static_cast<int>(km / step + 0.5) * step;
  return rounded < 5 ? 5 : rounded;
}

std::vector<std::string> whatChanged(const Dataset& dataset, uint32_t beat, double fromDay, double toDay) {
  if (fromDay == toDay) return newlyShown(dataset, beat, toDay);
  const Span span{std::min(fromDay, toDay), std::max(fromDay, toDay), false};
  const int32_t from = wholeDay(span.from), to = wholeDay(span.to);
  std::vector<std::string> sentences, still;
  for (const uint32_t front : dataset.list(dataset.beats[beat].fronts)) {
    const auto change = frontChange(dataset, front, span.from, span.to);
    if (!change || dataset.fronts[front].keyframes.count < 2) continue;
    if (!moved(*change)) {
      still.push_back(stillSentence(dataset, *change, from, to));
    } else {
      sentences.push_back(change->envelope ? envelopeSentence(dataset, *change) : moveSentence(dataset, *change));
    }
  }
  const auto others = linkAndAreaSentences(dataset, dataset.beats[beat], span);
  // That a line stood still is worth saying only beside something that changed.
  if (!sentences.empty() || !others.empty()) sentences.insert(sentences.end(), still.begin(), still.end());
  sentences.insert(sentences.end(), others.begin(), others.end());
  keepShort(sentences);
  return sentences;
}

std::vector<std::string> whatChanged(const Dataset& dataset, uint32_t index) {
  const format::Beat& beat = dataset.beats[index];
  if (beat.start == beat.end) return newlyShown(dataset, index, beat.end);
  const Span span{double(beat.start), double(beat.end), true};
  std::vector<std::string> sentences;
  for (const uint32_t front : dataset.list(beat.fronts)) addFrontStory(dataset, front, span, sentences);
  const auto others = linkAndAreaSentences(dataset, beat, span);
  sentences.insert(sentences.end(), others.begin(), others.end());
  if (sentences.empty()) return newlyShown(dataset, index, beat.end);
  keepShort(sentences);
  return sentences;
}

}  // namespace faultline
