// UTF-8 as RFC 3629 defines it: no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once
#include <string>
#include <string_view>

namespace faultline {

inline constexpr char32_t replacementCharacter = 0xfffd;

bool validUtf8(std::string_view text);

// Takes the first character off `rest` and returns it; a malformed byte is taken alone and gives replacementCharacter.
// `rest` must not be empty.
char32_t decodeUtf8(std::string_view& rest);

// Appends the character; what is not a scalar value is appended as replacementCharacter.
void appendUtf8(std::string& text, char32_t character);

}  // namespace faultline
