#include "token_file.h"

#include <algorithm>
#include <cstdio>

#include "compiler/compile.h"
#include "compiler/fields.h"
#include "compiler/node.h"
#include "compiler/suggest.h"
#include "scene/token_rules.h"

namespace faultline {

namespace {

std::optional<Theme> themeByName(std::string_view name) {
  for (int i = 0; i < static_cast<int>(Theme::Count); ++i) {
    if (themeName(static_cast<Theme>(i)) == name) return static_cast<Theme>(i);
  }
  return std::nullopt;
}

void readOne(const Member& member, Theme theme, Diagnostics& diagnostics, TokenFile& out) {
  const std::optional<size_t> token = tokenByName(member.key);
  if (!token) {
    std::vector<std::string_view> known;
    for (size_t i = 0; i < tokenCount(); ++i) known.push_back(tokenName(i));
    std::string hint = suggestion(member.key, known);
    if (hint.empty()) hint = "docs/theming.md lists them";
    diagnostics.error(member.at, "unknown token " + faultline::quoted(member.key), hint);
    return;
  }
  if (member.value.kind != Node::Kind::Text) {
    diagnostics.error(member.value.at,
                      member.key + " should be a colour, not " + std::string(describe(member.value.kind)),
                      "write it as \"#dde7ee\"");
    return;
  }
  const std::optional<Color> color = colorFromHex(member.value.text);
  if (!color) {
    diagnostics.error(member.value.at, faultline::quoted(member.value.text) + " is not a colour",
                      "write # and six digits of 0-9 and a-f, or three");
    return;
  }
  out.overrides.push_back({*token, theme, *color});
  out.places.push_back(member.value.at);
}

}  // namespace

TokenFile readTokens(std::string_view text, uint32_t file, Diagnostics& diagnostics) {
  TokenFile out;
  Node root;
  if (!readToml(text, file, diagnostics, root)) return out;
  for (const Member& member : root.members) {
    if (member.value.kind != Node::Kind::Table) {
      readOne(member, Theme::Count, diagnostics, out);
      continue;
    }
    const std::optional<Theme> theme = themeByName(member.key);
    if (!theme) {
      constexpr std::string_view themes[] = {"light", "dark", "print"};
      diagnostics.error(member.at, "unknown theme " + faultline::quoted(member.key), suggestion(member.key, themes));
      continue;
    }
    for (const Member& inner : member.value.members) readOne(inner, *theme, diagnostics, out);
  }
  return out;
}

void warnOfTokens(const TokenFile& file, Theme theme, Diagnostics& diagnostics) {
  // Where a token got the colour it has: the last override for this theme, else the last for all.
  const auto placeOf = [&](size_t token) -> const SourcePlace* {
    for (const Theme pass : {theme, Theme::Count}) {
      for (size_t i = file.overrides.size(); i-- > 0;) {
        if (file.overrides[i].token == token && file.overrides[i].theme == pass) return &file.places[i];
      }
    }
    return nullptr;
  };
  for (const TokenFinding& finding : checkTokens(tokensWith(theme, file.overrides))) {
    const SourcePlace* place = placeOf(finding.token);
    if (!place) place = placeOf(finding.other);
    if (!place) continue;
    diagnostics.warning(*place, std::string(themeName(theme)) + ": " + finding.what + ": " + finding.measured);
  }
}

std::optional<TokenOverrides> tokensFromFile(const std::string& path, std::span<const Theme> themes) {
  if (path.empty()) return TokenOverrides{};
  std::string text;
  if (!readWholeFile(path, text)) {
    std::fprintf(stderr, "faultline: the colours '%s' cannot be read.\n", path.c_str());
    return std::nullopt;
  }
  Diagnostics diagnostics;
  TokenFile file = readTokens(text, diagnostics.addFile(path), diagnostics);
  for (const Theme theme : themes) warnOfTokens(file, theme, diagnostics);
  std::fputs(diagnostics.text().c_str(), stderr);
  if (diagnostics.errorCount() > 0) return std::nullopt;
  return std::move(file.overrides);
}

}  // namespace faultline
