// The token table in its three themes, the rules it keeps, and a publisher's overrides.
#include "scene/tokens.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "scene/token_overrides.h"
#include "scene/token_rules.h"

using namespace faultline;

namespace {

constexpr Theme themes[] = {Theme::Light, Theme::Dark, Theme::Print};
static_assert(std::size(themes) == static_cast<size_t>(Theme::Count));

double hue(Color c) {  // degrees, red at 0
  const double r = c.r, g = c.g, b = c.b;
  return std::fmod(std::atan2(std::sqrt(3.0) * (g - b), 2 * r - g - b) * 180 / 3.14159265358979 + 360, 360);
}

Color token(const Tokens& tokens, std::string_view name) { return tokenOf(tokens, *tokenByName(name)); }

Tokens with(Theme theme, std::string_view overrides) { return tokensWith(theme, overridesFromText(overrides)); }

bool finds(const std::vector<TokenFinding>& findings, std::string_view what) {
  return std::any_of(findings.begin(), findings.end(), [&](const TokenFinding& f) { return f.what == what; });
}

std::string listed(const std::vector<TokenFinding>& findings) {
  std::string text;
  for (const TokenFinding& f : findings) text += f.what + ": " + f.measured + "\n";
  return text;
}

}  // namespace

TEST_CASE("Contrast is WCAG's") {
  CHECK(std::abs(contrast(rgb(0x000000), rgb(0xffffff)) - 21) < 1e-9);
  CHECK(contrast(rgb(0x767676), rgb(0xffffff)) >= 4.5);  // the greys that WCAG's own pages name as the limit
  CHECK(contrast(rgb(0x777777), rgb(0xffffff)) < 4.5);
  CHECK(contrast(rgb(0x949494), rgb(0xffffff)) >= 3);
  CHECK(contrast(rgb(0x959595), rgb(0xffffff)) < 3);
}

TEST_CASE("Colour difference is CIEDE2000") {
  struct Pair {
    Lab one, other;
    double expected;
  };
  // Sharma, Wu and Dalal 2005, table 1: pairs that find the usual mistakes in hue means, turns and rotation.
  constexpr Pair pairs[] = {{{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
                            {{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1.0000},
                            {{50, 0, 0}, {50, -1, 2}, 2.3669},
                            {{50, 2.49, -0.001}, {50, -2.49, 0.0009}, 7.1792},
                            {{50, 2.49, -0.001}, {50, -2.49, 0.0011}, 7.2195},
                            {{50, -0.001, 2.49}, {50, 0.0011, -2.49}, 4.7461},
                            {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
                            {{50, 2.5, 0}, {58, 24, 15}, 19.4535},
                            {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
                            {{22.7233, 20.0904, -46.6940}, {23.0331, 14.9730, -42.5619}, 2.0373},
                            {{90.8027, -2.0831, 1.4410}, {91.1528, -1.6435, 0.0447}, 1.4441},
                            {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082}};
  for (const Pair& pair : pairs) {
    CHECK(std::abs(difference(pair.one, pair.other) - pair.expected) < 5e-5);
    CHECK(std::abs(difference(pair.other, pair.one) - pair.expected) < 5e-5);
  }
}

TEST_CASE("Fewer colours are seen as Machado's model says") {
  for (int i = 0; i < static_cast<int>(Vision::Count); ++i) {
    const auto vision = static_cast<Vision>(i);
    INFO(nameOf(vision));
    for (const uint32_t grey : {0x000000u, 0x7f7f7fu, 0xffffffu}) {  // greys stay greys, as light as they are
      const Lab full = labOf(rgb(grey)), seen = labOf(rgb(grey), vision);
      CHECK(std::abs(seen.l - full.l) < 0.2);
      CHECK(std::abs(seen.a) + std::abs(seen.b) < 0.5);
    }
  }
  const Color red = rgb(0xcc2211), green = rgb(0x667700), blue = rgb(0x0055ff), teal = rgb(0x007f7f);
  CHECK(difference(red, green, Vision::Full) > 45);
  CHECK(difference(red, green, Vision::Deutan) < 25);
  CHECK(labOf(red, Vision::Protan).l < labOf(red).l - 9);  // to protanopes red is dark
  CHECK(difference(blue, teal, Vision::Tritan) < 0.7 * difference(blue, teal, Vision::Full));
}

TEST_CASE("The three tables keep every rule") {
  for (const Theme theme : themes) {
    INFO(themeName(theme) << "\n" << listed(checkTokens(tokensFor(theme))));
    CHECK(checkTokens(tokensFor(theme)).empty());
  }
}

TEST_CASE("On screen the older, plainer measure holds too: distance in CIE L*a*b*") {
  const auto apart = [](Color a, Color b, Vision vision) {
    const Lab one = labOf(a, vision), other = labOf(b, vision);
    const double l = one.l - other.l, x = one.a - other.a, y = one.b - other.b;
    return std::sqrt(l * l + x * x + y * y);
  };
  for (const Theme theme : {Theme::Light, Theme::Dark}) {
    const Tokens& t = tokensFor(theme);
    std::vector<Color> links(std::begin(t.blocs), std::end(t.blocs));
    links.push_back(t.adversary);
    CHECK(contrast(t.coast, t.sea) > contrast(t.border, t.land) * 0.9);
    for (int i = 0; i < static_cast<int>(Vision::Count); ++i) {
      const auto vision = static_cast<Vision>(i);
      INFO(themeName(theme) << ", " << nameOf(vision));
      for (const Color ground : t.tints) {  // the first is plain land; a few times what is just noticed, 2.3
        for (const Color water : {t.sea, t.lake}) CHECK(apart(ground, water, vision) >= 5.5);
      }
      for (size_t a = 0; a < links.size(); ++a) {
        for (size_t b = a + 1; b < links.size(); ++b) {
          // A link of no bloc and an adversary's have a look of their own besides, so a little less will do there.
          INFO(a << " and " << b);
          CHECK(apart(links[a], links[b], vision) >= (a > 0 && b < 5 ? 20 : 15));
        }
      }
    }
  }
}

TEST_CASE("A broken rule is found, with its figure") {
  CHECK(finds(checkTokens(with(Theme::Light, "muted:#8a97a0")), "muted on sea"));
  CHECK(finds(checkTokens(with(Theme::Light, "card:#555555")), "ink on card"));
  CHECK(finds(checkTokens(with(Theme::Light, "accent:#5db3e8")), "accent on card"));
  CHECK(finds(checkTokens(with(Theme::Dark, "sea:#456789")), "lane on sea"));
  CHECK(finds(checkTokens(with(Theme::Light, "link-iran:#7fd0a8")), "link-iran on tint-iran"));
  CHECK(finds(checkTokens(with(Theme::Print, "coast:#b9d6e2")), "coast on sea"));
  CHECK(finds(checkTokens(with(Theme::Light, "link-china:#1f4a80")), "link-us beside link-china"));
  CHECK(finds(checkTokens(with(Theme::Light, "adversary:#b24a0a")), "link-russia beside adversary"));
  CHECK(finds(checkTokens(with(Theme::Light, "tint-us:#c4dee9")), "tint-us beside sea"));
  CHECK(finds(checkTokens(with(Theme::Light, "tint-us:#f7e8f6")), "tint-us beside tint-china"));
  CHECK(finds(checkTokens(with(Theme::Dark, "lake:#2a343c")), "land beside lake"));
  const auto findings = checkTokens(with(Theme::Light, "muted:#808080"));
  REQUIRE_FALSE(findings.empty());
  CHECK(findings.front().what == "muted on land");
  CHECK(findings.front().measured == "contrast 3.76:1, should be at least 4.5:1");
  CHECK(tokenName(findings.front().token) == "muted");
  CHECK(tokenName(findings.front().other) == "land");
}

TEST_CASE("Red is not a bloc's colour, and each tint is a quiet relative of its links' colour") {
  for (const Theme theme : themes) {
    const Tokens& t = tokensFor(theme);
    INFO(themeName(theme));
    CHECK(t.tints[0] == t.land);
    for (size_t i = 1; i < 5; ++i) {
      const double h = hue(t.blocs[i]);
      INFO("bloc " << i << " has hue " << h);
      CHECK(h > 20);
      CHECK(h < 330);
      const double away = std::abs(hue(t.tints[i]) - h);
      CHECK(std::min(away, 360 - away) < 25);
      CHECK(contrast(t.tints[i], t.land) < 1.4);
    }
  }
}

TEST_CASE("The ground is quieter than what stands on it") {
  for (const Theme theme : themes) {
    const Tokens& t = tokensFor(theme);
    INFO(themeName(theme));
    CHECK(contrast(t.graticule, t.sea) < 1.4);  // found when looked for
    CHECK(contrast(t.graticule, t.sea) > 1.08);
    CHECK(contrast(t.border, t.land) < contrast(t.coast, t.land));
    CHECK(contrast(t.border, t.land) > 1.5);
    CHECK(contrast(t.front, t.land) > 2 * contrast(t.coast, t.land));
    CHECK(contrast(t.land, t.sea) >= 1.25);
    CHECK(t.lake == t.sea);
    for (const uint8_t Color::*part : {&Color::r, &Color::g, &Color::b}) CHECK(t.shore.*part <= t.sea.*part);
  }
}

TEST_CASE("Print asks of a press what it can do") {
  const Tokens& t = tokensFor(Theme::Print);
  for (const Color paper : {t.land, t.card}) CHECK(paper == rgb(0xffffff));
  for (const Color black : {t.ink, t.front}) CHECK(black == rgb(0x000000));  // one plate: no colour fringes
  CHECK(t.shore == t.sea);                                                   // no soft band
  CHECK(t.shade.a == 0);                                                     // no soft shadow
  for (const Color grey : {t.muted, t.border, t.rule, t.armistice, t.envelope, t.stale}) {
    CHECK(grey.r == grey.g);
    CHECK(grey.g == grey.b);
  }
  for (size_t i = 0; i < tokenCount(); ++i) {
    // Ground won by a side of no bloc is a tint of this colour, and nothing is drawn in it whole.
    const Color c = tokenName(i) == "side" ? sweptColor(t.land, t.side) : tokenOf(t, i);
    INFO(tokenName(i) << " " << hexOf(c));
    const Lab lab = labOf(c);
    // Coated four-colour print holds about this much colour; what is beyond prints duller than it was chosen.
    CHECK(std::sqrt(lab.a * lab.a + lab.b * lab.b) <= 62);
    // A tint lighter than 4 % of one ink is lost between the dots; what is no paper is darker than that.
    const int ink = 255 - std::min({c.r, c.g, c.b});
    CHECK((ink == 0 || ink >= 10));
  }
  // Greyscale keeps the order: paper, tints, water, coast, fronts.
  double lightest = 0, darkest = 100;
  for (const Color tint : t.tints) darkest = std::min(darkest, labOf(tint).l);
  for (const Color water : {t.sea, t.lake}) lightest = std::max(lightest, labOf(water).l);
  CHECK(labOf(t.land).l > 99.9);
  CHECK(darkest > lightest + 3);
  CHECK(labOf(t.coast).l < lightest - 30);
  CHECK(labOf(t.front).l < 0.1);
}

TEST_CASE("A publisher's colours go over the table, by theme where asked") {
  CHECK(colorFromHex("#dde7ee") == Color{0xdd, 0xe7, 0xee, 255});
  CHECK(colorFromHex("#Fa0") == Color{0xff, 0xaa, 0x00, 255});
  for (const char* bad : {"", "#", "dde7ee", "#dde7e", "#dde7ee80", "#ggg", "red", "#12 456"}) {
    INFO(bad);
    CHECK_FALSE(colorFromHex(bad).has_value());
  }
  const TokenOverrides own = overridesFromText("ink:#101010;sea:#cfe0d0;dark-sea:#001a10;nothing:#fff;land:blue;;x");
  REQUIRE(own.size() == 3);
  const Tokens light = tokensWith(Theme::Light, own), dark = tokensWith(Theme::Dark, own);
  CHECK(hexOf(light.ink) == "#101010");
  CHECK(hexOf(dark.ink) == "#101010");
  CHECK(hexOf(light.sea) == "#cfe0d0");
  CHECK(hexOf(dark.sea) == "#001a10");
  CHECK(light.land == tokensFor(Theme::Light).land);
  CHECK(dark.theme == Theme::Dark);
  // What follows the sea follows it.
  CHECK(light.lake == light.sea);
  CHECK(labOf(light.shore).l < labOf(light.sea).l - 4);
  CHECK(hexOf(with(Theme::Light, "sea:#cfe0d0;lake:#aabbcc").lake) == "#aabbcc");
  CHECK(with(Theme::Print, "sea:#cfe0d0").shore == rgb(0xcfe0d0));
  // The band is blended by the darker of two: a lighter shore would be none.
  CHECK(with(Theme::Light, "shore:#ffffff").shore == tokensFor(Theme::Light).sea);
  CHECK(with(Theme::Dark, "land:#303030").tints[0] == rgb(0x303030));
  CHECK(token(with(Theme::Light, "tint-china:#efe0ff"), "tint-china") == rgb(0xefe0ff));
}

TEST_CASE("Every colour of the table has one name") {
  for (size_t i = 0; i < tokenCount(); ++i) {
    CHECK(tokenByName(tokenName(i)) == i);
    TokenOverride one;
    one.token = i;
    one.color = rgb(0x010203);
    const Tokens changed = tokensWith(Theme::Light, {&one, 1});
    CHECK(tokenOf(changed, i) == rgb(0x010203));
  }
  CHECK_FALSE(tokenByName("tint-none").has_value());
  // sea .. adversary as declared, less shore and the ones that panels alone use; blocs and tints by number.
  CHECK(tokenCount() == (sizeof(Tokens::blocs) + sizeof(Tokens::tints)) / sizeof(Color) - 1 + 24);
}

TEST_CASE("docs/theming.md lists every token as it is") {
  std::ifstream file("docs/theming.md");
  REQUIRE(file.good());
  std::stringstream text;
  text << file.rdbuf();
  const std::string page = text.str();
  size_t rows = 0;
  for (size_t at = page.find("\n| `"); at != std::string::npos; at = page.find("\n| `", at + 1)) ++rows;
  CHECK(rows == tokenCount());
  for (size_t i = 0; i < tokenCount(); ++i) {
    const std::string name(tokenName(i));
    const size_t at = page.find("\n| `" + name + "` | ");
    INFO(name);
    REQUIRE(at != std::string::npos);
    const std::string row = page.substr(at + 1, page.find('\n', at + 1) - at - 1);
    std::string values = " |";
    for (const Theme theme : themes) values += " `" + hexOf(tokenOf(tokensFor(theme), i)) + "` |";
    INFO(row);
    CHECK(row.size() > values.size());
    CHECK(row.substr(row.size() - values.size()) == values);
  }
}
