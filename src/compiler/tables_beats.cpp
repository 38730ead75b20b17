// [[beat]]: what is lit, and what the camera must hold.
#include <algorithm>
#include <array>
#include <set>

#include "base/trig.h"
#include "compiler/sentences.h"
#include "compiler/story.h"

namespace faultline {
namespace {

constexpr size_t maxBeatCharacters = 700;

// Collects positions, each once, in the order they come.
class ShowPoints {
 public:
  void add(LonLat lonLat) {
    if (seen.insert({lonLat.lon, lonLat.lat}).second) list.push_back(lonLat);
  }
  void add(format::Position position) { add(LonLat{double{position.lon}, double{position.lat}}); }
  std::vector<LonLat> list;

 private:
  std::set<std::pair<double, double>> seen;
};

// The points of a front's line during start..end: of the keyframes in that span and of those that it begins and ends
// between. Points that touch only border and coast segments are not drawn and not held.
void addFront(const Story& story, const format::Front& front, format::Day start, format::Day end, ShowPoints& out) {
  if (front.keyframes.count == 0) return;  // it has mistakes of its own
  const auto keyframes = std::span(story.pack.keyframes).subspan(front.keyframes.first, front.keyframes.count);
  size_t first = 0;
  while (first + 1 < keyframes.size() && keyframes[first + 1].date <= start) ++first;
  size_t last = first;
  while (last + 1 < keyframes.size() && keyframes[last].date < end) ++last;
  // A line that is held stays at the earlier keyframe until the later one's day.
  if (last > first && keyframes[last].date > end && keyframes[last - 1].motion == Motion::Hold) --last;
  for (size_t k = first; k <= last; ++k) {
    const auto points = std::span(story.pack.points).subspan(keyframes[k].points.first, keyframes[k].points.count);
    const auto statuses =
        std::span(story.pack.segments).subspan(keyframes[k].segments.first, keyframes[k].segments.count);
    const auto drawn = [&](size_t segment) {
      return segment < statuses.size() && statuses[segment] != SegmentStatus::Border &&
             statuses[segment] != SegmentStatus::Coast;
    };
    for (size_t i = 0; i < points.size(); ++i) {
      if (drawn(i) || (i > 0 && drawn(i - 1))) out.add(points[i]);
    }
  }
}

// Of a unit's outline, the farthest points in eight directions.
void addUnit(const Dataset& atlas, uint32_t index, ShowPoints& out) {
  const format::Unit& unit = atlas.units[index];
  std::vector<LonLat> outline;
  for (const auto& ring : atlas.unitRings.subspan(unit.rings.first, unit.rings.count)) {
    for (const int32_t ref : atlas.arcRefs.subspan(ring.arcs.first, ring.arcs.count)) {
      atlas.decodeArc(static_cast<uint32_t>(ref < 0 ? ~ref : ref), outline);
    }
  }
  if (outline.empty()) return;
  const double shrink = cosOf(radians(double{unit.capAt.lat}));
  constexpr std::array<Vec2, 8> directions{{{1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}}};
  for (const Vec2 direction : directions) {
    const auto reach = [&](LonLat p) { return p.lon * shrink * direction.x + p.lat * direction.y; };
    out.add(*std::max_element(outline.begin(), outline.end(), [&](LonLat a, LonLat b) { return reach(a) < reach(b); }));
  }
}

void addArea(const Story& story, uint32_t index, format::Day start, format::Day end, ShowPoints& out) {
  const format::Area& area = story.pack.areas[index];
  for (uint32_t r = 0; r < area.rings.count; ++r) {
    const format::Range ring = story.pack.rings[area.rings.first + r].points;
    for (uint32_t i = 0; i < ring.count; ++i) out.add(story.pack.points[ring.first + i]);
  }
  for (const format::Zone& zone : story.pack.zones) {
    if (zone.area == index) addFront(story, story.pack.fronts[zone.front], start, end, out);
  }
  if (area.rings.count > 0) return;
  for (uint32_t i = 0; i < area.units.count && story.atlas != nullptr; ++i) {
    addUnit(*story.atlas, story.pack.refs[area.units.first + i], out);
  }
}

// Ids of four tables in one list: told apart by who knows them.
format::Range readShow(Story& story, Fields& fields, Need need, format::Day start, format::Day end) {
  ShowPoints points;
  for (const Node* node : fields.texts("show", need)) {
    const auto place = story.places.find(node->text);
    const auto actor = story.actors.find(node->text);
    const auto front = story.fronts.find(node->text);
    const auto area = story.areas.find(node->text);
    const int owners = int{place.has_value()} + int{actor.has_value()} + int{front.has_value()} + int{area.has_value()};
    if (owners == 0) {
      Ids all("place, actor, front or area");
      for (const Ids* ids : {&story.places, &story.actors, &story.fronts, &story.areas}) {
        for (const std::string_view id : ids->known()) all.add(id, {});
      }
      story.resolve(*node, all);
      continue;
    }
    if (owners > 1) {
      story.diagnostics.error(
          node->at, fields.subject() + ": " + quoted(node->text) + " in \"show\" is the id of more than one thing",
          "rename one of the places, actors, fronts or areas of that id");
      continue;
    }
    if (place) points.add(story.pack.places[*place].at);
    if (actor) points.add(story.pack.actors[*actor].at);
    if (front) addFront(story, story.pack.fronts[*front], start, end, points);
    if (area) addArea(story, *area, start, end, points);
  }
  return story.pack.line(points.list);
}

// A beat within the essay's time must not light what came later.
template <class Record>
void warnOfHindsight(Story& story, Fields& fields, std::string_view key, format::Range range,
                     const std::vector<Record>& records, const Ids& ids) {
  for (uint32_t i = 0; i < range.count; ++i) {
    const uint32_t index = story.pack.refs[range.first + i];
    if (index >= records.size() || records[index].after == 0) continue;
    story.diagnostics.warning(
        fields.placeOf(key),
        fields.subject() + ": " + ids.kind + ' ' + quoted(ids.nameOf(index)) + " is after the essay, this beat is not",
        "move it to a beat with after = true");
  }
}

// The text, in which the ids behind a sentence must be among the part's own claims.
std::string readText(Story& story, Fields& fields, format::Range claims) {
  return withNumbers(fields.text("text", Need::Required), [&](std::string_view id) -> std::optional<uint32_t> {
    const auto claim = story.claims.find(id);
    for (uint32_t i = 0; claim && i < claims.count; ++i) {
      if (story.pack.refs[claims.first + i] == *claim) return i + 1;
    }
    fields.error("text",
                 claim ? "a sentence leads to claim " + quoted(id) + ", which is not in the part's \"claims\""
                       : "a sentence leads to an unknown claim " + quoted(id),
                 claim ? "add it there" : "brackets in a text hold ids of claims, parted by blanks");
    return std::nullopt;
  });
}

void readCamera(Story& story, Fields& beatFields, format::Beat& beat) {
  const Node* node = beatFields.get("camera", Need::Optional, Node::Kind::Table, "a table");
  if (node == nullptr) return;
  Fields fields(story.diagnostics, *node, beatFields.subject() + ", camera");
  beat.cameraAt = positionFrom(fields.position("at", Need::Required).value_or(LonLat{}));
  beat.cameraSpanDeg = static_cast<float>(fields.number("span", Need::Required, 0.05, 180).value_or(1));
  fields.finish();
}

}  // namespace

void compileBeats(Story& story) {
  for (const Node* node : story.beatNodes) {
    Fields fields(story.diagnostics, *node, subjectOf("beat", *node));
    format::Beat beat{};
    beat.id = story.pack.string(fields.id(), fields.placeOf("id"));
    beat.title = story.text(fields, "title", Need::Required);
    beat.claims = story.list(fields, "claims", Need::Required, story.claims);
    const std::string text = readText(story, fields, beat.claims);
    beat.text = story.pack.words(text, fields.placeOf("text"));
    if (const size_t count = characterCount(withoutNumbers(text)); count > maxBeatCharacters) {
      fields.error("text",
                   "the text has " + std::to_string(count) + " characters, " +
                       std::to_string(count - maxBeatCharacters) + " more than the " +
                       std::to_string(maxBeatCharacters) + " that a card holds",
                   "shorten it, or make two beats of it");
    }
    beat.dateText = story.text(fields, "date_text", Need::Optional);
    const auto start = fields.date("start", Need::Required);
    const auto end = fields.date("end", Need::Required);
    beat.start = start.value_or(0);
    beat.end = std::max(end.value_or(beat.start), beat.start);
    beat.after = fields.flag("after");
    story.checkOrder(fields, "start", start, "end", end);
    if (start && end && *start <= *end) story.checkCutoff(fields, "end", end, beat.after != 0);
    beat.playSeconds = static_cast<uint8_t>(fields.whole("play_seconds", Need::Optional, 1, 255).value_or(0));

    readCamera(story, fields, beat);
    beat.show = readShow(story, fields, beat.cameraSpanDeg > 0 ? Need::Optional : Need::Required, beat.start, beat.end);
    beat.fronts = story.list(fields, "fronts", Need::Optional, story.fronts);
    beat.links = story.list(fields, "links", Need::Optional, story.links);
    beat.places = story.list(fields, "places", Need::Optional, story.places);
    beat.areas = story.list(fields, "areas", Need::Optional, story.areas);
    beat.actors = story.list(fields, "actors", Need::Optional, story.actors);
    beat.events = story.list(fields, "events", Need::Optional, story.events);
    beat.labels = story.list(fields, "labels", Need::Optional, story.fronts);
    beat.sources = story.list(fields, "sources", Need::Required, story.sources);
    if (beat.after == 0) {
      warnOfHindsight(story, fields, "fronts", beat.fronts, story.pack.fronts, story.fronts);
      warnOfHindsight(story, fields, "links", beat.links, story.pack.links, story.links);
      warnOfHindsight(story, fields, "places", beat.places, story.pack.places, story.places);
      warnOfHindsight(story, fields, "areas", beat.areas, story.pack.areas, story.areas);
      warnOfHindsight(story, fields, "actors", beat.actors, story.pack.actors, story.actors);
      warnOfHindsight(story, fields, "events", beat.events, story.pack.events, story.events);
      warnOfHindsight(story, fields, "claims", beat.claims, story.pack.claims, story.claims);
    }
    fields.finish();
    story.pack.beats.push_back(beat);
  }
}

}  // namespace faultline
