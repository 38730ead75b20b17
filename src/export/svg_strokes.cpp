// Graticule, links and fronts.
#include <cmath>

#include "export/svg_layers.h"

namespace faultline {
namespace {

enum class Part : uint8_t { Casing, Line };

// What a stroke is called: the link or front it stands for.
std::string_view nameOf(const SvgScene& scene, const Pick& pick) {
  if (pick.kind == PickKind::Link) return scene.dataset.text(scene.dataset.links[pick.index].name);
  if (pick.kind == PickKind::Front) return scene.dataset.text(scene.dataset.fronts[pick.index].name);
  return {};
}

struct Look {
  Color color;
  double width;
  Dash dash;
  double phase;  // the dashes begin this much earlier
};

Look lookOf(const Stroke& stroke, Part part) {
  Look look{stroke.color, double(stroke.width), stroke.dash, 0};
  if (part == Part::Line) return look;
  look.color = stroke.casing;
  look.width += 2 * double(stroke.casingWidth);
  if (stroke.casingWidth <= 0) look.color.a = 0;
  if (stroke.dash.on > 0 && !stroke.roundCap) {  // around the dashes' ends too; round caps reach there by themselves
    look.dash = {stroke.dash.on + 2 * stroke.casingWidth, stroke.dash.off - 2 * stroke.casingWidth};
    look.phase = double(stroke.casingWidth);
    if (look.dash.off <= 0) look.dash = {};
  }
  return look;
}

// One piece of even strength. Its ends are the line's own, or joints with a paler piece.
void appendPiece(std::string& out, const std::string& path, const Look& look, double alpha, bool roundCap) {
  if (path.empty() || look.color.a * alpha < 0.5) return;
  out += "<path" + svgPaint("stroke", look.color, alpha) + svgAttribute("stroke-width", svgNumber(look.width));
  out += svgDash(look.dash, look.phase);
  if (roundCap) out += " stroke-linecap=\"round\"";
  out += svgAttribute("d", path) + "/>\n";
}

void appendStroke(const SvgScene& scene, const Stroke& stroke, Part part, std::string& out) {
  const Look look = lookOf(stroke, part);
  if (look.color.a == 0 || look.width <= 0 || stroke.unit.size() < 2) return;
  const double period = double(stroke.dash.on) + double(stroke.dash.off);
  const auto strength = [&](uint32_t segment) {
    return stroke.alpha.empty() ? 1.0 : std::round(double(stroke.alpha[segment]) * 100) / 100;
  };
  std::string pieces;
  PathData whole;  // of full strength
  for (LineRun& run : clippedLine(scene.list.projection, stroke.unit, {}, scene.window)) {
    if (stroke.dash.on > 0) run = fromNextPeriod(std::move(run), period);
    for (size_t i = 0; i < run.segment.size();) {
      size_t end = i;
      while (end < run.segment.size() && strength(run.segment[end]) == strength(run.segment[i])) ++end;
      const auto points = thinned(std::span(run.points).subspan(i, end - i + 1), leastStep);
      if (i == 0 && end == run.segment.size() && strength(run.segment[0]) == 1) {
        whole.line(points);
      } else {
        Look piece = look;
        if (piece.dash.on > 0) piece.phase += run.along[i] - std::floor(run.along[i] / period) * period;
        PathData path;
        path.line(points);
        const bool alone = i == 0 && end == run.segment.size();
        appendPiece(pieces, path.str(), piece, strength(run.segment[i]),
                    stroke.roundCap && (alone || piece.dash.on > 0));
      }
      i = end;
    }
  }
  appendPiece(pieces, whole.str(), look, 1, stroke.roundCap);
  if (pieces.empty()) return;
  out += "<g";
  if (const std::string_view name = nameOf(scene, stroke.pick); !name.empty()) out += svgAttribute("data-name", name);
  out += ">" + pieces + "</g>\n";
}

// All casings under all lines: a front is several strokes end to end, and one must not cut into the next.
void appendStrokes(const SvgScene& scene, const std::vector<Stroke>& strokes, std::string_view id, std::string& out) {
  for (const Part part : {Part::Casing, Part::Line}) {
    std::string group;
    for (const Stroke& stroke : strokes) appendStroke(scene, stroke, part, group);
    if (group.empty()) continue;
    const std::string name = std::string(id) + (part == Part::Casing ? "-casing" : "-lines");
    out += "<g" + svgAttribute("id", name) + " fill=\"none\">\n" + group + "</g>\n";
  }
}

}  // namespace

void svgGraticule(const SvgScene& scene, std::string& out) {
  const SvgLayer layer(out, "graticule", "Graticule");
  appendStrokes(scene, scene.list.graticule, "graticule", out);
}

void svgLinks(const SvgScene& scene, std::string& out) {
  const SvgLayer layer(out, "links", "Links");
  appendStrokes(scene, scene.list.links, "links", out);
}

void svgFronts(const SvgScene& scene, std::string& out) {
  const SvgLayer layer(out, "fronts", "Fronts");
  appendStrokes(scene, scene.list.fronts, "fronts", out);
}

}  // namespace faultline
