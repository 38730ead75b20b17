#include "base/trig.h"
#include "geo/sphere.h"
#include "geo/view.h"

namespace faultline {
namespace {

// Below this share of the view's span a move cannot be seen, and the formula's b would lose its digits.
constexpr double negligibleMove = 1e-4;

struct Path {  // van Wijk and Nuij 2003, equations 9 and 10; u and w in km
  double distance = 0;
  double r0 = 0;
  double length = 0;  // S, in their units
  bool zoomOnly = false;
};

double asinhOf(double x) {
  const double ax = x < 0 ? -x : x;
  const double value = logOf(ax + sqrtOf(ax * ax + 1));
  return x < 0 ? -value : value;
}

double turnBetween(double fromDeg, double toDeg) {  // the shorter way, (-180, 180]
  double turn = toDeg - fromDeg;
  while (turn > 180) turn -= 360;
  while (turn <= -180) turn += 360;
  return turn;
}

Path pathOf(const Flight& flight) {
  const double w0 = flight.from.spanKm, w1 = flight.to.spanKm, rho = flight.rho, rho2 = rho * rho;
  Path path;
  path.distance = distanceKm(unitFrom(flight.from.centre), unitFrom(flight.to.centre));
  path.zoomOnly = path.distance < negligibleMove * (w0 < w1 ? w0 : w1);
  if (path.zoomOnly) {
    const double zoom = logOf(w1 / w0);
    path.length = (zoom < 0 ? -zoom : zoom) / rho;
    return path;
  }
  const double u1 = path.distance;
  const double b0 = (w1 * w1 - w0 * w0 + rho2 * rho2 * u1 * u1) / (2 * w0 * rho2 * u1);
  const double b1 = (w1 * w1 - w0 * w0 - rho2 * rho2 * u1 * u1) / (2 * w1 * rho2 * u1);
  path.r0 = -asinhOf(b0);
  path.length = (-asinhOf(b1) - path.r0) / rho;
  return path;
}

// Clockwise from north, in degrees, of the way at the view's centre; `pole` is the pole of the way's great circle.
double bearingDeg(Vec3 pole, const View& view) {
  const double lon = radians(view.centre.lon), lat = radians(view.centre.lat);
  const Vec3 east{-sinOf(lon), cosOf(lon), 0};
  const Vec3 north{-sinOf(lat) * cosOf(lon), -sinOf(lat) * sinOf(lon), cosOf(lat)};
  const Vec3 way = cross(pole, unitFrom(view.centre));
  return degrees(atan2Of(dot(way, east), dot(way, north)));
}

// North at `share` of the way. What turns evenly is the way's direction on the screen: a flight past a pole then turns
// steadily instead of spinning at the pole, and one along a parallel keeps north up.
double northAt(const Flight& flight, Vec3 from, Vec3 to, const View& now, double share) {
  const Vec3 here = unitFrom(now.centre);
  if (angleBetween(here, from) < 1e-9 || angleBetween(here, to) < 1e-9) {
    return flight.from.northDeg + turnBetween(flight.from.northDeg, flight.to.northDeg) * share;
  }
  // Of the way that slerp takes: between antipodes there are many.
  const Vec3 pole = cross(from, slerp(from, to, 0.5));
  const double leaving = bearingDeg(pole, flight.from) + flight.from.northDeg;
  const double arriving = bearingDeg(pole, flight.to) + flight.to.northDeg;
  const double onScreen = leaving + turnBetween(leaving, arriving) * share;
  return onScreen - bearingDeg(pole, now);
}

}  // namespace

Flight planFlight(const View& from, const View& to) {
  Flight flight{from, to};
  const Path path = pathOf(flight);
  const double turn = turnBetween(from.northDeg, to.northDeg);
  const double effort = path.length + (turn < 0 ? -turn : turn) / 90;
  if (effort < 1e-9 && path.distance < 1e-6) {
    flight.seconds = 0;
  } else {
    const double comfortable = effort / 2.5;
    flight.seconds = comfortable < 0.8 ? 0.8 : comfortable > 1.6 ? 1.6 : comfortable;
  }
  return flight;
}

View viewAt(const Flight& flight, double t) {
  if (!(t > 0)) return flight.from;
  if (t >= 1) return flight.to;
  const Path path = pathOf(flight);
  const double w0 = flight.from.spanKm, w1 = flight.to.spanKm;
  const Vec3 from = unitFrom(flight.from.centre), to = unitFrom(flight.to.centre);

  View view;
  double share = t;  // of the distance
  if (path.zoomOnly) {
    view.spanKm = w0 * expOf(logOf(w1 / w0) * t);
  } else {
    const double x = flight.rho * path.length * t;
    const double wide = coshOf(x + path.r0);
    view.spanKm = w0 * coshOf(path.r0) / wide;
    // Equation 9 after cosh r0 sinh(x + r0) - sinh r0 cosh(x + r0) = sinh x, which does not cancel.
    const double gone = w0 / (flight.rho * flight.rho) * sinhOf(x) / wide;
    share = gone / path.distance;
    share = share < 0 ? 0 : share > 1 ? 1 : share;
  }
  view.spanKm = view.spanKm < 20 ? 20 : view.spanKm > 20000 ? 20000 : view.spanKm;
  view.centre = path.distance > 0 ? lonLatFrom(slerp(from, to, share)) : flight.from.centre;
  view.northDeg = turnBetween(0, northAt(flight, from, to, view, share));
  return view;
}

}  // namespace faultline
