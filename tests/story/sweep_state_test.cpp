// Which sweeps a moment shows.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "real_story.h"
#include "story/dates.h"
#include "story/sweep.h"
#include "story_builder.h"

using namespace faultline;

namespace {

constexpr double squareDegreeKm2 = 12364;  // one degree by one degree at the equator, in km2

const std::vector<LonLat> flat = {{0, 0}, {1, 0}, {2, 0}, {3, 0}}, bulge = {{0, 0}, {1, 1}, {2, 1}, {3, 0}};

// A line that walks east and bulges to its left between day 1000 and 1050; a beat in which a sweep lasts 30 days.
struct Moving {
  StoryBuilder story;
  FrontSpec spec{.name = "line",
                 .keyframes = {{.date = 1000, .points = flat, .segments = "fff"},
                               {.date = 1050, .points = bulge, .segments = "fff"}}};
  const Dataset& finish() {
    const uint32_t front = story.front(spec);
    story.beat({.start = 1000, .end = 1180, .fronts = {front}});
    story.beat({.start = 1050, .end = 1050, .fronts = {front}});
    return story.finish();
  }
};

}  // namespace

TEST_CASE_METHOD(Moving, "a sweep grows with its line, stands whole for a while, fades and is gone") {
  const Dataset& data = finish();
  CHECK(sweepsAt(data, {0, 1000}).empty());
  const auto half = sweepsAt(data, {0, 1025});
  REQUIRE(half.size() == 1);
  REQUIRE(half[0].pieces.size() == 1);
  CHECK_FALSE(half[0].complete);
  CHECK(half[0].alpha == 1);
  CHECK(half[0].fromDate == 1000);
  CHECK(half[0].toDate == 1050);
  CHECK(half[0].pieces[0].side == Side::Right);  // what was left of the line is right of it now
  CHECK(std::fabs(half[0].pieces[0].km2 - squareDegreeKm2) < 10);

  const auto whole = sweepsAt(data, {0, 1050});
  REQUIRE(whole.size() == 1);
  CHECK(whole[0].complete);
  CHECK(std::fabs(whole[0].pieces[0].km2 - 2 * squareDegreeKm2) < 10);
  CHECK(sweepsAt(data, {0, 1058})[0].alpha == 1);
  const float fading = sweepsAt(data, {0, 1065})[0].alpha, later = sweepsAt(data, {0, 1075})[0].alpha;
  CHECK(fading < 1);
  CHECK(later < fading);
  CHECK(later > 0);
  CHECK(sweepsAt(data, {0, 1080}).empty());
  CHECK(sweepsAt(data, {1, 1050}).empty());  // a beat of one day tells of no step
}

TEST_CASE_METHOD(Moving, "where the line moves on at once, its earlier sweep has gone when it arrives") {
  spec.keyframes.push_back({.date = 1070, .points = flat, .segments = "fff"});
  const Dataset& data = finish();
  const auto both = sweepsAt(data, {0, 1062});
  REQUIRE(both.size() == 2);
  CHECK(both[0].fromDate == 1000);
  CHECK(both[0].alpha < 1);
  CHECK(both[1].fromDate == 1050);
  CHECK(both[1].alpha == 1);
  CHECK(both[1].pieces[0].side == Side::Left);
  REQUIRE(sweepsAt(data, {0, 1070}).size() == 1);
  CHECK(sweepsAt(data, {0, 1070})[0].fromDate == 1050);
}

TEST_CASE_METHOD(Moving, "a line that jumps shows what it swept on the day, and nothing on the way") {
  spec.keyframes[0].motion = Motion::Hold;
  const Dataset& data = finish();
  CHECK(sweepsAt(data, {0, 1049.9}).empty());
  REQUIRE(sweepsAt(data, {0, 1050}).size() == 1);
}

TEST_CASE_METHOD(Moving, "an outer limit sweeps nothing: the step is between the lines on either side of it") {
  spec.keyframes.insert(spec.keyframes.begin() + 1,
                        {.date = 1030, .points = bulge, .segments = "fff", .envelope = true});
  const Dataset& data = finish();
  for (const double day : {1015.0, 1030.0, 1040.0}) CHECK(sweepsAt(data, {0, day}).empty());
  REQUIRE(sweepsAt(data, {0, 1047.5}).size() == 1);  // half of its last quarter: the line is a line again
  CHECK(sweepsAt(data, {0, 1047.5})[0].alpha == 0.5f);
  const auto step = sweepsAt(data, {0, 1050});
  REQUIRE(step.size() == 1);
  CHECK(step[0].fromDate == 1000);
}

TEST_CASE_METHOD(Moving, "lines that are no war's, or known no more, sweep nothing") {
  SECTION("armistice") { spec.kind = FrontKind::Armistice; }
  SECTION("stale") { spec.validTo = 1049; }
  const Dataset& data = finish();
  CHECK(sweepsAt(data, {0, 1052}).empty());
}

TEST_CASE_METHOD(Moving, "a piece within its uncertainty weighs nothing, one well beyond it all") {
  CHECK(weightOf({Side::Left, {}, 400, 1000}) == 0);
  CHECK(weightOf({Side::Left, {}, 1000, 1000}) == 1);
  CHECK(weightOf({Side::Left, {}, 700, 1000}) > 0);
  CHECK(weightOf({Side::Left, {}, 700, 1000}) < 1);
  CHECK(weightOf({Side::Left, {}, 5, 0}) == 1);
}

TEST_CASE("a memo changes nothing but the time, whatever the order of the moments") {
  const Dataset& data = realStory();
  SweepMemo memo;
  const uint32_t ukraine = 2, korea = 5;
  size_t seen = 0;
  for (const uint32_t beat : {ukraine, korea, ukraine}) {
    const double from = data.beats[beat].start, to = data.beats[beat].end;
    for (int i = 60; i >= 0; --i) {
      const Moment moment{beat, from + (to - from) * ((i * 37) % 61) / 60};
      const StoryState with = evaluate(data, moment, &memo);
      seen += with.sweeps.size();
      CHECK(hashState(with) == hashState(evaluate(data, moment)));
    }
  }
  CHECK(seen > 60);
  CHECK(memo.steps.size() >= 6);
}
