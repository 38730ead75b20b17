// The reader's own moves of the camera, as pure functions of the view.
#pragma once
#include "data/dataset.h"
#include "geo/projection.h"
#include "geo/sphere.h"
#include "geo/view.h"

namespace faultline {

inline constexpr double nearestSpanKm = 60;
inline constexpr double farthestSpanKm = 16000;

// North stays where it is on the screen up to this latitude; from poleLat on the map does not turn as its centre moves,
// since at a pole "up" means nothing; in between it turns by a growing part of that.
inline constexpr double northFreeFromLat = 65, poleLat = 80;

// Where the centre may go: a cap of the sphere. A centre that a host put outside of it may come back, not go farther.
using CameraWindow = SphereCap;
CameraWindow windowOf(const Dataset& dataset);  // what the story's beats show, and some way around it

// Moves the centre along the great circle, and turns north by the rule above.
View lookingAt(const View& view, Vec3 unit);

// The ground that lies at `from` goes to `to` (screen), or nearly: where north up does not allow it (beside a pole),
// the middle of the free rectangle moves as far as the hand did.
View panned(const View& view, const Rect& free, Vec2 from, Vec2 to, const CameraWindow& window = {});

// Zooms by `factor` (> 1: in) about a point of the screen, which keeps the ground it shows.
View zoomed(const View& view, const Rect& free, Vec2 screen, double factor, const CameraWindow& window = {});

// The same picture as that of `view` in `before`, said for another free rectangle.
View reframed(const View& view, const Rect& before, const Rect& after);

}  // namespace faultline
