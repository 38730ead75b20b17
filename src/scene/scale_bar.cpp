#include "scene/scale_bar.h"

#include <algorithm>
#include <cstdint>

#include "base/trig.h"

namespace faultline {

namespace {

constexpr double kmPerMile = 1.609344;
constexpr double honest = 0.05, useless = 0.25;

// Of a line through the centre, half to each side: the plane's distance to the angle c is 2 sin(c / 2).
double pixelsOf(const Projection& projection, double km) {
  return 4 * projection.scale * sinOf(std::min(km / earthRadiusKm, 2 * pi) / 4);
}

std::string withCommas(double value) {
  if (value < 1) return "0." + std::to_string(static_cast<int64_t>(value * 10 + 0.5));
  const std::string all = std::to_string(static_cast<int64_t>(value + 0.5));
  std::string text;
  for (size_t i = 0; i < all.size(); ++i) {
    if (value >= 1000 && i > 0 && (all.size() - i) % 3 == 0) text += ',';
    text += all[i];
  }
  return text;
}

}  // namespace

double scaleSpread(const Projection& projection, const Rect& free) {
  double radius2 = 0;  // of the farthest corner, map radians
  for (const double x : {free.x, free.x + free.width}) {
    for (const double y : {free.y, free.y + free.height}) {
      const Vec2 map = (Vec2{x, y} - projection.originScreen) * (1 / projection.scale);
      radius2 = std::max(radius2, dot(map, map));
    }
  }
  const double cosine2 = 1 - radius2 / 4;  // of half the angle: radius = 2 sin(c / 2)
  return cosine2 <= 0.01 ? 9 : 1 / sqrtOf(cosine2) - 1;
}

ScaleBar scaleBar(const Projection& projection, const Rect& free, double most, LengthUnit unit) {
  ScaleBar bar;
  const double spread = scaleSpread(projection, free);
  if (spread > useless) return bar;
  const double kmPerUnit = unit == LengthUnit::Miles ? kmPerMile : 1;
  for (double power = 0.1; power < 20000; power *= 10) {
    for (const double step : {1.0, 2.0, 5.0}) {
      const double length = pixelsOf(projection, step * power * kmPerUnit);
      if (length > most) break;
      bar.length = length;
      bar.value = step * power;
    }
  }
  if (bar.length <= 0) return bar;
  bar.atCentre = spread > honest;
  bar.text = withCommas(bar.value) + (unit == LengthUnit::Miles ? " mi" : " km");
  if (bar.atCentre) bar.text += " at the centre";
  return bar;
}

}  // namespace faultline
