// A journey between beats: the camera flies while time glides, or one world fades into the other. Pure.
#pragma once
#include <optional>

#include "geo/view.h"
#include "story/state.h"

namespace faultline {

struct Journey {
  Flight flight;
  double start = 0;  // on update()'s clock, seconds
  bool crossFade = false;
  Moment from;
};

// Where a journey to `to` has come at `clock`.
struct Passage {
  View view;
  Moment shown;    // the moment whose world is drawn
  float fade = 1;  // how strongly
  bool arrived = false;
};

// Time glides only forward and over at most a year; anything else would sweep through what the beats do not tell.
bool crossFades(Moment from, Moment to);

// Nothing when there is no way to go and nothing to fade.
std::optional<Journey> planJourney(const View& from, const View& to, bool crossFade, Moment moment, double clock);
Passage passageAt(const Journey& journey, Moment to, double clock);

}  // namespace faultline
