// The real story with its ground, loaded once.
#pragma once
#include <catch2/catch_test_macros.hpp>

#include "../story/real_story.h"
#include "scene/scene.h"

namespace faultline {

struct RealStory {
  const Dataset& dataset = realStory();
  Ground ground = buildGround(dataset);
};

inline const RealStory& story() {
  static const RealStory loaded;
  REQUIRE(loaded.dataset.beats.size() == 10);
  return loaded;
}

// The world of a beat on arrival, and a picture of it with the levels of ground that the pack itself carries.
inline StoryState arrived(uint32_t beat) {
  return evaluate(story().dataset, {beat, static_cast<double>(story().dataset.beats[beat].end)});
}

inline SceneInput sceneAt(const StoryState& state, const View& view, double width, double height) {
  SceneInput in;
  in.dataset = &story().dataset;
  in.ground = &story().ground;
  in.state = &state;
  in.view = view;
  in.layout.width = width;
  in.layout.height = height;
  return in;
}

}  // namespace faultline
