// How the first story's lines move: no tangles on the way, jumps only where they are declared, parts that come and go.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "geo/sphere.h"
#include "real_story.h"
#include "story/dates.h"
#include "story/front_state.h"
#include "story_builder.h"

using namespace faultline;

namespace {

// Pairs of segments that cross strictly, on the sphere.
size_t selfCrossings(const std::vector<Vec3>& line) {
  size_t count = 0;
  for (size_t i = 0; i + 1 < line.size(); ++i) {
    const Vec3 first = cross(line[i], line[i + 1]);
    for (size_t j = i + 2; j + 1 < line.size(); ++j) {
      const Vec3 second = cross(line[j], line[j + 1]);
      const double a = dot(second, line[i]), b = dot(second, line[i + 1]);
      const double c = dot(first, line[j]), d = dot(first, line[j + 1]);
      constexpr double touching = 1e-14;  // less than the rounding of a stored point
      if (a * b >= 0 || c * d >= 0 || std::fabs(a * b) < touching * touching) continue;
      if (dot(line[i], line[j]) > 0) ++count;  // and not at the antipodes
    }
  }
  return count;
}

}  // namespace

TEST_CASE("no front of the story crosses itself at any of 1000 times") {
  const Dataset& data = realStory();
  size_t greatest = 0;
  for (uint32_t index = 0; index < data.fronts.size(); ++index) {
    const format::Range range = data.fronts[index].keyframes;
    const double first = data.keyframes[range.first].date, last = data.keyframes[range.first + range.count - 1].date;
    for (int i = 0; i < 1000; ++i) {
      FrontState state;
      REQUIRE(frontAt(data, index, first + (last - first) * i / 999, state));
      const size_t crossings = selfCrossings(state.unit);
      if (crossings > greatest) {
        greatest = crossings;
        INFO(data.text(data.fronts[index].id)
             << " at " << isoFromDay(static_cast<int32_t>(first + (last - first) * i / 999)));
        CHECK(crossings == 0);
      }
    }
  }
  CHECK(greatest == 0);
}

TEST_CASE("the count sees a crossing") {
  CHECK(selfCrossings({unitFrom({0, 0}), unitFrom({2, 2}), unitFrom({2, 0}), unitFrom({0, 2})}) == 1);
  CHECK(selfCrossings({unitFrom({0, 0}), unitFrom({2, 2}), unitFrom({4, 0}), unitFrom({6, 2})}) == 0);
}

TEST_CASE("the story's lines stand still over 120 days unless their author decided, and jump on the date") {
  const Dataset& data = realStory();
  size_t jumps = 0, moves = 0;
  for (uint32_t index = 0; index < data.fronts.size(); ++index) {
    const format::Range range = data.fronts[index].keyframes;
    for (uint32_t k = range.first; k + 1 < range.first + range.count; ++k) {
      const double from = data.keyframes[k].date, to = data.keyframes[k + 1].date;
      FrontState start, middle, before, at;
      REQUIRE(frontAt(data, index, from, start));
      REQUIRE(frontAt(data, index, (from + to) / 2, middle));
      REQUIRE(frontAt(data, index, to - 0.001, before));
      REQUIRE(frontAt(data, index, to, at));
      CHECK_FALSE(start.interpolated);
      CHECK_FALSE(at.interpolated);
      const bool hold = data.keyframes[k].motion == Motion::Hold;
      CHECK(middle.interpolated != hold);
      CHECK(middle.held == hold);
      if (hold) {
        ++jumps;
        for (size_t i = 0; i < start.unit.size(); ++i) CHECK(distanceKm(start.unit[i], before.unit[i]) < 1e-6);
      } else {
        ++moves;
        for (size_t i = 0; i < at.unit.size(); ++i) CHECK(distanceKm(at.unit[i], before.unit[i]) < 1);
      }
    }
  }
  CHECK(jumps == 4);
  CHECK(moves == 7);
}

TEST_CASE("points move along great circles: half way is in the middle of both ends") {
  const Dataset& data = realStory();
  const uint32_t index = frontNamed(data, "korea-war");
  const double from = dayOf("1950-09-14"), to = dayOf("1950-11-24");
  FrontState start, middle, end;
  REQUIRE(frontAt(data, index, from, start));
  REQUIRE(frontAt(data, index, (from + to) / 2, middle));
  REQUIRE(frontAt(data, index, to, end));
  for (size_t i = 0; i < start.unit.size(); ++i) {
    const double whole = distanceKm(start.unit[i], end.unit[i]);
    CHECK(std::fabs(distanceKm(start.unit[i], middle.unit[i]) - whole / 2) < 1e-6);
    CHECK(std::fabs(distanceKm(middle.unit[i], end.unit[i]) - whole / 2) < 1e-6);
  }
}

TEST_CASE("a part that becomes a border leaves bit by bit: the northern axis in spring 2022") {
  const Dataset& data = realStory();
  const uint32_t index = frontNamed(data, "ukraine");
  const double from = dayOf("2022-03-20"), to = dayOf("2022-04-10");
  float before = 1;
  size_t inNorth = 0;
  for (int i = 0; i <= 20; ++i) {
    FrontState state;
    REQUIRE(frontAt(data, index, from + (to - from) * i / 20, state));
    const float alpha = state.segments[2].alpha;  // in the north, where the border is in April
    CHECK(alpha <= before + 1e-6f);
    if (i > 0 && i < 20) {
      CHECK(alpha > 0);
      CHECK(alpha < 1);
      ++inNorth;
    }
    before = alpha;
    CHECK(state.segments[16].alpha == 1);  // in Donbas the line stays
  }
  CHECK(before == 0);
  CHECK(inNorth == 19);
}

TEST_CASE("a line is born and dies within a beat without a start") {
  StoryBuilder story;
  const uint32_t born = story.front({.name = "Born", .keyframes = {{500, {{0, 0}, {1, 0}}, "f"}}});
  const uint32_t dying = story.front({.name = "Dying", .keyframes = {{0, {{0, 1}, {1, 1}}, "f"}}, .end = 500});
  story.beat({.start = 0, .end = 1000, .fronts = {born, dying}});
  const Dataset& data = story.finish();
  const auto alphaOf = [&](uint32_t front, double day) {
    for (const FrontState& state : evaluate(data, {0, day}).fronts) {
      if (state.front == front) return double{state.alpha};
    }
    return 0.0;
  };
  CHECK(alphaOf(born, 499.9) == 0);
  CHECK(alphaOf(born, 500) > 0.25);  // seen at once by who steps to its date
  CHECK(alphaOf(born, 500) < 0.5);
  CHECK(alphaOf(born, 520) > alphaOf(born, 510));
  CHECK(alphaOf(born, 600) == 1);
  CHECK(alphaOf(dying, 500.9) == 1);  // its last day is a whole one
  CHECK(alphaOf(dying, 520) < 1);
  CHECK(alphaOf(dying, 520) > alphaOf(dying, 530));
  CHECK(alphaOf(dying, 600) == 0);
  // Two pictures near each other are nearly the same: nothing pops.
  for (double day = 501; day < 600; day += 0.5) {
    CHECK(std::fabs(alphaOf(born, day) - alphaOf(born, day + 0.5)) < 0.05);
    CHECK(std::fabs(alphaOf(dying, day) - alphaOf(dying, day + 0.5)) < 0.05);
  }
}
