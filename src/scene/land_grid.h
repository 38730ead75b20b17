// Which unit shows where, on a coarse grid over the frame: what the names of countries are placed by. From the same
// arcs that are filled, in the same detail; lakes count as land.
#pragma once
#include <cstdint>
#include <vector>

#include "scene/build.h"

namespace faultline {

struct LandGrid {
  static constexpr int16_t sea = -1, covered = -2;  // covered: under a panel
  double cell = 6;                                  // logical pixels a side
  int columns = 0, rows = 0;
  std::vector<int16_t> unit;  // row by row; what the cell's centre is in

  int16_t at(int column, int row) const {
    return unit[static_cast<size_t>(row) * static_cast<size_t>(columns) + static_cast<size_t>(column)];
  }
  Vec2 centreOf(int column, int row) const { return {(column + 0.5) * cell, (row + 0.5) * cell}; }
};

LandGrid landGrid(const SceneBuild& build);

// Counts of set cells in any rectangle of a grid, by sums over its upper left.
class CellSums {
 public:
  CellSums(int across, int down) : columns(across), rows(down), sums(size_t(across + 1) * size_t(down + 1), 0) {}
  template <typename IsSet>
  void build(IsSet isSet) {
    for (int y = 0; y < rows; ++y) {
      int32_t line = 0;
      for (int x = 0; x < columns; ++x) {
        line += isSet(x, y) ? 1 : 0;
        sums[index(x + 1, y + 1)] = sums[index(x + 1, y)] + line;
      }
    }
  }
  // Over [x0, x1) by [y0, y1), cut to the grid.
  int32_t count(int x0, int y0, int x1, int y1) const;

 private:
  size_t index(int x, int y) const { return size_t(y) * size_t(columns + 1) + size_t(x); }
  int columns, rows;
  std::vector<int32_t> sums;
};

}  // namespace faultline
