// What lies where on the frame, in square bins: so that a label asks only what is near it, however much there is.
// Internal to src/scene.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "scene/build.h"
#include "scene/text_shape.h"

namespace faultline {

// Square bins over a rectangle.
struct BinGrid {
  BinGrid(const Rect& area, double side);
  struct Span {
    int x0, y0, x1, y1;  // inclusive; empty where x0 > x1
  };
  Span spanOf(const Rect& box) const;  // bins that the box touches, cut to the grid
  size_t at(int x, int y) const {
    return static_cast<size_t>(y) * static_cast<size_t>(columns) + static_cast<size_t>(x);
  }
  size_t count() const { return static_cast<size_t>(columns) * static_cast<size_t>(rows); }
  Rect area;
  double side;
  int columns, rows;
};

// Indices by bin, with what lies in several bins in each of them. What lies off the grid is not kept.
class Bins {
 public:
  Bins(const Rect& area, double side) : grid(area, side), heads(grid.count(), 0) {}
  void add(uint32_t index, const Rect& box);
  void addSegment(uint32_t index, Vec2 a, Vec2 b);  // only in the bins that it runs through
  // What may touch the box; perhaps the same several times. In a crowd not all of it: what would meet so much has no
  // room anyway. Until the next call.
  static constexpr size_t most = 500;
  std::span<const uint32_t> near(const Rect& box) const;

 private:
  struct Node {
    uint32_t index, next;
  };
  void addRow(uint32_t index, int x0, int x1, int y);
  BinGrid grid;
  std::vector<uint32_t> heads;  // one a bin: its last node, counted from 1; 0: none
  std::vector<Node> nodes;
  mutable std::vector<uint32_t> found;
};

// The segments of the obstacles that touch the frame.
class ObstacleBins {
 public:
  ObstacleBins(std::span<const Obstacle> obstacles, const Rect& frame);
  struct Segment {
    Vec2 a, b;
    uint32_t obstacle;
  };
  std::span<const uint32_t> near(const Rect& box) const { return bins.near(box); }  // into `segments`
  std::span<const Obstacle> obstacles;
  std::vector<Segment> segments;

 private:
  Bins bins;
};

}  // namespace faultline
