// How far a line moved between two days, where, and against whom.
#include <algorithm>
#include <cstddef>

#include "base/trig.h"
#include "geo/sphere.h"
#include "story/changes.h"
#include "story/front_state.h"
#include "story/sweep.h"

namespace faultline {
namespace {

constexpr double nearPlaceKm = 150;
constexpr double unmovedKm = 0.5;  // the positions are stored to a metre and placed to kilometres

// The side of the line that the point lies on: by the segments that are nearest, both of them where that is a corner.
Side sideOf(std::span<const Vec3> line, Vec3 point) {
  double nearest = 1e9;
  for (size_t i = 0; i + 1 < line.size(); ++i) {
    nearest = std::min(nearest, distanceToLineKm(line.subspan(i, 2), point));
  }
  double left = 0;
  for (size_t i = 0; i + 1 < line.size(); ++i) {
    if (distanceToLineKm(line.subspan(i, 2), point) > nearest + 1e-6) continue;
    const Vec3 normal = cross(line[i], line[i + 1]);  // to the left
    const double length = sqrtOf(dot(normal, normal));
    if (length > 0) left += dot(normal, point) / length;
  }
  return left > 0 ? Side::Left : left < 0 ? Side::Right : Side::None;
}

Side opposite(Side side) { return side == Side::Left ? Side::Right : side == Side::Right ? Side::Left : Side::None; }

// A city says where to more readers than a site does, even one that is nearer.
std::string placeNear(const Dataset& dataset, Vec3 where) {
  std::string city, site;
  double toCity = nearPlaceKm, toSite = nearPlaceKm;
  for (const format::Place& place : dataset.places) {
    const bool isSite = place.kind == PlaceKind::Site;
    if (!isSite && place.kind != PlaceKind::Capital && place.kind != PlaceKind::City) continue;
    const double km = distanceKm(unitFrom({double{place.at.lon}, double{place.at.lat}}), where);
    double& least = isSite ? toSite : toCity;
    if (km >= least) continue;
    least = km;
    (isSite ? site : city) = dataset.text(place.name);
  }
  return city.empty() ? site : city;
}

// The way from one point to another at its start, clockwise from north; [0, 360).
double bearingDeg(Vec3 from, Vec3 to) {
  const Vec3 east = cross({0, 0, 1}, from), north = cross(from, east);
  const double bearing = degrees(atan2Of(dot(to, east), dot(to, north)));  // both axes have one length
  return bearing < 0 ? bearing + 360 : bearing;
}

bool segmentIsDrawn(const FrontState& front, size_t i) { return front.segments[i].alpha >= 0.5f; }

// To the drawn part of a line alone.
double distanceToDrawnKm(const FrontState& front, Vec3 point, Vec3* nearest) {
  double least = 1e9;
  for (size_t i = 0; i < front.segments.size(); ++i) {
    if (!segmentIsDrawn(front, i)) continue;
    Vec3 at;
    const double km = distanceToLineKm(std::span(front.unit).subspan(i, 2), point, &at);
    if (km >= least) continue;
    least = km;
    *nearest = at;
  }
  return least;
}

// How far a point of one line lies from the other. What has left a border or coast, or come to lie on one, came from
// there. What is drawn on both is measured from the drawn part: a coast somewhere else, at sea between the line and its
// start, is no measure of it, unless the point lies far nearer to it.
double distanceFrom(const FrontState& other, Vec3 point, bool drawnOnBoth, Vec3* nearest) {
  const double toLine = distanceToLineKm(other.unit, point, nearest);
  if (!drawnOnBoth) return toLine;
  Vec3 onDrawn;
  const double toDrawn = distanceToDrawnKm(other, point, &onDrawn);
  if (toLine < toDrawn / 2) return toLine;
  *nearest = onDrawn;
  return toDrawn;
}

// Points count where the line is drawn before or after; along a border that stays a border nothing moved.
FrontChange compare(const FrontState& before, const FrontState& after) {
  FrontChange change;
  change.front = after.front;
  change.uncertaintyKm = std::max(double{before.uncertaintyKm}, double{after.uncertaintyKm});
  for (size_t i = 0; i < after.unit.size(); ++i) {
    const bool was = pointIsDrawn(before, i), is = pointIsDrawn(after, i);
    if (!was && !is) continue;
    // Both ways: ground won shows on the later line, a part that was given up only on the earlier one. What is a border
    // or a shore by then may lie out at sea.
    Vec3 nearest;
    const double gone = is ? distanceFrom(before, after.unit[i], was, &nearest) : 0;
    if (gone > change.greatestKm) {
      change.greatestKm = gone;
      change.whereUnit = after.unit[i];
      change.bearingDeg = bearingDeg(nearest, after.unit[i]);
      change.towards = sideOf(before.unit, after.unit[i]);
    }
    const double left = was ? distanceFrom(after, before.unit[i], is, &nearest) : 0;
    if (left > change.greatestKm) {
      change.greatestKm = left;
      change.whereUnit = before.unit[i];
      change.bearingDeg = bearingDeg(before.unit[i], nearest);
      change.towards = opposite(sideOf(after.unit, before.unit[i]));
    }
  }
  return change;
}

bool anyEnvelope(const Dataset& dataset, const FrontState& front) {
  return dataset.keyframes[front.keyframeFrom].envelope != 0 || dataset.keyframes[front.keyframeTo].envelope != 0;
}

int32_t dateOf(const Dataset& dataset, const FrontState& front, double day) {
  if (!front.interpolated) return dataset.keyframes[front.keyframeFrom].date;
  return static_cast<int32_t>(day) - (static_cast<int32_t>(day) > day ? 1 : 0);
}

}  // namespace

std::optional<FrontChange> frontChange(const Dataset& dataset, uint32_t front, double fromDay, double toDay) {
  FrontState before, after;
  if (!frontAt(dataset, front, fromDay, before) || !frontAt(dataset, front, toDay, after)) return std::nullopt;
  if (before.unit.size() != after.unit.size()) return std::nullopt;
  FrontChange change = compare(before, after);
  change.envelope = anyEnvelope(dataset, before) || anyEnvelope(dataset, after);
  change.fromDate = dateOf(dataset, before, fromDay);
  change.toDate = dateOf(dataset, after, toDay);
  change.interpolated = before.interpolated || after.interpolated;
  if (change.greatestKm <= unmovedKm) return change;
  change.nearPlace = placeNear(dataset, change.whereUnit);
  if (change.envelope) return change;
  const auto sweep = sweepOf(dataset, front, fromDay, toDay);
  if (sweep && !sweep->openEnded) {
    change.toLeftKm2 = sweep->toLeftKm2;
    change.toRightKm2 = sweep->toRightKm2;
    change.toLeftUncertaintyKm2 = sweep->toLeftUncertaintyKm2;
    change.toRightUncertaintyKm2 = sweep->toRightUncertaintyKm2;
  }
  return change;
}

std::vector<FrontChange> frontChanges(const Dataset& dataset, uint32_t beat, double fromDay, double toDay) {
  std::vector<FrontChange> changes;
  for (const uint32_t front : dataset.list(dataset.beats[beat].fronts)) {
    auto change = frontChange(dataset, front, fromDay, toDay);
    if (change && change->greatestKm > unmovedKm) changes.push_back(std::move(*change));
  }
  return changes;
}

}  // namespace faultline
