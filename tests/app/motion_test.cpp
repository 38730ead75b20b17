#include "app/motion.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace faultline;
using Catch::Approx;

namespace {

const Rect freeRect{372, 0, 900, 600};
constexpr Vec2 freeMiddle{822, 300};
const View start{{33, 48}, 1500, 0};

struct Run {
  View view;
  double seconds = 0;
  int frames = 0;
};
Run rest(CameraMotion motion, View view, double step) {
  Run run{view};
  while (motion.moving()) {
    run.view = motion.step(run.view, freeRect, {}, step);
    run.seconds += step;
    REQUIRE(++run.frames < 5000);
  }
  return run;
}

double pixelsMoved(const View& before, const View& after) {
  const Vec2 at = *toScreen(projectionFor(after, freeRect), unitFrom(before.centre));
  return std::sqrt(dot(at - freeMiddle, at - freeMiddle));
}

}  // namespace

TEST_CASE("a spring comes to what was asked, without passing it, in any frames") {
  for (const double step : {1.0 / 240, 1.0 / 60, 0.1, 0.5}) {
    Spring spring{100, 0, 20};
    double covered = 0;
    for (int i = 0; i < 400 && spring.left != 0; ++i) {
      const double now = spring.step(step, 0.1);
      CHECK(now >= 0);
      covered += now;
    }
    CHECK(spring.left == 0);
    CHECK(covered == Approx(100));
  }
  Spring soft{100, 0, 32};
  CHECK(soft.step(0.004, 0.1) < 1);  // it starts softly
  CHECK(100 - soft.left < 1);
  soft.step(0.146, 0.1);
  CHECK(soft.left < 6);  // and is there in 150 ms
}

TEST_CASE("a glide covers the same way in any frames, slows all the time and stops") {
  CameraMotion motion;
  motion.glide({800, 0});
  const Run fine = rest(motion, start, 1.0 / 240), plain = rest(motion, start, 1.0 / 60),
            slow = rest(motion, start, 0.25);
  CHECK(pixelsMoved(start, plain.view) == Approx(800 * 0.325).margin(12));
  CHECK(pixelsMoved(plain.view, fine.view) < 2);
  CHECK(pixelsMoved(plain.view, slow.view) < 8);
  CHECK(plain.seconds > 0.8);
  CHECK(plain.seconds < 2);
  CHECK(plain.view.centre.lon < start.centre.lon);
  View view = start;
  double last = 1e9;
  while (motion.moving()) {
    const View next = motion.step(view, freeRect, {}, 1.0 / 60);
    const double way = pixelsMoved(view, next);
    CHECK(way < last);
    last = way;
    view = next;
  }
}

TEST_CASE("a slow hand leaves no glide, a wild one a bounded one, a stop stops it") {
  CameraMotion motion;
  motion.glide({10, 5});
  CHECK_FALSE(motion.moving());
  motion.glide({1e6, 0});
  CHECK(pixelsMoved(start, rest(motion, start, 1.0 / 60).view) < 2000);
  motion.stop();
  CHECK_FALSE(motion.moving());
}

TEST_CASE("a glide against the window's edge ends") {
  CameraMotion motion;
  motion.glide({0, 4000});
  const CameraWindow window{unitFrom(start.centre), 0.02};
  View view = start;
  int frames = 0;
  while (motion.moving() && ++frames < 500) view = motion.step(view, freeRect, window, 1.0 / 60);
  CHECK(frames < 120);
  CHECK(angleBetween(window.centre, unitFrom(view.centre)) < 0.0201);
}

TEST_CASE("eased zooming ends at the factor asked, about the point all the way") {
  for (const LonLat centre : {LonLat{33, 48}, {179.5, 62}, {20, 84}}) {
    const View from{centre, 1500, 0};
    const Vec2 pointer{1100, 150};
    const Vec3 ground = *toUnit(projectionFor(from, freeRect), pointer);
    CameraMotion motion;
    View view = from;
    motion.zoom(view, pointer, 1.2, wheelPace);
    for (int i = 0; i < 4; ++i) view = motion.step(view, freeRect, {}, 1.0 / 60);
    motion.zoom(view, pointer, 1.2, wheelPace);  // another notch on the way
    double last = view.spanKm;
    while (motion.moving()) {
      view = motion.step(view, freeRect, {}, 1.0 / 60);
      CHECK(view.spanKm <= last);
      last = view.spanKm;
      const Vec2 now = *toScreen(projectionFor(view, freeRect), ground);
      CHECK(std::fabs(now.x - pointer.x) < 0.5);
      CHECK(std::fabs(now.y - pointer.y) < 0.5);
    }
    CHECK(view.spanKm == Approx(1500 / 1.44).epsilon(0.001));
  }
}

TEST_CASE("eased zooming stops at the bounds and does not owe what lies beyond") {
  CameraMotion motion;
  View view = start;
  for (int i = 0; i < 40; ++i) motion.zoom(view, freeMiddle, 2, wheelPace);
  view = rest(motion, view, 1.0 / 60).view;
  CHECK(view.spanKm == Approx(nearestSpanKm).epsilon(0.002));
  motion = {};
  for (int i = 0; i < 40; ++i) motion.zoom(view, freeMiddle, 2, wheelPace);
  motion.zoom(view, freeMiddle, 0.5, wheelPace);
  CHECK(rest(motion, view, 1.0 / 60).view.spanKm == Approx(nearestSpanKm * 2).epsilon(0.005));
}

TEST_CASE("an eased pan ends at the pixels asked") {
  CameraMotion motion;
  motion.pan({80, 0});
  motion.pan({80, 0});
  const Run run = rest(motion, start, 1.0 / 60);
  CHECK(pixelsMoved(start, run.view) == Approx(160).margin(2));
  CHECK(run.seconds < 0.7);
}

TEST_CASE("north comes back up away from the poles, the shorter way, and stays free beside them") {
  for (const double north : {40.0, -170.0, 180.0}) {
    const View turned{{100, 70}, 2000, north};
    CameraMotion motion;
    motion.rightNorth(turned);
    REQUIRE(motion.moving());
    View view = turned;
    double last = std::fabs(north);
    while (motion.moving()) {
      view = motion.step(view, freeRect, {}, 1.0 / 60);
      CHECK(std::fabs(view.northDeg) <= last);
      last = std::fabs(view.northDeg);
    }
    CHECK(view.northDeg == 0);
    CHECK(view.centre.lon == turned.centre.lon);
  }
  for (const View& view : {View{{100, 84}, 2000, 40}, View{{100, -84}, 2000, 40}, View{{100, 50}, 2000, 0}}) {
    CameraMotion motion;
    motion.rightNorth(view);
    CHECK_FALSE(motion.moving());
  }
}
