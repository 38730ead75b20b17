// The atlas as vertices: built once from the dataset; cells of finer geography add levels to it as they arrive. Nothing
// that is there ever changes, so a view shows the same picture whatever came before it. Renderer, exports and hit
// testing all draw from it, at the level that the draw list names.
#pragma once
#include <cstdint>
#include <vector>

#include "data/dataset.h"

namespace faultline {

inline constexpr int groundLevels = 3;  // 0: the whole world, in the pack; 1 and 2 come in cells

struct Ground {
  struct ArcSpan {
    uint32_t first, count;  // into unit and km; count 0: nothing
  };
  // What each level has of a line itself: nothing where its cell has not come, or has no more to say.
  // To draw: arcAt, shoreAt.
  struct Arc {
    ArcSpan level[groundLevels];
    uint8_t size = always;  // size class of an island that only cells have, see GroundDetail
  };
  static constexpr uint8_t always = 255;
  std::vector<Vec3f> unit;  // vertices, line after line
  std::vector<float> km;    // distance along its arc, 0 at each arc's first vertex: for dashes
  // Dataset arcs first, then one arc per island that only cells have. A closed arc ends with its first point again. At
  // all levels an open arc has the very same end points.
  std::vector<Arc> arcs;
  std::vector<std::vector<BoundaryClass>> boundary;  // by lens (Dataset::lenses), one an arc
  // Which arcs bound a unit: CSR over units. Each arc once; filling needs only even-odd parity, so order and direction
  // do not matter. Extra islands are in `islands`.
  std::vector<uint32_t> unitArcFirst;  // units + 1
  std::vector<uint32_t> unitArcs;
  struct Island {
    uint32_t unit, arc;
    uint32_t id;  // CellGeometry::ExtraRing::id
  };
  std::vector<Island> islands;
  struct Lake {
    ArcSpan level[groundLevels];  // into unit; closed, the first point not repeated
    int32_t validTo;
  };
  std::vector<Lake> lakes;
  std::vector<bool> cellLoaded;         // one a dataset cell
  uint32_t revision = 0;                // goes up with every change of what the dataset itself brings
  uint32_t refined[groundLevels] = {};  // by level: how many cells of that level or a coarser one have come
};

// Every vertex is within 1 degree of the next along its arc.
Ground buildGround(const Dataset& dataset);
// Adds a cell's arcs, islands and lakes at the cell's level. Units stay closed whatever subset has come.
void refineGround(Ground& ground, const Dataset& dataset, uint32_t cell, const CellGeometry& geometry);

// How much of it a view shows; by the view's scale alone.
struct GroundDetail {
  int level = 0;         // the finest that is drawn
  uint8_t smallest = 0;  // islands that only cells have are left out below this size class
  bool operator==(const GroundDetail&) const = default;
};

// Kilometres a device pixel below which a level is drawn, and its cells are worth fetching: about what the next coarser
// level strays from the source (docs/atlas.md), so that changing it moves lines by about a pixel. tests/budgets weighs
// what the beats fetch by it.
inline constexpr double level1Km = 5, level2Km = 1.2;
// Islands that only cells have are drawn from about a pixel and a half across on: smaller ones are dirt, and thousands
// of vertices. They come and go by size classes, so that few views differ in what they leave out.
GroundDetail detailFor(double kmPerDevicePixel);

// What a view draws of a line: the finest there is up to its level. Count 0: nothing, as of an island too small for it.
Ground::ArcSpan arcAt(const Ground& ground, uint32_t arc, GroundDetail detail);
Ground::ArcSpan shoreAt(const Ground& ground, uint32_t lake, GroundDetail detail);

}  // namespace faultline
