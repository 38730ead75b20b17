#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "geo/projection.h"
#include "geo/sphere.h"

using namespace faultline;

namespace {

std::vector<Vec3> unitsOf(std::initializer_list<LonLat> places) {
  std::vector<Vec3> units;
  for (const LonLat place : places) units.push_back(unitFrom(place));
  return units;
}

struct Fit {
  bool inside = true;
  double slack = 1e9;  // pixels left on the tighter axis, beyond the margin
};
Fit fitOf(const View& view, const std::vector<Vec3>& units, const Rect& free, double margin) {
  const Projection p = projectionFor(view, free);
  Fit fit;
  double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
  for (const Vec3 unit : units) {
    const auto screen = toScreen(p, unit);
    if (!screen) return {false, 0};
    left = std::min(left, screen->x), right = std::max(right, screen->x);
    top = std::min(top, screen->y), bottom = std::max(bottom, screen->y);
  }
  const double slackX = std::min(left - free.x, free.x + free.width - right) - margin;
  const double slackY = std::min(top - free.y, free.y + free.height - bottom) - margin;
  fit.slack = std::min(slackX, slackY);
  fit.inside = fit.slack > -0.5;
  return fit;
}

const Rect frames[] = {{0, 0, 1200, 800}, {380, 10, 800, 700}, {0, 60, 390, 420}, {5, 5, 300, 900}};

}  // namespace

TEST_CASE("all points lie inside the margin, and the view is no wider than needed") {
  const std::vector<std::vector<Vec3>> spreads = {
      unitsOf({{22, 44}, {40, 44}, {40, 53}, {22, 53}}),      // Ukraine
      unitsOf({{124, 34}, {131, 34}, {131, 43}, {124, 43}}),  // Korea
      unitsOf({{37.6, 55.8}, {125.8, 39}, {116.4, 39.9}}),    // Moscow, Pyongyang, Beijing
      unitsOf({{-77.5, 39.7}, {128.3, 51.9}}),                // Camp David, Vostochny: over the pole
      unitsOf({{170, 60}, {-170, 60}, {178, 40}}),            // both sides of the date line
      unitsOf({{0, 85}, {120, 85}, {-120, 85}}),              // round the pole
      unitsOf({{34.2, 31.2}, {34.6, 31.6}}),                  // Gaza
  };
  for (const auto& units : spreads) {
    for (const Rect& frame : frames) {
      const View view = frameView(units.data(), units.size(), frame, 24, 40);
      CAPTURE(view.centre.lon, view.centre.lat, view.spanKm, frame.width);
      const Fit fit = fitOf(view, units, frame, 24);
      CHECK(fit.inside);
      if (view.spanKm > 40.001) CHECK(fit.slack < 1.0);
      CHECK(view.northDeg == 0);
      CHECK(view.spanKm >= 40);
    }
  }
}

TEST_CASE("across the date line the centre is there and not on the other side of the world") {
  const auto units = unitsOf({{170, 50}, {-170, 50}});
  const View view = frameView(units.data(), units.size(), frames[0], 24, 100);
  CHECK(std::fabs(std::fabs(view.centre.lon) - 180) < 0.01);
  CHECK(view.spanKm < 1200);
}

TEST_CASE("one place gets the least span, centred") {
  const auto units = unitsOf({{125.75, 39.03}});
  const View view = frameView(units.data(), 1, frames[2], 24, 600);
  CHECK(std::fabs(view.centre.lon - 125.75) < 1e-9);
  CHECK(std::fabs(view.centre.lat - 39.03) < 1e-9);
  CHECK(view.spanKm == 600);
  const auto twice = unitsOf({{125.75, 39.03}, {125.75, 39.03}});
  CHECK(frameView(twice.data(), 2, frames[2], 24, 600).spanKm == 600);
}

TEST_CASE("nothing to show: Eurasia") {
  const View view = frameView(nullptr, 0, frames[0], 24, 600);
  CHECK(view.centre.lon > 40);
  CHECK(view.centre.lon < 110);
  CHECK(view.spanKm > 6000);
}

TEST_CASE("a rectangle smaller than its margins still gives a usable view") {
  const auto units = unitsOf({{22, 44}, {40, 53}});
  for (const Rect& frame : {Rect{0, 0, 20, 10}, Rect{0, 0, 1, 1}, Rect{10, 10, 0, 0}, Rect{0, 0, -5, 100}}) {
    const View view = frameView(units.data(), units.size(), frame, 24, 600);
    CHECK(std::isfinite(view.centre.lon));
    CHECK(view.spanKm >= 600);
    CHECK(view.spanKm <= 20000);
    CHECK(std::fabs(view.centre.lon - 31) < 3);
  }
}

TEST_CASE("points all over the sphere give the widest view, without surprises") {
  std::vector<Vec3> units;
  for (double lon = -180; lon < 180; lon += 10) {
    for (double lat = -90; lat <= 90; lat += 10) units.push_back(unitFrom({lon, lat}));
  }
  const View all = frameView(units.data(), units.size(), frames[0], 24, 600);
  CHECK(std::isfinite(all.centre.lon + all.centre.lat));
  CHECK(all.spanKm == 20000);
  const auto opposite = unitsOf({{0, 0}, {180, 0}});
  const View both = frameView(opposite.data(), 2, frames[0], 24, 600);
  CHECK(std::isfinite(both.centre.lon + both.centre.lat));
  CHECK(both.spanKm <= 20000);
}
