// The sphere: conversions, great circles, distances, areas. Angles in radians unless the name says degrees.
#pragma once
#include <span>
#include <vector>

#include "base/vec.h"

namespace faultline {

Vec3 unitFrom(LonLat lonLat);
LonLat lonLatFrom(Vec3 unit);
Vec3 normalised(Vec3 v);              // v must not be zero
double angleBetween(Vec3 a, Vec3 b);  // [0, pi], accurate for small and near-antipodal angles
double distanceKm(Vec3 a, Vec3 b);
Vec3 slerp(Vec3 a, Vec3 b, double t);  // along the shorter great circle; for antipodes any one, always finite

// A great-circle arc a -> b bowed sideways: `bow` is the sagitta as a fraction of the arc's length, positive to the
// left of the way. Points are at most `stepDeg` apart; both ends included.
std::vector<Vec3> bowedArc(Vec3 a, Vec3 b, double bow, double stepDeg);

// Signed area of a ring in km2 (positive when it runs counter-clockwise seen from outside).
// Source: Eriksson 1990 for triangles, summed as a fan about the ring's mean.
double ringAreaKm2(std::span<const Vec3> ring);

// The smallest cap round the points, nearly; no points: the whole sphere. Unlike a mean it does not care how many
// points crowd on one side. Source: Badoiu and Clarkson 2003.
struct SphereCap {
  Vec3 centre{0, 0, 1};
  double radius = 3.14159265358979323846;  // radians
};
SphereCap capAround(std::span<const Vec3> points);

bool ringContains(std::span<const Vec3> ring, Vec3 point);  // for rings within a hemisphere; false below 3 points

// Distance in km from a point to a polyline's nearest great-circle segment; `nearest` receives the point on the line.
double distanceToLineKm(std::span<const Vec3> line, Vec3 point, Vec3* nearest = nullptr);

}  // namespace faultline
