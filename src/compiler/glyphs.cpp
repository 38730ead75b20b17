#include "compiler/glyphs.h"

#include <cstring>
#include <string>

#include "base/utf8.h"
#include "compiler/fields.h"

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#endif
#define STBTT_STATIC
#define STB_TRUETYPE_IMPLEMENTATION
#include <stb_truetype.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace faultline {
namespace {

// What labels made at run time are written with beside ASCII: en dash, em dash, apostrophe, quotation marks, middle
// dot, ellipsis, arrows, plus-minus, square, degree, multiplication sign, no-break space.
constexpr char32_t alwaysThere[] = {0x2013, 0x2014, 0x2019, 0x201c, 0x201d, 0x00b7, 0x2026,
                                    0x2190, 0x2192, 0x00b1, 0x00b2, 0x00b0, 0x00d7, 0x00a0};

// The characters of `text` that one of the fonts lacks, each once.
std::string missingFrom(std::string_view text, const Font& font400, const Font& font600, std::set<char32_t>& drawn) {
  std::string missing;
  std::set<char32_t> told;
  while (!text.empty()) {
    const char32_t character = decodeUtf8(text);
    if (character == '\n') continue;
    if (font400.advance(character) && font600.advance(character)) {
      drawn.insert(character);
    } else if (told.insert(character).second) {
      missing += (missing.empty() ? "" : ", ") + namedCharacter(character);
    }
  }
  return missing;
}

}  // namespace

bool Font::open(std::span<const std::byte> bytes) {
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  if (bytes.size() < 12 || stbtt_GetNumberOfFonts(data) != 1) return false;
  stbtt_fontinfo opened;
  std::memset(&opened, 0, sizeof(opened));
  if (stbtt_InitFont(&opened, data, 0) == 0) return false;
  info.resize(sizeof(opened));
  std::memcpy(info.data(), &opened, sizeof(opened));
  return true;
}

std::optional<float> Font::advance(char32_t character) const {
  stbtt_fontinfo font;
  std::memcpy(&font, info.data(), sizeof(font));
  const int glyph = stbtt_FindGlyphIndex(&font, static_cast<int>(character));
  if (glyph == 0) return std::nullopt;
  int advance = 0, bearing = 0;
  stbtt_GetGlyphHMetrics(&font, glyph, &advance, &bearing);
  return static_cast<float>(advance) * stbtt_ScaleForPixelHeight(&font, 1);
}

void compileGlyphs(PackBuilder& pack, const Dataset* atlas, const Font& font400, const Font& font600,
                   Diagnostics& diagnostics, SourcePlace atlasPlace) {
  std::set<char32_t> drawn;
  const std::string hint = "use another character, or add it to tools/fonts/subset.py if the typeface has it";
  for (const PackBuilder::AuthoredText& text : pack.authored) {
    const std::string missing = missingFrom(text.text, font400, font600, drawn);
    if (!missing.empty()) diagnostics.error(text.at, "the font lacks " + missing, hint);
  }
  if (atlas != nullptr) {
    const auto need = [&](std::string_view what, format::StringRef id, format::StringRef words) {
      const std::string missing = missingFrom(atlas->text(words), font400, font600, drawn);
      if (missing.empty()) return;
      diagnostics.error(atlasPlace, std::string(what) + quoted(atlas->text(id)) + ": the font lacks " + missing, hint);
    };
    for (const format::Unit& unit : atlas->units) need("unit ", unit.code, unit.name);
    for (const format::Lake& lake : atlas->lakes) need("lake ", lake.name, lake.name);
    for (const format::Sea& sea : atlas->seas) need("sea ", sea.name, sea.name);
    for (const format::Lens& lens : atlas->lenses) {
      for (const format::StringRef words : {lens.name, lens.choice, lens.belongs, lens.meaning, lens.stateOf}) {
        need("lens ", lens.id, words);
      }
    }
    for (const format::Held& part : atlas->held) {
      need("held part of ", atlas->units[part.unit].code, part.who);
      need("held part of ", atlas->units[part.unit].code, part.sinceText);
    }
    missingFrom(atlas->text(atlas->atlasMeta().sourceText), font400, font600, drawn);
    missingFrom(atlas->text(atlas->atlasMeta().sourceDate), font400, font600, drawn);
  }
  // The map writes countries in capitals: those of Latin-1 lie 32 below their small letters, those of Latin Extended-A
  // one below.
  for (const char32_t character : std::set<char32_t>(drawn)) {
    if (character >= 0xe0 && character <= 0xfe) drawn.insert(character - 0x20);
    if (character > 0x100 && character < 0x180) drawn.insert(character - 1);
  }
  for (char32_t character = 0x20; character < 0x7f; ++character) drawn.insert(character);
  drawn.insert(std::begin(alwaysThere), std::end(alwaysThere));
  for (const char32_t character : drawn) {
    const auto advance400 = font400.advance(character), advance600 = font600.advance(character);
    if (advance400 && advance600) pack.glyphs.push_back({static_cast<uint32_t>(character), *advance400, *advance600});
  }
}

}  // namespace faultline
