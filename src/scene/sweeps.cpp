// Ground that a front's line passed over, tinted by the side that it lies on since.
#include <algorithm>

#include "scene/build.h"
#include "story/sweep.h"

namespace faultline {

namespace {

// Of the rings of a piece: chords across several degrees would cut corners that the clip units do not.
void appendRings(const SweptPiece& piece, Hatch& hatch) {
  for (const std::vector<Vec3>& ring : piece.rings) {
    std::vector<Vec3> closed = ring;
    closed.push_back(ring.front());
    hatch.rings.push_back(subdivided(closed, 2));
    hatch.rings.back().pop_back();
  }
}

}  // namespace

// A side without a bloc has a colour of its own; where neither has one, the left stays grey.
Color sweepColor(const SceneBuild& build, uint32_t index, Side side) {
  const format::Front& front = build.data.fronts[index];
  const bool left = side == Side::Left;
  const Bloc bloc = blocOf(build.data, left ? front.left : front.right);
  const Tokens& tokens = build.tokens;
  if (bloc != Bloc::None) return sweptColor(tokens.land, tokens.blocs[static_cast<size_t>(bloc)]);
  const bool alone = blocOf(build.data, left ? front.right : front.left) != Bloc::None;
  return sweptColor(tokens.land, alone || !left ? tokens.side : tokens.envelope);
}

void addSweeps(SceneBuild& build) {
  for (size_t i = build.state.sweeps.size(); i-- > 0;) {
    const SweepState& sweep = build.state.sweeps[i];
    const auto clip = build.data.list(build.data.fronts[sweep.front].clip);
    // All that came to lie on one side is one fill; a piece that is hardly more than its uncertainty is paler.
    for (const Side side : {Side::Left, Side::Right}) {
      for (const bool whole : {true, false}) {
        Hatch fill;
        const auto finish = [&](double weight) {
          const double alpha = sweepStrength * weight * static_cast<double>(sweep.alpha * build.in.crossFade);
          fill.color = withAlpha(sweepColor(build, sweep.front, side), alpha);
          if (fill.rings.empty() || fill.color.a < 3) return;
          fill.spacing = fill.width = 0;
          fill.anchor = fill.rings.front().front();
          fill.clipUnits.assign(clip.begin(), clip.end());
          fill.pick = {PickKind::Front, sweep.front};
          fill.side = side;
          build.list.sweeps.push_back(std::move(fill));
          fill = {};
        };
        for (const SweptPiece& piece : sweep.pieces) {
          const double weight = weightOf(piece);
          if (piece.side != side || (weight >= 1) != whole || weight <= 0) continue;
          appendRings(piece, fill);
          if (!whole) finish(weight);
        }
        if (whole) finish(1);
      }
    }
  }
}

}  // namespace faultline
