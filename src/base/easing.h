// How a share of time becomes a share of way. All take and give [0, 1], clamp outside, and are exact at both ends.
#pragma once

namespace faultline {

constexpr double clamp01(double t) { return t > 0 ? (t < 1 ? t : 1) : 0; }  // not a number gives 0
constexpr double mixOf(double a, double b, double t) { return a + (b - a) * t; }

constexpr double smoothStep(double t) {
  const double c = clamp01(t);
  return c * c * (3 - 2 * c);
}
constexpr double easeInOutCubic(double t) {
  const double c = clamp01(t);
  const double rest = 2 - 2 * c;
  return c < 0.5 ? 4 * c * c * c : 1 - rest * rest * rest / 2;
}
constexpr double easeOutCubic(double t) {
  const double rest = 1 - clamp01(t);
  return 1 - rest * rest * rest;
}

}  // namespace faultline
