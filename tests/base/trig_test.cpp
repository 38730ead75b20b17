#include "base/trig.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace faultline;

namespace {

// The greatest difference from libm over evenly spread arguments.
template <class Ours, class Theirs>
double worst(Ours ours, Theirs theirs, double from, double to, int steps, bool relative = false) {
  double greatest = 0;
  for (int i = 0; i <= steps; ++i) {
    const double x = from + (to - from) * i / steps;
    const double expected = theirs(x);
    double error = std::fabs(ours(x) - expected);
    if (relative && expected != 0) error /= std::fabs(expected);
    greatest = std::max(greatest, error);
  }
  return greatest;
}

double libmSin(double x) { return std::sin(x); }
double libmCos(double x) { return std::cos(x); }

}  // namespace

TEST_CASE("sine and cosine agree with libm") {
  CHECK(worst(sinOf, libmSin, -10, 10, 200001) < 1e-15);
  CHECK(worst(cosOf, libmCos, -10, 10, 200001) < 1e-15);
  CHECK(worst(sinOf, libmSin, -1e5, 1e5, 200003) < 1e-14);
  CHECK(worst(cosOf, libmCos, -1e5, 1e5, 200003) < 1e-14);
  CHECK(worst(sinOf, libmSin, -1e-3, 1e-3, 2001, true) < 1e-15);
}

TEST_CASE("whole right angles") {
  CHECK(sinOf(0) == 0);
  CHECK(cosOf(0) == 1);
  CHECK(sinOf(pi / 2) == 1);
  CHECK(cosOf(pi) == -1);
  CHECK(std::fabs(sinOf(pi)) < 2e-16);
  CHECK(std::fabs(cosOf(pi / 2)) < 1e-16);
}

TEST_CASE("the arc tangent knows all quadrants") {
  double greatest = 0;
  for (int i = -500; i <= 500; ++i) {
    for (int k = -500; k <= 500; k += 7) {
      if (i == 0) continue;  // negative zeros have tests of their own
      greatest = std::max(greatest, std::fabs(atan2Of(i, k) - std::atan2(i, k)));
    }
  }
  CHECK(greatest < 1e-15);
  CHECK(atan2Of(0, 0) == 0);
  CHECK(atan2Of(0, 1) == 0);
  CHECK(atan2Of(0, -1) == pi);
  CHECK(atan2Of(-0.0, -1) == pi);  // (-pi, pi]
  CHECK(atan2Of(1, 0) == pi / 2);
  CHECK(atan2Of(-1, 0) == -pi / 2);
  CHECK(atan2Of(1e-300, 1e300) >= 0);
  CHECK(std::fabs(atan2Of(1e-9, 1) - 1e-9) < 1e-24);
}

TEST_CASE("inverse sine and cosine, clamped") {
  CHECK(worst(
            asinOf, [](double x) { return std::asin(x); }, -1, 1, 100001) < 1e-15);
  CHECK(worst(
            acosOf, [](double x) { return std::acos(x); }, -1, 1, 100001) < 1e-15);
  CHECK(asinOf(1.0000001) == pi / 2);
  CHECK(acosOf(-7) == pi);
  CHECK(acosOf(7) == 0);
}

TEST_CASE("exponential and logarithm") {
  CHECK(worst(
            expOf, [](double x) { return std::exp(x); }, -700, 700, 100001, true) < 1e-14);
  CHECK(worst(
            expOf, [](double x) { return std::exp(x); }, -1, 1, 100001) < 1e-15);
  CHECK(worst(
            logOf, [](double x) { return std::log(x); }, 1e-3, 1e3, 100001) < 1e-14);
  CHECK(worst(
            logOf, [](double x) { return std::log(x); }, 0.5, 2, 100001) < 1e-15);
  CHECK(expOf(0) == 1);
  CHECK(logOf(1) == 0);
  CHECK(std::fabs(logOf(5e-324) - std::log(5e-324)) < 1e-12);
  CHECK(std::fabs(logOf(1.7e308) - std::log(1.7e308)) < 1e-12);
}

TEST_CASE("hyperbolic functions") {
  CHECK(worst(
            sinhOf, [](double x) { return std::sinh(x); }, -30, 30, 100001, true) < 1e-14);
  CHECK(worst(
            coshOf, [](double x) { return std::cosh(x); }, -30, 30, 100001, true) < 1e-14);
  CHECK(worst(
            tanhOf, [](double x) { return std::tanh(x); }, -40, 40, 100001) < 1e-15);
  CHECK(worst(
            sinhOf, [](double x) { return std::sinh(x); }, -1e-4, 1e-4, 1001, true) < 1e-15);
}

TEST_CASE("square root") {
  CHECK(sqrtOf(2) == std::sqrt(2.0));
  CHECK(sqrtOf(-1) == 0);
  CHECK(sqrtOf(0) == 0);
}
