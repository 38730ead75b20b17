// What a host asks for: layers, a share of a beat's time.
#include <catch2/catch_approx.hpp>
#include <cmath>
#include <limits>

#include "session.h"

using namespace faultline;
using Catch::Approx;

namespace {

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("layers go off and on by host and by key, outlive a beat, and the state names those that are on") {
  Session s;
  CHECK(s.state()["layers"].get<Names>() == Names{"fronts", "links", "areas", "places", "labels"});
  s.app.setLayer(Layer::Links, false);
  s.rest();
  s.app.goTo(8);
  s.rest();
  CHECK(s.state()["layers"].get<Names>() == Names{"fronts", "areas", "places", "labels"});
  CHECK(s.app.scene().links.empty());
  s.key(Key::Digit2);
  s.rest();
  CHECK(s.app.scene().links.size() > 5);
  s.key(Key::Digit5);
  s.rest();
  CHECK_FALSE(s.app.shownLayers().shows(Layer::Labels));
  s.app.setLayer(Layer::Count, false);  // no such layer
  CHECK(s.app.shownLayers().shows(Layer::Fronts));
}

TEST_CASE("seeking to a share of a beat glides there and rests exactly on it, forward and back") {
  Session s;
  s.app.goTo(ukraine, false);
  s.rest();
  const format::Beat beat = s.beat();
  const auto dayAt = [&](double share) { return beat.start + (beat.end - beat.start) * share; };
  for (const double share : {0.25, 0.75, 0.5, 0.0, 1.0}) {
    const double before = s.app.moment().day, goal = dayAt(share);
    s.app.seek(ukraine, share);
    double last = before;
    int frames = 0;
    while (s.frame() != Why::None && frames < 200) {
      const double day = s.app.moment().day;  // never back, never past
      CHECK((goal > before ? day >= last && day <= goal : day <= last && day >= goal));
      CHECK(std::abs(day - last) < std::abs(goal - before) * 0.3 + 0.1);  // no jump
      last = day;
      ++frames;
    }
    CHECK(frames > 5);
    CHECK(frames < 60);
    CHECK(s.app.moment().day == goal);
    CHECK_FALSE(s.app.isExploring());
  }
}

TEST_CASE("seeking into another beat flies there and arrives on the day") {
  Session s;
  s.app.seek(ukraine, 0.5);
  s.rest();
  CHECK(s.app.moment().beat == ukraine);
  const format::Beat beat = s.beat();
  CHECK(s.app.moment().day == Approx((beat.start + beat.end) / 2.0));
  // On the way the goal may move on, as it does while a page is scrolled.
  s.app.seek(ukraine + 1, 0.2);
  for (int i = 0; i < 10; ++i) s.frame();
  s.app.seek(ukraine + 1, 0.4);
  s.rest();
  CHECK(s.app.moment().day == Approx(s.beat().start + 0.4 * (s.beat().end - s.beat().start)));
  s.app.seek(ukraine + 1, std::numeric_limits<double>::quiet_NaN());
  s.rest();
  CHECK(s.app.moment().day == s.beat().start);
  s.app.seek(99, 0.5);
  CHECK(s.app.moment().beat == ukraine + 1);
}

TEST_CASE("under reduced motion a share shows the nearer of two stills at once") {
  Session calm(1280, 720, 1, true);
  calm.app.seek(ukraine, 0.3);
  calm.frame();
  CHECK(calm.app.moment().beat == ukraine);
  CHECK(calm.app.moment().day == calm.beat().start);
  CHECK(calm.state()["still"] == "before");
  CHECK(calm.state()["playing"] == false);
  calm.app.seek(ukraine, 0.6);
  calm.frame();
  CHECK(calm.app.moment().day == calm.beat().end);
  CHECK(calm.state()["still"] == "after");
  calm.rest();
  CHECK_FALSE(calm.app.wakesIn());
  calm.app.setDay(calm.beat().end - 3.0);
  calm.rest();
  CHECK(calm.state()["still"].is_null());
}

TEST_CASE("under reduced motion Play shows the span's beginning, rests, and then its end") {
  Session s(1280, 720, 1, true);
  s.app.goTo(ukraine, false);
  s.rest();
  s.app.act({.kind = ActionKind::Play});
  s.rest();  // no frame while it stands
  CHECK(s.app.moment().day == s.beat().start);
  CHECK(s.state()["still"] == "before");
  CHECK(s.state()["playing"] == true);
  REQUIRE(s.app.wakesIn());
  CHECK(*s.app.wakesIn() > 2);
  s.frame(1);  // a frame for another reason changes nothing
  CHECK(s.state()["still"] == "before");
  s.frame(*s.app.wakesIn());
  s.rest();
  CHECK(s.app.moment().day == s.beat().end);
  CHECK(s.state()["still"] == "after");
  CHECK(s.state()["playing"] == false);
  CHECK_FALSE(s.app.wakesIn());
  // Paused on the first it stays there; motion that is allowed again is motion.
  s.app.act({.kind = ActionKind::Play});
  s.frame();
  s.app.act({.kind = ActionKind::Pause});
  s.rest();
  CHECK(s.app.moment().day == s.beat().start);
  CHECK_FALSE(s.app.wakesIn());
  s.app.setReducedMotion(false);
  s.app.act({.kind = ActionKind::Play});
  CHECK(s.frame() == Why::Playing);
}

TEST_CASE("a host is told what changed, once") {
  Session s;
  Told before = s.app.told();
  const auto changed = [&] {
    s.rest();
    const Told now = s.app.told();
    const uint32_t bits = now.changedSince(before);
    before = now;
    return bits;
  };
  CHECK(changed() == 0);
  s.app.goTo(ukraine, false);
  CHECK((changed() & (Told::beatBit | Told::dayBit | Told::viewBit)) == (Told::beatBit | Told::dayBit | Told::viewBit));
  s.app.setLayer(Layer::Links, false);
  CHECK(changed() == Told::lookBit);
  s.app.setDay(s.beat().start);
  CHECK(changed() == Told::dayBit);
  s.key(Key::L);
  CHECK(changed() == Told::panelsBit);
  CHECK(s.state()["view"]["moved"] == false);
  s.key(Key::Plus);
  CHECK((changed() & (Told::viewBit | Told::motionBit)) == (Told::viewBit | Told::motionBit));
  CHECK(s.state()["view"]["moved"] == true);
  CHECK(s.state()["selected"].is_null());
  Action action{.kind = ActionKind::Select};
  action.pick = {PickKind::Front, 0};
  s.app.act(action);
  CHECK(changed() == Told::selectionBit);
  const auto& front = s.app.dataset().fronts[0];
  CHECK(s.state()["selected"]["kind"] == "front");
  CHECK(s.state()["selected"]["id"] == s.app.dataset().text(front.id));
  CHECK(changed() == 0);
}

TEST_CASE("progress is the day's share of its beat") {
  Session s;
  s.app.goTo(ukraine, false);
  CHECK(s.app.progress() == 1);
  s.app.setDay((s.beat().start + s.beat().end) / 2.0);
  CHECK(s.app.progress() == Approx(0.5));
  s.app.setDay(s.beat().start - 100.0);
  CHECK(s.app.progress() == 0);
}

TEST_CASE("another wish ends the gliding") {
  Session s;
  s.app.goTo(ukraine, false);
  s.rest();
  s.app.seek(ukraine, 0.5);
  s.frame();
  s.frame();
  s.app.setDay(s.beat().end);
  s.rest();
  CHECK(s.app.moment().day == s.beat().end);
}
