// The design tokens: every colour, size and duration that the map and the panels share. One table a theme.
// tests/scene checks contrast (3:1 graphics, 4.5:1 text) and three kinds of colour blindness over these values.
#pragma once
#include <cstdint>

#include "data/enums.h"

namespace faultline {

struct Color {  // sRGB, not premultiplied
  uint8_t r = 0, g = 0, b = 0, a = 255;
  bool operator==(const Color&) const = default;
};
constexpr Color rgb(uint32_t hex) {
  return {static_cast<uint8_t>(hex >> 16), static_cast<uint8_t>(hex >> 8), static_cast<uint8_t>(hex), 255};
}
constexpr Color withAlpha(Color c, double alpha) { return {c.r, c.g, c.b, static_cast<uint8_t>(c.a * alpha + 0.5)}; }

enum class Theme : uint8_t { Light, Dark, Print, Count };  // Print: ink on white paper, nothing glows or fades

// A value that travels: App has the one in force, the draw list carries it to renderer, export and panels.
struct Tokens {
  Theme theme = Theme::Light;  // the table it is, or was before a publisher's overrides
  Color sea, land, lake, border, coast, graticule;
  Color ink, muted, card, rule, accent, accentSoft, accentStrong, chip;
  Color front;                                 // war fronts and their marks
  Color armistice;                             // thin and still
  Color envelope;                              // hatching of uncertain control
  Color stale;                                 // past its last valid date
  Color side;                                  // ground won by a side that belongs to no bloc
  Color lane;                                  // shipping lanes
  Color seaText;                               // names of seas: the water's own hue, dark enough to read on it
  Color afterGround;                           // the card's ground for matter after the essay
  Color blocs[static_cast<int>(Bloc::Count)];  // links and chips; [None] for links without a bloc
  Color tints[static_cast<int>(Bloc::Count)];  // countries; [None] equals land
  Color adversary;
  Color shore;     // the sea along its coast, into which it darkens; equals sea: no band. In no channel above sea
  Color shade;     // one step of a panel's soft shadow; alpha 0: none
  Color veil;      // over the map under a page
  bool paperEdge;  // panels have a hairline in `rule`: where a shadow would not show
  bool operator==(const Tokens&) const = default;
};

// Ground that came to lie on a side of this colour, as a paper would print it on bare land: stronger than a country's
// tint, so that it reads on one of the same bloc, and weaker than any line or stripe.
Color sweptColor(Color land, Color ink);

Color mixed(Color from, Color to, double share);  // opaque; share 0: from

const Tokens& tokensFor(Theme theme);  // the table as it stands in tokens.cpp

// Type scale, logical pixels as CSS counts them (the em; the subset fonts make ascender minus descender one em).
inline constexpr float labelSize = 12, noteSize = 14, bodySize = 16, bodyLeading = 24, titleSize = 25,
                       titleLeading = 30;

}  // namespace faultline
