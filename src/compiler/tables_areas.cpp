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

}  // namespace

void compileAreas(Story& story) {
  for (const Node* node : story.areaNodes) {
    Fields fields(story.diagnostics, *node, subjectOf("area", *node));
    format::Area area{};
    const std::string id = fields.id();
    area.id = story.pack.string(id, fields.placeOf("id"));
    area.name = story.text(fields, "name", Need::Required);
    area.note = story.text(fields, "note", Need::Optional);
    area.kind = fields.choice<AreaKind>("kind", Need::Required).value_or(AreaKind::Contested);
    area.holder = story.resolve(fields, "holder", Need::Optional, story.actors).value_or(format::none);

    const bool drawn = fields.has("geometry");
    if (drawn == fields.has("units")) {
      fields.error(
          drawn ? "units" : "geometry",
          drawn ? "an area has either \"geometry\" or \"units\", not both" : "an area needs \"geometry\" or \"units\"",
          drawn ? "" : "a GeoJSON file with its outline, or the atlas units that it covers");
    }
    if (drawn) {
      area.rings = readAreaRings(story, fields, id);
      fields.get("units", Need::Optional);
    } else {
      fields.get("geometry", Need::Optional);
      area.units = story.list(fields, "units", fields.has("units") ? Need::Required : Need::Optional, story.units);
    }

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
