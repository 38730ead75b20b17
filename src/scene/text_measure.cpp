// Widths of texts, from the dataset's glyph advances.
#include <algorithm>

#include "base/utf8.h"
#include "scene/build.h"

namespace faultline {

namespace {

double advance(const Dataset& dataset, uint32_t codepoint, bool semibold) {
  const auto found = std::lower_bound(dataset.glyphs.begin(), dataset.glyphs.end(), codepoint,
                                      [](const format::Glyph& glyph, uint32_t code) { return glyph.codepoint < code; });
  if (found == dataset.glyphs.end() || found->codepoint != codepoint) return 0.6;
  return static_cast<double>(semibold ? found->advance600 : found->advance400);
}

}  // namespace

float measureText(const Dataset& dataset, std::string_view text, float size, bool semibold, float tracking) {
  double width = 0;
  size_t count = 0;
  while (!text.empty()) {
    width += advance(dataset, decodeUtf8(text), semibold) * static_cast<double>(size);
    ++count;
  }
  if (count > 1) width += static_cast<double>(tracking) * static_cast<double>(count - 1);
  return static_cast<float>(width);
}

std::string upperCased(const Dataset& dataset, std::string_view text) {
  std::string upper;
  while (!text.empty()) {
    const char32_t lower = decodeUtf8(text);
    char32_t changed = lower;
    if (lower == 0xdf) {
      upper += "SS";
      continue;
    }
    if ((lower >= 'a' && lower <= 'z') || (lower >= 0xe0 && lower <= 0xfe && lower != 0xf7)) {
      changed = lower - 32;
    } else if ((lower >= 0x100 && lower <= 0x137) || (lower >= 0x14a && lower <= 0x177)) {
      if (lower != 0x131) changed = lower & ~char32_t{1};  // Latin Extended-A pairs: even is the capital
    } else if ((lower >= 0x139 && lower <= 0x148) || (lower >= 0x179 && lower <= 0x17e)) {
      changed = lower % 2 == 0 ? lower - 1 : lower;  // here odd is
    }
    const auto has = std::lower_bound(dataset.glyphs.begin(), dataset.glyphs.end(), static_cast<uint32_t>(changed),
                                      [](const format::Glyph& g, uint32_t code) { return g.codepoint < code; });
    const bool known = has != dataset.glyphs.end() && has->codepoint == static_cast<uint32_t>(changed);
    appendUtf8(upper, known ? changed : lower);
  }
  return upper;
}

}  // namespace faultline
