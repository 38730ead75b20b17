// Sweep: the ground that a front's line passed over between two days, and on whose side it lies since.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "story/state.h"

namespace faultline {

struct SweptPiece {
  Side side = Side::None;  // of the line, on the later day: the ground lay on the other one before
  // The outer ring counter-clockwise, then its holes clockwise; unit vectors, first point not repeated. They may reach
  // over borders and shores: clip them to the front's clip units to draw them.
  std::vector<std::vector<Vec3>> rings;
  double km2 = 0;             // within the front's clip units where it names some, else of the whole piece
  double uncertaintyKm2 = 0;  // see sweepOf
};

struct Sweep {
  uint32_t front = 0;
  std::vector<SweptPiece> pieces;        // the largest first
  double toLeftKm2 = 0, toRightKm2 = 0;  // ground that came to lie on the left, on the right
  double toLeftUncertaintyKm2 = 0, toRightUncertaintyKm2 = 0;
  bool envelope = false;      // one of the two lines is an outer limit of uncertain control: nobody's ground
  bool interpolated = false;  // one of the two lines lies between keyframes
  // An end of the line moved and no closure says what lies there: the figures hold only for straight ways between ends.
  bool openEnded = false;
};

// Pure. Nothing where the front is missing on either day.
//
// The two lines, joined at the ends over the front's closure, make a ring; where they cross it falls apart into pieces,
// each of which changed sides in one direction. A piece's uncertainty: each line may be off by its keyframe's
// uncertainty_km all along its drawn edge of the piece, both independently; pieces are independent of each other.
// Borders and coasts are exact. Pieces under a square kilometre are left out.
std::optional<Sweep> sweepOf(const Dataset& dataset, uint32_t front, double fromDay, double toDay);

// The same of two states of one front, and of any closure and clip rings (even-odd; empty: not clipped).
Sweep sweepBetween(const FrontState& before, const FrontState& after, std::span<const Vec3> closure,
                   std::span<const std::vector<Vec3>> clip);

// The outlines of atlas units at level 0, unclosed rings in any direction, for sweepBetween.
std::vector<std::vector<Vec3>> outlinesOf(const Dataset& dataset, std::span<const uint32_t> units);

}  // namespace faultline
