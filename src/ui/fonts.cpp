#include <algorithm>
#include <cassert>
#include <cstring>

#include "imgui.h"
#include "ui/ui.h"
#include "ui/words.h"

namespace faultline {

UiFonts loadFonts(const Dataset& dataset, std::span<const std::byte> regular, std::span<const std::byte> semibold,
                  double dpr) {
  ImGuiIO& io = ImGui::GetIO();
  ImFontAtlas& atlas = *io.Fonts;
  atlas.Clear();
  // No baked lines (1 of their 63 widths would be used) and no software cursors: a smaller texture.
  atlas.Flags = ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoMouseCursors;
  io.FontGlobalScale = 1;

  // Exactly the characters that can occur: those of the story, those of our own sentences, and ASCII, since dates
  // and numbers are put together at run time.
  ImFontGlyphRangesBuilder builder;
  for (ImWchar c = 0x20; c < 0x7f; ++c) builder.AddChar(c);
  for (const format::Glyph& glyph : dataset.glyphs) {
    if (glyph.codepoint < 0xffff) builder.AddChar(static_cast<ImWchar>(glyph.codepoint));
  }
  for (const std::string_view text : words::all) builder.AddText(text.data(), text.data() + text.size());
  builder.AddChar(ImWchar{0xfffd});
  ImVector<ImWchar> ranges;
  builder.BuildRanges(&ranges);

  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.GlyphRanges = ranges.Data;
  // Beyond four the eye gains nothing and the texture outgrows memory (a page zoomed to 500 %).
  config.RasterizerDensity = static_cast<float>(std::min(dpr, 4.0));
  // Letters stand at fractions of a pixel. At one device pixel a logical one that needs the finer raster; at two and
  // more the pixels are fine enough, and the texture half as large.
  config.OversampleH = dpr < 1.5 ? 2 : 1;
  config.OversampleV = 1;

  const auto add = [&](std::span<const std::byte> file, float size) {
    // Not written to: FontDataOwnedByAtlas is false.
    void* data = const_cast<void*>(static_cast<const void*>(file.data()));
    return atlas.AddFontFromMemoryTTF(data, static_cast<int>(file.size()), size, &config);
  };
  UiFonts fonts;
  fonts.body = add(regular, bodySize);  // first: Dear ImGui's default
  fonts.label = add(regular, labelSize);
  fonts.labelBold = add(semibold, labelSize);
  fonts.note = add(regular, 14);
  fonts.noteBold = add(semibold, 14);
  fonts.bodyBold = add(semibold, bodySize);
  fonts.title = add(semibold, titleSize);
  const bool built = atlas.Build();
  assert(built && "the font files are TrueType, made by tools/fonts/subset.py");
  (void)built;
  for (ImFont* font : atlas.Fonts) font->FallbackChar = ImWchar{0xfffd};
  return fonts;
}

}  // namespace faultline
