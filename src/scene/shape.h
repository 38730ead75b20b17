// What text occupies, turned as it is turned: convex quadrilaterals on the screen.
#pragma once
#include <cmath>
#include <vector>

#include "scene/draw_list.h"

namespace faultline {

// Of Inter, as parts of the em: what a line of text takes above and below its baseline.
inline constexpr double textAscent = 0.76, textDescent = 0.22;

inline double wholePixel(double value) { return std::floor(value + 0.5); }

struct Quad {
  Vec2 corners[4];  // in order round it, either way
};

Quad quadOf(const Rect& rect);
Rect boundsOf(const Quad& quad);
// Touching edges do not overlap.
bool overlaps(const Quad& a, const Quad& b);
bool segmentMeetsQuad(Vec2 a, Vec2 b, const Quad& quad);
bool holds(const Quad& quad, Vec2 point);

// A box on a baseline: from `from` for `width` in the direction of `angleDeg` (clockwise), as high as text of this em,
// grown by `air` all round. Letters that lean stay within it but for a pixel.
Quad textQuad(Vec2 from, double angleDeg, double width, double em, double air);

// One for a straight text, one a letter along a line.
std::vector<Quad> quadsOf(const Label& label, double air = 0);

}  // namespace faultline
