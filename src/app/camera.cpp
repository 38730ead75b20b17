#include "app/camera.h"

#include <algorithm>

#include "geo/sphere.h"

namespace faultline {

namespace {
constexpr double farthestLat = 80;

View centredOn(const View& view, Vec3 unit) {
  View result = view;
  result.centre = lonLatFrom(unit);
  result.centre.lat = std::clamp(result.centre.lat, -farthestLat, farthestLat);
  return result;
}
}  // namespace

View panned(const View& view, const Rect& free, Vec2 delta) {
  const Projection p = projectionFor(view, free);
  const std::optional<Vec3> under = toUnit(p, p.originScreen - delta);
  return under ? centredOn(view, *under) : view;
}

View zoomed(const View& view, const Rect& free, Vec2 screen, double factor) {
  View result = view;
  result.spanKm = std::clamp(view.spanKm / factor, nearestSpanKm, farthestSpanKm);
  const std::optional<Vec3> ground = toUnit(projectionFor(view, free), screen);
  if (!ground) return result;
  // Moving the centre turns the frame a little, so one step of correction is not enough; three are within a pixel.
  for (int step = 0; step < 3; ++step) {
    const std::optional<Vec2> now = toScreen(projectionFor(result, free), *ground);
    if (!now) break;
    result = panned(result, free, screen - *now);
  }
  return result;
}

}  // namespace faultline
