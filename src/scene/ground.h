// The atlas as vertices: built once from the dataset, refined in place when a cell of finer geography arrives.
// Renderer and SVG export both draw from it.
#pragma once
#include <cstdint>
#include <vector>

#include "data/dataset.h"

namespace faultline {

struct Ground {
  struct ArcSpan {
    uint32_t first, count;  // into unit and km; count 0 only for an arc that a level does not draw
  };
  std::vector<Vec3f> unit;  // vertices, arc after arc (refined arcs are appended; their old vertices stay unused)
  std::vector<float> km;    // distance along its arc, 0 at each arc's first vertex: for dashes
  // Dataset arcs first, then one arc per extra island of a refined cell. A closed arc ends with its first point again.
  std::vector<ArcSpan> arcs;
  std::vector<uint8_t> arcLevel;  // of the geometry an arc has now: 0, or the level of the cell that refined it
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
  struct LakeSpan {
    uint32_t first, count;  // into unit; closed, the first point not repeated
    int32_t validTo;
  };
  std::vector<LakeSpan> lakes;
  std::vector<uint8_t> lakeLevel;  // as arcLevel
  std::vector<bool> cellLoaded;    // one a dataset cell
  uint32_t revision = 0;           // goes up with every change
};

// Every vertex is within 1 degree of the next along its arc.
Ground buildGround(const Dataset& dataset);
// Arcs, islands and lakes take the finer of what they have and what the cell brings. Units stay closed whatever subset
// is refined.
void refineGround(Ground& ground, const Dataset& dataset, uint32_t cell, const CellGeometry& geometry);

}  // namespace faultline
