// Where a front's line runs on the ground, before any view: in runs that are drawn alike, cut to the land that it
// divides, and laid on the atlas's own lines where it says that it lies on them.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "scene/build.h"

namespace faultline {

// A line known no better than this is drawn as a band of its true width (2 * uncertainty_km), not as a crisp line; from
// `crispToKm` on it turns into one.
inline constexpr float crispToKm = 18, vagueFromKm = 20;

struct FrontRun {
  std::vector<Vec3f> unit;   // at least 2, no step longer than a degree
  std::vector<float> alpha;  // one a segment, or empty for all 1
  SegmentStatus status = SegmentStatus::Confirmed;
};

// A cache: makes no difference but in time.
struct FrontLine {
  uint64_t key = 0;
  std::vector<FrontRun> runs;
};

// A front with clip units, and not on a border, is drawn within them only: what an in-between runs over at sea is left
// out, and an end that stops short of the border or shore that it leads to, by less than its uncertainty (and never
// more than 30 km), is led there. A front on a border (format::Front::onBorder), or the armistice of a war front that
// is one, runs along borderPath; where there is no such way, as its author drew it.
std::vector<FrontRun> frontRuns(const SceneBuild& build, const FrontState& front);

// geo/border_path.h along the atlas's lines that have two of `units` on their sides, as fine as the ground has them.
std::vector<Vec3f> borderPath(const SceneBuild& build, std::span<const uint32_t> units, Vec3 from, Vec3 to);

// The parts of a line that lie within the units, as fine as the ground has them.
std::vector<std::vector<Vec3>> cutToUnits(const SceneBuild& build, std::span<const uint32_t> units,
                                          std::span<const Vec3> line);

}  // namespace faultline
