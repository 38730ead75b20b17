// The samples of the key.
#include <algorithm>

#include "scene/key.h"

namespace faultline {

namespace {

constexpr double half = 6;  // height above and below the middle

class Drawing {
 public:
  Drawing(Vec2 left, std::vector<Bar>& toBars, std::vector<Triangle>& toShapes)
      : origin(left), bars(toBars), shapes(toShapes) {}

  void line(double x0, double y0, double x1, double y1, double width, Color color) {
    bars.push_back({origin + Vec2{x0, y0}, origin + Vec2{x1, y1}, static_cast<float>(width), color});
  }
  void triangle(Vec2 a, Vec2 b, Vec2 c, Color color) { shapes.push_back({origin + a, origin + b, origin + c, color}); }

 private:
  Vec2 origin;
  std::vector<Bar>& bars;
  std::vector<Triangle>& shapes;
};

// A box of the hatch's own lines, cut at its edges.
void hatch(Drawing& draw, const KeyEntry& entry) {
  const double width = static_cast<double>(entry.width), spacing = static_cast<double>(entry.spacing);
  if (entry.angleDeg == 0) {
    for (double y = -half + spacing / 2; y < half; y += spacing) draw.line(0, y, swatchWidth, y, width, entry.color);
  } else {
    const double rise = entry.angleDeg > 0 ? -1 : 1;  // 45 degrees either way: x changes by this as y does
    const double step = spacing * 1.41421356237;
    for (double x = step / 2 - 2 * half; x < swatchWidth + 2 * half; x += step) {  // x: where it meets the middle
      const double at0 = std::clamp(x - rise * half, 0.0, swatchWidth),
                   at1 = std::clamp(x + rise * half, 0.0, swatchWidth);
      const double y0 = (at0 - x) * rise, y1 = (at1 - x) * rise;
      if (y1 - y0 > 0.5 && y0 >= -half && y1 <= half) draw.line(at0, y0, at1, y1, width, entry.color);
    }
  }
  const Color edge = withAlpha(entry.color, 0.5);
  draw.line(0, -half + 0.5, swatchWidth, -half + 0.5, 1, edge);
  draw.line(0, half - 0.5, swatchWidth, half - 0.5, 1, edge);
  draw.line(0.5, -half + 1, 0.5, half - 1, 1, edge);
  draw.line(swatchWidth - 0.5, -half + 1, swatchWidth - 0.5, half - 1, 1, edge);
}

void mark(Drawing& draw, const KeyEntry& entry) {
  const Color ink = entry.color;
  constexpr double middle = swatchWidth / 2, end = swatchWidth;
  switch (entry.mark) {
    case KeyMark::Teeth:
      for (double x = 4; x < end; x += 10) draw.triangle({x - 3, -0.5}, {x + 3, -0.5}, {x, -6}, ink);
      break;
    case KeyMark::Chevron:
      draw.triangle({middle + 4, 0}, {middle - 4, 4.2}, {middle - 1.6, 0}, ink);
      draw.triangle({middle + 4, 0}, {middle - 1.6, 0}, {middle - 4, -4.2}, ink);
      break;
    case KeyMark::Arrow: draw.triangle({end, 0}, {end - 9, 4.2}, {end - 9, -4.2}, ink); break;
    case KeyMark::Caps:
      draw.line(1, -5, 1, 5, 2, ink);
      draw.line(end - 1, -5, end - 1, 5, 2, ink);
      break;
    case KeyMark::None: break;
  }
}

}  // namespace

void appendSwatch(const KeyEntry& entry, Vec2 left, std::vector<Bar>& bars, std::vector<Triangle>& shapes) {
  Drawing draw(left, bars, shapes);
  const double width = static_cast<double>(entry.width);
  if (entry.kind == KeyEntry::Kind::Hatch) return hatch(draw, entry);
  if (entry.kind == KeyEntry::Kind::Fill) {
    return draw.line(0, 0, swatchWidth, 0, 2 * half, entry.color);
  }
  if (entry.kind == KeyEntry::Kind::Strip) {
    draw.line(0, 0, swatchWidth, 0, 2 * half - 2, entry.color);
    for (const double y : {-half + 0.5, half - 0.5}) draw.line(0, y, swatchWidth, y, 1, entry.ground);
    return;
  }
  if (entry.kind == KeyEntry::Kind::Bloc) draw.line(0, 0, swatchWidth, 0, 2 * half, entry.ground);
  const double on = static_cast<double>(entry.dash.on), off = static_cast<double>(entry.dash.off);
  if (entry.hollow > 0) {
    const double hollow = static_cast<double>(entry.hollow), each = (width - hollow) / 2, away = (hollow + each) / 2;
    for (const double y : {-away, away}) draw.line(0, y, swatchWidth, y, each, entry.color);
  } else if (on <= 0) {
    const double turn = entry.second.a > 0 ? swatchWidth / 2 : swatchWidth;
    draw.line(0, 0, turn, 0, width, entry.color);
    if (turn < swatchWidth) draw.line(turn, 0, swatchWidth, 0, width, entry.second);
  } else {
    for (double x = 0; x < swatchWidth - 0.5; x += on + off) {
      const bool later = entry.second.a > 0 && x + on / 2 > swatchWidth / 2;
      draw.line(x, 0, std::min(x + on, swatchWidth), 0, width, later ? entry.second : entry.color);
    }
  }
  mark(draw, entry);
}

}  // namespace faultline
