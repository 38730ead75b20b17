// Many flights in small steps: nothing jumps, nothing spins, and no line on the screen is longer than its length on the
// sphere allows, over date line, poles and antipodes too.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "base/trig.h"
#include "geo/projection.h"
#include "geo/sphere.h"
#include "geo/view.h"

using namespace faultline;

namespace {

const Rect frame{0, 0, 1280, 720};

// The story's kinds of places, and ends that a projection may stumble over.
const std::vector<View> ends = {
    {{80, 42}, 10000, 0},  {{69.17, 34.53}, 2800, 0}, {{33, 48}, 1100, 0},    {{42, 24}, 3600, 0},
    {{26, 53}, 1700, 0},   {{127.5, 38}, 1000, 0},    {{-166, 60}, 13343, 0}, {{86, 52}, 8700, 0},
    {{180, 66}, 1500, 0},  {{0, 90}, 4000, 0},        {{-150, 10}, 6000, 0},  {{-147, -48}, 3000, 0},
    {{-100, -42}, 300, 0}, {{40, -90}, 3000, 0},      {{-180, 0}, 60, 0},     {{0, 0}, 60, 0},
};

// Meridians, parallels, and short lines about the date line and the poles, with steps of a degree.
std::vector<std::vector<Vec3>> lines() {
  std::vector<std::vector<Vec3>> all;
  for (int lon = -180; lon < 180; lon += 15) {
    all.emplace_back();
    for (int lat = -90; lat <= 90; ++lat) all.back().push_back(unitFrom({double(lon), double(lat)}));
  }
  for (int lat = -75; lat <= 75; lat += 15) {
    all.emplace_back();
    for (int lon = -180; lon <= 180; ++lon) all.back().push_back(unitFrom({double(lon), double(lat)}));
  }
  return all;
}

}  // namespace

TEST_CASE("over all flights no segment is longer on the screen than its angle allows") {
  const auto net = lines();
  // The plane stretches along circles about the centre by 1 / cos(c / 2): 3.87 at the horizon of 150 degrees.
  const double mostStretch = 3.87;
  size_t flights = 0, measured = 0;
  double worst = 0;
  for (size_t a = 0; a < ends.size(); ++a) {
    for (size_t b = 0; b < ends.size(); ++b) {
      if (a == b) continue;
      const Flight flight = planFlight(ends[a], ends[b]);
      ++flights;
      for (int step = 0; step <= 24; ++step) {
        const View view = viewAt(flight, step / 24.0);
        REQUIRE(std::isfinite(view.centre.lon + view.centre.lat + view.spanKm + view.northDeg));
        const Projection p = projectionFor(view, frame);
        for (size_t n = (a + b + size_t(step)) % 5; n < net.size(); n += 5) {
          std::optional<Vec2> last;
          for (size_t i = 0; i < net[n].size(); ++i) {
            const auto now = toScreen(p, net[n][i]);
            if (now && last) {
              const Vec2 d = *now - *last;
              const double stretch = std::sqrt(dot(d, d)) / (angleBetween(net[n][i - 1], net[n][i]) * p.scale);
              worst = std::max(worst, stretch);
              ++measured;
            }
            last = now;
          }
        }
      }
    }
  }
  CHECK(flights == 240);
  CHECK(measured > 1000000);
  CHECK(worst < mostStretch);
}

TEST_CASE("over all flights the picture moves evenly and does not spin") {
  for (const View& from : ends) {
    for (const View& to : ends) {
      if (&from == &to) continue;
      const Flight flight = planFlight(from, to);
      constexpr int steps = 240;
      View last = viewAt(flight, 0);
      for (int i = 1; i <= steps; ++i) {
        const View view = viewAt(flight, double(i) / steps);
        const Projection before = projectionFor(last, frame), after = projectionFor(view, frame);
        const Vec2 middle = before.originScreen;
        const auto moved = toScreen(after, unitFrom(last.centre));
        const auto beside = toUnit(before, middle + Vec2{100, 0});
        const auto movedBeside = beside ? toScreen(after, *beside) : std::nullopt;
        CAPTURE(from.centre.lon, from.centre.lat, to.centre.lon, to.centre.lat, i);
        REQUIRE(moved);
        const Vec2 by = *moved - middle;
        if (std::sqrt(dot(by, by)) > 0.12 * frame.height) FAIL("the picture jumped by " << std::sqrt(dot(by, by)));
        if (movedBeside) {
          const Vec2 arm = *movedBeside - *moved;
          const double turn = degrees(std::atan2(arm.y, arm.x));
          if (std::fabs(turn) > 5) FAIL("the picture turned by " << turn);
        }
        last = view;
      }
    }
  }
}
