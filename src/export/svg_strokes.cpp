// Graticule, outlines, links and fronts.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "export/svg_layers.h"

namespace faultline {
namespace {

constexpr int softSteps = 6;  // nested strokes that make a soft edge

// What a stroke is called: the link or front it stands for.
std::string_view strokeNameOf(const SvgScene& scene, const Pick& pick) {
  if (pick.kind == PickKind::Link) return scene.dataset.text(scene.dataset.links[pick.index].name);
  if (pick.kind == PickKind::Front) return scene.dataset.text(scene.dataset.fronts[pick.index].name);
  if (pick.kind == PickKind::Area) return scene.dataset.text(scene.dataset.areas[pick.index].name);
  return {};
}

double lengthKm(const std::vector<Vec3f>& line) {
  double km = 0;
  for (size_t i = 1; i < line.size(); ++i) {
    const Vec3 step = widen(line[i]) - widen(line[i - 1]);
    km += std::sqrt(dot(step, step)) * earthRadiusKm;
  }
  return km;
}

double lengthPixels(std::span<const Vec2> points) {
  double length = 0;
  for (size_t i = 1; i < points.size(); ++i) {
    const Vec2 step = points[i] - points[i - 1];
    length += std::sqrt(dot(step, step));
  }
  return length;
}

// The line moved to its right by `distance` (y runs down).
std::vector<Vec2> beside(std::span<const Vec2> points, double distance) {
  const auto normal = [&](size_t segment) {
    const Vec2 way = points[segment + 1] - points[segment];
    const double length = std::sqrt(dot(way, way));
    return length > 0 ? Vec2{-way.y / length, way.x / length} : Vec2{0, 0};
  };
  std::vector<Vec2> out;
  for (size_t i = 0; i < points.size(); ++i) {
    const Vec2 before = normal(i > 0 ? i - 1 : 0), after = normal(i + 1 < points.size() ? i : points.size() - 2);
    const Vec2 sum = before + after;
    // The corner lies where both sides meet; a sharp one is cut off.
    out.push_back(points[i] + sum * (distance / std::max(dot(sum, sum) / 2, 0.5)));
  }
  return out;
}

struct Look {
  Color color;
  double width, hollow, soft;
  double grow;  // of each dash, at either end
  bool roundCap;
};

Look lineLook(const Stroke& stroke) {
  return {stroke.color, double(stroke.width), double(stroke.hollow), double(stroke.soft), 0, stroke.roundCap};
}

Look casingLook(const Stroke& stroke) {
  Look look = lineLook(stroke);
  look.color = stroke.casing;
  look.width += 2 * double(stroke.casingWidth);
  look.hollow = 0;
  if (stroke.casingWidth <= 0) look.color.a = 0;
  if (!stroke.roundCap) look.grow = double(stroke.casingWidth);  // round caps reach there by themselves
  return look;
}

std::string pathOf(const std::vector<std::vector<Vec2>>& lines, double aside) {
  PathData path;
  for (const std::vector<Vec2>& line : lines) path.line(aside == 0 ? line : beside(line, aside));
  return path.str();
}

// Lines of even strength, as one path: where it lies over itself it is painted once.
void appendPath(std::string& out, const std::vector<std::vector<Vec2>>& lines, const Look& look, double alpha,
                bool roundCap, const std::string& dashes) {
  if (lines.empty() || look.color.a * alpha < 0.5) return;
  const auto append = [&](double aside, double width, double strength) {
    out += "<path" + svgPaint("stroke", look.color, strength) + svgAttribute("stroke-width", svgNumber(width)) + dashes;
    if (roundCap) out += " stroke-linecap=\"round\"";
    out += svgAttribute("d", pathOf(lines, aside)) + "/>\n";
  };
  if (look.hollow > 0 && look.hollow < look.width) {  // a double line is two lines
    const double width = (look.width - look.hollow) / 2, aside = (look.width + look.hollow) / 4;
    append(aside, width, alpha);
    append(-aside, width, alpha);
    return;
  }
  if (look.soft <= 0) return append(0, look.width, alpha);
  // From the outside in: each stroke brings what lies under it up to the strength wanted there.
  const double full = alpha * look.color.a / 255;
  double covered = 0;
  for (int i = 0; i < softSteps; ++i) {
    const double t = (i + 0.5) / softSteps;
    const double wanted = full * t * t * (3 - 2 * t);
    const double more = 1 - (1 - wanted) / (1 - covered);
    append(0, look.width + 1 - 2 * (look.soft + 1) * (i + 0.5) / softSteps, more * 255 / look.color.a);
    covered = wanted;
  }
}

void appendStroke(const SvgScene& scene, const Stroke& stroke, const Look& look, std::string& out) {
  if (look.color.a == 0 || look.width <= 0 || stroke.unit.size() < 2) return;
  const double lineKm = stroke.dashKm > 0 ? double(stroke.dashKm) : lengthKm(stroke.unit);
  const auto dashFor = [&](double stretch) {
    return svgDash(stroke.dash, lineKm, look.roundCap ? look.width / 2 : look.grow, look.grow, scene.list.projection,
                   stretch);
  };
  const auto strength = [&](uint32_t segment) {
    return stroke.alpha.empty() ? 1.0 : std::round(double(stroke.alpha[segment]) * 100) / 100;
  };
  const double period = dashFor(1).periodPixels;
  std::vector<std::vector<Vec2>> whole;  // solid, of full strength
  for (LineRun& run : clippedLine(scene.list.projection, stroke.unit, {}, scene.window)) {
    if (period > 0) run = fromNextPeriod(std::move(run), period);
    // Dashes belong to the ground: where the map stretches it, it stretches them.
    const double nominal = run.along.empty() ? 0 : run.along.back() - run.along.front();
    const double stretch = nominal > 1 ? lengthPixels(run.points) / nominal : 1;
    for (size_t i = 0; i < run.segment.size();) {
      size_t end = i;
      while (end < run.segment.size() && strength(run.segment[end]) == strength(run.segment[i])) ++end;
      const bool alone = i == 0 && end == run.segment.size();
      std::vector<Vec2> points = thinned(std::span(run.points).subspan(i, end - i + 1), leastStep);
      if (alone && period <= 0 && strength(run.segment[0]) == 1) {
        whole.push_back(std::move(points));
      } else {
        // A piece within a run goes on with the dashes where the one before left off.
        std::string dashes = dashFor(stretch).attributes;
        if (!dashes.empty() && i > 0) {
          const size_t at = dashes.rfind("=\"") + 2;
          const double offset = std::strtod(dashes.c_str() + at, nullptr);
          dashes = dashes.substr(0, at) + svgNumber(offset + lengthPixels(std::span(run.points).first(i + 1))) + "\"";
        }
        appendPath(out, {points}, look, strength(run.segment[i]), look.roundCap && (alone || period > 0), dashes);
      }
      i = end;
    }
  }
  appendPath(out, whole, look, 1, look.roundCap, {});
}

// Line by line, the casings of one under all its strokes: a line cuts a gap into those it crosses.
void appendStrokes(const SvgScene& scene, const std::vector<Stroke>& strokes, std::string& out) {
  for (size_t i = 0; i < strokes.size();) {
    size_t end = i + 1;
    while (end < strokes.size() && strokes[end].pick == strokes[i].pick) ++end;
    std::string casings, lines;
    for (size_t k = i; k < end; ++k) {
      appendStroke(scene, strokes[k], casingLook(strokes[k]), casings);
      appendStroke(scene, strokes[k], lineLook(strokes[k]), lines);
    }
    if (!casings.empty() || !lines.empty()) {
      out += "<g fill=\"none\"";
      if (const auto name = strokeNameOf(scene, strokes[i].pick); !name.empty()) out += svgAttribute("data-name", name);
      out += ">\n" + casings + lines + "</g>\n";
    }
    i = end;
  }
}

}  // namespace

void svgGraticule(const SvgScene& scene, std::string& out) {
  const SvgLayer layer(out, "graticule", "Graticule");
  appendStrokes(scene, scene.list.graticule, out);
}

void svgOutlines(const SvgScene& scene, std::string& out) {
  const SvgLayer layer(out, "outlines", "Outlines of areas");
  appendStrokes(scene, scene.list.outlines, out);
}

void svgLinks(const SvgScene& scene, std::string& out) {
  const SvgLayer layer(out, "links", "Links");
  appendStrokes(scene, scene.list.links, out);
}

void svgFronts(const SvgScene& scene, std::string& out) {
  const SvgLayer layer(out, "fronts", "Fronts");
  appendStrokes(scene, scene.list.fronts, out);
}

}  // namespace faultline
