// The real story and its ground, loaded once.
#pragma once
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <string>
#include <vector>

#include "scene/scene.h"

namespace faultline {

inline std::string readWhole(const std::string& path) {
  std::string bytes;
  if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
    char buffer[65536];
    for (size_t n; (n = std::fread(buffer, 1, sizeof buffer, file)) > 0;) bytes.append(buffer, n);
    std::fclose(file);
  }
  return bytes;
}

struct RealStory {
  std::vector<uint64_t> storage;  // 8-byte aligned
  Dataset dataset;
  Ground ground;

  RealStory() {
    const std::string bytes = readWhole(FAULTLINE_STORY_PACK);
    storage.resize((bytes.size() + 7) / 8);
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(storage.data()));
    const PackError error = Dataset::load({reinterpret_cast<const std::byte*>(storage.data()), bytes.size()}, dataset);
    if (error == PackError::None) ground = buildGround(dataset);
  }
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
