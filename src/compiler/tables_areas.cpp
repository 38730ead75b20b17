// [[area]] and its rings.
#include "compiler/geometry_read.h"
#include "compiler/story.h"

namespace faultline {
namespace {

format::Range readAreaRings(Story& story, Fields& areaFields, const std::string& areaId) {
  const auto first = static_cast<uint32_t>(story.pack.rings.size());
  const Node* features = story.features(areaFields, "geometry", Need::Required);
  if (features == nullptr || areaId.empty()) return {first, 0};
  size_t mine = 0;
  for (const Node& item : features->items) {
    const Node* properties = item.find("properties");
    const Node* owner = properties != nullptr ? properties->find("area") : nullptr;
    if (owner == nullptr || owner->kind != Node::Kind::Text || owner->text != areaId) continue;
    ++mine;
    const auto parts = readFeature(story, item);
    if (!parts) continue;
    Fields fields(story.diagnostics, *parts->properties, areaFields.subject() + ", feature");
    fields.get("area", Need::Required);
    fields.finish();
    for (const auto& ring : readRings(story, *parts->geometry, areaFields.subject())) {
      story.pack.rings.push_back({story.pack.line(ring)});
    }
  }
  if (mine == 0) areaFields.error("geometry", "the file has no feature with \"area\": " + quoted(areaId));
  return {first, static_cast<uint32_t>(story.pack.rings.size()) - first};
}

// Where it lies: an outline (cut to units), whole units, or a strip along a front's line.
void readExtent(Story& story, Fields& fields, const std::string& id, format::Area& area) {
  const bool drawn = fields.has("geometry"), units = fields.has("units"), strip = fields.has("along");
  if (!drawn && !units && !strip) {
    fields.error("geometry", "an area needs \"geometry\", \"units\" or \"along\"",
                 "a GeoJSON file with its outline, the atlas units that it covers, or the front that it lies along");
  }
  if (strip && (drawn || units)) {
    fields.error("along", "a strip along a front has neither \"geometry\" nor \"units\"", "remove one or the other");
  }
  if (drawn) area.rings = readAreaRings(story, fields, id);
  if (units) area.units = story.list(fields, "units", Need::Required, story.units);
  fields.get("geometry", Need::Optional);
  fields.get("units", Need::Optional);
  fields.get("along", Need::Optional);
  if (!strip) return;
  const auto front = story.resolve(fields, "along", Need::Required, story.fronts);
  const auto halfWidthKm = fields.number("half_width_km", Need::Required, 0.1, 1000);
  if (!front || !halfWidthKm || *front >= story.pack.fronts.size()) return;
  if (story.pack.fronts[*front].kind == FrontKind::Lane) {
    fields.error("along", "nobody's forces keep clear of a lane: a strip lies along a front of another kind");
  }
  const auto index = static_cast<uint32_t>(story.pack.areas.size());
  story.pack.zones.push_back({index, *front, static_cast<float>(*halfWidthKm)});
}

}  // namespace

void compileAreas(Story& story) {
  for (const Node* node : story.areaNodes) {
    Fields fields(story.diagnostics, *node, subjectOf("area", *node));
    format::Area area{};
    const std::string id = fields.id();
    area.id = story.pack.string(id, fields.placeOf("id"));
    area.name = story.text(fields, "name", Need::Required);
    area.note = story.words(fields, "note", Need::Optional);
    area.kind = fields.choice<AreaKind>("kind", Need::Required).value_or(AreaKind::Contested);
    area.holder = story.resolve(fields, "holder", Need::Optional, story.actors).value_or(format::none);

    readExtent(story, fields, id, area);

    const size_t index = story.pack.areas.size();
    const auto startDays =
        story.days(fields, "start", Need::Required, DatedKind::AreaStart, index, "start_text", area.startText);
    const auto endDays = story.days(fields, "end", Need::Optional, DatedKind::AreaEnd, index, "end_text", area.endText);
    const auto start = startDays ? std::optional(startDays->first) : std::nullopt;
    const auto end = endDays ? std::optional(endDays->last) : std::nullopt;
    area.start = start.value_or(0);
    area.end = end.value_or(format::openEnd);
    area.after = fields.flag("after");
    area.added = fields.flag("added");
    story.checkOrder(fields, "start", start, "end", end);
    story.checkCutoff(fields, "start", start, area.after != 0);
    area.sources = story.list(fields, "sources", Need::Required, story.sources);
    fields.finish();
    story.pack.areas.push_back(area);
  }
}

}  // namespace faultline
