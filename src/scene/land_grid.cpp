#include "scene/land_grid.h"

#include <algorithm>
#include <cmath>

#include "scene/labels.h"

namespace faultline {

namespace {

// Where a vertex lands; what lies beyond the horizon is drawn onto it, so that outlines stay closed.
Vec2 landing(const Projection& projection, Vec3f unit) {
  Vec3 camera = toCamera(projection, widen(unit));
  if (camera.z < horizonZ) {
    const double across = std::sqrt(camera.x * camera.x + camera.y * camera.y);
    const double reach = std::sqrt(1 - horizonZ * horizonZ) / std::max(across, 1e-9);
    camera = {camera.x * reach, camera.y * reach, horizonZ};
  }
  const double k = std::sqrt(2 / (1 + camera.z)) * projection.scale;
  return {projection.originScreen.x + camera.x * k, projection.originScreen.y - camera.y * k};
}

// Even-odd filling by rows of cell centres.
class RowFill {
 public:
  explicit RowFill(LandGrid& target) : grid(target), crossings(static_cast<size_t>(target.rows)) {}
  void edge(Vec2 a, Vec2 b) {
    if (a.y > b.y) std::swap(a, b);
    const double first = std::ceil(a.y / grid.cell - 0.5), last = std::ceil(b.y / grid.cell - 0.5);
    if (last <= 0 || first >= grid.rows || first >= last) return;
    const double slope = (b.x - a.x) / (b.y - a.y);
    for (int row = std::max(0, static_cast<int>(first)), end = std::min(grid.rows, static_cast<int>(last)); row < end;
         ++row) {
      crossings[static_cast<size_t>(row)].push_back(a.x + ((row + 0.5) * grid.cell - a.y) * slope);
    }
  }
  void fill(int16_t unit) {
    for (int row = 0; row < grid.rows; ++row) {
      std::vector<double>& xs = crossings[static_cast<size_t>(row)];
      std::sort(xs.begin(), xs.end());
      for (size_t i = 0; i + 1 < xs.size(); i += 2) {
        const double from = std::clamp(std::ceil(xs[i] / grid.cell - 0.5), 0.0, double(grid.columns));
        const double to = std::clamp(std::ceil(xs[i + 1] / grid.cell - 0.5), 0.0, double(grid.columns));
        for (int column = static_cast<int>(from); column < static_cast<int>(to); ++column) {
          grid.unit[static_cast<size_t>(row) * static_cast<size_t>(grid.columns) + static_cast<size_t>(column)] = unit;
        }
      }
      xs.clear();
    }
  }

 private:
  LandGrid& grid;
  std::vector<std::vector<double>> crossings;
};

void addArc(RowFill& rows, const Projection& projection, const Ground& ground, GroundDetail detail, uint32_t arc) {
  const Ground::ArcSpan span = arcAt(ground, arc, detail);
  if (span.count < 2) return;
  Vec2 before = landing(projection, ground.unit[span.first]);
  for (uint32_t i = 1; i < span.count; ++i) {
    const Vec2 next = landing(projection, ground.unit[span.first + i]);
    rows.edge(before, next);
    before = next;
  }
}

}  // namespace

LandGrid landGrid(const SceneBuild& build) {
  const Layout& layout = build.list.layout;
  LandGrid grid;
  grid.cell = layout.frame.width * layout.frame.height > 2.2e6 ? 12 : 6;
  grid.columns = static_cast<int>(std::ceil(layout.frame.width / grid.cell));
  grid.rows = static_cast<int>(std::ceil(layout.frame.height / grid.cell));
  grid.unit.assign(static_cast<size_t>(grid.columns) * static_cast<size_t>(grid.rows), LandGrid::sea);
  const Ground& ground = *build.in.ground;
  RowFill rows(grid);
  for (const uint32_t unit : build.list.visibleUnits) {
    for (uint32_t i = ground.unitArcFirst[unit]; i < ground.unitArcFirst[unit + 1]; ++i)
      addArc(rows, build.list.projection, ground, build.list.detail, ground.unitArcs[i]);
    rows.fill(static_cast<int16_t>(unit));
  }
  for (const Rect& panel : closedTo(layout).rects) {
    if (panel.width <= 0) continue;
    for (int row = 0; row < grid.rows; ++row) {
      for (int column = 0; column < grid.columns; ++column) {
        if (holds(panel, grid.centreOf(column, row)))
          grid.unit[static_cast<size_t>(row) * static_cast<size_t>(grid.columns) + static_cast<size_t>(column)] =
              LandGrid::covered;
      }
    }
  }
  return grid;
}

int32_t CellSums::count(int x0, int y0, int x1, int y1) const {
  x0 = std::clamp(x0, 0, columns), x1 = std::clamp(x1, 0, columns);
  y0 = std::clamp(y0, 0, rows), y1 = std::clamp(y1, 0, rows);
  if (x0 >= x1 || y0 >= y1) return 0;
  return sums[index(x1, y1)] - sums[index(x0, y1)] - sums[index(x1, y0)] + sums[index(x0, y0)];
}

}  // namespace faultline
