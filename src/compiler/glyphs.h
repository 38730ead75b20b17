// Advance widths out of the fonts, and complaints about characters that they lack.
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "compiler/diagnostics.h"
#include "compiler/pack_builder.h"
#include "data/dataset.h"

namespace faultline {

class Font {
 public:
  // False when the bytes are not a TrueType font. They must outlive the Font.
  bool open(std::span<const std::byte> bytes);

  // At size 1, where the size is ascender minus descender; nothing when the font lacks the character.
  std::optional<float> advance(char32_t character) const;

 private:
  std::vector<unsigned char> info;  // stb_truetype's, kept out of this header
};

// Fills pack.glyphs with every character of the story and the atlas, and those that labels made at run time need
// (printable ASCII, dashes, marks). Complains about each text with characters that one of the fonts lacks.
void compileGlyphs(PackBuilder& pack, const Dataset* atlas, const Font& font400, const Font& font600,
                   Diagnostics& diagnostics, SourcePlace atlasPlace);

}  // namespace faultline
