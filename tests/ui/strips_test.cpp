// The key strip and the time axis on small and large frames: what they say, where it ends, what a finger can hit.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>

#include "imgui_internal.h"
#include "scene/key.h"
#include "stage.h"

using namespace faultline;
using faultline::test::Stage;

namespace {

struct Ink {
  size_t vertices = 0;
  float left = 1e9f, right = -1e9f;
};

// What a panel draws in a colour: its type only, or all of it.
Ink inkOf(const char* panel, Color color, bool typeOnly) {
  const ImDrawList* list = test::panelList(panel);
  REQUIRE(list != nullptr);
  const ImVec2 white = ImGui::GetIO().Fonts->TexUvWhitePixel;
  const ImU32 wanted = IM_COL32(color.r, color.g, color.b, color.a);
  Ink ink;
  for (const ImDrawVert& v : list->VtxBuffer) {
    if (v.col != wanted || (typeOnly && v.uv.x == white.x && v.uv.y == white.y)) continue;
    ++ink.vertices;
    ink.left = std::min(ink.left, v.pos.x);
    ink.right = std::max(ink.right, v.pos.x);
  }
  return ink;
}

constexpr Vec2 sizes[] = {{320, 568}, {390, 844}, {575, 700}, {844, 390}, {1280, 720}, {3840, 2160}};

}  // namespace

TEST_CASE("the closed legend keys what is on the map, on a phone too, and keeps its note whole") {
  for (const Vec2 size : sizes) {
    Stage stage(size.x, size.y, size.x < 600 ? 3 : 1);
    INFO(size.x << " x " << size.y);
    stage.arrange(1);  // no line is in sight: the note alone, by its name
    CHECK(inkOf("legend", stage.scene.tokens.ink, true).vertices == 0);
    const Ink named = inkOf("legend", stage.scene.tokens.muted, true);
    stage.arrange(8);
    REQUIRE(keyEntries(test::story(), *stage.input.state, stage.scene, stage.layout().frame).size() > 2);
    // At least two kinds of line by name, a dozen letters, four vertices each.
    CHECK(inkOf("legend", stage.scene.tokens.ink, true).vertices >= (size.x < 400 && size.y > 400 ? 13 : 20) * 4);
    const Ink note = inkOf("legend", stage.scene.tokens.muted, true);
    // The note has lost only the word "Legend" and its dot; what is counted beside it came on top.
    CHECK(note.vertices + 8 * 4 >= named.vertices);
    const Rect room = stage.layout().legend;
    CHECK(static_cast<double>(note.right) < room.x + room.width - 16);
    CHECK(static_cast<double>(note.left) > room.x);
  }
}

TEST_CASE("the numbers of the parts stay off the frame's edge, and the whole rate is told") {
  for (const Vec2 size : sizes) {
    Stage stage(size.x, size.y, size.x < 600 ? 3 : 1);
    for (const uint32_t beat : {2u, 5u, 9u}) {
      stage.arrange(beat);
      INFO(size.x << " x " << size.y << ", beat " << beat + 1);
      const auto found = stage.targets({0, stage.layout().timeline.y, size.x, 30}, 10);
      REQUIRE(found.count(ActionKind::GoToBeat) == 1);
      for (const ImDrawVert& v : test::panelList("timeline")->VtxBuffer)
        CHECK(v.pos.x <= static_cast<float>(size.x) - 5);
    }
  }
}

TEST_CASE("a finger finds every part on a phone") {
  for (const double width : {320.0, 390.0}) {
    Stage stage(width, 844, 3);
    stage.input.touch = true;
    stage.arrange(2);
    const Rect strip = stage.layout().timeline;
    const auto found = stage.targets({0, strip.y - 30, width, 80}, 3);
    REQUIRE(found.count(ActionKind::GoToBeat) == 1);
    std::map<uint32_t, size_t> hits;
    for (const Action& action : found.at(ActionKind::GoToBeat).all) ++hits[action.beat];
    CHECK(hits.size() == test::story().beats.size());
    const double high = found.at(ActionKind::GoToBeat).bounds.height;
    CHECK(high >= 42);  // on a grid of 3
    for (const auto& [beat, count] : hits) {
      INFO("part " << beat + 1 << " at " << width);
      CHECK(static_cast<double>(count) * 9 >= 23 * high);
    }
  }
}

TEST_CASE("a pointer on the tick of an event reads what happened") {
  Stage stage(1280, 720);
  stage.arrange(2);
  const Rect strip = stage.layout().timeline;
  const auto told = [&] { return ImGui::GetForegroundDrawList()->VtxBuffer.Size; };
  int places = 0;
  for (double x = strip.x + strip.width * 0.5; x < strip.x + strip.width * 0.8; x += 3) {
    stage.move({x, strip.y + 60});
    stage.frame();
    places += told() > 0 ? 1 : 0;
  }
  CHECK(places > 3);
  CHECK(places < 90);                                       // of about 130
  stage.move({strip.x + strip.width * 0.3, strip.y + 60});  // years without any
  stage.frame();
  CHECK(told() == 0);
}
