#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>

#include "compiler/dump.h"
#include "data/dataset.h"
#include "support.h"

namespace faultline {
namespace {

TEST_CASE("a good story compiles to what its dump says") {
  const CompileResult result = test::compileSmall("good");
  INFO(result.diagnostics.text());
  CHECK(result.diagnostics.text().empty());
  REQUIRE(result.ok());
  Dataset data;
  REQUIRE(Dataset::load(result.pack, data) == PackError::None);
  test::checkSnapshot("tests/compiler/good/expected.txt", dumpDataset(data));
}

TEST_CASE("the same story gives the same bytes") {
  CHECK(test::compileSmall("good").pack == test::compileSmall("good").pack);
}

TEST_CASE("cells and the card's words may be left out, and are files then") {
  const CompileResult whole = test::compileSmall("good");
  const CompileResult split = test::compileSmall("good", false);
  REQUIRE(split.ok());
  CHECK(split.pack.size() < whole.pack.size());
  CHECK(whole.cells.empty());
  REQUIRE(split.cells.size() == 2);
  Dataset data, wholeData;
  REQUIRE(Dataset::load(split.pack, data) == PackError::None);
  REQUIRE(Dataset::load(whole.pack, wholeData) == PackError::None);
  REQUIRE(data.lackingWords() != nullptr);
  CHECK(split.cells[1].name == cellFileName(data.lackingWords()->crc));
  CHECK(dumpDataset(data) != dumpDataset(wholeData));
  CHECK(data.takeWords(split.cells[1].bytes) == PackError::None);
  CHECK(dumpDataset(data) == dumpDataset(wholeData));
  CHECK(split.cells[0].name == cellFileName(data.cells[0].crc));
  CellGeometry geometry;
  CHECK(decodeCell(data, 0, split.cells[0].bytes, geometry) == PackError::None);
  CHECK(geometry.arcs.size() == 1);
}

TEST_CASE("glyphs cover the text, printable ASCII, and nothing twice") {
  const CompileResult result = test::compileSmall("good");
  Dataset data;
  REQUIRE(Dataset::load(result.pack, data) == PackError::None);
  std::set<uint32_t> known;
  for (const format::Glyph& glyph : data.glyphs) {
    CHECK(known.insert(glyph.codepoint).second);
    // Wider than nothing, narrower than two lines; semibold is about as wide as regular.
    CHECK(glyph.advance400 > 0);
    CHECK(glyph.advance400 < 2);
    CHECK(std::abs(glyph.advance600 - glyph.advance400) < 0.2f);
  }
  for (uint32_t c = 0x20; c < 0x7f; ++c) CHECK(known.contains(c));
  CHECK(known.contains(0x2013));
}

TEST_CASE("the real story compiles without a complaint") {
  const CompileResult result = compileFolder({.story = "assets/stories/eastern-front",
                                              .atlas = "assets/atlas/world.flatlas",
                                              .font400 = FAULTLINE_TEST_FONT_400,
                                              .font600 = FAULTLINE_TEST_FONT_600});
  INFO(result.diagnostics.text());
  CHECK(result.diagnostics.text().empty());
  REQUIRE(result.ok());
  Dataset data;
  REQUIRE(Dataset::load(result.pack, data) == PackError::None);
  CHECK(data.beats.size() == 10);
  // Every cell is whole.
  for (uint32_t cell = 0; cell < data.cells.size(); ++cell) {
    CellGeometry geometry;
    INFO("cell " << cell);
    CHECK(decodeCell(data, cell, data.cellBytes(cell), geometry) == PackError::None);
  }
}

}  // namespace
}  // namespace faultline
