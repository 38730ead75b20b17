#include "geo/projection.h"

#include "base/trig.h"
#include "geo/sphere.h"

namespace faultline {
namespace {

double shorterSide(const Rect& free) {
  const double side = free.width < free.height ? free.width : free.height;
  return side > 1 ? side : 1;
}

}  // namespace

Projection projectionFor(const View& view, const Rect& free) {
  const double lon = radians(view.centre.lon), lat = radians(view.centre.lat), turn = radians(view.northDeg);
  const Vec3 centre = unitFrom(view.centre);
  const Vec3 east{-sinOf(lon), cosOf(lon), 0};
  const Vec3 north{-sinOf(lat) * cosOf(lon), -sinOf(lat) * sinOf(lon), cosOf(lat)};
  // North lies `turn` clockwise from up, so right is east turned towards north.
  const Vec3 right = east * cosOf(turn) + north * sinOf(turn);
  const Vec3 up = north * cosOf(turn) - east * sinOf(turn);
  Projection p;
  p.rotation = {{right, up, centre}};
  p.scale = shorterSide(free) * earthRadiusKm / view.spanKm;
  p.originScreen = {free.x + free.width / 2, free.y + free.height / 2};
  return p;
}

Vec3 toCamera(const Projection& p, Vec3 unit) { return apply(p.rotation, unit); }

std::optional<Vec2> toScreen(const Projection& p, Vec3 unit) {
  const Vec3 camera = toCamera(p, unit);
  if (camera.z < horizonZ) return std::nullopt;
  const double stretch = p.scale * sqrtOf(2 / (1 + camera.z));
  return p.originScreen + Vec2{camera.x * stretch, -camera.y * stretch};
}

std::optional<Vec3> toUnit(const Projection& p, Vec2 screen) {
  const Vec2 offset = screen - p.originScreen;
  const Vec2 map{offset.x / p.scale, -offset.y / p.scale};
  const double z = 1 - dot(map, map) / 2;
  if (!(z >= horizonZ)) return std::nullopt;
  const double shrink = sqrtOf((1 + z) / 2);
  const Vec3* rows = p.rotation.rows;
  return normalised(rows[0] * (map.x * shrink) + rows[1] * (map.y * shrink) + rows[2] * z);
}

double kmPerPixel(const Projection& p) { return earthRadiusKm / p.scale; }

}  // namespace faultline
