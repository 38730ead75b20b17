// Filling by parity: triangles such that a point is inside a set of units exactly when an odd number of them covers it.
// Nothing needs to be triangulated, only the boundary counts; so the triangles stay right wherever the camera stands.
//
// The boundary of a set is the arcs that an odd number of its units own. Each arc closes the area between itself and
// its chord; loops of chords close the rest. Halving, not fans from one point: long thin triangles all over the frame
// would cost far more pixels than the area itself.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "render/ground_mesh.h"
#include "scene/units.h"

namespace faultline {

using Indices = std::vector<uint32_t>;  // three a triangle, into GroundMesh::points

// Triangles whose parity is the area that `arcs` (a boundary) encloses. `drawn`: by arc; of one that is 0 there
// only the chord counts, which is right wherever the hull of its points does not reach. Empty: all are drawn.
void appendBoundary(const GroundMesh& mesh, std::span<const uint32_t> arcs, std::span<const uint8_t> drawn,
                    Indices& out);

// A closed line of `count` consecutive points (the first need not be repeated).
void appendRing(uint32_t first, uint32_t count, Indices& out);

// What parity on the plane gets wrong about the antipode, as triangles of unit vectors to count in addition:
// a set that contains the antipode is inside out on the plane, so the whole disc is counted once more; and an edge that
// passes close to the antipode runs around the horizon's circle, not straight across the disc.
void appendAntipode(const Dataset& dataset, const Ground& ground, GroundDetail detail, const Projection& projection,
                    std::span<const uint32_t> units, std::span<const uint32_t> arcs, std::vector<Vec3f>& out);

}  // namespace faultline
