#include "app/camera.h"
#include "base/length.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "base/length.h"
#include "base/trig.h"
#include "platform/platform.h"

using namespace faultline;
using Catch::Approx;

namespace {

const Rect frame{372, 0, 900, 600};
constexpr Vec2 middle{822, 300};

Vec2 placeOf(const View& view, Vec3 unit) {
  const auto screen = toScreen(projectionFor(view, frame), unit);
  REQUIRE(screen);
  return *screen;
}

// How far the picture turned between two views whose centres are near: of a point beside the new centre.
double turnedDeg(const View& before, const View& after) {
  const Projection p = projectionFor(before, frame), q = projectionFor(after, frame);
  const auto one = toUnit(q, middle - Vec2{60, 0}), two = toUnit(q, middle + Vec2{60, 0});
  const Vec2 was = *toScreen(p, *two) - *toScreen(p, *one);
  return degrees(std::atan2(was.y, was.x));
}

}  // namespace

TEST_CASE("the ground under the hand follows it") {
  const View view{{33, 48}, 1500, 0};
  for (const Vec2 from : {middle, Vec2{500, 120}, Vec2{1200, 560}}) {
    const Vec3 held = *toUnit(projectionFor(view, frame), from);
    const View next = panned(view, frame, from, from + Vec2{60, -40});
    CHECK(lengthOf(placeOf(next, held) - (from + Vec2{60, -40})) < 0.5);
    CHECK(next.northDeg == 0);
    CHECK(next.spanKm == view.spanKm);
  }
}

TEST_CASE("no step of the hand throws the map about, wherever it holds the globe") {
  for (const LonLat centre : {LonLat{33, 48}, {75, 70}, {10, 79}, {180, 66}, {0, 90}, {-160, 0}, {40, -88}}) {
    for (const double span : {700.0, 4000.0, 12000.0, 16000.0}) {
      const View view{centre, span, 0};
      const double kmPerPx = kmPerPixel(projectionFor(view, frame));
      for (double x = 0; x <= 1280; x += 80) {
        for (double y = 0; y <= 720; y += 60) {
          for (const Vec2 by : {Vec2{9, 0}, Vec2{0, -9}, Vec2{-6, 6}}) {
            const View next = panned(view, frame, {x, y}, Vec2{x, y} + by);
            const double way = distanceKm(unitFrom(view.centre), unitFrom(next.centre)) / kmPerPx;
            CAPTURE(centre.lon, centre.lat, span, x, y, way);
            if (way > 3 * lengthOf(by) + 1) FAIL("the centre leapt");
            if (way < 0.2 * lengthOf(by)) FAIL("the map stuck");
          }
        }
      }
    }
  }
}

TEST_CASE("north stays up up to 65 degrees") {
  View view{{33, 20}, 3000, 0};
  while (view.centre.lat < 64) {
    view = panned(view, frame, middle, middle + Vec2{-25, 20});
    CHECK(view.northDeg == 0);
  }
}

TEST_CASE("a drag over a pole goes straight on and does not spin") {
  for (const double sign : {1.0, -1.0}) {
    for (const double aside : {0.0, 3.0, 25.0}) {  // pixels off the pole
      View view{{33, sign * 60}, 3000, 0};
      view = panned(view, frame, middle, middle + Vec2{aside * 4, 0});
      double crossed = 0;
      for (int i = 0; i < 160; ++i) {
        const View next = panned(view, frame, middle, middle + Vec2{0, sign * 10});
        const double step = distanceKm(unitFrom(view.centre), unitFrom(next.centre));
        CHECK(step == Approx(50).epsilon(0.05));
        CHECK(std::fabs(turnedDeg(view, next)) < 3);
        crossed = std::max(crossed, sign * next.centre.lat);
        view = next;
      }
      CHECK(crossed > 85);
      CHECK(sign * view.centre.lat < 50);
      CHECK(std::fabs(std::remainder(view.centre.lon - 33, 360)) > 90);  // on the other side
    }
  }
}

TEST_CASE("round about a pole the map moves with the hand, and within 10 degrees of it never turns") {
  View view{{0, 86}, 3000, 0};
  for (int i = 0; i < 200; ++i) {
    const double way = i * 0.1;
    const View next = panned(view, frame, middle, middle + Vec2{8 * std::cos(way), 8 * std::sin(way)});
    REQUIRE(next.centre.lat > 80);
    CHECK(std::fabs(turnedDeg(view, next)) < 0.2);
    view = next;
  }
}

TEST_CASE("zooming keeps the ground under the pointer") {
  for (const LonLat centre : {LonLat{33, 48}, {179, 60}, {10, 85}}) {
    const View view{centre, 1500, 0};
    const Vec2 pointer{900, 150};
    const Vec3 ground = *toUnit(projectionFor(view, frame), pointer);
    for (const double factor : {0.5, 1.2, 2.0, 4.0}) {
      const View next = zoomed(view, frame, pointer, factor);
      CHECK(next.spanKm == Approx(1500 / factor));
      CHECK(lengthOf(placeOf(next, ground) - pointer) < 0.5);
    }
  }
}

TEST_CASE("zooming beside the globe, where there is no ground, is about its middle") {
  const View view{{33, 48}, 16000, 0};
  const View next = zoomed(view, {0, 0, 3000, 600}, {2990, 10}, 2);
  CHECK(next.spanKm == 8000);
  CHECK(next.centre.lon == 33);
}

TEST_CASE("the camera keeps its bounds") {
  View view{{33, 48}, 1500, 0};
  for (int i = 0; i < 60; ++i) view = zoomed(view, frame, {800, 300}, 2);
  CHECK(view.spanKm == nearestSpanKm);
  for (int i = 0; i < 60; ++i) view = zoomed(view, frame, {800, 300}, 0.5);
  CHECK(view.spanKm == farthestSpanKm);
  const CameraWindow window{unitFrom({60, 60}), radians(70)};
  for (const Vec2 by : {Vec2{0, 100}, {0, -100}, {-100, 0}, {100, 30}}) {
    view = {{33, 48}, 4000, 0};
    for (int i = 0; i < 400; ++i) {
      view = panned(view, frame, middle, middle + by, window);
      REQUIRE(angleBetween(window.centre, unitFrom(view.centre)) < window.radius + 1e-6);
      REQUIRE(std::fabs(view.centre.lon) <= 180);
      REQUIRE(std::fabs(view.northDeg) <= 180);
    }
  }
  // A host may look elsewhere; from there the reader can come back.
  view = {{-60, -60}, 4000, 0};
  const double away = angleBetween(window.centre, unitFrom(view.centre));
  CHECK(angleBetween(window.centre, unitFrom(panned(view, frame, middle, middle + Vec2{0, -80}, window).centre)) <=
        away + 1e-9);
  CHECK(angleBetween(window.centre, unitFrom(panned(view, frame, middle, middle + Vec2{0, 80}, window).centre)) < away);
}

TEST_CASE("the story's window holds all that its beats show, and the way round them") {
  Dataset data;
  REQUIRE(Dataset::load(embeddedPack(), data) == PackError::None);
  const CameraWindow window = windowOf(data);
  CHECK(window.radius < pi);
  for (const LonLat seen : {LonLat{-77.5, 39.7}, {44, 15}, {126.5, 33.4}, {0, 90}, {180, 66}}) {
    CHECK(angleBetween(window.centre, unitFrom(seen)) < window.radius - radians(20));
  }
  CHECK(angleBetween(window.centre, unitFrom({-60, -60})) > window.radius);
}

TEST_CASE("the same picture in another free rectangle") {
  const View view{{70, 50}, 6000, 0};
  const Rect after{372, 0, 900, 260};
  const View next = reframed(view, frame, after);
  const Projection p = projectionFor(view, frame), q = projectionFor(next, after);
  CHECK(kmPerPixel(q) == Approx(kmPerPixel(p)));
  for (const Vec2 at : {Vec2{822, 130}, Vec2{700, 60}, Vec2{950, 200}}) {
    CHECK(lengthOf(*toScreen(q, *toUnit(p, at)) - at) < 4);
  }
}
