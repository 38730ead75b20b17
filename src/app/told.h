// What of a map a host page may want to know of, compared between frames, so that it need not read the whole state in
// each of them.
#pragma once
#include <cstdint>
#include <optional>

#include "geo/view.h"
#include "scene/action.h"
#include "story/state.h"
#include "ui/ui.h"

namespace faultline {

struct Told {
  // Bits of what changed; web/told.mjs has the same.
  static constexpr uint32_t beatBit = 1, dayBit = 2, viewBit = 4;  // day: or the one it is compared with
  static constexpr uint32_t lookBit = 8;                           // lens, layers, theme
  static constexpr uint32_t selectionBit = 16;                     // what was tapped
  static constexpr uint32_t motionBit = 32;                        // playing, exploring, a still
  static constexpr uint32_t panelsBit = 64;                        // which are open, and the room they leave

  Moment moment;
  std::optional<format::Day> since;  // days are compared from it
  View view;
  uint32_t lens = 0;
  Layers layers;
  Theme theme = Theme::Light;
  Pick selected;
  bool playing = false, exploring = false;
  Still still = Still::None;
  bool legendOpen = false, aboutOpen = false, sourcesOpen = false;
  Layout layout;

  uint32_t changedSince(const Told& before) const;
};

}  // namespace faultline
