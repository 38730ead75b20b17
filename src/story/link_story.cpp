// Sentences about what began, ended, was visited, appeared or happened.
#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/stable_sort.h"
#include "story/changes.h"
#include "story/dates.h"

namespace faultline {
namespace {

constexpr size_t mostNames = 4, mostEvents = 2;

struct DatedName {
  format::Day day;
  std::string text;  // the name with its date
};

// By date; "and 2 more" after the first four.
std::string listed(std::vector<DatedName> names) {
  stableSort(names, [](const DatedName& a, const DatedName& b) { return a.day < b.day; });
  std::vector<std::string> texts;
  texts.reserve(names.size());
  for (const DatedName& name : names) texts.push_back(name.text);
  if (texts.size() > mostNames) {
    const size_t more = texts.size() - mostNames;
    texts.resize(mostNames);
    texts.push_back(countWord(more) + " more");
  }
  return inWords(texts);
}

std::string withDate(std::string_view name, const std::string& date) { return std::string(name) + " (" + date + ")"; }

// "One partnership began: ..." for each kind, in the order in which the first of each did.
void addByKind(const Dataset& dataset, const std::vector<uint32_t>& links, bool began,
               std::vector<std::string>& sentences) {
  std::vector<LinkKind> kinds;
  const auto dayOf = [&](uint32_t link) { return began ? dataset.links[link].start : dataset.links[link].end; };
  std::vector<uint32_t> ordered = links;
  stableSort(ordered, [&](uint32_t a, uint32_t b) { return dayOf(a) < dayOf(b); });
  for (const uint32_t link : ordered) {
    const LinkKind kind = dataset.links[link].kind;
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
  }
  for (const LinkKind kind : kinds) {
    std::vector<DatedName> names;
    for (const uint32_t index : ordered) {
      const format::Link& link = dataset.links[index];
      if (link.kind != kind) continue;
      const std::string date = datedAs(dataset.text(began ? link.startText : link.endText), dayOf(index));
      names.push_back({dayOf(index), withDate(dataset.text(link.name), date)});
    }
    const size_t count = names.size();
    // A treaty's start is the day on which it was signed (docs/authoring.md).
    const bool signedThen = began && kind == LinkKind::Defence;
    const std::string_view verb = signedThen ? (count == 1 ? " was signed: " : " were signed: ")
                                  : began    ? " began: "
                                             : " ended: ";
    sentences.push_back(capitalised(countWord(count)) + " " + std::string(nounOf(kind, count > 1)) + std::string(verb) +
                        listed(std::move(names)) + ".");
  }
}

void addVisits(const Dataset& dataset, const format::Link& link, const ChangeSpan& span,
               std::vector<std::string>& sentences) {
  std::vector<DatedName> visits;
  for (const format::Visit& visit : dataset.visits.subspan(link.visits.first, link.visits.count)) {
    if (!span.holds(visit.date)) continue;
    const std::string_view text = dataset.text(visit.text);
    visits.push_back({visit.date, withDate(text.empty() ? dataset.text(link.name) : text, shortDate(visit.date))});
  }
  if (visits.empty()) return;
  const size_t count = visits.size();
  sentences.push_back(capitalised(countWord(count)) + (count == 1 ? " visit: " : " visits: ") +
                      listed(std::move(visits)) + ".");
}

// "Three areas and one line appear: ..."
void addMarks(std::vector<DatedName> areas, const std::vector<DatedName>& lines, bool appear,
              std::vector<std::string>& sentences) {
  const auto counted = [](size_t count, const char* noun) {
    return countWord(count) + " " + noun + (count == 1 ? "" : "s");
  };
  std::string text = areas.empty() ? "" : counted(areas.size(), "area");
  if (!lines.empty()) text += (text.empty() ? "" : " and ") + counted(lines.size(), "line");
  if (text.empty()) return;
  const bool one = areas.size() + lines.size() == 1;
  areas.insert(areas.end(), lines.begin(), lines.end());
  text += appear ? (one ? " appears: " : " appear: ") : (one ? " ends: " : " end: ");
  sentences.push_back(capitalised(text) + listed(std::move(areas)) + ".");
}

void addAreasAndLines(const Dataset& dataset, const format::Beat& beat, const ChangeSpan& span,
                      std::vector<std::string>& sentences) {
  std::vector<DatedName> newAreas, newLines, oldAreas, oldLines;
  for (const uint32_t index : dataset.list(beat.areas)) {
    const format::Area& area = dataset.areas[index];
    if (area.kind == AreaKind::Pocket) continue;  // goes with its front
    const auto named = [&](format::StringRef text, format::Day day) {
      return DatedName{day, withDate(dataset.text(area.name), datedAs(dataset.text(text), day))};
    };
    if (span.holds(area.start)) newAreas.push_back(named(area.startText, area.start));
    if (span.ends(area.end)) oldAreas.push_back(named(area.endText, area.end));
  }
  for (const uint32_t index : dataset.list(beat.fronts)) {
    const format::Front& front = dataset.fronts[index];
    const std::string_view name = dataset.text(front.name);
    const format::Day first = dataset.keyframes[front.keyframes.first].date;
    // A beat's own lines are there from its first day.
    if (first > span.from && first <= span.to) newLines.push_back({first, withDate(name, shortDate(first))});
    if (front.end >= span.from && front.end < span.to)
      oldLines.push_back({front.end, withDate(name, shortDate(front.end))});
  }
  addMarks(std::move(newAreas), newLines, true, sentences);
  addMarks(std::move(oldAreas), oldLines, false, sentences);
}

void addEvents(const Dataset& dataset, const format::Beat& beat, const ChangeSpan& span,
               std::vector<std::string>& sentences) {
  std::vector<std::string> events;
  for (const uint32_t index : dataset.list(beat.events)) {
    const format::Event& event = dataset.events[index];
    if (!span.holds(event.date)) continue;
    events.push_back("\u201c" + std::string(dataset.text(event.title)) + "\u201d (" +
                     datedAs(dataset.text(event.dateText), event.date) + ")");
  }
  if (events.empty()) return;
  if (events.size() <= mostEvents) {
    sentences.push_back((events.size() == 1 ? "One event: " : "Two events: ") + inWords(events) + ".");
  } else {
    sentences.push_back(capitalised(countWord(events.size())) + " events fall in this time, from " + events.front() +
                        " to " + events.back() + ".");
  }
}

}  // namespace

// An allegation stays one: who says so comes first, and who denies it next.
std::string allegation(const Dataset& dataset, uint32_t index) {
  const format::Link& link = dataset.links[index];
  std::string text = "Alleged by " + std::string(dataset.text(link.accuser));
  const format::Dispute* dispute = dataset.disputeOf(index);
  if (dispute != nullptr && dispute->answer.length > 0) text += ", " + std::string(dataset.text(dispute->answer));
  return text + ": " + std::string(withoutAlleged(dataset.text(link.name))) + ", from " +
         datedAs(dataset.text(link.startText), link.start) + " on.";
}

std::vector<std::string> linkAndAreaSentences(const Dataset& dataset, const format::Beat& beat,
                                              const ChangeSpan& span) {
  std::vector<uint32_t> begun, alleged, ended;
  std::vector<std::string> visits, sentences;
  for (const uint32_t index : dataset.list(beat.links)) {
    const format::Link& link = dataset.links[index];
    if (link.kind == LinkKind::Visit && link.visits.count > 0) {
      addVisits(dataset, link, span, visits);
      continue;
    }
    if (span.holds(link.start)) (link.kind == LinkKind::Alleged ? alleged : begun).push_back(index);
    if (span.ends(link.end)) ended.push_back(index);
  }
  addByKind(dataset, begun, true, sentences);
  for (const uint32_t index : alleged) sentences.push_back(allegation(dataset, index));
  addByKind(dataset, ended, false, sentences);
  sentences.insert(sentences.end(), visits.begin(), visits.end());
  addAreasAndLines(dataset, beat, span, sentences);
  addEvents(dataset, beat, span, sentences);
  return sentences;
}

}  // namespace faultline
