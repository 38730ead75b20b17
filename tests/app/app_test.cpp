// A whole session without a GPU: the built-in story, events in, frames and state out.
#include <catch2/catch_approx.hpp>

#include "imgui.h"
#include "session.h"
#include "story/changes.h"
#include "story/dates.h"

using namespace faultline;
using Catch::Approx;

TEST_CASE("a card that the page draws: the map is framed beside it, moves with it and comes to rest") {
  Session own;
  Session session;
  session.app.setProse(true, 348, 0, true);
  session.rest();
  own.app.goTo(2, false);
  session.app.goTo(2, false);
  own.rest();
  session.rest();
  CHECK(session.app.view().spanKm == own.app.view().spanKm);
  CHECK(session.state()["room"]["card"] == own.state()["room"]["card"]);
  CHECK(session.app.panels()->TotalVtxCount < own.app.panels()->TotalVtxCount);  // the card is not drawn

  // While it moves the picture holds still; settled, it flies into what is free now, once.
  session.app.setProse(true, 700, 0, false);
  CHECK(session.frame() != Why::Flight);
  session.rest();
  session.app.setProse(true, 700, 0, true);
  CHECK(session.frame() == Why::Flight);
  session.rest();
  const View there = session.app.view();
  session.app.setProse(true, 700, 0, true);
  CHECK(session.frame() != Why::Flight);
  session.rest();
  CHECK(session.app.view().spanKm == Catch::Approx(there.spanKm));
  // None at all leaves the whole frame to the map.
  session.app.setProse(true, 0, 0, true);
  session.rest();
  CHECK(session.state()["room"]["card"][2] == 0);
  CHECK(session.state()["room"]["free"][0] == 24);

  session.app.setLayout(LayoutKind::Bare);
  session.rest();
  CHECK(session.state()["room"]["timeline"][2] == 0);
}

TEST_CASE("the built-in story loads and comes to rest at beat 1's end date") {
  Session s;
  const auto state = s.state();
  CHECK(state["story"] == "eastern-front");
  CHECK(state["beat"]["index"] == 1);
  CHECK(state["beats"] == 10);
  CHECK(state["date"] == isoFromDay(s.beat().end));
  CHECK(state["changed"].get<std::vector<std::string>>() == whatChanged(s.app.dataset(), 0));
  CHECK(state["why"].is_null());
  CHECK(state["playing"] == false);
  CHECK(state["lens"] == "recognised");
  CHECK(state["heapBytes"] == 123);
  CHECK(state["framesDrawn"].get<uint64_t>() == s.app.framesDrawn());
  for (const char* field : {"lon", "lat", "spanKm", "north"}) CHECK(state["view"][field].is_number());
}

TEST_CASE("a damaged pack is refused and the story before it stays") {
  Session s;
  const auto pack = embeddedPack();
  std::vector<std::byte> bytes(pack.begin(), pack.end());
  bytes[bytes.size() / 2] ^= std::byte{0x40};
  std::string_view at;
  CHECK(s.app.load(bytes, &at) == PackError::BadChecksum);
  CHECK_FALSE(at.empty());
  CHECK(s.app.load({}) == PackError::TooSmall);
  s.rest();
  CHECK(s.state()["beats"] == 10);
}

TEST_CASE("keys walk the beats, and every walk ends at rest") {
  Session s;
  for (int beat = 2; beat <= 10; ++beat) {
    s.key(Key::PageDown);
    s.rest();
    CHECK(s.state()["beat"]["index"] == beat);
    CHECK(s.state()["date"] == isoFromDay(s.beat().end));
  }
  s.key(Key::PageDown);
  s.rest();
  CHECK(s.state()["beat"]["index"] == 10);
  s.key(Key::BracketLeft);
  s.rest();
  CHECK(s.state()["beat"]["index"] == 9);
}

TEST_CASE("a lens by id: unknown ones change nothing, and it outlives a story") {
  Session s;
  CHECK(s.app.lens() == 0);
  CHECK_FALSE(s.app.setLens("nobody's"));
  CHECK(s.app.setLens("control"));
  s.rest();
  CHECK(s.state()["lens"] == "control");
  CHECK(s.state()["lenses"].size() == s.app.dataset().lenses.size());
  CHECK(s.app.scene().lens == 1);
  Action beyond{.kind = ActionKind::SetLens};
  beyond.lens = 99;
  s.app.act(beyond);
  CHECK(s.app.lens() == 1);
  // Loading a story anew keeps what the reader chose; a host's unknown wish is the first.
  CHECK(s.app.loadView(embeddedPack()) == PackError::None);
  CHECK(s.app.lens() == 1);
  AppOptions options = embeddedOptions();
  options.lens = "nobody's";
  App wished(options);
  CHECK(wished.loadView(embeddedPack()) == PackError::None);
  CHECK(wished.lens() == 0);
}

TEST_CASE("a journey asks for frames and says why; far dates cross-fade") {
  Session s;
  s.app.goTo(2);
  CHECK(s.frame() != Why::None);
  const Why why = s.frame();
  CHECK((why == Why::Flight || why == Why::CrossFade));
  s.rest();
  const auto sixth = s.app.beatById(s.app.dataset().text(s.app.dataset().beats[5].id));
  REQUIRE(sixth == 5);
  s.app.goTo(5);  // back to 1950
  s.frame();
  CHECK(s.frame() == Why::CrossFade);
  s.rest();
}

TEST_CASE("going somewhere by journey or at once ends in the same picture") {
  Session a, b;
  for (const uint32_t beat : {2u, 7u, 5u, 9u, 0u}) {
    a.app.goTo(beat, true);
    a.rest();
    b.app.goTo(beat, false);
    b.rest();
    CHECK(dumpDrawList(a.app.scene()) == dumpDrawList(b.app.scene()));
  }
}

TEST_CASE("play runs from the start to the end of the beat and stops") {
  Session s;
  s.app.goTo(2, false);
  s.rest();
  s.key(Key::Space);
  s.frame();
  s.frame();
  CHECK(s.app.isPlaying());
  CHECK(s.state()["why"] == "playing");
  CHECK(s.app.moment().day < s.beat().start + 30);
  s.rest(0.05);
  CHECK_FALSE(s.app.isPlaying());
  CHECK(s.app.moment().day == s.beat().end);
}

TEST_CASE("seeking shows the same as playing to that day") {
  Session played, sought;
  played.app.goTo(2, false);
  played.rest();
  played.app.act({.kind = ActionKind::Play});
  for (int i = 0; i < 40; ++i) played.frame(0.05);
  played.app.act({.kind = ActionKind::Pause});
  played.rest();
  sought.app.goTo(2, false);
  sought.rest();
  sought.app.setDay(played.app.moment().day);
  sought.rest();
  CHECK(dumpDrawList(played.app.scene()) == dumpDrawList(sought.app.scene()));
}

TEST_CASE("dragging the map explores, Home returns") {
  Session s;
  s.app.goTo(2, false);
  s.rest();
  const View framed = s.app.view();
  s.pointer(InputKind::PointerMove, {900, 300});
  s.frame();
  s.pointer(InputKind::PointerDown, {900, 300});
  s.frame();
  s.pointer(InputKind::PointerMove, {800, 300});
  s.pointer(InputKind::PointerUp, {800, 300});
  s.rest();
  CHECK(s.app.isExploring());
  CHECK(s.app.view().centre.lon > framed.centre.lon);
  s.key(Key::Home);
  s.rest();
  CHECK_FALSE(s.app.isExploring());
  CHECK(s.app.view().centre.lon == Approx(framed.centre.lon).margin(1e-9));
  CHECK(s.app.view().spanKm == Approx(framed.spanKm));
}

TEST_CASE("stepping during a journey does not strand the camera") {
  Session s;
  s.app.goTo(2);
  s.frame();
  s.frame();
  s.app.act({.kind = ActionKind::StepBack});
  s.rest();
  const View framed = beatView(s.app.dataset(), 2, s.app.scene().layout);
  CHECK(s.app.view().centre.lon == Approx(framed.centre.lon));
  CHECK(s.app.view().spanKm == Approx(framed.spanKm));
  CHECK(s.app.moment().day < s.beat().end);
}

TEST_CASE("a pointer that leaves while pressed does not throw the panels about") {
  Session s;
  const Rect card = s.app.scene().layout.card;
  const Vec2 at{card.x + card.width / 2, card.y + card.height / 2};
  InputEvent press{.kind = InputKind::PointerDown, .screen = at};
  press.touch = true;
  s.app.event(press);
  s.frame();
  s.pointer(InputKind::PointerLeave, {0, 0});
  s.frame();
  press.kind = InputKind::PointerUp;
  s.app.event(press);
  s.rest();
  CHECK(s.frame() == Why::None);
}

TEST_CASE("releasing the right button does not end a drag with the left") {
  Session s;
  s.pointer(InputKind::PointerMove, {900, 300});
  s.frame();
  s.pointer(InputKind::PointerDown, {900, 300});
  s.frame();
  s.pointer(InputKind::PointerMove, {880, 300});
  InputEvent right{.kind = InputKind::PointerUp, .screen = {880, 300}};
  right.button = 2;
  s.app.event(right);
  s.frame();
  const double before = s.app.view().centre.lon;
  s.pointer(InputKind::PointerMove, {780, 300});
  s.frame();
  s.frame(0.2);  // at rest before it lifts: no glide
  s.pointer(InputKind::PointerUp, {780, 300});
  s.rest();
  CHECK(s.app.view().centre.lon > before);
}

TEST_CASE("what the mouse is over is named anew when the map moves under it") {
  Session s;
  s.app.goTo(2, false);
  s.rest();
  s.pointer(InputKind::PointerMove, {800, 300});
  s.rest();
  const std::string before = s.app.hoveredName();
  CHECK_FALSE(before.empty());
  s.app.goTo(5);
  s.frame();
  s.frame();
  CHECK(s.app.hoveredName().empty());  // nothing is named while the camera flies
  s.rest();
  CHECK(s.app.hoveredName() != before);
  s.pointer(InputKind::PointerLeave, {0, 0});
  s.rest();
  CHECK(s.app.hoveredName().empty());
}

TEST_CASE("a tap on the map selects, and a second tap, a drag or going on lets it go") {
  Session s;
  s.app.resize(390, 844, 3);
  s.app.goTo(2, false);
  s.rest();
  const Rect free = s.app.scene().layout.free;
  const Vec2 at{free.x + free.width / 2, free.y + free.height / 2};
  const auto touch = [&](InputKind kind, Vec2 where) {
    s.app.event({.kind = kind, .screen = where, .touch = true});
    s.frame();
  };
  const auto tap = [&](Vec2 where) {
    s.now += 1;  // no double tap
    touch(InputKind::PointerDown, where);
    touch(InputKind::PointerUp, where);
    s.rest();
  };
  tap(at);
  REQUIRE(s.app.selection().kind != PickKind::None);
  s.rest();
  CHECK(s.app.selection().kind != PickKind::None);

  // The note that stands there now takes a tap for itself, and the map does not move.
  const View before = s.app.view();
  tap({at.x, at.y - 50});
  CHECK(s.app.selection().kind == PickKind::None);
  CHECK(s.app.view().centre.lon == before.centre.lon);

  tap(at);
  REQUIRE(s.app.selection().kind != PickKind::None);
  tap(at);
  CHECK(s.app.selection().kind == PickKind::None);

  tap(at);
  REQUIRE(s.app.selection().kind != PickKind::None);
  touch(InputKind::PointerDown, at);
  touch(InputKind::PointerMove, at + Vec2{40, 0});
  touch(InputKind::PointerUp, at + Vec2{40, 0});
  s.rest();
  CHECK(s.app.selection().kind == PickKind::None);

  tap(at);
  REQUIRE(s.app.selection().kind != PickKind::None);
  s.key(Key::L);
  s.rest();
  CHECK(s.app.selection().kind == PickKind::None);
}

TEST_CASE("another part begins with its text, not with its sources") {
  Session s;
  const float text = s.app.cardHeight();
  s.key(Key::S);
  s.rest();
  const float sources = s.app.cardHeight();
  CHECK(sources != text);
  s.key(Key::PageDown);
  s.rest();
  s.key(Key::PageUp);
  s.rest();
  CHECK(s.app.cardHeight() == text);
}

TEST_CASE("J and K move the text, and the arrows do on the page that lies over it") {
  Session s;
  s.app.goTo(8, false);
  s.rest();
  const View before = s.app.view();
  REQUIRE(s.app.cardScrolled() == 0);
  s.key(Key::J);
  s.rest();
  CHECK(s.app.cardScrolled() > 50);
  s.key(Key::K);
  s.key(Key::K);
  s.rest();
  CHECK(s.app.cardScrolled() == 0);
  s.key(Key::I);
  s.rest();
  s.key(Key::Down);
  s.rest();
  CHECK(s.app.cardScrolled() == 0);
  CHECK(s.app.view().centre.lat == before.centre.lat);
  CHECK_FALSE(s.app.isExploring());
}

TEST_CASE("the hand shows over what answers to a press, on the map and on the panels") {
  Session s;
  const Rect card = s.app.scene().layout.card;
  s.pointer(InputKind::PointerMove, {card.x + 60, card.y + 60});
  s.rest();
  CHECK_FALSE(s.app.wantsHand());
  s.pointer(InputKind::PointerMove, {card.x + card.width - 50, card.y + card.height - 30});  // the way on
  s.rest();
  CHECK(s.app.wantsHand());
  s.pointer(InputKind::PointerLeave, {0, 0});
  s.rest();
  CHECK_FALSE(s.app.wantsHand());
}

TEST_CASE("dragging on the card does not move the map") {
  Session s;
  const Rect card = s.app.scene().layout.card;
  const View before = s.app.view();
  const Vec2 at{card.x + card.width / 2, card.y + card.height / 2};
  s.pointer(InputKind::PointerMove, at);
  s.frame();
  s.pointer(InputKind::PointerDown, at);
  s.frame();
  s.pointer(InputKind::PointerMove, at + Vec2{0, -80});
  s.frame();
  s.pointer(InputKind::PointerUp, at + Vec2{0, -80});
  s.rest();
  CHECK_FALSE(s.app.isExploring());
  CHECK(s.app.view().centre.lon == before.centre.lon);
}

TEST_CASE("at rest nothing asks for a frame, at any size and ratio") {
  Session s;
  struct Frame {
    double width, height, dpr;
  };
  for (const Frame f : {Frame{320, 480, 2}, {390, 844, 3}, {844, 390, 2}, {1280, 720, 1}, {3840, 2160, 1}}) {
    s.app.resize(f.width, f.height, f.dpr);
    s.rest();
    CHECK(s.frame() == Why::None);
    CHECK(s.frame() == Why::None);
    CHECK(s.state()["why"].is_null());
  }
}

TEST_CASE("finer geography is asked for where the camera is near, once, and bad bytes are dropped") {
  App app(embeddedOptions());
  app.resize(1280, 720, 1);
  REQUIRE(app.loadView(embeddedPack()) == PackError::None);
  app.goTo(2, false);
  app.update(1);
  const uint32_t before = app.ground().refined[2];
  while (app.takeCellRequest()) {
  }
  CHECK(app.ground().refined[2] > before);
  const uint32_t after = app.ground().refined[2];
  std::vector<std::byte> garbage(64, std::byte{0xff});
  app.cellArrived(0, garbage);
  app.cellArrived(9999, garbage);
  CHECK(app.ground().refined[2] == after);
  app.update(2);
  CHECK_FALSE(app.takeCellRequest());
}

TEST_CASE("reduced motion jumps") {
  AppOptions options = embeddedOptions();
  options.reducedMotion = true;
  App app(options);
  app.resize(1280, 720, 1);
  REQUIRE(app.loadView(embeddedPack()) == PackError::None);
  app.goTo(5);
  const Why why = app.update(1);
  CHECK(why != Why::Flight);
  CHECK(why != Why::CrossFade);
}
