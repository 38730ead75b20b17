// One front at one day: the part of evaluate() that has rules of its own.
#pragma once
#include "story/state.h"

namespace faultline {

// False (and `out` untouched) before the first keyframe and after the front's end.
//
// A segment's status is that of the nearer keyframe; while it turns from a border or coast into a drawn line or back it
// is that of the drawn one, and alpha says how far it has come. A front with a single keyframe is static: never held.
bool frontAt(const Dataset& dataset, uint32_t front, double day, FrontState& out);

// Border and coast are not drawn as a front: there the line lies on the state's own border or shore.
constexpr bool isDrawn(SegmentStatus status) {
  return status != SegmentStatus::Border && status != SegmentStatus::Coast;
}

// Whether point `i` belongs to a drawn part: a segment beside it is at least half there.
bool pointIsDrawn(const FrontState& front, size_t i);

// The ring that holds the hatched side: the line, pushed out along borders and coasts, then `closure`.
//
// A schematic line runs along a border in long chords, which cut corners off the state on either side. The ring is only
// ever used clipped to units, and there it must follow the border exactly; so where the line is border or coast the
// ring leaves it, by 80 km away from the un-hatched side, and lets the units' own outlines do the cutting. At a run's
// ends it steps back to the line at a right angle.
std::vector<Vec3> heldRing(const FrontState& front, Side hatch, std::span<const format::Position> closure);

}  // namespace faultline
