// The rasterised area of a filled unit is its area on the sphere, wherever the camera stands.
#include "world.h"

namespace faultline {
namespace {

using namespace testing;

double sphericalArea(const std::vector<LonLat>& closed) {
  std::vector<Vec3> ring;
  for (size_t i = 0; i + 1 < closed.size(); ++i) ring.push_back(unitFrom(closed[i]));
  return std::abs(ringAreaKm2(ring));
}

// Fifty centres, spread over the sphere by the golden angle.
std::vector<LonLat> centres() {
  std::vector<LonLat> all;
  for (int i = 0; i < 50; ++i) {
    const double lat = degrees(asinOf(1 - 2 * (i + 0.5) / 50));
    double lon = i * 137.50776405;
    while (lon > 180) lon -= 360;
    all.push_back({lon, lat});
  }
  return all;
}

}  // namespace

TEST_CASE("a filled unit has its spherical area at fifty centres") {
  World world;
  const std::vector<LonLat> line = blob({40, 30}, 35, 0.3, 720);
  world.addUnit({world.addArc(line)}, {40, 30}, 36);
  const double area = sphericalArea(line);

  constexpr int size = 900;
  Canvas canvas(size, size, 4);
  const Color ink{0, 0, 0, 255};
  int measured = 0;
  for (const LonLat centre : centres()) {
    // The whole disc must be on the picture, and all of the unit on the disc.
    DrawList list = listFor({centre, 20000, 0}, size, size);
    list.projection.scale = size / 3.9;
    if (dot(unitFrom(centre), unitFrom({40, 30})) < -0.35) continue;  // partly beyond the horizon: the next test
    list.visibleUnits = {0};
    list.fills = {{0, ink}};
    const Image image = canvas.draw(list, world.dataset, world.ground);
    list.visibleUnits.clear();
    const Image bare = canvas.draw(list, world.dataset, world.ground);
    const double kmPerPixelNow = earthRadiusKm / list.projection.scale;
    INFO("centre " << centre.lon << " " << centre.lat);
    CHECK(std::abs(inkedPixels(image, bare) * kmPerPixelNow * kmPerPixelNow / area - 1) < 0.005);
    ++measured;
  }
  CHECK(measured > 25);
}

TEST_CASE("a unit around the antipode covers what it should of the disc") {
  // The whole sphere but a cap around the centre: on the plane its boundary is a small circle, and it lies outside of
  // it.
  World world;
  const std::vector<LonLat> line = blob({-140, -30}, 100, 0, 720);
  world.addUnit({world.addArc(line)}, {-140, -30}, 101);
  constexpr int size = 600;
  Canvas canvas(size, size, 4);
  const Color ink{0, 0, 0, 255};
  for (const LonLat centre : {LonLat{40, 30}, LonLat{55, 20}, LonLat{20, 50}}) {
    DrawList list = listFor({centre, 20000, 0}, size, size);
    list.projection.scale = size / 4.2;
    const Image bare = canvas.draw(list, world.dataset, world.ground);
    list.visibleUnits = {0};
    list.fills = {{0, ink}};
    const Image image = canvas.draw(list, world.dataset, world.ground);
    const double inked = inkedPixels(image, bare);
    // The disc to the horizon, less the cap of 80 degrees: areas in units of the sphere's radius squared.
    const double expected = 2 * pi * ((1 - horizonZ) - (1 - cosOf(radians(80))));
    INFO("centre " << centre.lon << " " << centre.lat);
    CHECK(std::abs(inked / (list.projection.scale * list.projection.scale) / expected - 1) < 0.01);
    CHECK(pixelAt(image, size / 2, size / 2) == pixelAt(bare, size / 2, size / 2));
  }
}

TEST_CASE("an edge beside the antipode does not tear the disc") {
  // A long thin unit whose edge passes the antipode of the camera closely, on either side.
  for (const double side : {-0.02, 0.02}) {
    World world;
    std::vector<LonLat> closed;
    for (int i = 0; i <= 40; ++i) closed.push_back({-20 + i * 1.0, 0.0});
    for (double lat = 1; lat < 12; lat += 1) closed.push_back({20.0, lat});
    for (int i = 40; i >= 0; --i) closed.push_back({-20 + i * 1.0, 12.0});
    for (double lat = 11; lat >= 0; lat -= 1) closed.push_back({-20.0, lat});
    world.addUnit({world.addArc(closed)}, {0, 6}, 25);
    constexpr int size = 400;
    Canvas canvas(size, size, 0);
    DrawList list =
        listFor({{-179.5, side}, 20000, 0}, size, size);  // antipode at 0.5 east, next to the equator's edge
    list.projection.scale = size / 4.2;
    const Image bare = canvas.draw(list, world.dataset, world.ground);
    list.visibleUnits = {0};
    list.fills = {{0, {0, 0, 0, 255}}};
    const Image image = canvas.draw(list, world.dataset, world.ground);
    INFO("side " << side);
    // All of the unit is beyond the horizon: nothing inside the disc may change.
    const double radius = std::sqrt(2 * (1 - horizonZ)) * list.projection.scale - 3;
    int changed = 0;
    for (int y = 0; y < size; ++y) {
      for (int x = 0; x < size; ++x) {
        const double dx = x + 0.5 - size / 2.0;
        const double dy = y + 0.5 - size / 2.0;
        if (dx * dx + dy * dy < radius * radius && !(pixelAt(image, x, y) == pixelAt(bare, x, y))) ++changed;
      }
    }
    CHECK(changed == 0);
  }
}

}  // namespace faultline
