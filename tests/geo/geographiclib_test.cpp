// Distances and areas against GeographicLib on a sphere of our radius.
#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/PolygonArea.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <random>

#include "geo/sphere.h"
#include "geo/view.h"

using namespace faultline;

namespace {
const GeographicLib::Geodesic& sphere() {
  static const GeographicLib::Geodesic geodesic(earthRadiusKm * 1000, 0);
  return geodesic;
}
}  // namespace

TEST_CASE("distances agree with GeographicLib to a millimetre") {
  std::mt19937 random(7);
  const auto between = [&](double low, double high) {
    return low + (high - low) * (static_cast<double>(random()) / 4294967295.0);
  };
  double worst = 0;
  for (int i = 0; i < 20000; ++i) {
    const LonLat a{between(-180, 180), between(-90, 90)};
    // Half of them near, where a cosine formula would fail.
    const LonLat b = i % 2 == 0 ? LonLat{between(-180, 180), between(-90, 90)}
                                : LonLat{a.lon + between(-1e-3, 1e-3), std::min(90.0, a.lat + between(0, 1e-3))};
    double metres = 0;
    sphere().Inverse(a.lat, a.lon, b.lat, b.lon, metres);
    worst = std::max(worst, std::fabs(distanceKm(unitFrom(a), unitFrom(b)) * 1000 - metres));
  }
  CAPTURE(worst);
  CHECK(worst < 1e-3);
}

TEST_CASE("areas agree with GeographicLib") {
  std::mt19937 random(11);
  const auto between = [&](double low, double high) {
    return low + (high - low) * (static_cast<double>(random()) / 4294967295.0);
  };
  for (int shape = 0; shape < 300; ++shape) {
    // A star about a centre anywhere, over the date line and the poles too.
    const Vec3 centre = unitFrom({between(-180, 180), between(-90, 90)});
    const Vec3 ahead = normalised(cross(centre, Vec3{0.3, -0.5, 0.81}));
    const Vec3 aside = cross(centre, ahead);
    std::vector<Vec3> ring;
    GeographicLib::PolygonArea polygon(sphere());
    const int count = 3 + static_cast<int>(random() % 40);
    const double size = shape % 3 == 0 ? 0.01 : 0.6;
    for (int i = 0; i < count; ++i) {
      const double turn = 6.283185307179586 * i / count, reach = size * between(0.4, 1);
      ring.push_back(
          normalised(centre * std::cos(reach) + (ahead * std::cos(turn) + aside * std::sin(turn)) * std::sin(reach)));
      const LonLat corner = lonLatFrom(ring.back());
      polygon.AddPoint(corner.lat, corner.lon);
    }
    double perimeter = 0, squareMetres = 0;
    polygon.Compute(false, true, perimeter, squareMetres);
    const double ours = ringAreaKm2(ring), theirs = squareMetres / 1e6;
    CAPTURE(shape, count, ours, theirs);
    CHECK(std::fabs(ours - theirs) < 1e-9 * std::fabs(theirs) + 1e-5);
  }
}
