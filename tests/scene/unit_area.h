// What a unit's rings enclose on the sphere, from their order and direction: neither fills nor outlines know of those.
#pragma once
#include <vector>

#include "geo/sphere.h"
#include "scene/ground.h"

namespace faultline::test {

// In km2, on the coarsest level.
inline double unitAreaKm2(const Dataset& data, const Ground& ground, uint32_t unit) {
  double area = 0;
  const format::Range rings = data.units[unit].rings;
  for (uint32_t r = rings.first; r < rings.first + rings.count; ++r) {
    std::vector<Vec3> ring;
    const format::Range arcs = data.unitRings[r].arcs;
    for (uint32_t a = arcs.first; a < arcs.first + arcs.count; ++a) {
      const int32_t ref = data.arcRefs[a];
      const Ground::ArcSpan span = arcAt(ground, static_cast<uint32_t>(ref < 0 ? ~ref : ref), {});
      for (uint32_t i = 0; i + 1 < span.count; ++i) {
        ring.push_back(widen(ground.unit[span.first + (ref < 0 ? span.count - 1 - i : i)]));
      }
    }
    area += ringAreaKm2(ring);
  }
  return area;
}

}  // namespace faultline::test
