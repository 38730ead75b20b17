// What lies under a pointer. A small thing beats a large one, the nearer of two alike wins, and of two equally near the
// one that lies on top.
#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "geo/sphere.h"
#include "scene/path.h"
#include "scene/pick_ground.h"
#include "scene/shape.h"

namespace faultline {

namespace {

constexpr float leastAlpha = 0.1f;  // fainter marks are not seen, so not hit

bool seen(Color color, float alpha = 1) { return static_cast<float>(color.a) / 255 * alpha >= leastAlpha; }

// Logical pixels to give way to a smaller thing: a place wins over a line half the slack away.
struct Best {
  Pick pick;
  double score = 1e18;
  void offer(Pick candidate, double away, double handicap) {
    if (away + handicap >= score) return;
    score = away + handicap;
    pick = candidate;
  }
};

double distanceToQuad(const Quad& quad, Vec2 screen) {
  if (holds(quad, screen)) return 0;
  double away = 1e18;
  for (int i = 0; i < 4; ++i)
    away = std::min(away, distanceToSegment(screen, quad.corners[i], quad.corners[(i + 1) % 4]));
  return away;
}

double distanceToLabel(const Label& label, Vec2 screen, double most) {
  if (!holds(grown(label.box, most), screen)) return 1e18;
  double away = 1e18;
  for (const Quad& quad : quadsOf(label, 1)) away = std::min(away, distanceToQuad(quad, screen));
  return away;
}

void offerMarkers(const DrawList& list, Vec2 screen, double slack, Best& best) {
  for (const Marker& marker : list.markers) {
    if (marker.pick.kind == PickKind::None || !(seen(marker.line) || seen(marker.fill))) continue;
    const Vec2 d = marker.screen - screen;
    const double away = std::max(0.0, std::sqrt(dot(d, d)) - static_cast<double>(marker.radius));
    if (away <= slack) best.offer(marker.pick, away, 0);
  }
}

void offerLabels(const DrawList& list, Vec2 screen, double slack, Best& best) {
  for (const Label& label : list.labels) {
    if (label.pick.kind == PickKind::None || label.pick.kind == PickKind::Unit || label.alpha < leastAlpha) continue;
    const double away = distanceToLabel(label, screen, slack);
    if (away <= slack) best.offer(label.pick, away, away > 0 ? slack / 2 : 0.5);
  }
}

void offerStrokes(const DrawList& list, const std::vector<Stroke>& strokes, Vec2 screen, Vec3 point, double slack,
                  double handicap, Best& best) {
  for (size_t s = strokes.size(); s-- > 0;) {  // the topmost first: it wins a tie
    const Stroke& stroke = strokes[s];
    if (stroke.pick.kind == PickKind::None) continue;
    const double half = static_cast<double>(stroke.width) / 2;
    const Nearby nearby(list.projection, screen, point, slack + half, 1.5);
    double nearest = slack + half + 1e-9;
    for (size_t i = 0; i + 1 < stroke.unit.size(); ++i) {
      if (!seen(stroke.color, stroke.alpha.empty() ? 1 : stroke.alpha[i])) continue;
      nearest = nearby.distance(stroke.unit[i], stroke.unit[i + 1], nearest);
    }
    if (nearest <= slack + half) best.offer(stroke.pick, std::max(0.0, nearest - half), handicap);
  }
}

bool anyHolds(const SceneInput& input, GroundDetail detail, const std::vector<uint32_t>& units, Vec3 point) {
  return std::any_of(units.begin(), units.end(), [&](uint32_t unit) { return unitHolds(input, detail, unit, point); });
}
bool ringsHold(const Hatch& hatch, Vec3 point) {
  Parity parity(point);
  for (const std::vector<Vec3f>& ring : hatch.rings) parity.addRing(ring);
  return parity.inside;
}

bool hatchHolds(const SceneInput& input, GroundDetail detail, const Hatch& hatch, Vec3 point) {
  if (!hatch.rings.empty() && !ringsHold(hatch, point)) return false;
  if (hatch.clipUnits.empty()) return !hatch.rings.empty();
  return anyHolds(input, detail, hatch.clipUnits, point);
}

// Of the outline of what is hatched: the rings' inside the clip, and the clip's inside the rings.
double distanceToHatch(const SceneInput& input, const DrawList& list, const Hatch& hatch, Vec2 screen, Vec3 point,
                       double slack) {
  const Nearby nearby(list.projection, screen, point, slack, 2.2);
  double nearest = slack + 1e-9;
  const auto add = [&](Vec3f a, Vec3f b, auto&& counts) {
    Vec3 at;
    const double away = nearby.distance(a, b, nearest, &at);
    if (away < nearest && counts(at)) nearest = away;
  };
  for (const std::vector<Vec3f>& ring : hatch.rings) {
    for (size_t i = 0; i < ring.size(); ++i) {
      add(ring[i], ring[(i + 1) % ring.size()],
          [&](Vec3 at) { return hatch.clipUnits.empty() || anyHolds(input, list.detail, hatch.clipUnits, at); });
    }
  }
  for (const uint32_t unit : hatch.clipUnits) {
    forBoundary(*input.ground, list.detail, unit, [&](Vec3f a, Vec3f b) {
      add(a, b, [&](Vec3 at) { return hatch.rings.empty() || ringsHold(hatch, at); });
    });
  }
  return nearest;
}

// As wide as it is on the screen, roughly.
double extentOf(const SceneInput& input, const DrawList& list, const Hatch& hatch) {
  double extent = 0;
  for (const std::vector<Vec3f>& ring : hatch.rings) {
    Vec2 low{1e18, 1e18}, high{-1e18, -1e18};
    for (const Vec3f& at : ring) {
      const auto place = toScreen(list.projection, widen(at));
      if (!place) return 1e18;
      low = {std::min(low.x, place->x), std::min(low.y, place->y)};
      high = {std::max(high.x, place->x), std::max(high.y, place->y)};
    }
    extent = std::max({extent, high.x - low.x, high.y - low.y});
  }
  if (!hatch.rings.empty()) return extent;
  for (const uint32_t unit : hatch.clipUnits) {
    const double radius = static_cast<double>(input.dataset->units[unit].capRadiusDeg);
    extent = std::max(extent, 2 * radians(radius) * list.projection.scale);
  }
  return extent;
}

// The topmost hatch that holds the point; else, of those the point missed by less than the slack, the nearest.
Pick areaAt(const SceneInput& input, const DrawList& list, Vec3 point) {
  for (size_t i = list.hatches.size(); i-- > 0;) {
    const Hatch& hatch = list.hatches[i];
    if (hatch.pick.kind != PickKind::None && seen(hatch.color) && hatchHolds(input, list.detail, hatch, point))
      return hatch.pick;
  }
  return {};
}
Pick areaNear(const SceneInput& input, const DrawList& list, Vec2 screen, Vec3 point, double slack,
              double largestExtent) {
  Best best;
  for (size_t i = list.hatches.size(); i-- > 0;) {
    const Hatch& hatch = list.hatches[i];
    if (hatch.pick.kind == PickKind::None || !seen(hatch.color)) continue;
    if (largestExtent < 1e17 && extentOf(input, list, hatch) > largestExtent) continue;
    const double away = distanceToHatch(input, list, hatch, screen, point, slack);
    if (away <= slack) best.offer(hatch.pick, away, 0);
  }
  return best.pick;
}

Pick countryLabelAt(const DrawList& list, Vec2 screen) {
  for (const Label& label : list.labels) {
    if (label.pick.kind == PickKind::Unit && label.alpha >= leastAlpha && distanceToLabel(label, screen, 2) <= 1)
      return label.pick;
  }
  return {};
}

}  // namespace

Pick pickAt(const SceneInput& input, const DrawList& list, Vec2 screen, double slack) {
  Best best;
  offerMarkers(list, screen, slack, best);
  offerLabels(list, screen, slack, best);
  const auto point = toUnit(list.projection, screen);
  if (point) {
    constexpr double frontsFirst = 1.5;  // logical pixels by which a link must be nearer than a front
    offerStrokes(list, list.fronts, screen, *point, slack, slack / 2, best);
    offerStrokes(list, list.links, screen, *point, slack, slack / 2 + frontsFirst, best);
  }
  if (best.pick.kind != PickKind::None || !point) return best.pick;

  const auto first = [](Pick pick) { return pick.kind != PickKind::None; };
  if (const Pick pick = countryLabelAt(list, screen); first(pick)) return pick;
  Best edge;
  offerStrokes(list, list.outlines, screen, *point, slack / 2, 0, edge);
  if (first(edge.pick)) return edge.pick;
  if (const Pick pick = areaAt(input, list, *point); first(pick)) return pick;
  if (const Pick pick = areaNear(input, list, screen, *point, slack, 4 * slack); first(pick)) return pick;
  if (const Pick pick = unitAt(input, list, *point); first(pick)) return pick;
  if (const Pick pick = areaNear(input, list, screen, *point, slack, 1e18); first(pick)) return pick;
  return unitNear(input, list, screen, *point, slack);
}

}  // namespace faultline
