#include "scene/shape.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace faultline;

TEST_CASE("Turned boxes overlap where they do, not where their bounds do") {
  // Two diagonals side by side: their bounds overlap, they do not.
  const Quad one = textQuad({100, 100}, 45, 100, 12, 0), other = textQuad({120, 100}, 45, 100, 12, 0);
  CHECK(overlaps(one, textQuad({104, 100}, 45, 100, 12, 0)));
  CHECK_FALSE(overlaps(one, other));
  CHECK(overlaps(one, one));
  CHECK(overlaps(quadOf({0, 0, 10, 10}), quadOf({9, 9, 10, 10})));
  CHECK_FALSE(overlaps(quadOf({0, 0, 10, 10}), quadOf({10, 0, 10, 10})));
  // A cross: no corner of either lies in the other.
  CHECK(overlaps(quadOf({0, 40, 100, 10}), quadOf({40, 0, 10, 100})));
}

TEST_CASE("A line meets a turned box by crossing it, ending in it or lying in it") {
  const Quad quad = textQuad({100, 100}, 30, 80, 14, 0);
  CHECK(segmentMeetsQuad({130, 60}, {130, 200}, quad));
  CHECK(segmentMeetsQuad({120, 108}, {400, 0}, quad));
  CHECK(segmentMeetsQuad({120, 108}, {122, 109}, quad));
  CHECK_FALSE(segmentMeetsQuad({100, 120}, {170, 170}, quad));
  CHECK(holds(quad, {120, 108}));
  CHECK_FALSE(holds(quad, {120, 130}));
}

TEST_CASE("A text along a line takes a box a letter, a straight one a single box") {
  Label label;
  label.text = "AB";
  label.size = 12;
  label.width = 20;
  label.screen = {10, 50};
  REQUIRE(quadsOf(label).size() == 1);
  const Rect box = boundsOf(quadsOf(label, 2)[0]);
  CHECK(std::abs(box.x - 8) < 1e-9);
  CHECK(std::abs(box.width - 24) < 1e-9);
  CHECK(std::abs(box.height - (12 * 0.98 + 4)) < 1e-9);
  label.glyphs = {{{10, 50}, 0, 8}, {{30, 54}, 20, 8}};
  REQUIRE(quadsOf(label).size() == 2);
  // A finger between the letters hits neither.
  CHECK_FALSE(holds(quadsOf(label)[0], {24, 48}));
  CHECK_FALSE(holds(quadsOf(label)[1], {24, 48}));
}
