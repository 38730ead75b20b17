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

// The side's colour, as a paper would print it on bare land: stronger than a country's tint, so that it reads on one of
// the same bloc, and weaker than any line or stripe.
Color sweepColor(const SceneBuild& build, uint32_t index, Side side) {
  constexpr double share = 0.32;
  const format::Front& front = build.data.fronts[index];
  const Bloc bloc = blocOf(build.data, side == Side::Left ? front.left : front.right);
  const Color ink = bloc == Bloc::None ? build.tokens.envelope : build.tokens.blocs[static_cast<size_t>(bloc)];
  const Color land = build.tokens.land;
  const auto mixed = [](uint8_t from, uint8_t to) { return static_cast<uint8_t>(from + (to - from) * share + 0.5); };
  return {mixed(land.r, ink.r), mixed(land.g, ink.g), mixed(land.b, ink.b), 255};
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
