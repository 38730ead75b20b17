// The reader's own moves of the camera, as pure functions of the view.
#pragma once
#include "geo/projection.h"
#include "geo/view.h"

namespace faultline {

inline constexpr double nearestSpanKm = 60;
inline constexpr double farthestSpanKm = 16000;

// The ground follows a drag of `delta` logical pixels. North stays up; the centre stays within 80 degrees of the
// equator, where "up" still means something.
View panned(const View& view, const Rect& free, Vec2 delta);

// Zooms by `factor` (> 1: in) about a point of the screen, which keeps the ground it shows.
View zoomed(const View& view, const Rect& free, Vec2 screen, double factor);

}  // namespace faultline
