// Hatches: lines as paths within explicit clips, which editors keep where they lose patterns; and even fills.
#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <optional>

#include "base/trig.h"
#include "export/svg_layers.h"
#include "scene/rhythm.h"

namespace faultline {
namespace {

struct Bounds {
  Vec2 low{1e18, 1e18}, high{-1e18, -1e18};
  void add(Vec2 p) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
};

// Parallel lines across the bounds at `offset` from the anchor and every `cycle` from there.
void appendStripes(PathData& path, const Hatch& hatch, Vec2 anchor, double offset, double cycle, const Bounds& bounds) {
  const double angle = radians(double(hatch.angleDeg));
  const Vec2 normal{sinOf(angle), cosOf(angle)};  // y runs down: the lines rise to the right
  const Vec2 way{normal.y, -normal.x};
  double nearest = 1e18, farthest = -1e18, start = 1e18, end = -1e18;
  for (const Vec2 corner :
       {bounds.low, bounds.high, Vec2{bounds.low.x, bounds.high.y}, Vec2{bounds.high.x, bounds.low.y}}) {
    nearest = std::min(nearest, dot(corner, normal)), farthest = std::max(farthest, dot(corner, normal));
    start = std::min(start, dot(corner, way)), end = std::max(end, dot(corner, way));
  }
  const double phase = dot(anchor, normal) + offset;
  for (double k = std::ceil((nearest - phase) / cycle); phase + k * cycle <= farthest; k += 1) {
    const Vec2 foot = normal * (phase + k * cycle);
    const Vec2 line[] = {foot + way * start, foot + way * end};
    path.line(line);
  }
}

// The hatch's stripes, and those half-way between, in `color`; each wider by 2 * `by`, but for those about to vanish.
std::string stripes(const Hatch& hatch, const Projection& projection, Vec2 anchor, const Bounds& bounds, Color color,
                    double by) {
  const StripeCycle rhythm = stripeCycle(hatch, projection);
  std::string out;
  const auto append = [&](double offset, double width) {
    if (width < 0.02) return;
    PathData path;
    appendStripes(path, hatch, anchor, offset, rhythm.cycle, bounds);
    if (path.empty()) return;
    const double pale = std::min(width, 1.0);  // a stripe thinner than a pixel pales on the screen; here it is thin
    out += "<path fill=\"none\"" + svgPaint("stroke", color) +
           svgAttribute("stroke-width", svgNumber(width + 2 * by * pale)) + svgAttribute("d", path.str()) + "/>\n";
  };
  append(0, rhythm.width);
  append(rhythm.cycle / 2, rhythm.between);
  return out;
}

std::vector<ScreenRing> ringsOf(const SvgScene& scene, const Hatch& hatch) {
  std::vector<UnitRing> rings;
  for (const std::vector<Vec3f>& ring : hatch.rings) {
    rings.emplace_back();
    for (const Vec3f p : ring) rings.back().push_back(widen(p));
  }
  return clippedOutline(scene.list.projection, rings, false, scene.window);
}

// What a hatch covers, as clips to nest.
struct Cover {
  std::vector<std::string> clips;  // ids
  Bounds bounds;                   // of the last, which is the narrowest
  bool empty = true;
};

Cover appendClips(const SvgScene& scene, const Hatch& hatch, const std::string& id, std::string& out) {
  Cover cover;
  const auto add = [&](std::string_view part, const std::vector<ScreenRing>& rings) {
    cover.bounds = {};
    for (const ScreenRing& ring : rings) {
      for (const Vec2 p : ring) cover.bounds.add(p);
    }
    cover.empty = rings.empty();
    cover.clips.push_back(id + std::string(part));
    out += "<clipPath" + svgAttribute("id", cover.clips.back()) + "><path clip-rule=\"evenodd\"" +
           svgAttribute("d", svgOutline(rings)) + "/></clipPath>\n";
  };
  if (!hatch.clipUnits.empty()) {
    add("-units", unitsOutline(scene.dataset, scene.ground, scene.list.detail, scene.list.projection, hatch.clipUnits,
                               scene.window));
    if (cover.empty) return cover;
  }
  if (!hatch.rings.empty()) add("-area", ringsOf(scene, hatch));
  return cover;
}

std::string within(std::initializer_list<const Cover*> covers, const std::string& drawing) {
  std::string open, close;
  for (const Cover* cover : covers) {
    for (const std::string& clip : cover->clips) {
      open += "<g clip-path=\"url(#" + clip + ")\">";
      close += "</g>";
    }
  }
  return open + drawing + close + "\n";
}

bool meet(const Bounds& a, const Bounds& b) {
  return a.low.x < b.high.x && b.low.x < a.high.x && a.low.y < b.high.y && b.low.y < a.high.y;
}

std::string_view groundNameOf(const SvgScene& scene, const Pick& pick) {
  if (pick.kind == PickKind::Area) return scene.dataset.text(scene.dataset.areas[pick.index].name);
  if (pick.kind == PickKind::Front) return scene.dataset.text(scene.dataset.fronts[pick.index].name);
  return {};
}

}  // namespace

void svgSweeps(const SvgScene& scene, std::string& out) {
  const SvgLayer layer(out, "sweeps", "Ground that changed sides");
  const Rect& window = scene.window;
  const double right = window.x + window.width, foot = window.y + window.height;
  const ScreenRing frameRing = {{window.x, window.y}, {right, window.y}, {right, foot}, {window.x, foot}};
  std::string beyond;  // the clip of the fill before
  size_t painted = 0;
  for (size_t i = 0; i < scene.list.sweeps.size(); ++i) {
    const Hatch& fill = scene.list.sweeps[i];
    std::string clips;
    const Cover cover = appendClips(scene, fill, "sweep-" + std::to_string(i + 1), clips);
    if (cover.empty) continue;
    const std::vector<ScreenRing> rings = ringsOf(scene, fill);
    out += "<g" + svgAttribute("id", "sweep-" + std::to_string(i + 1));
    if (const auto name = groundNameOf(scene, fill.pick); !name.empty()) out += svgAttribute("data-name", name);
    out += "><defs>\n" + clips + beyond + "</defs>\n";
    std::string path = "<path" + svgPaint("fill", fill.color) + svgAttribute("d", svgOutline(rings)) + "/>";
    for (size_t k = 0; k < painted; ++k) {
      const std::string reference = "url(#beyond-sweep-" + std::to_string(k + 1) + ")";
      path = "<g" + svgAttribute("clip-path", reference) + ">" + path + "</g>";
    }
    out += within({&cover}, path) + "</g>\n";
    // What a later one leaves: all but this one.
    std::vector<ScreenRing> others = rings;
    others.push_back(frameRing);
    beyond = "<clipPath" + svgAttribute("id", "beyond-sweep-" + std::to_string(++painted)) +
             "><path clip-rule=\"evenodd\"" + svgAttribute("d", svgOutline(others)) + "/></clipPath>\n";
  }
}

void svgHatches(const SvgScene& scene, std::string& out) {
  const SvgLayer layer(out, "hatches", "Hatches");
  std::vector<Cover> drawn;
  for (size_t i = 0; i < scene.list.hatches.size(); ++i) {
    const Hatch& hatch = scene.list.hatches[i];
    // Far beyond the horizon there is nothing to see.
    const std::optional<Vec2> anchor = toScreen(scene.list.projection, widen(hatch.anchor));
    if (!anchor || (hatch.rings.empty() && hatch.clipUnits.empty())) continue;
    const std::string id = "hatch-" + std::to_string(i + 1);
    std::string clips;
    Cover cover = appendClips(scene, hatch, id, clips);
    if (cover.empty) continue;
    out += "<g" + svgAttribute("id", id);
    if (const auto name = groundNameOf(scene, hatch.pick); !name.empty()) out += svgAttribute("data-name", name);
    out += "><defs>\n" + clips + "</defs>\n";
    // Where it covers an earlier hatch its stripes stand on wider ones, so that crossings stay open.
    for (const Cover& earlier : drawn) {
      if (hatch.knockout.a == 0 || !meet(earlier.bounds, cover.bounds)) continue;
      out += within({&cover, &earlier}, stripes(hatch, scene.list.projection, *anchor, cover.bounds, hatch.knockout,
                                                double(Hatch::knockoutWidth)));
    }
    const std::string drawing =
        hatch.spacing > 0
            ? stripes(hatch, scene.list.projection, *anchor, cover.bounds, hatch.color, 0)
            : "<path" + svgPaint("fill", hatch.color) + svgAttribute("d", svgOutline(ringsOf(scene, hatch))) + "/>";
    out += within({&cover}, drawing) + "</g>\n";
    drawn.push_back(std::move(cover));
  }
}

}  // namespace faultline
