// A publisher's colours in a file: `sea = "#dde7ee"` for every theme, in a table [light], [dark] or [print] for one.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics.h"
#include "scene/token_overrides.h"

namespace faultline {

struct TokenFile {
  TokenOverrides overrides;
  std::vector<SourcePlace> places;  // one an override: of its colour
};

// Every mistake is reported: not TOML, an unknown token or theme, what is no colour. What is right is returned all the
// same.
TokenFile readTokens(std::string_view text, uint32_t file, Diagnostics& diagnostics);

// A warning for every rule (scene/token_rules.h) that an override breaks in this theme, with the figure.
void warnOfTokens(const TokenFile& file, Theme theme, Diagnostics& diagnostics);

// For the commands: reads `path` ("" for none) and says on standard error what is wrong with it. Nothing on errors.
std::optional<TokenOverrides> tokensFromFile(const std::string& path, std::span<const Theme> themes);

}  // namespace faultline
