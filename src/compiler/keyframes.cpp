#include "compiler/keyframes.h"

#include <algorithm>
#include <cmath>

#include "geo/sphere.h"
#include "story/dates.h"

namespace faultline {
namespace {

// A line with a place on the common axis for each of its points. Two points of different keyframes match when their
// places are equal.
struct Placed {
  std::vector<Vec3> unit;
  std::vector<double> places;  // strictly ascending
};

constexpr double samePlace = 1e-9;

double lengthOf(std::span<const Vec3> unit, size_t first, size_t last) {
  double sum = 0;
  for (size_t i = first; i < last; ++i) sum += angleBetween(unit[i], unit[i + 1]);
  return sum;
}

// The place on the axis at `fraction` of the stretch first..last, by length.
double placeAt(const Placed& line, size_t first, size_t last, double fraction) {
  double rest = fraction * lengthOf(line.unit, first, last);
  for (size_t i = first; i < last; ++i) {
    const double step = angleBetween(line.unit[i], line.unit[i + 1]);
    if (rest <= step || i + 1 == last) {
      const double within = step > 0 ? std::clamp(rest / step, 0.0, 1.0) : 0;
      return line.places[i] + (line.places[i + 1] - line.places[i]) * within;
    }
    rest -= step;
  }
  return line.places[last];
}

std::vector<size_t> withEnds(const std::vector<size_t>& anchors, size_t pointCount) {
  std::vector<size_t> result = anchors;
  if (result.empty() || result.front() != 0) result.insert(result.begin(), 0);
  if (result.back() != pointCount - 1) result.push_back(pointCount - 1);
  return result;
}

// Places for `line`, whose anchors match those of `before`.
void placeBetweenAnchors(const Placed& before, const std::vector<size_t>& beforeAnchors, Placed& line,
                         const std::vector<size_t>& anchors) {
  line.places.assign(line.unit.size(), 0);
  for (size_t a = 0; a < anchors.size(); ++a) line.places[anchors[a]] = before.places[beforeAnchors[a]];
  for (size_t a = 0; a + 1 < anchors.size(); ++a) {
    const double whole = lengthOf(line.unit, anchors[a], anchors[a + 1]);
    double soFar = 0;
    for (size_t i = anchors[a] + 1; i < anchors[a + 1]; ++i) {
      soFar += angleBetween(line.unit[i - 1], line.unit[i]);
      const double fraction =
          whole > 0 ? soFar / whole
                    : static_cast<double>(i - anchors[a]) / static_cast<double>(anchors[a + 1] - anchors[a]);
      line.places[i] = placeAt(before, beforeAnchors[a], beforeAnchors[a + 1], fraction);
    }
  }
}

// The keyframe with a point at each of the axis' places; its own points stay what they are.
void resample(DrawnKeyframe& keyframe, const Placed& placed, const std::vector<double>& axis) {
  std::vector<LonLat> line;
  std::vector<SegmentStatus> segments;
  size_t i = 0;  // the own point at or before the place
  for (const double place : axis) {
    while (i + 1 < placed.places.size() && placed.places[i + 1] <= place + samePlace) ++i;
    if (!line.empty()) segments.push_back(keyframe.segments[placed.places[i] < place - samePlace ? i : i - 1]);
    if (std::abs(placed.places[i] - place) <= samePlace) {
      line.push_back(keyframe.line[i]);
    } else {
      const double t = (place - placed.places[i]) / (placed.places[i + 1] - placed.places[i]);
      line.push_back(lonLatFrom(slerp(placed.unit[i], placed.unit[i + 1], t)));
    }
  }
  keyframe.line = std::move(line);
  keyframe.segments = std::move(segments);
  keyframe.anchors.clear();
}

double turn(LonLat a, LonLat b, LonLat c) {
  return (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon);
}

bool within(LonLat a, LonLat b, LonLat p) {  // p is on the line through a and b
  return p.lon >= std::min(a.lon, b.lon) && p.lon <= std::max(a.lon, b.lon) && p.lat >= std::min(a.lat, b.lat) &&
         p.lat <= std::max(a.lat, b.lat);
}

bool meet(LonLat a, LonLat b, LonLat c, LonLat d) {
  const double abc = turn(a, b, c), abd = turn(a, b, d), cda = turn(c, d, a), cdb = turn(c, d, b);
  if (((abc > 0) != (abd > 0)) && ((cda > 0) != (cdb > 0)) && abc != 0 && abd != 0 && cda != 0 && cdb != 0) return true;
  return (abc == 0 && within(a, b, c)) || (abd == 0 && within(a, b, d)) || (cda == 0 && within(c, d, a)) ||
         (cdb == 0 && within(c, d, b));
}

}  // namespace

std::vector<LonLat> unwrapped(std::span<const LonLat> line) {
  std::vector<LonLat> result(line.begin(), line.end());
  for (size_t i = 1; i < result.size(); ++i) {
    while (result[i].lon - result[i - 1].lon > 180) result[i].lon -= 360;
    while (result[i].lon - result[i - 1].lon < -180) result[i].lon += 360;
  }
  return result;
}

Crossing selfCrossing(std::span<const LonLat> drawn, bool closed) {
  const std::vector<LonLat> line = unwrapped(drawn);
  const size_t segments = line.size() < 2 ? 0 : (closed ? line.size() : line.size() - 1);
  const auto point = [&](size_t i) { return line[i % line.size()]; };
  for (size_t i = 0; i < segments; ++i) {
    for (size_t j = i + 1; j < segments; ++j) {
      const bool next = j == i + 1;
      const bool wraps = closed && i == 0 && j + 1 == segments;
      if (next || wraps) {
        // Neighbours share a point; they must not fold back onto each other.
        const LonLat corner = next ? point(j) : point(0);
        const LonLat one = next ? point(i) : point(1);
        const LonLat other = next ? point(j + 1) : point(j);
        const bool folds =
            turn(one, corner, other) == 0 &&
            (one.lon - corner.lon) * (other.lon - corner.lon) + (one.lat - corner.lat) * (other.lat - corner.lat) > 0;
        if (folds) return {i, j};
        continue;
      }
      if (meet(point(i), point(i + 1), point(j), point(j + 1))) return {i, j};
    }
  }
  return {};
}

MatchFault matchKeyframes(std::vector<DrawnKeyframe>& keyframes) {
  std::vector<Placed> placed(keyframes.size());
  for (size_t k = 0; k < keyframes.size(); ++k) {
    for (const LonLat lonLat : keyframes[k].line) placed[k].unit.push_back(unitFrom(lonLat));
  }
  if (keyframes.empty()) return {};
  for (size_t i = 0; i < keyframes[0].line.size(); ++i) placed[0].places.push_back(static_cast<double>(i));

  for (size_t k = 1; k < keyframes.size(); ++k) {
    const DrawnKeyframe& before = keyframes[k - 1];
    const DrawnKeyframe& now = keyframes[k];
    const bool anchored = !before.anchors.empty() && !now.anchors.empty();
    if (before.line.size() == now.line.size() && !anchored) {
      placed[k].places = placed[k - 1].places;
      continue;
    }
    const std::string counts = std::to_string(before.line.size()) + " points on " + isoFromDay(before.day) + " and " +
                               std::to_string(now.line.size()) + " on " + isoFromDay(now.day);
    if (!anchored && before.motion != Motion::Hold) {
      return {k, "keyframes cannot be matched: " + counts,
              "give both equally many points, or \"anchors\": point indices that match one to one"};
    }
    std::vector<size_t> beforeAnchors = withEnds(anchored ? before.anchors : std::vector<size_t>{}, before.line.size());
    std::vector<size_t> anchors = withEnds(anchored ? now.anchors : std::vector<size_t>{}, now.line.size());
    if (beforeAnchors.size() != anchors.size()) {
      return {k,
              "keyframes cannot be matched: " + std::to_string(beforeAnchors.size()) + " anchors on " +
                  isoFromDay(before.day) + " and " + std::to_string(anchors.size()) + " on " + isoFromDay(now.day) +
                  ", both ends counted",
              "anchors match one to one; the first and last points are anchors in any case"};
    }
    placeBetweenAnchors(placed[k - 1], beforeAnchors, placed[k], anchors);
  }

  // The axis: every place that any keyframe has a point at.
  std::vector<double> axis;
  for (const Placed& line : placed) axis.insert(axis.end(), line.places.begin(), line.places.end());
  std::sort(axis.begin(), axis.end());
  std::vector<double> distinct;
  for (const double place : axis) {
    if (distinct.empty() || place - distinct.back() > samePlace) distinct.push_back(place);
  }
  for (size_t k = 0; k < keyframes.size(); ++k) resample(keyframes[k], placed[k], distinct);
  return {};
}

}  // namespace faultline
