#include "scene/tokens.h"

namespace faultline {

namespace {

// Blocs: None, Us, Russia, Iran, China. The hues are kept apart in lightness too, so that they stay apart for readers
// who see fewer colours: blue dark, violet light (or the other way round on the dark ground), green and orange between.
constexpr Tokens lightTokens = {
    .theme = Theme::Light,
    .sea = rgb(0xd5dcdf),
    .land = rgb(0xfaf8f4),
    .lake = rgb(0xd5dcdf),
    .border = rgb(0xc4beb3),
    .coast = rgb(0x8f9da5),
    .graticule = rgb(0xc9d2d6),
    .ink = rgb(0x1d242a),
    .muted = rgb(0x525d66),
    .card = rgb(0xffffff),
    .rule = rgb(0xe2e5e7),
    .accent = rgb(0x0b6fb0),
    .accentSoft = rgb(0xdcebf5),
    .accentStrong = rgb(0x084f7e),
    .chip = rgb(0xeef1f3),
    .front = rgb(0x1d242a),
    .armistice = rgb(0x3d4851),
    .envelope = rgb(0x4a545c),
    .stale = rgb(0x6d7780),
    .lane = rgb(0x5e7b8f),
    .afterGround = rgb(0xf3efe6),
    .blocs = {rgb(0x66727d), rgb(0x074b8a), rgb(0xb25c08), rgb(0x1b8a5c), rgb(0x9a55cc)},
    .tints = {rgb(0xfaf8f4), rgb(0xd9e8fb), rgb(0xf6e4d1), rgb(0xd2eee1), rgb(0xefe0f3)},
    .adversary = rgb(0x611030),
    .shore = rgb(0xb8c2c7),
    .shade = {29, 36, 42, 7},
    .veil = {29, 36, 42, 110},
    .paperEdge = false,
};

constexpr Tokens darkTokens = {
    .theme = Theme::Dark,
    .sea = rgb(0x0f151b),
    .land = rgb(0x222c34),
    .lake = rgb(0x0f151b),
    .border = rgb(0x43515c),
    .coast = rgb(0x56656f),
    .graticule = rgb(0x1a242c),
    .ink = rgb(0xedf1f4),
    .muted = rgb(0xa6b3bd),
    .card = rgb(0x171f26),
    .rule = rgb(0x2a343d),
    .accent = rgb(0x5db3e8),
    .accentSoft = rgb(0x1c3547),
    .accentStrong = rgb(0x9bd2f5),
    .chip = rgb(0x232d35),
    .front = rgb(0xedf1f4),
    .armistice = rgb(0xb9c4cc),
    .envelope = rgb(0xb9c4cc),
    .stale = rgb(0x8e9aa3),
    .lane = rgb(0x7d9bb0),
    .afterGround = rgb(0x221f1a),
    .blocs = {rgb(0xccdae4), rgb(0x4592f0), rgb(0xf39a45), rgb(0x62e8b2), rgb(0xae8bc0)},
    .tints = {rgb(0x222c34), rgb(0x1d3a57), rgb(0x40301f), rgb(0x1a3b32), rgb(0x362b45)},
    .adversary = rgb(0xf0657f),
    .shore = rgb(0x07090c),
    .shade = {0, 0, 0, 22},
    .veil = {4, 7, 10, 170},
    .paperEdge = true,
};

// For a press: paper is white and the ground takes little ink, in flat tints that a screen of dots can hold; lines are
// solid and dark; nothing needs an ink that four-colour print has not (no bright green, no electric blue).
constexpr Tokens printTokens = {
    .theme = Theme::Print,
    .sea = rgb(0xdcebf0),
    .land = rgb(0xffffff),
    .lake = rgb(0xdcebf0),
    .border = rgb(0xa3a3a3),
    .coast = rgb(0x5f7680),
    .graticule = rgb(0xc3d6dd),
    .ink = rgb(0x111111),
    .muted = rgb(0x4a4a4a),
    .card = rgb(0xffffff),
    .rule = rgb(0xc8c8c8),
    .accent = rgb(0x0a5f96),
    .accentSoft = rgb(0xdcebf5),
    .accentStrong = rgb(0x084f7e),
    .chip = rgb(0xf0f0f0),
    .front = rgb(0x000000),
    .armistice = rgb(0x333333),
    .envelope = rgb(0x444444),
    .stale = rgb(0x6b6b6b),
    .lane = rgb(0x4f6d80),
    .afterGround = rgb(0xf4f4f4),
    .blocs = {rgb(0x66727d), rgb(0x074b8a), rgb(0xb25c08), rgb(0x1b8a5c), rgb(0x9a55cc)},
    .tints = {rgb(0xffffff), rgb(0xe4eefb), rgb(0xf9ead9), rgb(0xe0f3ea), rgb(0xf3e8f6)},
    .adversary = rgb(0x611030),
    .shore = rgb(0xdcebf0),
    .shade = {0, 0, 0, 0},
    .veil = {0, 0, 0, 90},
    .paperEdge = true,
};

}  // namespace

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
