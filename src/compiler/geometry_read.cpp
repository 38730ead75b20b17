#include "compiler/geometry_read.h"

#include <algorithm>
#include <cmath>

#include "compiler/keyframes.h"
#include "geo/sphere.h"

namespace faultline {
namespace {

// More would make the search for crossings slow, and no schematic line needs it.
constexpr size_t maxLinePoints = 4000;

std::vector<LonLat> readPositions(Story& story, const Node& list, const std::string& subject) {
  std::vector<LonLat> line;
  if (list.kind != Node::Kind::List) {
    story.diagnostics.error(list.at, subject + ": coordinates must be a list of positions");
    return {};
  }
  if (list.items.size() > maxLinePoints) {
    story.diagnostics.error(list.at, subject + ": " + std::to_string(list.items.size()) + " points are too many",
                            "simplify the line to at most " + std::to_string(maxLinePoints));
    return {};
  }
  bool bad = false;
  for (const Node& item : list.items) {
    const auto lonLat = readPosition(item, subject, story.diagnostics);
    if (!lonLat) {
      bad = true;
      continue;
    }
    if (!line.empty() && line.back().lon == lonLat->lon && line.back().lat == lonLat->lat) {
      story.diagnostics.error(item.at, subject + ": the point stands twice in a row", "remove one of the two");
      bad = true;
    }
    line.push_back(*lonLat);
  }
  if (bad) return {};
  return line;
}

void reportCrossing(Story& story, const Node& coordinates, Crossing crossing, const std::string& subject) {
  const Node& at = coordinates.items[std::min(crossing.second, coordinates.items.size() - 1)];
  story.diagnostics.error(at.at,
                          subject + ": the line crosses itself: the segment that starts at point " +
                              std::to_string(crossing.second) + " meets the one that starts at point " +
                              std::to_string(crossing.first),
                          "points are counted from 0");
}

// The coordinates of a geometry of the wanted type.
const Node* coordinatesOf(Story& story, const Node& geometry, std::string_view wanted, const std::string& subject) {
  Fields fields(story.diagnostics, geometry, subject + ", geometry");
  const std::string type = fields.text("type", Need::Required);
  const Node* coordinates = fields.get("coordinates", Need::Required, Node::Kind::List, "a list");
  fields.get("bbox", Need::Optional);
  fields.finish();
  if (!type.empty() && type != wanted) {
    fields.error("type", "the geometry must be a " + std::string(wanted) + ", not a " + type,
                 type.starts_with("Multi") ? "make a feature of each part" : "");
    return nullptr;
  }
  return coordinates;
}

double signedArea(std::span<const LonLat> ring) {
  std::vector<Vec3> unit;
  for (const LonLat lonLat : ring) unit.push_back(unitFrom(lonLat));
  return ringAreaKm2(unit);
}

}  // namespace

std::optional<FeatureParts> readFeature(Story& story, const Node& feature) {
  Fields fields(story.diagnostics, feature, "feature");
  const std::string type = fields.text("type", Need::Required);
  if (!type.empty() && type != "Feature") fields.error("type", "\"type\" must be \"Feature\", not " + quoted(type));
  const Node* properties = fields.get("properties", Need::Required, Node::Kind::Table, "an object");
  const Node* geometry = fields.get("geometry", Need::Required, Node::Kind::Table, "an object");
  for (const std::string_view foreign : {"id", "bbox"}) fields.get(foreign, Need::Optional);
  fields.finish();
  if (properties == nullptr || geometry == nullptr) return std::nullopt;
  return FeatureParts{properties, geometry};
}

std::vector<LonLat> readLine(Story& story, const Node& geometry, const std::string& subject) {
  const Node* coordinates = coordinatesOf(story, geometry, "LineString", subject);
  if (coordinates == nullptr) return {};
  std::vector<LonLat> line = readPositions(story, *coordinates, subject);
  if (line.empty() && !coordinates->items.empty()) return {};  // reported
  if (line.size() < 2) {
    story.diagnostics.error(coordinates->at, subject + ": a line needs at least two points");
    return {};
  }
  // A front may be a closed line: its last point is its first then.
  const bool closed = line.size() > 3 && line.front().lon == line.back().lon && line.front().lat == line.back().lat;
  const std::span<const LonLat> distinct = std::span(line).first(closed ? line.size() - 1 : line.size());
  if (const Crossing crossing = selfCrossing(distinct, closed)) {
    reportCrossing(story, *coordinates, crossing, subject);
    return {};
  }
  return line;
}

std::vector<std::vector<LonLat>> readRings(Story& story, const Node& geometry, const std::string& subject) {
  std::vector<std::vector<LonLat>> rings;
  const Node* coordinates = coordinatesOf(story, geometry, "Polygon", subject);
  if (coordinates == nullptr) return {};
  if (coordinates->items.empty()) story.diagnostics.error(coordinates->at, subject + ": the polygon has no ring");
  for (const Node& item : coordinates->items) {
    std::vector<LonLat> ring = readPositions(story, item, subject);
    if (ring.empty() && (item.kind != Node::Kind::List || !item.items.empty())) return {};  // reported
    const bool closed = ring.size() >= 4 && ring.front().lon == ring.back().lon && ring.front().lat == ring.back().lat;
    if (!closed) {
      story.diagnostics.error(item.at, subject + ": a ring needs at least four points, the last equal to the first");
      return {};
    }
    ring.pop_back();
    if (const Crossing crossing = selfCrossing(ring, true)) {
      reportCrossing(story, item, crossing, subject);
      return {};
    }
    const bool hole = !rings.empty();
    if ((signedArea(ring) < 0) != hole) std::reverse(ring.begin(), ring.end());
    rings.push_back(std::move(ring));
  }
  return rings;
}

}  // namespace faultline
