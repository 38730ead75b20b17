#include "scene/shape.h"

#include <algorithm>

#include "base/trig.h"
#include "scene/path.h"

namespace faultline {

Quad quadOf(const Rect& r) {
  return {{{r.x, r.y}, {r.x + r.width, r.y}, {r.x + r.width, r.y + r.height}, {r.x, r.y + r.height}}};
}

Rect boundsOf(const Quad& quad) {
  Vec2 low = quad.corners[0], high = low;
  for (const Vec2 c : quad.corners) {
    low = {std::min(low.x, c.x), std::min(low.y, c.y)};
    high = {std::max(high.x, c.x), std::max(high.y, c.y)};
  }
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

namespace {

// Whether an edge of `a` has all of `b` on the other side than `a` itself.
bool parted(const Quad& a, const Quad& b) {
  for (int i = 0; i < 4; ++i) {
    const Vec2 from = a.corners[i], edge = a.corners[(i + 1) % 4] - from;
    const double own = cross(edge, a.corners[(i + 2) % 4] - from);
    const double side = own < 0 ? -1 : 1;
    double nearest = -1e18;
    for (const Vec2 c : b.corners) nearest = std::max(nearest, side * cross(edge, c - from));
    if (nearest <= 0) return true;
  }
  return false;
}

}  // namespace

bool overlaps(const Quad& a, const Quad& b) { return !parted(a, b) && !parted(b, a); }

bool holds(const Quad& quad, Vec2 point) {
  bool left = false, right = false;
  for (int i = 0; i < 4; ++i) {
    const double side = cross(quad.corners[(i + 1) % 4] - quad.corners[i], point - quad.corners[i]);
    left = left || side > 0;
    right = right || side < 0;
  }
  return !(left && right);
}

bool segmentMeetsQuad(Vec2 a, Vec2 b, const Quad& quad) {
  if (holds(quad, a) || holds(quad, b)) return true;
  for (int i = 0; i < 4; ++i) {
    if (segmentsCross(a, b, quad.corners[i], quad.corners[(i + 1) % 4])) return true;
  }
  return false;
}

Quad textQuad(Vec2 from, double angleDeg, double width, double em, double air) {
  const double angle = radians(angleDeg);
  const Vec2 along = angleDeg == 0 ? Vec2{1, 0} : Vec2{cosOf(angle), sinOf(angle)};
  const Vec2 down{-along.y, along.x};
  const double top = -textAscent * em - air, foot = textDescent * em + air;
  const auto at = [&](double x, double y) { return from + along * x + down * y; };
  return {{at(-air, top), at(width + air, top), at(width + air, foot), at(-air, foot)}};
}

std::vector<Quad> quadsOf(const Label& label, double air) {
  const double em = static_cast<double>(label.size);
  if (label.glyphs.empty()) {
    return {textQuad(label.screen, static_cast<double>(label.angleDeg), static_cast<double>(label.width), em, air)};
  }
  std::vector<Quad> quads;
  for (const LabelGlyph& glyph : label.glyphs) {
    quads.push_back(
        textQuad(glyph.screen, static_cast<double>(glyph.angleDeg), static_cast<double>(glyph.advance), em, air));
  }
  return quads;
}

}  // namespace faultline
