#include "scene/token_overrides.h"

#include <algorithm>

namespace faultline {

namespace {

struct Entry {
  std::string_view name;
  Color* (*at)(Tokens&);
};

#define FAULTLINE_TOKEN(name, member)         \
  {                                           \
    name, [](Tokens& t) { return &t.member; } \
  }
constexpr Entry entries[] = {
    FAULTLINE_TOKEN("sea", sea),
    FAULTLINE_TOKEN("shore", shore),
    FAULTLINE_TOKEN("land", land),
    FAULTLINE_TOKEN("lake", lake),
    FAULTLINE_TOKEN("border", border),
    FAULTLINE_TOKEN("coast", coast),
    FAULTLINE_TOKEN("graticule", graticule),
    FAULTLINE_TOKEN("ink", ink),
    FAULTLINE_TOKEN("muted", muted),
    FAULTLINE_TOKEN("card", card),
    FAULTLINE_TOKEN("rule", rule),
    FAULTLINE_TOKEN("accent", accent),
    FAULTLINE_TOKEN("accent-soft", accentSoft),
    FAULTLINE_TOKEN("accent-strong", accentStrong),
    FAULTLINE_TOKEN("chip", chip),
    FAULTLINE_TOKEN("after-ground", afterGround),
    FAULTLINE_TOKEN("front", front),
    FAULTLINE_TOKEN("armistice", armistice),
    FAULTLINE_TOKEN("envelope", envelope),
    FAULTLINE_TOKEN("stale", stale),
    FAULTLINE_TOKEN("side", side),
    FAULTLINE_TOKEN("lane", lane),
    FAULTLINE_TOKEN("sea-text", seaText),
    FAULTLINE_TOKEN("adversary", adversary),
    FAULTLINE_TOKEN("link-none", blocs[0]),
    FAULTLINE_TOKEN("link-us", blocs[1]),
    FAULTLINE_TOKEN("link-russia", blocs[2]),
    FAULTLINE_TOKEN("link-iran", blocs[3]),
    FAULTLINE_TOKEN("link-china", blocs[4]),
    FAULTLINE_TOKEN("tint-us", tints[1]),
    FAULTLINE_TOKEN("tint-russia", tints[2]),
    FAULTLINE_TOKEN("tint-iran", tints[3]),
    FAULTLINE_TOKEN("tint-china", tints[4]),
};
#undef FAULTLINE_TOKEN
static_assert(static_cast<int>(Bloc::Count) == 5, "a new bloc needs a link and a tint that a publisher can name");

int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// As much darker than the new sea as the table's shore is than the table's sea.
Color shoreFor(Color sea, const Tokens& table) {
  const auto part = [](uint8_t now, uint8_t before, uint8_t shore) {
    return before == 0 ? now : static_cast<uint8_t>(now * std::min(shore, before) / before);
  };
  return {part(sea.r, table.sea.r, table.shore.r), part(sea.g, table.sea.g, table.shore.g),
          part(sea.b, table.sea.b, table.shore.b), 255};
}

}  // namespace

size_t tokenCount() { return std::size(entries); }
std::string_view tokenName(size_t token) { return entries[token].name; }

std::optional<size_t> tokenByName(std::string_view name) {
  for (size_t i = 0; i < std::size(entries); ++i) {
    if (entries[i].name == name) return i;
  }
  return std::nullopt;
}

Color tokenOf(const Tokens& tokens, size_t token) {
  Tokens copy = tokens;
  return *entries[token].at(copy);
}

std::string_view themeName(Theme theme) {
  constexpr std::string_view names[] = {"light", "dark", "print"};
  static_assert(std::size(names) == static_cast<size_t>(Theme::Count));
  return names[static_cast<size_t>(theme)];
}

std::optional<Color> colorFromHex(std::string_view text) {
  if (text.empty() || text.front() != '#') return std::nullopt;
  text.remove_prefix(1);
  if (text.size() != 3 && text.size() != 6) return std::nullopt;
  const size_t each = text.size() / 3;
  uint8_t parts[3];
  for (size_t i = 0; i < 3; ++i) {
    const int high = hexDigit(text[i * each]), low = hexDigit(text[i * each + each - 1]);
    if (high < 0 || low < 0) return std::nullopt;
    parts[i] = static_cast<uint8_t>(high * 16 + low);
  }
  return Color{parts[0], parts[1], parts[2], 255};
}

std::string hexOf(Color color) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text = "#";
  for (const uint8_t part : {color.r, color.g, color.b}) {
    text += digits[part >> 4];
    text += digits[part & 15];
  }
  return text;
}

TokenOverrides overridesFromText(std::string_view text) {
  TokenOverrides overrides;
  while (!text.empty()) {
    const size_t end = std::min(text.find(';'), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const size_t colon = pair.find(':');
    if (colon == std::string_view::npos) continue;
    std::string_view name = pair.substr(0, colon);
    const std::optional<Color> color = colorFromHex(pair.substr(colon + 1));
    TokenOverride one;
    for (int theme = 0; theme < static_cast<int>(Theme::Count); ++theme) {
      const std::string_view prefix = themeName(static_cast<Theme>(theme));
      if (name.size() > prefix.size() && name.substr(0, prefix.size()) == prefix && name[prefix.size()] == '-') {
        one.theme = static_cast<Theme>(theme);
        name.remove_prefix(prefix.size() + 1);
        break;
      }
    }
    const std::optional<size_t> token = tokenByName(name);
    if (!token || !color) continue;
    one.token = *token;
    one.color = *color;
    overrides.push_back(one);
  }
  return overrides;
}

Tokens tokensWith(Theme theme, std::span<const TokenOverride> overrides) {
  const Tokens& table = tokensFor(theme);
  Tokens tokens = table;
  for (const Theme pass : {Theme::Count, theme}) {
    for (const TokenOverride& one : overrides) {
      if (one.theme == pass) *entries[one.token].at(tokens) = one.color;
    }
  }
  const auto has = [&](std::string_view name) {
    return std::any_of(overrides.begin(), overrides.end(), [&](const TokenOverride& one) {
      return entries[one.token].name == name && (one.theme == Theme::Count || one.theme == theme);
    });
  };
  if (has("sea")) {
    if (!has("lake")) tokens.lake = tokens.sea;
    if (!has("shore")) tokens.shore = shoreFor(tokens.sea, table);
  }
  // The band is blended by the darker of the two.
  tokens.shore = {std::min(tokens.shore.r, tokens.sea.r), std::min(tokens.shore.g, tokens.sea.g),
                  std::min(tokens.shore.b, tokens.sea.b), 255};
  tokens.tints[0] = tokens.land;
  return tokens;
}

}  // namespace faultline
