#include "app/camera.h"

#include <algorithm>

#include "base/easing.h"
#include "base/length.h"
#include "base/trig.h"

namespace faultline {

namespace {

double wrapped(double deg) {  // (-180, 180]
  while (deg > 180) deg -= 360;
  while (deg <= -180) deg += 360;
  return deg;
}

struct Compass {
  Vec3 east, north;
};
Compass compassAt(LonLat at) {
  const double lon = radians(at.lon), lat = radians(at.lat);
  return {{-sinOf(lon), cosOf(lon), 0}, {-sinOf(lat) * cosOf(lon), -sinOf(lat) * sinOf(lon), cosOf(lat)}};
}

// Where north must point for `up` to be up at `at`.
double northFor(Vec3 up, LonLat at) {
  const Compass compass = compassAt(at);
  return degrees(atan2Of(-dot(up, compass.east), dot(up, compass.north)));
}

Vec3 within(const CameraWindow& window, Vec3 from, Vec3 to) {
  const double most = std::max(window.radius, angleBetween(window.centre, from));
  const double away = angleBetween(window.centre, to);
  return away > most ? slerp(window.centre, to, most / away) : to;
}

struct Moved {
  View view;
  double missed = 1e9;  // logical pixels between where the ground is and where it should be
};

// Moves the centre so that `ground` comes from `now` to `to`. Moving turns the frame a little and the plane is not
// flat, so what is missed is made good a few times.
Moved bring(const View& view, const Rect& free, const CameraWindow& window, Vec3 ground, Vec2 now, Vec2 to) {
  const Projection p = projectionFor(view, free);
  const Vec3 centre = unitFrom(view.centre);
  const double farthest = 1.2 * p.scale;  // of one step: well on the disc
  Moved best{view, lengthOf(to - now)};
  Vec2 step = to - now;
  for (int round = 0; round < 6 && best.missed > 0.01; ++round) {
    const double length = lengthOf(step);
    if (length > farthest) step = step * (farthest / length);
    const std::optional<Vec3> under = toUnit(p, p.originScreen - step);
    if (!under) break;
    const View next = lookingAt(view, within(window, centre, *under));
    const std::optional<Vec2> screen = toScreen(projectionFor(next, free), ground);
    if (!screen) break;
    const Vec2 missed = to - *screen;
    if (lengthOf(missed) < best.missed) best = {next, lengthOf(missed)};
    step = step + missed;
  }
  return best;
}

}  // namespace

CameraWindow windowOf(const Dataset& dataset) {
  constexpr double aroundDeg = 30;
  const auto unitAt = [](format::Position p) { return unitFrom({double(p.lon), double(p.lat)}); };
  std::vector<Vec3> points;
  for (const format::Beat& beat : dataset.beats) {
    for (const format::Position& position : dataset.line(beat.show)) points.push_back(unitAt(position));
    if (beat.cameraSpanDeg > 0) points.push_back(unitAt(beat.cameraAt));
  }
  CameraWindow window = capAround(points);
  window.radius += radians(aroundDeg);
  return window;
}

View lookingAt(const View& view, Vec3 unit) {
  View result = view;
  result.centre = lonLatFrom(unit);
  const double lat = result.centre.lat < 0 ? -result.centre.lat : result.centre.lat;
  const double freedom = smoothStep((lat - northFreeFromLat) / (poleLat - northFreeFromLat));
  if (freedom <= 0) return result;
  // Up carried along the great circle without a turn (parallel transport).
  const Vec3 from = unitFrom(view.centre);
  const Compass compass = compassAt(view.centre);
  const double turn = radians(view.northDeg);
  const Vec3 up = compass.north * cosOf(turn) - compass.east * sinOf(turn);
  const double across = 1 + dot(from, unit);
  if (across < 1e-9) return result;  // to the antipode: any way is as good
  const Vec3 carried = up - (from + unit) * (dot(up, unit) / across);
  const double unturned = northFor(carried, result.centre);
  result.northDeg = wrapped(view.northDeg + wrapped(unturned - view.northDeg) * freedom);
  return result;
}

View panned(const View& view, const Rect& free, Vec2 from, Vec2 to, const CameraWindow& window) {
  constexpr double closeEnough = 0.5;
  constexpr double mostLeverage = 3;  // of the centre's way over the hand's: beside a pole it could be any
  const Projection p = projectionFor(view, free);
  const Vec3 centre = unitFrom(view.centre);
  if (const std::optional<Vec3> held = toUnit(p, from)) {
    const Moved moved = bring(view, free, window, *held, from, to);
    const double way = angleBetween(centre, unitFrom(moved.view.centre)) * p.scale;
    if (moved.missed < closeEnough && way < mostLeverage * lengthOf(to - from) + closeEnough) return moved.view;
  }
  return bring(view, free, window, centre, p.originScreen, p.originScreen + (to - from)).view;
}

View zoomed(const View& view, const Rect& free, Vec2 screen, double factor, const CameraWindow& window) {
  View result = view;
  result.spanKm = std::clamp(view.spanKm / factor, nearestSpanKm, farthestSpanKm);
  const std::optional<Vec3> ground = toUnit(projectionFor(view, free), screen);
  if (!ground) return result;
  const std::optional<Vec2> now = toScreen(projectionFor(result, free), *ground);
  return now ? bring(result, free, window, *ground, *now, screen).view : result;
}

View reframed(const View& view, const Rect& before, const Rect& after) {
  const Projection p = projectionFor(view, before);
  const Vec2 middle{after.x + after.width / 2, after.y + after.height / 2};
  const std::optional<Vec3> centre = toUnit(p, middle);
  if (!centre) return view;
  View result = view;
  result.centre = lonLatFrom(*centre);
  const double shorter = std::max(1.0, std::min(after.width, after.height));
  result.spanKm = std::clamp(kmPerPixel(p) * shorter, 20.0, 20000.0);
  // The old picture's up, as it lies at the new centre.
  if (const std::optional<Vec3> above = toUnit(p, middle - Vec2{0, 1})) {
    const Vec3 up = *above - *centre * dot(*above, *centre);
    if (dot(up, up) > 0) result.northDeg = northFor(normalised(up), result.centre);
  }
  return result;
}

}  // namespace faultline
