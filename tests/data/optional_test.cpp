// Sections that a pack may leave out: what marks claims are about, where links end, dates within bounds, strips, who
// answers an allegation, the words of the card.
#include <catch2/catch_test_macros.hpp>

#include "small_pack.h"

using namespace faultline;
using faultline::test::SmallPack;

namespace {

SmallPack full() {
  SmallPack pack;
  pack.claimMarks = {{0, 0, MarkKind::Front, {}}, {0, 0, MarkKind::Link, {}}, {1, 0, MarkKind::Area, {}}};
  pack.endPlaces = {{0, 0, 0, {}}, {0, 0, 1, {}}};
  pack.dateBounds = {{0, 17000, 17030, DatedKind::LinkStart, {}}, {1, 18001, 18003, DatedKind::Event, {}}};
  pack.areas[1].units = {};
  pack.zones = {{1, 0, 2.5f}};
  pack.cardWords = "Said \u00e9.";
  pack.beats[0].text = {format::inWords | 5, 2};
  pack.disputes = {{0, pack.text("B"), pack.text("denied by Others"), {}}};
  return pack;
}

template <class Spoil>
PackError errorOf(Spoil spoil, std::string_view& at) {
  SmallPack pack = full();
  spoil(pack);
  const std::vector<std::byte> bytes = pack.bytes();
  Dataset dataset;
  return Dataset::load(bytes, dataset, {}, &at);
}

}  // namespace

TEST_CASE("optional sections are read where they are, and missed nowhere") {
  const std::vector<std::byte> bytes = full().bytes(), without = SmallPack().bytes();
  Dataset data, bare;
  REQUIRE(Dataset::load(bytes, data) == PackError::None);
  REQUIRE(Dataset::load(without, bare) == PackError::None);
  CHECK(data.claimsAbout(MarkKind::Front, 0).size() == 1);
  CHECK(data.claimsAbout(MarkKind::Area, 1).size() == 1);
  CHECK(data.claimsAbout(MarkKind::Area, 0).empty());
  CHECK(bare.claimsAbout(MarkKind::Front, 0).empty());
  CHECK(data.placeOfEnd(0, true) == 0);
  CHECK(bare.placeOfEnd(0, true) == format::none);
  const Dataset::Bounds known = data.boundsOf(DatedKind::Event, 0, 18000),
                        fuzzy = data.boundsOf(DatedKind::Event, 1, 18001);
  CHECK(known.first == known.last);
  CHECK(fuzzy.first == 18001);
  CHECK(fuzzy.last == 18003);
  CHECK(bare.boundsOf(DatedKind::Event, 1, 18001).last == 18001);
  REQUIRE(data.zoneOf(1) != nullptr);
  CHECK(data.zoneOf(1)->halfWidthKm == 2.5f);
  CHECK(data.zoneOf(0) == nullptr);
  CHECK(bare.zoneOf(1) == nullptr);
  REQUIRE(data.disputeOf(0) != nullptr);
  CHECK(data.text(data.disputeOf(0)->answer) == "denied by Others");
  CHECK(data.disputeOf(1) == nullptr);
  CHECK(bare.disputeOf(0) == nullptr);
}

TEST_CASE("what points nowhere, runs backwards or is out of order is refused with its section") {
  struct Case {
    const char* what;
    void (*spoil)(SmallPack&);
    PackError error;
    std::string_view section;
  };
  const Case cases[] = {
      {"no such front", [](SmallPack& p) { p.claimMarks[0].index = 7; }, PackError::BadIndex, "MARK"},
      {"no such claim", [](SmallPack& p) { p.claimMarks[1].claim = 7; }, PackError::BadIndex, "MARK"},
      {"no such kind", [](SmallPack& p) { p.claimMarks[2].kind = MarkKind::Count; }, PackError::BadNumber, "MARK"},
      {"marks out of order", [](SmallPack& p) { std::swap(p.claimMarks[0], p.claimMarks[1]); }, PackError::BadIndex,
       "MARK"},
      {"no such link", [](SmallPack& p) { p.endPlaces[1].link = 1; }, PackError::BadIndex, "ENDS"},
      {"no such place", [](SmallPack& p) { p.endPlaces[0].place = 1; }, PackError::BadIndex, "ENDS"},
      {"one end twice", [](SmallPack& p) { p.endPlaces[1].to = 0; }, PackError::BadIndex, "ENDS"},
      {"no such event", [](SmallPack& p) { p.dateBounds[1].index = 2; }, PackError::BadIndex, "DATS"},
      {"backwards", [](SmallPack& p) { p.dateBounds[1].last = 18000; }, PackError::BadNumber, "DATS"},
      {"no day", [](SmallPack& p) { p.dateBounds[0].last = format::openEnd; }, PackError::BadNumber, "DATS"},
      {"a strip along no front", [](SmallPack& p) { p.zones[0].front = 7; }, PackError::BadIndex, "ZONE"},
      {"no such area", [](SmallPack& p) { p.zones[0].area = 2; }, PackError::BadIndex, "ZONE"},
      {"no width", [](SmallPack& p) { p.zones[0].halfWidthKm = 0; }, PackError::BadNumber, "ZONE"},
      {"one strip twice", [](SmallPack& p) { p.zones.push_back(p.zones[0]); }, PackError::BadIndex, "ZONE"},
      {"an area with nothing", [](SmallPack& p) { p.zones.clear(); }, PackError::BadIndex, "AREA"},
      {"words beyond their end", [](SmallPack& p) { p.beats[0].text.length = 9; }, PackError::BadText, "BEAT"},
      {"words inside a character",
       [](SmallPack& p) {
         p.beats[0].text = {format::inWords | 4, 2};
       },
       PackError::BadText, "BEAT"},
      {"words that are not there", [](SmallPack& p) { p.cardWords.clear(); }, PackError::BadText, "BEAT"},
      {"words for no link", [](SmallPack& p) { p.disputes[0].link = 1; }, PackError::BadIndex, "DISP"},
      {"one link's words twice", [](SmallPack& p) { p.disputes.push_back(p.disputes[0]); }, PackError::BadIndex,
       "DISP"},
      {"words outside", [](SmallPack& p) { p.disputes[0].answer.offset = 1u << 30; }, PackError::BadText, "DISP"},
      {"one date twice", [](SmallPack& p) { p.dateBounds[1] = p.dateBounds[0]; }, PackError::BadIndex, "DATS"},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    std::string_view at;
    CHECK(errorOf(c.spoil, at) == c.error);
    CHECK(at == c.section);
  }
}

TEST_CASE("the card's words may come later, whole or not at all") {
  SmallPack pack = full();
  const std::vector<std::byte> bytes = pack.bytes(), apart = pack.bytes(false);
  Dataset whole, lacking;
  REQUIRE(Dataset::load(bytes, whole) == PackError::None);
  REQUIRE(Dataset::load(apart, lacking) == PackError::None);
  CHECK(whole.lackingWords() == nullptr);
  CHECK(whole.text(whole.beats[0].text) == "\u00e9");
  CHECK(lacking.text(lacking.beats[0].text).empty());
  REQUIRE(lacking.lackingWords() != nullptr);
  const auto given = std::as_bytes(std::span(pack.cardWords));
  CHECK(whole.takeWords(given) == PackError::BadLength);
  CHECK(lacking.takeWords(given.first(3)) == PackError::BadLength);
  std::string other = pack.cardWords;
  other[0] = 'P';
  CHECK(lacking.takeWords(std::as_bytes(std::span(other))) == PackError::BadChecksum);
  CHECK(lacking.takeWords(given) == PackError::None);
  CHECK(lacking.lackingWords() == nullptr);
  CHECK(lacking.text(lacking.beats[0].text) == "\u00e9");

  pack.cardWords[0] = '\xff';
  const std::vector<std::byte> bad = pack.bytes(false);
  REQUIRE(Dataset::load(bad, lacking) == PackError::None);
  CHECK(lacking.takeWords(std::as_bytes(std::span(pack.cardWords))) == PackError::BadText);
}
