// Finer geography that comes from elsewhere dissolves in where the map stands still.
#include "session.h"

namespace faultline {
namespace {

std::span<const std::byte> bytesOf(const App& app, uint32_t cell) { return app.dataset().cellBytes(cell); }

uint32_t loaded(const App& app) {
  uint32_t count = 0;
  for (const bool here : app.ground().cellLoaded) count += here;
  return count;
}

}  // namespace

TEST_CASE("a cell that comes at rest shows over a quarter of a second, and then nothing is drawn") {
  Session session;
  const uint32_t before = loaded(session.app);
  uint32_t cell = 0;
  while (session.app.ground().cellLoaded[cell]) ++cell;
  session.app.cellArrived(cell, bytesOf(session.app, cell));
  CHECK(session.frame() != Why::None);
  CHECK(session.app.keepsPicture());
  CHECK(loaded(session.app) == before);  // the frame to keep shows the map as it was

  session.frame();
  CHECK(loaded(session.app) == before + 1);
  CHECK_FALSE(session.app.keepsPicture());
  CHECK(session.app.keptShare() > 0.95f);
  float last = 1;
  double passed = 0;
  while (session.app.keptShare() > 0) {
    CHECK(session.app.keptShare() <= last);
    last = session.app.keptShare();
    CHECK(session.frame() != Why::None);
    passed += 1.0 / 60;
    REQUIRE(passed < 1);
  }
  CHECK(passed > 0.2);
  session.rest();
  CHECK(session.app.keptShare() == 0);
}

TEST_CASE("cells that come during a dissolve wait for its end") {
  Session session;
  uint32_t first = 0;
  while (session.app.ground().cellLoaded[first]) ++first;
  uint32_t second = first + 1;
  while (session.app.ground().cellLoaded[second]) ++second;
  session.app.cellArrived(first, bytesOf(session.app, first));
  session.frame();
  session.frame();
  session.app.cellArrived(second, bytesOf(session.app, second));
  session.frame();
  CHECK_FALSE(session.app.ground().cellLoaded[second]);
  session.rest();
  CHECK(session.app.ground().cellLoaded[second]);
}

TEST_CASE("a cell that comes while the map moves is taken at once") {
  Session session;
  session.app.goTo(5);
  session.frame();
  uint32_t cell = 0;
  while (session.app.ground().cellLoaded[cell]) ++cell;
  session.app.cellArrived(cell, bytesOf(session.app, cell));
  session.frame(0.1);
  CHECK(session.app.ground().cellLoaded[cell]);
  CHECK_FALSE(session.app.keepsPicture());
  CHECK(session.app.keptShare() == 0);
}

TEST_CASE("a journey asks for the detail of where it goes") {
  Session session;
  const uint32_t before = loaded(session.app);
  session.app.goTo(2);
  session.frame();
  session.frame();
  CHECK(loaded(session.app) > before);  // the pack's own cells come as soon as they are asked for
  const uint32_t asked = loaded(session.app);
  session.rest();
  CHECK(loaded(session.app) == asked);
}

}  // namespace faultline
