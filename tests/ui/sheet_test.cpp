// The narrow layout: a sheet under a finger.
#include <catch2/catch_test_macros.hpp>

#include "stage.h"

using namespace faultline;
using faultline::test::Stage;

namespace {

struct Phone : Stage {
  Phone() : Stage(390, 844, 3) {
    input.touch = true;
    arrange(8);
  }
  Vec2 handle() const { return {195, layout().card.y + 11}; }
  Vec2 text() const { return {150, layout().card.y + 160}; }
};

}  // namespace

TEST_CASE("a tap on the handle goes to the next height") {
  Phone phone;
  phone.click(phone.handle());
  REQUIRE(phone.last(ActionKind::SetSheet) != nullptr);
  CHECK(phone.last(ActionKind::SetSheet)->sheet == Sheet::Full);
  phone.arrange(8, Sheet::Full);
  phone.click(phone.handle());
  REQUIRE(phone.last(ActionKind::SetSheet) != nullptr);
  CHECK(phone.last(ActionKind::SetSheet)->sheet == Sheet::Peek);
  phone.arrange(8, Sheet::Peek);
  phone.click(phone.handle());
  REQUIRE(phone.last(ActionKind::SetSheet) != nullptr);
  CHECK(phone.last(ActionKind::SetSheet)->sheet == Sheet::Half);
}

TEST_CASE("dragging the handle moves the sheet and lets it go at the nearest height") {
  Phone phone;
  phone.drag(phone.handle(), phone.handle() + Vec2{0, -120});
  REQUIRE(phone.last(ActionKind::SetSheet) != nullptr);
  CHECK(phone.last(ActionKind::SetSheet)->sheet == Sheet::Full);
  phone.arrange(8);
  phone.drag(phone.handle(), phone.handle() + Vec2{0, 120});
  REQUIRE(phone.last(ActionKind::SetSheet) != nullptr);
  CHECK(phone.last(ActionKind::SetSheet)->sheet == Sheet::Peek);
  // A small slip of the finger is neither a drag to another height nor a tap.
  phone.arrange(8);
  phone.drag(phone.handle(), phone.handle() + Vec2{0, 12});
  CHECK(phone.last(ActionKind::SetSheet) == nullptr);
  CHECK(phone.settle() < 100);
  CHECK(phone.memory.sheetOffset == 0);
}

TEST_CASE("a changed height glides and comes to rest") {
  Phone phone;
  phone.input.sheet = Sheet::Full;
  phone.scene.layout = layoutFor({390, 844, LayoutKind::Card, Sheet::Full});
  phone.frame();
  CHECK(phone.output.settling);
  CHECK(phone.memory.sheetOffset > 0);
  CHECK(phone.settle() < 100);
  CHECK(phone.memory.sheetOffset == 0);
  phone.input.reducedMotion = true;
  phone.input.sheet = Sheet::Peek;
  phone.scene.layout = layoutFor({390, 844, LayoutKind::Card, Sheet::Peek});
  phone.frame();
  CHECK_FALSE(phone.output.settling);
  CHECK(phone.memory.sheetOffset == 0);
}

TEST_CASE("a finger on the text scrolls it, coasts, stops, and presses nothing") {
  Phone phone;
  phone.drag(phone.text() + Vec2{0, 120}, phone.text() + Vec2{0, 20}, 6);
  CHECK(phone.memory.card.offset > 60);
  CHECK(phone.output.settling);
  const float released = phone.memory.card.offset;
  CHECK(phone.settle() < 300);
  CHECK(phone.memory.card.offset >= released);
  CHECK(phone.memory.card.velocity == 0);
  CHECK(phone.actions.empty());
  CHECK(phone.memory.claims == 0);
}

TEST_CASE("pulling the text down from its top takes the sheet along") {
  Phone phone;
  REQUIRE(phone.memory.card.offset == 0);
  phone.drag(phone.text(), phone.text() + Vec2{0, 120});
  REQUIRE(phone.last(ActionKind::SetSheet) != nullptr);
  CHECK(phone.last(ActionKind::SetSheet)->sheet == Sheet::Peek);
}

TEST_CASE("a finger's targets are at least 44 high, and the path goes on at every height of the sheet") {
  for (const Sheet sheet : {Sheet::Peek, Sheet::Half, Sheet::Full}) {
    Phone phone;
    phone.arrange(4, sheet);
    const Rect card = phone.layout().card;
    const double foot = sheet == Sheet::Peek ? card.height : 60;
    const auto found = phone.targets({card.x, card.y + card.height - foot, card.width, foot}, 4);
    for (const ActionKind kind : {ActionKind::NextBeat, ActionKind::PreviousBeat}) {
      INFO("sheet " << static_cast<int>(sheet) << ", action " << static_cast<int>(kind));
      REQUIRE(found.count(kind) == 1);
      CHECK(found.at(kind).bounds.width >= 44);
      CHECK(found.at(kind).bounds.height >= 44);
    }
  }
  Phone phone;
  const auto strip = phone.targets(phone.layout().timeline, 6);
  REQUIRE(strip.count(ActionKind::TogglePlay) == 1);
  CHECK(strip.at(ActionKind::TogglePlay).bounds.height >= 42);
  CHECK(strip.count(ActionKind::SeekDay) == 1);
}
