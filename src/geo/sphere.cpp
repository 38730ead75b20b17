#include "geo/sphere.h"

#include <cassert>
#include <cstddef>

#include "base/trig.h"
#include "geo/view.h"

namespace faultline {
namespace {

double lengthOf(Vec3 v) { return sqrtOf(dot(v, v)); }

// Some unit vector at a right angle to `v`, the same on every target.
Vec3 anyPerpendicular(Vec3 v) {
  const double ax = v.x < 0 ? -v.x : v.x, ay = v.y < 0 ? -v.y : v.y, az = v.z < 0 ? -v.z : v.z;
  const Vec3 axis = ax <= ay && ax <= az ? Vec3{1, 0, 0} : ay <= az ? Vec3{0, 1, 0} : Vec3{0, 0, 1};
  return normalised(cross(v, axis));
}

// The direction in which the shorter great circle leaves `a` for `b`.
Vec3 directionTowards(Vec3 a, Vec3 b) {
  const Vec3 side = b - a * dot(a, b);
  const double length = lengthOf(side);
  return length < 1e-14 ? anyPerpendicular(a) : side * (1 / length);
}

// On the arc a-b (its great circle's normal is `normal`), the point nearest to `point`.
Vec3 nearestOnArc(Vec3 a, Vec3 b, Vec3 normal, Vec3 point) {
  const double length = lengthOf(normal);
  if (length > 1e-14) {
    const Vec3 pole = normal * (1 / length);
    const Vec3 foot = point - pole * dot(point, pole);
    const double footLength = lengthOf(foot);
    if (footLength > 1e-12 && dot(cross(a, foot), pole) >= 0 && dot(cross(foot, b), pole) >= 0) {
      return foot * (1 / footLength);
    }
  }
  return dot(a, point) >= dot(b, point) ? a : b;
}

// The direction of the ring's mean. A ring all round a hemisphere has none: the side it turns about stands in.
Vec3 middleOf(std::span<const Vec3> ring) {
  Vec3 mean, areaVector;
  for (size_t i = 0; i < ring.size(); ++i) {
    mean = mean + ring[i];
    areaVector = areaVector + cross(ring[i], ring[(i + 1) % ring.size()]);
  }
  const Vec3 middle = lengthOf(mean) > 1e-6 * static_cast<double>(ring.size()) ? mean : areaVector;
  return lengthOf(middle) > 0 ? normalised(middle) : ring[0];
}

}  // namespace

Vec3 unitFrom(LonLat lonLat) {
  const double lon = radians(lonLat.lon), lat = radians(lonLat.lat);
  const double ring = cosOf(lat);
  return {ring * cosOf(lon), ring * sinOf(lon), sinOf(lat)};
}

LonLat lonLatFrom(Vec3 unit) {
  return {degrees(atan2Of(unit.y, unit.x)), degrees(atan2Of(unit.z, sqrtOf(unit.x * unit.x + unit.y * unit.y)))};
}

Vec3 normalised(Vec3 v) {
  const double length = lengthOf(v);
  assert(length > 0 && "normalised: the zero vector has no direction");
  return v * (1 / length);
}

double angleBetween(Vec3 a, Vec3 b) { return atan2Of(lengthOf(cross(a, b)), dot(a, b)); }

double distanceKm(Vec3 a, Vec3 b) { return earthRadiusKm * angleBetween(a, b); }

Vec3 slerp(Vec3 a, Vec3 b, double t) {
  if (t == 0) return a;
  if (t == 1) return b;
  const double angle = angleBetween(a, b) * t;
  return normalised(a * cosOf(angle) + directionTowards(a, b) * sinOf(angle));
}

std::vector<Vec3> bowedArc(Vec3 a, Vec3 b, double bow, double stepDeg) {
  assert(stepDeg > 0 && "bowedArc: the step must be positive");
  const double angle = angleBetween(a, b);
  const Vec3 forward = directionTowards(a, b);
  const Vec3 left = cross(a, forward);  // at a right angle to the whole great circle
  // The sideways offset is a parabola, bow * angle * 4t(1 - t); the way is fastest at its ends.
  const double fastest = angle * sqrtOf(1 + 16 * bow * bow);
  const auto steps = static_cast<size_t>(fastest / radians(stepDeg)) + 1;
  std::vector<Vec3> points;
  points.reserve(steps + 1);
  points.push_back(a);
  for (size_t i = 1; i < steps; ++i) {
    const double t = static_cast<double>(i) / static_cast<double>(steps);
    const Vec3 along = a * cosOf(angle * t) + forward * sinOf(angle * t);
    const double aside = bow * angle * 4 * t * (1 - t);
    points.push_back(normalised(along * cosOf(aside) + left * sinOf(aside)));
  }
  points.push_back(b);
  return points;
}

double ringAreaKm2(std::span<const Vec3> ring) {
  if (ring.size() < 3) return 0;
  const Vec3 hub = middleOf(ring);
  double steradians = 0;
  for (size_t i = 0; i < ring.size(); ++i) {
    const Vec3 p = ring[i], q = ring[(i + 1) % ring.size()];
    steradians += 2 * atan2Of(dot(hub, cross(p, q)), 1 + dot(hub, p) + dot(p, q) + dot(q, hub));
  }
  return steradians * earthRadiusKm * earthRadiusKm;
}

SphereCap capAround(std::span<const Vec3> points) {
  if (points.empty()) return {};
  // Towards the farthest point with ever smaller steps.
  SphereCap cap{points[0], 0};
  for (int step = 2; step < 66; ++step) {
    Vec3 farthest = cap.centre;
    double least = 2;
    for (const Vec3 p : points) {
      if (dot(p, cap.centre) < least) {
        least = dot(p, cap.centre);
        farthest = p;
      }
    }
    cap.centre = slerp(cap.centre, farthest, 1.0 / step);
  }
  for (const Vec3 p : points) {
    const double away = angleBetween(p, cap.centre);
    cap.radius = away > cap.radius ? away : cap.radius;
  }
  return cap;
}

bool ringContains(std::span<const Vec3> ring, Vec3 point) {
  if (ring.size() < 3) return false;
  // The antipode of the ring's middle lies outside; count how often the ring crosses the arc from there to the point.
  const Vec3 outside = middleOf(ring) * -1;
  const double reach = angleBetween(point, outside);
  const Vec3 ahead = directionTowards(point, outside);
  const Vec3 aside = cross(point, ahead);
  bool inside = false;
  for (size_t i = 0; i < ring.size(); ++i) {
    const Vec3 p = ring[i], q = ring[(i + 1) % ring.size()];
    const double pSide = dot(p, aside), qSide = dot(q, aside);
    if ((pSide > 0) == (qSide > 0)) continue;
    const Vec3 crossing = (p * qSide - q * pSide) * (1 / (qSide - pSide));
    const double along = atan2Of(dot(crossing, ahead), dot(crossing, point));
    if (along > 0 && along < reach) inside = !inside;
  }
  return inside;
}

double distanceToLineKm(std::span<const Vec3> line, Vec3 point, Vec3* nearest) {
  assert(!line.empty() && "distanceToLineKm: the line needs a point");
  if (line.empty()) return pi * earthRadiusKm;
  Vec3 best = line[0];
  // Cosines cannot tell points apart that are nearer than some metres; the squared chord can.
  const auto chord2 = [&](Vec3 p) { return dot(p - point, p - point); };
  double bestChord2 = chord2(best);
  for (size_t i = 0; i + 1 < line.size(); ++i) {
    const Vec3 candidate = nearestOnArc(line[i], line[i + 1], cross(line[i], line[i + 1]), point);
    if (chord2(candidate) < bestChord2) {
      best = candidate;
      bestChord2 = chord2(candidate);
    }
  }
  if (nearest != nullptr) *nearest = best;
  return distanceKm(best, point);
}

}  // namespace faultline
