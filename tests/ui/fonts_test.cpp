// The page's fonts are cut down to one story; what they draw is what the whole fonts draw.
#include <catch2/catch_test_macros.hpp>
#include <cstring>

#include "imgui.h"
#include "stage.h"
#include "ui/ui.h"

using namespace faultline;

namespace {

struct Glyph {
  uint32_t codepoint;
  float advance, x0, y0, x1, y1, u0, v0, u1, v1;
  bool operator==(const Glyph&) const = default;
};

struct Atlas {
  int width = 0, height = 0;
  std::vector<unsigned char> pixels;
  std::vector<std::vector<Glyph>> fonts;
  std::vector<float> heights;  // ascent and descent of each
};

Atlas atlasOf(const char* regular, const char* semibold, double dpr) {
  const std::vector<std::byte> regularBytes = test::readFile(regular), semiboldBytes = test::readFile(semibold);
  ImGuiContext* context = ImGui::CreateContext();
  ImGui::SetCurrentContext(context);
  loadFonts(test::story(), regularBytes, semiboldBytes, dpr);
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  Atlas out;
  unsigned char* pixels = nullptr;
  atlas.GetTexDataAsAlpha8(&pixels, &out.width, &out.height);
  out.pixels.assign(pixels, pixels + out.width * out.height);
  for (const ImFont* font : atlas.Fonts) {
    std::vector<Glyph> glyphs;
    for (const ImFontGlyph& g : font->Glyphs) {
      glyphs.push_back({g.Codepoint, g.AdvanceX, g.X0, g.Y0, g.X1, g.Y1, g.U0, g.V0, g.U1, g.V1});
    }
    out.fonts.push_back(std::move(glyphs));
    out.heights.push_back(font->Ascent);
    out.heights.push_back(font->Descent);
  }
  ImGui::DestroyContext(context);
  return out;
}

}  // namespace

TEST_CASE("the fonts cut down to the story give the same texture, glyph for glyph") {
  for (const double dpr : {1.0, 2.0, 3.0}) {
    const Atlas whole = atlasOf(UI_TEST_FONT_400, UI_TEST_FONT_600, dpr);
    const Atlas cut = atlasOf(UI_TEST_WEB_FONT_400, UI_TEST_WEB_FONT_600, dpr);
    CHECK(whole.fonts.front().size() > 100);
    CHECK(whole.fonts == cut.fonts);
    CHECK(whole.heights == cut.heights);
    CHECK(whole.width == cut.width);
    CHECK(whole.height == cut.height);
    CHECK(whole.pixels == cut.pixels);
  }
  CHECK(test::readFile(UI_TEST_WEB_FONT_400).size() < test::readFile(UI_TEST_FONT_400).size() * 2 / 3);
}
