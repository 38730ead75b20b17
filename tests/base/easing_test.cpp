#include "base/easing.h"

#include <catch2/catch_test_macros.hpp>
#include <limits>

using namespace faultline;

TEST_CASE("easings keep their ends, clamp, and never go back") {
  double (*const easings[])(double) = {smoothStep, easeInOutCubic, easeOutCubic};
  for (const auto ease : easings) {
    CHECK(ease(0) == 0);
    CHECK(ease(1) == 1);
    CHECK(ease(-3) == 0);
    CHECK(ease(3) == 1);
    CHECK(ease(std::numeric_limits<double>::quiet_NaN()) == 0);
    for (int i = 0; i < 1000; ++i) {
      if (ease(i / 1000.0) > ease((i + 1) / 1000.0)) FAIL("goes back after " << i);
    }
  }
  CHECK(smoothStep(0.5) == 0.5);
  CHECK(easeInOutCubic(0.5) == 0.5);
}
