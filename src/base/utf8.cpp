#include "base/utf8.h"

#include <cassert>
#include <cstddef>
#include <cstdint>

namespace faultline {
namespace {

struct Decoded {
  char32_t character;
  size_t length;  // 0 when malformed
};

Decoded decodeFirst(std::string_view text) {
  const auto byteAt = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  const uint8_t lead = byteAt(0);
  if (lead < 0x80) return {lead, 1};
  const size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || text.size() < length) return {replacementCharacter, 0};
  char32_t value = lead & (0x7fu >> length);
  for (size_t i = 1; i < length; ++i) {
    if ((byteAt(i) & 0xc0) != 0x80) return {replacementCharacter, 0};
    value = (value << 6) | (byteAt(i) & 0x3fu);
  }
  const char32_t least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
  const bool surrogate = value >= 0xd800 && value <= 0xdfff;
  if (value < least || value > 0x10ffff || surrogate) return {replacementCharacter, 0};
  return {value, length};
}

}  // namespace

bool validUtf8(std::string_view text) {
  while (!text.empty()) {
    const size_t length = decodeFirst(text).length;
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

char32_t decodeUtf8(std::string_view& rest) {
  assert(!rest.empty() && "decodeUtf8: nothing left; test rest.empty() first");
  const Decoded decoded = decodeFirst(rest);
  rest.remove_prefix(decoded.length == 0 ? 1 : decoded.length);
  return decoded.character;
}

void appendUtf8(std::string& text, char32_t character) {
  if (character > 0x10ffff || (character >= 0xd800 && character <= 0xdfff)) character = replacementCharacter;
  const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(static_cast<uint8_t>(byte))); };
  if (character < 0x80) {
    put(character);
  } else if (character < 0x800) {
    put(0xc0 | (character >> 6));
    put(0x80 | (character & 0x3f));
  } else if (character < 0x10000) {
    put(0xe0 | (character >> 12));
    put(0x80 | ((character >> 6) & 0x3f));
    put(0x80 | (character & 0x3f));
  } else {
    put(0xf0 | (character >> 18));
    put(0x80 | ((character >> 12) & 0x3f));
    put(0x80 | ((character >> 6) & 0x3f));
    put(0x80 | (character & 0x3f));
  }
}

}  // namespace faultline
