#include "story/front_state.h"

#include "base/easing.h"
#include "base/trig.h"
#include "geo/sphere.h"
#include "geo/view.h"

namespace faultline {
namespace {

constexpr double pushKm = 80;

// A date names a whole day: what lasts to 20 January lasts through it.
bool isPast(double day, format::Day last) { return day >= double(last) + 1; }

Vec3 unitOf(format::Position position) { return unitFrom({double{position.lon}, double{position.lat}}); }

void takeKeyframe(const Dataset& dataset, uint32_t index, FrontState& out) {
  const format::Keyframe& keyframe = dataset.keyframes[index];
  out.keyframeFrom = out.keyframeTo = index;
  out.envelope = keyframe.envelope != 0;
  out.vague = out.envelope ? 1 : 0;
  out.uncertaintyKm = keyframe.uncertaintyKm;
  for (const format::Position position : dataset.line(keyframe.points)) out.unit.push_back(unitOf(position));
  for (const SegmentStatus status : dataset.statuses(keyframe.segments)) {
    out.segments.push_back({status, isDrawn(status) ? 1.0f : 0.0f});
  }
}

SegmentState mixSegment(SegmentStatus from, SegmentStatus to, double mix) {
  if (isDrawn(from) == isDrawn(to)) return {mix < 0.5 ? from : to, isDrawn(from) ? 1.0f : 0.0f};
  return isDrawn(from) ? SegmentState{from, static_cast<float>(1 - mix)} : SegmentState{to, static_cast<float>(mix)};
}

void takeBetween(const Dataset& dataset, uint32_t from, uint32_t to, double mix, FrontState& out) {
  const format::Keyframe &a = dataset.keyframes[from], &b = dataset.keyframes[to];
  const auto aPoints = dataset.line(a.points), bPoints = dataset.line(b.points);
  const auto aStatus = dataset.statuses(a.segments), bStatus = dataset.statuses(b.segments);
  out.keyframeFrom = from;
  out.keyframeTo = to;
  out.mix = mix;
  out.interpolated = true;
  // Towards an outer limit, and back from it, the line is no better known than that: it looks so from the first quarter
  // of the way on.
  const bool crispFrom = a.envelope == 0, crispTo = b.envelope == 0;
  const double away = crispFrom && crispTo ? 0 : crispFrom ? mix : crispTo ? 1 - mix : 1;
  out.vague = static_cast<float>(smoothStep(away * 4));
  out.envelope = out.vague >= 0.5f;
  out.uncertaintyKm = static_cast<float>(mixOf(double{a.uncertaintyKm}, double{b.uncertaintyKm}, mix));
  for (size_t i = 0; i < aPoints.size(); ++i) out.unit.push_back(slerp(unitOf(aPoints[i]), unitOf(bPoints[i]), mix));
  for (size_t i = 0; i < aStatus.size(); ++i) out.segments.push_back(mixSegment(aStatus[i], bStatus[i], mix));
}

// How far the ring leaves the line along a segment, in radians: all the way along borders and coasts, and nowhere that
// the line is still on its way, where it is nobody's border.
double pushAlong(const SegmentState& segment) {
  return smoothStep((1 - double{segment.alpha} - 0.8) / 0.2) * (pushKm / earthRadiusKm);
}

}  // namespace

bool frontAt(const Dataset& dataset, uint32_t index, double day, FrontState& out) {
  const format::Front& front = dataset.fronts[index];
  const uint32_t first = front.keyframes.first, last = first + front.keyframes.count - 1;
  if (!(day >= dataset.keyframes[first].date) || isPast(day, front.end)) return false;

  uint32_t at = first;
  while (at < last && day >= dataset.keyframes[at + 1].date) ++at;
  const format::Keyframe& keyframe = dataset.keyframes[at];

  out = FrontState{};
  out.front = index;
  if (at == last || day == keyframe.date || keyframe.motion == Motion::Hold) {
    takeKeyframe(dataset, at, out);
  } else {
    const double mix = (day - keyframe.date) / (dataset.keyframes[at + 1].date - keyframe.date);
    takeBetween(dataset, at, at + 1, mix, out);
  }
  out.stale = isPast(day, front.validTo);
  out.held = !out.stale && !out.interpolated && day > keyframe.date && first != last;
  if (front.hatch != Side::None) out.heldArea = heldRing(out, front.hatch, dataset.line(front.closure));
  return true;
}

bool pointIsDrawn(const FrontState& front, size_t i) {
  return (i > 0 && front.segments[i - 1].alpha >= 0.5f) ||
         (i < front.segments.size() && front.segments[i].alpha >= 0.5f);
}

std::vector<Vec3> heldRing(const FrontState& front, Side hatch, std::span<const format::Position> closure) {
  const double side = hatch == Side::Left ? 1 : -1;
  // The cross product of a segment's ends points to its left.
  const auto outwards = [&](size_t segment) { return cross(front.unit[segment], front.unit[segment + 1]) * side; };
  const auto pushed = [](Vec3 point, Vec3 direction, double angle) {
    const double length = sqrtOf(dot(direction, direction));
    if (length < 1e-12) return point;
    return normalised(point * cosOf(angle) + direction * (sinOf(angle) / length));
  };

  std::vector<Vec3> ring;
  ring.reserve(front.unit.size() + closure.size() + 4);
  for (size_t i = 0; i < front.unit.size(); ++i) {
    const Vec3 point = front.unit[i];
    const double before = i > 0 ? pushAlong(front.segments[i - 1]) : 0;
    const double after = i < front.segments.size() ? pushAlong(front.segments[i]) : 0;
    const bool runStarts = before == 0 && i > 0, runEnds = after == 0 && i < front.segments.size();
    if (before > 0 && after > 0) {
      ring.push_back(pushed(point, outwards(i - 1) + outwards(i), (before + after) / 2));
    } else if (before > 0) {
      ring.push_back(pushed(point, outwards(i - 1), before));
      if (runEnds) ring.push_back(point);
    } else if (after > 0) {
      if (runStarts) ring.push_back(point);
      ring.push_back(pushed(point, outwards(i), after));
    } else {
      ring.push_back(point);
    }
  }
  for (const format::Position position : closure) ring.push_back(unitOf(position));
  return ring;
}

}  // namespace faultline
