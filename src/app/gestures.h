// Pointers on the map become Actions: drag pans, pinch zooms and pans, wheel zooms, a tap selects, a double tap zooms
// in. A plain state machine over the events that no panel wanted; time is given, never read.
#pragma once
#include <optional>
#include <vector>

#include "app/input.h"
#include "scene/action.h"

namespace faultline {

class Gestures {
 public:
  // `overPanel`: a panel is under the pointer at this event; decides who owns a press until it ends.
  void event(const InputEvent& event, double nowSeconds, bool overPanel, std::vector<Action>& actions);
  bool dragging() const { return moved; }

  // A tap that no second tap followed; `Select` is asked for by the caller, who knows what lies there.
  std::optional<Vec2> takeTap();

 private:
  struct Finger {
    int32_t id;
    Vec2 screen;
  };
  std::vector<Finger> fingers;  // on the map, at most two are followed
  Vec2 pressedAt, lastTapAt;
  double lastTapSeconds = -1e9;
  bool moved = false;
  bool pinched = false;
  std::optional<Vec2> tap;
};

}  // namespace faultline
