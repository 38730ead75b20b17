#include "geo/projection.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "base/trig.h"
#include "geo/sphere.h"

using namespace faultline;

namespace {
const Rect wide{40, 20, 900, 600};
const View views[] = {
    {{31, 48}, 1500, 0},  {{180, 50}, 14000, 0},      {{-179.9, -20}, 9000, 30}, {{0, 90}, 5000, 0},
    {{45, -90}, 4000, 0}, {{127.5, 38.3}, 1000, -90}, {{90, 45}, 20000, 0},      {{34.4, 31.4}, 20, 179},
};
bool near(double a, double b, double tolerance) { return std::fabs(a - b) <= tolerance; }
}  // namespace

TEST_CASE("the centre lands in the middle of the free rectangle, at the stated scale") {
  for (const View& view : views) {
    const Projection p = projectionFor(view, wide);
    const auto centre = toScreen(p, unitFrom(view.centre));
    REQUIRE(centre.has_value());
    CHECK(near(centre->x, 490, 1e-9));
    CHECK(near(centre->y, 320, 1e-9));
    CHECK(near(kmPerPixel(p) * 600, view.spanKm, 1e-9));
  }
}

TEST_CASE("north is where the view says, and east is to the right of it") {
  for (const View& view : views) {
    if (view.centre.lat == 90 || view.centre.lat == -90) continue;
    const Projection p = projectionFor(view, wide);
    const auto centre = toScreen(p, unitFrom(view.centre));
    const auto north = toScreen(p, unitFrom({view.centre.lon, view.centre.lat + 0.001}));
    const auto east = toScreen(p, unitFrom({view.centre.lon + 0.001, view.centre.lat}));
    REQUIRE((centre && north && east));
    const Vec2 up = *north - *centre, right = *east - *centre;
    const double clockwise = degrees(std::atan2(up.x, -up.y));
    CHECK(near(clockwise, view.northDeg, 1e-3));
    CHECK(cross(up, right) > 0);  // y down: a quarter turn clockwise
  }
}

TEST_CASE("screen and sphere go round") {
  for (const View& view : views) {
    const Projection p = projectionFor(view, wide);
    for (double x = 40; x <= 940; x += 45) {
      for (double y = 20; y <= 620; y += 30) {
        const auto unit = toUnit(p, {x, y});
        if (!unit) continue;
        const auto back = toScreen(p, *unit);
        if (!back || !near(back->x, x, 1e-6) || !near(back->y, y, 1e-6)) FAIL(x << " " << y);
      }
    }
    CHECK(toUnit(p, {490, 320}).has_value());
  }
}

TEST_CASE("nothing beyond the horizon, nothing off the disc") {
  const Projection p = projectionFor({{100, 30}, 20000, 0}, wide);
  CHECK_FALSE(toScreen(p, unitFrom({-80, -30})).has_value());  // the antipode
  CHECK(toScreen(p, unitFrom({100, 30 - 149})).has_value());
  CHECK_FALSE(toScreen(p, unitFrom({100, 30 - 151})).has_value());
  const double rim = 2 * std::sin(radians(75)) * p.scale;
  CHECK(toUnit(p, {490 + rim - 0.01, 320}).has_value());
  CHECK_FALSE(toUnit(p, {490 + rim + 0.01, 320}).has_value());
  CHECK_FALSE(toUnit(p, {1e9, 320}).has_value());
}

TEST_CASE("equal areas stay equal") {
  for (const View& view : views) {
    const Projection p = projectionFor({view.centre, 15000, view.northDeg}, wide);
    // Small caps anywhere before the horizon: their polygon in the plane has the area of the cap.
    for (double away = 0; away <= 140; away += 20) {
      for (double turn = 0; turn < 360; turn += 45) {
        const Vec3 towards =
            p.rotation.rows[0] * std::cos(radians(turn)) + p.rotation.rows[1] * std::sin(radians(turn));
        const Vec3 middle = p.rotation.rows[2] * std::cos(radians(away)) + towards * std::sin(radians(away));
        const Vec3 ahead = normalised(cross(middle, Vec3{0.21, 0.47, -0.86})), aside = cross(middle, ahead);
        std::vector<Vec3> ring;
        std::vector<Vec2> flat;
        for (int i = 0; i < 64; ++i) {
          const double a = 2 * pi * i / 64;
          ring.push_back(
              normalised(middle * std::cos(0.02) + (ahead * std::cos(a) + aside * std::sin(a)) * std::sin(0.02)));
          flat.push_back(*toScreen(p, ring.back()));
        }
        double planar = 0;
        for (size_t i = 0; i < flat.size(); ++i) planar += cross(flat[i], flat[(i + 1) % flat.size()]) / 2;
        const double km2 = std::fabs(planar) * kmPerPixel(p) * kmPerPixel(p);
        if (!near(km2 / ringAreaKm2(ring), 1, 5e-4)) FAIL(away << " " << turn << " " << km2 / ringAreaKm2(ring));
      }
    }
  }
}
