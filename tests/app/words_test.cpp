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

TEST_CASE("beside a page's own card nothing needs the words until a mark is pointed at") {
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
  for (uint32_t beat = 0; beat < whole.app.dataset().beats.size(); ++beat) {
    INFO("beat " << beat);
    both([&](Session& s) { s.app.goTo(beat, false); });
    for (const uint32_t event : whole.app.dataset().list(whole.beat().events)) {
      both([&](Session& s) { s.app.setDay(s.app.dataset().events[event].date); });  // told at the foot
    }
  }
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

TEST_CASE("the first mark pointed at asks for the words, which its note then shows") {
  std::vector<std::byte> words;
  Session whole, lacking;
  REQUIRE(whole.app.loadView(embeddedPack()) == PackError::None);
  REQUIRE(lacking.app.load(withoutWords(words)) == PackError::None);
  for (Session* session : {&whole, &lacking}) {
    session->app.setProse(true, 380, 0, true);
    session->app.goTo(ukraine, false);
    session->rest();
    REQUIRE_FALSE(session->app.scene().markers.empty());
    CHECK_FALSE(session->app.takeWordsRequest());
    session->pointer(InputKind::PointerMove, session->app.scene().markers.front().screen);
    session->rest();
  }
  CHECK_FALSE(whole.app.takeWordsRequest());
  CHECK(lacking.app.takeWordsRequest());
  lacking.app.wordsArrived(words);
  whole.rest();
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
