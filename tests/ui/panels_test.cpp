// What the panels do when they are pressed. Targets are found by pressing, not by knowing where they should be.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "stage.h"

using namespace faultline;
using faultline::test::Stage;

namespace {

bool atLeast(const Stage::Target& target, double size) {
  return target.bounds.width >= size && target.bounds.height >= size;
}

}  // namespace

TEST_CASE("the card's foot steps, and shows sources and the about page") {
  Stage stage(1280, 720);
  stage.arrange(4);
  const Rect card = stage.layout().card;
  const auto found = stage.targets({card.x, card.y + card.height - 64, card.width, 64}, 4);
  for (const ActionKind kind :
       {ActionKind::NextBeat, ActionKind::PreviousBeat, ActionKind::ShowSources, ActionKind::ShowAbout}) {
    INFO("action " << static_cast<int>(kind));
    REQUIRE(found.count(kind) == 1);
    CHECK(atLeast(found.at(kind), 24));
    CHECK(found.at(kind).all.front().flag == (kind == ActionKind::ShowSources || kind == ActionKind::ShowAbout));
  }
  stage.input.sourcesOpen = true;
  const auto again = stage.targets({card.x, card.y + card.height - 64, card.width, 64});
  CHECK(again.at(ActionKind::ShowSources).all.front().flag == false);
}

TEST_CASE("the first part has none before it, the last none after") {
  Stage stage(1280, 720);
  const Rect card = stage.layout().card;
  const Rect foot = {card.x, card.y + card.height - 64, card.width, 64};
  auto found = stage.targets(foot);
  CHECK(found.count(ActionKind::PreviousBeat) == 0);
  CHECK(found.count(ActionKind::NextBeat) == 1);
  stage.arrange(static_cast<uint32_t>(test::story().beats.size()) - 1);
  found = stage.targets(foot);
  CHECK(found.count(ActionKind::PreviousBeat) == 1);
  CHECK(found.count(ActionKind::NextBeat) == 0);
}

TEST_CASE("the chips lead to the claims, and the sources have a way back at their top") {
  Stage stage(390, 844, 3);
  stage.input.touch = true;
  stage.arrange(1, Sheet::Full);
  const Rect card = stage.layout().card;
  REQUIRE(stage.memory.claims == 0);
  // From the top down: the first thing in the column that answers is the row of chips.
  for (double y = card.y + 40; y < card.y + card.height - 70 && stage.memory.claims == 0; y += 10)
    stage.click({card.x + 60, y});
  CHECK(stage.memory.claims == 2);

  stage.arrange(1, Sheet::Full);
  stage.input.sourcesOpen = true;
  stage.frames(2);
  const auto found = stage.targets({card.x, card.y + 24, card.width, 90}, 4);
  REQUIRE(found.count(ActionKind::ShowSources) == 1);
  CHECK_FALSE(found.at(ActionKind::ShowSources).all.front().flag);
  CHECK(atLeast(found.at(ActionKind::ShowSources), 36));
}

TEST_CASE("claims unfold in the card, and each shows what supports it") {
  Stage stage(1280, 720);
  stage.arrange(8);
  const float folded = stage.memory.card.contentHeight;
  REQUIRE(stage.memory.claims == 0);
  stage.wheel({200, 300}, -60);
  stage.settle();
  // The heading stands last in the column: somewhere above the foot a press unfolds the claims.
  const Rect card = stage.layout().card;
  for (double y = card.y + card.height - 70; y > card.y && stage.memory.claims == 0; y -= 10) stage.click({200, y});
  CHECK(stage.memory.claims == 2);
  stage.settle();
  CHECK(stage.memory.card.offset > 200);  // what unfolded has come into sight
  const float unfolded = stage.memory.card.contentHeight;
  CHECK(unfolded > folded + 100);
  bool opened = false;
  for (double y = card.y + 30; y < card.y + card.height - 70 && !opened; y += 12) {
    stage.click({200, y});
    opened =
        std::find(stage.memory.claimOpen.begin(), stage.memory.claimOpen.end(), true) != stage.memory.claimOpen.end();
    if (stage.memory.claims != 2) stage.memory.claims = 2;
  }
  CHECK(opened);
  stage.frames(2);
  CHECK(stage.memory.card.contentHeight > unfolded);
}

TEST_CASE("the wheel scrolls a long card smoothly and comes to rest at its end") {
  Stage stage(1280, 720);
  stage.arrange(8);
  stage.wheel({200, 300}, -2);
  CHECK(stage.output.settling);
  CHECK(stage.output.wantsPointer);
  stage.settle();
  CHECK(stage.memory.card.offset == 112);
  stage.wheel({200, 300}, -200);
  CHECK(stage.settle() < 200);
  CHECK(stage.memory.card.offset == stage.memory.card.contentHeight - stage.memory.card.viewHeight);
  CHECK_FALSE(stage.output.settling);
  // Another part begins at its top.
  stage.input.moment.beat = 3;
  stage.frame();
  CHECK(stage.memory.card.offset == 0);
}

TEST_CASE("the timeline plays, steps, sets the speed, and goes to every part") {
  Stage stage(1280, 720);
  stage.arrange(2);
  const Rect strip = stage.layout().timeline;
  const auto found = stage.targets(strip, 6);
  for (const ActionKind kind : {ActionKind::TogglePlay, ActionKind::StepBack, ActionKind::StepForward,
                                ActionKind::SetSpeed, ActionKind::GoToBeat, ActionKind::SeekDay}) {
    INFO("action " << static_cast<int>(kind));
    REQUIRE(found.count(kind) == 1);
    CHECK(atLeast(found.at(kind), 18));
  }
  CHECK(found.at(ActionKind::SetSpeed).all.front().factor == 2);
  std::set<uint32_t> beats;
  for (const Action& action : found.at(ActionKind::GoToBeat).all) beats.insert(action.beat);
  CHECK(beats.size() == test::story().beats.size());
  CHECK(*beats.rbegin() + 1 == test::story().beats.size());
}

TEST_CASE("scrubbing follows the pointer through time") {
  Stage stage(1280, 720);
  stage.arrange(2);
  const Rect strip = stage.layout().timeline;
  const double y = strip.y + 50;
  stage.press({strip.x + strip.width * 0.55, y});
  double before = -1e9;
  std::set<double> seen;
  stage.input.moment.day = test::story().beats[2].start;
  for (double x = 0.55; x < 0.85; x += 0.01) {
    stage.actions.clear();
    stage.move({strip.x + strip.width * x, y - 300});  // the pointer may leave the strip
    // None is asked for where the day is already the pointer's.
    if (const Action* seek = stage.last(ActionKind::SeekDay)) stage.input.moment.day = seek->day;
    CHECK(stage.input.moment.day >= before);
    before = stage.input.moment.day;
    seen.insert(before);
    CHECK(stage.output.wantsPointer);
  }
  CHECK(seen.size() > 20);
  stage.release({strip.x + strip.width * 0.85, y - 300});
  stage.frame();
  stage.actions.clear();
  stage.move({strip.x + strip.width * 0.7, y - 300});
  CHECK(stage.last(ActionKind::SeekDay) == nullptr);
}

TEST_CASE("the legend opens, and holds the switches of borders and appearance") {
  Stage stage(1920, 1400);
  stage.arrange(8);
  Rect corner = stage.layout().legend;
  const auto closed = stage.targets(corner);
  REQUIRE(closed.count(ActionKind::ShowLegend) == 1);
  CHECK(closed.at(ActionKind::ShowLegend).all.front().flag);
  CHECK(atLeast(closed.at(ActionKind::ShowLegend), 24));

  stage.input.legendOpen = true;
  stage.frames(2);
  corner.height = 1100;
  const auto open = stage.targets(corner, 12);
  REQUIRE(open.count(ActionKind::SetLens) == 1);
  CHECK(open.at(ActionKind::SetLens).all.front().lens == 1);
  REQUIRE(open.count(ActionKind::SetTheme) == 1);
  CHECK(open.at(ActionKind::SetTheme).all.front().theme == Theme::Dark);
  REQUIRE(open.count(ActionKind::ShowLegend) == 1);
  CHECK_FALSE(open.at(ActionKind::ShowLegend).all.front().flag);
}

TEST_CASE("every layer has a switch in the legend, large enough for a finger") {
  Stage stage(1024, 1600);
  stage.input.touch = true;
  stage.input.legendOpen = true;
  stage.input.layers.set(Layer::Areas, false);
  stage.arrange(8);
  Rect corner = stage.layout().legend;
  corner.height = 1100;
  const auto found = stage.targets(corner, 11);
  REQUIRE(found.count(ActionKind::SetLayer) == 1);
  std::set<Layer> layers;
  for (const Action& action : found.at(ActionKind::SetLayer).all) {
    layers.insert(action.layer);
    CHECK(action.flag == (action.layer == Layer::Areas));  // each is turned over
  }
  CHECK(layers.size() == layerCount);
  CHECK(found.at(ActionKind::SetLayer).bounds.height >= 44 * layerCount - 22);
}

TEST_CASE("a low frame's legend is a page, closed by its button, a press outside, or Escape") {
  Stage stage(844, 390);
  stage.input.legendOpen = true;
  stage.frames(2);
  stage.actions.clear();
  stage.click({400, 150});
  CHECK(stage.last(ActionKind::ShowLegend) == nullptr);
  stage.click({40, 200});
  REQUIRE(stage.last(ActionKind::ShowLegend) != nullptr);
  CHECK_FALSE(stage.last(ActionKind::ShowLegend)->flag);
}

TEST_CASE("a group pressed in the legend is lit, and a legend that takes the frame makes way for it") {
  for (const Vec2 size : {Vec2{390, 844}, Vec2{1280, 1400}}) {
    INFO(size.x << " wide");
    Stage stage(size.x, size.y);
    stage.input.touch = true;
    stage.input.legendOpen = true;
    stage.arrange(8);
    const auto found = stage.targets({0, 0, size.x, size.y}, 20);
    REQUIRE(found.count(ActionKind::Select) == 1);
    const Stage::Target& groups = found.at(ActionKind::Select);
    CHECK(groups.all.front().pick.kind == PickKind::Group);
    stage.actions.clear();
    stage.click({groups.bounds.x + groups.bounds.width / 2, groups.bounds.y + 10});
    REQUIRE(stage.last(ActionKind::Select) != nullptr);
    const Action* legend = stage.last(ActionKind::ShowLegend);
    CHECK((legend != nullptr && !legend->flag) == (size.x < 720));
  }
}

TEST_CASE("the about page closes by its button, a press outside, or Escape, and covers the rest") {
  Stage stage(1280, 720);
  stage.input.aboutOpen = true;
  stage.frames(2);
  const auto found = stage.targets({320, 32, 640, 80});
  REQUIRE(found.count(ActionKind::ShowAbout) == 1);
  CHECK(atLeast(found.at(ActionKind::ShowAbout), 24));
  CHECK_FALSE(found.at(ActionKind::ShowAbout).all.front().flag);
  CHECK(found.at(ActionKind::ShowAbout).bounds.x > 800);

  stage.click({640, 400});
  CHECK(stage.actions.empty());
  const Rect card = stage.layout().card;
  stage.click({card.x + card.width - 60, card.y + card.height - 30});  // "Next", under the veil
  CHECK(stage.last(ActionKind::NextBeat) == nullptr);
  CHECK(stage.last(ActionKind::ShowAbout) != nullptr);
  stage.actions.clear();
  stage.escape();
  CHECK(stage.last(ActionKind::ShowAbout) != nullptr);
  CHECK(stage.output.wantsPointer);
}

TEST_CASE("the press that opens the about page does not close it") {
  Stage stage(1280, 720);
  const Rect card = stage.layout().card;
  const auto found = stage.targets({card.x, card.y + card.height - 60, card.width, 60}, 6);
  const Rect about = found.at(ActionKind::ShowAbout).bounds;
  const Vec2 at = {about.x + about.width / 2, about.y + about.height / 2};
  stage.press(at);
  stage.release(at);
  REQUIRE(stage.last(ActionKind::ShowAbout) != nullptr);
  stage.input.aboutOpen = true;
  stage.actions.clear();
  stage.frames(4);
  CHECK(stage.actions.empty());
}

TEST_CASE("one visible action leads back to the path") {
  for (const double width : {1280.0, 390.0}) {
    Stage stage(width, 720);
    stage.arrange(2);
    CHECK(stage.targets(stage.layout().free, 10).count(ActionKind::ReturnToBeat) == 0);
    stage.input.exploring = true;
    stage.frames(2);
    const auto found = stage.targets(stage.layout().free, 6);
    REQUIRE(found.count(ActionKind::ReturnToBeat) == 1);
    CHECK(atLeast(found.at(ActionKind::ReturnToBeat), 30));
  }
}

TEST_CASE("a bare map says of a still which it is, and has no way back") {
  Stage stage(1280, 720);
  stage.scene.layout = layoutFor({1280, 720, LayoutKind::Bare});
  stage.input.panels = false;
  stage.input.exploring = true;
  stage.frames(2);
  const int plain = ImGui::GetDrawData()->TotalVtxCount;
  CHECK(test::panelRects().empty());
  stage.input.still = Still::Before;
  stage.frame();
  const uint64_t before = test::hashDrawData();
  CHECK(ImGui::GetDrawData()->TotalVtxCount > plain + 60);
  CHECK(test::panelRects().empty());
  stage.input.still = Still::After;
  stage.frame();
  CHECK(test::hashDrawData() != before);
}

TEST_CASE("the map keeps the pointer where no panel is") {
  Stage stage(1280, 720);
  const Rect free = stage.layout().free;
  stage.move({free.x + free.width / 2, free.y + free.height / 2});
  stage.frame();
  CHECK_FALSE(stage.output.wantsPointer);
  CHECK_FALSE(stage.output.wantsKeyboard);
  stage.press({free.x + free.width / 2, free.y + free.height / 2});
  CHECK_FALSE(stage.output.wantsPointer);
  CHECK(stage.actions.empty());
}

TEST_CASE("on a stage card and time axis have no buttons, and what they took is the text's and the axis'") {
  Stage stage(1067, 600, 2);
  stage.arrange(2);
  const Rect strip = stage.layout().timeline, card = stage.layout().card;
  const float before = stage.memory.card.viewHeight;
  stage.input.controls = false;
  stage.frames(2);
  const auto found = stage.targets(strip, 6), foot = stage.targets({card.x, card.y + card.height - 64, card.width, 64});
  for (const ActionKind kind :
       {ActionKind::TogglePlay, ActionKind::StepBack, ActionKind::SetSpeed, ActionKind::SetLoop})
    CHECK(found.count(kind) == 0);
  CHECK(found.count(ActionKind::GoToBeat) == 1);
  CHECK(found.at(ActionKind::SeekDay).bounds.width > strip.width - 80);
  for (const ActionKind kind : {ActionKind::NextBeat, ActionKind::PreviousBeat, ActionKind::ShowAbout})
    CHECK(foot.count(kind) == 0);
  CHECK(stage.memory.card.viewHeight > before + 30);
}
