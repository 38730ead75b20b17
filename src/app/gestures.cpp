#include "app/gestures.h"

#include <algorithm>

#include "base/length.h"
#include "base/trig.h"

namespace faultline {

namespace {

constexpr double slop = 4;  // logical pixels a press may wander and still be a tap
constexpr double touchSlop = 10;
constexpr double doubleTapSeconds = 0.3;
constexpr double doubleTapDistance = 24;
constexpr double twoFingerTapSeconds = 0.3;
constexpr double velocityWindow = 0.1;  // seconds before the last move that count
constexpr double restedSeconds = 0.06;  // without a move before it lifts, a pointer has come to rest
constexpr double leastWindow = 0.008;   // shorter stretches of time say nothing of a speed
constexpr double leastSpeed = 80;       // logical pixels a second
constexpr double wheelStep = 1.2;       // zoom of one notch
constexpr double mostNotches = 4;       // in one event: wheels that accelerate must not throw the map away

Action panBy(Vec2 from, Vec2 delta) {
  Action action{.kind = ActionKind::PanBy};
  action.from = from;
  action.screen = delta;
  return action;
}

Action zoomAt(Vec2 where, double factor, Pace pace) {
  Action action{.kind = ActionKind::ZoomAt};
  action.screen = where;
  action.factor = factor;
  action.pace = pace;
  return action;
}

}  // namespace

void Gestures::event(const InputEvent& event, double nowSeconds, bool overPanel, std::vector<Action>& actions) {
  const auto found =
      std::find_if(fingers.begin(), fingers.end(), [&](const Finger& f) { return f.id == event.pointer; });
  const bool known = found != fingers.end();
  switch (event.kind) {
    case InputKind::PointerDown:
      if (!overPanel && event.button == 0 && fingers.size() < 2 && !known) press(event, nowSeconds, actions);
      return;

    case InputKind::PointerMove:
      if (!known) return;
      found->latest = event.screen;
      if (fingers.size() == 1) return drag(*found, event, nowSeconds, actions);
      return pinch(*found, fingers[found == fingers.begin() ? 1 : 0], event, actions);

    case InputKind::PointerUp:
      if (known && event.button == 0) lift(static_cast<size_t>(found - fingers.begin()), event, nowSeconds, actions);
      return;

    case InputKind::PointerCancel:
      if (!known) return;
      fingers.erase(found);
      for (Finger& finger : fingers) finger.screen = finger.latest;
      moved = pinching = false;
      samples.clear();
      spent = true;  // what stays of the gesture is no tap
      return;

    case InputKind::Wheel:
      if (!overPanel && event.wheel != 0) {
        // expOf keeps a trackpad's many small steps equal to one large one.
        const double notches = std::clamp(event.wheel, -mostNotches, mostNotches);
        actions.push_back(zoomAt(event.screen, expOf(notches * logOf(wheelStep)), Pace::Wheel));
      }
      return;

    case InputKind::PointerLeave:
    case InputKind::KeyDown: return;
  }
}

void Gestures::press(const InputEvent& event, double nowSeconds, std::vector<Action>& actions) {
  fingers.push_back({event.pointer, event.screen, event.screen});
  samples.clear();
  if (fingers.size() == 1) {
    pressedAt = event.screen;
    moved = pinching = spent = false;
    actions.push_back({.kind = ActionKind::Hold});
  } else {
    if (moved) spent = true;  // a drag before: no tap with two fingers
    secondDownSeconds = nowSeconds;
    pinching = false;
  }
}

void Gestures::drag(Finger& finger, const InputEvent& event, double nowSeconds, std::vector<Action>& actions) {
  if (!moved && lengthOf(event.screen - pressedAt) < (event.touch ? touchSlop : slop)) return;
  if (cooperative && event.touch) {
    refused = refused || !spent;
    spent = true;  // neither a drag nor a tap
    return;
  }
  moved = true;
  actions.push_back(panBy(finger.screen, event.screen - finger.screen));
  finger.screen = event.screen;
  samples.push_back({nowSeconds, event.screen});
  // Two at least, for where frames are slow.
  while (samples.size() > 2 && samples.front().seconds < nowSeconds - velocityWindow) samples.erase(samples.begin());
}

void Gestures::pinch(Finger& finger, const Finger& other, const InputEvent& event, std::vector<Action>& actions) {
  if (!pinching && lengthOf(event.screen - finger.screen) < touchSlop / 2) return;
  pinching = moved = spent = true;
  const double apartBefore = lengthOf(finger.screen - other.screen);
  const double apart = lengthOf(event.screen - other.screen);
  const Vec2 middleBefore = (finger.screen + other.screen) * 0.5;
  const Vec2 middle = (event.screen + other.screen) * 0.5;
  finger.screen = event.screen;
  // What lay under the fingers' middle stays under it, and grows with their distance.
  actions.push_back(panBy(middleBefore, middle - middleBefore));
  if (apartBefore > 1 && apart > 1) actions.push_back(zoomAt(middle, apart / apartBefore, Pace::AtOnce));
}

void Gestures::lift(size_t index, const InputEvent& event, double nowSeconds, std::vector<Action>& actions) {
  if (fingers.size() == 2) {  // one finger of a pinch stays: go on panning from where it is
    const Vec2 middle = (fingers[0].latest + fingers[1].latest) * 0.5;
    if (!pinching && !spent && nowSeconds - secondDownSeconds < twoFingerTapSeconds) {
      actions.push_back(zoomAt(middle, 0.5, Pace::Step));
    }
    spent = true;
    fingers.erase(fingers.begin() + static_cast<std::ptrdiff_t>(index));
    pressedAt = fingers.front().screen = fingers.front().latest;
    moved = false;
    samples.clear();
    return;
  }
  fingers.clear();
  const bool wasDrag = moved;
  moved = false;
  if (wasDrag) {
    if (const std::optional<Vec2> velocity = velocityAt(nowSeconds)) {
      Action fling{.kind = ActionKind::Fling};
      fling.screen = *velocity;
      actions.push_back(fling);
    }
  }
  samples.clear();
  if (wasDrag || spent) return;
  if (nowSeconds - lastTapSeconds < doubleTapSeconds && lengthOf(event.screen - lastTapAt) < doubleTapDistance) {
    lastTapSeconds = -1e9;
    tap.reset();
    actions.push_back(zoomAt(event.screen, 2, Pace::Step));
  } else {
    lastTapSeconds = nowSeconds;
    lastTapAt = event.screen;
    tap = event.screen;
  }
}

// How fast the pointer went when it lifted; nothing when it had come to rest before.
std::optional<Vec2> Gestures::velocityAt(double nowSeconds) const {
  if (samples.size() < 2 || nowSeconds - samples.back().seconds > restedSeconds) return std::nullopt;
  const double seconds = samples.back().seconds - samples.front().seconds;
  if (seconds < leastWindow) return std::nullopt;
  const Vec2 velocity = (samples.back().screen - samples.front().screen) * (1 / seconds);
  if (lengthOf(velocity) < leastSpeed) return std::nullopt;
  return velocity;
}

std::optional<Vec2> Gestures::takeTap() {
  const std::optional<Vec2> result = tap;
  tap.reset();
  return result;
}

}  // namespace faultline
