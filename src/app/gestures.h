// Pointers on the map become Actions: a drag pans and lets the map glide on, a pinch zooms and pans about its middle,
// the wheel zooms, a tap selects, a double tap zooms in, a tap with two fingers zooms out. A plain state machine over
// the events that no panel wanted; time is given, never read.
#pragma once
#include <optional>
#include <utility>
#include <vector>

#include "app/input.h"
#include "scene/action.h"

namespace faultline {

class Gestures {
 public:
  // `overPanel`: a panel is under the pointer at this event; decides who owns a press until it ends.
  // `nowSeconds` is when the event happened.
  void event(const InputEvent& event, double nowSeconds, bool overPanel, std::vector<Action>& actions);
  bool dragging() const { return moved; }
  bool pressed() const { return !fingers.empty(); }
  void spendPress() { spent = true; }  // the press did something (caught a gliding map): its end is no tap

  bool cooperative = false;  // one finger does not move the map: the page's own scrolling has it
  bool takeRefusal() { return std::exchange(refused, false); }  // a finger would have moved it

  // A tap that no second tap followed; `Select` is asked for by the caller, who knows what lies there.
  std::optional<Vec2> takeTap();

 private:
  struct Finger {
    int32_t id;
    Vec2 screen;  // as far as the map has followed it
    Vec2 latest;
  };
  struct Sample {
    double seconds;
    Vec2 screen;
  };
  void press(const InputEvent& event, double nowSeconds, std::vector<Action>& actions);
  void drag(Finger& finger, const InputEvent& event, double nowSeconds, std::vector<Action>& actions);
  void pinch(Finger& finger, const Finger& other, const InputEvent& event, std::vector<Action>& actions);
  void lift(size_t finger, const InputEvent& event, double nowSeconds, std::vector<Action>& actions);
  std::optional<Vec2> velocityAt(double nowSeconds) const;

  std::vector<Finger> fingers;  // on the map, at most two are followed
  std::vector<Sample> samples;  // of the last tenth of a second of a drag with one finger
  Vec2 pressedAt, lastTapAt;
  double lastTapSeconds = -1e9, secondDownSeconds = -1e9;
  bool moved = false;
  bool pinching = false;  // two fingers that have moved
  bool spent = false;
  bool refused = false;
  std::optional<Vec2> tap;
};

}  // namespace faultline
