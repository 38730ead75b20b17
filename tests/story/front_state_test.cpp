#include "story/front_state.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "base/trig.h"
#include "geo/sphere.h"
#include "story_builder.h"
#include "ukraine_lines.h"

using namespace faultline;

namespace {

const std::vector<LonLat> southLine{{0, 0}, {1, 0}, {2, 0}}, northLine{{0, 1}, {1, 1}, {2, 1}};

bool near(Vec3 a, LonLat b) { return distanceKm(a, unitFrom(b)) < 0.01; }

FrontState at(const Dataset& dataset, double day, uint32_t front = 0) {
  FrontState state;
  CAPTURE(day);
  REQUIRE(frontAt(dataset, front, day, state));
  return state;
}
bool shown(const Dataset& dataset, double day) {
  FrontState state;
  return frontAt(dataset, 0, day, state);
}

struct OneFront {
  StoryBuilder story;
  const Dataset& with(const FrontSpec& spec) {
    story.beat({.start = 0, .end = 1000, .fronts = {story.front(spec)}});
    return story.finish();
  }
};

FrontSpec moving(Motion motion) {
  FrontSpec spec;
  spec.keyframes = {{100, southLine, "fd", 10, motion}, {200, northLine, "fx", 30}};
  spec.validTo = 250;
  spec.end = 300;
  return spec;
}

}  // namespace

TEST_CASE_METHOD(OneFront, "a front is shown from its first keyframe to its end") {
  const Dataset& dataset = with(moving(Motion::Linear));
  CHECK_FALSE(shown(dataset, 99.999));
  CHECK(shown(dataset, 100));
  CHECK(shown(dataset, 300.5));  // the last day is a whole day
  CHECK_FALSE(shown(dataset, 301));
  CHECK_FALSE(shown(dataset, std::nan("")));
}

TEST_CASE_METHOD(OneFront, "on a keyframe the line is observed, between two it is interpolated") {
  const Dataset& dataset = with(moving(Motion::Linear));
  const FrontState first = at(dataset, 100);
  CHECK_FALSE(first.interpolated);
  CHECK_FALSE(first.held);
  CHECK(first.keyframeFrom == first.keyframeTo);
  CHECK(first.uncertaintyKm == 10);
  CHECK(near(first.unit[1], {1, 0}));

  const FrontState quarter = at(dataset, 125);
  CHECK(quarter.interpolated);
  CHECK(quarter.mix == 0.25);
  CHECK(quarter.keyframeTo == quarter.keyframeFrom + 1);
  CHECK(near(quarter.unit[1], {1, 0.25}));
  CHECK(quarter.uncertaintyKm == 15);
  CHECK(quarter.segments[1].status == SegmentStatus::Claimed);
  CHECK(at(dataset, 175).segments[1].status == SegmentStatus::Contested);

  const FrontState last = at(dataset, 200);
  CHECK_FALSE(last.interpolated);
  CHECK(near(last.unit[2], {2, 1}));
}

TEST_CASE_METHOD(OneFront, "after the last keyframe it is held, then stale") {
  const Dataset& dataset = with(moving(Motion::Linear));
  CHECK_FALSE(at(dataset, 200).held);
  CHECK(at(dataset, 220).held);
  CHECK_FALSE(at(dataset, 250.9).stale);
  CHECK(at(dataset, 251).stale);
  CHECK_FALSE(at(dataset, 251).held);
  CHECK(near(at(dataset, 251).unit[0], {0, 1}));
}

TEST_CASE_METHOD(OneFront, "a held line stays, and jumps on the date") {
  const Dataset& dataset = with(moving(Motion::Hold));
  const FrontState before = at(dataset, 199.99);
  CHECK(before.held);
  CHECK_FALSE(before.interpolated);
  CHECK(near(before.unit[0], {0, 0}));
  CHECK(before.uncertaintyKm == 10);
  CHECK(near(at(dataset, 200).unit[0], {0, 1}));
}

TEST_CASE_METHOD(OneFront, "a front with one keyframe stands still") {
  FrontSpec spec;
  spec.keyframes = {{100, southLine, "aa"}};
  const Dataset& dataset = with(spec);
  CHECK_FALSE(at(dataset, 100).held);
  CHECK_FALSE(at(dataset, 5000).held);
  CHECK_FALSE(at(dataset, 5000).stale);
}

TEST_CASE_METHOD(OneFront, "borders and coasts are not drawn, and fade where they become a front") {
  FrontSpec spec;
  spec.keyframes = {{100, {{0, 0}, {1, 0}, {2, 0}, {3, 0}}, "bcf"}, {200, {{0, 0}, {1, 0}, {2, 1}, {3, 1}}, "bxb"}};
  const Dataset& dataset = with(spec);
  const FrontState first = at(dataset, 100);
  CHECK(first.segments[0].alpha == 0);
  CHECK(first.segments[1].alpha == 0);
  CHECK(first.segments[2].alpha == 1);
  const FrontState early = at(dataset, 125);
  CHECK(early.segments[0].alpha == 0);
  CHECK(early.segments[0].status == SegmentStatus::Border);
  CHECK(early.segments[1].alpha == 0.25f);
  CHECK(early.segments[1].status == SegmentStatus::Contested);  // never a border that is drawn
  CHECK(early.segments[2].alpha == 0.75f);
  CHECK(early.segments[2].status == SegmentStatus::Confirmed);
  CHECK_FALSE(pointIsDrawn(early, 0));
  CHECK_FALSE(pointIsDrawn(early, 1));
  CHECK(pointIsDrawn(early, 2));
  CHECK(pointIsDrawn(early, 3));
}

TEST_CASE_METHOD(OneFront, "towards an outer limit and back a line looks like one, but for a quarter of the way") {
  FrontSpec spec;
  spec.keyframes = {{100, southLine, "ff"},
                    {200, northLine, "ff", 10, Motion::Linear, true},
                    {300, northLine, "ff", 10, Motion::Linear, true},
                    {400, southLine, "ff"}};
  const Dataset& dataset = with(spec);
  CHECK(at(dataset, 100).vague == 0);
  CHECK_FALSE(at(dataset, 112).envelope);
  CHECK(at(dataset, 112.5).vague == 0.5f);
  for (const double day : {125.0, 160.0, 200.0, 250.0, 300.0, 375.0}) {
    CHECK(at(dataset, day).vague == 1);
    CHECK(at(dataset, day).envelope);
  }
  CHECK(at(dataset, 387.5).vague == 0.5f);
  CHECK_FALSE(at(dataset, 388).envelope);
  CHECK(at(dataset, 400).vague == 0);
}

TEST_CASE_METHOD(OneFront, "a line moves over the date line the short way") {
  FrontSpec spec;
  spec.keyframes = {{0, {{179, 60}, {179, 61}}, "f"}, {100, {{-179, 60}, {-179, 61}}, "f"}};
  const Dataset& dataset = with(spec);
  CHECK(std::fabs(std::fabs(lonLatFrom(at(dataset, 50).unit[0]).lon) - 180) < 1e-6);
}

TEST_CASE_METHOD(OneFront, "the held ring follows the drawn line and leaves borders by 80 km") {
  FrontSpec spec;
  spec.hatch = Side::Right;
  spec.closure = {{3, -5}, {0, -5}};
  spec.keyframes = {{100, {{0, 0}, {1, 0}, {2, 0}, {3, 0}}, "bbf"}};
  const FrontState state = at(with(spec), 100);
  // 0 and 1 pushed south, 2 pushed and then itself, 3 itself, and the closure.
  REQUIRE(state.heldArea.size() == 7);
  const double pushedLat = -degrees(80 / 6371.0088);
  CHECK(near(state.heldArea[0], {0, pushedLat}));
  CHECK(near(state.heldArea[1], {1, pushedLat}));
  CHECK(near(state.heldArea[2], {2, pushedLat}));
  CHECK(near(state.heldArea[3], {2, 0}));
  CHECK(near(state.heldArea[4], {3, 0}));
  CHECK(near(state.heldArea[6], {0, -5}));
}

TEST_CASE_METHOD(OneFront, "without a hatched side there is no ring") {
  CHECK(at(with(moving(Motion::Linear)), 100).heldArea.empty());
}

namespace {

// Ukraine without Crimea, in some fifty corners.
const std::vector<LonLat> ukraineMainland{
    {22.15, 48.4},  {22.9, 48.0},   {24.9, 47.72}, {26.6, 48.25},  {27.5, 48.45},  {28.25, 48.1},  {29.1, 47.9},
    {29.2, 47.4},   {29.9, 46.8},   {30.1, 46.4},  {29.0, 46.2},   {28.25, 45.5},  {29.65, 45.35}, {30.7, 46.0},
    {30.75, 46.5},  {31.5, 46.6},   {32.3, 46.1},  {33.6, 46.13},  {34.4, 46.0},   {34.85, 46.15}, {35.2, 46.4},
    {36.2, 46.65},  {36.8, 46.7},   {37.5, 47.05}, {38.22, 47.1},  {38.3, 47.6},   {38.8, 47.85},  {39.75, 47.83},
    {39.95, 48.3},  {39.7, 48.6},   {40.1, 48.9},  {40.15, 49.6},  {39.2, 49.85},  {38.0, 49.92},  {37.42, 50.43},
    {36.62, 50.21}, {35.57, 50.38}, {35.09, 51.2}, {34.37, 51.71}, {33.78, 52.36}, {31.76, 52.1},  {30.92, 52.06},
    {30.55, 51.24}, {29.32, 51.37}, {27.7, 51.5},  {25.5, 51.9},   {23.6, 51.55},  {24.1, 50.85},  {23.95, 50.4},
    {22.65, 49.5},  {22.55, 49.1}};

std::vector<Vec3> unitsOf(const std::vector<LonLat>& corners) {
  std::vector<Vec3> units;
  for (const LonLat corner : corners) units.push_back(unitFrom(corner));
  return units;
}

FrontSpec ukraine() {
  FrontSpec spec;
  spec.name = "Line of contact in Ukraine";
  spec.keyframes = ukraineKeyframes();
  spec.closure = ukraineClosure();
  spec.hatch = Side::Left;
  return spec;
}

// The part of the mainland inside the ring, in km2, by counting points 0.1 degrees apart.
double heldKm2(const std::vector<Vec3>& ring) {
  const std::vector<Vec3> mainland = unitsOf(ukraineMainland);
  const double cell = std::pow(radians(0.1) * 6371.0088, 2);
  double sum = 0;
  for (double lat = 44.05; lat < 53; lat += 0.1) {
    for (double lon = 22.05; lon < 41; lon += 0.1) {
      const Vec3 point = unitFrom({lon, lat});
      if (ringContains(ring, point) && ringContains(mainland, point)) sum += cell * std::cos(radians(lat));
    }
  }
  return sum;
}

}  // namespace

TEST_CASE_METHOD(OneFront, "the story's line of January 2024 holds the right places") {
  const FrontState state = at(with(ukraine()), dayOf("2024-01-20"));
  const auto held = [&](LonLat place) { return ringContains(state.heldArea, unitFrom(place)); };
  CHECK(held({34.10, 44.95}));        // Simferopol
  CHECK(held({33.52, 44.60}));        // Sevastopol
  CHECK(held({35.37, 46.85}));        // Melitopol
  CHECK(held({37.80, 48.00}));        // Donetsk
  CHECK(held({39.31, 48.57}));        // Luhansk
  CHECK(held({37.55, 47.10}));        // Mariupol
  CHECK_FALSE(held({36.23, 49.99}));  // Kharkiv
  CHECK_FALSE(held({32.61, 46.64}));  // Kherson
  CHECK_FALSE(held({35.14, 47.84}));  // Zaporizhzhia
  CHECK_FALSE(held({31.29, 51.50}));  // Chernihiv
  CHECK_FALSE(held({34.80, 50.91}));  // Sumy
  CHECK_FALSE(held({30.52, 50.45}));  // Kyiv
  CHECK_FALSE(held({30.73, 46.48}));  // Odesa

  // 18 per cent of 603,700 km2, of which Crimea is 27,000.
  const double km2 = heldKm2(state.heldArea);
  CAPTURE(km2);
  CHECK(std::fabs(km2 - (0.18 * 603700 - 27000)) < 6000);
  CHECK(std::fabs(ringAreaKm2(unitsOf(ukraineMainland)) - 576700) < 15000);
}

TEST_CASE_METHOD(OneFront, "no corner of a northern border is held once the line is back at it") {
  const Dataset& dataset = with(ukraine());
  const FrontState state = at(dataset, dayOf("2022-11-12"));
  for (double lat = 50; lat < 52.5; lat += 0.05) {
    for (double lon = 28; lon < 36.5; lon += 0.05) {
      const Vec3 point = unitFrom({lon, lat});
      if (!ringContains(state.heldArea, point)) continue;
      // Held ground there is all beyond the border's chords, as far out as the push.
      Vec3 foot;
      if (distanceToLineKm(std::span(state.unit).first(10), point, &foot) < 30) FAIL(lon << " " << lat);
    }
  }
}

TEST_CASE_METHOD(OneFront, "in March 2022 the held area is the outer envelope, and it shrinks") {
  const Dataset& dataset = with(ukraine());
  const FrontState march = at(dataset, dayOf("2022-03-20"));
  CHECK(march.envelope);
  const double before = heldKm2(at(dataset, dayOf("2022-02-23")).heldArea), widest = heldKm2(march.heldArea),
               after = heldKm2(at(dataset, dayOf("2022-04-10")).heldArea);
  CAPTURE(before, widest, after);
  CHECK(widest > after);
  CHECK(after > before);
  CHECK(std::fabs(widest - (0.29 * 603700 - 27000)) < 9000);
}

namespace {

bool crosses(Vec3 a, Vec3 b, Vec3 c, Vec3 d) {
  const Vec3 ab = cross(a, b), cd = cross(c, d);
  return dot(ab, c) * dot(ab, d) < 0 && dot(cd, a) * dot(cd, b) < 0;  // for arcs far shorter than a quarter circle
}

}  // namespace

TEST_CASE_METHOD(OneFront, "the story's line never crosses itself, at a thousand times") {
  const Dataset& dataset = with(ukraine());
  const double from = dayOf("2022-02-23"), to = dayOf("2024-01-20");
  for (int time = 0; time <= 1000; ++time) {
    const FrontState state = at(dataset, from + (to - from) * time / 1000);
    for (size_t i = 0; i + 1 < state.unit.size(); ++i) {
      for (size_t k = i + 2; k + 1 < state.unit.size(); ++k) {
        if (crosses(state.unit[i], state.unit[i + 1], state.unit[k], state.unit[k + 1]))
          FAIL(time << ": " << i << ", " << k);
      }
    }
  }
}
