// Hatching: on the ground while the map moves, turns and zooms; two that overlap; edges.
#include "world.h"

#include "scene/rhythm.h"

namespace faultline {
namespace {

using namespace testing;

constexpr int size = 200;
const double sea = tokensFor(Theme::Light).sea.r;

std::vector<Vec3f> ringAround(LonLat at, double radiusDeg) {
  const std::vector<LonLat> line = blob(at, radiusDeg, 0, 60);
  std::vector<Vec3f> ring;
  for (size_t i = 0; i + 1 < line.size(); ++i) ring.push_back(narrow(unitFrom(line[i])));
  return ring;
}

Hatch hatchAround(LonLat at, double radiusDeg, float angleDeg, Color color) {
  Hatch hatch;
  hatch.rings = {ringAround(at, radiusDeg)};
  hatch.anchor = narrow(unitFrom(at));
  hatch.color = color;
  hatch.spacing = 8;
  hatch.width = 2;
  hatch.angleDeg = angleDeg;
  return hatch;
}

}  // namespace

TEST_CASE("a stripe runs through the anchor whatever the view, and its neighbours stay on the ground while it zooms") {
  const World world;
  Canvas canvas(size, size, 0);
  const LonLat at{37, 48};
  for (const double pan : {0.0, 0.013, 0.2}) {
    for (const double north : {0.0, 33.0}) {
      for (const double span : {300.0, 317.0, 480.0, 900.0}) {
        DrawList list = listFor({{at.lon + pan, at.lat - pan}, span, north}, size, size);
        list.hatches = {hatchAround(at, 2, 45, ink)};
        const Image image = canvas.draw(list, world.dataset, world.ground);
        const StripeCycle stripes = stripeCycle(list.hatches[0], list.projection);
        const Vec2 anchor = *toScreen(list.projection, unitFrom(at));
        const Vec2 normal{sinOf(radians(45.0)), cosOf(radians(45.0))};
        INFO("moved " << pan << ", north " << north << ", span " << span);
        for (const double n : {-1.0, 0.0, 1.0, 2.0}) {
          const Vec2 on = anchor + normal * (stripes.cycle * n);
          CHECK(inkAt(image, int(on.x), int(on.y)) > 0.6);
          const Vec2 off = on + normal * (stripes.cycle * (stripes.between > 0.1 ? 0.25 : 0.5));
          CHECK(inkAt(image, int(off.x), int(off.y)) < 0.3);
        }
      }
    }
  }
}

TEST_CASE("hatching is as dark at every scale: nothing flashes while new stripes grow") {
  const World world;
  Canvas canvas(size, size, 0);
  double least = 1e9, most = 0;
  for (double span = 300; span < 900; span *= 1.04) {
    DrawList list = listFor({{37, 48}, span, 0}, size, size);
    list.hatches = {hatchAround({37, 48}, 30, 45, ink)};
    const double share = totalInk(canvas.draw(list, world.dataset, world.ground)) / (size * size);
    least = std::min(least, share);
    most = std::max(most, share);
  }
  CHECK(least > 0.24);
  CHECK(most < 0.26);
}

TEST_CASE("a second hatch keeps clear of the stripes of the first, and cuts nothing where it is alone") {
  const World world;
  Canvas canvas(size, size, 0);
  DrawList list = listFor({{0, 0}, 400, 0}, size, size);
  const Color red{200, 0, 0, 255}, paper{255, 255, 255, 255};
  list.hatches = {hatchAround({-0.3, 0}, 0.7, 45, red), hatchAround({0.3, 0}, 0.7, -45, ink)};
  list.hatches[1].knockout = paper;
  const auto paperIn = [&](const Image& image, int from, int to) {
    int found = 0;
    for (int y = 0; y < size; ++y) {
      for (int x = from; x < to; ++x) found += pixelAt(image, x, y).r > sea + 15 && pixelAt(image, x, y).g > 225;
    }
    return found;
  };
  const Image image = canvas.draw(list, world.dataset, world.ground);
  CHECK(paperIn(image, 100 + 25, size) == 0);  // 22 pixels from the middle on each stands alone
  CHECK(paperIn(image, 0, 100 - 25) == 0);
  CHECK(paperIn(image, 100 - 15, 100 + 15) > 50);
  // Black never touches red: at each crossing the gap lies between.
  int touching = 0, crossings = 0;
  for (int y = 1; y + 1 < size; ++y) {
    for (int x = 85; x < 115; ++x) {
      if (!(pixelAt(image, x, y) == ink)) continue;
      ++crossings;
      for (const auto& [dx, dy] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
        touching += pixelAt(image, x + dx, y + dy) == red;
      }
    }
  }
  CHECK(crossings > 50);
  CHECK(touching == 0);
}

}  // namespace faultline
