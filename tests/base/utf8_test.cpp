#include "base/utf8.h"

#include <catch2/catch_test_macros.hpp>

using namespace faultline;

TEST_CASE("well-formed text is valid and decodes") {
  std::string_view text = "a\u00e9\u20ac\U0001f30d";
  CHECK(validUtf8(text));
  CHECK(decodeUtf8(text) == U'a');
  CHECK(decodeUtf8(text) == U'\u00e9');
  CHECK(decodeUtf8(text) == U'\u20ac');
  CHECK(decodeUtf8(text) == U'\U0001f30d');
  CHECK(text.empty());
  CHECK(validUtf8(""));
}

TEST_CASE("malformed text is refused") {
  CHECK_FALSE(validUtf8("\x80"));              // a continuation alone
  CHECK_FALSE(validUtf8("\xc0\xaf"));          // overlong
  CHECK_FALSE(validUtf8("\xe0\x80\xaf"));      // overlong
  CHECK_FALSE(validUtf8("\xf0\x80\x80\xaf"));  // overlong
  CHECK_FALSE(validUtf8("\xed\xa0\x80"));      // surrogate
  CHECK_FALSE(validUtf8("\xf4\x90\x80\x80"));  // above U+10FFFF
  CHECK_FALSE(validUtf8("\xff"));
  CHECK_FALSE(validUtf8("abc\xe2\x82"));  // cut
}

TEST_CASE("decoding goes on behind a malformed byte") {
  std::string_view text = "\xe2\x82z";
  CHECK(decodeUtf8(text) == replacementCharacter);
  CHECK(decodeUtf8(text) == replacementCharacter);
  CHECK(decodeUtf8(text) == U'z');
  CHECK(text.empty());
}

TEST_CASE("every scalar value goes round") {
  for (char32_t c = 1; c <= 0x10ffff; c += c < 0x900 ? 1 : 97) {
    std::string text;
    appendUtf8(text, c);
    std::string_view rest = text;
    const bool surrogate = c >= 0xd800 && c <= 0xdfff;
    const char32_t back = decodeUtf8(rest);
    if (back != (surrogate ? replacementCharacter : c) || !rest.empty())
      FAIL("U+" << std::hex << static_cast<uint32_t>(c));
  }
}
