// GeoJSON geometry of one feature, checked as a front's line or an area's rings.
#pragma once
#include <optional>
#include <vector>

#include "base/vec.h"
#include "compiler/story.h"

namespace faultline {

struct FeatureParts {
  const Node* properties = nullptr;
  const Node* geometry = nullptr;
};

// Reports anything but a Feature with an object for each of the two.
std::optional<FeatureParts> readFeature(Story& story, const Node& feature);

// A LineString of at least two points, none equal to its predecessor, that does not cross itself. Empty after a report.
std::vector<LonLat> readLine(Story& story, const Node& geometry, const std::string& subject);

// A Polygon's rings without their repeated last points: the outer one counter-clockwise, holes clockwise, seen from
// outside the sphere. Empty after a report.
std::vector<std::vector<LonLat>> readRings(Story& story, const Node& geometry, const std::string& subject);

}  // namespace faultline
