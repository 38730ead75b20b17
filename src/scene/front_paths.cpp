#include "scene/front_paths.h"

namespace faultline {

FrontPaths::FrontPaths(const SceneBuild& scene) : build(scene), fronts(scene.data.fronts.size()) {
  for (uint32_t i = 0; i < build.list.fronts.size(); ++i) {
    const Stroke& stroke = build.list.fronts[i];
    if (stroke.pick.kind != PickKind::Front) continue;
    Front& front = fronts[stroke.pick.index];
    (stroke.soft > 0 ? front.bands : front.lines).push_back(i);
  }
}

const std::vector<ScreenPath>& FrontPaths::of(uint32_t index) {
  Front& front = fronts[index];
  if (front.projected) return front.paths;
  front.projected = true;
  for (const uint32_t stroke : front.lines.empty() ? front.bands : front.lines) {
    for (ScreenPath& path : projectPath(build.list.projection, build.list.fronts[stroke].unit))
      front.paths.push_back(std::move(path));
  }
  return front.paths;
}

}  // namespace faultline
