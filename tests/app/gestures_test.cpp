#include "app/gestures.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace faultline;
using Catch::Approx;

namespace {

struct Fingers {
  Gestures gestures;
  std::vector<Action> actions;
  double now = 0;

  void send(InputKind kind, Vec2 at, int32_t pointer = 0, bool touch = false, bool overPanel = false) {
    InputEvent event;
    event.kind = kind;
    event.screen = at;
    event.pointer = pointer;
    event.touch = touch;
    gestures.event(event, now, overPanel, actions);
  }
};

}  // namespace

TEST_CASE("a drag pans by what the pointer moved, once it left the slop") {
  Fingers s;
  s.send(InputKind::PointerDown, {100, 100});
  s.send(InputKind::PointerMove, {102, 100});
  REQUIRE(s.actions.size() == 1);
  CHECK(s.actions[0].kind == ActionKind::Hold);
  s.actions.clear();
  s.send(InputKind::PointerMove, {120, 90});
  s.send(InputKind::PointerMove, {130, 95});
  REQUIRE(s.actions.size() == 2);
  CHECK(s.actions[0].from.x == 100);
  CHECK(s.actions[0].kind == ActionKind::PanBy);
  CHECK(s.actions[0].screen.x == Approx(20));
  CHECK(s.actions[0].screen.y == Approx(-10));
  CHECK(s.actions[1].screen.x == Approx(10));
  s.send(InputKind::PointerUp, {130, 95});
  CHECK_FALSE(s.gestures.takeTap());
}

TEST_CASE("a press on a panel is the panel's until it ends") {
  Fingers s;
  s.send(InputKind::PointerDown, {10, 10}, 0, false, true);
  s.send(InputKind::PointerMove, {200, 200});
  s.send(InputKind::PointerUp, {200, 200});
  CHECK(s.actions.empty());
  CHECK_FALSE(s.gestures.takeTap());
}

TEST_CASE("a tap selects once, two taps zoom in there") {
  Fingers s;
  s.send(InputKind::PointerDown, {50, 60});
  s.send(InputKind::PointerUp, {50, 60});
  const auto tap = s.gestures.takeTap();
  REQUIRE(tap);
  CHECK(tap->x == 50);
  CHECK_FALSE(s.gestures.takeTap());
  s.now = 0.2;
  s.send(InputKind::PointerDown, {52, 60});
  s.send(InputKind::PointerUp, {52, 60});
  CHECK_FALSE(s.gestures.takeTap());
  REQUIRE(s.actions.size() == 3);
  CHECK(s.actions[2].kind == ActionKind::ZoomAt);
  CHECK(s.actions[2].factor == 2);
  CHECK(s.actions[2].pace == Pace::Step);
  s.now = 5;  // a third one, later, is a tap again
  s.send(InputKind::PointerDown, {52, 60});
  s.send(InputKind::PointerUp, {52, 60});
  CHECK(s.gestures.takeTap());
}

TEST_CASE("a pinch zooms by the fingers' distance about their middle, and is no tap") {
  Fingers s;
  s.send(InputKind::PointerDown, {100, 100}, 0, true);
  s.send(InputKind::PointerDown, {200, 100}, 1, true);
  s.send(InputKind::PointerMove, {300, 100}, 1, true);
  double factor = 1;
  Vec2 about;
  for (const Action& action : s.actions) {
    if (action.kind != ActionKind::ZoomAt) continue;
    factor *= action.factor;
    about = action.screen;
  }
  CHECK(factor == Approx(2));
  CHECK(about.x == Approx(200));
  s.send(InputKind::PointerUp, {300, 100}, 1, true);
  s.send(InputKind::PointerUp, {100, 100}, 0, true);
  CHECK_FALSE(s.gestures.takeTap());
}

TEST_CASE("a cancelled finger leaves nothing behind") {
  Fingers s;
  s.send(InputKind::PointerDown, {100, 100}, 0, true);
  s.send(InputKind::PointerCancel, {100, 100}, 0, true);
  s.actions.clear();
  s.send(InputKind::PointerMove, {300, 300}, 0, true);
  CHECK(s.actions.empty());
  CHECK_FALSE(s.gestures.dragging());
}

TEST_CASE("many small wheel steps equal one large one; the wheel over a panel is the panel's") {
  Fingers s;
  InputEvent wheel{.kind = InputKind::Wheel};
  wheel.wheel = 0.25;
  for (int i = 0; i < 4; ++i) s.gestures.event(wheel, 0, false, s.actions);
  double factor = 1;
  for (const Action& action : s.actions) factor *= action.factor;
  wheel.wheel = 1;
  s.actions.clear();
  s.gestures.event(wheel, 0, false, s.actions);
  REQUIRE(s.actions.size() == 1);
  CHECK(factor == Approx(s.actions[0].factor));
  CHECK(factor > 1);
  s.actions.clear();
  s.gestures.event(wheel, 0, true, s.actions);
  CHECK(s.actions.empty());
}

namespace {

const Action* flingOf(const Fingers& s) {
  for (const Action& action : s.actions) {
    if (action.kind == ActionKind::Fling) return &action;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("a drag lets the map glide on at the speed of its last tenth of a second") {
  Fingers s;
  s.send(InputKind::PointerDown, {100, 100});
  for (int i = 1; i <= 20; ++i) {  // slowly at first, then 500 pixels a second
    s.now += 0.02;
    s.send(InputKind::PointerMove, {100.0 + (i < 10 ? i : 10 + (i - 10) * 10), 100});
  }
  s.now += 0.01;
  s.send(InputKind::PointerUp, {210, 100});
  REQUIRE(flingOf(s));
  CHECK(flingOf(s)->screen.x == Approx(500));
  CHECK(flingOf(s)->screen.y == Approx(0));
}

TEST_CASE("a pointer that rested before it lifted, or hardly moved, leaves no glide") {
  for (const double wait : {0.07, 2.0}) {
    Fingers s;
    s.send(InputKind::PointerDown, {100, 100});
    for (int i = 1; i <= 10; ++i) {
      s.now += 0.016;
      s.send(InputKind::PointerMove, {100.0 + i * 10, 100});
    }
    s.now += wait;
    s.send(InputKind::PointerUp, {200, 100});
    CHECK_FALSE(flingOf(s));
  }
  Fingers slow;
  slow.send(InputKind::PointerDown, {100, 100});
  for (int i = 1; i <= 50; ++i) {
    slow.now += 0.016;
    slow.send(InputKind::PointerMove, {100.0 + i, 100});
  }
  slow.send(InputKind::PointerUp, {150, 100});
  CHECK_FALSE(flingOf(slow));
  Fingers unstamped;  // all in one frame: nothing is known of a speed
  unstamped.send(InputKind::PointerDown, {100, 100});
  unstamped.send(InputKind::PointerMove, {150, 100});
  unstamped.send(InputKind::PointerMove, {250, 100});
  unstamped.send(InputKind::PointerUp, {250, 100});
  CHECK_FALSE(flingOf(unstamped));
}

TEST_CASE("two fingers that tap zoom out about their middle; trembling is no pinch") {
  Fingers s;
  s.send(InputKind::PointerDown, {100, 100}, 0, true);
  s.now = 0.02;
  s.send(InputKind::PointerDown, {200, 100}, 1, true);
  s.send(InputKind::PointerMove, {202, 101}, 1, true);
  s.now = 0.15;
  s.send(InputKind::PointerUp, {202, 101}, 1, true);
  s.send(InputKind::PointerUp, {100, 100}, 0, true);
  CHECK_FALSE(s.gestures.takeTap());
  REQUIRE(s.actions.size() == 2);
  CHECK(s.actions[1].kind == ActionKind::ZoomAt);
  CHECK(s.actions[1].factor == 0.5);
  CHECK(s.actions[1].pace == Pace::Step);
  CHECK(s.actions[1].screen.x == Approx(151));
  for (const bool late : {true, false}) {  // held, or moved: no tap
    Fingers t;
    t.send(InputKind::PointerDown, {100, 100}, 0, true);
    t.send(InputKind::PointerDown, {200, 100}, 1, true);
    t.now = late ? 0.5 : 0.1;
    if (!late) t.send(InputKind::PointerMove, {240, 100}, 1, true);
    t.actions.clear();
    t.send(InputKind::PointerUp, {200, 100}, 1, true);
    t.send(InputKind::PointerUp, {100, 100}, 0, true);
    CHECK(t.actions.empty());
  }
}

TEST_CASE("of a pinch that ends one finger after the other, no glide and no jump is left") {
  Fingers s;
  s.send(InputKind::PointerDown, {100, 100}, 0, true);
  s.send(InputKind::PointerDown, {200, 100}, 1, true);
  for (int i = 1; i <= 10; ++i) {
    s.now += 0.016;
    s.send(InputKind::PointerMove, {200.0 + i * 10, 100}, 1, true);
  }
  s.send(InputKind::PointerUp, {300, 100}, 1, true);
  s.actions.clear();
  s.now += 0.016;
  s.send(InputKind::PointerUp, {100, 100}, 0, true);
  CHECK(s.actions.empty());
  CHECK_FALSE(s.gestures.takeTap());
}

TEST_CASE("a wheel that accelerates does not throw the map away") {
  Fingers s;
  InputEvent wheel{.kind = InputKind::Wheel};
  wheel.wheel = 120;
  s.gestures.event(wheel, 0, false, s.actions);
  REQUIRE(s.actions.size() == 1);
  CHECK(s.actions[0].factor < 2.1);
  CHECK(s.actions[0].pace == Pace::Wheel);
}

TEST_CASE("on a page that scrolls one finger moves no map, two do, and a mouse does as ever") {
  Fingers s;
  s.gestures.cooperative = true;
  s.send(InputKind::PointerDown, {100, 100}, 0, true);
  s.send(InputKind::PointerMove, {160, 100}, 0, true);
  s.send(InputKind::PointerMove, {220, 100}, 0, true);
  CHECK(s.gestures.takeRefusal());
  CHECK_FALSE(s.gestures.takeRefusal());
  s.send(InputKind::PointerUp, {220, 100}, 0, true);
  CHECK_FALSE(s.gestures.takeTap());
  for (const Action& action : s.actions) CHECK(action.kind == ActionKind::Hold);
  s.actions.clear();

  s.send(InputKind::PointerDown, {100, 100}, 0, true);
  s.send(InputKind::PointerDown, {200, 100}, 1, true);
  s.send(InputKind::PointerMove, {260, 100}, 1, true);
  CHECK_FALSE(s.gestures.takeRefusal());
  CHECK(s.actions.back().kind == ActionKind::ZoomAt);
  s.send(InputKind::PointerUp, {260, 100}, 1, true);
  s.actions.clear();
  s.send(InputKind::PointerMove, {180, 100}, 0, true);  // the finger that stays is one finger again
  CHECK(s.actions.empty());
  CHECK_FALSE(s.gestures.takeRefusal());  // of a gesture that did move the map
  s.send(InputKind::PointerUp, {180, 100}, 0, true);

  s.send(InputKind::PointerDown, {50, 50}, 0, true);
  s.send(InputKind::PointerUp, {50, 50}, 0, true);
  CHECK(s.gestures.takeTap());  // a tap is no move
  s.actions.clear();
  s.send(InputKind::PointerDown, {100, 100});
  s.send(InputKind::PointerMove, {160, 100});
  CHECK(s.actions.back().kind == ActionKind::PanBy);
}
