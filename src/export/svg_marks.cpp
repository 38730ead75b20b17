// What stands in screen space: teeth, chevrons, arrow heads, markers, leaders.
#include <algorithm>

#include "export/svg_layers.h"

namespace faultline {
namespace {

// The sizes of shaders/marks.glsl: square and diamond have the circle's area.
constexpr double squareHalf = 0.886, diamondReach = 1.253, crossReach = 0.75;
constexpr double leaderWidth = 1;

bool near(Vec2 p, const Rect& window) {
  return p.x >= window.x && p.y >= window.y && p.x <= window.x + window.width && p.y <= window.y + window.height;
}

std::string markerShape(const Marker& marker) {
  const double r = double(marker.radius), x = marker.screen.x, y = marker.screen.y;
  PathData path;
  switch (marker.shape) {
    case MarkerShape::Circle:
    case MarkerShape::Ring:
      return "<circle" + svgAttribute("cx", svgNumber(x)) + svgAttribute("cy", svgNumber(y)) +
             svgAttribute("r", svgNumber(r));
    case MarkerShape::Square: {
      const double h = r * squareHalf;
      const Vec2 corners[] = {{x - h, y - h}, {x + h, y - h}, {x + h, y + h}, {x - h, y + h}};
      path.ring(corners);
      break;
    }
    case MarkerShape::Diamond: {
      const double h = r * diamondReach;
      const Vec2 corners[] = {{x, y - h}, {x + h, y}, {x, y + h}, {x - h, y}};
      path.ring(corners);
      break;
    }
    case MarkerShape::Cross: {
      const double h = r * crossReach;
      const Vec2 down[] = {{x - h, y - h}, {x + h, y + h}};
      const Vec2 up[] = {{x - h, y + h}, {x + h, y - h}};
      path.line(down);
      path.line(up);
      break;
    }
  }
  return "<path" + svgAttribute("d", path.str());
}

void appendMarkers(const SvgScene& scene, std::string& out) {
  for (const Marker& marker : scene.list.markers) {
    if (!near(marker.screen, scene.window)) continue;
    const bool cross = marker.shape == MarkerShape::Cross;
    out += markerShape(marker);
    if (marker.pick.kind == PickKind::Place) {
      out += svgAttribute("data-name", scene.dataset.text(scene.dataset.places[marker.pick.index].name));
    }
    out += cross || marker.fill.a == 0 ? " fill=\"none\"" : svgPaint("fill", marker.fill);
    if (marker.lineWidth > 0) {
      out += svgPaint("stroke", marker.line) + svgAttribute("stroke-width", svgNumber(double(marker.lineWidth)));
    }
    if (cross) out += " stroke-linecap=\"round\"";
    out += "/>\n";
  }
}

}  // namespace

// Triangles of one colour in a row are one path: those that share an edge (a chevron's halves) must not part.
void appendTriangles(std::span<const Triangle> shapes, const Rect& window, std::string& out) {
  for (size_t i = 0; i < shapes.size();) {
    PathData path;
    size_t end = i;
    for (; end < shapes.size() && shapes[end].color == shapes[i].color; ++end) {
      const Triangle& t = shapes[end];
      if (!near(t.a, window)) continue;
      Vec2 corners[] = {t.a, t.b, t.c};
      if (cross(t.b - t.a, t.c - t.a) < 0) std::swap(corners[1], corners[2]);  // all turn alike: nothing cancels
      if (t.mirrored) {
        const Vec2 axis = t.c - t.a, b = t.b - t.a;
        const Vec2 foot = axis * (dot(b, axis) / std::max(dot(axis, axis), 1e-12));
        const Vec2 mirror = t.a + foot * 2 - b;
        const Vec2 kite[] = {t.a, t.b, t.c, mirror};
        path.ring(kite);
        continue;
      }
      path.ring(corners);
    }
    if (!path.empty()) {
      out += "<path fill-rule=\"nonzero\"" + svgPaint("fill", shapes[i].color) + svgAttribute("d", path.str()) + "/>\n";
    }
    i = end;
  }
}

void appendBars(std::span<const Bar> bars, std::string& out) {
  for (const Bar& bar : bars) {
    PathData path;
    const Vec2 line[] = {bar.from, bar.to};
    path.line(line);
    out += "<path fill=\"none\"" + svgPaint("stroke", bar.color) +
           svgAttribute("stroke-width", svgNumber(double(bar.width))) + svgAttribute("d", path.str()) + "/>\n";
  }
}

void svgMarks(const SvgScene& scene, std::string& out) {
  const SvgLayer layer(out, "marks", "Marks");
  out += "<g id=\"shapes\">\n";
  appendTriangles(scene.list.shapes, scene.window, out);
  appendBars(scene.list.bars, out);
  out += "</g>\n<g id=\"markers\">\n";
  appendMarkers(scene, out);
  out += "</g>\n";
  if (scene.list.leaders.empty()) return;
  out += "<g id=\"leaders\" fill=\"none\" stroke-linecap=\"round\"" +
         svgAttribute("stroke-width", svgNumber(leaderWidth)) + ">\n";
  for (const Leader& leader : scene.list.leaders) {
    PathData path;
    const Vec2 line[] = {leader.from, leader.to};
    path.line(line);
    out += "<path" + svgPaint("stroke", leader.color) + svgAttribute("d", path.str()) + "/>\n";
    if (leader.dot <= 0) continue;
    out += "<circle" + svgPaint("fill", leader.color) + svgAttribute("cx", svgNumber(leader.to.x)) +
           svgAttribute("cy", svgNumber(leader.to.y)) + svgAttribute("r", svgNumber(double(leader.dot))) + "/>\n";
  }
  out += "</g>\n";
}

}  // namespace faultline
