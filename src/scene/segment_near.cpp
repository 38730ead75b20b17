#include "scene/segment_near.h"

#include "scene/path.h"

namespace faultline {

std::optional<SegmentStatus> statusNear(const Projection& projection, const FrontState& front, Vec2 screen,
                                        double reach) {
  std::optional<SegmentStatus> status;
  if (front.envelope || front.unit.empty()) return status;
  std::optional<Vec2> from = toScreen(projection, front.unit[0]);
  for (size_t i = 0; i < front.segments.size(); ++i) {
    const std::optional<Vec2> to = toScreen(projection, front.unit[i + 1]);
    constexpr float leastAlpha = 0.1f;  // fainter parts are not seen
    const double away = from && to ? distanceToSegment(screen, *from, *to) : reach;
    if (away < reach && front.segments[i].alpha >= leastAlpha) {
      reach = away;
      status = front.segments[i].status;
    }
    from = to;
  }
  return status;
}

}  // namespace faultline
