#include <GLES3/gl3.h>

#include "world.h"

namespace faultline {
namespace {

using namespace testing;

constexpr int layersSize = 240;
const Color red{200, 0, 0, 255};

// A round island of 8 degrees in the middle.
World island() {
  World world;
  world.addUnit({world.addArc(blob({0, 0}, 8, 0, 200))}, {0, 0}, 9);
  return world;
}
DrawList islandList(double dpr = 1) {
  DrawList list = listFor({{0, 0}, 2400, 0}, layersSize, layersSize, dpr);
  list.visibleUnits = {0};
  return list;
}
int countOf(const Image& image, Color color) {
  int count = 0;
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) count += pixelAt(image, x, y) == color;
  }
  return count;
}

}  // namespace

TEST_CASE("land, tint and sea are painted in their colours, the band only on the sea") {
  const World world = island();
  Canvas canvas(layersSize, layersSize, 4);
  DrawList list = islandList();
  const Tokens& tokens = tokensFor(Theme::Light);
  const Image plain = canvas.draw(list, world.dataset, world.ground);
  CHECK(pixelAt(plain, layersSize / 2, layersSize / 2) == tokens.land);
  CHECK(pixelAt(plain, 2, 2) == tokens.sea);
  list.fills = {{0, red}};
  const Image tinted = canvas.draw(list, world.dataset, world.ground);
  CHECK(pixelAt(tinted, layersSize / 2, layersSize / 2) == red);
  // 8 degrees are about 89 pixels: just outside stands the band, darker than the sea; just inside only land.
  CHECK(pixelAt(plain, layersSize / 2 + 92, layersSize / 2).r < tokens.sea.r);
  CHECK(pixelAt(plain, layersSize / 2 + 84, layersSize / 2) == tokens.land);
  list.tokens = tokensFor(Theme::Dark);
  list.fills.clear();
  const Image dark = canvas.draw(list, world.dataset, world.ground);
  CHECK(pixelAt(dark, layersSize / 2, layersSize / 2) == tokensFor(Theme::Dark).land);
}

TEST_CASE("land and sea part in greyscale too, in every theme and tint, most of all along the coast") {
  const auto grey = [](Color c) { return 0.299 * c.r + 0.587 * c.g + 0.114 * c.b; };
  const World world = island();
  Canvas canvas(layersSize, layersSize, 4);
  for (int theme = 0; theme < static_cast<int>(Theme::Count); ++theme) {
    DrawList list = islandList();
    list.tokens = tokensFor(static_cast<Theme>(theme));
    const Tokens& tokens = list.tokens;
    list.borders[static_cast<int>(BoundaryClass::Coast)] = {tokens.coast, 0.9f, {}};
    for (const Color tint : tokens.tints) {
      list.fills = {{0, tint}};
      const Image image = canvas.draw(list, world.dataset, world.ground);
      INFO("theme " << theme << ", tint of grey " << grey(tint) << ", sea of grey " << grey(tokens.sea));
      const double land = grey(pixelAt(image, layersSize / 2, layersSize / 2)), water = grey(pixelAt(image, 2, 2));
      CHECK(std::abs(land - water) > 10);  // of 255
      // On the way from land to sea: past the coast's own line the band, and with both the edge is hard to miss.
      double lowest = 255, highest = 0;
      for (int x = layersSize / 2 + 80; x < layersSize / 2 + 100; ++x) {
        lowest = std::min(lowest, grey(pixelAt(image, x, layersSize / 2)));
        highest = std::max(highest, grey(pixelAt(image, x, layersSize / 2)));
      }
      CHECK(highest - lowest > 40);
      if (static_cast<Theme>(theme) != Theme::Print)
        CHECK(grey(pixelAt(image, layersSize / 2 + 92, layersSize / 2)) < water - 2);
    }
  }
}

TEST_CASE("a speck of an island has a speck of a band") {
  const auto darkened = [](double radiusDeg) {
    Canvas canvas(layersSize, layersSize, 0);
    World world;
    world.addUnit({world.addArc(blob({0, 0}, radiusDeg, 0, 30))}, {0, 0}, radiusDeg + 1);
    DrawList list = islandList();
    list.visibleUnits = {};
    const Image image = canvas.draw(list, world.dataset, world.ground);
    return layersSize * layersSize - countOf(image, list.tokens.sea);
  };
  CHECK(darkened(0.05) < 20);  // half a pixel
  CHECK(darkened(0.3) > 40);
  CHECK(darkened(0.3) < darkened(1));
}

TEST_CASE("a lake shows until its last day") {
  World world = island();
  const std::vector<LonLat> shore = blob({0, 0}, 3, 0, 60);
  const auto first = static_cast<uint32_t>(world.ground.unit.size());
  for (size_t i = 0; i + 1 < shore.size(); ++i) {
    world.ground.unit.push_back(narrow(unitFrom(shore[i])));
    world.ground.km.push_back(0);
  }
  world.ground.lakes.push_back({{{first, static_cast<uint32_t>(shore.size()) - 1}}, 19514});
  ++world.ground.revision;
  Canvas canvas(layersSize, layersSize, 0);
  DrawList list = islandList();
  const Tokens& tokens = tokensFor(Theme::Light);
  list.day = 19514.9;
  CHECK(pixelAt(canvas.draw(list, world.dataset, world.ground), layersSize / 2, layersSize / 2) == tokens.lake);
  list.day = 19515;
  CHECK(pixelAt(canvas.draw(list, world.dataset, world.ground), layersSize / 2, layersSize / 2) == tokens.land);
}

TEST_CASE("hatching stays inside its ring and its units, and moves with the map") {
  const World world = island();
  Canvas canvas(layersSize, layersSize, 0);
  DrawList list = islandList();
  Hatch hatch;
  const std::vector<LonLat> ring = blob({6, 0}, 5, 0, 60);
  hatch.rings.emplace_back();
  for (size_t i = 0; i + 1 < ring.size(); ++i) hatch.rings[0].push_back(narrow(unitFrom(ring[i])));
  hatch.color = ink;
  hatch.spacing = 8;
  hatch.width = 2;
  list.hatches = {hatch};
  const auto inkIn = [](const Image& image, int fromX, int toX) {
    int count = 0;
    for (int y = 0; y < image.height; ++y) {
      for (int x = fromX; x < toX; ++x) count += pixelAt(image, x, y).r < 60;
    }
    return count;
  };
  const Image free = canvas.draw(list, world.dataset, world.ground);
  CHECK(inkIn(free, 0, layersSize / 2 + 8) == 0);            // west of the ring
  CHECK(inkIn(free, layersSize / 2 + 95, layersSize) > 20);  // over the sea, not clipped
  list.hatches[0].clipUnits = {0};
  list.strokeKey = 5;
  const Image clipped = canvas.draw(list, world.dataset, world.ground);
  CHECK(inkIn(clipped, layersSize / 2 + 92, layersSize) == 0);
  CHECK(inkIn(clipped, layersSize / 2 + 20, layersSize / 2 + 88) > 100);

  // Moved by whole pixels, the same picture moved.
  DrawList moved = list;
  moved.projection.originScreen = list.projection.originScreen + Vec2{-13, 6};
  const Image shifted = canvas.draw(moved, world.dataset, world.ground);
  int differing = 0;
  for (int y = 10; y < layersSize - 20; ++y) {
    for (int x = 20; x < layersSize - 10; ++x) {
      differing += std::abs(int(pixelAt(clipped, x, y).r) - int(pixelAt(shifted, x - 13, y + 6).r)) > 4;
    }
  }
  CHECK(differing == 0);

  list.hatches[0].rings.clear();  // the units whole
  list.strokeKey = 6;
  const Image whole = canvas.draw(list, world.dataset, world.ground);
  CHECK(inkIn(whole, 0, layersSize / 2) > 500);
}

TEST_CASE("an even number of rings over a place leaves a hole in the hatching") {
  const World world = island();
  Canvas canvas(layersSize, layersSize, 0);
  DrawList list = islandList();
  Hatch hatch;
  for (const double radius : {6.0, 3.0}) {
    const std::vector<LonLat> ring = blob({0, 0}, radius, 0, 60);
    hatch.rings.emplace_back();
    for (size_t i = 0; i + 1 < ring.size(); ++i) hatch.rings.back().push_back(narrow(unitFrom(ring[i])));
  }
  hatch.color = ink;
  list.hatches = {hatch};
  const Image image = canvas.draw(list, world.dataset, world.ground);
  int middle = 0;
  int around = 0;
  for (int x = 0; x < 20; ++x) {
    middle += pixelAt(image, layersSize / 2 - 10 + x, layersSize / 2).r < 150;
    around += pixelAt(image, layersSize / 2 + 40 + x, layersSize / 2).r < 150;
  }
  CHECK(middle == 0);
  CHECK(around > 1);
}

TEST_CASE("marks: triangles, markers and leaders where they are said to be, at any device pixel ratio") {
  const World world;
  for (const double dpr : {1.0, 2.0}) {
    Canvas canvas(layersSize, layersSize, 0);
    DrawList list = listFor({{0, 0}, 2400, 0}, layersSize, layersSize, dpr);
    list.shapes = {{{10, 10}, {40, 10}, {10, 40}, red}};
    const double triangle = 450 * dpr * dpr;
    const Image shapes = canvas.draw(list, world.dataset, world.ground);
    CHECK(std::abs(countOf(shapes, red) - triangle) < 0.2 * triangle);
    list.shapes[0] = {{10, 10}, {10, 40}, {40, 10}, red};  // the other way round: the same
    CHECK(compareImages(shapes, canvas.draw(list, world.dataset, world.ground), 0).differing == 0);

    list.shapes.clear();
    for (const MarkerShape shape :
         {MarkerShape::Circle, MarkerShape::Ring, MarkerShape::Square, MarkerShape::Diamond}) {
      Marker marker;
      marker.screen = {60, 60};
      marker.shape = shape;
      marker.radius = 12;
      marker.fill = red;
      marker.line = {0, 0, 0, 0};
      list.markers = {marker};
      const double area = pi * 144 * dpr * dpr;
      INFO("shape " << static_cast<int>(shape));
      CHECK(std::abs(areaOf(canvas.draw(list, world.dataset, world.ground), red, tokensFor(Theme::Light).sea) / area -
                     1) < 0.02);
    }
    list.markers.clear();
    list.leaders = {{{20, 90}, {100, 90.5}, ink}};
    const Image leader = canvas.draw(list, world.dataset, world.ground);
    CHECK(std::abs(areaOf(leader, ink, tokensFor(Theme::Light).sea) / (80 * dpr * dpr) - 1) < 0.05);
  }
}

TEST_CASE("the same list gives the same picture, and nothing is uploaded again for it") {
  const World world = island();
  Canvas canvas(layersSize, layersSize, 4);
  DrawList list = islandList();
  list.strokeKey = 77;
  Stroke stroke;
  stroke.unit = {narrow(unitFrom({-5, 0})), narrow(unitFrom({5, 3}))};
  stroke.color = ink;
  list.links = {stroke};
  const Image first = canvas.draw(list, world.dataset, world.ground);
  CHECK(canvas.renderer->stats().uploadedBytes > 2000);
  const Image second = canvas.draw(list, world.dataset, world.ground);
  CHECK(compareImages(first, second, 0).differing == 0);
  CHECK(canvas.renderer->stats().uploadedBytes < 200);  // the frame's uniforms
  CHECK(canvas.renderer->stats().drawCalls > 2);
  CHECK(canvas.renderer->stats().vertices > 500);
}

TEST_CASE("what others left set in the context does not show, and nothing of ours is left set") {
  const World world = island();
  Canvas canvas(layersSize, layersSize, 0);
  const DrawList list = islandList();
  const Image before = canvas.draw(list, world.dataset, world.ground);
  glEnable(GL_SCISSOR_TEST);
  glScissor(5, 5, 10, 10);
  glEnable(GL_CULL_FACE);
  glEnable(GL_DEPTH_TEST);
  glBlendEquation(GL_MAX);
  glBlendFunc(GL_ONE, GL_ONE);
  glColorMask(GL_TRUE, GL_FALSE, GL_TRUE, GL_FALSE);
  glStencilMask(0x0f);
  glViewport(3, 3, 7, 7);
  const Image after = canvas.draw(list, world.dataset, world.ground);
  CHECK(compareImages(before, after, 0).differing == 0);

  GLboolean mask[4];
  GLint stencilMask = 0;
  GLint bound = -1;
  glGetBooleanv(GL_COLOR_WRITEMASK, mask);
  glGetIntegerv(GL_STENCIL_WRITEMASK, &stencilMask);
  glGetIntegerv(GL_VERTEX_ARRAY_BINDING, &bound);
  CHECK((mask[0] == GL_TRUE && mask[1] == GL_TRUE && mask[2] == GL_TRUE && mask[3] == GL_TRUE));
  CHECK((stencilMask & 0xff) == 0xff);
  CHECK(glIsEnabled(GL_STENCIL_TEST) == GL_FALSE);
  CHECK(bound == 0);
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("a renderer survives being made again in a new context") {
  const World world = island();
  const DrawList list = islandList();
  Image first;
  {
    Canvas canvas(layersSize, layersSize, 0);
    first = canvas.draw(list, world.dataset, world.ground);
  }
  Canvas again(layersSize, layersSize, 0);
  CHECK(compareImages(first, again.draw(list, world.dataset, world.ground), 0).differing == 0);
}

TEST_CASE("a headless picture that cannot be made says why") {
  std::string error;
  CHECK_FALSE(HeadlessContext::create(0, 100, 0, error));
  CHECK_FALSE(error.empty());
  error.clear();
  CHECK_FALSE(HeadlessContext::create(1 << 20, 100, 0, error));
  CHECK_FALSE(error.empty());
}

}  // namespace faultline
