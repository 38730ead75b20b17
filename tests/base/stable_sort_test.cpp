#include "base/stable_sort.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <random>
#include <string>

using namespace faultline;

namespace {

struct Record {
  int key;
  size_t was;  // where it stood at first
  bool operator==(const Record&) const = default;
};

}  // namespace

TEST_CASE("sorting is what std::stable_sort does, at every small length and at some large ones") {
  std::mt19937 random(7);
  const auto less = [](const Record& a, const Record& b) { return a.key < b.key; };
  for (size_t count = 0; count < 1100; count += count < 70 ? 1 : 257) {
    for (const unsigned kinds : {1u, 3u, 1000u}) {
      std::vector<Record> ours;
      for (size_t i = 0; i < count; ++i) ours.push_back({static_cast<int>(random() % kinds), i});
      std::vector<Record> theirs = ours;
      stableSort(ours, less);
      std::stable_sort(theirs.begin(), theirs.end(), less);
      CHECK(ours == theirs);
    }
  }
}

TEST_CASE("records that can only be moved are sorted") {
  std::vector<std::unique_ptr<std::string>> words;
  for (const char* word : {"pear", "fig", "plum", "apple"}) words.push_back(std::make_unique<std::string>(word));
  stableSort(words, [](const auto& a, const auto& b) { return a->size() < b->size(); });
  std::string all;
  for (const auto& word : words) all += *word + " ";
  CHECK(all == "fig pear plum apple ");
}
