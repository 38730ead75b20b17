#include "scene/units.h"

#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "geo/sphere.h"

namespace faultline {
namespace {

// Do the great-circle segments ab and cd cross? (S2 geometry's SimpleCrossing.)
bool crosses(Vec3 a, Vec3 b, Vec3 c, Vec3 d) {
  const Vec3 ab = cross(a, b);
  const double acb = -dot(ab, c);
  const double bda = dot(ab, d);
  if (acb * bda <= 0) return false;
  const Vec3 cd = cross(c, d);
  const double cbd = -dot(cd, b);
  const double dac = dot(cd, a);
  return acb * cbd > 0 && acb * dac > 0;
}

template <class Visit>
void eachUnitArc(const Ground& ground, uint32_t unit, const Visit& visit) {
  for (uint32_t i = ground.unitArcFirst[unit]; i < ground.unitArcFirst[unit + 1]; ++i) visit(ground.unitArcs[i]);
  for (const Ground::Island& island : ground.islands) {
    if (island.unit == unit) visit(island.arc);
  }
}

}  // namespace

void boundaryArcs(const Ground& ground, GroundDetail detail, std::span<const uint32_t> units,
                  std::vector<uint32_t>& arcs) {
  std::vector<uint8_t> odd(ground.arcs.size(), 0);
  std::vector<uint8_t> chosen(ground.unitArcFirst.size(), 0);
  for (const uint32_t unit : units) {
    if (unit + 1 >= ground.unitArcFirst.size() || chosen[unit] != 0) continue;
    chosen[unit] = 1;
    for (uint32_t i = ground.unitArcFirst[unit]; i < ground.unitArcFirst[unit + 1]; ++i) odd[ground.unitArcs[i]] ^= 1;
  }
  for (const Ground::Island& island : ground.islands) odd[island.arc] ^= chosen[island.unit];
  arcs.clear();
  for (uint32_t arc = 0; arc < odd.size(); ++arc) {
    if (odd[arc] != 0 && arcAt(ground, arc, detail).count >= 2) arcs.push_back(arc);
  }
}

bool unitContains(const Dataset& dataset, const Ground& ground, GroundDetail detail, uint32_t unit, Vec3 point) {
  const format::Unit& record = dataset.units[unit];
  const Vec3 centre = unitFrom({double(record.capAt.lon), double(record.capAt.lat)});
  const double radius = radians(double(record.capRadiusDeg));
  if (dot(centre, point) < cosOf(std::min(radius + 1e-6, pi))) return false;
  // Outside: beyond the cap, on the way from its centre through the point. A direction is made up at the very centre.
  Vec3 away = point - centre * dot(centre, point);
  if (dot(away, away) < 1e-12) {
    const Vec3 other = std::abs(centre.z) < 0.9 ? Vec3{0, 0, 1} : Vec3{1, 0, 0};
    away = other - centre * dot(centre, other);
  }
  away = away * (1 / std::sqrt(dot(away, away)));
  const double out = std::min(radius + 0.05, pi - 0.01);
  const Vec3 outside = centre * cosOf(out) + away * sinOf(out);
  bool inside = false;
  eachUnitArc(ground, unit, [&](uint32_t arc) {
    const Ground::ArcSpan span = arcAt(ground, arc, detail);
    for (uint32_t i = 1; i < span.count; ++i) {
      inside ^= crosses(point, outside, widen(ground.unit[span.first + i - 1]), widen(ground.unit[span.first + i]));
    }
  });
  return inside;
}

}  // namespace faultline
