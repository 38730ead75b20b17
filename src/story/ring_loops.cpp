#include <algorithm>
#include <cstddef>

#include "base/stable_sort.h"
#include "base/trig.h"
#include "geo/sphere.h"
#include "story/rings.h"

namespace faultline {
namespace {

constexpr double same = 1e-8;  // radians
constexpr double leastKm2 = 0.01;

double squared(Vec3 v) { return dot(v, v); }
bool coincide(Vec3 a, Vec3 b) { return squared(a - b) < same * same; }

struct Cut {
  double along;  // from the edge's start, as a chord's square: only for the order
  Vec3 unit;
};

// Whether `point` lies within the edge a-b, away from its ends.
bool liesOn(Vec3 a, Vec3 b, Vec3 point) {
  if (coincide(a, point) || coincide(b, point)) return false;
  const Vec3 normal = cross(a, b);
  const double length = sqrtOf(dot(normal, normal));
  if (length < 1e-15) return false;
  const double off = dot(normal, point) / length;
  if (off > same || off < -same) return false;
  return dot(cross(normal, a), point) > 0 && dot(cross(b, normal), point) > 0;
}

// The point in which two edges cross strictly.
bool crossing(Vec3 a, Vec3 b, Vec3 c, Vec3 d, Vec3& out) {
  const Vec3 first = cross(a, b), second = cross(c, d);
  const double ca = dot(second, a), cb = dot(second, b), ac = dot(first, c), ad = dot(first, d);
  if ((ca > 0) == (cb > 0) || (ac > 0) == (ad > 0)) return false;
  Vec3 at = cross(first, second);
  const double length = sqrtOf(dot(at, at));
  if (length < 1e-18) return false;
  at = at * (1 / length);
  out = dot(at, a + b) < 0 ? at * -1 : at;
  return dot(out, a + b) > 0 && dot(out, c + d) > 0;
}

// Around an edge with all that counts as lying on it. Nearly every pair of edges is far apart, which this sees at a
// glance: a ring is looked at anew in each frame that a line moves.
struct Box {
  Vec3 low, high;
  Box(Vec3 a, Vec3 b) {
    // No arc leaves its chord by more than a quarter of the square of that (a short one by an eighth).
    const double around = squared(a - b) / 4 + 2 * same;
    low = {std::min(a.x, b.x) - around, std::min(a.y, b.y) - around, std::min(a.z, b.z) - around};
    high = {std::max(a.x, b.x) + around, std::max(a.y, b.y) + around, std::max(a.z, b.z) + around};
  }
  bool apartFrom(const Box& other) const {
    return low.x > other.high.x || other.low.x > high.x || low.y > other.high.y || other.low.y > high.y ||
           low.z > other.high.z || other.low.z > high.z;
  }
};

// The ring with a corner at each place where it meets itself.
TaggedRing cutRing(const TaggedRing& ring) {
  TaggedRing result;
  const size_t count = ring.size();
  std::vector<Box> boxes;
  boxes.reserve(count);
  for (size_t i = 0; i < count; ++i) boxes.push_back({ring[i].unit, ring[(i + 1) % count].unit});
  result.reserve(count + 8);
  std::vector<Cut> cuts;
  for (size_t i = 0; i < count; ++i) {
    const Vec3 a = ring[i].unit, b = ring[(i + 1) % count].unit;
    cuts.clear();
    const auto add = [&](Vec3 unit) { cuts.push_back({squared(unit - a), unit}); };
    for (size_t j = 0; j < count; ++j) {
      if (boxes[i].apartFrom(boxes[j])) continue;
      if (liesOn(a, b, ring[j].unit)) add(ring[j].unit);
      const Vec3 c = ring[j].unit, d = ring[(j + 1) % count].unit;
      if (coincide(a, c) || coincide(a, d) || coincide(b, c) || coincide(b, d)) continue;
      if (liesOn(a, b, c) || liesOn(a, b, d) || liesOn(c, d, a) || liesOn(c, d, b)) continue;
      Vec3 at;
      // The smaller index first, so that both edges get the same bits.
      const bool met = i < j ? crossing(a, b, c, d, at) : crossing(c, d, a, b, at);
      if (i != j && met) add(at);
    }
    stableSort(cuts, [](const Cut& x, const Cut& y) { return x.along < y.along; });
    result.push_back(ring[i]);
    for (const Cut& cut : cuts) {
      if (!coincide(result.back().unit, cut.unit)) result.push_back({cut.unit, ring[i].tag});
    }
  }
  return result;
}

}  // namespace

std::vector<Vec3> pointsOf(const TaggedRing& ring) {
  std::vector<Vec3> points;
  points.reserve(ring.size());
  for (const RingCorner& corner : ring) points.push_back(corner.unit);
  return points;
}

std::vector<TaggedRing> simpleLoops(const TaggedRing& ring) {
  std::vector<TaggedRing> loops;
  TaggedRing open;  // the way so far, without the loops that it has closed
  const auto close = [&](size_t from) {
    TaggedRing loop(open.begin() + static_cast<std::ptrdiff_t>(from), open.end());
    open.resize(from);
    if (loop.size() < 3) return;
    const double km2 = ringAreaKm2(pointsOf(loop));
    if (km2 > leastKm2 || km2 < -leastKm2) loops.push_back(std::move(loop));
  };
  for (const RingCorner& corner : cutRing(ring)) {
    for (size_t i = 0; i < open.size(); ++i) {
      if (!coincide(open[i].unit, corner.unit)) continue;
      close(i);
      break;
    }
    open.push_back(corner);
  }
  close(0);
  return loops;
}

}  // namespace faultline
