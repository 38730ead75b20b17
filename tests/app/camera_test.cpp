#include "app/camera.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "geo/sphere.h"

using namespace faultline;
using Catch::Approx;

namespace {
const Rect frame{372, 0, 900, 600};
}

TEST_CASE("the ground follows a drag") {
  const View view{{33, 48}, 1500, 0};
  // What lies in the middle follows exactly; further out the frame turns a little, since north stays up.
  const Vec3 middle = unitFrom(view.centre);
  const auto before = toScreen(projectionFor(view, frame), middle);
  const auto after = toScreen(projectionFor(panned(view, frame, {60, -40}), frame), middle);
  REQUIRE(before);
  REQUIRE(after);
  CHECK(after->x - before->x == Approx(60).margin(0.5));
  CHECK(after->y - before->y == Approx(-40).margin(0.5));
}

TEST_CASE("zooming keeps the ground under the pointer") {
  const View view{{33, 48}, 1500, 0};
  const Vec2 pointer{900, 150};
  const auto ground = toUnit(projectionFor(view, frame), pointer);
  REQUIRE(ground);
  for (const double factor : {0.5, 1.2, 2.0, 4.0}) {
    const View next = zoomed(view, frame, pointer, factor);
    CHECK(next.spanKm == Approx(1500 / factor));
    const auto now = toScreen(projectionFor(next, frame), *ground);
    REQUIRE(now);
    CHECK(now->x == Approx(pointer.x).margin(1));
    CHECK(now->y == Approx(pointer.y).margin(1));
  }
}

TEST_CASE("the camera keeps its bounds") {
  View view{{33, 48}, 1500, 0};
  for (int i = 0; i < 60; ++i) view = zoomed(view, frame, {800, 300}, 2);
  CHECK(view.spanKm == nearestSpanKm);
  for (int i = 0; i < 60; ++i) view = zoomed(view, frame, {800, 300}, 0.5);
  CHECK(view.spanKm == farthestSpanKm);
  view = {{33, 48}, 4000, 0};
  for (int i = 0; i < 200; ++i) view = panned(view, frame, {0, 100});
  CHECK(view.centre.lat <= 80);
  for (int i = 0; i < 400; ++i) view = panned(view, frame, {0, -100});
  CHECK(view.centre.lat >= -80);
  for (int i = 0; i < 400; ++i) {
    view = panned(view, frame, {-100, 0});
    REQUIRE(view.centre.lon >= -180);
    REQUIRE(view.centre.lon <= 180);
  }
}
