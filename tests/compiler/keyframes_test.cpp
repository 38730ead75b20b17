#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "compiler/keyframes.h"
#include "geo/sphere.h"

namespace faultline {
namespace {

DrawnKeyframe keyframe(int32_t day, std::vector<LonLat> line, Motion motion = Motion::Linear,
                       std::vector<size_t> anchors = {}) {
  DrawnKeyframe result{day, std::move(line), {}, std::move(anchors), motion};
  result.segments.assign(result.line.size() - 1, SegmentStatus::Confirmed);
  return result;
}

bool contains(const std::vector<LonLat>& line, LonLat point) {
  for (const LonLat p : line) {
    if (p.lon == point.lon && p.lat == point.lat) return true;
  }
  return false;
}

TEST_CASE("equal counts match by index and stay as they are") {
  std::vector<DrawnKeyframe> frames{keyframe(0, {{0, 0}, {1, 5}, {9, 0}}), keyframe(10, {{0, 1}, {8, 5}, {9, 1}})};
  const auto before = frames;
  REQUIRE(matchKeyframes(frames).message.empty());
  for (size_t k = 0; k < 2; ++k) {
    REQUIRE(frames[k].line.size() == 3);
    for (size_t i = 0; i < 3; ++i) CHECK(frames[k].line[i].lon == before[k].line[i].lon);
  }
}

TEST_CASE("anchors match exactly and no drawn point is lost") {
  // Point 1 of the first matches point 3 of the second, although their fractions of the length differ.
  std::vector<DrawnKeyframe> frames{
      keyframe(0, {{0, 0}, {2, 0}, {10, 0}}, Motion::Linear, {1}),
      keyframe(10, {{0, 1}, {2, 1}, {4, 1}, {8, 1}, {10, 1}}, Motion::Hold, {3}),
  };
  frames[0].segments = {SegmentStatus::Border, SegmentStatus::Claimed};
  const auto drawn = frames;
  REQUIRE(matchKeyframes(frames).message.empty());
  REQUIRE(frames[0].line.size() == frames[1].line.size());
  REQUIRE(frames[0].segments.size() == frames[0].line.size() - 1);
  for (size_t k = 0; k < 2; ++k) {
    for (const LonLat point : drawn[k].line) CHECK(contains(frames[k].line, point));
  }
  for (size_t i = 0; i < frames[0].line.size(); ++i) {
    const bool first = frames[0].line[i].lon == 2 && frames[0].line[i].lat == 0;
    const bool second = frames[1].line[i].lon == 8;
    CHECK(first == second);
  }
  // Divided segments keep their status: border up to the anchor, claimed beyond.
  for (size_t i = 0; i + 1 < frames[0].line.size(); ++i) {
    CHECK(frames[0].segments[i] == (frames[0].line[i].lon < 2 ? SegmentStatus::Border : SegmentStatus::Claimed));
  }
}

TEST_CASE("added points lie on the drawn line, at the other's fractions of the length") {
  std::vector<DrawnKeyframe> frames{
      keyframe(0, {{0, 0}, {40, 0}}, Motion::Hold),
      keyframe(500, {{0, 10}, {10, 10}, {40, 10}}, Motion::Hold),
  };
  REQUIRE(matchKeyframes(frames).message.empty());
  REQUIRE(frames[0].line.size() == 3);
  const double wanted =
      distanceKm(unitFrom({0, 10}), unitFrom({10, 10})) /
      (distanceKm(unitFrom({0, 10}), unitFrom({10, 10})) + distanceKm(unitFrom({10, 10}), unitFrom({40, 10})));
  CHECK(std::abs(frames[0].line[1].lon / 40 - wanted) < 1e-9);
  CHECK(std::abs(frames[0].line[1].lat) < 1e-9);
}

TEST_CASE("three keyframes of different counts end with one count") {
  std::vector<DrawnKeyframe> frames{
      keyframe(0, {{0, 0}, {5, 0}, {10, 0}}, Motion::Linear, {1}),
      keyframe(10, {{0, 1}, {3, 1}, {5, 1}, {10, 1}}, Motion::Linear, {2}),
      keyframe(20, {{0, 2}, {5, 2}, {6, 2}, {7, 2}, {10, 2}}, Motion::Hold, {1}),
  };
  REQUIRE(matchKeyframes(frames).message.empty());
  CHECK(frames[0].line.size() == frames[1].line.size());
  CHECK(frames[1].line.size() == frames[2].line.size());
  // 3 + 1 (at 3) + 2 (at 6 and 7)
  CHECK(frames[0].line.size() == 6);
}

TEST_CASE("keyframes of unequal count without anchors match only while the line is held") {
  std::vector<DrawnKeyframe> frames{keyframe(0, {{0, 0}, {1, 0}}), keyframe(10, {{0, 0}, {1, 0}, {2, 0}})};
  const MatchFault fault = matchKeyframes(frames);
  CHECK(fault.keyframe == 1);
  CHECK(fault.message.find("2 points on 1970-01-01 and 3 on 1970-01-11") != std::string::npos);
  frames[0].motion = Motion::Hold;
  CHECK(matchKeyframes(frames).message.empty());
}

TEST_CASE("one keyframe needs no match") {
  std::vector<DrawnKeyframe> frames{keyframe(0, {{0, 0}, {1, 0}})};
  CHECK(matchKeyframes(frames).message.empty());
  CHECK(frames[0].line.size() == 2);
}

TEST_CASE("lines that cross themselves") {
  const auto crosses = [](std::vector<LonLat> line, bool closed = false) {
    return static_cast<bool>(selfCrossing(line, closed));
  };
  CHECK_FALSE(crosses({}));
  CHECK_FALSE(crosses({{0, 0}}));
  CHECK_FALSE(crosses({{0, 0}, {1, 0}}));
  CHECK_FALSE(crosses({{0, 0}, {1, 0}, {2, 0}}));    // straight on
  CHECK(crosses({{0, 0}, {2, 0}, {1, 0}}));          // folded back
  CHECK(crosses({{0, 0}, {2, 2}, {2, 0}, {0, 2}}));  // crossed
  CHECK(crosses({{0, 0}, {2, 0}, {2, 2}, {1, 0}}));  // an end on a segment
  CHECK_FALSE(crosses({{0, 0}, {2, 0}, {2, 2}, {0, 2}}, true));
  CHECK(crosses({{0, 0}, {2, 2}, {2, 0}, {0, 2}}, true));  // a bow tie
  CHECK(crosses({{0, 0}, {2, 0}, {0, 0.5}, {2, 0.5}, {1, -1}}, true));
  // Over the date line
  CHECK_FALSE(crosses({{179, 0}, {-179, 1}, {-178, 0}, {178, -1}}));
  CHECK(crosses({{179, 0}, {-179, 2}, {-179, 0}, {179, 2}}));
}

}  // namespace
}  // namespace faultline
