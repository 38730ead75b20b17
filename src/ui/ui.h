// The panels: story card or sheet, timeline, legend, tooltip, about page; and the map's labels. Dear ImGui, in logical
// pixels. Reads plain values, emits Actions; keeps no story state of its own.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scene/action.h"
#include "scene/draw_list.h"
#include "story/state.h"

struct ImFont;

namespace faultline {

// Fonts rasterised at size * dpr for the characters that the dataset and the panels use.
struct UiFonts {
  ImFont* label = nullptr;       // 12, regular
  ImFont* labelBold = nullptr;   // 12, semibold
  ImFont* body = nullptr;        // 16, regular
  ImFont* bodyBold = nullptr;    // 16, semibold
  ImFont* title = nullptr;       // 25, semibold
};

// Call once a context and again when dpr or the dataset changes (the backend's font texture must be made anew after it).
// The font files' bytes must outlive the context.
UiFonts loadFonts(const Dataset& dataset, std::span<const std::byte> regular, std::span<const std::byte> semibold,
                  double dpr);

void applyTheme(Theme theme);  // Dear ImGui's style from the tokens

struct UiInput {
  const Dataset* dataset = nullptr;
  const StoryState* state = nullptr;
  const DrawList* scene = nullptr;
  UiFonts fonts;
  Moment moment;
  bool playing = false;
  double speed = 1;
  bool exploring = false;     // the reader has left the beat's camera or date: offer the way back
  bool sourcesOpen = false, aboutOpen = false, legendOpen = false;
  Sheet sheet = Sheet::Half;
  Lens lens = Lens::Recognised;
  Theme theme = Theme::Light;
  Pick hovered;               // under the pointer (tooltip), or touched
  Pick selected;
  Vec2 pointer;               // logical pixels
  bool touch = false;         // the last pointer was a finger
  double notice = 0;          // 0..1, how strongly a short hint shows
  std::string_view hint;      // "" for none
};

struct UiOutput {
  bool wantsPointer = false;   // a panel is under the pointer: the map ignores it
  bool wantsKeyboard = false;  // a panel widget has the keys
  bool settling = false;       // something in the panels still moves (scroll, fade): draw another frame
};

// Between ImGui::NewFrame and ImGui::Render. Draws labels below the panels. Appends to `actions`.
UiOutput drawUi(const UiInput& input, std::vector<Action>& actions);

}  // namespace faultline
