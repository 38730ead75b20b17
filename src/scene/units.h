// What a set of units encloses, from the ground's arcs. Renderer and export share it.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "data/dataset.h"
#include "scene/ground.h"

namespace faultline {

// Arcs owned by an odd number of `units`, ascending: those that a view of this detail has, islands of cells included.
void boundaryArcs(const Ground& ground, GroundDetail detail, std::span<const uint32_t> units,
                  std::vector<uint32_t>& arcs);

// Does the unit contain the point? By parity along a great circle to a point known to be outside.
bool unitContains(const Dataset& dataset, const Ground& ground, GroundDetail detail, uint32_t unit, Vec3 point);

}  // namespace faultline
