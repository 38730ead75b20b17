// The numbers that docs/architecture.md carries one point through all coordinate spaces with.
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "base/trig.h"
#include "geo/projection.h"
#include "geo/sphere.h"

using namespace faultline;
using Catch::Approx;

TEST_CASE("Seoul through all coordinate spaces") {
  const View view{{127.5, 38.3}, 1000, 0};
  const Rect free{396, 24, 860, 576};
  const double dpr = 2;
  const Projection projection = projectionFor(view, free);

  const Vec3 unit = unitFrom({126.98, 37.57});
  const Vec3 camera = toCamera(projection, unit);
  const double stretch = sqrtOf(2 / (1 + camera.z));
  const Vec2 map{camera.x * stretch, camera.y * stretch};
  const auto screen = toScreen(projection, unit);
  REQUIRE(screen);
  CHECK(unit.x == Approx(-0.4768).margin(1e-4));
  CHECK(unit.y == Approx(0.6332).margin(1e-4));
  CHECK(unit.z == Approx(0.6097).margin(1e-4));
  CHECK(camera.x == Approx(-0.0072).margin(1e-4));
  CHECK(camera.y == Approx(-0.0127).margin(1e-4));
  CHECK(camera.z == Approx(0.9999).margin(1e-4));
  CHECK(map.x == Approx(-0.0072).margin(1e-4));
  CHECK(map.y == Approx(-0.0127).margin(1e-4));
  CHECK(projection.scale == Approx(3669.7).margin(0.1));
  CHECK(screen->x == Approx(799.6).margin(0.1));
  CHECK(screen->y == Approx(358.7).margin(0.1));
  CHECK(screen->x * dpr == Approx(1599.2).margin(0.2));
}
