#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "base/trig.h"
#include "geo/projection.h"
#include "geo/sphere.h"
#include "geo/view.h"

using namespace faultline;

namespace {

bool same(const View& a, const View& b) {
  return a.centre.lon == b.centre.lon && a.centre.lat == b.centre.lat && a.spanKm == b.spanKm &&
         a.northDeg == b.northDeg;
}

double turn(double from, double to) { return std::remainder(to - from, 360); }

const View ukraine{{31, 48.5}, 1500, 0}, korea{{127.5, 38.3}, 1000, 0}, pacific{{-160, 45}, 6000, 0},
    washington{{-77, 38.9}, 800, 0}, gaza{{34.4, 31.4}, 40, 0}, eurasia{{75, 48}, 12000, 0};

// What the reader sees: the greatest move between neighbouring frames, in shares of the frame, over all of the frame.
double roughest(const Flight& flight, int steps) {
  const Rect frame{0, 0, 1, 1};
  double worst = 0;
  for (int i = 0; i < steps; ++i) {
    const Projection before = projectionFor(viewAt(flight, double(i) / steps), frame);
    const Projection after = projectionFor(viewAt(flight, double(i + 1) / steps), frame);
    for (const Vec2 corner : {Vec2{0.1, 0.1}, Vec2{0.9, 0.5}, Vec2{0.5, 0.5}}) {
      const auto unit = toUnit(before, corner);
      if (!unit) continue;
      const auto moved = toScreen(after, *unit);
      const Vec2 by = moved ? *moved - corner : Vec2{9, 9};
      worst = std::max(worst, std::sqrt(dot(by, by)));
    }
  }
  return worst;
}

}  // namespace

TEST_CASE("a flight's ends are exact") {
  for (const auto& [from, to] : {std::pair{ukraine, korea}, {korea, pacific}, {washington, korea}, {gaza, eurasia}}) {
    const Flight flight = planFlight(from, to);
    CHECK(same(viewAt(flight, 0), from));
    CHECK(same(viewAt(flight, 1), to));
    CHECK(same(viewAt(flight, -1), from));
    CHECK(same(viewAt(flight, 2), to));
    CHECK(same(viewAt(flight, std::nan("")), from));
    // and are approached without a jump
    const View late = viewAt(flight, 1 - 1e-9);
    CHECK(distanceKm(unitFrom(late.centre), unitFrom(to.centre)) < 1e-3);
    CHECK(std::fabs(late.spanKm - to.spanKm) < 1e-3);
    CHECK(std::fabs(turn(late.northDeg, to.northDeg)) < 1e-3);
    const View early = viewAt(flight, 1e-9);
    CHECK(std::fabs(early.spanKm - from.spanKm) < 1e-3);
    CHECK(std::fabs(turn(early.northDeg, from.northDeg)) < 1e-3);
    CHECK(flight.seconds >= 0.8);
    CHECK(flight.seconds <= 1.6);
  }
}

TEST_CASE("the centre keeps to the great circle and never turns back; far flights rise in the middle") {
  const Flight flight = planFlight(ukraine, korea);
  const Vec3 a = unitFrom(ukraine.centre), b = unitFrom(korea.centre);
  double last = -1, widest = 0;
  for (int i = 0; i <= 200; ++i) {
    const View view = viewAt(flight, i / 200.0);
    const Vec3 c = unitFrom(view.centre);
    CHECK(std::fabs(dot(c, cross(a, b))) < 1e-12);
    CHECK(angleBetween(a, c) >= last);
    last = angleBetween(a, c);
    widest = std::max(widest, view.spanKm);
  }
  CHECK(widest > 4000);
  CHECK(widest < 20000);
  // Half way by time the view is wide and between the two.
  const View middle = viewAt(flight, 0.5);
  CHECK(middle.spanKm > 4000);
  CHECK(middle.centre.lon > 50);
  CHECK(middle.centre.lon < 110);
}

TEST_CASE("a flight there and the flight back are the same way") {
  const Flight there = planFlight(gaza, eurasia), back = planFlight(eurasia, gaza);
  CHECK(std::fabs(there.seconds - back.seconds) < 1e-9);
  for (double t = 0.05; t < 1; t += 0.05) {
    const View a = viewAt(there, t), b = viewAt(back, 1 - t);
    CHECK(distanceKm(unitFrom(a.centre), unitFrom(b.centre)) < 1e-5);
    CHECK(std::fabs(a.spanKm / b.spanKm - 1) < 1e-9);
  }
}

TEST_CASE("no way at all") {
  const Flight still = planFlight(korea, korea);
  CHECK(still.seconds == 0);
  CHECK(same(viewAt(still, 0.5), korea));
  // The same place closer: geometric in the span.
  const View closer{korea.centre, 10, 0};
  const View from{korea.centre, 1000, 0}, to{korea.centre, 250, 0};
  const Flight zoom = planFlight(from, to);
  CHECK(zoom.seconds >= 0.8);
  CHECK(std::fabs(viewAt(zoom, 0.5).spanKm - 500) < 1e-6);
  CHECK(viewAt(zoom, 0.3).centre.lon == korea.centre.lon);
  // Only turned.
  const Flight turned = planFlight({korea.centre, 1000, 170}, {korea.centre, 1000, -170});
  CHECK(turned.seconds >= 0.8);
  CHECK(std::fabs(std::fabs(viewAt(turned, 0.5).northDeg) - 180) < 1e-9);
  CHECK(closer.spanKm == 10);
}

TEST_CASE("next to no way: continuous through the change of formula") {
  for (double km = 1e-6; km < 20; km *= 3) {
    const View to{{korea.centre.lon, korea.centre.lat + degrees(km / earthRadiusKm)}, 400, 0};
    const Flight flight = planFlight(korea, to);
    for (double t = 0; t <= 1; t += 0.125) {
      const View view = viewAt(flight, t);
      CAPTURE(km, t, view.spanKm);
      CHECK(std::fabs(view.spanKm - 1000 * std::pow(0.4, t)) < 5 + km);
      CHECK(distanceKm(unitFrom(view.centre), unitFrom(korea.centre)) <= km + 1e-6);
      CHECK(std::fabs(view.northDeg) < 1e-2);
    }
  }
}

TEST_CASE("across the date line the flight goes over the Pacific") {
  const Flight flight = planFlight(korea, pacific);
  for (double t = 0; t <= 1; t += 0.02) {
    const double lon = viewAt(flight, t).centre.lon;
    CHECK((lon > 127 || lon < -159));
  }
}

TEST_CASE("past and over the pole the map neither spins nor jumps") {
  const View far{{103, 39}, 800, 0};  // straight over the pole from Washington
  for (const View& to : {korea, far}) {
    const Flight flight = planFlight(washington, to);
    double highest = 0;
    for (double t = 0; t <= 1; t += 0.01) highest = std::max(highest, viewAt(flight, t).centre.lat);
    CHECK(highest > 70);
    CHECK(roughest(flight, 200) < 0.09);
  }
  CHECK(roughest(planFlight(ukraine, korea), 200) < 0.06);
}

TEST_CASE("along a way at middle latitudes north stays nearly up") {
  const Flight flight = planFlight(ukraine, korea);
  for (double t = 0; t <= 1; t += 0.02) CHECK(std::fabs(viewAt(flight, t).northDeg) < 12);
}
