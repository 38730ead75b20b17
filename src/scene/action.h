// Everything a reader or a host can ask for. Canvas, panels, keyboard, page and URL all come down to these; only App
// applies them.
#pragma once
#include <cstdint>

#include "base/vec.h"
#include "data/enums.h"
#include "scene/layers.h"
#include "scene/layout.h"
#include "scene/tokens.h"

namespace faultline {

enum class ActionKind : uint8_t {
  GoToBeat,  // beat (index from 0); arrives at the beat's end date
  NextBeat,
  PreviousBeat,
  Play,  // from the beat's start when the date is at its end
  Pause,
  TogglePlay,
  StepForward,  // to the next keyframe or event of the beat
  StepBack,
  SeekDay,      // day
  CompareFrom,  // what changed is told from the day shown on (flag), or from the beat's start again
  PanBy,        // the ground at `from` moves by `screen`, logical pixels
  ZoomAt,       // factor > 1 zooms in, about screen
  ZoomIn,       // about the middle, eased
  ZoomOut,
  Hold,          // a hand is on the map: what glides or eases stops
  Fling,         // the hand left it with `screen` logical pixels a second: the map glides on
  ReturnToBeat,  // ends exploring: camera and date back to the beat
  SetLens,       // lens
  SetLayer,      // layer on or off (flag)
  SetTheme,      // theme
  SetSheet,      // sheet
  SetSpeed,      // factor: 0.5 .. 4 of the story's own rate
  SetLoop,       // playing begins anew at the beat's end, or not (flag)
  ShowSources,   // beat sources panel on or off (flag)
  ShowAbout,     // the "about this story" page on or off (flag)
  ShowLegend,    // flag
  Select,        // what was clicked: pick; in a panel, screen says where its note stands (0, 0: as before)
  Blank,         // a black screen (theme Dark) or a white one (Light) over everything, or none (flag)
  Count
};

// How a PanBy or a ZoomAt is carried out: at once under a hand, eased for what comes in steps.
enum class Pace : uint8_t { AtOnce, Wheel, Step };

// Group: an actor with members, such as an alliance. Event: what the note over the map names.
enum class PickKind : uint8_t { None, Unit, Front, Link, Place, Area, Group, Event };
struct Pick {
  PickKind kind = PickKind::None;
  uint32_t index = 0;  // into the dataset's table of that kind; a group's is ACTR
  bool operator==(const Pick&) const = default;
};

struct Action {
  ActionKind kind = ActionKind::Pause;
  uint32_t beat = 0;
  double day = 0;
  double factor = 1;
  Vec2 screen{}, from{};
  Pace pace = Pace::AtOnce;
  uint32_t lens = 0;  // into Dataset::lenses
  Theme theme = Theme::Light;
  Sheet sheet = Sheet::Half;
  Layer layer = Layer::Fronts;
  bool flag = false;
  Pick pick{};
};

}  // namespace faultline
