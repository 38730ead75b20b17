// A front's keyframes as an author drew them, and how their points are matched.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/vec.h"
#include "data/enums.h"

namespace faultline {

// A line is taken to move smoothly between keyframes at most this far apart, unless the author says otherwise.
inline constexpr int32_t smoothDays = 120;

struct DrawnKeyframe {
  int32_t day = 0;
  std::vector<LonLat> line;             // at least 2
  std::vector<SegmentStatus> segments;  // line.size() - 1
  std::vector<size_t> anchors;          // ascending point indices; empty when the author gave none
  Motion motion = Motion::Hold;         // from here to the next
};

// Where the lines of `keyframes[i]` and its successor cannot be matched. Empty text: nowhere.
struct MatchFault {
  size_t keyframe = 0;  // the later one of the pair
  std::string message, hint;
};

// Gives all keyframes equally many points, so that same index matches same index:
//  - points of neighbours with equally many points match by index, unless both have anchors;
//  - else their anchors match one to one, first and last points always do, and between anchors a point matches the one
//    at the same fraction of the stretch's length;
//  - without anchors that is allowed only where the line does not move smoothly (Motion::Hold).
// No point that an author drew is lost or moved: every keyframe receives the others' points in addition, on its own
// segments (along the great circle), and a divided segment keeps its status.
MatchFault matchKeyframes(std::vector<DrawnKeyframe>& keyframes);

// The first pair of segments that cross or touch, other than neighbours in their common point; {0, 0} when none do.
// In degrees as if on a plane; longitudes may run over 180. `closed`: a segment joins the last point to the first.
struct Crossing {
  size_t first = 0, second = 0;
  explicit operator bool() const { return first != second; }
};
Crossing selfCrossing(std::span<const LonLat> line, bool closed);

// Moves longitudes by whole turns so that neighbours are less than 180 degrees apart.
std::vector<LonLat> unwrapped(std::span<const LonLat> line);

}  // namespace faultline
