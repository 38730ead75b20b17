// The ground at one level of detail on the GPU: one vertex buffer that both fills and lines draw from.
//
// Arcs stand in order of boundary class under one lens, then outlines of islands that only cells have by their size,
// and within that by place, so that what a view shows are few ranges. Each arc is padded by one point at each end: the
// neighbour that its line continues with (so that joints between arcs look like any other) or its own end again (a
// cap). A segment is drawn from four consecutive points:
//   before, from, to, after
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "render/gl.h"
#include "render/sight.h"
#include "scene/ground.h"

namespace faultline {

struct LinePoint {
  Vec3f unit;
  float km;  // along the line; negative on padding
};
static_assert(sizeof(LinePoint) == 16);

// Sorted by key, then value. All of render sorts these, so that there is one sort in the program.
struct Keyed {
  uint64_t key;
  uint32_t value;
};
void sortKeyed(std::vector<Keyed>& items);

Cap capOf(std::span<const Vec3f> points);  // at least one; about the middle of their box

Cap capOf(std::span<const Vec3f> points);  // holds them all; at least one

struct GroundMesh {
  struct ArcRange {
    uint32_t arc;
    uint32_t first;  // point of the padding before the arc
    uint32_t count;  // of points, padding included
  };
  std::vector<ArcRange> order;                                      // as in the buffer
  uint32_t classFirst[static_cast<int>(BoundaryClass::Count) + 1];  // into order
  // By arc; count 0 and the rest meaningless where this level has nothing.
  std::vector<uint32_t> arcFirst;  // its first real point in the buffer
  std::vector<uint32_t> arcCount;  // of real points
  std::vector<uint32_t> node[2];   // the junction at its first and last point; equal when closed
  std::vector<Cap> caps;
  std::vector<uint8_t> size;  // Ground::Arc::size
  // By lake, likewise; after all arcs.
  std::vector<uint32_t> lakeFirst, lakeCount;
  std::vector<Cap> lakeCaps;
  std::vector<double> lakeRadius;  // radians: of the circle with the lake's area
  std::vector<LinePoint> points;   // as uploaded
};

// Pure: no GL.
// Islands of all sizes are in it.
GroundMesh buildGroundMesh(const Ground& ground, uint32_t lens, int level);  // lens: into Dataset::lenses

struct PointRange {
  uint32_t first, count;  // into GroundMesh::points
};
// Of one class, what a view shows (`boxes` by arc, from Sight::boxOf); near neighbours are one range.
void visibleRanges(const GroundMesh& mesh, BoundaryClass boundary, const Sight& sight, std::span<const Box> boxes,
                   uint8_t smallest, std::vector<PointRange>& out);

}  // namespace faultline
