// Which country lies under a point, and which is nearest: on the sphere, so date line and poles are nothing special.
#pragma once
#include <cstdint>
#include <span>

#include "scene/build.h"

namespace faultline {

// Even-odd test on the sphere: a half great circle from the point to its antipode crosses a closed boundary an odd
// number of times when exactly one of the two lies inside. Units are smaller than a hemisphere, so the antipode never
// does.
class Parity {
 public:
  explicit Parity(Vec3 point);
  void add(Vec3f a, Vec3f b);
  void addRing(std::span<const Vec3f> ring);
  bool inside = false;

 private:
  Vec3 east, north;
};

// What of a line lies about a point of the screen. Far vertices are put aside by one dot product.
class Nearby {
 public:
  // `screen` shows `point`; `most` logical pixels away is near; steps of lines are at most `stepDeg`.
  Nearby(const Projection& projection, Vec2 screen, Vec3 point, double most, double stepDeg);
  // The distance in logical pixels to the piece a-b when it is below `below`, else `below`; `at` (if given) receives
  // the nearest point of the sphere.
  double distance(Vec3f a, Vec3f b, double below, Vec3* at = nullptr) const;
  double reach() const { return reachRadians; }

 private:
  const Projection& projection;
  Vec2 screen;
  Vec3f point;
  double reachRadians;
  float cosReach;
};

// Calls each(a, b) for every piece of the unit's boundary as it is drawn.
template <typename Each>
void forBoundary(const Ground& ground, GroundDetail detail, uint32_t unit, Each&& each) {
  const auto add = [&](uint32_t arc, bool closed) {
    const Ground::ArcSpan span = arcAt(ground, arc, detail);
    for (uint32_t i = 0; i + 1 < span.count; ++i) each(ground.unit[span.first + i], ground.unit[span.first + i + 1]);
    if (closed && span.count > 1) each(ground.unit[span.first + span.count - 1], ground.unit[span.first]);
  };
  for (uint32_t i = ground.unitArcFirst[unit]; i < ground.unitArcFirst[unit + 1]; ++i) add(ground.unitArcs[i], false);
  for (const Ground::Island& island : ground.islands) {
    if (island.unit == unit) add(island.arc, true);
  }
}

// The unit that holds the point; else the one whose boundary is nearest, within `slack` logical pixels.
Pick unitAt(const SceneInput& input, const DrawList& list, Vec3 point);
Pick unitNear(const SceneInput& input, const DrawList& list, Vec2 screen, Vec3 point, double slack);

}  // namespace faultline
