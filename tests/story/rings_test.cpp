#include "story/rings.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "geo/sphere.h"

using namespace faultline;

namespace {

TaggedRing tagged(std::initializer_list<LonLat> corners) {
  TaggedRing ring;
  for (const LonLat at : corners) ring.push_back({unitFrom(at), static_cast<uint32_t>(ring.size())});
  return ring;
}

std::vector<Vec3> plain(std::initializer_list<LonLat> corners) { return pointsOf(tagged(corners)); }

double km2(const TaggedRing& ring) { return ringAreaKm2(pointsOf(ring)); }

}  // namespace

TEST_CASE("a simple ring stays what it is") {
  const TaggedRing square = tagged({{0, 0}, {1, 0}, {1, 1}, {0, 1}});
  const auto loops = simpleLoops(square);
  REQUIRE(loops.size() == 1);
  CHECK(loops[0].size() == 4);
  CHECK(std::fabs(km2(loops[0]) - km2(square)) < 1e-5);
}

TEST_CASE("a figure of eight falls into two loops that run in opposite directions") {
  const TaggedRing eight = tagged({{0, 0}, {2, 2}, {2, 0}, {0, 2}});
  const auto loops = simpleLoops(eight);
  REQUIRE(loops.size() == 2);
  CHECK(km2(loops[0]) * km2(loops[1]) < 0);
  CHECK(std::fabs(km2(loops[0]) + km2(loops[1]) - km2(eight)) < 1e-5);
  CHECK(std::fabs(std::fabs(km2(loops[0])) - 12364) < 5);  // a quarter of two by two degrees
  // Each edge keeps its tag: the two that cross are in both loops.
  for (const auto& loop : loops) {
    CHECK(loop.size() == 3);
    int crossing = 0;
    for (const RingCorner& corner : loop) crossing += corner.tag == 0 || corner.tag == 2;
    CHECK(crossing == 2);
  }
}

TEST_CASE("a ring that runs out and back along one way leaves only what it encloses") {
  const TaggedRing spur = tagged({{0, 0}, {1, 0}, {1, 1}, {2, 2}, {3, 3}, {2, 2}, {1, 1}, {0, 1}});
  const auto loops = simpleLoops(spur);
  REQUIRE(loops.size() == 1);
  CHECK(loops[0].size() == 4);
  // The same with the way back on the same course but with corners of its own: along the equator both are one.
  const auto equator = simpleLoops(tagged({{0, 0}, {1, 0}, {2, 0}, {3, 0}, {2.5, 0}, {1.5, 0}, {1, 1}, {0, 1}}));
  double sum = 0;
  for (const auto& loop : equator) sum += std::fabs(km2(loop));
  CHECK(std::fabs(sum - km2(tagged({{0, 0}, {1, 0}, {1.5, 0}, {1, 1}, {0, 1}}))) < 0.1);
}

TEST_CASE("a corner that lies on another edge is a meeting like a crossing") {
  // The way comes down to the lower edge in the middle and goes up again.
  const auto loops = simpleLoops(tagged({{0, 0}, {4, 0}, {4, 2}, {3, 2}, {2, 0}, {1, 2}, {0, 2}}));
  REQUIRE(loops.size() == 2);
  CHECK(km2(loops[0]) > 0);
  CHECK(km2(loops[1]) > 0);
  CHECK(std::fabs(km2(loops[0]) - km2(loops[1])) < 1);
}

TEST_CASE("nothing comes of nothing") {
  CHECK(simpleLoops({}).empty());
  CHECK(simpleLoops(tagged({{0, 0}})).empty());
  CHECK(simpleLoops(tagged({{0, 0}, {1, 1}})).empty());
  CHECK(overlapKm2({}, {}) == 0);
}

TEST_CASE("overlap: a ring in itself, in a larger one, in none, in half") {
  const std::vector<std::vector<Vec3>> square{plain({{10, 50}, {12, 50}, {12, 51}, {10, 51}})};
  const double whole = ringAreaKm2(square[0]);
  CHECK(std::fabs(overlapKm2(square, square) - whole) < whole * 1e-5);
  CHECK(std::fabs(overlapKm2(square, std::vector<std::vector<Vec3>>{plain({{0, 40}, {20, 40}, {20, 60}, {0, 60}})}) -
                  whole) < whole * 1e-5);
  CHECK(overlapKm2(square, std::vector<std::vector<Vec3>>{plain({{20, 50}, {22, 50}, {22, 51}, {20, 51}})}) == 0);
  CHECK(overlapKm2(square, {}) == 0);
  // Cut at a meridian, which is a great circle: exactly half.
  const double half =
      overlapKm2(square, std::vector<std::vector<Vec3>>{plain({{11, 40}, {11, 60}, {30, 60}, {30, 40}})});
  CHECK(std::fabs(half - whole / 2) < whole * 1e-5);
}

TEST_CASE("overlap: units that share an edge are one, and a hole is none") {
  const std::vector<std::vector<Vec3>> square{plain({{0, 0}, {2, 0}, {2, 2}, {0, 2}})};
  const double whole = ringAreaKm2(square[0]);
  const std::vector<std::vector<Vec3>> halves{plain({{-1, -1}, {1, -1}, {1, 3}, {-1, 3}}),
                                              plain({{1, -1}, {3, -1}, {3, 3}, {1, 3}})};
  CHECK(std::fabs(overlapKm2(square, halves) - whole) < whole * 1e-5);
  const std::vector<std::vector<Vec3>> holed{plain({{-1, -1}, {3, -1}, {3, 3}, {-1, 3}}),
                                             plain({{0.5, 0.5}, {1.5, 0.5}, {1.5, 1.5}, {0.5, 1.5}})};
  const double hole = ringAreaKm2(holed[1]);
  CHECK(std::fabs(overlapKm2(square, holed) - (whole - hole)) < whole * 1e-5);
}

TEST_CASE("overlap: over the date line and at a pole") {
  const std::vector<std::vector<Vec3>> date{plain({{179, -1}, {-179, -1}, {-179, 1}, {179, 1}})};
  const double whole = ringAreaKm2(date[0]);
  const double east =
      overlapKm2(date, std::vector<std::vector<Vec3>>{plain({{180, -5}, {-170, -5}, {-170, 5}, {180, 5}})});
  CHECK(std::fabs(east - whole / 2) < whole * 1e-5);
  const std::vector<std::vector<Vec3>> cap{plain({{0, 80}, {90, 80}, {180, 80}, {-90, 80}})};
  CHECK(std::fabs(overlapKm2(cap, cap) - ringAreaKm2(cap[0])) < ringAreaKm2(cap[0]) * 1e-5);
}
