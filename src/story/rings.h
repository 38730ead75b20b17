// Rings on the sphere: taking a tangled one apart, and how much of one lies in others. Rings are closed, the first
// point not repeated, and lie within a hemisphere.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "base/vec.h"

namespace faultline {

// A corner of a ring, and what the edge from it to the next corner is; the caller gives `tag` its meaning.
struct RingCorner {
  Vec3 unit;
  uint32_t tag = 0;
};
using TaggedRing = std::vector<RingCorner>;

// The ring cut wherever it crosses or touches itself, into loops that do not: their windings add up to the ring's, and
// each edge keeps its tag. Corners within 1e-8 rad (6 cm) of each other are one. What has no area is left out.
std::vector<TaggedRing> simpleLoops(const TaggedRing& ring);

std::vector<Vec3> pointsOf(const TaggedRing& ring);

// The area in km2 that lies within both the rings of `a` and those of `b`, each taken by the even-odd rule, so that
// holes may stand among the rings in any direction. Rings of `b` may share edges, as the units of the atlas do.
//
// Exact up to the edges' course: in an equal-area plane centred on `a`, with edges halved to a quarter of a degree,
// both are cut into trapezoids between the heights of all corners and crossings.
double overlapKm2(std::span<const std::vector<Vec3>> a, std::span<const std::vector<Vec3>> b);

}  // namespace faultline
