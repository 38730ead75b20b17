// "Did you mean": the known word nearest to a mistyped one.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace faultline {

// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other (optimal string
// alignment), counted in bytes.
size_t editDistance(std::string_view a, std::string_view b);

// The nearest of `known`, the first of equals; "" when none is near enough to be what was meant.
std::string_view nearest(std::string_view word, std::span<const std::string_view> known);

// `did you mean "x"?`, or `known: a, b, c` when none is near and there are at most 12, "there is none", else "".
std::string suggestion(std::string_view word, std::span<const std::string_view> known);

}  // namespace faultline
