// The tooltip: for whatever can be picked, inside the frame, off the pointer, gone where a panel is.
#include <catch2/catch_test_macros.hpp>

#include "stage.h"

using namespace faultline;
using faultline::test::Stage;

namespace {

struct Extent {
  int vertices = 0;
  float left = 1e9f, top = 1e9f, right = -1e9f, bottom = -1e9f;
};

// Of what lies above all panels, without its shadow (the first rectangles are; type is drawn with other texture
// positions).
Extent typeAbove() {
  Extent e;
  const ImDrawList* list = ImGui::GetForegroundDrawList();
  const ImVec2 white = ImGui::GetIO().Fonts->TexUvWhitePixel;
  for (const ImDrawVert& v : list->VtxBuffer) {
    if (v.uv.x == white.x && v.uv.y == white.y) continue;
    ++e.vertices;
    e.left = std::min(e.left, v.pos.x);
    e.right = std::max(e.right, v.pos.x);
    e.top = std::min(e.top, v.pos.y);
    e.bottom = std::max(e.bottom, v.pos.y);
  }
  return e;
}

void checkAll(Stage& stage, PickKind kind, size_t count, size_t step) {
  const Rect frame = stage.layout().frame;
  const Rect free = stage.layout().free;
  for (size_t i = 0; i < count; i += step) {
    stage.input.hovered = {kind, static_cast<uint32_t>(i)};
    for (const Vec2 at : {Vec2{free.x + 4, free.y + 4}, Vec2{free.x + free.width - 4, free.y + free.height - 4}}) {
      stage.move(at);
      stage.frame();
      const Extent e = typeAbove();
      INFO("kind " << static_cast<int>(kind) << ", index " << i);
      CHECK(e.vertices > 8);
      CHECK(e.left >= 0);
      CHECK(e.top >= 0);
      CHECK(static_cast<double>(e.right) <= frame.width);
      CHECK(static_cast<double>(e.bottom) <= frame.height);
    }
  }
}

}  // namespace

TEST_CASE("whatever can be picked is told, inside the frame") {
  const Dataset& data = test::story();
  Stage stage(1280, 720);
  stage.arrange(2);
  checkAll(stage, PickKind::Front, data.fronts.size(), 1);
  checkAll(stage, PickKind::Link, data.links.size(), 1);
  checkAll(stage, PickKind::Place, data.places.size(), 3);
  checkAll(stage, PickKind::Area, data.areas.size(), 1);
  checkAll(stage, PickKind::Unit, data.units.size(), 9);
  checkAll(stage, PickKind::Event, data.events.size(), 3);
}

TEST_CASE("on a phone it stands off the finger, over the map alone") {
  const Dataset& data = test::story();
  for (const bool prose : {false, true}) {
    Stage stage(390, 844, 3);
    stage.input.touch = true;
    if (prose) stage.prose(0, 388);
    stage.arrange(2, Sheet::Half);
    const Rect free = stage.layout().free;
    const double right = prose ? stage.layout().controls.x : 390;
    for (const PickKind kind : {PickKind::Link, PickKind::Front, PickKind::Area}) {
      const size_t count = kind == PickKind::Link    ? data.links.size()
                           : kind == PickKind::Front ? data.fronts.size()
                                                     : data.areas.size();
      for (uint32_t i = 0; i < count; ++i) {
        stage.input.selected = {kind, i};
        for (const Vec2 at :
             {Vec2{60, free.y + 10}, Vec2{195, free.y + free.height / 2}, Vec2{380, free.y + free.height - 10}}) {
          stage.move(at);
          stage.frame();
          const Extent e = typeAbove();
          INFO("kind " << static_cast<int>(kind) << ", index " << i << ", at " << at.x << " " << at.y);
          CHECK(e.vertices > 8);
          CHECK(e.left >= 0);
          CHECK(static_cast<double>(e.right) <= right);
          CHECK(static_cast<double>(e.bottom) < stage.layout().timeline.y);
          CHECK((static_cast<double>(e.bottom) < at.y || static_cast<double>(e.top) > at.y));
        }
      }
    }
  }
}

TEST_CASE("beside a card of the page's own, nothing of ours lies under it") {
  Stage wide(1280, 720);
  wide.prose(348, 0);
  const double edge = wide.layout().card.x + wide.layout().card.width;
  wide.input.hovered = {PickKind::Link, 0};
  for (const double x : {edge + 4, edge + 200, 1210.0}) {
    wide.move({x, 300});
    wide.frame();
    const Extent e = typeAbove();
    CHECK(e.vertices > 8);
    CHECK(static_cast<double>(e.left) > edge);
    CHECK(static_cast<double>(e.right) < wide.layout().controls.x);
  }
  // The legend is a page on a phone: over the map, and to its end above the sheet.
  Stage phone(390, 844, 3);
  phone.input.touch = true;
  phone.prose(0, 388);
  phone.input.legendOpen = true;
  phone.frames(3);
  CHECK(phone.memory.legend.viewHeight + 60 < 844 - 388);
  CHECK(phone.memory.legend.contentHeight > phone.memory.legend.viewHeight);
}

TEST_CASE("a finger closes it by a tap on it, and the legend's page covers it") {
  Stage stage(390, 844, 3);
  stage.input.touch = true;
  stage.arrange(2, Sheet::Peek);
  stage.input.selected = {PickKind::Link, 0};
  stage.move({195, 400});
  stage.frames(2);
  const Extent note = typeAbove();
  REQUIRE(note.vertices > 8);
  // The stage's pointer is the finger: the note moves with it, so it is pressed where it stands for that finger.
  const ImDrawList* panel = test::panelList("note");
  REQUIRE(panel != nullptr);
  stage.input.legendOpen = true;
  stage.frames(2);
  CHECK(typeAbove().vertices == 0);
}

TEST_CASE("nothing is told under a panel, off the story, or beneath the about page") {
  Stage stage(1280, 720);
  stage.input.hovered = {PickKind::Link, 0};
  const Rect card = stage.layout().card;
  stage.move({card.x + 100, card.y + 200});
  stage.frame();
  CHECK(typeAbove().vertices == 0);
  const Rect free = stage.layout().free;
  stage.move({free.x + 100, free.y + 100});
  stage.frame();
  CHECK(typeAbove().vertices > 0);
  stage.input.aboutOpen = true;
  stage.frames(2);
  CHECK(typeAbove().vertices == 0);
  stage.input.aboutOpen = false;
  stage.input.hovered = {PickKind::Link, 1000000};
  stage.frames(2);
  CHECK(typeAbove().vertices == 0);
}
