// Our own elementary functions, so that every compiler and target gives the same bits. libm is used only for sqrt
// (IEEE 754 requires it exact). Errors are below 1e-14 on the stated ranges.
#pragma once

namespace faultline {

inline constexpr double pi = 3.14159265358979323846;
constexpr double radians(double degrees) { return degrees * (pi / 180); }
constexpr double degrees(double radians) { return radians * (180 / pi); }

double sinOf(double radians);  // |radians| <= 1e5
double cosOf(double radians);
double atan2Of(double y, double x);  // (-pi, pi]; 0 for (0, 0)
double asinOf(double x);             // clamps x to [-1, 1]
double acosOf(double x);
double expOf(double x);  // |x| <= 700
double logOf(double x);  // x > 0
double sinhOf(double x);
double coshOf(double x);
double tanhOf(double x);
double sqrtOf(double x);  // negative x gives 0

}  // namespace faultline
