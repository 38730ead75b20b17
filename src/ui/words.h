// The panels' own words, in one place: fonts.cpp rasterises the characters of `all`, so a sentence that is not in it
// may lack a glyph. Plain English; what a story says comes from the story.
#pragma once
#include <string_view>

namespace faultline::words {

inline constexpr std::string_view separator = "\u00a0\u00b7 ";
inline constexpr std::string_view enDash = "\u2013";
inline constexpr std::string_view times = "\u00d7";
inline constexpr std::string_view plusMinus = "\u00b1";

// Every character beyond ASCII that src/ui and src/story put into a sentence of their own.
inline constexpr std::string_view all[] = {
    "\u00b7\u2013\u2014\u00d7\u00b1\u00b2\u2026\u2018\u2019\u201c\u201d\u2192\u00a0"};

}  // namespace faultline::words
