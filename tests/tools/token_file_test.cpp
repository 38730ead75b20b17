// A publisher's colours: what is read, what is refused and where, what is warned of and with which figure.
#include "token_file.h"

#include <catch2/catch_test_macros.hpp>

using namespace faultline;

namespace {

struct Read {
  Diagnostics diagnostics;
  TokenFile file;
  explicit Read(std::string_view text) { file = readTokens(text, diagnostics.addFile("house.toml"), diagnostics); }
};

}  // namespace

TEST_CASE("Colours are read for every theme and for one") {
  const Read read("# our house\nsea = \"#cfe0d0\"\naccent-soft = \"#fed\"\n\n[dark]\nsea = '#001a10'\n");
  CHECK(read.diagnostics.text() == "");
  REQUIRE(read.file.overrides.size() == 3);
  CHECK(hexOf(tokensWith(Theme::Light, read.file.overrides).sea) == "#cfe0d0");
  CHECK(hexOf(tokensWith(Theme::Light, read.file.overrides).accentSoft) == "#ffeedd");
  CHECK(hexOf(tokensWith(Theme::Dark, read.file.overrides).sea) == "#001a10");
  for (size_t i = 0; i < 3; ++i)
    CHECK((read.file.places[i].line == 6) == (read.file.overrides[i].theme == Theme::Dark));
}

TEST_CASE("Every mistake in a file of colours is told with its place") {
  const Read read(
      "see = \"#cfe0d0\"\nland = \"beige\"\nink = 12\nshore = \"#12345678\"\n[drak]\nsea = \"#001a10\"\n[print]\nmutde "
      "= "
      "\"#333\"\nqqqqqqqqq = \"#333\"\n");
  CHECK(read.file.overrides.empty());
  CHECK(read.diagnostics.text() ==
        "house.toml:1:1: error: unknown token \"see\"\n    hint: did you mean \"sea\"?\n"
        "house.toml:2:8: error: \"beige\" is not a colour\n    hint: write # and six digits of 0-9 and a-f, or three\n"
        "house.toml:3:7: error: ink should be a colour, not a whole number\n    hint: write it as \"#dde7ee\"\n"
        "house.toml:4:9: error: \"#12345678\" is not a colour\n    hint: write # and six digits of 0-9 and a-f, or "
        "three\n"
        "house.toml:5:2: error: unknown theme \"drak\"\n    hint: did you mean \"dark\"?\n"
        "house.toml:8:1: error: unknown token \"mutde\"\n    hint: did you mean \"muted\"?\n"
        "house.toml:9:1: error: unknown token \"qqqqqqqqq\"\n    hint: docs/theming.md lists them\n");
  const Read broken("sea = \n");
  CHECK(broken.diagnostics.errorCount() == 1);
}

TEST_CASE("What an override breaks is a warning with the figure, in the theme where it does") {
  Read read("muted = \"#8a97a0\"\n[dark]\nlane = \"#1a2530\"\n");
  warnOfTokens(read.file, Theme::Light, read.diagnostics);
  const std::string light = read.diagnostics.text();
  CHECK(read.diagnostics.errorCount() == 0);
  CHECK(light.find("house.toml:1:9: warning: light: muted on land: contrast 2.85:1, should be at least 4.5:1\n") !=
        std::string::npos);
  CHECK(light.find("on lake") == std::string::npos);  // as of the sea, which it equals
  CHECK(light.find("lane") == std::string::npos);

  Read dark("muted = \"#8a97a0\"\n[dark]\nmuted = \"#a9b6c0\"\nlane = \"#1a2530\"\n");
  warnOfTokens(dark.file, Theme::Dark, dark.diagnostics);
  CHECK(dark.diagnostics.text().find("muted") == std::string::npos);
  CHECK(dark.diagnostics.text().find("house.toml:4:8: warning: dark: lane on land: contrast") != std::string::npos);

  // A ground that makes what stands on it unreadable is at fault itself; what follows it is not said twice.
  Read sea("sea = \"#5f7c8c\"\n");
  warnOfTokens(sea.file, Theme::Light, sea.diagnostics);
  CHECK(sea.diagnostics.text().find("house.toml:1:7: warning: light: muted on sea") != std::string::npos);
  CHECK(sea.diagnostics.text().find("on lake") == std::string::npos);

  Read good("sea = \"#c4dee9\"\n");
  for (const Theme theme : {Theme::Light}) warnOfTokens(good.file, theme, good.diagnostics);
  CHECK(good.diagnostics.text() == "");
}
