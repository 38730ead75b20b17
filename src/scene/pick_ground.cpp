#include "scene/pick_ground.h"

#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "geo/sphere.h"
#include "scene/path.h"

namespace faultline {

namespace {

constexpr double capSlackDeg = 0.5;  // for islands that only a finer level has

double awayFromCap(const format::Unit& unit, Vec3 point) {  // radians, 0 inside
  const Vec3 cap = unitFrom({static_cast<double>(unit.capAt.lon), static_cast<double>(unit.capAt.lat)});
  return angleBetween(cap, point) - radians(static_cast<double>(unit.capRadiusDeg) + capSlackDeg);
}

float dotOf(Vec3f a, Vec3f b) { return a.x * b.x + a.y * b.y + a.z * b.z; }

}  // namespace

Parity::Parity(Vec3 point) {
  const Vec3 axis = std::abs(point.z) < 0.9 ? Vec3{0, 0, 1} : Vec3{1, 0, 0};
  east = normalised(cross(axis, point));
  north = cross(point, east);
}

void Parity::add(Vec3f a, Vec3f b) {
  const double ya = dot(widen(a), north), yb = dot(widen(b), north);
  if ((ya > 0) == (yb > 0)) return;
  const double xa = dot(widen(a), east), xb = dot(widen(b), east);
  if (xa + (xb - xa) * (ya / (ya - yb)) > 0) inside = !inside;
}

void Parity::addRing(std::span<const Vec3f> ring) {
  for (size_t i = 0; i < ring.size(); ++i) add(ring[i], ring[(i + 1) % ring.size()]);
}

Nearby::Nearby(const Projection& p, Vec2 screenAt, Vec3 pointAt, double most, double stepDeg)
    : projection(p), screen(screenAt), point(narrow(pointAt)) {
  // The plane shortens towards its rim by cos(75 degrees) at most.
  constexpr double shortest = 0.25;
  reachRadians = std::min(most / (p.scale * shortest) + radians(stepDeg), pi);
  cosReach = static_cast<float>(cosOf(reachRadians)) - 1e-6f;
}

double Nearby::distance(Vec3f a, Vec3f b, double below, Vec3* at) const {
  if (dotOf(a, point) < cosReach && dotOf(b, point) < cosReach) return below;
  const auto from = toScreen(projection, widen(a)), to = toScreen(projection, widen(b));
  if (!from || !to) return below;
  const double away = distanceToSegment(screen, *from, *to);
  if (away >= below) return below;
  if (at) {
    const Vec2 way = *to - *from;
    const double length2 = dot(way, way);
    const double t = length2 > 0 ? std::clamp(dot(screen - *from, way) / length2, 0.0, 1.0) : 0;
    *at = normalised(widen(a) * (1 - t) + widen(b) * t);
  }
  return away;
}

bool unitHolds(const SceneInput& input, GroundDetail detail, uint32_t unit, Vec3 point) {
  if (awayFromCap(input.dataset->units[unit], point) > 0) return false;
  Parity parity(point);
  forBoundary(*input.ground, detail, unit, [&](Vec3f a, Vec3f b) { parity.add(a, b); });
  return parity.inside;
}

Pick unitAt(const SceneInput& input, const DrawList& list, Vec3 point) {
  for (const uint32_t unit : list.visibleUnits) {
    if (unitHolds(input, list.detail, unit, point)) return {PickKind::Unit, unit};
  }
  return {};
}

Pick unitNear(const SceneInput& input, const DrawList& list, Vec2 screen, Vec3 point, double slack) {
  const Nearby nearby(list.projection, screen, point, slack, 1.1);
  Pick best;
  double nearest = slack;
  for (const uint32_t unit : list.visibleUnits) {
    if (awayFromCap(input.dataset->units[unit], point) > nearby.reach()) continue;
    forBoundary(*input.ground, list.detail, unit, [&](Vec3f a, Vec3f b) {
      const double away = nearby.distance(a, b, nearest);
      if (away >= nearest) return;
      nearest = away;
      best = {PickKind::Unit, unit};
    });
  }
  return best;
}

}  // namespace faultline
