// What a set of tokens must keep so that the map reads: contrast (WCAG 2.2), the blocs apart with any colour vision,
// land and water apart in greyscale. The three tables keep all of it (tests/scene); the author's tools say which of it
// a publisher's overrides break. Not in the page's program: nothing of the viewer calls it.
#pragma once
#include <string>
#include <vector>

#include "scene/tokens.h"

namespace faultline {

// WCAG 2.2, relative luminance (0..1) and contrast ratio (1..21).
double luminance(Color color);
double contrast(Color a, Color b);

// Full colour vision and complete protanopia, deuteranopia and tritanopia: Machado, Oliveira and Fernandes, "A
// Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), table for severity 1.0, on linear
// sRGB.
enum class Vision : uint8_t { Full, Protan, Deutan, Tritan, Count };
const char* nameOf(Vision vision);

struct Lab {  // CIE L*a*b*, D65
  double l = 0, a = 0, b = 0;
};
Lab labOf(Color color, Vision vision = Vision::Full);
// CIEDE2000 with all weights 1 (Sharma, Wu and Dalal 2005). About 1 is just noticeable side by side.
double difference(Lab one, Lab other);
double difference(Color one, Color other, Vision vision);

// The bounds. Text and graphics as WCAG 2.2 asks; the rest is this project's own.
inline constexpr double leastTextContrast = 4.5, leastMarkContrast = 3;
inline constexpr double leastCoastContrast = 2;  // of the coastline on the sea; on land no less
inline constexpr double leastBlocDifference = 15, leastLinkDifference = 11.5;  // the latter: no bloc, adversaries
inline constexpr double leastTintDifference = 2.4;  // of two countries' tints, quiet as they are
inline constexpr double leastSweptDifference =
    6;  // of ground that changed sides, from that of others and from all ground
inline constexpr double leastWaterDifference = 3.2, leastWaterLightness = 3.4;  // of any land from water

struct TokenFinding {
  std::string what;      // "muted on sea"
  std::string measured;  // "contrast 3.9:1, should be at least 4.5:1"
  size_t token = 0;      // the first of the pair, as token_overrides.h counts; the other one:
  size_t other = 0;
};

// Every bound that the tokens break, in the order above.
std::vector<TokenFinding> checkTokens(const Tokens& tokens);

}  // namespace faultline
