#include "data/fold.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "data/dataset.h"
#include "small_pack.h"

namespace faultline {
namespace {

using Bytes = std::vector<std::byte>;

Bytes fileBytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file);
  Bytes bytes;
  for (auto at = std::istreambuf_iterator<char>(file); at != std::istreambuf_iterator<char>(); ++at) {
    bytes.push_back(static_cast<std::byte>(*at));
  }
  return bytes;
}

PackError loadError(const Bytes& bytes) {
  Dataset dataset;
  return Dataset::load(bytes, dataset);
}

}  // namespace

TEST_CASE("what was folded is unfolded to the same bytes") {
  for (const bool cells : {false, true}) {
    const Bytes pack = test::SmallPack().bytes(cells);
    const Bytes carried = folded(pack);
    REQUIRE_FALSE(carried.empty());
    CHECK(unfolded(carried) == pack);
  }
}

// Folded by the build's own tool, natively; unfolded here also as WASM.
TEST_CASE("the story that the program carries is the story") {
  const Bytes pack = fileBytes(FAULTLINE_STORY_PACK), carried = fileBytes(FAULTLINE_STORY_PACK ".folded");
  CHECK(unfolded(carried) == pack);
  CHECK(loadError(unfolded(carried)) == PackError::None);
  CHECK(carried.size() < pack.size() - 14000);  // the lines are coded, not only moved
}

TEST_CASE("only a pack is folded, and only a folded pack unfolded") {
  const test::SmallPack small;
  const Bytes pack = small.bytes();
  CHECK(folded({}).empty());
  CHECK(folded(small.atlasBytes()).empty());
  CHECK(unfolded({}).empty());
  CHECK(unfolded(pack).empty());
  Bytes longer = folded(pack);
  longer.push_back(std::byte{0});
  CHECK(unfolded(longer).empty());
}

TEST_CASE("a damaged folded pack is never taken for a whole one") {
  const Bytes pack = test::SmallPack().bytes(false);
  const Bytes carried = folded(pack);
  for (size_t length = 0; length < carried.size(); length += 3) {
    INFO("length " << length << " of " << carried.size());
    REQUIRE(unfolded(std::span(carried).first(length)).empty());
  }
  for (size_t at = 0; at < carried.size(); ++at) {
    Bytes damaged = carried;
    damaged[at] ^= std::byte{0x41};
    const Bytes unfoldedBytes = unfolded(damaged);
    INFO("byte " << at);
    // Some last bits of coded lines say nothing.
    REQUIRE((unfoldedBytes == pack || loadError(unfoldedBytes) != PackError::None));
  }
}

}  // namespace faultline
