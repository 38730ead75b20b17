// Labels come and go softly: what is new fades in, what is gone fades out where it was on the map, and what only moved
// a little glides. Ends by itself; then the draw list is exactly what buildScene made. State in, state out.
#pragma once
#include <vector>

#include "scene/draw_list.h"

namespace faultline {

struct LabelFades {
  struct One {
    Label label;  // as last drawn, full strength
    bool led = false;
    Leader leader;
    float strength = 1;  // 0 .. 1
    Vec2 glide;          // screen: where it still is, seen from where it belongs
    bool wanted = true;
  };
  std::vector<One> shown;
  bool started = false;  // the first list is shown at once
};

inline constexpr double fadeInSeconds = 0.2, fadeOutSeconds = 0.15;

// Changes the list's labels and leaders to what is seen now, `seconds` after the last call. `atOnce`: without fading,
// for stills and readers who want no motion. True while anything still moves.
bool fadeLabels(LabelFades& fades, DrawList& list, double seconds, bool atOnce);

}  // namespace faultline
