// Sweep: the ground that a front's line passed over between two days, and on whose side it lies since.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "story/state.h"

namespace faultline {

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

// The outlines of atlas units at level 0, unclosed rings in any direction: made once for however many fronts of one
// dataset are clipped to the same list. A span stays good as long as this does.
class ClipOutlines {
 public:
  std::span<const std::vector<Vec3>> of(const Dataset& dataset, format::Range units);

 private:
  struct Entry {
    format::Range units;
    std::vector<std::vector<Vec3>> outlines;
  };
  std::vector<Entry> entries;
};
std::optional<Sweep> sweepOf(const Dataset& dataset, uint32_t front, double fromDay, double toDay,
                             ClipOutlines& outlines);

// The same of two states of one front, and of any closure and clip rings (even-odd; empty: not clipped).
Sweep sweepBetween(const FrontState& before, const FrontState& after, std::span<const Vec3> closure,
                   std::span<const std::vector<Vec3>> clip);

// What a beat shows at a moment of the ground that its war fronts passed over, between dated lines that are no outer
// limits: from the earlier one to the line now, while that is interpolated towards the next; then, from the later
// one's date on, the whole step, which fades after a share of the beat's span. Steps that end outside the beat's span,
// and fronts past their last valid date, show nothing.
std::vector<SweepState> sweepsAt(const Dataset& dataset, Moment moment, SweepMemo* memo = nullptr);

// How much there is to a piece against its uncertainty: 0 where it is well within that, 1 where it is clearly more.
double weightOf(const SweptPiece& piece);

// A front's closure as unit vectors, for sweepBetween.
std::vector<Vec3> closureOf(const Dataset& dataset, const format::Front& front);

}  // namespace faultline
