#include <cstddef>
#include <span>

#include "base/trig.h"
#include "geo/projection.h"
#include "geo/sphere.h"

namespace faultline {
namespace {

constexpr View wholeEurasia{{75, 48}, 11000, 0};
constexpr double leastSpanKm = 20, greatestSpanKm = 20000;

struct Bounds {
  Vec2 low{1e9, 1e9}, high{-1e9, -1e9};  // map
  Vec2 middle() const { return (low + high) * 0.5; }
  Vec2 size() const { return high - low; }
};

// The points' bounds in the map plane of a north-up camera at `centre`. Unlike toScreen it takes points beyond the
// horizon.
Bounds boundsFrom(LonLat centre, std::span<const Vec3> points) {
  const Projection p = projectionFor({centre, earthRadiusKm, 0}, {});
  Bounds bounds;
  for (const Vec3 point : points) {
    const Vec3 camera = toCamera(p, point);
    const double stretch = sqrtOf(2 / (1 + camera.z > 1e-9 ? 1 + camera.z : 1e-9));
    const Vec2 map{camera.x * stretch, camera.y * stretch};
    bounds.low = {map.x < bounds.low.x ? map.x : bounds.low.x, map.y < bounds.low.y ? map.y : bounds.low.y};
    bounds.high = {map.x > bounds.high.x ? map.x : bounds.high.x, map.y > bounds.high.y ? map.y : bounds.high.y};
  }
  return bounds;
}

LonLat movedBy(LonLat centre, Vec2 map) {
  const Projection p = projectionFor({centre, earthRadiusKm, 0}, {});  // 1 px is 1 map radian
  const auto unit = toUnit(p, p.originScreen + Vec2{map.x * p.scale, -map.y * p.scale});
  return unit ? lonLatFrom(*unit) : centre;
}

double clamped(double value, double low, double high) { return value < low ? low : value > high ? high : value; }

}  // namespace

View frameView(const Vec3* unit, size_t count, const Rect& free, double margin, double minSpanKm) {
  if (count == 0) return wholeEurasia;
  const std::span<const Vec3> points(unit, count);
  const double width = free.width > 1 ? free.width : 1, height = free.height > 1 ? free.height : 1;
  const double shorter = width < height ? width : height;
  const double kept = clamped(margin, 0, shorter * 0.45);  // a rectangle smaller than its margins still shows something
  const Vec2 room{width - 2 * kept, height - 2 * kept};

  // The bounds are not quite centred on the camera, and moving the camera bends them: move until the rest is a
  // fraction of a pixel. The best seen is kept, for spreads so wide that it does not settle.
  View best{lonLatFrom(capAround(points).centre), greatestSpanKm, 0};
  double bestNeed = 1e18;
  LonLat centre = best.centre;
  for (int round = 0; round < 64; ++round) {
    const Bounds bounds = boundsFrom(centre, points);
    const Vec2 middle = bounds.middle();
    // Half the reach from the camera itself, so that the points fit even when the bounds are not centred yet.
    const Vec2 reach{bounds.size().x / 2 + (middle.x < 0 ? -middle.x : middle.x),
                     bounds.size().y / 2 + (middle.y < 0 ? -middle.y : middle.y)};
    const double needX = 2 * reach.x / room.x, needY = 2 * reach.y / room.y;  // map radians a pixel
    const double need = needX > needY ? needX : needY;
    if (need < bestNeed) {
      bestNeed = need;
      best.centre = centre;
    }
    if (dot(middle, middle) <= 0.01 * need * need) break;  // a tenth of a pixel
    centre = movedBy(centre, middle * 0.9);
  }
  const double floorKm = clamped(minSpanKm, leastSpanKm, greatestSpanKm);
  best.spanKm = clamped(bestNeed * shorter * earthRadiusKm, floorKm, greatestSpanKm);
  return best;
}

}  // namespace faultline
