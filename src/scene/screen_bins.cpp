#include "scene/screen_bins.h"

#include <algorithm>
#include <cmath>

namespace faultline {

BinGrid::BinGrid(const Rect& covered, double sideOfBin) : area(covered), side(sideOfBin) {
  columns = std::max(1, static_cast<int>(std::ceil(area.width / side)));
  rows = std::max(1, static_cast<int>(std::ceil(area.height / side)));
}

BinGrid::Span BinGrid::spanOf(const Rect& box) const {
  const auto bin = [this](double from, double origin, int count) {
    return static_cast<int>(std::clamp(std::floor((from - origin) / side), -1.0, static_cast<double>(count)));
  };
  return {std::max(0, bin(box.x, area.x, columns)), std::max(0, bin(box.y, area.y, rows)),
          std::min(columns - 1, bin(box.x + box.width, area.x, columns)),
          std::min(rows - 1, bin(box.y + box.height, area.y, rows))};
}

void Bins::addRow(uint32_t index, int x0, int x1, int y) {
  for (int x = x0; x <= x1; ++x) {
    uint32_t& head = heads[grid.at(x, y)];
    nodes.push_back({index, head});
    head = static_cast<uint32_t>(nodes.size());
  }
}

void Bins::add(uint32_t index, const Rect& box) {
  const BinGrid::Span span = grid.spanOf(box);
  for (int y = span.y0; y <= span.y1; ++y) addRow(index, span.x0, span.x1, y);
}

void Bins::addSegment(uint32_t index, Vec2 a, Vec2 b) {
  const BinGrid::Span span = grid.spanOf(around(a, b));
  if (a.y > b.y) std::swap(a, b);
  const double slope = b.y > a.y ? (b.x - a.x) / (b.y - a.y) : 0;
  for (int y = span.y0; y <= span.y1; ++y) {
    const double top = std::clamp(grid.area.y + y * grid.side, a.y, b.y);
    const double foot = std::clamp(grid.area.y + (y + 1) * grid.side, a.y, b.y);
    const double from = a.x + (top - a.y) * slope, to = a.x + (foot - a.y) * slope;
    const BinGrid::Span row = grid.spanOf({std::min(from, to) - 1e-6, top, std::abs(to - from) + 2e-6, 0});
    if (span.y0 < span.y1) {
      addRow(index, row.x0, row.x1, y);
    } else {
      addRow(index, span.x0, span.x1, y);
    }
  }
}

std::span<const uint32_t> Bins::near(const Rect& box) const {
  found.clear();
  const BinGrid::Span span = grid.spanOf(box);
  for (int y = span.y0; y <= span.y1; ++y) {
    for (int x = span.x0; x <= span.x1 && found.size() < most; ++x) {
      for (uint32_t at = heads[grid.at(x, y)]; at != 0; at = nodes[at - 1].next) found.push_back(nodes[at - 1].index);
    }
  }
  return found;
}

ObstacleBins::ObstacleBins(std::span<const Obstacle> all, const Rect& frame) : obstacles(all), bins(frame, 40) {
  for (uint32_t o = 0; o < all.size(); ++o) {
    const std::vector<Vec2>& points = all[o].path.points;
    for (size_t i = 0; i + 1 < points.size(); ++i) {
      if (!overlaps(grown(around(points[i], points[i + 1]), 1), frame)) continue;
      bins.addSegment(static_cast<uint32_t>(segments.size()), points[i], points[i + 1]);
      segments.push_back({points[i], points[i + 1], o});
    }
  }
}

}  // namespace faultline
