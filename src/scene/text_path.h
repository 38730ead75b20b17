// Text along a line: where each letter stands and how it turns. Pure.
#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "scene/path.h"
#include "scene/placer.h"

namespace faultline {

// A screen path through the points, with its lengths. `source` is left empty.
ScreenPath pathThrough(std::span<const Vec2> points);

// A smooth path through a few points (Catmull-Rom), about `step` logical pixels a segment.
ScreenPath smoothThrough(std::span<const Vec2> points, double step);

// The path as a gentle one: the mean of its surroundings over `reach` logical pixels either way, moved by `aside` to
// the right of its direction. Empty when it is shorter than twice the reach.
ScreenPath smoothed(const ScreenPath& path, double reach, double aside);

// Letters set along a path, before they are moved off it.
struct LetterRow {
  std::vector<LabelGlyph> letters;  // their optical middle on the path
  std::vector<Vec2> down;           // one a letter: to the right of the path's direction there, length 1
  // Moved by so many logical pixels off the path, to the right of its direction.
  std::vector<LabelGlyph> lowered(double below) const;
};

// Sets one line of text along paths; what does not depend on the path is measured once.
class LetterSetter {
 public:
  LetterSetter(const Dataset& dataset, const TextLine& line);
  // The text's middle at `middle` from the path's start. The path must run so that the text is upright. Nothing when
  // the text is longer than the path there, when it turns by more than `greatestTurnDeg` from one end of the text to
  // the other, or when any letter would stand steeper than steepestDeg.
  std::optional<LetterRow> along(const ScreenPath& path, double middle, double greatestTurnDeg,
                                 double steepestDeg = 62) const;

 private:
  std::vector<double> advances;  // one a letter
  double em, tracking, length;
};

// Candidates for the request's lines along a drawn line, from its middle outwards: on its left side (-1), its right
// side (1), or either (0), as one walks it; `gap` clear of it. Several lines of text stand one under the other. Only
// where the line is straight enough for that. With a gap below 0 the text stands on the line itself, if it leaves
// enough of it to be seen as a line.
void addAlongLine(const Dataset& dataset, LabelRequest& request, const ScreenPath& path, int side, double gap);

// The path the other way round.
ScreenPath reversed(const ScreenPath& path);

}  // namespace faultline
