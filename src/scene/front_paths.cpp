#include "scene/front_paths.h"

#include <algorithm>

#include "scene/front_line.h"
#include "scene/labels.h"
#include "scene/text_path.h"
#include "story/front_state.h"

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
}

const std::vector<ScreenPath>& FrontPaths::of(uint32_t index, bool undrawn) {
  Front& front = fronts[index];
  const auto add = [&](std::span<const Vec3f> unit) {
    for (ScreenPath& path : openPaths(build, unit)) front.paths.push_back(std::move(path));
  };
  FrontState line;
  if (undrawn && front.lines.empty() && frontAt(build.data, index, build.state.moment.day, line)) {
    for (const FrontRun& run : frontRuns(build, line)) add(run.unit);
    front.projected = true;
  }
  if (front.projected) return front.paths;
  front.projected = true;
  for (const Stroke* stroke : front.lines.empty() ? front.bands : front.lines) add(stroke->unit);
  return front.paths;
}

}  // namespace faultline
