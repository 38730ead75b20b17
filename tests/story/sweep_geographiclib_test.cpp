// Swept areas against GeographicLib: on a sphere of our radius they agree; on the ellipsoid they differ by what reading
// geodetic degrees as spherical ones costs.
#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/PolygonArea.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <random>

#include "geo/sphere.h"
#include "geo/view.h"
#include "story/rings.h"
#include "story/sweep.h"

using namespace faultline;

namespace {

double areaKm2(const std::vector<LonLat>& ring, const GeographicLib::Geodesic& earth) {
  GeographicLib::PolygonArea polygon(earth);
  for (const LonLat at : ring) polygon.AddPoint(at.lat, at.lon);
  double perimeter = 0, squareMetres = 0;
  polygon.Compute(false, true, perimeter, squareMetres);
  return squareMetres / 1e6;
}

FrontState line(const std::vector<LonLat>& points) {
  FrontState state;
  for (const LonLat at : points) state.unit.push_back(unitFrom(at));
  state.segments.resize(points.size() - 1);
  return state;
}

}  // namespace

TEST_CASE("swept areas agree with GeographicLib") {
  const GeographicLib::Geodesic sphere(earthRadiusKm * 1000, 0);
  std::mt19937 random(5);
  const auto between = [&](double low, double high) {
    return low + (high - low) * (static_cast<double>(random()) / 4294967295.0);
  };
  double worstSphere = 0, worstOverlap = 0, worstEllipsoid = 0;
  for (int shape = 0; shape < 200; ++shape) {
    const LonLat start{between(-180, 180), between(-55, 65)};
    const size_t count = 3 + random() % 30;
    const double step = between(0.05, 0.4);
    std::vector<LonLat> before, after, ring;
    for (size_t i = 0; i < count; ++i) {
      const double lon = start.lon + step * static_cast<double>(i);
      const bool end = i == 0 || i + 1 == count;
      before.push_back({lon, start.lat + between(-0.2, 0.2)});
      after.push_back(end ? before.back() : LonLat{lon, before.back().lat + between(0.5, 1.5)});  // always north
    }
    ring = before;
    for (size_t i = count - 1; i-- > 1;) ring.push_back(after[i]);
    const Sweep sweep = sweepBetween(line(before), line(after), {}, {});
    REQUIRE(sweep.pieces.size() == 1);
    const double expected = areaKm2(ring, sphere);
    worstSphere = std::max(worstSphere, std::fabs(sweep.toRightKm2 - expected) / expected);
    const double overlap = overlapKm2(sweep.pieces[0].rings, sweep.pieces[0].rings);
    worstOverlap = std::max(worstOverlap, std::fabs(overlap - expected) / expected);
    const double onEarth = areaKm2(ring, GeographicLib::Geodesic::WGS84());
    worstEllipsoid = std::max(worstEllipsoid, std::fabs(sweep.toRightKm2 - onEarth) / onEarth);
  }
  WARN("worst relative error of an area: sphere " << worstSphere << ", clipped " << worstOverlap << ", ellipsoid "
                                                  << worstEllipsoid);
  CHECK(worstSphere < 1e-9);
  CHECK(worstOverlap < 1e-5);
  CHECK(worstEllipsoid < 0.01);  // far below what any line's uncertainty makes of it
}
