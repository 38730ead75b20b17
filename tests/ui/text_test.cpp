#include "ui/text.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "stage.h"
#include "ui/words.h"

using namespace faultline;
using faultline::test::Stage;

namespace {

std::string joined(const std::vector<std::string_view>& lines, std::string_view with) {
  std::string all;
  for (const std::string_view line : lines) {
    if (!all.empty()) all += with;
    all += line;
  }
  return all;
}

}  // namespace

TEST_CASE("text wraps at spaces and loses no word") {
  Stage stage(1280, 720);
  const ImFont& font = *stage.input.fonts.body;
  const std::string text =
      "The line moved little: Bakhmut fell in 2023, and by January 2024 Avdiivka was under attack.";
  for (const float width : {90.f, 140.f, 300.f, 900.f}) {
    const auto lines = wrapLines(font, text, width);
    CHECK(joined(lines, " ") == text);
    for (const std::string_view line : lines) CHECK(textWidth(font, line) <= width);
  }
  CHECK(wrapLines(font, text, 4000).size() == 1);
}

TEST_CASE("an address breaks before a dot, a longer word anywhere, a no-break space nowhere") {
  Stage stage(1280, 720);
  const ImFont& font = *stage.input.fonts.label;
  const std::string address = "digitalarchive.wilsoncenter.org/document/112046";
  const auto lines = wrapLines(font, address, 150);
  REQUIRE(lines.size() > 1);
  CHECK(joined(lines, "") == address);
  CHECK(lines[1].front() == '.');
  const std::string word(80, 'm');
  for (const std::string_view line : wrapLines(font, word, 100)) CHECK(textWidth(font, line) <= 100);
  const std::string kept = "Reuters\u00a0\u00b7 17 January";
  const float narrow = textWidth(font, "Reuters\u00a0\u00b7") + 2;
  CHECK(wrapLines(font, kept, narrow).front() == "Reuters\u00a0\u00b7");
}

TEST_CASE("newlines end lines, an empty line counts half, nothing is nothing") {
  Stage stage(1280, 720);
  const ImFont& font = *stage.input.fonts.body;
  CHECK(wrapLines(font, "one\ntwo", 500).size() == 2);
  const Canvas none;
  CHECK(drawParagraph(none, font, {0, 0}, 500, 24, {}, "one\n\ntwo") == 60);
  CHECK(drawParagraph(none, font, {0, 0}, 500, 24, {}, "") == 0);
  // A width that holds not even one letter must still end.
  CHECK(wrapLines(font, "abc", 1).size() == 3);
}

TEST_CASE("the font has every character that the story and the panels use, at CSS sizes") {
  Stage stage(1280, 720, 3);
  const UiFonts& fonts = stage.input.fonts;
  for (const ImFont* font :
       {fonts.label, fonts.labelBold, fonts.note, fonts.noteBold, fonts.body, fonts.bodyBold, fonts.title}) {
    REQUIRE(font != nullptr);
    for (const format::Glyph& glyph : test::story().glyphs) {
      INFO("U+" << std::hex << glyph.codepoint);
      CHECK(font->FindGlyphNoFallback(static_cast<ImWchar>(glyph.codepoint)) != nullptr);
    }
    // The advances by which labels are placed are those that they are drawn with.
    for (const format::Glyph& glyph : test::story().glyphs) {
      const ImFontGlyph* drawn = font->FindGlyphNoFallback(static_cast<ImWchar>(glyph.codepoint));
      const bool bold =
          font == fonts.labelBold || font == fonts.noteBold || font == fonts.bodyBold || font == fonts.title;
      const float expected = (bold ? glyph.advance600 : glyph.advance400) * font->FontSize;
      if (drawn) CHECK(std::abs(drawn->AdvanceX - expected) < 0.01f);
    }
  }
  for (const std::string_view text : words::all) CHECK(textWidth(*fonts.body, text) > 0);
  CHECK(fonts.body->FontSize == 16);
  const ImFontGlyph* capital = fonts.body->FindGlyph('H');
  // Inter's capitals are 0.727 of the em high.
  CHECK(std::abs((capital->Y1 - capital->Y0) - 16 * 0.727f) < 0.7f);
  CHECK(ImGui::GetIO().Fonts->TexWidth * ImGui::GetIO().Fonts->TexHeight <= 1024 * 1024);
}
