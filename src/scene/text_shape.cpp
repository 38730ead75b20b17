#include "scene/text_shape.h"

#include <algorithm>
#include <cmath>

namespace faultline {

Rect around(const Rect& a, const Rect& b) {
  const double x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.x + a.width, b.x + b.width) - x, std::max(a.y + a.height, b.y + b.height) - y};
}

Rect around(Vec2 a, Vec2 b) {
  return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
}

namespace {

// Nothing in common, not even an edge.
bool beside(const Rect& a, const Rect& b) {
  return a.x + a.width < b.x || a.x > b.x + b.width || a.y + a.height < b.y || a.y > b.y + b.height;
}

}  // namespace

bool meets(const TextShape& shape, const Rect& box) {
  if (!overlaps(shape.bounds, box)) return false;
  const Quad quad = quadOf(box);
  return shape.quads.empty() ||
         std::any_of(shape.quads.begin(), shape.quads.end(), [&quad](const Quad& q) { return overlaps(q, quad); });
}

bool meets(const TextShape& a, const TextShape& b) {
  if (!overlaps(a.bounds, b.bounds)) return false;
  if (b.quads.empty()) return meets(a, b.bounds);
  if (a.quads.empty()) return meets(b, a.bounds);
  for (size_t i = 0; i < a.quads.size(); ++i) {
    if (beside(a.quadBounds[i], b.bounds)) continue;
    for (size_t j = 0; j < b.quads.size(); ++j) {
      if (!beside(a.quadBounds[i], b.quadBounds[j]) && overlaps(a.quads[i], b.quads[j])) return true;
    }
  }
  return false;
}

bool segmentMeets(Vec2 from, Vec2 to, const TextShape& shape) {
  const Rect span = around(from, to);
  if (beside(span, shape.bounds) || !segmentMeetsRect(from, to, shape.bounds)) return false;
  if (shape.quads.empty()) return true;
  for (size_t i = 0; i < shape.quads.size(); ++i) {
    if (!beside(span, shape.quadBounds[i]) && segmentMeetsQuad(from, to, shape.quads[i])) return true;
  }
  return false;
}

double distanceToRect(Vec2 point, const Rect& rect) {
  const double x = std::max({rect.x - point.x, point.x - rect.x - rect.width, 0.0});
  const double y = std::max({rect.y - point.y, point.y - rect.y - rect.height, 0.0});
  return std::sqrt(x * x + y * y);
}

double distanceBetween(Vec2 a, Vec2 b, Vec2 c, Vec2 d) {
  if (segmentsCross(a, b, c, d)) return 0;
  return std::min(
      {distanceToSegment(a, c, d), distanceToSegment(b, c, d), distanceToSegment(c, a, b), distanceToSegment(d, a, b)});
}

}  // namespace faultline
