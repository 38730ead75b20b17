// Levels of detail on the real atlas: a change of level does not show, mixed levels leave no gap and draw no line
// twice, and a view shows the same picture whatever came before it.
#include "../story/real_story.h"
#include "world.h"

namespace faultline {
namespace {

using namespace testing;

constexpr int levelsSize = 400;

struct Atlas {
  const Dataset& data = realStory();
  void refine(Ground& ground, uint32_t cell) const {
    CellGeometry geometry;
    REQUIRE(decodeCell(data, cell, data.cellBytes(cell), geometry) == PackError::None);
    refineGround(ground, data, cell, geometry);
  }
  Ground whole() const {
    Ground ground = buildGround(data);
    for (uint32_t cell = 0; cell < data.cells.size(); ++cell) refine(ground, cell);
    return ground;
  }
};

struct Camera {
  const char* name;
  LonLat at;
};
const Camera cameras[] = {{"Ukraine", {33, 48}},      {"Aegean", {25, 38}},  {"Norway", {8, 61}},
                          {"Levant", {36, 32}},       {"Red Sea", {43, 14}}, {"Korea", {127, 37}},
                          {"Philippines", {123, 12}}, {"Bering", {180, 66}}, {"Kashmir", {76, 34.5}},
                          {"Ural", {58, 52}}};

// With every unit in sight, at so many kilometres a pixel.
DrawList listAt(const Atlas& atlas, LonLat at, double kmPerPixelWanted, GroundDetail detail) {
  DrawList list = listFor({at, kmPerPixelWanted * levelsSize, 0}, levelsSize, levelsSize);
  list.detail = detail;
  for (uint32_t unit = 0; unit < atlas.data.units.size(); ++unit) list.visibleUnits.push_back(unit);
  return list;
}

void drawBorders(DrawList& list, Color color, float width) {
  for (BorderStyle& border : list.borders) border = {color, width, {}};
  list.borders[static_cast<int>(BoundaryClass::Hidden)].width = 0;
}

int difference(Color a, Color b) {
  return std::max(std::max(std::abs(a.r - b.r), std::abs(a.g - b.g)), std::abs(a.b - b.b));
}

// Pixels of `a` that nothing in `b` within `reach` pixels is like.
int unlike(const Image& a, const Image& b, int reach, int tolerance) {
  int count = 0;
  for (int y = reach; y < levelsSize - reach; ++y) {
    for (int x = reach; x < levelsSize - reach; ++x) {
      const Color here = pixelAt(a, x, y);
      int least = difference(here, pixelAt(b, x, y));
      for (int dy = -reach; dy <= reach && least > tolerance; ++dy) {
        for (int dx = -reach; dx <= reach; ++dx) least = std::min(least, difference(here, pixelAt(b, x + dx, y + dy)));
      }
      count += least > tolerance;
    }
  }
  return count;
}

}  // namespace

namespace {

// Pixels where one of two levels, at one scale, has nothing like the other within a pixel.
int popAt(const Atlas& atlas, const Ground& ground, Canvas& canvas, LonLat at, double km, GroundDetail coarse,
          GroundDetail fine) {
  Image pictures[2];
  for (const bool finer : {false, true}) {
    DrawList list = listAt(atlas, at, km, finer ? fine : coarse);
    drawBorders(list, tokensFor(Theme::Light).coast, 1);
    pictures[finer ? 1 : 0] = canvas.draw(list, atlas.data, ground);
  }
  return unlike(pictures[0], pictures[1], 1, 60) + unlike(pictures[1], pictures[0], 1, 60);
}

}  // namespace

TEST_CASE("a change of level moves nothing by more than about a pixel") {
  const Atlas atlas;
  const Ground ground = atlas.whole();
  Canvas canvas(levelsSize, levelsSize, 4);
  for (const double threshold : {level1Km, level2Km}) {
    for (const Camera& camera : cameras) {
      INFO(camera.name << " at " << threshold << " km a pixel");
      const GroundDetail coarse = detailFor(threshold * 1.0001), fine = detailFor(threshold * 0.9999);
      REQUIRE(coarse.level + 1 == fine.level);
      CHECK(popAt(atlas, ground, canvas, camera.at, threshold, coarse, fine) < levelsSize * levelsSize / 1000);
    }
  }
  // A change at a quarter of that scale would show: the measure sees what it is for.
  const double late = level1Km / 4;
  CHECK(popAt(atlas, ground, canvas, {8, 61}, late, {0, 0}, detailFor(late)) > levelsSize * levelsSize / 200);
}

TEST_CASE("where some cells have come and others failed, no inland border gapes and none is drawn twice") {
  const Atlas atlas;
  Canvas canvas(levelsSize, levelsSize, 4);
  Canvas& c = canvas;
  const Ground whole = atlas.whole();
  uint64_t random = 0x9e3779b97f4a7c15u;
  const auto coin = [&random] {  // xorshift64
    random ^= random << 13;
    random ^= random >> 7;
    random ^= random << 17;
    return (random >> 40 & 1) != 0;
  };
  int looked = 0;
  for (int mix = 0; mix < 3; ++mix) {
    Ground ground = buildGround(atlas.data);
    for (uint32_t cell = 0; cell < atlas.data.cells.size(); ++cell) {
      if (coin()) atlas.refine(ground, cell);
    }
    ground.lakes.clear();  // painted over the land
    for (const Camera& camera : cameras) {
      for (const double km : {3.0, 0.9}) {
        const GroundDetail detail = detailFor(km);
        DrawList list = listAt(atlas, camera.at, km, detail);
        const Image image = c.draw(list, atlas.data, ground);
        INFO(camera.name << " at " << km << " km a pixel, mix " << mix);
        int gaps = 0;
        for (uint32_t arc = 0; arc < atlas.data.arcs.size(); ++arc) {
          if (ground.boundary[0][arc] == BoundaryClass::Coast) continue;
          const Ground::ArcSpan span = arcAt(ground, arc, detail);
          for (uint32_t i = 1; i + 1 < span.count; ++i) {  // ends may be at a coast
            const auto at = toScreen(list.projection, widen(ground.unit[span.first + i]));
            if (!at || at->x < 1 || at->y < 1 || at->x >= levelsSize - 1 || at->y >= levelsSize - 1) continue;
            const auto end = toScreen(list.projection, widen(ground.unit[span.first]));
            const auto other = toScreen(list.projection, widen(ground.unit[span.first + span.count - 1]));
            const auto close = [&](const std::optional<Vec2>& p) { return p && dot(*p - *at, *p - *at) < 8 * 8; };
            if (close(end) || close(other)) continue;
            gaps += difference(pixelAt(image, int(at->x), int(at->y)), list.tokens.land) > 6;
            ++looked;
          }
        }
        CHECK(gaps == 0);

        // A translucent line over itself is darker than once.
        DrawList lines = list;
        lines.visibleUnits.clear();
        lines.tokens.sea = lines.tokens.shore = {255, 255, 255, 255};
        drawBorders(lines, {0, 0, 0, 128}, 1.5f);
        const auto twice = [&](const Ground& of) {
          const Image drawn = c.draw(lines, atlas.data, of);
          int dark = 0;
          for (int y = 0; y < levelsSize; ++y) {
            for (int x = 0; x < levelsSize; ++x) dark += pixelAt(drawn, x, y).r < 110;
          }
          return dark;
        };
        const int mixed = twice(ground);
        const int even = twice(whole);  // where lines meet or run close by
        CHECK(mixed <= even + even / 2 + 40);
      }
    }
  }
  CHECK(looked > 5000);
}

TEST_CASE("the same view is the same picture however one got there") {
  const Atlas atlas;
  Canvas canvas(levelsSize, levelsSize, 4);
  Ground ground = buildGround(atlas.data);
  const Camera& ukraine = cameras[0];
  const DrawList far = listAt(atlas, ukraine.at, 12, detailFor(12));
  const DrawList near = listAt(atlas, ukraine.at, 0.8, detailFor(0.8));
  const Image before = canvas.draw(far, atlas.data, ground);
  const Image coarse = canvas.draw(near, atlas.data, ground);
  for (uint32_t cell = 0; cell < atlas.data.cells.size(); ++cell) {
    atlas.refine(ground, cell);
    if (cell % 25 == 0) canvas.draw(near, atlas.data, ground);
  }
  const Image fine = canvas.draw(near, atlas.data, ground);
  CHECK(compareImages(coarse, fine, 8).differing > 500);  // there was something to refine
  const Image after = canvas.draw(far, atlas.data, ground);
  CHECK(compareImages(before, after, 0).differing == 0);
  CHECK(canvas.renderer->stats().uploadedBytes < 500'000);  // the coarsest level was still there
  // A renderer that was never near, and one that comes straight to it.
  Canvas other(levelsSize, levelsSize, 4);
  CHECK(compareImages(after, other.draw(far, atlas.data, ground), 0).differing == 0);
  CHECK(compareImages(fine, other.draw(near, atlas.data, ground), 0).differing == 0);
  // Near, moved by little steps and back: what was left out off the frame is there when it comes in.
  DrawList moved = near;
  for (int step = 0; step <= 40; ++step) {
    moved.projection.originScreen = near.projection.originScreen + Vec2{step * 9.0, step * -5.0};
    const Image panned = canvas.draw(moved, atlas.data, ground);
    if (step % 10 == 0)
      CHECK(compareImages(panned, Canvas(levelsSize, levelsSize, 4).draw(moved, atlas.data, ground), 0).differing == 0);
  }
}

}  // namespace faultline
