// The reader's hand on the map: scripts of events through the whole App, frame by frame, always ending at rest.
#include <catch2/catch_approx.hpp>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "app/camera.h"
#include "base/length.h"
#include "geo/sphere.h"
#include "session.h"

using namespace faultline;
using Catch::Approx;

namespace {

constexpr double frameSeconds = 1.0 / 60;

struct Hand : Session {
  bool touches;
  explicit Hand(bool touch = false, bool reducedMotion = false)
      : Session(touch ? 390 : 1280, touch ? 844 : 720, touch ? 3 : 1, reducedMotion), touches(touch) {
    app.goTo(2, false);
    rest();
  }
  Rect free() const { return app.scene().layout.free; }
  Vec2 middle() const { return {free().x + free().width / 2, free().y + free().height / 2}; }
  Vec3 groundAt(Vec2 screen) const { return *toUnit(projectionFor(app.view(), free()), screen); }
  Vec2 placeOf(Vec3 unit) const { return *toScreen(projectionFor(app.view(), free()), unit); }
  void send(InputKind kind, Vec2 at, int32_t finger = 0) {
    InputEvent event{.kind = kind, .screen = at, .pointer = finger, .touch = touches};
    event.seconds = now;
    app.event(event);
  }
  void wheel(Vec2 at, double notches) {
    InputEvent event{.kind = InputKind::Wheel, .screen = at};
    event.wheel = notches;
    app.event(event);
  }
  // Presses and moves by `by` in steps of one frame; the pointer is still down.
  void drag(Vec2 from, Vec2 by, int steps) {
    send(InputKind::PointerMove, from);
    frame();
    send(InputKind::PointerDown, from);
    frame();
    for (int i = 1; i <= steps; ++i) {
      send(InputKind::PointerMove, from + by * (static_cast<double>(i) / steps));
      frame();
    }
  }
  void checkAtRest() {
    CHECK(frame() == Why::None);
    CHECK(frame() == Why::None);
  }
};

}  // namespace

TEST_CASE("hand: the ground stays under the pointer while it is down, then the map glides on and rests") {
  for (const bool touch : {false, true}) {
    Hand h(touch);
    const Vec2 from = h.middle() + Vec2{40, 60}, by{-120, -50};
    const Vec3 held = h.groundAt(from);
    h.drag(from, by, 8);
    CHECK(lengthOf(h.placeOf(held) - (from + by)) < 1.5);
    const View released = h.app.view();
    h.send(InputKind::PointerUp, from + by);
    h.frame();
    CHECK(h.frame() == Why::Camera);
    CHECK(h.state()["why"] == "camera");
    const int frames = h.rest();
    CHECK(frames > 20);
    CHECK(frames < 150);
    const Vec2 went = h.placeOf(held) - (from + by);
    CHECK(lengthOf(went) > 100);
    CHECK(went.x < 0);
    CHECK(h.app.view().centre.lon > released.centre.lon);
    CHECK(h.app.view().northDeg == 0);
    h.checkAtRest();
  }
}

TEST_CASE("hand: a new press stops the glide at once, and its end selects nothing") {
  Hand h(true);
  h.drag(h.middle(), {-120, 0}, 8);
  h.send(InputKind::PointerUp, h.middle() + Vec2{-120, 0});
  for (int i = 0; i < 6; ++i) h.frame();
  h.send(InputKind::PointerDown, h.middle());
  h.frame();
  const View caught = h.app.view();
  for (int i = 0; i < 10; ++i) h.frame();
  CHECK(h.app.view().centre.lon == caught.centre.lon);
  h.send(InputKind::PointerUp, h.middle());
  h.rest();
  CHECK(h.app.view().centre.lon == caught.centre.lon);
  CHECK(h.app.selection().kind == PickKind::None);
  h.checkAtRest();
}

TEST_CASE("hand: no glide when the pointer rested, none under reduced motion") {
  for (const bool reduced : {false, true}) {
    Hand h(false, reduced);
    h.drag(h.middle(), {-160, 0}, 8);
    if (!reduced) h.frame(0.2);
    const View released = h.app.view();
    h.send(InputKind::PointerUp, h.middle() + Vec2{-160, 0});
    CHECK(h.rest() < 6);
    CHECK(h.app.view().centre.lon == released.centre.lon);
    h.checkAtRest();
  }
}

TEST_CASE("hand: the wheel eases to its end within 150 ms about the pointer") {
  for (const double notch : {1.0, -1.0, 0.2}) {
    Hand h;
    const Vec2 at = h.middle() + Vec2{200, -90};
    const Vec3 ground = h.groundAt(at);
    const double before = h.app.view().spanKm;
    h.send(InputKind::PointerMove, at);
    h.frame();
    for (int i = 0; i < 3; ++i) {
      h.wheel(at, notch);
      h.frame();
    }
    const double aim = before / std::pow(1.2, 3 * notch);
    CHECK(std::fabs(h.app.view().spanKm - before) < std::fabs(aim - before) * 0.9);  // not at once
    for (double t = 0; t < 0.15; t += frameSeconds) {
      h.frame();
      CHECK(lengthOf(h.placeOf(ground) - at) < 1);
    }
    CHECK(std::fabs(h.app.view().spanKm - aim) < std::fabs(aim - before) * 0.06);
    h.rest();
    CHECK(h.app.view().spanKm == Approx(aim).epsilon(0.002));
    CHECK(h.app.isExploring());
    h.checkAtRest();
  }
}

TEST_CASE("hand: reduced motion has the wheel, keys and double taps at once") {
  Hand h(false, true);
  const double before = h.app.view().spanKm;
  h.wheel(h.middle(), 1);
  h.frame();
  CHECK(h.app.view().spanKm == Approx(before / 1.2));
  h.key(Key::Plus);
  h.frame();
  CHECK(h.app.view().spanKm == Approx(before / 1.2 / 1.5));
  h.rest();
  h.checkAtRest();
}

TEST_CASE("hand: a double tap zooms in about its point, two fingers tapping zoom out") {
  Hand h(true);
  const Vec2 at = h.middle() + Vec2{60, -70};
  const Vec3 ground = h.groundAt(at);
  const double before = h.app.view().spanKm;
  for (int i = 0; i < 2; ++i) {
    h.send(InputKind::PointerDown, at);
    h.frame();
    h.send(InputKind::PointerUp, at);
    h.frame(0.1);
  }
  CHECK(h.frame() == Why::Camera);
  CHECK(h.app.view().spanKm > before * 0.8);
  h.rest();
  CHECK(h.app.view().spanKm == Approx(before / 2).epsilon(0.002));
  CHECK(lengthOf(h.placeOf(ground) - at) < 1);
  h.checkAtRest();

  h.now += 1;
  h.send(InputKind::PointerDown, at, 0);
  h.send(InputKind::PointerDown, at + Vec2{60, 0}, 1);
  h.frame();
  h.send(InputKind::PointerUp, at + Vec2{60, 0}, 1);
  h.send(InputKind::PointerUp, at, 0);
  h.rest();
  CHECK(h.app.view().spanKm == Approx(before).epsilon(0.004));
  CHECK(h.app.selection().kind == PickKind::None);
  h.checkAtRest();
}

TEST_CASE("hand: a pinch keeps the ground under both fingers' middle while it moves") {
  Hand h(true);
  const Vec2 one = h.middle() + Vec2{-40, -20}, two = h.middle() + Vec2{40, -20};
  const Vec3 ground = h.groundAt((one + two) * 0.5);
  const double before = h.app.view().spanKm;
  h.send(InputKind::PointerDown, one, 0);
  h.send(InputKind::PointerDown, two, 1);
  h.frame();
  Vec2 left = one, right = two;
  for (int i = 1; i <= 20; ++i) {  // apart by 3 pixels a frame, and all of it 2 to the right
    left = one + Vec2{i * 0.5, 0};
    right = two + Vec2{i * 3.5, 0};
    h.send(InputKind::PointerMove, left, 0);
    h.send(InputKind::PointerMove, right, 1);
    h.frame();
  }
  CHECK(lengthOf(h.placeOf(ground) - (left + right) * 0.5) < 3);
  CHECK(h.app.view().spanKm == Approx(before * 80 / (right.x - left.x)).epsilon(0.03));
  h.send(InputKind::PointerUp, right, 1);
  h.send(InputKind::PointerUp, left, 0);
  const View released = h.app.view();
  h.rest();
  CHECK(h.app.view().centre.lon == released.centre.lon);
  CHECK(h.app.selection().kind == PickKind::None);
  h.checkAtRest();
}

TEST_CASE("hand: arrows and plus and minus are eased, add up, and end where they say") {
  Hand h;
  const Vec3 centre = unitFrom(h.app.view().centre);
  const double before = h.app.view().spanKm;
  h.key(Key::Right);
  h.frame();
  h.frame();
  CHECK(h.frame() == Why::Camera);
  const double early = h.middle().x - h.placeOf(centre).x;
  CHECK(early > 0);
  CHECK(early < 40);
  h.key(Key::Right);
  h.rest();
  CHECK(h.middle().x - h.placeOf(centre).x == Approx(160).margin(2));
  h.key(Key::Left);
  h.key(Key::Left);
  h.rest();
  CHECK(lengthOf(h.placeOf(centre) - h.middle()) < 2);
  h.key(Key::Plus);
  h.rest();
  CHECK(h.app.view().spanKm == Approx(before / 1.5).epsilon(0.002));
  h.key(Key::Minus);
  h.rest();
  CHECK(h.app.view().spanKm == Approx(before).epsilon(0.003));
  h.checkAtRest();
}

TEST_CASE("hand: over the pole and let go beyond it, north comes back up; on it, it stays") {
  Hand h;
  h.app.setView({{40, 78}, 3000, 0});
  h.rest();
  h.drag(h.middle(), {0, 150}, 30);
  h.frame(0.2);
  CHECK(h.app.view().centre.lat > 84);
  h.send(InputKind::PointerUp, h.middle() + Vec2{0, 150});
  h.rest();
  const View polar = h.app.view();
  CHECK(polar.centre.lat > 84);
  h.drag(h.middle(), {0, 200}, 40);
  h.send(InputKind::PointerUp, h.middle() + Vec2{0, 200});
  h.drag(h.middle(), {0, 200}, 40);
  h.frame(0.2);
  CHECK(std::fabs(h.app.view().northDeg) > 90);  // upside down, under the hand
  CHECK(h.app.view().centre.lat < 80);
  h.send(InputKind::PointerUp, h.middle() + Vec2{0, 200});
  CHECK(h.rest() > 10);
  CHECK(h.app.view().northDeg == 0);
  CHECK(h.app.view().centre.lat < 80);
  h.checkAtRest();
}

TEST_CASE("hand: the story takes the camera back from a glide, and the hand from a flight") {
  Hand h;
  h.drag(h.middle(), {-160, 0}, 8);
  h.send(InputKind::PointerUp, h.middle() + Vec2{-160, 0});
  h.frame();
  h.frame();
  h.app.goTo(5, true);
  h.rest();
  const View framed = beatView(h.app.dataset(), 5, h.app.scene().layout);
  CHECK(h.app.view().centre.lon == framed.centre.lon);
  CHECK_FALSE(h.app.isExploring());
  h.app.goTo(2, true);
  for (int i = 0; i < 10; ++i) h.frame();
  const double flying = h.app.view().spanKm;
  h.wheel(h.middle(), 1);
  h.rest();
  CHECK(h.app.view().spanKm == Approx(flying / 1.2).epsilon(0.3));
  CHECK(h.app.isExploring());
  h.checkAtRest();
}

TEST_CASE("hand: nothing loses the globe") {
  Hand h;
  h.app.setView({{40, 60}, 16000, 0});
  h.rest();
  for (const Vec2 by : {Vec2{400, 0}, {0, 400}, {-400, 0}, {0, -400}, {400, 400}}) {
    for (int i = 0; i < 12; ++i) {
      h.drag(h.middle(), by, 6);
      h.send(InputKind::PointerUp, h.middle() + by);
      h.rest(1.0 / 15);
      const Rect frame = h.app.scene().layout.frame;
      const Projection p = projectionFor(h.app.view(), h.free());
      int onGlobe = 0;
      for (double x = 0; x < frame.width; x += 80) {
        for (double y = 0; y < frame.height; y += 80) onGlobe += toUnit(p, {x, y}).has_value();
      }
      CHECK(onGlobe > 70);
      CHECK(!h.app.scene().visibleUnits.empty());
    }
  }
  h.checkAtRest();
}

TEST_CASE("hand: when the phone's sheet moves, the picture moves with it and does not leap") {
  Hand h(true);
  const Rect before = h.free();
  const Vec3 seen = h.groundAt({195, 120});
  Action action{.kind = ActionKind::SetSheet};
  action.sheet = Sheet::Peek;
  h.app.act(action);
  h.frame();
  CHECK(h.free().height > before.height);
  CHECK(lengthOf(h.placeOf(seen) - Vec2{195, 120}) < 12);
  h.rest();
  const View framed = beatView(h.app.dataset(), 2, h.app.scene().layout);
  CHECK(h.app.view().spanKm == framed.spanKm);
  CHECK(h.app.view().northDeg == 0);
  CHECK_FALSE(h.app.isExploring());
  h.checkAtRest();
}

TEST_CASE("hand: a move of the mouse names what it is over and builds no scene") {
  Hand h;
  h.send(InputKind::PointerMove, h.middle());
  h.rest();
  const uint64_t scenes = h.app.scenesBuilt();
  std::string names;
  for (int i = 0; i < 60; ++i) {
    h.send(InputKind::PointerMove, h.middle() + Vec2{i * 3.0 - 90, i * 2.0 - 60});
    h.frame();
    names += h.app.hoveredName();
  }
  h.rest();
  CHECK_FALSE(names.empty());
  CHECK(h.app.scenesBuilt() == scenes);
  h.key(Key::Right);
  h.rest();
  CHECK(h.app.scenesBuilt() > scenes + 5);
}

TEST_CASE("hand: what a pick costs, on the ninth beat", "[.bench]") {
  Hand h;
  h.app.goTo(8, false);
  h.rest();
  SceneInput input;
  input.dataset = &h.app.dataset();
  input.ground = &h.app.ground();
  const auto start = std::chrono::steady_clock::now();
  int picks = 0, hits = 0;
  for (double x = 400; x < 1240; x += 20) {
    for (double y = 80; y < 560; y += 20) {
      hits += pickAt(input, h.app.scene(), {x, y}, 8).kind != PickKind::None;
      ++picks;
    }
  }
  const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
  std::printf("%d picks, %d hits, %.0f us each\n", picks, hits, took.count() / picks);
  CHECK(hits > 0);
}
