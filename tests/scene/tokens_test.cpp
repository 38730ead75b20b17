#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "scene/tokens.h"

using namespace faultline;

namespace {

struct Linear {
  double r, g, b;
};

double linear(uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}
Linear linear(Color c) { return {linear(c.r), linear(c.g), linear(c.b)}; }

// WCAG 2.2, relative luminance and contrast ratio.
double luminance(Color c) {
  const Linear v = linear(c);
  return 0.2126 * v.r + 0.7152 * v.g + 0.0722 * v.b;
}
double contrast(Color a, Color b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

// Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
constexpr double visions[4][9] = {
    {1, 0, 0, 0, 1, 0, 0, 0, 1},
    {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
    {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
    {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}};
constexpr const char* visionNames[4] = {"full colour", "protanopia", "deuteranopia", "tritanopia"};

struct Lab {
  double l, a, b;
};
Lab seen(Color color, int vision) {
  const Linear in = linear(color);
  const double* m = visions[vision];
  const auto row = [&](int i) { return std::min(1.0, std::max(0.0, m[i] * in.r + m[i + 1] * in.g + m[i + 2] * in.b)); };
  const Linear v{row(0), row(3), row(6)};
  const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
  const double x = f((0.4124 * v.r + 0.3576 * v.g + 0.1805 * v.b) / 0.95047);
  const double y = f(0.2126 * v.r + 0.7152 * v.g + 0.0722 * v.b);
  const double z = f((0.0193 * v.r + 0.1192 * v.g + 0.9505 * v.b) / 1.08883);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}
double difference(Color one, Color two, int vision) {
  const Lab a = seen(one, vision), b = seen(two, vision);
  return std::sqrt((a.l - b.l) * (a.l - b.l) + (a.a - b.a) * (a.a - b.a) + (a.b - b.b) * (a.b - b.b));
}

struct Named {
  std::string name;
  Color color;
};
std::vector<Named> blocsOf(const Tokens& t) {
  return {
      {"no bloc", t.blocs[0]}, {"us", t.blocs[1]}, {"russia", t.blocs[2]}, {"iran", t.blocs[3]}, {"china", t.blocs[4]}};
}

double hue(Color c) {  // degrees, red at 0
  const double r = c.r, g = c.g, b = c.b;
  return std::fmod(std::atan2(std::sqrt(3.0) * (g - b), 2 * r - g - b) * 180 / 3.14159265358979 + 360, 360);
}

}  // namespace

TEST_CASE("Text reads at 4.5:1 wherever it stands") {
  for (const Theme theme : {Theme::Light, Theme::Dark}) {
    const Tokens& t = tokensFor(theme);
    std::vector<Named> grounds = {
        {"card", t.card}, {"land", t.land}, {"sea", t.sea}, {"after", t.afterGround}, {"chip", t.chip}};
    for (int i = 1; i < 5; ++i) grounds.push_back({"tint " + std::to_string(i), t.tints[i]});
    for (const Named& ground : grounds) {
      for (const Named& text : {Named{"ink", t.ink}, Named{"muted", t.muted}}) {
        INFO((theme == Theme::Dark ? "dark: " : "light: ") << text.name << " on " << ground.name);
        CHECK(contrast(text.color, ground.color) >= 4.5);
      }
    }
    CHECK(contrast(t.accent, t.card) >= 4.5);  // links and the day on the timeline
    CHECK(contrast(t.accentStrong, t.accentSoft) >= 4.5);
  }
}

TEST_CASE("Lines and marks stand out 3:1 on land, sea and tints") {
  for (const Theme theme : {Theme::Light, Theme::Dark}) {
    const Tokens& t = tokensFor(theme);
    std::vector<Named> marks = blocsOf(t);
    for (const Named& more : {Named{"front", t.front}, Named{"armistice", t.armistice}, Named{"envelope", t.envelope},
                              Named{"stale", t.stale}, Named{"lane", t.lane}, Named{"adversary", t.adversary},
                              Named{"marker", t.ink}, Named{"accent", t.accent}}) {
      marks.push_back(more);
    }
    for (const Named& mark : marks) {
      INFO((theme == Theme::Dark ? "dark: " : "light: ") << mark.name);
      CHECK(contrast(mark.color, t.land) >= 3);
      CHECK(contrast(mark.color, t.sea) >= 3);
      for (int i = 1; i < 5; ++i) CHECK(contrast(mark.color, t.tints[i]) >= 3);
    }
  }
}

TEST_CASE("Blocs can be told apart with any colour vision") {
  for (const Theme theme : {Theme::Light, Theme::Dark}) {
    std::vector<Named> colors = blocsOf(tokensFor(theme));
    colors.push_back({"adversary", tokensFor(theme).adversary});
    for (int vision = 0; vision < 4; ++vision) {
      for (size_t i = 0; i < colors.size(); ++i) {
        for (size_t k = i + 1; k < colors.size(); ++k) {
          // A link of no bloc and an adversary's have a look of their own besides, so a little less will do there.
          const bool bothBlocs = i > 0 && k < 5;
          INFO((theme == Theme::Dark ? "dark, " : "light, ")
               << visionNames[vision] << ": " << colors[i].name << " and " << colors[k].name << ", "
               << difference(colors[i].color, colors[k].color, vision));
          CHECK(difference(colors[i].color, colors[k].color, vision) >= (bothBlocs ? 20 : 15));
        }
      }
    }
  }
}

TEST_CASE("Red is not a bloc's colour") {
  for (const Theme theme : {Theme::Light, Theme::Dark}) {
    for (const Named& bloc : blocsOf(tokensFor(theme))) {
      const double h = hue(bloc.color);
      INFO(bloc.name << " has hue " << h);
      CHECK(h > 20);
      CHECK(h < 330);
    }
  }
}

TEST_CASE("Land and sea separate in greyscale, tints stay quiet") {
  for (const Theme theme : {Theme::Light, Theme::Dark}) {
    const Tokens& t = tokensFor(theme);
    CHECK(contrast(t.land, t.sea) >= 1.1);
    CHECK(contrast(t.coast, t.sea) > contrast(t.border, t.land) * 0.9);
    for (int i = 1; i < 5; ++i) CHECK(contrast(t.tints[i], t.land) < 1.6);
    CHECK(t.tints[0] == t.land);
  }
}

TEST_CASE("No land reads as water, whatever its tint") {
  // A just noticeable difference is about 2.3 in CIE L*a*b*; large neighbouring fields need a few of those. In
  // greyscale only the lightness is left: on both themes all land is lighter than all water.
  constexpr double leastDifference = 5.5, leastLightness = 3.4;
  for (const Theme theme : {Theme::Light, Theme::Dark}) {
    const Tokens& t = tokensFor(theme);
    std::vector<Named> grounds = {{"land", t.land}};
    for (int i = 1; i < 5; ++i) grounds.push_back({"tint of " + blocsOf(t)[static_cast<size_t>(i)].name, t.tints[i]});
    for (const Color water : {t.sea, t.lake}) {
      for (const Named& ground : grounds) {
        for (int vision = 0; vision < 4; ++vision) {
          INFO((theme == Theme::Dark ? "dark, " : "light, ")
               << visionNames[vision] << ": " << ground.name << " and sea");
          CHECK(difference(ground.color, water, vision) >= leastDifference);
        }
        INFO((theme == Theme::Dark ? "dark: " : "light: ") << ground.name << " in greyscale");
        CHECK(seen(ground.color, 0).l - seen(water, 0).l >= leastLightness);
      }
    }
    // Each tint is a pale (or dark) relative of its links' colour.
    for (int i = 1; i < 5; ++i) {
      const double away = std::abs(hue(t.tints[i]) - hue(t.blocs[i]));
      INFO((theme == Theme::Dark ? "dark: " : "light: ") << grounds[static_cast<size_t>(i)].name << " " << away);
      CHECK(std::min(away, 360 - away) < 25);
    }
  }
}
