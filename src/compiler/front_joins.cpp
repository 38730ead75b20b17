// Lines that end where another does: put there exactly, once all lines are read.
#include <algorithm>

#include "compiler/story.h"
#include "geo/border_path.h"
#include "geo/sphere.h"

namespace faultline {
namespace {

constexpr double farthestKm = 10;

LonLat lonLatOf(format::Position position) { return {double{position.lon}, double{position.lat}}; }

// Where the last keyframe's line begins and ends: as the viewer draws it, on the atlas's line where it lies on one.
std::vector<LonLat> endsOf(const Story& story, const format::Front& front) {
  const format::Keyframe& last = story.pack.keyframes[front.keyframes.first + front.keyframes.count - 1];
  const auto line = std::span(story.pack.points).subspan(last.points.first, last.points.count);
  std::vector<LonLat> ends{lonLatOf(line.front()), lonLatOf(line.back())};
  if (front.onBorder == 0 || story.atlas == nullptr) return ends;

  const auto clip = std::span(story.pack.refs).subspan(front.clip.first, front.clip.count);
  const auto chosen = [&](int16_t unit) {
    return unit >= 0 && std::find(clip.begin(), clip.end(), static_cast<uint32_t>(unit)) != clip.end();
  };
  std::vector<LonLat> corners;  // of the atlas's lines, in degrees as they are stored
  std::vector<std::vector<Vec3f>> arcs;
  for (uint32_t i = 0; i < story.atlas->arcs.size(); ++i) {
    const format::Arc& arc = story.atlas->arcs[i];
    if (arc.leftUnit == arc.rightUnit || !chosen(arc.leftUnit) || !chosen(arc.rightUnit)) continue;
    std::vector<LonLat> degrees;
    story.atlas->decodeArc(i, degrees);
    corners.insert(corners.end(), {degrees.front(), degrees.back()});
    arcs.emplace_back();
    for (const LonLat at : degrees) arcs.back().push_back(narrow(unitFrom(at)));
  }
  const std::vector<std::span<const Vec3f>> lines(arcs.begin(), arcs.end());
  const std::vector<Vec3f> path = borderPath(lines, unitFrom(ends[0]), unitFrom(ends[1]));
  if (path.size() < 2) return ends;
  const auto degreesOf = [&](Vec3f point) {
    for (const LonLat corner : corners) {
      const Vec3f unit = narrow(unitFrom(corner));
      if (unit.x == point.x && unit.y == point.y && unit.z == point.z) return corner;
    }
    return lonLatFrom(widen(point));
  };
  return {degreesOf(path.front()), degreesOf(path.back())};
}

}  // namespace

void joinFronts(Story& story, std::span<const FrontJoin> joins) {
  for (const FrontJoin& join : joins) {
    const format::Front& other = story.pack.fronts[join.other];
    format::Front& front = story.pack.fronts[join.front];
    if (other.keyframes.count == 0 || front.keyframes.count == 0) continue;  // they have mistakes of their own
    const std::vector<LonLat> ends = endsOf(story, other);
    bool joined = true;
    for (uint32_t k = front.keyframes.first; k < front.keyframes.first + front.keyframes.count; ++k) {
      const format::Range points = story.pack.keyframes[k].points;
      format::Position* nearest = nullptr;
      LonLat target{};
      double least = farthestKm;
      for (const uint32_t at : {points.first, points.first + points.count - 1}) {
        for (const LonLat end : ends) {
          const double km = distanceKm(unitFrom(lonLatOf(story.pack.points[at])), unitFrom(end));
          if (km > least) continue;
          least = km;
          nearest = &story.pack.points[at];
          target = end;
        }
      }
      joined = joined && nearest != nullptr;
      if (nearest == nullptr) continue;
      const bool labelled = front.labelAt.lon == nearest->lon && front.labelAt.lat == nearest->lat;
      *nearest = positionFrom(target);
      if (labelled) front.labelAt = *nearest;
    }
    if (!joined) {
      story.diagnostics.error(join.at, join.subject + ": no end of it lies within 10 km of an end of " +
                                           quoted(story.fronts.nameOf(join.other)));
    }
  }
}

}  // namespace faultline
