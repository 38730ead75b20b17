#include "geo/sphere.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "base/trig.h"
#include "geo/view.h"

using namespace faultline;

namespace {
bool nearBy(double a, double b, double tolerance) { return std::fabs(a - b) <= tolerance; }
bool nearBy(Vec3 a, Vec3 b, double tolerance) { return std::sqrt(dot(a - b, a - b)) <= tolerance; }

std::vector<Vec3> ringOf(std::initializer_list<LonLat> corners) {
  std::vector<Vec3> ring;
  for (const LonLat corner : corners) ring.push_back(unitFrom(corner));
  return ring;
}
const double sphereKm2 = 4 * pi * earthRadiusKm * earthRadiusKm;
}  // namespace

TEST_CASE("degrees become unit vectors and go back") {
  CHECK(nearBy(unitFrom({0, 0}), {1, 0, 0}, 1e-16));
  CHECK(nearBy(unitFrom({90, 0}), {0, 1, 0}, 1e-16));
  CHECK(nearBy(unitFrom({17, 90}), {0, 0, 1}, 1e-16));
  for (double lon = -180; lon <= 180; lon += 7.5) {
    for (double lat = -89; lat <= 89; lat += 4.45) {
      const LonLat back = lonLatFrom(unitFrom({lon, lat}));
      const double turned = std::fabs(back.lon - lon);
      if (!nearBy(turned > 180 ? 360 - turned : turned, 0, 1e-11) || !nearBy(back.lat, lat, 1e-12))
        FAIL(lon << " " << lat);
    }
  }
  CHECK(nearBy(lonLatFrom(unitFrom({190, 10})).lon, -170, 1e-12));
  CHECK(lonLatFrom({0, 0, 1}).lat == 90);
}

TEST_CASE("angles from nothing to the antipode") {
  const Vec3 a = unitFrom({20, 30});
  CHECK(angleBetween(a, a) == 0);
  CHECK(nearBy(angleBetween(a, a * -1), pi, 1e-15));
  CHECK(nearBy(angleBetween(unitFrom({0, 0}), unitFrom({0, 1e-7})), radians(1e-7), 1e-22));
  CHECK(nearBy(angleBetween(unitFrom({0, 0}), unitFrom({180, 1e-6})), pi - radians(1e-6), 1e-15));
}

TEST_CASE("distances between cities") {
  // Haversine figures for R = 6371.0088 km.
  CHECK(nearBy(distanceKm(unitFrom({0, 0}), unitFrom({90, 0})), 10007.557, 0.001));
  CHECK(nearBy(distanceKm(unitFrom({30.52, 50.45}), unitFrom({126.98, 37.57})), 7292.6007, 1e-4));  // Kyiv to Seoul
}

TEST_CASE("slerp keeps its ends, its pace and its circle") {
  const Vec3 a = unitFrom({170, 40}), b = unitFrom({-150, 60});
  CHECK(nearBy(slerp(a, b, 0), a, 0));
  CHECK(nearBy(slerp(a, b, 1), b, 0));
  const double whole = angleBetween(a, b);
  for (double t = 0; t <= 1; t += 0.05) {
    const Vec3 p = slerp(a, b, t);
    CHECK(nearBy(dot(p, p), 1, 1e-15));
    CHECK(nearBy(angleBetween(a, p), whole * t, 1e-14));
    CHECK(nearBy(dot(p, cross(a, b)), 0, 1e-15));
  }
  CHECK(nearBy(slerp(a, a, 0.3), a, 1e-15));
  const Vec3 opposite = slerp(a, a * -1, 0.5);
  CHECK(nearBy(dot(opposite, opposite), 1, 1e-14));
  CHECK(nearBy(dot(opposite, a), 0, 1e-12));
}

TEST_CASE("a bowed arc leans to the left of its way by its sagitta") {
  const Vec3 a = unitFrom({10, 0}), b = unitFrom({50, 0});
  const double angle = angleBetween(a, b);
  const auto straight = bowedArc(a, b, 0, 1);
  for (const Vec3 p : straight) CHECK(nearBy(p.z, 0, 1e-15));
  const auto left = bowedArc(a, b, 0.2, 1);  // eastwards: left is north
  const auto right = bowedArc(a, b, -0.2, 1);
  double top = 0, bottom = 0;
  for (const Vec3 p : left) top = std::max(top, lonLatFrom(p).lat);
  for (const Vec3 p : right) bottom = std::min(bottom, lonLatFrom(p).lat);
  CHECK(nearBy(top, degrees(0.2 * angle), 0.01));
  CHECK(nearBy(bottom, -degrees(0.2 * angle), 0.01));
  for (const auto& arc : {straight, left, right}) {
    CHECK(nearBy(arc.front(), a, 0));
    CHECK(nearBy(arc.back(), b, 0));
    for (size_t i = 0; i + 1 < arc.size(); ++i) CHECK(degrees(angleBetween(arc[i], arc[i + 1])) <= 1 + 1e-9);
  }
  CHECK(bowedArc(a, a, 0.3, 1).size() == 2);
  for (const Vec3 p : bowedArc(a, a * -1, 0.1, 2)) CHECK(nearBy(dot(p, p), 1, 1e-12));
}

TEST_CASE("areas of shapes whose area is known") {
  CHECK(nearBy(ringAreaKm2(ringOf({{0, 0}, {90, 0}, {0, 90}})), sphereKm2 / 8, 1e-3));
  CHECK(nearBy(ringAreaKm2(ringOf({{0, 0}, {0, 90}, {90, 0}})), -sphereKm2 / 8, 1e-3));
  CHECK(nearBy(ringAreaKm2(ringOf({{0, 0}, {90, 0}, {180, 0}, {-90, 0}})), sphereKm2 / 2, 1e-3));
  // A quarter of the northern hemisphere across the date line.
  CHECK(nearBy(ringAreaKm2(ringOf({{135, 0}, {-135, 0}, {0, 90}})), sphereKm2 / 8, 1e-3));
  // A tiny square: its planar area.
  const double side = radians(1e-3) * earthRadiusKm;
  CHECK(nearBy(ringAreaKm2(ringOf({{0, 0}, {1e-3, 0}, {1e-3, 1e-3}, {0, 1e-3}})), side * side, side * side * 1e-6));
  CHECK(ringAreaKm2({}) == 0);
  CHECK(ringAreaKm2(ringOf({{0, 0}, {5, 5}})) == 0);
}

TEST_CASE("inside and outside a ring") {
  const auto box = ringOf({{170, -10}, {-170, -10}, {-170, 10}, {170, 10}});
  CHECK(ringContains(box, unitFrom({180, 0})));
  CHECK(ringContains(box, unitFrom({-171, 9})));
  CHECK_FALSE(ringContains(box, unitFrom({169, 0})));
  CHECK_FALSE(ringContains(box, unitFrom({0, 0})));
  const auto cap = ringOf({{0, 80}, {90, 80}, {180, 80}, {-90, 80}});
  CHECK(ringContains(cap, unitFrom({45, 90})));
  CHECK(ringContains(cap, unitFrom({10, 85})));
  CHECK_FALSE(ringContains(cap, unitFrom({10, 70})));
  // A dent: a horseshoe open to the north.
  const auto horseshoe = ringOf({{0, 0}, {6, 0}, {6, 6}, {4, 6}, {4, 2}, {2, 2}, {2, 6}, {0, 6}});
  CHECK(ringContains(horseshoe, unitFrom({1, 5})));
  CHECK(ringContains(horseshoe, unitFrom({3, 1})));
  CHECK_FALSE(ringContains(horseshoe, unitFrom({3, 5})));
  CHECK_FALSE(ringContains({}, unitFrom({3, 5})));
}

TEST_CASE("distance to a line") {
  const auto line = ringOf({{0, 0}, {10, 0}, {10, 10}});
  Vec3 foot;
  CHECK(nearBy(distanceToLineKm(line, unitFrom({5, 1}), &foot), radians(1) * earthRadiusKm, 1e-6));
  CHECK(nearBy(foot, unitFrom({5, 0}), 1e-9));
  CHECK(nearBy(distanceToLineKm(line, unitFrom({-2, 0}), &foot), radians(2) * earthRadiusKm, 1e-6));
  CHECK(nearBy(foot, unitFrom({0, 0}), 1e-12));
  CHECK(nearBy(distanceToLineKm(line, unitFrom({10, 12})), radians(2) * earthRadiusKm, 1e-6));
  CHECK(nearBy(distanceToLineKm(line, unitFrom({10, 5})), 0, 1e-9));
  CHECK(nearBy(distanceToLineKm(ringOf({{3, 3}}), unitFrom({3, 4})), radians(1) * earthRadiusKm, 1e-6));
  CHECK(nearBy(distanceToLineKm(ringOf({{3, 3}, {3, 3}}), unitFrom({3, 4})), radians(1) * earthRadiusKm, 1e-6));
  // The far side of the sphere belongs to the nearer end, not to the circle's other half.
  CHECK(nearBy(distanceToLineKm(ringOf({{0, 0}, {10, 0}}), unitFrom({-170, 0})), radians(170) * earthRadiusKm, 1e-6));
}
