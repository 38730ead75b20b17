#include "story/sweep.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "geo/sphere.h"
#include "real_story.h"
#include "story/dates.h"
#include "story_builder.h"

using namespace faultline;

namespace {

FrontState line(std::initializer_list<LonLat> points, float uncertaintyKm = 0) {
  FrontState state;
  for (const LonLat at : points) state.unit.push_back(unitFrom(at));
  state.segments.resize(state.unit.size() - 1);
  state.uncertaintyKm = uncertaintyKm;
  return state;
}

std::vector<Vec3> ring(std::initializer_list<LonLat> points) { return line(points).unit; }

double totalKm2(const SweptPiece& piece) {
  double sum = 0;
  for (const auto& part : piece.rings) sum += ringAreaKm2(part);
  return sum;
}

// One degree by one degree at the equator, in km2.
constexpr double degree2 = 12364;

}  // namespace

TEST_CASE("a bulge to the left came to lie on the right, and the other way round") {
  const FrontState still = line({{0, 0}, {1, 0}, {2, 0}, {3, 0}}), north = line({{0, 0}, {1, 1}, {2, 1}, {3, 0}});
  const Sweep forth = sweepBetween(still, north, {}, {});
  REQUIRE(forth.pieces.size() == 1);
  CHECK(forth.pieces[0].side == Side::Right);  // north of a line that walks east is its left
  CHECK(std::fabs(forth.toRightKm2 - 2 * degree2) < 10);
  CHECK(forth.toLeftKm2 == 0);
  CHECK(std::fabs(totalKm2(forth.pieces[0]) - forth.toRightKm2) < 1e-6);  // counter-clockwise, so positive

  const Sweep back = sweepBetween(north, still, {}, {});
  REQUIRE(back.pieces.size() == 1);
  CHECK(back.pieces[0].side == Side::Left);
  CHECK(std::fabs(back.toLeftKm2 - forth.toRightKm2) < 1e-6);
  CHECK(std::fabs(totalKm2(back.pieces[0]) - back.toLeftKm2) < 1e-6);
}

TEST_CASE("lines that cross sweep signed pieces: nothing cancels") {
  const FrontState before = line({{0, 0}, {4, 0}}), after = line({{0, 0}, {1, 1}, {3, -1}, {4, 0}});
  const Sweep sweep = sweepBetween(before, after, {}, {});
  REQUIRE(sweep.pieces.size() == 2);
  CHECK(std::fabs(sweep.toRightKm2 - degree2) < 10);  // a triangle two degrees long and one high
  CHECK(std::fabs(sweep.toLeftKm2 - degree2) < 10);
}

TEST_CASE("a line that did not move sweeps nothing, wherever its points stand") {
  const FrontState before = line({{0, 0}, {1, 0}, {2, 0}, {5, 0}}, 30);
  CHECK(sweepBetween(before, before, {}, {}).pieces.empty());
  const Sweep other = sweepBetween(before, line({{0, 0}, {0.5, 0}, {1.7, 0}, {3, 0}, {5, 0}}, 30), {}, {});
  CHECK(other.pieces.empty());
  CHECK(other.toLeftKm2 + other.toRightKm2 == 0);
  CHECK(other.toLeftUncertaintyKm2 + other.toRightUncertaintyKm2 == 0);
}

TEST_CASE("ground that the line went round changed sides no more than once: a hole") {
  // The later line goes round a pocket of the earlier one's own bulge: both bulge north, the later one wider, and the
  // part between them changed sides, the inner bulge did not.
  const FrontState before = line({{0, 0}, {2, 0}, {2, 1}, {4, 1}, {4, 0}, {6, 0}}),
                   after = line({{0, 0}, {1, 0}, {1, 2}, {5, 2}, {5, 0}, {6, 0}});
  const Sweep sweep = sweepBetween(before, after, {}, {});
  REQUIRE(sweep.pieces.size() == 1);
  CHECK(std::fabs(sweep.toRightKm2 - 6 * degree2) < 60);
  CHECK(std::fabs(totalKm2(sweep.pieces[0]) - sweep.toRightKm2) < 1e-6);
}

TEST_CASE("the closure takes the ends along: their shift sweeps ground too") {
  const FrontState before = line({{0, 0}, {2, 0}}), after = line({{0, 1}, {2, 1}});
  const std::vector<Vec3> closure{unitFrom({2, 10}), unitFrom({0, 10})};  // north, so along the ends' own way
  const Sweep sweep = sweepBetween(before, after, closure, {});
  REQUIRE(sweep.pieces.size() == 1);
  CHECK_FALSE(sweep.openEnded);
  CHECK(sweepBetween(before, after, {}, {}).openEnded);
  CHECK_FALSE(sweepBetween(before, line({{0, 0}, {1, 1}, {2, 0}}), {}, {}).openEnded);
  CHECK(std::fabs(sweep.toRightKm2 - 2 * degree2) < 20);
  // Over a closure that lies far to the side the ends' ways are slanted, and the ground between them counts.
  const std::vector<Vec3> wide{unitFrom({12, 1}), unitFrom({-10, 1})};
  CHECK(std::fabs(sweepBetween(before, after, wide, {}).toRightKm2 - (2 + 10) * degree2) < 400);
}

TEST_CASE("with clip rings only what lies in them counts; the rings stay whole") {
  const FrontState before = line({{0, 0}, {4, 0}}), after = line({{0, 1}, {4, 1}});
  const std::vector<std::vector<Vec3>> clip{ring({{1, -5}, {2, -5}, {2, 5}, {1, 5}})};
  const Sweep sweep = sweepBetween(before, after, {}, clip);
  REQUIRE(sweep.pieces.size() == 1);
  CHECK(std::fabs(sweep.toRightKm2 - degree2) < 20);
  CHECK(totalKm2(sweep.pieces[0]) > 3.9 * degree2);
  const std::vector<std::vector<Vec3>> elsewhere{ring({{50, 0}, {51, 0}, {51, 1}})};
  CHECK(sweepBetween(before, after, {}, elsewhere).pieces.empty());
}

TEST_CASE("uncertainty: each line's along its drawn edge of the piece, as independent errors") {
  FrontState before = line({{0, 0}, {2, 0}, {4, 0}}, 3), after = line({{0, 1}, {2, 1}, {4, 1}}, 4);
  const double edge = distanceKm(unitFrom({0, 0}), unitFrom({4, 0}));
  const Sweep both = sweepBetween(before, after, {}, {});
  CHECK(std::fabs(both.toRightUncertaintyKm2 - 5 * edge) < edge * 0.002);  // 3, 4, 5
  // A border is exact.
  after.segments[0] = {SegmentStatus::Border, 0};
  after.segments[1] = {SegmentStatus::Coast, 0};
  CHECK(std::fabs(sweepBetween(before, after, {}, {}).toRightUncertaintyKm2 - 3 * edge) < 1e-3);
  // Of several pieces: the root of the squares.
  const FrontState level = line({{0, 0}, {4, 0}}, 2), twice = line({{0, 0}, {1, 1}, {2, 0}, {3, 1}, {4, 0}}, 2);
  const Sweep two = sweepBetween(level, twice, {}, {});
  REQUIRE(two.pieces.size() == 2);
  const double one = two.pieces[0].uncertaintyKm2;
  CHECK(std::fabs(two.toRightUncertaintyKm2 - one * std::sqrt(2.0)) < one * 0.01);
}

TEST_CASE("the sweep of a front in a pack: between its days, and nothing before it began") {
  StoryBuilder story;
  const uint32_t front = story.front({.name = "Line",
                                      .keyframes = {{100, {{0, 0}, {1, 0}, {2, 0}}, "ff", 5, Motion::Linear},
                                                    {200, {{0, 0}, {1, 1}, {2, 0}}, "ff", 5, Motion::Linear, true}}});
  story.beat({.start = 100, .end = 200, .fronts = {front}});
  const Dataset& data = story.finish();
  CHECK_FALSE(sweepOf(data, front, 50, 200));
  const auto whole = sweepOf(data, front, 100, 200), half = sweepOf(data, front, 100, 150);
  REQUIRE(whole);
  REQUIRE(half);
  CHECK(std::fabs(whole->toRightKm2 - degree2) < 10);
  CHECK(std::fabs(half->toRightKm2 - degree2 / 2) < 10);
  CHECK(half->interpolated);
  CHECK_FALSE(whole->interpolated);
  CHECK(whole->envelope);
  CHECK(half->envelope);
}

TEST_CASE("the story: what is swept forth is swept back, and steps add up") {
  const Dataset& data = realStory();
  const uint32_t front = frontNamed(data, "ukraine");
  const double first = dayOf("2022-02-23"), april = dayOf("2022-04-10"), september = dayOf("2022-09-12"),
               last = dayOf("2024-01-20");
  const auto forth = sweepOf(data, front, april, september), back = sweepOf(data, front, september, april);
  REQUIRE(forth);
  REQUIRE(back);
  CHECK(std::fabs(forth->toLeftKm2 - back->toRightKm2) < 1);
  CHECK(std::fabs(forth->toRightKm2 - back->toLeftKm2) < 1);
  // Net of one long step and of its parts: the signed area between two lines does not depend on the way.
  const auto net = [&](double from, double to) {
    const auto sweep = sweepOf(data, front, from, to);
    REQUIRE(sweep);
    return sweep->toLeftKm2 - sweep->toRightKm2;
  };
  const double whole = net(first, last), parts = net(first, april) + net(april, september) + net(september, last);
  CHECK(std::fabs(whole - parts) < 20);  // pieces under a square kilometre are left out
  CHECK(whole > 40000);
}
