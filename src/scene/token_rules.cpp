#include "scene/token_rules.h"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <utility>

#include "base/trig.h"
#include "scene/token_overrides.h"

namespace faultline {

namespace {

struct Linear {
  double r, g, b;
};

double powerOf(double base, double exponent) { return base <= 0 ? 0 : expOf(exponent * logOf(base)); }

double linear(uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : powerOf((c + 0.055) / 1.055, 2.4);
}
Linear linear(Color c) { return {linear(c.r), linear(c.g), linear(c.b)}; }

constexpr double visions[static_cast<int>(Vision::Count)][9] = {
    {1, 0, 0, 0, 1, 0, 0, 0, 1},
    {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
    {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
    {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}};

double length(double a, double b) { return sqrtOf(a * a + b * b); }

// Degrees, [0, 360); 0 for grey.
double hueOf(double a, double b) {
  const double hue = degrees(atan2Of(b, a));
  return hue < 0 ? hue + 360 : hue;
}

}  // namespace

double luminance(Color color) {
  const Linear v = linear(color);
  return 0.2126 * v.r + 0.7152 * v.g + 0.0722 * v.b;
}

double contrast(Color a, Color b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

const char* nameOf(Vision vision) {
  constexpr const char* names[] = {"full colour vision", "protanopia", "deuteranopia", "tritanopia"};
  return names[static_cast<size_t>(vision)];
}

Lab labOf(Color color, Vision vision) {
  const Linear in = linear(color);
  const double* m = visions[static_cast<size_t>(vision)];
  const auto row = [&](int i) { return std::clamp(m[i] * in.r + m[i + 1] * in.g + m[i + 2] * in.b, 0.0, 1.0); };
  const Linear v{row(0), row(3), row(6)};
  const auto f = [](double t) { return t > 216.0 / 24389 ? powerOf(t, 1.0 / 3) : (24389.0 / 27 * t + 16) / 116; };
  const double x = f((0.4124 * v.r + 0.3576 * v.g + 0.1805 * v.b) / 0.95047);
  const double y = f(0.2126 * v.r + 0.7152 * v.g + 0.0722 * v.b);
  const double z = f((0.0193 * v.r + 0.1192 * v.g + 0.9505 * v.b) / 1.08883);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double difference(Lab one, Lab other) {
  const double meanRaw = (length(one.a, one.b) + length(other.a, other.b)) / 2;
  const auto seventh = [](double c) {
    const double c7 = powerOf(c, 7);
    return sqrtOf(c7 / (c7 + 6103515625.0));  // 25 to the 7th
  };
  const double stretch = 1.5 - 0.5 * seventh(meanRaw);
  const double a1 = one.a * stretch, a2 = other.a * stretch;
  const double c1 = length(a1, one.b), c2 = length(a2, other.b);
  const double h1 = hueOf(a1, one.b), h2 = hueOf(a2, other.b);
  const bool grey = c1 * c2 == 0;
  double turn = grey ? 0 : h2 - h1;
  if (turn > 180) turn -= 360;
  if (turn < -180) turn += 360;
  double meanHue = h1 + h2;
  if (!grey) {
    const bool across = h1 - h2 > 180 || h2 - h1 > 180;
    meanHue = across ? (meanHue < 360 ? meanHue + 360 : meanHue - 360) / 2 : meanHue / 2;
  }
  const double lightness = other.l - one.l, chroma = c2 - c1;
  const double hue = 2 * sqrtOf(c1 * c2) * sinOf(radians(turn) / 2);
  const double meanC = (c1 + c2) / 2, l50 = ((one.l + other.l) / 2 - 50) * ((one.l + other.l) / 2 - 50);
  const double t = 1 - 0.17 * cosOf(radians(meanHue - 30)) + 0.24 * cosOf(radians(2 * meanHue)) +
                   0.32 * cosOf(radians(3 * meanHue + 6)) - 0.2 * cosOf(radians(4 * meanHue - 63));
  const double weightL = 1 + 0.015 * l50 / sqrtOf(20 + l50), weightC = 1 + 0.045 * meanC;
  const double weightH = 1 + 0.015 * meanC * t;
  const double bend = (meanHue - 275) / 25;
  const double rotation = -2 * seventh(meanC) * sinOf(radians(60 * expOf(-bend * bend)));
  const double dl = lightness / weightL, dc = chroma / weightC, dh = hue / weightH;
  return sqrtOf(std::max(0.0, dl * dl + dc * dc + dh * dh + rotation * dc * dh));
}

double difference(Color one, Color other, Vision vision) {
  return difference(labOf(one, vision), labOf(other, vision));
}

namespace {

class Check {
 public:
  explicit Check(const Tokens& checked) : tokens(checked) {}

  void contrastOf(std::string_view one, std::string_view other, double least) {
    const double ratio = contrast(colorOf(one), colorOf(other));
    if (ratio < least)
      add(one, " on ", other, "contrast " + number(ratio, 2) + ":1, should be at least " + number(least, 1) + ":1");
  }
  void apart(std::string_view one, std::string_view other, double least) {
    for (int i = 0; i < static_cast<int>(Vision::Count); ++i) {
      const Vision vision = static_cast<Vision>(i);
      const double far = difference(colorOf(one), colorOf(other), vision);
      if (far >= least) continue;
      add(one, " beside ", other,
          "CIEDE2000 " + number(far, 1) + " with " + nameOf(vision) + ", should be at least " + number(least, 1));
    }
  }
  // Ground won by a side of this colour, beside another's and beside ground that nobody won.
  void sweptApart(std::string_view one, std::string_view other, bool swept) {
    const Color land = tokens.land, far = colorOf(other);
    for (int i = 0; i < static_cast<int>(Vision::Count); ++i) {
      const Vision vision = static_cast<Vision>(i);
      const double apart = difference(sweptColor(land, colorOf(one)), swept ? sweptColor(land, far) : far, vision);
      if (apart >= leastSweptDifference) continue;
      add(one, swept ? " as ground won beside " : " as ground won on ", other,
          "CIEDE2000 " + number(apart, 1) + " with " + nameOf(vision) + ", should be at least " +
              number(leastSweptDifference, 1));
    }
  }
  void lighter(std::string_view land, std::string_view water, double least) {
    const double by = labOf(colorOf(land)).l - labOf(colorOf(water)).l;
    if (by < least)
      add(land, " beside ", water, "lighter by " + number(by, 1) + " of 100, should be by " + number(least, 1));
  }
  std::vector<TokenFinding> findings;

 private:
  size_t indexOf(std::string_view name) const { return *tokenByName(name); }
  Color colorOf(std::string_view name) const { return tokenOf(tokens, indexOf(name)); }
  static std::string number(double value, int decimals) {
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
  }
  void add(std::string_view one, const char* how, std::string_view other, std::string measured) {
    findings.push_back(
        {std::string(one) + how + std::string(other), std::move(measured), indexOf(one), indexOf(other)});
  }
  const Tokens& tokens;
};

constexpr std::string_view tints[] = {"tint-us", "tint-russia", "tint-iran", "tint-china"};
constexpr std::string_view links[] = {"link-us", "link-russia", "link-iran", "link-china", "link-none", "adversary"};

}  // namespace

std::vector<TokenFinding> checkTokens(const Tokens& tokens) {
  Check check(tokens);
  std::vector<std::string_view> waters = {"sea"};
  if (tokens.lake != tokens.sea) waters.push_back("lake");
  std::vector<std::string_view> ground = {"land"};
  ground.insert(ground.end(), waters.begin(), waters.end());
  ground.insert(ground.end(), std::begin(tints), std::end(tints));

  for (const std::string_view text : {"ink", "muted"}) {
    for (const std::string_view on : ground) check.contrastOf(text, on, leastTextContrast);
    for (const std::string_view on : {"card", "after-ground", "chip"}) check.contrastOf(text, on, leastTextContrast);
  }
  for (const std::string_view water : waters) check.contrastOf("sea-text", water, leastTextContrast);
  check.contrastOf("accent", "card", leastTextContrast);  // words that act, the day on the time axis
  check.contrastOf("accent-strong", "accent-soft", leastTextContrast);

  std::vector<std::string_view> marks = {"front", "armistice", "envelope", "stale", "lane", "accent"};
  marks.insert(marks.end(), std::begin(links), std::end(links));
  for (const std::string_view mark : marks) {
    for (const std::string_view on : ground) check.contrastOf(mark, on, leastMarkContrast);
  }
  check.contrastOf("coast", "sea", leastCoastContrast);
  check.contrastOf("coast", "land", leastCoastContrast);

  for (size_t i = 0; i < std::size(links); ++i) {
    for (size_t k = i + 1; k < std::size(links); ++k) {
      check.apart(links[i], links[k], k < std::size(tints) ? leastBlocDifference : leastLinkDifference);
    }
  }
  for (size_t i = 0; i < std::size(tints); ++i) {
    check.apart(tints[i], "land", leastTintDifference);
    for (size_t k = i + 1; k < std::size(tints); ++k) check.apart(tints[i], tints[k], leastTintDifference);
  }
  for (const std::string_view bloc : {"link-us", "link-russia", "link-iran", "link-china", "envelope"})
    check.sweptApart("side", bloc, true);
  for (const std::string_view on : ground) check.sweptApart("side", on, false);
  for (const std::string_view water : waters) {
    check.apart("land", water, leastWaterDifference);
    check.lighter("land", water, leastWaterLightness);
    for (const std::string_view tint : tints) {
      check.apart(tint, water, leastWaterDifference);
      check.lighter(tint, water, leastWaterLightness);
    }
  }
  return std::move(check.findings);
}

}  // namespace faultline
