// Range reduction and Taylor series, evaluated by Horner's rule in a fixed order. With -ffp-contract=off every
// operation is one IEEE 754 rounding, so the bits are the same everywhere.
#include "base/trig.h"

#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "base/bits.h"

namespace faultline {
namespace {

double absOf(double x) { return x < 0 ? -x : x; }

int64_t nearestInteger(double x) { return static_cast<int64_t>(x < 0 ? x - 0.5 : x + 0.5); }

// sum of coefficients[i] * x^i
template <size_t N>
double polynomial(double x, const double (&coefficients)[N]) {
  double sum = coefficients[N - 1];
  for (size_t i = N - 1; i-- > 0;) sum = sum * x + coefficients[i];
  return sum;
}

constexpr double factorial(int n) { return n < 2 ? 1.0 : n * factorial(n - 1); }
constexpr double over(int n) { return 1 / factorial(n); }

// |x| <= pi/4, where the first term left out is below 1e-18.
double sinNear(double x) {
  static constexpr double terms[] = {1, -over(3), over(5), -over(7), over(9), -over(11), over(13), -over(15), over(17)};
  return x * polynomial(x * x, terms);
}
double cosNear(double x) {
  static constexpr double terms[] = {1, -over(2), over(4), -over(6), over(8), -over(10), over(12), -over(14), over(16)};
  return polynomial(x * x, terms);
}

struct Reduced {
  double rest;       // in [-pi/4, pi/4]
  unsigned quarter;  // how many right angles were taken off, modulo 4
};

// Cody and Waite: pi/2 in three parts, of which the first two have 33 bits, so that their multiples up to 2^20 are
// exact.
Reduced reduce(double x) {
  static constexpr double part1 = 0x1.921fb544p+0, part2 = 0x1.0b4611a6p-34, part3 = 0x1.3198a2e037073p-69;
  if (!(absOf(x) <= 1.6e6)) {
    assert(false && "sinOf, cosOf: the angle is not a number or far beyond any camera; reduce it where it grows");
    return {0, 0};
  }
  const int64_t turns = nearestInteger(x * (2 / pi));
  const auto k = static_cast<double>(turns);
  return {((x - k * part1) - k * part2) - k * part3, static_cast<unsigned>(turns & 3)};
}

// q in [0, 1]. Taken to within 1/8 of a stop whose arc tangent is known, by
// atan(q) = atan(c) + atan((q - c) / (1 + q c)).
double atanUpToOne(double q) {
  static constexpr double stops[] = {0, 0x1.f5b75f92c80ddp-3, 0x1.dac670561bb4fp-2, 0x1.4978fa3269ee1p-1,
                                     0x1.921fb54442d18p-1};
  static constexpr double terms[] = {1.0,       -1.0 / 3, 1.0 / 5,   -1.0 / 7, 1.0 / 9,
                                     -1.0 / 11, 1.0 / 13, -1.0 / 15, 1.0 / 17};
  const auto stop = static_cast<int>(nearestInteger(q * 4));
  const double c = stop * 0.25;
  const double t = (q - c) / (1 + q * c);
  return stops[stop] + t * polynomial(t * t, terms);
}

constexpr double ln2High = 0x1.62e42feep-1, ln2Low = 0x1.a39ef35793c76p-33;

double powerOfTwo(int64_t exponent) {  // -1022 .. 1023
  return bitCast<double>(static_cast<uint64_t>(exponent + 1023) << 52);
}

// |x| <= 1: (e^x - e^-x) / 2 would cancel there.
double sinhNear(double x) {
  static constexpr double terms[] = {1,        over(3),  over(5),  over(7),  over(9),
                                     over(11), over(13), over(15), over(17), over(19)};
  return x * polynomial(x * x, terms);
}

}  // namespace

double sinOf(double radians) {
  const Reduced r = reduce(radians);
  const double value = (r.quarter & 1) != 0 ? cosNear(r.rest) : sinNear(r.rest);
  return (r.quarter & 2) != 0 ? -value : value;
}

double cosOf(double radians) {
  const Reduced r = reduce(radians);
  const double value = (r.quarter & 1) != 0 ? sinNear(r.rest) : cosNear(r.rest);
  return r.quarter == 1 || r.quarter == 2 ? -value : value;
}

double atan2Of(double y, double x) {
  const double ax = absOf(x), ay = absOf(y);
  if (ax == 0 && ay == 0) return 0;
  double angle = ay <= ax ? atanUpToOne(ay / ax) : pi / 2 - atanUpToOne(ax / ay);
  if (x < 0) angle = pi - angle;
  return y < 0 ? -angle : angle;
}

double asinOf(double x) {
  const double clamped = x < -1 ? -1 : x > 1 ? 1 : x;
  return atan2Of(clamped, sqrtOf((1 - clamped) * (1 + clamped)));
}

double acosOf(double x) {
  const double clamped = x < -1 ? -1 : x > 1 ? 1 : x;
  return atan2Of(sqrtOf((1 - clamped) * (1 + clamped)), clamped);
}

double expOf(double x) {
  if (!(absOf(x) <= 700)) {
    assert(false && "expOf: beyond 700 the result leaves the range that callers can use");
    x = x > 0 ? 700 : -700;
  }
  static constexpr double terms[] = {1,       over(1), over(2), over(3),  over(4),  over(5),  over(6),
                                     over(7), over(8), over(9), over(10), over(11), over(12), over(13)};
  const int64_t k = nearestInteger(x * 1.4426950408889634);
  const double rest = (x - static_cast<double>(k) * ln2High) - static_cast<double>(k) * ln2Low;
  return polynomial(rest, terms) * powerOfTwo(k);
}

double logOf(double x) {
  if (!(x > 0)) {
    assert(false && "logOf: only positive numbers have a logarithm");
    return -745;
  }
  int64_t exponent = 0;
  if (x < 0x1p-1022) {  // subnormal: give it a full mantissa
    x *= 0x1p54;
    exponent = -54;
  }
  const auto bits = bitCast<uint64_t>(x);
  exponent += static_cast<int64_t>(bits >> 52) - 1023;
  double mantissa = bitCast<double>((bits & 0xfffffffffffffull) | (uint64_t{1023} << 52));
  if (mantissa > 1.4142135623730951) {
    mantissa *= 0.5;
    exponent += 1;
  }
  // log m = 2 artanh((m - 1) / (m + 1)), |s| <= 0.172
  static constexpr double terms[] = {1.0,      1.0 / 3,  1.0 / 5,  1.0 / 7,  1.0 / 9, 1.0 / 11,
                                     1.0 / 13, 1.0 / 15, 1.0 / 17, 1.0 / 19, 1.0 / 21};
  const double s = (mantissa - 1) / (mantissa + 1);
  const auto k = static_cast<double>(exponent);
  return k * ln2High + (k * ln2Low + 2 * s * polynomial(s * s, terms));
}

double sinhOf(double x) {
  if (absOf(x) <= 1) return sinhNear(x);
  const double e = expOf(x);
  return 0.5 * (e - 1 / e);
}

double coshOf(double x) {
  const double e = expOf(absOf(x));
  return 0.5 * (e + 1 / e);
}

double tanhOf(double x) {
  if (absOf(x) > 20) return x < 0 ? -1 : 1;  // 1 - tanh(20) is below half a unit in the last place
  return sinhOf(x) / coshOf(x);
}

double sqrtOf(double x) { return x > 0 ? std::sqrt(x) : 0; }

}  // namespace faultline
