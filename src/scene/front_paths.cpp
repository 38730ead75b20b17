#include "scene/front_paths.h"

#include <algorithm>

#include "scene/labels.h"
#include "scene/text_path.h"

namespace faultline {

std::vector<ScreenPath> openPaths(const SceneBuild& build, std::span<const Vec3f> unit) {
  std::vector<ScreenPath> open;
  for (const ScreenPath& path : projectPath(build.list.projection, unit)) {
    std::vector<Vec2> run;
    const double length = path.length(), step = std::max(std::min(4.0, length / 4), length / 800);
    for (double along = 0;; along += step) {
      const bool end = along > length || step <= 0;
      const Vec2 at = pointAlong(path, along, 1).at;
      if (!end && inTheOpen(build, at)) {
        run.push_back(at);
        continue;
      }
      if (run.size() > 1) open.push_back(pathThrough(run));
      run.clear();
      if (end) break;
    }
  }
  return open;
}

FrontPaths::FrontPaths(const SceneBuild& scene) : build(scene), fronts(scene.data.fronts.size()) {
  for (const Stroke& stroke : build.list.fronts) {
    if (stroke.pick.kind != PickKind::Front) continue;
    Front& front = fronts[stroke.pick.index];
    (stroke.soft > 0 ? front.bands : front.lines).push_back(&stroke);
  }
  for (const Stroke& stroke : build.list.outlines) {
    const format::Zone* zone = stroke.pick.kind == PickKind::Area ? build.data.zoneOf(stroke.pick.index) : nullptr;
    if (zone != nullptr) fronts[zone->front].bands.push_back(&stroke);
  }
}

const std::vector<ScreenPath>& FrontPaths::of(uint32_t index) {
  Front& front = fronts[index];
  if (front.projected) return front.paths;
  front.projected = true;
  for (const Stroke* stroke : front.lines.empty() ? front.bands : front.lines) {
    for (ScreenPath& path : openPaths(build, stroke->unit)) front.paths.push_back(std::move(path));
  }
  return front.paths;
}

}  // namespace faultline
