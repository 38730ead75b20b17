// What the map draws, as tables: every mark with its dates, its standing and its sources.
#include <algorithm>
#include <array>

#include "compiler/html.h"
#include "compiler/words.h"
#include "geo/sphere.h"
#include "story/dates.h"
#include "story/front_state.h"
#include "story/groups.h"
#include "story/phrases.h"
#include "story/wording.h"

namespace faultline {
namespace {

using Names = std::initializer_list<std::string_view>;

// A table that is wider than the page scrolls by itself, by keyboard too.
void openTable(HtmlWriter& html, std::string_view caption, Names columns) {
  html.open("section", {{"class", "table"}, {"aria-label", caption}, {"tabindex", "0"}});
  html.open("table");
  html.element("caption", {}, caption);
  html.open("thead");
  html.open("tr");
  for (const std::string_view column : columns) html.element("th", {{"scope", "col"}}, column);
  html.close("tr");
  html.close("thead");
  html.line();
}

void closeTable(HtmlWriter& html) {
  html.close("table");
  html.close("section");
  html.line();
}

void openRow(HtmlWriter& html, std::string_view kind, std::string_view id, uint8_t after) {
  html.open("tr", {{"data-mark", std::string(kind) + ":" + std::string(id)}, {after ? "class" : "", "after"}});
}

std::string_view actorName(const Dataset& data, uint32_t actor) {
  return actor == format::none ? std::string_view() : data.text(data.actors[actor].name);
}

void sourcesCell(HtmlWriter& html, const Dataset& data, format::Range sources) {
  html.open("td");
  writeCites(html, data, sources);
  html.close("td");
}

// What a row is about: a mark's name, what is noted of it, and whence it comes.
template <class Record>
void headCell(HtmlWriter& html, const Dataset& data, const Record& record, format::StringRef note) {
  html.open("th", {{"scope", "row"}});
  html.text(data.text(record.name));
  if (note.length > 0) html.element("p", {}, data.text(note));
  writeOrigin(html, record.after, record.added);
  html.close("th");
}

void writeLink(HtmlWriter& html, const Dataset& data, const format::Link& link) {
  openRow(html, "link", data.text(link.id), link.after);
  headCell(html, data, link, link.basis);
  html.element("td", {}, kindPhrase(link.kind));
  html.element("td", {}, actorName(data, link.from));
  html.element("td", {}, actorName(data, link.to));
  html.element("td", {}, datesInWords(data, link.start, link.end, link.startText, link.endText));
  html.open("td");
  html.text(link.confidence == Confidence::High     ? "High confidence"
            : link.confidence == Confidence::Medium ? "Medium confidence"
                                                    : "Low confidence");
  if (link.accuser.length > 0) html.element("p", {}, "Alleged by: " + std::string(data.text(link.accuser)));
  const format::Dispute* dispute = data.disputeOf(static_cast<uint32_t>(&link - data.links.data()));
  if (dispute != nullptr && dispute->answer.length > 0)
    html.element("p", {}, capitalised(std::string(data.text(dispute->answer))));
  if (link.denial.length > 0) html.element("p", {}, "Denial: " + std::string(data.text(link.denial)));
  html.close("td");
  sourcesCell(html, data, link.sources);
  html.close("tr");
  html.line();
}

// "Confirmed about 820 km, contested about 60 km": the drawn parts; "" where all of it is border or coast.
std::string statusLengths(const Dataset& data, const format::Keyframe& keyframe) {
  std::array<double, choiceCount<SegmentStatus>> lengths{};
  const auto points = data.line(keyframe.points);
  const auto statuses = data.statuses(keyframe.segments);
  for (size_t i = 0; i < statuses.size(); ++i) {
    const auto unitAt = [&](size_t at) { return unitFrom({double{points[at].lon}, double{points[at].lat}}); };
    lengths[static_cast<size_t>(statuses[i])] += distanceKm(unitAt(i), unitAt(i + 1));
  }
  std::string text;
  for (size_t i = 0; i < lengths.size(); ++i) {
    const auto status = static_cast<SegmentStatus>(i);
    if (lengths[i] < 0.5 || !isDrawn(status)) continue;
    text += (text.empty() ? "" : ", ") + std::string(word(status)) + " about " + kmText(lengths[i]);
  }
  return capitalised(text);
}

std::string untilNext(const Dataset& data, const format::Front& front, uint32_t index) {
  const uint32_t last = front.keyframes.first + front.keyframes.count - 1;
  if (index < last) {
    const std::string next = longDate(data.keyframes[index + 1].date);
    return data.keyframes[index].motion == Motion::Linear ? "Interpolated until " + next + ", not observed"
                                                          : "Shown unmoved until " + next;
  }
  if (front.end != format::openEnd) return "Shown until " + longDate(front.end);
  return front.validTo == format::openEnd ? "" : "Last known on " + longDate(front.validTo);
}

void writeFront(HtmlWriter& html, const Dataset& data, const format::Front& front) {
  html.open("tbody");
  openRow(html, "front", data.text(front.id), front.after);
  html.open("th", {{"scope", "rowgroup"}, {"colspan", "5"}});
  html.text(data.text(front.name));
  if (front.note.length > 0) html.element("p", {}, data.text(front.note));
  writeOrigin(html, front.after, front.added);
  html.close("th");
  html.close("tr");
  html.line();
  for (uint32_t i = front.keyframes.first; i < front.keyframes.first + front.keyframes.count; ++i) {
    const format::Keyframe& keyframe = data.keyframes[i];
    html.open("tr", {{keyframe.after ? "class" : "", "after"}});
    html.open("th", {{"scope", "row"}});
    writeTime(html, keyframe.date, shortDate(keyframe.date));
    html.close("th");
    html.open("td");
    html.text(keyframe.envelope != 0 ? "Outer limit of uncertain control" : statusLengths(data, keyframe));
    if (keyframe.note.length > 0) html.element("p", {}, data.text(keyframe.note));
    html.close("td");
    html.element("td", {}, keyframe.uncertaintyKm >= 1 ? plusMinusKm(double{keyframe.uncertaintyKm}) : "");
    html.element("td", {}, untilNext(data, front, i));
    sourcesCell(html, data, keyframe.sources.count > 0 ? keyframe.sources : front.sources);
    html.close("tr");
    html.line();
  }
  html.close("tbody");
}

void writeArea(HtmlWriter& html, const Dataset& data, const format::Area& area) {
  openRow(html, "area", data.text(area.id), area.after);
  headCell(html, data, area, area.note);
  html.element("td", {}, kindPhrase(area.kind));
  html.element("td", {}, actorName(data, area.holder));
  html.element("td", {}, datesInWords(data, area.start, area.end, area.startText, area.endText));
  sourcesCell(html, data, area.sources);
  html.close("tr");
  html.line();
}

std::string_view phrase(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::Capital: return "Capital";
    case PlaceKind::City: return "City";
    case PlaceKind::Sea: return "Sea";
    case PlaceKind::Incident: return "Incident";
    default: return "Site";
  }
}

void writePlace(HtmlWriter& html, const Dataset& data, const format::Place& place) {
  openRow(html, "place", data.text(place.id), place.after);
  headCell(html, data, place, place.note);
  html.element("td", {}, phrase(place.kind));
  html.open("td");
  if (place.dateText.length > 0)
    writeDate(html, place.date, data.text(place.dateText));
  else if (place.date != format::openStart)
    writeTime(html, place.date, shortDate(place.date));
  html.close("td");
  sourcesCell(html, data, place.sources);
  html.close("tr");
  html.line();
}

void writeGroup(HtmlWriter& html, const Dataset& data, const format::Actor& group) {
  if (!isGroup(group)) return;
  openRow(html, "group", data.text(group.id), group.after);
  headCell(html, data, group, group.note);
  html.element("td", {}, kindPhrase(group.kind));
  std::string members;
  for (const format::Member& member : data.members.subspan(group.members.first, group.members.count)) {
    members += (members.empty() ? "" : ", ") + std::string(actorName(data, member.actor));
    if (member.from != format::openStart && member.from != group.start) members += " from " + shortDate(member.from);
    if (member.to != format::openEnd) members += " until " + shortDate(member.to);
  }
  html.element("td", {}, members);
  html.element("td", {}, datesInWords(data, group.start, group.end, {}, {}));
  sourcesCell(html, data, group.sources);
  html.close("tr");
  html.line();
}

void writeEvent(HtmlWriter& html, const Dataset& data, const format::Event& event) {
  openRow(html, "event", data.text(event.id), event.after);
  html.open("th", {{"scope", "row"}});
  const std::string_view date = data.text(event.dateText);
  if (date.empty())
    writeTime(html, event.date, shortDate(event.date));
  else
    writeDate(html, event.date, date);
  html.close("th");
  html.open("td");
  html.element("b", {}, data.text(event.title));
  if (event.text.length > 0) html.element("p", {}, data.text(event.text));
  writeOrigin(html, event.after, event.added);
  html.close("td");
  sourcesCell(html, data, event.sources);
  html.close("tr");
  html.line();
}

template <class Record, class Write>
void writeRows(HtmlWriter& html, const Dataset& data, std::span<const Record> records, Write write) {
  html.open("tbody");
  for (const Record& record : records) write(html, data, record);
  html.close("tbody");
}

}  // namespace

void writeTables(HtmlWriter& html, const Dataset& data) {
  html.open("section", {{"class", "faultline-tables"}});
  html.element("h2", {}, "What the map shows");
  if (!data.links.empty()) {
    openTable(html, "Links", {"Link", "Kind", "From", "To", "When", "Standing", "Sources"});
    writeRows(html, data, data.links, writeLink);
    closeTable(html);
  }
  if (!data.fronts.empty()) {
    openTable(html, "Lines by date", {"Date", "Drawn as", "Positions", "Then", "Sources"});
    for (const format::Front& front : data.fronts) writeFront(html, data, front);
    closeTable(html);
  }
  if (!data.areas.empty()) {
    openTable(html, "Areas", {"Area", "Kind", "Held by", "When", "Sources"});
    writeRows(html, data, data.areas, writeArea);
    closeTable(html);
  }
  if (std::any_of(data.actors.begin(), data.actors.end(), isGroup)) {
    openTable(html, "Groups", {"Group", "Kind", "Members", "When", "Sources"});
    writeRows(html, data, data.actors, writeGroup);
    closeTable(html);
  }
  if (!data.places.empty()) {
    openTable(html, "Places", {"Place", "Kind", "When", "Sources"});
    writeRows(html, data, data.places, writePlace);
    closeTable(html);
  }
  if (!data.events.empty()) {
    openTable(html, "Events", {"Date", "Event", "Sources"});
    writeRows(html, data, data.events, writeEvent);
    closeTable(html);
  }
  html.close("section");
  html.line();
}

}  // namespace faultline
