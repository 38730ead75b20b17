// Sea, coast band, land, lakes, coast and borders.
#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "export/svg_layers.h"
#include "scene/ground_look.h"
#include "scene/path.h"
#include "scene/units.h"

namespace faultline {
namespace {

// The band fades with the square of the distance. Opaque strokes, each narrower and darker than the one before, give
// the nearest shore's value wherever coasts crowd, as the renderer's minimum does.
constexpr int bandSteps = 12;

std::span<const Vec3f> pointsOf(const Ground& ground, Ground::ArcSpan span) {
  return std::span(ground.unit).subspan(span.first, span.count);
}

BoundaryClass classOf(const SvgScene& scene, uint32_t arc) { return scene.ground.boundary[scene.list.lens][arc]; }

double chordKm(Vec3f a, Vec3f b) {
  const Vec3 d = widen(a) - widen(b);
  return std::sqrt(dot(d, d)) * earthRadiusKm;
}

// The arc with points about `stepKm` apart, as the renderer thins it out.
std::vector<Vec3f> thinnedArc(std::span<const Vec3f> arc, double stepKm) {
  std::vector<Vec3f> out = {arc.front()};
  for (size_t i = 1; i < arc.size(); ++i) {
    const bool last = i + 1 == arc.size();
    if (!last && chordKm(out.back(), arc[i]) < stepKm) continue;
    if (last && out.size() > 1 && chordKm(out.back(), arc[i]) < stepKm * 0.25) continue;
    out.push_back(arc[i]);
  }
  return out;
}

struct Extent {       // of a closed line
  double areaRadius;  // radians: of the circle with its area
  double reach;       // chord from its middle to its farthest point
};

Extent measured(std::span<const Vec3f> shore) {
  Vec3 area{}, low = widen(shore[0]), high = low;
  for (size_t i = 0; i < shore.size(); ++i) {
    const Vec3 p = widen(shore[i]);
    area = area + cross(p, widen(shore[(i + 1) % shore.size()]));
    low = {std::min(low.x, p.x), std::min(low.y, p.y), std::min(low.z, p.z)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y), std::max(high.z, p.z)};
  }
  Vec3 middle = low + high;
  middle = middle * (1 / std::sqrt(dot(middle, middle)));
  double cosine = 1;
  for (const Vec3f p : shore) cosine = std::min(cosine, dot(middle, widen(p)));
  return {std::sqrt(std::sqrt(dot(area, area)) / (2 * pi)), std::sqrt(2 * (1 - cosine))};
}

std::span<const Vec3f> shoreOf(const SvgScene& scene, uint32_t lake) {
  return pointsOf(scene.ground, shoreAt(scene.ground, lake, scene.list.detail));
}

// The thinned-out coast as paths, by how far its band reaches: a speck in the ocean would drown in a band as wide as a
// continent's, so a small island's reaches as far as the island is wide. Whole pixels; the last has the full reach.
constexpr int bandReaches = static_cast<int>(bandReach);

std::vector<std::string> coastForBand(const SvgScene& scene) {
  const double stepKm = bandStepKm(kmPerPixel(scene.list.projection));
  PathData paths[bandReaches + 1];
  for (uint32_t arc = 0; arc < scene.ground.arcs.size(); ++arc) {
    const Ground::ArcSpan span = arcAt(scene.ground, arc, scene.list.detail);
    if (classOf(scene, arc) != BoundaryClass::Coast || span.count < 2) continue;
    const auto points = pointsOf(scene.ground, span);
    int reach = bandReaches;
    if (chordKm(points.front(), points.back()) == 0) {
      const double wide = 2 * measured(points).reach * scene.list.projection.scale;
      reach = static_cast<int>(std::min(wide + 0.5, bandReach));
    }
    const std::vector<Vec3f> line = thinnedArc(points, stepKm);
    for (const LineRun& run : clippedLine(scene.list.projection, line, {}, scene.window)) paths[reach].line(run.points);
  }
  std::vector<std::string> out;
  for (const PathData& path : paths) out.push_back(path.str());
  return out;
}

void appendLine(std::string& out, std::string_view id, const std::string& path, Color color, double width,
                const std::string& dashes) {
  if (path.empty()) return;
  out += "<path" + svgAttribute("id", id) + " fill=\"none\"" + svgPaint("stroke", color);
  out += svgAttribute("stroke-width", svgNumber(width)) + dashes;
  if (dashes.empty()) out += " stroke-linecap=\"round\"";
  out += svgAttribute("d", path) + "/>\n";
}

// All lines of one class as one path. Dashes are counted from each arc's start.
void appendBoundary(const SvgScene& scene, BoundaryClass boundary, std::string_view id, std::string& out) {
  const BorderStyle& style = scene.list.borders[static_cast<int>(boundary)];
  if (style.width <= 0 || style.color.a == 0) return;
  const SvgDash dash = svgDash(style.dash, 0, 0, 0, scene.list.projection);
  PathData path;
  for (uint32_t arc = 0; arc < scene.ground.arcs.size(); ++arc) {
    const Ground::ArcSpan span = arcAt(scene.ground, arc, scene.list.detail);
    if (classOf(scene, arc) != boundary || span.count < 2) continue;
    const auto km = std::span(scene.ground.km).subspan(span.first, span.count);
    for (LineRun& run : clippedLine(scene.list.projection, pointsOf(scene.ground, span), km, scene.window)) {
      if (dash.periodPixels > 0) run = fromNextPeriod(std::move(run), dash.periodPixels);
      if (run.points.size() > 1) path.line(thinned(run.points, leastStep));
    }
  }
  appendLine(out, id, path.str(), style.color, double(style.width), dash.attributes);
}

bool lakeShows(const SvgScene& scene, uint32_t lake) {
  const std::span<const Vec3f> shore = shoreOf(scene, lake);
  return shore.size() >= 3 && std::floor(scene.list.day) <= double(scene.ground.lakes[lake].validTo) &&
         measured(shore).areaRadius * scene.list.projection.scale >= smallestLake;
}

std::vector<ScreenRing> lakeRings(const SvgScene& scene, uint32_t lake) {
  UnitRing ring;
  for (const Vec3f p : shoreOf(scene, lake)) ring.push_back(widen(p));
  return clippedOutline(scene.list.projection, std::span(&ring, 1), false, scene.window);
}

}  // namespace

void svgSea(const SvgScene& scene, std::string& out) {
  const Tokens& tokens = scene.list.tokens;
  const SvgLayer layer(out, "sea", "Sea");
  const Rect& w = scene.window;
  out += "<path id=\"sea-ground\"" + svgPaint("fill", tokens.sea);
  out += svgAttribute("d", "M" + svgNumber(w.x) + " " + svgNumber(w.y) + "h" + svgNumber(w.width) + "v" +
                               svgNumber(w.height) + "H" + svgNumber(w.x) + "z") +
         "/>\n";
  if (tokens.shore == tokens.sea) return;
  const std::vector<std::string> coasts = coastForBand(scene);
  const auto id = [](int reach) { return "coast-band-" + std::to_string(reach); };
  out += "<defs>\n";
  for (int reach = 1; reach <= bandReaches; ++reach) {
    const std::string& coast = coasts[static_cast<size_t>(reach)];
    if (!coast.empty()) out += "<path" + svgAttribute("id", id(reach)) + svgAttribute("d", coast) + "/>\n";
  }
  out += "</defs>\n<g id=\"coast-band\" fill=\"none\" stroke-linecap=\"round\">\n";
  for (int i = 0; i < bandSteps; ++i) {
    const double near = (i + 0.5) / bandSteps;  // in the middle of the ring that stays in sight
    out += "<g" + svgPaint("stroke", mixed(tokens.sea, tokens.shore, near * near)) + ">";
    for (int reach = 1; reach <= bandReaches; ++reach) {
      if (coasts[static_cast<size_t>(reach)].empty()) continue;
      out += "<use" + svgAttribute("xlink:href", "#" + id(reach)) +
             svgAttribute("stroke-width", svgNumber(2.0 * reach * (bandSteps - i) / bandSteps)) + "/>";
    }
    out += "</g>\n";
  }
  out += "</g>\n";
}

void svgLand(const SvgScene& scene, std::string& out) {
  const DrawList& list = scene.list;
  std::vector<Color> colors(scene.dataset.units.size(), list.tokens.land);
  for (const UnitFill& fill : list.fills) colors[fill.unit] = fill.color;
  // Each outline is stroked in its own colour too: without it neighbours would part by a hairline of sea.
  const SvgLayer layer(out, "land", "Land", " stroke-width=\".5\"");
  for (const uint32_t unit : list.visibleUnits) {
    const auto rings =
        unitsOutline(scene.dataset, scene.ground, list.detail, list.projection, std::span(&unit, 1), scene.window);
    const std::string path = svgOutline(rings);
    if (path.empty()) continue;
    const format::Unit& record = scene.dataset.units[unit];
    const std::string color = svgColor(colors[unit]);
    const std::string_view code = scene.dataset.text(record.code);
    out += "<path" + svgAttribute("id", "unit-" + (code.empty() ? std::to_string(unit) : svgId(code)));
    out += svgAttribute("data-name", scene.dataset.text(record.name));
    out += svgAttribute("fill", color) + svgAttribute("stroke", color) + svgAttribute("d", path) + "/>\n";
  }
}

void svgLakes(const SvgScene& scene, std::string& out) {
  const SvgLayer layer(out, "lakes", "Lakes", svgPaint("fill", scene.list.tokens.lake));
  // A lake and the islands in it are one path; islands follow their lake.
  std::vector<ScreenRing> rings;
  uint32_t owner = 0;
  const auto flush = [&] {
    const std::string path = svgOutline(rings);
    rings.clear();
    if (path.empty()) return;
    out += "<path" + svgAttribute("id", "lake-" + std::to_string(owner));
    if (owner < scene.dataset.lakes.size() && scene.dataset.lakes[owner].name.length > 0) {
      out += svgAttribute("data-name", scene.dataset.text(scene.dataset.lakes[owner].name));
    }
    out += svgAttribute("d", path) + "/>\n";
  };
  for (uint32_t lake = 0; lake < scene.ground.lakes.size(); ++lake) {
    const bool island =
        lake < scene.dataset.lakes.size() && (scene.dataset.lakes[lake].flags & format::lakeIsland) != 0;
    if (!island) {
      flush();
      owner = lake;
    }
    if (!lakeShows(scene, lake)) continue;
    for (ScreenRing& ring : lakeRings(scene, lake)) rings.push_back(std::move(ring));
  }
  flush();
}

void svgCoast(const SvgScene& scene, std::string& out) {
  const SvgLayer layer(out, "coast", "Coast");
  const BorderStyle& style = scene.list.borders[static_cast<int>(BoundaryClass::Coast)];
  if (style.width <= 0 || style.color.a == 0) return;
  PathData shores;
  for (uint32_t lake = 0; lake < scene.ground.lakes.size(); ++lake) {
    if (!lakeShows(scene, lake)) continue;
    const auto shore = shoreOf(scene, lake);
    if (measured(shore).reach * scene.list.projection.scale < smallestShore) continue;
    std::vector<Vec3f> closed(shore.begin(), shore.end());
    closed.push_back(shore.front());
    for (const LineRun& run : clippedLine(scene.list.projection, closed, {}, scene.window)) {
      shores.line(thinned(run.points, leastStep));
    }
  }
  appendLine(out, "lake-shores", shores.str(), withAlpha(style.color, shoreAlpha),
             double(style.width) * double(shoreWidth), {});
  appendBoundary(scene, BoundaryClass::Coast, "coastline", out);
}

void svgBorders(const SvgScene& scene, std::string& out) {
  const SvgLayer layer(out, "borders", "Borders");
  appendBoundary(scene, BoundaryClass::Internal, "borders-internal", out);
  appendBoundary(scene, BoundaryClass::International, "borders-international", out);
  appendBoundary(scene, BoundaryClass::Disputed, "borders-disputed", out);
  appendBoundary(scene, BoundaryClass::Ceasefire, "borders-ceasefire", out);
}

}  // namespace faultline
