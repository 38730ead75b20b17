// Lines where it is hard: dense vertices, sharp turns, translucency, hairlines. All read from pixels.
#include <algorithm>
#include <functional>

#include "world.h"

namespace faultline {
namespace {

using namespace testing;

constexpr int jointSize = 200;

// A line given in pixels of the frame, as a stroke on the map that puts it there.
Stroke strokeAt(const DrawList& list, const std::vector<Vec2>& pixels, float width, double alpha = 1) {
  Stroke stroke;
  for (const Vec2 pixel : pixels) {
    const auto unit = toUnit(list.projection, pixel * (1 / list.dpr));
    REQUIRE(unit);
    stroke.unit.push_back(narrow(*unit));
  }
  stroke.color = withAlpha(ink, alpha);
  stroke.width = width;
  return stroke;
}

// Along a polyline in steps of half a pixel.
void walk(const std::vector<Vec2>& line, const std::function<void(Vec2 at)>& visit) {
  for (size_t i = 1; i < line.size(); ++i) {
    const Vec2 span = line[i] - line[i - 1];
    const double length = std::sqrt(dot(span, span));
    if (length < 1e-9) continue;
    for (double t = 0; t < length; t += 0.5) visit(line[i - 1] + span * (t / length));
  }
}

double lengthOf(const std::vector<Vec2>& line) {
  double length = 0;
  for (size_t i = 1; i < line.size(); ++i) {
    const Vec2 span = line[i] - line[i - 1];
    length += std::sqrt(dot(span, span));
  }
  return length;
}

// A line across the frame turned by an angle, wriggling by `wave` pixels at random (always the same).
std::vector<Vec2> wriggle(double step, double wave, double turnDeg) {
  uint32_t state = 12345;
  const auto random = [&state] {
    state = state * 1664525u + 1013904223u;
    return double(state >> 8) / double(1u << 24) * 2 - 1;
  };
  const Vec2 way{cosOf(radians(turnDeg)), sinOf(radians(turnDeg))};
  std::vector<Vec2> line;
  for (double t = -70; t <= 70; t += step) {
    line.push_back(Vec2{100.3, 99.8} + way * t + Vec2{-way.y, way.x} * (random() * wave));
  }
  return line;
}

double distanceTo(const std::vector<Vec2>& line, Vec2 at) {
  double nearest = 1e18;
  for (size_t i = 1; i < line.size(); ++i) {
    const Vec2 span = line[i] - line[i - 1], from = at - line[i - 1];
    const double t = std::clamp(dot(from, span) / std::max(dot(span, span), 1e-12), 0.0, 1.0);
    const Vec2 away = from - span * t;
    nearest = std::min(nearest, dot(away, away));
  }
  return std::sqrt(nearest);
}

struct Faults {
  double tooLittle = 0, tooMuch = 0;  // ink, of the worst pixel
  double meanOff = 0;                 // of the pixels that the line's edge goes through
};
// Against what each pixel's distance from the line says: painted once everywhere, nowhere twice and nowhere not at all.
Faults faultsOf(Canvas& canvas, DrawList& list, const std::vector<Vec2>& line, float width, double alpha) {
  const World world;
  list.fronts = {strokeAt(list, line, width, alpha)};
  const Image image = canvas.draw(list, world.dataset, world.ground);
  Faults faults;
  double edges = 0;
  for (int y = 0; y < jointSize; ++y) {
    for (int x = 0; x < jointSize; ++x) {
      const double away = distanceTo(line, {x + 0.5, y + 0.5});
      const double cover = std::clamp(double(width) / 2 + 0.5 - away, 0.0, 1.0);
      const double off = inkAt(image, x, y) - cover * list.fronts[0].color.a / 255.0;
      faults.tooLittle = std::max(faults.tooLittle, -off);
      faults.tooMuch = std::max(faults.tooMuch, off);
      if (cover > 0.01 && cover < 0.99) edges += 1, faults.meanOff += std::abs(off);
    }
  }
  faults.meanOff /= std::max(edges, 1.0);
  return faults;
}

void checkPaintedOnce(Canvas& canvas, DrawList& list, const std::vector<Vec2>& line, float width) {
  for (const double alpha : {0.5, 1.0}) {
    const Faults faults = faultsOf(canvas, list, line, width, alpha);
    INFO("alpha " << alpha << ", width " << width);
    CHECK(faults.tooLittle < 0.01);
    CHECK(faults.tooMuch < 0.01);
    CHECK(faults.meanOff < 0.005);
  }
}

}  // namespace

TEST_CASE("a translucent line is painted once, however dense its vertices and sharp its turns") {
  Canvas canvas(jointSize, jointSize, 0);
  for (const double turn : {0.0, 17.0, 45.0, 90.0, 133.0}) {
    for (const double north : {0.0, 40.0}) {
      for (const LonLat centre : {LonLat{0, 0}, LonLat{37, 48}, LonLat{127, 38}}) {
        DrawList list = listFor({centre, 400, north}, jointSize, jointSize);
        INFO("turned " << turn << ", north " << north << ", at " << centre.lon);
        checkPaintedOnce(canvas, list, wriggle(0.4, 0, turn), 8);
        checkPaintedOnce(canvas, list, wriggle(3.0, 1.5, turn), 3.5);
        checkPaintedOnce(canvas, list, wriggle(23, 6, turn), 12);
      }
    }
  }
}

TEST_CASE("a line that wriggles within its own width is never painted twice, and has no hole along its middle") {
  Canvas canvas(jointSize, jointSize, 0);
  const World world;
  for (const double turn : {0.0, 17.0, 45.0, 90.0, 133.0}) {
    for (const double north : {0.0, 40.0}) {
      for (const double wave : {0.05, 2.5}) {
        const std::vector<Vec2> line = wriggle(wave < 1 ? 0.4 : 1.0, wave, turn);
        INFO("turned " << turn << ", north " << north << ", wave " << wave);
        DrawList list = listFor({{37, 48}, 400, north}, jointSize, jointSize);
        CHECK(faultsOf(canvas, list, line, 8, 0.5).tooMuch < 0.01);
        const Image image = canvas.draw(list, world.dataset, world.ground);
        double least = 1;
        walk(line, [&](Vec2 at) { least = std::min(least, inkAt(image, int(at.x), int(at.y))); });
        CHECK(least > 127 / 255.0 - 0.01);
        // Only the outermost pixels of a solid one may come out heavier, for lack of looking farther along the line.
        const Faults solid = faultsOf(canvas, list, line, 8, 1);
        CHECK(solid.tooMuch < 0.35);
        CHECK(solid.tooLittle < 0.01);
        CHECK(solid.meanOff < 0.03);
      }
    }
  }
}

TEST_CASE("turns of nearly 180 degrees, coinciding points and closed rings are painted once") {
  Canvas canvas(jointSize, jointSize, 0);
  DrawList list = listFor({{20, 50}, 400, 0}, jointSize, jointSize);
  for (const double gap : {0.0, 0.2, 1.0, 4.0, 20.0}) {
    INFO("the ends are " << gap << " apart");
    checkPaintedOnce(canvas, list, {{40, 100}, {150, 100.4}, {40, 100 + gap}}, 7);
  }
  checkPaintedOnce(canvas, list, {{40, 60}, {100, 90}, {100, 90}, {100.0005, 90}, {150, 60}}, 7);
  std::vector<Vec2> ring;
  for (int i = 0; i <= 40; ++i) {
    ring.push_back(Vec2{100, 100} + Vec2{cosOf(i % 40 * pi / 20), sinOf(i % 40 * pi / 20)} * 30.0);
  }
  checkPaintedOnce(canvas, list, ring, 6);
}

TEST_CASE("a line is as wide as asked within a tenth of a pixel, at every place and angle") {
  const World world;
  Canvas canvas(jointSize, jointSize, 0);
  for (const double turn : {0.0, 11.0, 30.0, 45.0, 72.0, 90.0}) {
    for (const float width : {1.0f, 2.25f, 5.0f}) {
      for (const double step : {0.3, 7.0}) {
        DrawList list = listFor({{37, 48}, 400, 0}, jointSize, jointSize);
        const std::vector<Vec2> line = wriggle(step, 0, turn);
        list.fronts = {strokeAt(list, line, width)};
        const Image image = canvas.draw(list, world.dataset, world.ground);
        const Vec2 way{cosOf(radians(turn)), sinOf(radians(turn))};
        INFO("turned " << turn << ", width " << width << ", vertices every " << step);
        for (const double at : {-50.0, -21.0, 8.0, 44.0}) {
          // The ink of a stretch of twenty pixels: its pixels by where their centres are along the line.
          double sum = 0;
          for (int y = 0; y < jointSize; ++y) {
            for (int x = 0; x < jointSize; ++x) {
              const double along = dot(Vec2{x + 0.5, y + 0.5} - Vec2{100.3, 99.8}, way) - at;
              sum += inkAt(image, x, y) * std::clamp(10.5 - std::abs(along), 0.0, 1.0);
            }
          }
          CHECK(std::abs(sum / 20 - double(width)) < 0.1);
        }
      }
    }
  }
}

TEST_CASE("hairlines neither shimmer nor break while the map moves by tenths of a pixel") {
  const World world;
  Canvas canvas(jointSize, jointSize, 0);
  for (const float width : {0.9f, 1.0f, 1.2f}) {
    for (const double turn : {0.0, 8.0, 45.0}) {
      double least = 1e9, most = 0;
      for (int k = 0; k < 10; ++k) {
        DrawList list = listFor({{37, 48}, 400, 0}, jointSize, jointSize);
        std::vector<Vec2> line = wriggle(2.5, 0.6, turn);
        list.graticule = {strokeAt(list, line, width)};
        const Vec2 pan{k * 0.1, k * 0.1};
        list.projection.originScreen = list.projection.originScreen + pan;
        const Image image = canvas.draw(list, world.dataset, world.ground);
        const double inked = totalInk(image) / lengthOf(line);
        least = std::min(least, inked);
        most = std::max(most, inked);
        double palest = 9;
        walk(line, [&](Vec2 at) {
          const int x = int(std::floor(at.x + pan.x)), y = int(std::floor(at.y + pan.y));
          double around = 0;  // the ink of the nearest pixels, a pixel's length of line among them
          for (int dy = -1; dy <= 1; ++dy) {
            for (int dx = -1; dx <= 1; ++dx) around = std::max(around, inkAt(image, x + dx, y + dy));
          }
          palest = std::min(palest, around);
        });
        INFO("width " << width << ", turned " << turn << ", moved by " << k);
        CHECK(palest > 0.45 * double(width));
      }
      INFO("width " << width << ", turned " << turn << ": " << least << " to " << most);
      CHECK(most / least < 1.03);
    }
  }
}

TEST_CASE("a later line cuts a gap into those it crosses, the strokes of one line do not") {
  const World world;
  Canvas canvas(jointSize, jointSize, 0);
  DrawList list = listFor({{0, 0}, 400, 0}, jointSize, jointSize);
  const Color under{200, 0, 0, 255}, paper{255, 255, 255, 255};
  Stroke first = strokeAt(list, {{20, 100}, {180, 100}}, 4);
  first.color = under;
  first.pick = {PickKind::Link, 1};
  Stroke second = strokeAt(list, {{100, 20}, {100, 101}}, 4);
  second.casing = paper;
  second.casingWidth = 3;
  second.pick = {PickKind::Link, 2};
  Stroke third = second;
  third.unit = strokeAt(list, {{100, 99}, {100, 180}}, 4).unit;
  third.color = {0, 0, 200, 255};
  list.links = {first, second, third};
  const Image image = canvas.draw(list, world.dataset, world.ground);
  CHECK(pixelAt(image, 60, 100) == under);
  CHECK(pixelAt(image, 96, 100) == paper);
  CHECK(pixelAt(image, 103, 100) == paper);
  CHECK(pixelAt(image, 100, 95) == ink);  // not the third's casing
}

TEST_CASE("soft bands fade towards their edges, hollow lines leave their middle free") {
  const World world;
  Canvas canvas(jointSize, jointSize, 0);
  DrawList list = listFor({{0, 0}, 400, 0}, jointSize, jointSize);
  Stroke band = strokeAt(list, {{20, 60.5}, {180, 60.5}}, 18);
  band.soft = 8;
  Stroke lane = strokeAt(list, {{20, 140.5}, {180, 140.5}}, 6);
  lane.hollow = 2;
  list.fronts = {band, lane};
  const Image image = canvas.draw(list, world.dataset, world.ground);
  CHECK(inkAt(image, 100, 60) > 0.99);
  for (int y = 60; y < 71; ++y) CHECK(inkAt(image, 100, y) >= inkAt(image, 100, y + 1));
  for (int y = 62; y < 69; ++y) CHECK(inkAt(image, 100, y) - inkAt(image, 100, y + 1) < 0.25);
  CHECK(inkAt(image, 100, 64) > 0.5);
  CHECK(inkAt(image, 100, 67) < 0.4);
  CHECK(inkAt(image, 100, 140) < 0.01);
  CHECK(inkAt(image, 100, 142) > 0.9);
  CHECK(inkAt(image, 100, 138) > 0.9);
}

}  // namespace faultline
