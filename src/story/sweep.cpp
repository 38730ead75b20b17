#include "story/sweep.h"

#include <algorithm>
#include <cstddef>

#include "base/stable_sort.h"
#include "base/trig.h"
#include "geo/sphere.h"
#include "story/front_state.h"
#include "story/rings.h"

namespace faultline {
namespace {

constexpr double leastPieceKm2 = 1, farthestSameEndKm = 1;
enum Tag : uint32_t { undrawn, drawnBefore, drawnAfter };

// The later line, over the closure's near end back along the earlier line, and over its far end home.
TaggedRing ringBetween(const FrontState& before, const FrontState& after, std::span<const Vec3> closure) {
  TaggedRing ring;
  for (size_t i = 0; i < after.unit.size(); ++i) {
    const bool drawn = i < after.segments.size() && after.segments[i].alpha >= 0.5f;
    ring.push_back({after.unit[i], drawn ? drawnAfter : undrawn});
  }
  if (!closure.empty()) ring.push_back({closure.front(), undrawn});
  for (size_t i = before.unit.size(); i-- > 0;) {
    const bool drawn = i > 0 && before.segments[i - 1].alpha >= 0.5f;
    ring.push_back({before.unit[i], drawn ? drawnBefore : undrawn});
  }
  if (!closure.empty()) ring.push_back({closure.back(), undrawn});
  return ring;
}

double lengthKm(const TaggedRing& ring, Tag tag) {
  double sum = 0;
  for (size_t i = 0; i < ring.size(); ++i) {
    if (ring[i].tag == tag) sum += distanceKm(ring[i].unit, ring[(i + 1) % ring.size()].unit);
  }
  return sum;
}

// A point just inside the loop, by its longest edge.
Vec3 insideOf(const std::vector<Vec3>& loop, bool counterClockwise) {
  size_t longest = 0;
  double most = -1;
  for (size_t i = 0; i < loop.size(); ++i) {
    const double length = angleBetween(loop[i], loop[(i + 1) % loop.size()]);
    if (length > most) {
      most = length;
      longest = i;
    }
  }
  const Vec3 a = loop[longest], b = loop[(longest + 1) % loop.size()];
  const Vec3 left = normalised(cross(a, b));
  return normalised(slerp(a, b, 0.5) + left * (counterClockwise ? 1e-7 : -1e-7));
}

struct Loop {
  std::vector<Vec3> points;
  double signedKm2;
  double beforeKm, afterKm;  // of drawn line along it
  size_t holeOf;             // index of the loop that it is a hole of; its own where it is none
};

std::vector<Loop> loopsOf(const TaggedRing& ring) {
  std::vector<Loop> loops;
  for (const TaggedRing& loop : simpleLoops(ring)) {
    std::vector<Vec3> points = pointsOf(loop);
    const double km2 = ringAreaKm2(points);
    loops.push_back({std::move(points), km2, lengthKm(loop, drawnBefore), lengthKm(loop, drawnAfter), 0});
  }
  const auto size = [](const Loop& loop) { return loop.signedKm2 < 0 ? -loop.signedKm2 : loop.signedKm2; };
  stableSort(loops, [&](const Loop& a, const Loop& b) { return size(a) > size(b); });
  // A loop that runs the other way round inside a larger one takes away what that one counted: it did not change sides.
  for (size_t i = 0; i < loops.size(); ++i) {
    loops[i].holeOf = i;
    for (size_t j = i; j-- > 0;) {  // the smallest that holds it
      const bool opposite = (loops[i].signedKm2 > 0) != (loops[j].signedKm2 > 0);
      if (!ringContains(loops[j].points, insideOf(loops[i].points, loops[i].signedKm2 > 0))) continue;
      if (opposite && loops[j].holeOf == j) loops[i].holeOf = j;
      break;
    }
  }
  return loops;
}

double squared(double value) { return value * value; }

}  // namespace

Sweep sweepBetween(const FrontState& before, const FrontState& after, std::span<const Vec3> closure,
                   std::span<const std::vector<Vec3>> clip) {
  Sweep sweep;
  sweep.front = after.front;
  sweep.interpolated = before.interpolated || after.interpolated;
  const auto apart = [](Vec3 a, Vec3 b) { return distanceKm(a, b) > farthestSameEndKm; };
  sweep.openEnded = closure.empty() &&
                    (apart(before.unit.front(), after.unit.front()) || apart(before.unit.back(), after.unit.back()));
  const std::vector<Loop> loops = loopsOf(ringBetween(before, after, closure));
  for (size_t i = 0; i < loops.size(); ++i) {
    if (loops[i].holeOf != i) continue;
    SweptPiece piece;
    piece.side = loops[i].signedKm2 > 0 ? Side::Left : Side::Right;
    double signedKm2 = 0, beforeKm = 0, afterKm = 0;
    for (size_t j = i; j < loops.size(); ++j) {
      if (loops[j].holeOf != i) continue;
      signedKm2 += loops[j].signedKm2;
      beforeKm += loops[j].beforeKm;
      afterKm += loops[j].afterKm;
      piece.rings.push_back(loops[j].points);
      if (loops[i].signedKm2 < 0) std::reverse(piece.rings.back().begin(), piece.rings.back().end());
    }
    piece.km2 = clip.empty() ? (signedKm2 < 0 ? -signedKm2 : signedKm2) : overlapKm2(piece.rings, clip);
    if (piece.km2 < leastPieceKm2) continue;
    piece.uncertaintyKm2 =
        sqrtOf(squared(double{before.uncertaintyKm} * beforeKm) + squared(double{after.uncertaintyKm} * afterKm));
    const bool left = piece.side == Side::Left;
    (left ? sweep.toLeftKm2 : sweep.toRightKm2) += piece.km2;
    double& uncertainty = left ? sweep.toLeftUncertaintyKm2 : sweep.toRightUncertaintyKm2;
    uncertainty = sqrtOf(squared(uncertainty) + squared(piece.uncertaintyKm2));
    sweep.pieces.push_back(std::move(piece));
  }
  stableSort(sweep.pieces, [](const SweptPiece& a, const SweptPiece& b) { return a.km2 > b.km2; });
  return sweep;
}

namespace {

std::vector<std::vector<Vec3>> outlinesOf(const Dataset& dataset, std::span<const uint32_t> units) {
  std::vector<std::vector<Vec3>> outlines;
  std::vector<LonLat> arc;
  for (const uint32_t index : units) {
    const format::Range rings = dataset.units[index].rings;
    for (const format::UnitRing& ring : dataset.unitRings.subspan(rings.first, rings.count)) {
      std::vector<Vec3> outline;
      for (const int32_t ref : dataset.arcRefs.subspan(ring.arcs.first, ring.arcs.count)) {
        arc.clear();
        dataset.decodeArc(static_cast<uint32_t>(ref < 0 ? ~ref : ref), arc);
        if (ref < 0) std::reverse(arc.begin(), arc.end());
        for (size_t i = 0; i + 1 < arc.size(); ++i) outline.push_back(unitFrom(arc[i]));  // the next arc has the last
      }
      outlines.push_back(std::move(outline));
    }
  }
  return outlines;
}

}  // namespace

std::span<const std::vector<Vec3>> ClipOutlines::of(const Dataset& dataset, format::Range units) {
  for (const Entry& entry : entries) {
    if (entry.units.first == units.first && entry.units.count == units.count) return entry.outlines;
  }
  entries.push_back({units, outlinesOf(dataset, dataset.list(units))});
  return entries.back().outlines;
}

std::vector<Vec3> closureOf(const Dataset& dataset, const format::Front& front) {
  std::vector<Vec3> closure;
  for (const format::Position at : dataset.line(front.closure)) {
    closure.push_back(unitFrom({double{at.lon}, double{at.lat}}));
  }
  return closure;
}

std::optional<Sweep> sweepOf(const Dataset& dataset, uint32_t index, double fromDay, double toDay) {
  ClipOutlines outlines;
  return sweepOf(dataset, index, fromDay, toDay, outlines);
}

std::optional<Sweep> sweepOf(const Dataset& dataset, uint32_t index, double fromDay, double toDay,
                             ClipOutlines& outlines) {
  FrontState before, after;
  if (!frontAt(dataset, index, fromDay, before) || !frontAt(dataset, index, toDay, after)) return std::nullopt;
  const format::Front& front = dataset.fronts[index];
  Sweep sweep = sweepBetween(before, after, closureOf(dataset, front), outlines.of(dataset, front.clip));
  sweep.envelope =
      dataset.keyframes[before.keyframeFrom].envelope != 0 || dataset.keyframes[before.keyframeTo].envelope != 0 ||
      dataset.keyframes[after.keyframeFrom].envelope != 0 || dataset.keyframes[after.keyframeTo].envelope != 0;
  return sweep;
}

}  // namespace faultline
