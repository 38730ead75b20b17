#include "real_story.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace faultline {
namespace {

std::string contentOf(const std::string& path) {
  std::string content;
  std::FILE* file = std::fopen(path.c_str(), "rb");
  REQUIRE(file != nullptr);
  char buffer[1 << 16];
  for (size_t count = 0; (count = std::fread(buffer, 1, sizeof buffer, file)) > 0;) content.append(buffer, count);
  REQUIRE(std::fclose(file) == 0);
  return content;
}

}  // namespace

const Dataset& realStory() {
  static std::vector<uint64_t> storage;
  static const Dataset dataset = [] {
    const std::string pack = contentOf(FAULTLINE_STORY_PACK);
    storage.resize((pack.size() + 7) / 8);
    std::memcpy(storage.data(), pack.data(), pack.size());
    Dataset loaded;
    REQUIRE(Dataset::load(std::as_bytes(std::span(storage)).first(pack.size()), loaded) == PackError::None);
    return loaded;
  }();
  return dataset;
}

uint32_t frontNamed(const Dataset& dataset, std::string_view id) {
  uint32_t index = 0;
  while (index < dataset.fronts.size() && dataset.text(dataset.fronts[index].id) != id) ++index;
  REQUIRE(index < dataset.fronts.size());
  return index;
}

void checkTextSnapshot(const std::string& path, const std::string& text) {
  const char* record = std::getenv("FAULTLINE_RECORD");
  if (record != nullptr && std::string(record) == "1") {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    REQUIRE(file != nullptr);
    REQUIRE(std::fwrite(text.data(), 1, text.size(), file) == text.size());
    REQUIRE(std::fclose(file) == 0);
    return;
  }
  INFO("the snapshot is " << path << "; FAULTLINE_RECORD=1 records it anew");
  CHECK(text == contentOf(path));
}

}  // namespace faultline
