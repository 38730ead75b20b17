#include "app/gestures.h"

#include <algorithm>

#include "base/trig.h"

namespace faultline {

namespace {

constexpr double slop = 4;  // logical pixels a press may wander and still be a tap
constexpr double touchSlop = 10;
constexpr double doubleTapSeconds = 0.3;
constexpr double doubleTapDistance = 24;
constexpr double wheelStep = 1.2;  // zoom of one notch

double lengthOf(Vec2 v) { return sqrtOf(dot(v, v)); }

Action panBy(Vec2 delta) {
  Action action{.kind = ActionKind::PanBy};
  action.screen = delta;
  return action;
}

Action zoomAt(Vec2 where, double factor) {
  Action action{.kind = ActionKind::ZoomAt};
  action.screen = where;
  action.factor = factor;
  return action;
}

}  // namespace

void Gestures::event(const InputEvent& event, double nowSeconds, bool overPanel, std::vector<Action>& actions) {
  const auto finger =
      std::find_if(fingers.begin(), fingers.end(), [&](const Finger& f) { return f.id == event.pointer; });
  switch (event.kind) {
    case InputKind::PointerDown:
      if (overPanel || event.button != 0 || fingers.size() >= 2 || finger != fingers.end()) return;
      fingers.push_back({event.pointer, event.screen});
      if (fingers.size() == 1) {
        pressedAt = event.screen;
        moved = pinched = false;
      } else {
        pinched = true;
      }
      return;

    case InputKind::PointerMove: {
      if (finger == fingers.end()) return;
      const Vec2 before = finger->screen;
      if (fingers.size() == 1) {
        if (!moved && lengthOf(event.screen - pressedAt) < (event.touch ? touchSlop : slop)) return;
        moved = true;
        finger->screen = event.screen;
        actions.push_back(panBy(event.screen - before));
        return;
      }
      const Vec2 other = fingers[finger == fingers.begin() ? 1 : 0].screen;
      const double apartBefore = lengthOf(before - other);
      const double apart = lengthOf(event.screen - other);
      finger->screen = event.screen;
      moved = true;
      actions.push_back(panBy((event.screen - before) * 0.5));
      if (apartBefore > 1 && apart > 1) actions.push_back(zoomAt((event.screen + other) * 0.5, apart / apartBefore));
      return;
    }

    case InputKind::PointerUp: {
      if (finger == fingers.end() || event.button != 0) return;
      fingers.erase(finger);
      if (!fingers.empty()) {  // one finger of a pinch stays: go on panning from where it is
        pressedAt = fingers.front().screen;
        return;
      }
      const bool isTap = !moved && !pinched;
      moved = false;
      if (!isTap) return;
      if (nowSeconds - lastTapSeconds < doubleTapSeconds && lengthOf(event.screen - lastTapAt) < doubleTapDistance) {
        lastTapSeconds = -1e9;
        tap.reset();
        actions.push_back(zoomAt(event.screen, 2));
      } else {
        lastTapSeconds = nowSeconds;
        lastTapAt = event.screen;
        tap = event.screen;
      }
      return;
    }

    case InputKind::PointerCancel:
      if (finger != fingers.end()) fingers.erase(finger);
      if (fingers.empty()) moved = false;
      return;

    case InputKind::Wheel:
      if (!overPanel && event.wheel != 0) {
        // expOf keeps a trackpad's many small steps equal to one large one.
        actions.push_back(zoomAt(event.screen, expOf(event.wheel * logOf(wheelStep))));
      }
      return;

    case InputKind::PointerLeave:
    case InputKind::KeyDown: return;
  }
}

std::optional<Vec2> Gestures::takeTap() {
  const std::optional<Vec2> result = tap;
  tap.reset();
  return result;
}

}  // namespace faultline
