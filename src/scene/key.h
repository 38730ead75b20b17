// The key: what the marks on the map mean, made from what is drawn now, in the map's own widths, dashes and hatches.
// The legend in the panels and the key of a picture without panels are drawn from the same entries and swatches.
#pragma once
#include <string>
#include <vector>

#include "scene/draw_list.h"
#include "story/state.h"

namespace faultline {

enum class KeyMark : uint8_t { None, Teeth, Chevron, Arrow, Caps };

struct KeyEntry {
  enum class Kind : uint8_t { Line, Hatch, Bloc, Fill, Strip };
  Kind kind = Kind::Line;
  std::string word;
  Color color;
  Color second{0, 0, 0, 0};  // of a line that is drawn in two colours: its other half; a == 0: none
  float width = 2;           // of the line, or of the hatch's lines
  float hollow = 0;          // of a double line: what is left open along its middle
  Dash dash;
  float spacing = 7, angleDeg = 45;  // of a hatch
  KeyMark mark = KeyMark::None;
  double seen = 0;  // of a line: how much of it is in sight, logical pixels
  Color ground;     // Bloc: the countries' tint, under the links' colour; Strip: its edges
};

// War first, then links, then the quiet lines, then those of which hardly anything is in sight, and hatches; each word
// once. A line that nowhere lies inside `sight` (screen) is left out.
std::vector<KeyEntry> keyEntries(const Dataset& dataset, const StoryState& state, const DrawList& list,
                                 const Rect& sight);
// The colours: one entry a bloc that a lit actor or a link has, named by the actors, for what a bloc is called is a
// judgement. `most` names are given, the rest counted. With `seenOn`: the countries that are tinted on that map only.
std::vector<KeyEntry> keyBlocs(const Dataset& dataset, const StoryState& state, const Tokens& tokens,
                               const DrawList* seenOn = nullptr, uint32_t most = 4);

inline constexpr double swatchWidth = 28;  // logical pixels; half as high above and below its middle at most 6

// The entry's sample, from `left` (the middle of its left side, screen) to swatchWidth right of it.
void appendSwatch(const KeyEntry& entry, Vec2 left, std::vector<Bar>& bars, std::vector<Triangle>& shapes);

}  // namespace faultline
