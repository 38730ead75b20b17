#include <algorithm>
#include <cmath>

#include "geo/sphere.h"
#include "scene/build.h"

namespace faultline {

namespace {

struct FrontStyle {
  Color color;
  float width = 1;
  Dash dash;
  float casing = 0;
  bool marked = false;  // may carry marks on the holder's side
};

Dash dashOf(SegmentStatus status) {
  if (status == SegmentStatus::Contested) return {5, 4};
  if (status == SegmentStatus::Claimed) return {11, 4};
  return {};
}

FrontStyle styleOf(const SceneBuild& build, const format::Front& front, const FrontState& shown, SegmentStatus status) {
  const Tokens& tokens = build.tokens;
  FrontStyle style;
  switch (front.kind) {
    case FrontKind::War:
      // Observed lines are the strongest ink on the map; between keyframes the line is a guess and looks it.
      style = {tokens.front, shown.interpolated ? 1.5f : 2.5f, dashOf(status), 1.5f, true};
      if (shown.interpolated) style.color = withAlpha(style.color, 0.72);
      if (status == SegmentStatus::Armistice) style = {tokens.armistice, 1.5f, {}, 1, false};
      break;
    case FrontKind::Armistice: style = {tokens.armistice, 1.5f, {}, 1, false}; break;
    case FrontKind::Demarcation: style = {tokens.armistice, 1.5f, {7, 3}, 1, false}; break;
    case FrontKind::Maritime: style = {tokens.armistice, 1.25f, {1.5f, 3.5f}, 0, false}; break;
    case FrontKind::Lane: style = {tokens.lane, 1.5f, {}, 2.5f, false}; break;
    case FrontKind::Count: break;
  }
  if (shown.stale) style.color = tokens.stale;
  return style;
}

constexpr bool drawn(const SegmentState& segment) { return segment.alpha > 0.004f; }

void addTeeth(SceneBuild& build, const format::Front& front, const Stroke& stroke, float alpha) {
  if (front.marks == Side::None) return;
  // Left of the way, seen with y down.
  const double side = front.marks == Side::Left ? -1 : 1;
  for (const ScreenPath& path : projectPath(build.list.projection, stroke.unit)) {
    const double length = path.length();
    if (length < 10) continue;
    // Smaller on a short line, or they would be all one sees of it.
    const double size = std::clamp(length / 220, 0.62, 1.0);
    const double spacing = 15 * size;
    const int count = std::max(1, static_cast<int>(length / spacing));
    for (int i = 0; i < count; ++i) {
      const PathPoint point = pointAlong(path, length * (i + 0.5) / count, 6);
      if (!onFrame(build, point.at, 10)) continue;
      const uint32_t segment = path.source[point.segment];
      const double strength = stroke.alpha.empty() ? 1 : static_cast<double>(stroke.alpha[segment]);
      if (strength < 0.3) continue;
      const Vec2 across = Vec2{-point.direction.y, point.direction.x} * side;
      const Vec2 foot = point.at + across * (static_cast<double>(stroke.width) * 0.3);
      build.list.shapes.push_back({foot - point.direction * (3.6 * size), foot + point.direction * (3.6 * size),
                                   foot + across * (6.2 * size),
                                   withAlpha(stroke.color, strength * static_cast<double>(alpha))});
    }
  }
}

void addFront(SceneBuild& build, const FrontState& shown) {
  const format::Front& front = build.data.fronts[shown.front];
  const double fade = static_cast<double>(shown.alpha * build.in.crossFade);
  if (fade <= 0.004 || shown.unit.size() < 2) return;
  const Pick pick{PickKind::Front, shown.front};
  const float emphasis = build.in.selected == pick ? 1.0f : 0.0f;

  if (shown.envelope) {
    // How far control may have reached, not where a line ran: a soft band under the hatch, no edge to read off.
    Stroke band;
    band.unit = subdivided(shown.unit, 1);
    band.color = withAlpha(build.tokens.envelope, 0.2 * fade);
    band.width = 11 + emphasis;
    band.pick = pick;
    build.list.fronts.push_back(std::move(band));
    return;
  }

  // One stroke a run of segments drawn alike; borders and coasts are drawn by the ground and break the line.
  for (size_t i = 0; i < shown.segments.size();) {
    if (!drawn(shown.segments[i])) {
      ++i;
      continue;
    }
    const FrontStyle style = styleOf(build, front, shown, shown.segments[i].status);
    size_t end = i;
    while (end < shown.segments.size() && drawn(shown.segments[end]) &&
           styleOf(build, front, shown, shown.segments[end].status).dash == style.dash) {
      ++end;
    }
    Stroke stroke;
    std::vector<uint32_t> source;
    stroke.unit = subdivided(std::span(shown.unit).subspan(i, end - i + 1), 1, &source);
    bool faded = false;
    for (const uint32_t segment : source) {
      stroke.alpha.push_back(shown.segments[i + segment].alpha);
      faded = faded || stroke.alpha.back() < 0.999f;
    }
    if (!faded) stroke.alpha.clear();
    stroke.color = withAlpha(style.color, fade);
    stroke.width = style.width + emphasis;
    stroke.dash = style.dash;
    stroke.pick = pick;
    if (front.kind == FrontKind::Lane) {
      stroke.casing = withAlpha(build.tokens.lane, 0.25 * fade);  // a soft band about a thin core
    } else {
      stroke.casing = withAlpha(build.tokens.land, 0.85 * fade);
    }
    stroke.casingWidth = style.casing;
    if (style.marked && !shown.stale) addTeeth(build, front, stroke, shown.interpolated ? 0.8f : 1.0f);
    addObstacle(build, stroke.unit, front.kind == FrontKind::Lane ? 4.5f : 12);
    build.list.fronts.push_back(std::move(stroke));
    i = end;
  }
}

}  // namespace

void addFronts(SceneBuild& build) {
  // Lanes first: lines of war and armistice lie over them.
  for (const bool lanes : {true, false}) {
    for (const FrontState& shown : build.state.fronts) {
      if ((build.data.fronts[shown.front].kind == FrontKind::Lane) == lanes) addFront(build, shown);
    }
  }
}

}  // namespace faultline
