// Coordinate streams: zigzag LEB128 deltas of whole grid steps, x and y apart.
#pragma once
#include <cstdint>

#include "base/bytes.h"

namespace faultline {

struct GridPoint {  // whole steps of a level's grid
  int64_t x = 0, y = 0;
  bool operator==(const GridPoint&) const = default;
};

// Longitude -180 to 192 and latitude -90 to 90 on `grid` steps per degree. Keeps sums far from overflow too.
inline bool onSphere(GridPoint point, uint32_t grid) {
  const int64_t steps = grid;
  return point.x >= -180 * steps && point.x <= 192 * steps && point.y >= -90 * steps && point.y <= 90 * steps;
}

// Reads one arc or ring, whose first point is absolute, and hands each point to `visit`.
// False when the streams end early or a point leaves the sphere; `visit` may have seen the points before.
template <class Visit>
bool readPoints(ByteReader& xs, ByteReader& ys, uint32_t pointCount, uint32_t grid, Visit&& visit) {
  GridPoint point;
  for (uint32_t i = 0; i < pointCount; ++i) {
    const int64_t dx = xs.zigzag();
    const int64_t dy = ys.zigzag();
    constexpr int64_t limit = int64_t{1} << 40;
    if (!xs.ok() || !ys.ok() || dx > limit || dx < -limit || dy > limit || dy < -limit) return false;
    point.x += dx;
    point.y += dy;
    if (!onSphere(point, grid)) return false;
    visit(point);
  }
  return true;
}

}  // namespace faultline
