// The layers of an SVG, in the order they are drawn. Each appends its group to `out`. Internal to src/export.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "export/outline.h"
#include "export/svg_path.h"
#include "scene/draw_list.h"

namespace faultline {

struct SvgScene {
  const DrawList& list;
  const Dataset& dataset;
  const Ground& ground;
  Rect window;  // the frame and a margin: what lies outside is left out
};

// Wider than any line, its dashes and the band along the coast.
inline constexpr double windowMargin = 40;
// Points closer than this say nothing in print at three times the size.
inline constexpr double leastStep = 0.1;

void svgSea(const SvgScene& scene, std::string& out);
void svgGraticule(const SvgScene& scene, std::string& out);
void svgLand(const SvgScene& scene, std::string& out);
void svgLakes(const SvgScene& scene, std::string& out);
void svgSweeps(const SvgScene& scene, std::string& out);
void svgHatches(const SvgScene& scene, std::string& out);
void svgCoast(const SvgScene& scene, std::string& out);
void svgBorders(const SvgScene& scene, std::string& out);
void svgOutlines(const SvgScene& scene, std::string& out);
void svgLinks(const SvgScene& scene, std::string& out);
void svgFronts(const SvgScene& scene, std::string& out);
void svgMarks(const SvgScene& scene, std::string& out);
void svgLabels(const SvgScene& scene, bool letters, std::string& out);
void svgFurniture(const SvgScene& scene, std::string& out);

// Parts of a layer.
void appendTriangles(std::span<const Triangle> shapes, const Rect& window, std::string& out);
void appendBars(std::span<const Bar> bars, std::string& out);
void appendLabel(const Label& label, bool letters, std::string& out);
std::string svgFont();  // attributes of a group of texts

// A layer as Inkscape knows it; to Illustrator it is a named group.
class SvgLayer {
 public:
  SvgLayer(std::string& out, std::string_view id, std::string_view label, std::string_view attributes = {});
  ~SvgLayer() { text += "</g>\n"; }
  SvgLayer(const SvgLayer&) = delete;
  SvgLayer& operator=(const SvgLayer&) = delete;

 private:
  std::string& text;
};

// ` name="value"`; the value is escaped.
std::string svgAttribute(std::string_view name, std::string_view value);
// ` fill="#1d242a" fill-opacity=".5"`, or with `stroke` for the name; fully opaque says no opacity.
std::string svgPaint(std::string_view name, Color color, double alpha = 1);
// Dashes as the rhythm lays them out, counted from a line's start or from a whole cycle after it. Empty for a solid
// line.
struct SvgDash {
  double periodPixels = 0;  // a cycle at the scale of the projection's centre; 0: solid
  std::string attributes;
};
// `stretch`: pixels a pixel of the centre, along this line; `growPixels`: each dash is longer by this at either end.
SvgDash svgDash(const Dash& dash, double lineKm, double capPixels, double growPixels, const Projection& projection,
                double stretch = 1);
std::string svgOutline(const std::vector<ScreenRing>& rings);

}  // namespace faultline
