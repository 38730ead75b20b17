// The story's state is a function of the moment: the same on every target, and however one got there.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <random>
#include <vector>

#include "../snapshot.h"
#include "hashes.h"
#include "real_story.h"
#include "story/state.h"

using namespace faultline;

TEST_CASE("the story's states hash to what the snapshot says at every keyframe and at 200 times between") {
  test::checkSnapshot("tests/story/snapshots/hashes.txt", hashesText(realStory()));
}

TEST_CASE("seeking in the story equals playing it, in any order") {
  const Dataset& data = realStory();
  std::vector<Moment> moments;
  std::vector<uint64_t> played;
  for (uint32_t beat = 0; beat < data.beats.size(); ++beat) {
    const double from = data.beats[beat].start, to = data.beats[beat].end;
    for (int i = 0; i <= timesBetween; ++i) moments.push_back({beat, from + (to - from) * i / timesBetween});
  }
  for (const Moment moment : moments) played.push_back(hashState(evaluate(data, moment)));
  std::vector<size_t> order(moments.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937 random(17);
  for (int round = 0; round < 3; ++round) {
    std::shuffle(order.begin(), order.end(), random);
    for (const size_t i : order) {
      if (hashState(evaluate(data, moments[i])) != played[i])
        FAIL("beat " << moments[i].beat << " day " << moments[i].day);
    }
  }
  // Different moments of a line on its way are different states: the hash is not blind.
  const uint32_t ukraine = 2;
  CHECK(hashState(evaluate(data, {ukraine, 19070.25})) != hashState(evaluate(data, {ukraine, 19070.5})));
}
