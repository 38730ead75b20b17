#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "geo/view.h"
#include "scene/rhythm.h"

using namespace faultline;

namespace {

struct Piece {
  double from, to;
};
// The dashes of a line, in km.
std::vector<Piece> dashesOf(const DashCycle& cycle, double lineKm) {
  std::vector<Piece> pieces;
  for (double at = 0; at < lineKm - 1e-6; at += 2 * cycle.halfKm) {
    const double middle = at + cycle.halfKm;
    if (cycle.from <= 0) {
      pieces.push_back({middle - cycle.to, middle + cycle.to});
    } else {
      pieces.push_back({middle - cycle.to, middle - cycle.from});
      pieces.push_back({middle + cycle.from, middle + cycle.to});
    }
  }
  return pieces;
}

}  // namespace

TEST_CASE("A step stays near its nominal size at every scale") {
  for (double wanted = 0.01; wanted < 3000; wanted *= 1.01) {
    const Octave octave = octaveFor(wanted);
    const double fine = stepOf(octave.level) / wanted;
    CHECK(octave.split >= 0);
    CHECK(octave.split <= 1);
    if (octave.split == 1) CHECK((fine > 0.78 && fine <= 1.0001));
    if (octave.split == 0) CHECK((2 * fine > 0.99 && 2 * fine < 1.28));
    if (octave.split > 0 && octave.split < 1) CHECK((fine > 0.61 && fine < 0.79));
  }
}

TEST_CASE("Nothing jumps where a step is halved, nor where the scale passes a power of two") {
  const Dash dash{9, 5};
  double last = 1e9;
  for (double km = 0.02; km < 60; km *= 1.0005) {
    const DashCycle cycle = dashCycle(dash, 0, km, 1);
    // The ends of dashes in a stretch of ground, each within reach of one a moment ago.
    const double reach = 128 * std::ceil(14 * km / 128 + 1);
    double drawn = 0;
    for (const Piece& piece : dashesOf(cycle, reach * 8)) drawn += piece.to - piece.from;
    if (last < 1e8) CHECK(std::abs(drawn / (reach * 8) - last) < 0.02);
    last = drawn / (reach * 8);
    CHECK(std::abs(last - 9 / 14.0) < 0.1);  // the opening gap hides under the caps
  }
  // Exactly at a halving, both ways of saying it are the same dashes.
  const DashCycle above = dashCycle(dash, 0, 16.0 / 14 * 1.0000001, 1),
                  below = dashCycle(dash, 0, 16.0 / 14 * 0.9999999, 1);
  const auto one = dashesOf(above, 64), other = dashesOf(below, 64);
  REQUIRE(one.size() == other.size());
  for (size_t i = 0; i < one.size(); ++i) {
    CHECK(std::abs(one[i].from - other[i].from) < 1e-3);
    CHECK(std::abs(one[i].to - other[i].to) < 1e-3);
  }
}

TEST_CASE("Dashes stand still on the ground while the view zooms within an octave") {
  // From one quiet stretch's end to the other.
  const DashCycle one = dashCycle({9, 5}, 0, 16.0 / 14 * 1.001, 0), other = dashCycle({9, 5}, 0, 16.0 / 14 * 1.27, 0);
  CHECK(one.halfKm == other.halfKm);
  CHECK(one.from == other.from);
  CHECK(one.to == other.to);
}

TEST_CASE("A line of two ends is filled by whole dashes, the same from either end, at every scale") {
  const double px = 14;
  for (const double lineKm : {310.0, 999.0, 6612.3}) {
    for (double km = 0.05; km < lineKm / 30; km *= 1.03) {
      const DashCycle cycle = dashCycle({9, 5}, lineKm, km, 1);
      const double cycles = lineKm / (2 * cycle.halfKm);
      CHECK(std::abs(cycles - std::round(cycles)) < 1e-9);
      const std::vector<Piece> dashes = dashesOf(cycle, lineKm);
      INFO(lineKm << " km at " << km << " km a pixel");
      // A whole dash near each end, none at the very end.
      CHECK(dashes.front().from > 0);
      CHECK(dashes.front().from < 5 * km);
      CHECK(std::abs(dashes.front().from - (lineKm - dashes.back().to)) < 1e-6);
      const double shortest = (dashes.front().to - dashes.front().from) / km;
      CHECK(shortest > 9 * 0.6);
      CHECK(shortest < px * 1.4);
      if (cycle.from <= 0 && cycle.from < -1.4 * km) CHECK(shortest < 9 * 1.4);
    }
  }
  // Shorter than one cycle: one dash, in the middle.
  const DashCycle tiny = dashCycle({9, 5}, 3, 1, 1);
  CHECK(tiny.halfKm == 1.5);
  CHECK(dashCycle({0, 5}, 100, 1, 1).halfKm == 0);
}

TEST_CASE("Stripes keep their share of ink at every scale, and their places on the ground") {
  Hatch hatch;
  hatch.spacing = 7;
  hatch.width = 1.4f;
  Projection projection;
  for (projection.scale = 300; projection.scale < 200000; projection.scale *= 1.01) {
    const StripeCycle stripes = stripeCycle(hatch, projection);
    CHECK(std::abs((stripes.width + stripes.between) / stripes.cycle - 0.2) < 1e-6);
    CHECK(stripes.between <= stripes.width);
    const double spacing = stripes.between > 0.9 * stripes.width ? stripes.cycle / 2 : stripes.cycle;
    CHECK(spacing > 7 * 0.6);
    CHECK(spacing < 7 * 1.65);
    // On the ground: a power of two of a radian.
    const double octaves = std::log2(stripes.cycle / projection.scale);
    CHECK(std::abs(octaves - std::round(octaves)) < 1e-9);
  }
}
