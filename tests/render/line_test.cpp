#include "world.h"

namespace faultline {
namespace {

using namespace testing;

constexpr int lineSize = 200;

// Along the equator of a small map, where a pixel is a pixel.
DrawList listOfLine(float width, double dpr, float alpha = 1) {
  DrawList list = listFor({{0, 0}, 400, 0}, lineSize, lineSize, dpr);
  Stroke stroke;
  for (int i = -10; i <= 10; ++i) stroke.unit.push_back(narrow(unitFrom({i * 0.1, i % 2 == 0 ? 0.0 : 0.05})));
  stroke.color = withAlpha(ink, double(alpha));
  stroke.width = width;
  list.fronts = {stroke};
  return list;
}

// Ink in each column between two x, in pixels.
std::vector<double> inkByColumn(const Image& image, int from, int to) {
  std::vector<double> columns;
  const double sea = tokensFor(Theme::Light).sea.r;
  for (int x = from; x < to; ++x) {
    double sum = 0;
    for (int y = 0; y < image.height; ++y) sum += 1 - double(pixelAt(image, x, y).r) / sea;
    columns.push_back(sum);
  }
  return columns;
}

double meanOf(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / double(values.size());
}

}  // namespace

TEST_CASE("a line is as wide as asked, at any device pixel ratio and below one pixel") {
  World world;
  Canvas canvas(lineSize, lineSize, 0);
  for (const double dpr : {1.0, 2.0, 3.0}) {
    for (const float width : {0.4f, 1.0f, 2.5f, 6.0f}) {
      const Image image = canvas.draw(listOfLine(width, dpr), world.dataset, world.ground);
      // The line zigzags by 0.05 in 0.1 degrees: a column cuts it obliquely.
      const double oblique = std::sqrt(1.25);
      INFO("width " << width << " at " << dpr);
      CHECK(std::abs(meanOf(inkByColumn(image, 60, 140)) / (double(width) * dpr * oblique) - 1) < 0.08);
    }
  }
}

TEST_CASE("translucent lines have no beads at their joints") {
  World world;
  Canvas canvas(lineSize, lineSize, 0);
  const Image image = canvas.draw(listOfLine(8, 1, 0.5f), world.dataset, world.ground);
  const double sea = tokensFor(Theme::Light).sea.r;
  double darkest = 255;
  for (size_t i = 0; i < image.rgba.size(); i += 4) darkest = std::min(darkest, double(image.rgba[i]));
  CHECK(std::abs(darkest - sea * (1 - 128 / 255.0)) <= 1.5);  // painted once, nowhere twice
}

namespace {

// Where the dashes of a line along the equator begin, in km from its start at 1.3 degrees west.
std::vector<double> dashStarts(const Image& image, const DrawList& list) {
  const std::vector<double> columns = inkByColumn(image, 20, 180);
  std::vector<double> starts;
  for (size_t i = 1; i < columns.size(); ++i) {
    if (columns[i - 1] >= 2 || columns[i] < 2) continue;
    const double x = 20.5 + double(i) - (columns[i] - 2) / (columns[i] - columns[i - 1]);
    const Vec2 line = *toScreen(list.projection, unitFrom({0, 0}));
    starts.push_back(distanceKm(unitFrom({-1.3, 0}), *toUnit(list.projection, {x, line.y})));
  }
  return starts;
}

}  // namespace

TEST_CASE("dashes have an even rhythm, which stays on the ground while the map is moved and zoomed") {
  const World world;
  Canvas canvas(lineSize, lineSize, 0);
  const auto look = [&](const View& view) {
    DrawList list = listFor(view, lineSize, lineSize);
    Stroke stroke;
    for (int i = -100; i <= 100; ++i) stroke.unit.push_back(narrow(unitFrom({i * 0.013, 0.0})));
    stroke.color = ink;
    stroke.width = 4;
    stroke.dash = {6, 4};
    stroke.roundCap = false;
    list.fronts = {stroke};
    const Image image = canvas.draw(list, world.dataset, world.ground);
    CHECK(std::abs(meanOf(inkByColumn(image, 40, 160)) / (4 * 0.6) - 1) < 0.1);  // not a whole number of periods
    return dashStarts(image, list);
  };
  // The line is 289.1 km long: 16 dashes fill it.
  const double period = 0.026 * 100 * pi / 180 * earthRadiusKm / 16;
  const std::vector<double> whole = look({{0, 0}, 400, 0});
  REQUIRE(whole.size() > 8);
  const auto misplaced = [&](const std::vector<double>& starts, double kmPerPx) {
    double worst = 0;
    for (const double start : starts) {
      const double part = start / period - 0.2;  // half a gap, then the first dash
      worst = std::max(worst, std::abs(part - std::round(part)) * period / kmPerPx);
    }
    return worst;  // pixels
  };
  CHECK(misplaced(whole, 2) < 0.15);
  for (const double pan : {0.013, 0.2, 0.4}) CHECK(misplaced(look({{pan, pan / 2}, 400, 0}), 2) < 0.15);
  for (const double zoom : {370.0, 385.0, 440.0}) CHECK(misplaced(look({{0.1, 0}, zoom, 0}), zoom / lineSize) < 0.15);
}

TEST_CASE("casing is drawn under the line, alpha by segment fades it") {
  World world;
  Canvas canvas(lineSize, lineSize, 0);
  DrawList list = listOfLine(4, 1);
  list.fronts[0].casing = {255, 255, 255, 255};
  list.fronts[0].casingWidth = 2;
  list.fronts[0].alpha.assign(20, 1.0f);
  for (size_t i = 10; i < 20; ++i) list.fronts[0].alpha[i] = 0;
  const Image image = canvas.draw(list, world.dataset, world.ground);
  int black = 0;
  int white = 0;
  int right = 0;
  for (int y = 0; y < lineSize; ++y) {
    for (int x = 0; x < lineSize; ++x) {
      const Color c = pixelAt(image, x, y);
      black += c.r < 20;
      white += c.r > 250 && c.g > 250;
      right += x > 104 && !(c == tokensFor(Theme::Light).sea);
    }
  }
  CHECK(black > 100);
  CHECK(white > 50);
  CHECK(right == 0);
}

TEST_CASE("segments beyond the horizon are dropped") {
  World world;
  Canvas canvas(lineSize, lineSize, 0);
  DrawList list = listFor({{0, 0}, 20000, 0}, lineSize, lineSize);
  Stroke stroke;
  for (int i = 0; i <= 20; ++i) stroke.unit.push_back(narrow(unitFrom({160.0 + i, 5.0})));  // 151 degrees off and more
  stroke.color = ink;
  stroke.width = 3;
  list.links = {stroke};
  list.projection.scale = lineSize / 4.2;
  const Image image = canvas.draw(list, world.dataset, world.ground);
  for (const double column : inkByColumn(image, 0, lineSize)) CHECK(column == 0);
}

TEST_CASE("multisampling leaves a line as wide as it is") {
  World world;
  Canvas plain(lineSize, lineSize, 0);
  const double once = meanOf(inkByColumn(plain.draw(listOfLine(3, 1), world.dataset, world.ground), 60, 140));
  Canvas multisampled(lineSize, lineSize, 4);
  const double again = meanOf(inkByColumn(multisampled.draw(listOfLine(3, 1), world.dataset, world.ground), 60, 140));
  CHECK(std::abs(once - again) < 0.05);
}

}  // namespace faultline
