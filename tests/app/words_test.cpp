// The words of the card may be elsewhere: what the map itself shows needs none of them, and they come where the card is
// drawn here.
#include <imgui.h>

#include <cstring>

#include "base/hash.h"
#include "data/container.h"
#include "session.h"

using namespace faultline;

namespace {

// The built-in story without its words, which `words` receives.
std::vector<std::byte> withoutWords(std::vector<std::byte>& words) {
  SectionTable table;
  std::string_view at;
  REQUIRE(readContainer(embeddedPack(), ContainerKind::Pack, true, table, at) == PackError::None);
  std::vector<SectionBytes> sections;
  for (size_t i = 0; i < sectionCount; ++i) {
    const auto id = static_cast<SectionId>(i);
    const auto bytes = table[id].bytes;
    if (id == SectionId::WordData) words.assign(bytes.begin(), bytes.end());
    if (table[id].present && id != SectionId::WordData) sections.push_back({id, bytes});
  }
  REQUIRE(words.size() > 20000);
  return writeContainer(ContainerKind::Pack, sections);
}

// Of every triangle of the panels, as they would be drawn.
uint32_t panelsOf(const App& app) {
  const ImDrawData* drawn = app.panels();
  std::vector<std::byte> all;
  for (const ImDrawList* list : drawn->CmdLists) {
    const auto vertices = std::as_bytes(std::span(list->VtxBuffer.Data, static_cast<size_t>(list->VtxBuffer.Size)));
    all.insert(all.end(), vertices.begin(), vertices.end());
  }
  return crc32(all);
}

}  // namespace

TEST_CASE("beside a page's own card nothing on the map needs the card's words") {
  std::vector<std::byte> words;
  Session whole, lacking;
  REQUIRE(whole.app.loadView(embeddedPack()) == PackError::None);
  REQUIRE(lacking.app.load(withoutWords(words)) == PackError::None);
  const auto both = [&](auto act) {
    for (Session* session : {&whole, &lacking}) {
      act(*session);
      session->rest(0.2);
    }
    CHECK(panelsOf(whole.app) == panelsOf(lacking.app));
    CHECK(whole.app.stateJson(0) == lacking.app.stateJson(0));
    CHECK_FALSE(lacking.app.takeWordsRequest());
  };
  both([](Session& s) { s.app.setProse(true, 380, 0, true); });
  int eventsTold = 0;
  for (uint32_t beat = 0; beat < whole.app.dataset().beats.size(); ++beat) {
    INFO("beat " << beat);
    both([&](Session& s) { s.app.goTo(beat, false); });
    // The note of whatever lies at each of some places, the marks that are drawn among them.
    std::vector<Vec2> places;
    for (const Marker& mark : whole.app.scene().markers) places.push_back(mark.screen);
    for (const Label& label : whole.app.scene().labels) places.push_back(label.screen);
    for (size_t i = beat % 3; i < places.size(); i += 3) {
      const Vec2 at = places[i];
      INFO(at.x << ", " << at.y);
      both([&](Session& s) {
        s.pointer(InputKind::PointerMove, at);
        s.frame(1);
      });
    }
    // What happened on a day is told at the foot, and tapped there tells more.
    for (const uint32_t event : whole.app.dataset().list(whole.beat().events)) {
      both([&](Session& s) { s.app.setDay(s.app.dataset().events[event].date); });
      const Rect free = whole.app.scene().layout.free;
      for (double up = 8; up < 70 && whole.app.selection().kind != PickKind::Event; up += 20) {
        both([&](Session& s) {
          const Vec2 at{free.x + free.width / 2, free.y + free.height - up};
          for (const InputKind kind : {InputKind::PointerMove, InputKind::PointerDown, InputKind::PointerUp}) {
            s.pointer(kind, at);
            s.frame();
          }
        });
      }
      eventsTold += whole.app.selection().kind == PickKind::Event ? 1 : 0;
      both([](Session& s) { s.key(Key::Escape); });
    }
  }
  CHECK(eventsTold > 1);
  both([](Session& s) { s.key(Key::L); });
  // It does see a difference: the card itself.
  for (Session* session : {&whole, &lacking}) {
    session->app.setProse(false, 0, 0, true);
    session->rest();
  }
  CHECK(panelsOf(whole.app) != panelsOf(lacking.app));
}

TEST_CASE(
    "the card's words are asked for once where the card is drawn here, and are on the screen when they have come") {
  std::vector<std::byte> words;
  Session whole, lacking;
  REQUIRE(lacking.app.load(withoutWords(words)) == PackError::None);
  lacking.app.setProse(false, 0, 0, false);  // nobody knows yet who draws it
  lacking.rest();
  CHECK_FALSE(lacking.app.takeWordsRequest());
  lacking.app.setProse(false, 0, 0, true);
  lacking.rest();
  CHECK(lacking.app.takeWordsRequest());
  CHECK_FALSE(lacking.app.takeWordsRequest());
  whole.app.setProse(false, 0, 0, true);
  whole.rest();
  CHECK(panelsOf(whole.app) != panelsOf(lacking.app));

  std::vector<std::byte> damaged = words;
  damaged[7] ^= std::byte{1};
  lacking.app.wordsArrived(damaged);
  CHECK(lacking.frame() == Why::None);
  lacking.app.wordsArrived(words);
  CHECK(lacking.frame() != Why::None);
  lacking.rest();
  CHECK(panelsOf(whole.app) == panelsOf(lacking.app));
}

TEST_CASE("the page about the story asks for the words, whoever draws the card") {
  std::vector<std::byte> words;
  Session session;
  REQUIRE(session.app.load(withoutWords(words)) == PackError::None);
  session.app.setProse(true, 380, 0, true);
  session.rest();
  CHECK_FALSE(session.app.takeWordsRequest());
  session.key(Key::I);
  session.rest();
  CHECK(session.app.takeWordsRequest());
}
