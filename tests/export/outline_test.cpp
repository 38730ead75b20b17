// What is written as a country's outline encloses the country's area, wherever the camera stands.
#include "export/outline.h"

#include <algorithm>

#include "../render/world.h"
#include "../scene/unit_area.h"
#include "../story/real_story.h"
#include "scene/units.h"

namespace faultline {
namespace {

using namespace testing;

// By even-odd, along scan lines `step` apart.
double evenOddArea(const std::vector<ScreenRing>& rings, double step) {
  double low = 1e18, high = -1e18;
  for (const ScreenRing& ring : rings) {
    for (const Vec2 p : ring) low = std::min(low, p.y), high = std::max(high, p.y);
  }
  double area = 0;
  std::vector<double> crossings;
  for (double y = low + step / 2; y < high; y += step) {
    crossings.clear();
    for (const ScreenRing& ring : rings) {
      for (size_t i = 0; i < ring.size(); ++i) {
        const Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
        if ((a.y > y) != (b.y > y)) crossings.push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
      }
    }
    std::sort(crossings.begin(), crossings.end());
    for (size_t i = 0; i + 1 < crossings.size(); i += 2) area += (crossings[i + 1] - crossings[i]) * step;
  }
  return area;
}

uint32_t unitCalled(std::string_view code) {
  const Dataset& data = realStory();
  for (uint32_t i = 0; i < data.units.size(); ++i) {
    if (data.text(data.units[i].code) == code) return i;
  }
  FAIL("no unit " << code);
  return 0;
}

Projection discIn(LonLat centre, double size) {
  Projection p = projectionFor({centre, 20000, 0}, {0, 0, size, size});
  p.scale = size / 3.95;  // the horizon's circle fits
  return p;
}

}  // namespace

TEST_CASE("every country's outline has its area on the sphere, at fifty centres") {
  const Dataset& data = realStory();
  const Ground ground = buildGround(data);
  constexpr double size = 1000;
  const Rect all{-1, -1, size + 2, size + 2};
  std::vector<double> areas;
  for (uint32_t unit = 0; unit < data.units.size(); ++unit) areas.push_back(test::unitAreaKm2(data, ground, unit));
  int measured = 0;
  double worst = 0;
  for (int i = 0; i < 50; ++i) {
    const double lat = degrees(asinOf(1 - 2 * (i + 0.5) / 50));
    double lon = i * 137.50776405;
    while (lon > 180) lon -= 360;
    const Projection projection = discIn({lon, lat}, size);
    const double km2 = kmPerPixel(projection) * kmPerPixel(projection);
    for (uint32_t unit = 0; unit < data.units.size(); ++unit) {
      const format::Unit& record = data.units[unit];
      if (areas[unit] < 5e5) continue;  // too few scan lines
      const double away = angleBetween(unitFrom({lon, lat}), unitFrom({record.capAt.lon, record.capAt.lat}));
      if (degrees(away) + double(record.capRadiusDeg) > horizonDeg - 1) continue;  // wholly on the disc only
      const double area = evenOddArea(unitsOutline(data, ground, {}, projection, std::span(&unit, 1), all), 0.5);
      INFO(data.text(record.code) << " from " << lon << " " << lat);
      CHECK(std::abs(area * km2 / areas[unit] - 1) < 0.01);
      worst = std::max(worst, std::abs(area * km2 / areas[unit] - 1));
      ++measured;
    }
  }
  INFO("worst " << worst);
  CHECK(measured > 1200);
}

TEST_CASE("land on both sides of the horizon is neither torn nor turned inside out") {
  // All countries together, seen from where each hemisphere's land passes the antipode, the date line or a pole: what
  // the outlines enclose one by one is what they enclose as one set, and never more than the disc.
  const Dataset& data = realStory();
  const Ground ground = buildGround(data);
  constexpr double size = 1000;
  const Rect all{-1, -1, size + 2, size + 2};
  std::vector<uint32_t> units;
  for (uint32_t unit = 0; unit < data.units.size(); ++unit) units.push_back(unit);
  for (const LonLat centre : {LonLat{0, 90}, LonLat{0, -90}, LonLat{180, 66}, LonLat{-80, -50}, LonLat{-142.4, -48.5},
                              LonLat{-75, -10}, LonLat{-179.99, 0}, LonLat{100, 60}}) {
    const Projection projection = discIn(centre, size);
    double sum = 0;
    for (const uint32_t unit : units) {
      sum += evenOddArea(unitsOutline(data, ground, {}, projection, std::span(&unit, 1), all), 0.5);
    }
    const double together = evenOddArea(unitsOutline(data, ground, {}, projection, units, all), 0.5);
    const double disc = evenOddArea({horizonRing(projection)}, 0.5);
    INFO("centre " << centre.lon << " " << centre.lat << ", disc " << disc);
    CHECK(std::abs(disc / (2 * pi * (1 - horizonZ) * projection.scale * projection.scale) - 1) < 0.001);
    CHECK(std::abs(sum - together) < 0.002 * together);
    CHECK(together < 0.5 * disc);  // land is 29 % of the Earth
    CHECK(together > 0.1 * disc);
  }
}

TEST_CASE("a unit around the antipode covers the disc but for its hole") {
  World world;
  world.addUnit({world.addArc(blob({-140, -30}, 100, 0, 720))}, {-140, -30}, 101);
  for (const LonLat centre : {LonLat{40, 30}, LonLat{55, 20}, LonLat{20, 50}}) {
    const Projection projection = discIn(centre, 1000);
    const uint32_t unit = 0;
    const double area = evenOddArea(
        unitsOutline(world.dataset, world.ground, {}, projection, std::span(&unit, 1), {-1, -1, 1002, 1002}), 0.25);
    // The disc to the horizon, less the cap of 80 degrees.
    const double expected = 2 * pi * ((1 - horizonZ) - (1 - cosOf(radians(80))));
    INFO("centre " << centre.lon << " " << centre.lat);
    CHECK(std::abs(area / (projection.scale * projection.scale) / expected - 1) < 0.002);
  }
}

TEST_CASE("cutting at rectangles loses nothing: the quarters of a frame add up to it") {
  const Dataset& data = realStory();
  const Ground ground = buildGround(data);
  for (const View& view : {View{{180, 66}, 4000, 0}, View{{0, 90}, 9000, 0}, View{{33, 48.5}, 1100, 0}}) {
    const Projection projection = projectionFor(view, {0, 0, 1280, 720});
    for (const char* code : {"RU", "US", "UA", "CA"}) {
      const uint32_t unit = unitCalled(code);
      const auto area = [&](const Rect& rect) {
        return evenOddArea(unitsOutline(data, ground, {}, projection, std::span(&unit, 1), rect), 0.125);
      };
      double quarters = 0;
      for (int i = 0; i < 4; ++i) quarters += area({i % 2 * 640.0, i / 2 * 360.0, 640, 360});
      const double whole = area({0, 0, 1280, 720});
      INFO(code << " at " << view.centre.lon << " " << view.centre.lat);
      CHECK(std::abs(quarters - whole) < 1 + whole * 0.001);
      CHECK(whole <= 1280 * 720 * 1.001);
    }
  }
}

TEST_CASE("a ring is cut at the rectangle's sides, and what lies outside leaves nothing") {
  const std::vector<Vec2> square = {{-10, -10}, {10, -10}, {10, 10}, {-10, 10}};
  const ScreenRing corner = clippedRing(square, {0, 0, 100, 100});
  CHECK(evenOddArea({corner}, 0.01) > 99.9);
  CHECK(evenOddArea({corner}, 0.01) < 100.1);
  CHECK(clippedRing(square, {20, 20, 5, 5}).empty());
  // Around the rectangle: the rectangle itself.
  CHECK(evenOddArea({clippedRing(square, {-2, -2, 4, 4})}, 0.01) > 15.9);
}

TEST_CASE("a line is kept where it meets the frame, and its dashes keep their rhythm") {
  const Projection projection = projectionFor({{20, 0}, 2000, 0}, {0, 0, 1000, 1000});
  std::vector<Vec3f> line;
  for (int lon = 0; lon <= 40; ++lon) line.push_back(narrow(unitFrom({double(lon), 0})));
  const std::vector<LineRun> runs = clippedLine(projection, line, {}, {0, 0, 1000, 1000});
  REQUIRE(runs.size() == 1);
  const LineRun& run = runs[0];
  CHECK(run.points.size() == run.segment.size() + 1);
  CHECK(run.points.front().x < 0);  // whole segments are kept
  CHECK(run.along.front() > 0);
  CHECK(run.points.size() < 25);

  const LineRun dashed = fromNextPeriod(run, 20);
  CHECK(std::abs(dashed.along.front() / 20 - std::round(dashed.along.front() / 20)) < 1e-9);
  CHECK(dashed.along.front() - run.along.front() < 20);
  CHECK(dashed.points.size() == dashed.segment.size() + 1);
  // On the equator through the centre a pixel along is nearly a pixel across.
  CHECK(std::abs(dashed.points.front().x - run.points.front().x - (dashed.along.front() - run.along.front())) < 0.5);

  // Past the horizon nothing is drawn.
  std::vector<Vec3f> behind;
  for (int lon = -170; lon <= -150; ++lon) behind.push_back(narrow(unitFrom({double(lon), 0})));
  CHECK(clippedLine(projection, behind, {}, {-1e9, -1e9, 2e9, 2e9}).empty());
}

}  // namespace faultline
