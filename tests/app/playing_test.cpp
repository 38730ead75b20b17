// How time plays: at a stated speed, in a loop, with arrows that move only then, and labels placed sparingly.
#include <catch2/catch_approx.hpp>

#include "session.h"
#include "story/dates.h"
#include "story/timeline.h"

using namespace faultline;
using Catch::Approx;

namespace {

void speedTo(Session& s, double factor) {
  Action action{.kind = ActionKind::SetSpeed};
  action.factor = factor;
  s.app.act(action);
}

}  // namespace

TEST_CASE("while paused two moments of the clock give one draw list, and playing moves the arrows") {
  Session s;
  s.app.goTo(westAsia, false);
  s.rest();
  const std::string still = dumpDrawList(s.app.scene());
  s.now += 7.3;
  s.app.resize(1280, 720, 1);  // makes it build the scene anew
  s.rest();
  CHECK(dumpDrawList(s.app.scene()) == still);
  s.app.act({.kind = ActionKind::Play});
  s.frame();
  s.frame();
  const auto shapes = s.app.scene().shapes;
  s.frame(0.1);
  const auto later = s.app.scene().shapes;
  bool moved = shapes.size() != later.size();
  for (size_t i = 0; i < shapes.size() && !moved; ++i) moved = shapes[i].a.x != later[i].a.x;
  CHECK(moved);
}

TEST_CASE("time runs at the stated rate times the speed") {
  for (const double factor : {0.5, 4.0}) {
    Session s;
    s.app.goTo(ukraine, false);
    s.rest();
    speedTo(s, factor);
    s.app.act({.kind = ActionKind::Play});
    s.frame();
    const double from = s.app.moment().day;
    for (int i = 0; i < 10; ++i) s.frame(0.05);
    CHECK(s.app.moment().day - from == Approx(playRate(s.app.dataset(), ukraine) * factor * 0.5).epsilon(0.01));
  }
  Session s;
  speedTo(s, 99);
  CHECK(s.state()["speed"] == 4);
  s.key(Key::Less);
  s.frame();
  CHECK(s.state()["speed"] == 2);
}

TEST_CASE("a beat in a loop plays on from its start until it is told to stop") {
  Session s;
  s.app.goTo(ukraine, false);
  s.rest();
  s.key(Key::R);
  s.frame();
  CHECK(s.app.isLooping());
  s.key(Key::Space);
  double last = s.beat().start;
  int starts = 0;
  for (int i = 0; i < 28 * 4; ++i) {
    s.frame(0.25);
    const double day = s.app.moment().day;
    if (day < last) ++starts;
    last = day;
    CHECK(s.app.isPlaying());
    CHECK(s.app.dataset().beats[ukraine].end >= s.app.scene().day);  // what is drawn never lies beyond the beat
  }
  CHECK(starts == 1);
  s.key(Key::R);
  s.rest();
  CHECK_FALSE(s.app.isPlaying());
  CHECK(s.app.moment().day == s.beat().end);
}

TEST_CASE("labels are placed a few times a second while time plays, and exactly when it stops") {
  Session s;
  s.app.goTo(ukraine, false);
  s.rest();
  s.app.act({.kind = ActionKind::Play});
  s.frame();
  const uint32_t before = s.app.labelsPlaced();
  for (int i = 0; i < 40; ++i) s.frame(0.05);
  CHECK(s.app.labelsPlaced() - before <= 12);
  CHECK(s.app.labelsPlaced() > before);
  s.app.act({.kind = ActionKind::Pause});
  s.rest();
  const double day = s.app.moment().day;
  const std::string played = dumpDrawList(s.app.scene());
  Session other;
  other.app.goTo(ukraine, false);
  other.app.setDay(day);
  other.rest();
  // Arrows have flowed on in the one that played; the words are the same.
  REQUIRE(other.app.scene().labels.size() == s.app.scene().labels.size());
  for (size_t i = 0; i < s.app.scene().labels.size(); ++i) {
    CHECK(other.app.scene().labels[i].text == s.app.scene().labels[i].text);
    CHECK(other.app.scene().labels[i].screen.x == s.app.scene().labels[i].screen.x);
  }
}

TEST_CASE("a mark that is tapped leads to its claims, in the state and in the card") {
  Session s;
  s.app.goTo(bloc, false);
  s.rest();
  CHECK(s.state()["selected"].is_null());
  const Dataset& data = s.app.dataset();
  for (uint32_t i = 0; i < data.links.size(); ++i) {
    if (data.text(data.links[i].id) != "l08-prk-rus-arms") continue;
    Action select{.kind = ActionKind::Select};
    select.pick = {PickKind::Link, i};
    s.app.act(select);
  }
  s.rest();
  const auto selection = s.state()["selected"];
  CHECK(selection["kind"] == "link");
  CHECK(selection["id"] == "l08-prk-rus-arms");
  CHECK_FALSE(selection["name"].get<std::string>().empty());
  CHECK(selection["claims"].get<std::vector<std::string>>().front() == "c13");
  CHECK(s.app.cardScrolled() > 50);  // the card has come to the claim
}

TEST_CASE("With little motion a step's ground stands whole at once, and nothing is drawn for it afterwards") {
  Session session(1280, 720, 1, true);
  session.app.goTo(ukraine);
  session.rest();
  session.app.setDay(double(dayFromIso("2022-09-12").value()));
  session.frame();
  const auto strengthOf = [&] {
    int strongest = 0;
    for (const Hatch& fill : session.app.scene().sweeps) strongest = std::max(strongest, int(fill.color.a));
    return strongest;
  };
  CHECK(strengthOf() == int(255 * sweepStrength + 0.5));
  session.rest();
  CHECK(strengthOf() == int(255 * sweepStrength + 0.5));
  for (int i = 0; i < 60; ++i) CHECK(session.frame() == Why::None);
}

TEST_CASE("a day outside of a part's time leaves the path, and the way back in time returns to it") {
  Session s;
  s.app.goTo(ukraine, false);
  const double end = s.beat().end;
  Action seek{.kind = ActionKind::SeekDay};
  seek.day = end + 30;
  s.app.act(seek);
  CHECK(s.app.isExploring());
  seek.day = end - 30;
  s.app.act(seek);
  CHECK_FALSE(s.app.isExploring());
  // A map that the reader moved is still the reader's.
  s.app.act({.kind = ActionKind::ZoomIn});
  s.rest();
  seek.day = end - 60;
  s.app.act(seek);
  CHECK(s.app.isExploring());
}

TEST_CASE("a reader compares any two days: one is pinned, time is moved to the other") {
  Session s;
  s.app.goTo(ukraine, false);
  s.rest();
  const nlohmann::json own = s.state();
  CHECK(own["compared"].is_null());
  s.app.setDay(*dayFromIso("2022-09-12"));
  s.key(Key::C);
  s.rest();
  CHECK(s.app.comparesFrom() == dayFromIso("2022-09-12"));
  const Told before = s.app.told();
  s.app.setDay(*dayFromIso("2022-11-12"));
  s.rest();
  CHECK((s.app.told().changedSince(before) & Told::dayBit) != 0);
  CHECK(s.state()["compared"] == "What changed, 12 September \u2013 12 November 2022");
  CHECK(s.state()["changed"][0].get<std::string>().starts_with(
      "Between 12 Sep and 12 Nov 2022 the line in Ukraine moved"));
  s.key(Key::C);
  s.rest();
  CHECK(s.state()["compared"] == "What changed, 23 February \u2013 12 November 2022");
  s.key(Key::C);
  s.rest();
  s.app.goTo(westAsia, false);
  s.app.goTo(ukraine, false);
  s.rest();
  CHECK_FALSE(s.app.comparesFrom());
  CHECK(s.state()["changed"] == own["changed"]);
}
