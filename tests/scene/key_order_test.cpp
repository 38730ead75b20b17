// What the key of the real story says first.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "real_story.h"
#include "scene/key.h"

using namespace faultline;

namespace {

DrawList framed(const StoryState& state, uint32_t beat, double width, double height) {
  SceneInput in = sceneAt(state, View{}, width, height);
  in.view = beatView(story().dataset, beat, layoutFor(in.layout));
  return buildScene(in);
}

}  // namespace

TEST_CASE("What a part is about leads the key; of what hardly anything is seen comes last") {
  const StoryState ukraine = arrived(2), bloc = arrived(8);
  const DrawList near = framed(ukraine, 2, 1280, 720), far = framed(bloc, 8, 1280, 720);
  const auto first = keyEntries(story().dataset, ukraine, near, near.layout.frame);
  REQUIRE_FALSE(first.empty());
  CHECK(first.front().word == "front line");
  CHECK(first.front().seen > 300);
  // The same line at the edge of a map of links between capitals.
  const Rect beside = {near.layout.card.x + near.layout.card.width, 0, 900, 640};
  const auto then = keyEntries(story().dataset, bloc, far, beside);
  REQUIRE(then.size() > 4);
  CHECK(then.front().word == "defence treaty");
  CHECK(std::any_of(then.begin(), then.end(), [](const KeyEntry& entry) { return entry.word == "front line"; }));
  bool slight = false;
  for (const KeyEntry& entry : then) {
    if (entry.kind != KeyEntry::Kind::Line) break;
    CHECK((!slight || entry.seen < 60));
    slight = slight || entry.seen < 60;
  }
  CHECK(slight);
}

TEST_CASE("The colours of the countries in sight: first of those that lie in it, named as the map names them") {
  const StoryState state = arrived(0);
  const DrawList list = framed(state, 0, 390, 844);
  const auto all = keyBlocs(story().dataset, state, list.tokens);
  const auto seen = keyBlocs(story().dataset, state, list.tokens, &list, 1);
  REQUIRE(all.size() == 2);
  REQUIRE(seen.size() == 2);  // of North America a corner
  CHECK(all.front().word.starts_with("US"));
  CHECK(seen.front().word == "Russia");
  const StoryState korea = arrived(5);
  const DrawList peninsula = framed(korea, 5, 390, 844);
  const auto two = keyBlocs(story().dataset, korea, list.tokens, &peninsula, 1);
  REQUIRE(two.size() == 2);
  CHECK(two[0].word == "South Korea");
  CHECK(two[1].word == "North Korea");
  DrawList nothing = list;
  nothing.visibleUnits.clear();
  CHECK(keyBlocs(story().dataset, state, list.tokens, &nothing, 1).empty());
}

TEST_CASE("A state that is no more is said to be shown on today's") {
  constexpr uint32_t letter = 4;
  const StoryState state = arrived(letter);
  const auto blocs = keyBlocs(story().dataset, state, tokensFor(Theme::Light));
  REQUIRE(blocs.size() == 1);
  CHECK(blocs[0].word == "USSR, Czechoslovakia only: today\u2019s states on their territory");
}
