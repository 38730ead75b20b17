// What a host asks for: layers, a share of a beat's time.
#include <catch2/catch_approx.hpp>
#include <cmath>
#include <limits>

#include "session.h"

using namespace faultline;
using Catch::Approx;

namespace {

constexpr uint32_t ukraine = 2;
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

TEST_CASE("under reduced motion a share is there at once, and another wish ends the gliding") {
  Session calm(1280, 720, 1, true);
  calm.app.goTo(ukraine, false);
  calm.app.seek(ukraine, 0.5);
  calm.frame();
  CHECK(calm.app.moment().day == Approx((calm.beat().start + calm.beat().end) / 2.0));
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
