#include "scene/tokens.h"

namespace faultline {

namespace {

// Blocs: None, Us, Russia, Iran, China. The hues are kept apart in lightness too, so that they stay apart for readers
// who see fewer colours: blue dark, violet light (or the other way round on the dark ground), green and orange between.
constexpr Tokens lightTokens = {
    .theme = Theme::Light,
    .sea = rgb(0xc2dce8),
    .land = rgb(0xfbf9f5),
    .lake = rgb(0xc2dce8),
    .border = rgb(0xbdb6aa),
    .coast = rgb(0x7595a6),
    .graticule = rgb(0xb1cfdd),
    .ink = rgb(0x1b2329),
    .muted = rgb(0x4b5761),
    .card = rgb(0xffffff),
    .rule = rgb(0xe2e5e7),
    .accent = rgb(0x0b6aa8),
    .accentSoft = rgb(0xdcebf5),
    .accentStrong = rgb(0x084f7e),
    .chip = rgb(0xeef1f3),
    .front = rgb(0x15191d),
    .armistice = rgb(0x38434c),
    .envelope = rgb(0x454f57),
    .stale = rgb(0x667079),
    .side = rgb(0xa0e000),
    .lane = rgb(0x4a7590),
    .seaText = rgb(0x2a5a78),
    .afterGround = rgb(0xf4efe4),
    .blocs = {rgb(0x5f656f), rgb(0x1d4278), rgb(0xb04a00), rgb(0x178760), rgb(0x9556cc)},
    .tints = {rgb(0xfbf9f5), rgb(0xdbe3fe), rgb(0xfce6c9), rgb(0xd4eedd), rgb(0xf4e8f9)},
    .adversary = rgb(0x690b2c),
    .shore = rgb(0xa3c6d6),
    .shade = {29, 36, 42, 7},
    .veil = {29, 36, 42, 110},
    .paperEdge = false,
};

constexpr Tokens darkTokens = {
    .theme = Theme::Dark,
    .sea = rgb(0x0c1620),
    .land = rgb(0x232d35),
    .lake = rgb(0x0c1620),
    .border = rgb(0x46555f),
    .coast = rgb(0x5a7180),
    .graticule = rgb(0x172635),
    .ink = rgb(0xedf1f4),
    .muted = rgb(0xa9b6c0),
    .card = rgb(0x171f26),
    .rule = rgb(0x2a343d),
    .accent = rgb(0x5db3e8),
    .accentSoft = rgb(0x1c3547),
    .accentStrong = rgb(0x9bd2f5),
    .chip = rgb(0x232d35),
    .front = rgb(0xf4f7f9),
    .armistice = rgb(0xb9c4cc),
    .envelope = rgb(0xb9c4cc),
    .stale = rgb(0x8e9aa3),
    .side = rgb(0xe8ec00),
    .lane = rgb(0x7d9fb6),
    .seaText = rgb(0x86b3cf),
    .afterGround = rgb(0x241f18),
    .blocs = {rgb(0xe0e3e8), rgb(0x6189e4), rgb(0xf0a23c), rgb(0x81d8a7), rgb(0xcfb4e8)},
    .tints = {rgb(0x232d35), rgb(0x2b3d5e), rgb(0x43301f), rgb(0x1d3b30), rgb(0x3a2d4a)},
    .adversary = rgb(0xee6674),
    .shore = rgb(0x060b10),
    .shade = {0, 0, 0, 22},
    .veil = {4, 7, 10, 170},
    .paperEdge = true,
};

// For a press: paper is white and the ground takes little ink, in flat tints that a screen of dots can hold; lines are
// solid and dark; nothing needs an ink that four-colour print has not (no bright green, no electric blue).
constexpr Tokens printTokens = {
    .theme = Theme::Print,
    .sea = rgb(0xc9e2ec),
    .land = rgb(0xffffff),
    .lake = rgb(0xc9e2ec),
    .border = rgb(0x8f8f8f),
    .coast = rgb(0x4d7384),
    .graticule = rgb(0xa9cbd9),
    .ink = rgb(0x000000),
    .muted = rgb(0x454545),
    .card = rgb(0xffffff),
    .rule = rgb(0xb8b8b8),
    .accent = rgb(0x0a5f96),
    .accentSoft = rgb(0xdcebf5),
    .accentStrong = rgb(0x084f7e),
    .chip = rgb(0xf0f0f0),
    .front = rgb(0x000000),
    .armistice = rgb(0x333333),
    .envelope = rgb(0x444444),
    .stale = rgb(0x636363),
    .side = rgb(0xa0dc00),
    .lane = rgb(0x41697f),
    .seaText = rgb(0x2a5a78),
    .afterGround = rgb(0xf2f2f2),
    .blocs = {rgb(0x626a76), rgb(0x14447f), rgb(0xaa5a13), rgb(0x4c886a), rgb(0x906abb)},
    .tints = {rgb(0xffffff), rgb(0xdee9ff), rgb(0xfde9d7), rgb(0xd3f3e2), rgb(0xf8ecfc)},
    .adversary = rgb(0x5f0028),
    .shore = rgb(0xc9e2ec),
    .shade = {0, 0, 0, 0},
    .veil = {0, 0, 0, 90},
    .paperEdge = true,
};

}  // namespace

Color mixed(Color from, Color to, double share) {
  const auto channel = [share](int a, int b) { return static_cast<uint8_t>(a + (b - a) * share + 0.5); };
  return {channel(from.r, to.r), channel(from.g, to.g), channel(from.b, to.b), 255};
}

Color sweptColor(Color land, Color ink) { return mixed(land, ink, 0.32); }

const Tokens& tokensFor(Theme theme) {
  switch (theme) {
    case Theme::Dark: return darkTokens;
    case Theme::Print: return printTokens;
    case Theme::Light:
    case Theme::Count: break;
  }
  return lightTokens;
}

}  // namespace faultline
