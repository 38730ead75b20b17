// The real atlas: what is filled is what the units' rings enclose on the sphere, at fifty centres and along flights.
#include "../scene/unit_area.h"
#include "../story/real_story.h"
#include "geo/view.h"
#include "world.h"

namespace faultline {
using namespace testing;

TEST_CASE("the atlas's units are filled true to their area at fifty centres, at the hard ones and along flights") {
  const Dataset& data = realStory();
  Ground ground = buildGround(data);
  ground.lakes.clear();  // painted over the land, they would be missing from it
  std::vector<double> areas;
  for (uint32_t unit = 0; unit < data.units.size(); ++unit) areas.push_back(test::unitAreaKm2(data, ground, unit));

  constexpr int size = 800;
  Canvas canvas(size, size, 4);
  uint64_t random = 0x9e3779b97f4a7c15u;
  const auto next = [&random] {  // xorshift64
    random ^= random << 13;
    random ^= random >> 7;
    random ^= random << 17;
    return static_cast<double>(random >> 11) * 0x1p-53;
  };
  std::vector<LonLat> centres;
  for (int i = 0; i < 50; ++i) centres.push_back({next() * 360 - 180, degrees(asinOf(next() * 2 - 1))});
  // The poles, the date line, and journeys over them and between antipodes.
  const LonLat hard[] = {{0, 90},  {0, -90},    {180, 66}, {-180, 66}, {179.9999, 0},
                         {35, 32}, {-145, -32}, {127, 38}, {-77, 39}};
  centres.insert(centres.end(), std::begin(hard), std::end(hard));
  for (const auto& [from, to] : {std::pair{hard[7], hard[8]}, {hard[2], hard[0]}, {hard[5], hard[6]}}) {
    const Flight flight = planFlight({from, 3000, 0}, {to, 3000, 0});
    for (int step = 1; step < 8; ++step) centres.push_back(viewAt(flight, step / 8.0).centre);
  }
  int measured = 0;
  for (const LonLat centre : centres) {
    DrawList list = listFor({centre, 20000, 0}, size, size);
    list.projection.scale = size / 3.95;
    double expected = 0;
    for (uint32_t unit = 0; unit < data.units.size(); ++unit) {
      const format::Unit& record = data.units[unit];
      const double away = angleBetween(unitFrom(centre), unitFrom({record.capAt.lon, record.capAt.lat}));
      if (degrees(away) + double(record.capRadiusDeg) > horizonDeg - 1) continue;  // wholly on the disc only
      list.visibleUnits.push_back(unit);
      list.fills.push_back({unit, {0, 0, 0, 255}});
      expected += areas[unit];
    }
    if (expected < 1e7) continue;  // an ocean: too few pixels to measure
    const Image image = canvas.draw(list, data, ground);
    list.visibleUnits.clear();
    const Image bare = canvas.draw(list, data, ground);
    const double kmPerPixelNow = earthRadiusKm / list.projection.scale;
    INFO("centre " << centre.lon << " " << centre.lat << ", land " << expected);
    const double ratio = inkedPixels(image, bare) * kmPerPixelNow * kmPerPixelNow / expected;
    CHECK(std::abs(ratio - 1) < 0.005);
    ++measured;
  }
  CHECK(measured > 50);
}

}  // namespace faultline
