// Hatches: lines as paths within explicit clips, which editors keep where they lose patterns.
#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "export/svg_layers.h"
#include "scene/units.h"

namespace faultline {
namespace {

struct Bounds {
  Vec2 low{1e18, 1e18}, high{-1e18, -1e18};
  void add(Vec2 p) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
};

// The point that the stripes hang on, so that they move with the map: as the renderer chooses it.
std::optional<Vec3> anchorOf(const SvgScene& scene, const Hatch& hatch) {
  if (!hatch.rings.empty() && !hatch.rings[0].empty()) return widen(hatch.rings[0][0]);
  std::vector<uint32_t> arcs;
  boundaryArcs(scene.ground, hatch.clipUnits, arcs);
  if (arcs.empty()) return std::nullopt;
  return widen(scene.ground.unit[scene.ground.arcs[arcs[0]].first]);
}

// Parallel lines across the bounds, one of them through the anchor.
std::string stripes(const Hatch& hatch, Vec2 anchor, const Bounds& bounds) {
  const double angle = radians(double(hatch.angleDeg)), spacing = double(hatch.spacing);
  const Vec2 normal{sinOf(angle), cosOf(angle)};  // y runs down: the lines rise to the right
  const Vec2 way{normal.y, -normal.x};
  double nearest = 1e18, farthest = -1e18, start = 1e18, end = -1e18;
  for (const Vec2 corner :
       {bounds.low, bounds.high, Vec2{bounds.low.x, bounds.high.y}, Vec2{bounds.high.x, bounds.low.y}}) {
    nearest = std::min(nearest, dot(corner, normal)), farthest = std::max(farthest, dot(corner, normal));
    start = std::min(start, dot(corner, way)), end = std::max(end, dot(corner, way));
  }
  const double phase = dot(anchor, normal);
  PathData path;
  for (double k = std::ceil((nearest - phase) / spacing); phase + k * spacing <= farthest; k += 1) {
    const Vec2 foot = normal * (phase + k * spacing);
    const Vec2 line[] = {foot + way * start, foot + way * end};
    path.line(line);
  }
  return path.str();
}

std::vector<ScreenRing> ringsOf(const SvgScene& scene, const Hatch& hatch) {
  std::vector<UnitRing> rings;
  for (const std::vector<Vec3f>& ring : hatch.rings) {
    rings.emplace_back();
    for (const Vec3f p : ring) rings.back().push_back(widen(p));
  }
  return clippedOutline(scene.list.projection, rings, false, scene.window);
}

std::string clip(const std::string& id, const std::vector<ScreenRing>& rings) {
  return "<clipPath" + svgAttribute("id", id) + "><path clip-rule=\"evenodd\"" + svgAttribute("d", svgOutline(rings)) +
         "/></clipPath>\n";
}

}  // namespace

void svgHatches(const SvgScene& scene, std::string& out) {
  const SvgLayer layer(out, "hatches", "Hatches");
  for (size_t i = 0; i < scene.list.hatches.size(); ++i) {
    const Hatch& hatch = scene.list.hatches[i];
    const std::optional<Vec3> anchor = anchorOf(scene, hatch);
    // Far beyond the horizon there is nothing to see.
    const std::optional<Vec2> screen = anchor ? toScreen(scene.list.projection, *anchor) : std::nullopt;
    if (!screen || hatch.spacing <= 0) continue;
    const std::string id = "hatch-" + std::to_string(i + 1);
    std::string clips, open, close;
    Bounds bounds;
    const auto within = [&](std::string_view part, const std::vector<ScreenRing>& rings) {
      const std::string name = id + std::string(part);
      clips += clip(name, rings);
      open += "<g clip-path=\"url(#" + name + ")\">";
      close += "</g>";
      bounds = {};
      for (const ScreenRing& ring : rings) {
        for (const Vec2 p : ring) bounds.add(p);
      }
    };
    if (!hatch.clipUnits.empty()) {
      within("-units", unitsOutline(scene.dataset, scene.ground, scene.list.projection, hatch.clipUnits, scene.window));
    }
    if (!hatch.rings.empty()) within("-area", ringsOf(scene, hatch));
    if (bounds.low.x > bounds.high.x) continue;
    out += "<g" + svgAttribute("id", id) + ">" + "<defs>" + clips + "</defs>\n" + open;
    out += "<path fill=\"none\"" + svgPaint("stroke", hatch.color) +
           svgAttribute("stroke-width", svgNumber(double(hatch.width))) +
           svgAttribute("d", stripes(hatch, *screen, bounds)) + "/>" + close + "</g>\n";
  }
}

}  // namespace faultline
