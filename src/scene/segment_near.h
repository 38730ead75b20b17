// Which part of a front a pointer is at.
#pragma once
#include <optional>

#include "geo/projection.h"
#include "story/state.h"

namespace faultline {

// The standing of the drawn part nearest to a point of the screen; nothing where none lies within `reach` logical
// pixels, and for an outer limit, which has none.
std::optional<SegmentStatus> statusNear(const Projection& projection, const FrontState& front, Vec2 screen,
                                        double reach);

}  // namespace faultline
