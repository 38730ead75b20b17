// A publisher's own colours over the token table: `token = colour`, for every theme or for one. Pure values; who reads
// them from a file (the tools) or from custom properties (the page) hands them to App.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scene/tokens.h"

namespace faultline {

// The tokens that have a name, in the order of the table; `tint-none` is not among them, it is the land.
size_t tokenCount();
std::string_view tokenName(size_t token);  // kebab case: "accent-soft", "link-russia"
std::optional<size_t> tokenByName(std::string_view name);
Color tokenOf(const Tokens& tokens, size_t token);
std::string_view themeName(Theme theme);  // "light", "dark", "print"

// "#dde7ee" or "#def". Opaque only: the map lays colours over one another.
std::optional<Color> colorFromHex(std::string_view text);
std::string hexOf(Color color);  // "#dde7ee"

struct TokenOverride {
  size_t token = 0;
  Theme theme = Theme::Count;  // Count: of every theme
  Color color;
};
using TokenOverrides = std::vector<TokenOverride>;

// "sea:#dde7ee;dark-sea:#0b1016": what a page sends. Unknown names and bad colours are left out, for a page must show.
TokenOverrides overridesFromText(std::string_view text);

// The theme's table with the overrides; one for this theme wins over one for all. What follows another token follows
// its override, unless it has its own: lakes and the shore follow the sea, land without a bloc the land.
Tokens tokensWith(Theme theme, std::span<const TokenOverride> overrides);

}  // namespace faultline
