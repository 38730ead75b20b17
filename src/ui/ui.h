// The panels: story card or sheet, timeline, legend, tooltip, about page; and the map's labels. Dear ImGui, in logical
// pixels. Reads plain values, emits Actions; keeps no story state of its own.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scene/action.h"
#include "scene/draw_list.h"
#include "story/shown_changes.h"
#include "story/state.h"
#include "ui/theme.h"

struct ImFont;

namespace faultline {

// Fonts rasterised at size * dpr for the characters that the dataset and the panels use. Sizes are CSS sizes: the build
// makes one em of the font ascender minus descender, which is what Dear ImGui counts.
struct UiFonts {
  ImFont* label = nullptr;      // 12, regular
  ImFont* labelBold = nullptr;  // 12, semibold
  ImFont* note = nullptr;       // 14, regular: claims, what changed, tooltip
  ImFont* noteBold = nullptr;   // 14, semibold
  ImFont* body = nullptr;       // 16, regular
  ImFont* bodyBold = nullptr;   // 16, semibold
  ImFont* title = nullptr;      // 25, semibold
};

// Call once a context and again when dpr or the dataset changes (the backend's font texture must be made anew after
// it). The font files' bytes must outlive the context. Glyphs are rasterised for dpr but keep logical sizes
// (ImFontConfig::RasterizerDensity), so io.FontGlobalScale stays 1.
UiFonts loadFonts(const Dataset& dataset, std::span<const std::byte> regular, std::span<const std::byte> semibold,
                  double dpr);

// Under reduced motion a beat's span is shown as two stills in place of motion.
enum class Still : uint8_t { None, Before, After };

struct UiInput {
  const Dataset* dataset = nullptr;
  const StoryState* state = nullptr;
  const DrawList* scene = nullptr;
  UiFonts fonts;
  Moment moment;
  std::optional<double>
      changedDay;  // whose changes the card tells, if not the moment's: while time plays it takes few steps
  std::optional<format::Day> since;  // and from which day on, where the reader chose one
  bool playing = false;
  double speed = 1;
  bool looping = false;
  bool exploring = false;  // the reader has left the beat's camera or date: offer the way back
  bool sourcesOpen = false, aboutOpen = false, legendOpen = false;
  Sheet sheet = Sheet::Half;
  uint32_t lens = 0;  // into Dataset::lenses
  Layers layers;      // that are on
  Pick hovered;       // under the pointer (tooltip), or touched
  Pick selected;
  Vec2 pointer;                   // logical pixels; of a finger: where it tapped what is selected
  bool touch = false;             // the last pointer was a finger
  bool reducedMotion = false;     // panels jump instead of gliding
  bool controls = true;           // without: no buttons on card and time axis; the keys are a presenter's
  Color blank{0, 0, 0, 0};        // over everything; a == 0: not
  bool panels = true;             // without: labels and notes on the map only, in the same layout
  uint32_t event = format::none;  // into Dataset::events: eventAt() of the day shown, named over the map
  Still still = Still::None;      // which of a beat's two is shown: labelled over the map
  std::string_view notice;        // the licences as text, for the about page; a short list of our own when empty
  std::string_view version;       // of the program, for the about page
};

// What the panels remember between frames: where they are scrolled, what is unfolded. Nothing of the story.
// One a viewer; value-initialise it.
struct UiMemory {
  struct Scroll {
    float offset = 0, target = 0, velocity = 0;  // logical pixels; pixels a second
    float contentHeight = 0, viewHeight = 0;     // as last drawn
    uint32_t key = 0;                            // what is in it: a new one starts at the top
  };
  enum class Drag : uint8_t { None, Pressed, Scroll, Thumb, Sheet, Scrub };
  Scroll card, about, legend;
  Drag drag = Drag::None;
  uint32_t dragOwner = 0;     // which panel has it
  bool swallowClick = false;  // the press became a drag: the release is no click
  Vec2 dragStart, dragLast;
  float dragOrigin = 0;         // the dragged value at the start
  float sheetOffset = 0;        // of the sheet and the timeline from their place, while dragged or gliding; px down
  double sheetTop = -1;         // layout.card.y as last drawn; negative: nothing drawn yet
  Vec2 frameSize;               // as last drawn
  bool pageSeen = false;        // a press began while a page lay over everything: only such a one can close it
  uint8_t claims = 0;           // 0 unfolded where there is room, 1 folded, 2 unfolded
  std::vector<bool> claimOpen;  // by claim: its check and sources are shown
  uint32_t claimWanted = format::none;  // into Dataset::claims: to be brought into sight
  ShownChangesMemo changed;
};

struct UiOutput {
  bool wantsPointer = false;   // a panel is under the pointer: the map ignores it
  bool wantsKeyboard = false;  // a panel widget has the keys
  Pick pointed;                // what is named in a panel under the pointer: a group in the legend
  bool settling = false;       // something in the panels still moves (scroll, fade): draw another frame
};

// Between ImGui::NewFrame and ImGui::Render. Draws labels below the panels. Appends to `actions`.
// At rest (same input, no events) two calls make the same vertices and `settling` is false.
UiOutput drawUi(const UiInput& input, UiMemory& memory, std::vector<Action>& actions);

}  // namespace faultline
