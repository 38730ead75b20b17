// Sizes of the ground's look that renderer and export share. Logical pixels unless the name says otherwise.
#pragma once

namespace faultline {

// The soft band along the coast: how far it reaches into the sea, and how far apart the kept points of the thinned-out
// coast are, within a factor of two.
inline constexpr double bandReach = 9, bandSegment = 4;

// Smaller than this (of the circle of the same area: long and thin reservoirs count for little) a lake is a speck, and
// hundreds of them look like dirt.
inline constexpr double smallestLake = 3.2;

// A lake's shore is a coast at a lower voice.
inline constexpr double shoreAlpha = 0.65;
inline constexpr float shoreWidth = 0.75f;  // of the coast's
// Of the circle around a lake. A smaller one would be all shore and no water.
inline constexpr double smallestShore = 8;

// How closely the band's points stand at a scale, in km: octaves, so that little changes while zooming.
inline double bandStepKm(double kmPerLogicalPixel) {
  double step = 0.05;
  while (step * 2 < kmPerLogicalPixel * bandSegment && step < 500) step *= 2;
  return step;
}

}  // namespace faultline
