#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "geo/sphere.h"
#include "scene/build.h"
#include "scene/shape.h"

namespace faultline {

namespace {

// Even-odd test on the sphere: a half great circle from the point to its antipode crosses a closed boundary an odd
// number of times when exactly one of the two lies inside. Units are smaller than a hemisphere, so the antipode never
// does.
class Parity {
 public:
  explicit Parity(Vec3 point) {
    const Vec3 axis = std::abs(point.z) < 0.9 ? Vec3{0, 0, 1} : Vec3{1, 0, 0};
    east = normalised(cross(axis, point));
    north = cross(point, east);
  }
  void add(Vec3f a, Vec3f b) {
    const double ya = dot(widen(a), north), yb = dot(widen(b), north);
    if ((ya > 0) == (yb > 0)) return;
    const double xa = dot(widen(a), east), xb = dot(widen(b), east);
    if (xa + (xb - xa) * (ya / (ya - yb)) > 0) inside = !inside;
  }
  void addRing(std::span<const Vec3f> ring) {
    for (size_t i = 0; i < ring.size(); ++i) add(ring[i], ring[(i + 1) % ring.size()]);
  }
  bool inside = false;

 private:
  Vec3 east, north;
};

}  // namespace

bool unitHolds(const SceneInput& input, GroundDetail detail, uint32_t unit, Vec3 point) {
  const Ground& ground = *input.ground;
  const format::Unit& record = input.dataset->units[unit];
  const Vec3 cap = unitFrom({static_cast<double>(record.capAt.lon), static_cast<double>(record.capAt.lat)});
  // A little slack for islands that only a finer level has.
  if (degrees(angleBetween(cap, point)) > static_cast<double>(record.capRadiusDeg) + 0.5) return false;
  Parity parity(point);
  const auto add = [&](uint32_t arc, bool closed) {
    const Ground::ArcSpan span = arcAt(ground, arc, detail);
    for (uint32_t i = 0; i + 1 < span.count; ++i)
      parity.add(ground.unit[span.first + i], ground.unit[span.first + i + 1]);
    if (closed && span.count > 1) parity.add(ground.unit[span.first + span.count - 1], ground.unit[span.first]);
  };
  for (uint32_t i = ground.unitArcFirst[unit]; i < ground.unitArcFirst[unit + 1]; ++i) add(ground.unitArcs[i], false);
  for (const Ground::Island& island : ground.islands) {
    if (island.unit == unit) add(island.arc, true);
  }
  return parity.inside;
}

namespace {

Pick unitAtPoint(const SceneInput& input, const DrawList& list, Vec3 point) {
  for (const uint32_t unit : list.visibleUnits) {
    if (unitHolds(input, list.detail, unit, point)) return {PickKind::Unit, unit};
  }
  return {};
}

bool hatchHolds(const SceneInput& input, GroundDetail detail, const Hatch& hatch, Vec3 point) {
  if (!hatch.rings.empty()) {
    Parity parity(point);
    for (const std::vector<Vec3f>& ring : hatch.rings) parity.addRing(ring);
    if (!parity.inside) return false;
  }
  if (hatch.clipUnits.empty()) return !hatch.rings.empty();
  return std::any_of(hatch.clipUnits.begin(), hatch.clipUnits.end(),
                     [&](uint32_t unit) { return unitHolds(input, detail, unit, point); });
}

// The nearest line within reach. Lines drawn later lie on top and win a tie.
Pick nearestStroke(const DrawList& list, const std::vector<Stroke>& strokes, Vec2 screen, double slack) {
  Pick best;
  double nearest = 1e18;
  for (const Stroke& stroke : strokes) {
    if (stroke.pick.kind == PickKind::None) continue;
    for (const ScreenPath& path : projectPath(list.projection, stroke.unit)) {
      for (size_t i = 0; i + 1 < path.points.size(); ++i) {
        if (!stroke.alpha.empty() && stroke.alpha[path.source[i]] < 0.1f) continue;
        const double away = distanceToSegment(screen, path.points[i], path.points[i + 1]);
        if (away > slack + static_cast<double>(stroke.width) / 2 || away > nearest) continue;
        nearest = away;
        best = stroke.pick;
      }
    }
  }
  return best;
}

}  // namespace

Pick pickAt(const SceneInput& input, const DrawList& list, Vec2 screen, double slack) {
  Pick best;
  double nearest = 1e18;
  for (const Marker& marker : list.markers) {
    if (marker.pick.kind == PickKind::None) continue;
    const Vec2 d = marker.screen - screen;
    const double away = std::sqrt(dot(d, d));
    if (away <= slack + static_cast<double>(marker.radius) && away < nearest) {
      nearest = away;
      best = marker.pick;
    }
  }
  if (best.kind != PickKind::None) return best;
  for (const Label& label : list.labels) {
    const bool named = label.pick.kind != PickKind::None && label.pick.kind != PickKind::Unit;
    if (!named || label.alpha <= 0.1f || !holds(grown(label.box, 2), screen)) continue;
    for (const Quad& quad : quadsOf(label, 2)) {
      if (holds(quad, screen)) return label.pick;
    }
  }
  for (const auto* strokes : {&list.fronts, &list.links}) {
    best = nearestStroke(list, *strokes, screen, slack);
    if (best.kind != PickKind::None) return best;
  }
  const auto point = toUnit(list.projection, screen);
  if (!point || !toScreen(list.projection, *point)) return {};
  for (size_t i = list.hatches.size(); i-- > 0;) {
    const Hatch& hatch = list.hatches[i];
    if (hatch.pick.kind != PickKind::None && hatchHolds(input, list.detail, hatch, *point)) return hatch.pick;
  }
  return unitAtPoint(input, list, *point);
}

}  // namespace faultline
