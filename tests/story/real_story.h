// The first story as it is shipped, for tests that want what readers see.
#pragma once
#include <catch2/catch_test_macros.hpp>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "../snapshot.h"
#include "data/dataset.h"

namespace faultline {

// Loaded once.
inline const Dataset& realStory() {
  static std::vector<uint64_t> storage;  // 8-byte aligned
  static const Dataset dataset = [] {
    const std::string pack = test::contentOf(FAULTLINE_STORY_PACK);
    storage.resize((pack.size() + 7) / 8);
    std::memcpy(storage.data(), pack.data(), pack.size());
    Dataset loaded;
    REQUIRE(Dataset::load(std::as_bytes(std::span(storage)).first(pack.size()), loaded) == PackError::None);
    return loaded;
  }();
  return dataset;
}

// Its index; fails the test where there is none.
inline uint32_t frontNamed(const Dataset& dataset, std::string_view id) {
  uint32_t index = 0;
  while (index < dataset.fronts.size() && dataset.text(dataset.fronts[index].id) != id) ++index;
  REQUIRE(index < dataset.fronts.size());
  return index;
}

}  // namespace faultline
