#include "app/motion.h"

#include <algorithm>

#include "base/length.h"
#include "base/trig.h"

namespace faultline {

namespace {

constexpr double frictionSeconds = 0.325;  // the speed falls by e in this time, as on phones
constexpr double slowest = 15;             // logical pixels a second: a quarter of a pixel a frame
constexpr double fastest = 5000;
constexpr double keyPace = 22;
constexpr double northPace = 8;
constexpr double negligibleZoom = 0.0005, negligiblePixels = 0.25, negligibleDeg = 0.02;

double sizeOf(double x) { return x < 0 ? -x : x; }
}  // namespace

double Spring::step(double seconds, double negligible) {
  const double before = left;
  const double decay = expOf(-pace * seconds);
  const double push = speed + pace * left;
  left = (left + push * seconds) * decay;
  speed = (speed - pace * push * seconds) * decay;
  if (sizeOf(left) < negligible && sizeOf(speed) < negligible * pace) left = speed = 0;
  return before - left;
}

void CameraMotion::stop() { *this = {}; }

void CameraMotion::glide(Vec2 toVelocity) {
  const double speed = lengthOf(toVelocity);
  turning = false;
  gliding = speed > slowest;
  velocity = speed > fastest ? toVelocity * (fastest / speed) : toVelocity;
}

void CameraMotion::pan(Vec2 delta) {
  gliding = turning = false;
  panning = true;
  panX.pace = panY.pace = keyPace;
  panX.left += delta.x;
  panY.left += delta.y;
}

void CameraMotion::zoom(const View& view, Vec2 screen, double factor, double pace) {
  gliding = turning = false;
  zooming = true;
  about = screen;
  zoomLog.pace = pace;
  zoomLog.left =
      std::clamp(zoomLog.left + logOf(factor), logOf(view.spanKm / farthestSpanKm), logOf(view.spanKm / nearestSpanKm));
}

void CameraMotion::rightNorth(const View& view) {
  const bool nearPole = sizeOf(view.centre.lat) > poleLat;
  if (turning || nearPole || sizeOf(view.northDeg) < 1e-9) return;
  turn = {-view.northDeg, 0, northPace};
  turning = true;
}

View CameraMotion::step(const View& view, const Rect& free, const CameraWindow& window, double seconds) {
  View result = view;
  const Vec2 middle{free.x + free.width / 2, free.y + free.height / 2};
  const auto panBy = [&](Vec2 delta) { result = panned(result, free, middle, middle + delta, window); };
  if (gliding) {
    const double decay = expOf(-seconds / frictionSeconds);
    const LonLat before = result.centre;
    panBy(velocity * (frictionSeconds * (1 - decay)));
    velocity = velocity * decay;
    const bool stuck = seconds > 0 && before.lon == result.centre.lon && before.lat == result.centre.lat;
    gliding = lengthOf(velocity) > slowest && !stuck;
  }
  if (panning) {
    panBy({panX.step(seconds, negligiblePixels), panY.step(seconds, negligiblePixels)});
    panning = panX.left != 0 || panX.speed != 0 || panY.left != 0 || panY.speed != 0;
  }
  if (zooming) {
    result = zoomed(result, free, about, expOf(zoomLog.step(seconds, negligibleZoom)), window);
    zooming = zoomLog.left != 0 || zoomLog.speed != 0;
  }
  if (turning) {
    result.northDeg += turn.step(seconds, negligibleDeg);
    turning = turn.left != 0 || turn.speed != 0;
    if (!turning) result.northDeg = 0;
  }
  return result;
}

}  // namespace faultline
