// Where the drawn fronts run on the screen, by front: projected once for all words about them. Internal to src/scene.
#pragma once
#include <vector>

#include "scene/build.h"

namespace faultline {

// Those parts of a drawn line that show: on the frame and under no panel.
std::vector<ScreenPath> openPaths(const SceneBuild& build, std::span<const Vec3f> unit);

class FrontPaths {
 public:
  explicit FrontPaths(const SceneBuild& build);
  // The pieces of a front's line; of its band only where it has no line. Empty where nothing of it is drawn, unless
  // `undrawn` asks, before anything else does, for where it would be.
  const std::vector<ScreenPath>& of(uint32_t front, bool undrawn = false);

 private:
  struct Front {
    std::vector<const Stroke*> lines, bands;
    bool projected = false;
    std::vector<ScreenPath> paths;
  };
  const SceneBuild& build;
  std::vector<Front> fronts;  // one a front of the dataset
};

}  // namespace faultline
