// The stage: large type on any screen, a presenter's keys, a blank screen, no buttons.
#include "app/stage.h"

#include <imgui.h>

#include <catch2/catch_approx.hpp>

#include "session.h"

using namespace faultline;

TEST_CASE("a stage is laid out alike on every screen, never below the screen's own scale") {
  for (const auto& [width, height] : {std::pair{1280, 720}, {1920, 1080}, {2560, 1440}, {3840, 2160}, {7680, 4320}}) {
    const double density = stageDensity(width, height, 1);
    CHECK(width / density == Catch::Approx(stageWidth).epsilon(0.01));
    CHECK(height / density == Catch::Approx(stageHeight).epsilon(0.01));
  }
  CHECK(stageDensity(1024, 768, 1) == 1);  // an old projector: the wide layout, not a phone's
  CHECK(stageDensity(1920, 1080, 2) == 2);
  CHECK(stageDensity(1080, 1920, 1) == 1);
}

TEST_CASE("a presenter's keys go through the story, and the rest keep their meaning") {
  for (const Key key : {Key::Right, Key::Down, Key::PageDown}) CHECK(stageAction(key)->kind == ActionKind::NextBeat);
  for (const Key key : {Key::Left, Key::Up, Key::PageUp}) CHECK(stageAction(key)->kind == ActionKind::PreviousBeat);
  for (const Key key : {Key::Space, Key::Home, Key::Escape, Key::J, Key::K, Key::S, Key::L, Key::Plus})
    CHECK_FALSE(stageAction(key).has_value());
  const std::optional<Action> black = stageAction(Key::Period), white = stageActionTyping('w');
  REQUIRE((black && white && stageActionTyping('B')));
  CHECK((black->kind == ActionKind::Blank && black->flag && black->theme == Theme::Dark));
  CHECK((white->kind == ActionKind::Blank && white->flag && white->theme == Theme::Light));
  CHECK_FALSE(stageActionTyping('x').has_value());
}

TEST_CASE("a blank screen covers all, stops time, rests, and goes without a trace") {
  Session session;
  session.app.goTo(ukraine, false);
  session.app.act({.kind = ActionKind::Play});
  session.frame();
  REQUIRE(session.app.isPlaying());
  session.app.act(*stageAction(Key::Period));
  CHECK(session.app.isBlank());
  CHECK_FALSE(session.app.isPlaying());
  session.rest();
  const double day = session.app.moment().day;
  const ImDrawData* drawn = session.app.panels();
  REQUIRE(drawn->CmdListsCount > 0);
  const ImDrawList* last = drawn->CmdLists[drawn->CmdListsCount - 1];
  const int end = last->VtxBuffer.Size;
  REQUIRE(end >= 4);
  CHECK(last->VtxBuffer[end - 1].col == IM_COL32(0, 0, 0, 255));
  CHECK((last->VtxBuffer[end - 4].pos.x == 0 && last->VtxBuffer[end - 2].pos.x == 1280));
  session.app.act({.kind = ActionKind::Blank});
  session.rest();
  CHECK_FALSE(session.app.isBlank());
  CHECK(session.app.moment() == Moment{ukraine, day});
}
