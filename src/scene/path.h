// Lines on the screen: projected once, then walked for teeth and chevrons and tested against labels and pointers.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "geo/projection.h"

namespace faultline {

struct ScreenPath {
  std::vector<Vec2> points;      // screen; at least 2
  std::vector<double> along;     // logical pixels from the first point, one a point
  std::vector<uint32_t> source;  // one a segment: its index in the line that was projected
  double length() const { return along.empty() ? 0 : along.back(); }
};

// The pieces of a line that lie this side of the horizon.
std::vector<ScreenPath> projectPath(const Projection& projection, std::span<const Vec3f> unit);

struct PathPoint {
  Vec2 at, direction;  // direction has length 1
  uint32_t segment = 0;
};
// A point on the path, `distance` from its start; the direction is taken over `reach` pixels either side, so that a
// mark stands across the run of a wiggly line and not across one of its wiggles.
PathPoint pointAlong(const ScreenPath& path, double distance, double reach);

double distanceToSegment(Vec2 point, Vec2 a, Vec2 b);
bool segmentsCross(Vec2 a, Vec2 b, Vec2 c, Vec2 d);
bool segmentMeetsRect(Vec2 a, Vec2 b, const Rect& rect);
bool pathMeetsRect(const ScreenPath& path, const Rect& rect);

constexpr bool overlaps(const Rect& a, const Rect& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
constexpr bool within(const Rect& inner, const Rect& outer) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width &&
         inner.y + inner.height <= outer.y + outer.height;
}
constexpr bool holds(const Rect& rect, Vec2 p) {
  return p.x >= rect.x && p.y >= rect.y && p.x <= rect.x + rect.width && p.y <= rect.y + rect.height;
}
constexpr Rect grown(const Rect& r, double by) { return {r.x - by, r.y - by, r.width + 2 * by, r.height + 2 * by}; }

Vec2 direction(Vec2 from, Vec2 to);  // length 1, or (1, 0) where the points coincide

// The line with points added on its great circles so that no step is longer than stepDeg. `source` receives, for each
// new segment, the old segment it is part of.
std::vector<Vec3f> subdivided(std::span<const Vec3> line, double stepDeg, std::vector<uint32_t>* source = nullptr);

}  // namespace faultline
