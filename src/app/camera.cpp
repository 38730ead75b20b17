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
  const Vec3 middle = unitFrom(view.centre);
  View result = view;
  Vec2 step = delta;
  // North stays up, so the frame turns a little as the centre moves; two corrections bring what lay in the middle to
  // within a hundredth of a pixel of where the drag wants it.
  for (int round = 0; round < 3; ++round) {
    const std::optional<Vec3> under = toUnit(p, p.originScreen - step);
    if (!under) break;
    result = centredOn(view, *under);
    const std::optional<Vec2> now = toScreen(projectionFor(result, free), middle);
    if (!now) break;
    step = step + (p.originScreen + delta - *now);
  }
  return result;
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
