#include "base/hash.h"
#include "story/state.h"

namespace faultline {
namespace {

struct Hasher {
  uint64_t value = hashSeed;

  void whole(uint64_t number) { value = hashMix(value, number); }
  // To the nearest multiple of 1 / steps.
  void number(double amount, double steps) {
    const double scaled = amount * steps;
    whole(static_cast<uint64_t>(static_cast<int64_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5)));
  }
  void alpha(float amount) { number(double{amount}, 1024); }
  void points(const std::vector<Vec3>& units) {
    whole(units.size());
    for (const Vec3 unit : units) {
      number(unit.x, 1e7);
      number(unit.y, 1e7);
      number(unit.z, 1e7);
    }
  }
};

void addFront(Hasher& hash, const FrontState& front) {
  hash.whole(front.front);
  hash.points(front.unit);
  for (const SegmentState& segment : front.segments) {
    hash.whole(static_cast<uint64_t>(segment.status));
    hash.alpha(segment.alpha);
  }
  hash.whole(front.keyframeFrom);
  hash.whole(front.keyframeTo);
  hash.number(front.mix, 1024);
  hash.whole(uint64_t{front.interpolated} | uint64_t{front.held} << 1 | uint64_t{front.envelope} << 2 |
             uint64_t{front.stale} << 3);
  hash.number(double{front.uncertaintyKm}, 1024);
  hash.alpha(front.vague);
  hash.alpha(front.alpha);
  hash.points(front.heldArea);
}

void addSweep(Hasher& hash, const SweepState& sweep) {
  hash.whole(sweep.front);
  hash.number(sweep.fromDate, 1);
  hash.number(sweep.toDate, 1);
  hash.whole(uint64_t{sweep.complete} | uint64_t{sweep.openEnded} << 1);
  hash.alpha(sweep.alpha);
  for (const SweptPiece& piece : sweep.pieces) {
    hash.whole(static_cast<uint64_t>(piece.side));
    hash.number(piece.km2, 1);
    hash.number(piece.uncertaintyKm2, 1);
    for (const std::vector<Vec3>& ring : piece.rings) hash.points(ring);
  }
}

}  // namespace

uint64_t hashState(const StoryState& state) {
  Hasher hash;
  hash.whole(state.moment.beat);
  hash.number(state.moment.day, 1024);
  hash.whole(state.afterEssay);
  hash.whole(state.fronts.size());
  for (const FrontState& front : state.fronts) addFront(hash, front);
  hash.whole(state.links.size());
  for (const LinkState& link : state.links) {
    hash.whole(link.link);
    hash.alpha(link.alpha);
    hash.alpha(link.drawn);
    hash.whole(link.lapsed);
  }
  hash.whole(state.areas.size());
  for (const AreaState& area : state.areas) {
    hash.whole(area.area);
    hash.alpha(area.alpha);
  }
  hash.whole(state.places.size());
  for (const PlaceState& place : state.places) {
    hash.whole(place.place);
    hash.alpha(place.alpha);
  }
  hash.whole(state.actors.size());
  for (const uint32_t actor : state.actors) hash.whole(actor);
  hash.whole(state.callouts.size());
  for (const uint32_t front : state.callouts) hash.whole(front);
  for (const SweepState& sweep : state.sweeps) addSweep(hash, sweep);
  return hash.value;
}

}  // namespace faultline
