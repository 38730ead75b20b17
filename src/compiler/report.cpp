#include "compiler/report.h"

#include <algorithm>
#include <array>

#include "compiler/keyframes.h"
#include "compiler/sentences.h"
#include "compiler/words.h"
#include "story/alternative.h"
#include "story/changes.h"
#include "story/dates.h"
#include "story/front_state.h"

namespace faultline {
namespace {

struct Reporter {
  const Dataset& data;
  EditorReport& report;

  std::string text(format::StringRef ref) const { return std::string(data.text(ref)); }

  std::vector<CitedSource> cited(format::Range range) const {
    std::vector<CitedSource> sources;
    for (const uint32_t index : data.list(range)) {
      sources.push_back({text(data.sources[index].id), data.sources[index].grade});
    }
    return sources;
  }

  void addGeneral(ReportMark mark) {
    const bool general = std::any_of(mark.sources.begin(), mark.sources.end(),
                                     [](const CitedSource& source) { return source.grade == SourceGrade::General; });
    if (general) report.generalKnowledge.push_back(std::move(mark));
  }

  void addMark(const ReportMark& mark) {
    ++report.marks;
    const bool confirmed = std::any_of(mark.sources.begin(), mark.sources.end(), [](const CitedSource& source) {
      return source.grade == SourceGrade::Primary || source.grade == SourceGrade::Agency;
    });
    if (!confirmed) report.unconfirmed.push_back(mark);
  }

  void add(const ReportMark& mark) {
    addMark(mark);
    addGeneral(mark);
  }

  void date(std::string_view kind, format::StringRef id, std::string message) {
    report.dates.push_back({std::string(kind), text(id), std::move(message)});
  }
};

std::string counted(size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

void addClaims(Reporter& r) {
  for (const format::Claim& claim : r.data.claims) {
    ReportClaim entry;
    entry.id = r.text(claim.id);
    entry.text = r.text(claim.text);
    entry.voice = r.text(claim.voice);
    entry.kind = claim.kind;
    entry.status = claim.status;
    entry.sources = r.cited(claim.sources);
    entry.after = claim.after != 0;
    r.addGeneral({"claim", entry.id, entry.text, entry.sources});
    r.report.claims.push_back(std::move(entry));
  }
}

// One mark for each status that a keyframe draws.
void addKeyframe(Reporter& r, const format::Front& front, const format::Keyframe& keyframe) {
  std::array<size_t, choiceCount<SegmentStatus>> counts{};
  for (const SegmentStatus status : r.data.statuses(keyframe.segments)) ++counts[static_cast<size_t>(status)];
  const std::string id = r.text(front.id) + " " + isoFromDay(keyframe.date);
  const std::vector<CitedSource> sources = r.cited(keyframe.sources);
  r.addGeneral({"front", id, r.text(front.name), sources});
  for (size_t i = 0; i < counts.size(); ++i) {
    const auto status = static_cast<SegmentStatus>(i);
    if (counts[i] == 0 || !isDrawn(status)) continue;
    r.addMark({"front", id, counted(counts[i], "segment") + " " + std::string(word(status)), sources});
  }
}

void addStretches(Reporter& r, uint32_t index) {
  const format::Front& front = r.data.fronts[index];
  const format::Range range = front.keyframes;
  for (uint32_t k = range.first; k + 1 < range.first + range.count; ++k) {
    const format::Keyframe &from = r.data.keyframes[k], &to = r.data.keyframes[k + 1];
    ReportStretch stretch;
    stretch.front = r.text(front.id);
    stretch.from = isoFromDay(from.date);
    stretch.to = isoFromDay(to.date);
    stretch.days = to.date - from.date;
    stretch.motion = from.motion;
    stretch.envelope = from.envelope != 0 || to.envelope != 0;
    stretch.chosen = (from.motion == Motion::Linear) != (stretch.days <= smoothDays);
    if (const auto change = frontChange(r.data, index, from.date, to.date)) {
      stretch.greatestKm = change->greatestKm;
      stretch.uncertaintyKm = change->uncertaintyKm;
    }
    r.report.stretches.push_back(std::move(stretch));
  }
}

void addFronts(Reporter& r) {
  for (uint32_t i = 0; i < r.data.fronts.size(); ++i) {
    const format::Front& front = r.data.fronts[i];
    r.addGeneral({"front", r.text(front.id), r.text(front.name), r.cited(front.sources)});
    const format::Range range = front.keyframes;
    for (const format::Keyframe& keyframe : r.data.keyframes.subspan(range.first, range.count)) {
      addKeyframe(r, front, keyframe);
    }
    addStretches(r, i);
  }
}

// The text beside a date should not begin with another full date.
void compareDate(Reporter& r, std::string_view kind, format::StringRef id, std::string_view key, format::Day day,
                 format::StringRef beside) {
  const auto said = leadingDate(r.data.text(beside));
  if (!said || *said == day || day == format::openStart || day == format::openEnd) return;
  r.date(kind, id,
         "\"" + std::string(key) + "\" is " + isoFromDay(day) + ", but its text begins with " + longDate(*said) +
             ": \"" + r.text(beside) + "\"");
}

// A treaty starts on the day of its signature.
void checkSigned(Reporter& r, const format::Link& link) {
  if (link.kind != LinkKind::Defence) return;
  const auto said = signedOn(r.data.text(link.startText));
  if (!said || *said == link.start) return;
  r.date("link", link.id,
         "starts on " + isoFromDay(link.start) + ", but was signed on " + isoFromDay(*said) +
             ": a treaty starts on the day of its signature");
}

void addUndenied(Reporter& r, uint32_t index) {
  const format::Link& link = r.data.links[index];
  const format::Dispute* dispute = r.data.disputeOf(index);
  if (link.kind != LinkKind::Alleged || (dispute != nullptr && r.data.text(dispute->answer).starts_with("denied")))
    return;
  r.report.undenied.push_back({r.text(link.id), allegation(r.data, index), r.text(link.denial)});
}

void addLinks(Reporter& r) {
  for (const format::Link& link : r.data.links) {
    addUndenied(r, static_cast<uint32_t>(&link - r.data.links.data()));
    r.add({"link", r.text(link.id), r.text(link.name), r.cited(link.sources)});
    compareDate(r, "link", link.id, "start", link.start, link.startText);
    compareDate(r, "link", link.id, "end", link.end, link.endText);
    checkSigned(r, link);
  }
}

void addOthers(Reporter& r) {
  for (const format::Area& area : r.data.areas) {
    r.add({"area", r.text(area.id), r.text(area.name), r.cited(area.sources)});
    compareDate(r, "area", area.id, "start", area.start, area.startText);
    compareDate(r, "area", area.id, "end", area.end, area.endText);
  }
  for (const format::Place& place : r.data.places) {
    if (place.sources.count == 0 && place.kind != PlaceKind::Site && place.kind != PlaceKind::Incident) continue;
    r.add({"place", r.text(place.id), r.text(place.name), r.cited(place.sources)});
  }
  for (const format::Event& event : r.data.events) {
    r.add({"event", r.text(event.id), r.text(event.title), r.cited(event.sources)});
  }
  for (const format::Actor& actor : r.data.actors) {
    r.addGeneral({"actor", r.text(actor.id), r.text(actor.name), r.cited(actor.sources)});
  }
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Digits from `at` on, moving it; -1 where there are none or more than four.
int32_t numberAt(std::string_view text, size_t& at) {
  int32_t value = 0;
  const size_t first = at;
  for (; at < text.size() && isDigit(text[at]) && at - first < 5; ++at) value = value * 10 + (text[at] - '0');
  return at == first || at - first > 4 ? -1 : value;
}

}  // namespace

std::optional<format::Day> dateIn(std::string_view text, size_t from, size_t* end) {
  for (size_t i = from; i < text.size(); ++i) {
    if (!isDigit(text[i]) || (i > 0 && isDigit(text[i - 1]))) continue;
    size_t at = i;
    const int32_t day = numberAt(text, at);
    if (day < 1 || day > 31 || at >= text.size() || text[at] != ' ') continue;
    for (int32_t month = 1; month <= 12; ++month) {
      const std::string name = longDate(dayFromCivil({2000, month, 1})).substr(2);  // "October 2000"
      const std::string_view word = std::string_view(name).substr(0, name.find(' ') + 1);
      if (!text.substr(at + 1).starts_with(word)) continue;
      size_t yearAt = at + 1 + word.size();
      const int32_t year = numberAt(text, yearAt);
      const CivilDate date{year, month, day};
      if (year < 1000 || civilFromDay(dayFromCivil(date)) != date) break;
      if (end != nullptr) *end = yearAt;
      return dayFromCivil(date);
    }
  }
  return std::nullopt;
}

std::optional<format::Day> leadingDate(std::string_view text) {
  return dateIn(text.substr(0, text.find_first_of("(,;")));
}

std::optional<format::Day> signedOn(std::string_view text) {
  const size_t at = text.find("signed");
  if (at == std::string_view::npos) return std::nullopt;
  // Before the word within its clause, else after it.
  const size_t clause = text.rfind(';', at);
  const size_t from = clause == std::string_view::npos ? 0 : clause;
  std::optional<format::Day> before;
  size_t end = from;
  const std::string_view until = text.substr(0, at);
  for (auto day = dateIn(until, from, &end); day; day = dateIn(until, end, &end)) before = day;
  return before ? before : dateIn(text, at);
}

EditorReport reportOn(const Dataset& dataset) {
  EditorReport report;
  Reporter reporter{dataset, report};
  report.story = reporter.text(dataset.meta().id);
  report.title = reporter.text(dataset.meta().title);
  report.byline = reporter.text(dataset.meta().byline);
  report.version = reporter.text(dataset.meta().version);
  report.updated = isoFromDay(dataset.meta().updated);
  for (uint32_t i = 0; i < dataset.beats.size(); ++i) {
    const format::Beat& beat = dataset.beats[i];
    for (std::string& sentence : looseSentences(dataset.text(beat.text)))
      report.loose.push_back({reporter.text(beat.id), std::move(sentence)});
    report.beats.push_back({reporter.text(beat.id), reporter.text(beat.title), isoFromDay(beat.start),
                            isoFromDay(beat.end), alternativeText(dataset, {i, static_cast<double>(beat.end)})});
  }
  addClaims(reporter);
  addFronts(reporter);
  addLinks(reporter);
  addOthers(reporter);
  return report;
}

}  // namespace faultline
