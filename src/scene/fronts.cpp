#include <algorithm>
#include <cmath>

#include "base/easing.h"
#include "base/trig.h"
#include "geo/sphere.h"
#include "scene/build.h"
#include "scene/front_line.h"
#include "scene/rhythm.h"

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

// How far a line is from being known: 0 for a crisp one, 1 for a band.
double vaguenessOf(const FrontState& shown) {
  return smoothStep(static_cast<double>((shown.uncertaintyKm - crispToKm) / (vagueFromKm - crispToKm)));
}

FrontStyle styleOf(const SceneBuild& build, const format::Front& front, const FrontState& shown, SegmentStatus status) {
  const Tokens& tokens = build.tokens;
  FrontStyle style;
  switch (front.kind) {
    case FrontKind::War: {
      // Observed lines are the strongest ink on the map; between keyframes the line is a guess and looks it, and one
      // that is known to tens of kilometres only is no more than the middle of its band.
      const double vague = vaguenessOf(shown);
      const double width = shown.interpolated ? 1.5 : 2.5;
      style = {tokens.front, static_cast<float>(mixOf(width, 1.25, vague)), dashOf(status), 1.5f, true};
      style.color = withAlpha(style.color, (shown.interpolated ? 0.72 : 1) * mixOf(1, 0.7, vague));
      style.casing = static_cast<float>(mixOf(1.5, 0, vague));
      if (status == SegmentStatus::Armistice) style = {tokens.armistice, 1.5f, {}, 1, false};
      break;
    }
    case FrontKind::Armistice: style = {tokens.armistice, 1.5f, {}, 1, false}; break;
    case FrontKind::Demarcation:
      style = {tokens.armistice, 1.5f, {7, 3}, 1, false};
      // What a party to a war says is its line stands among hatches and borders, and must be found there.
      if (status == SegmentStatus::Claimed) style = {tokens.front, 2.25f, {11, 4}, 1.5f, false};
      break;
    case FrontKind::Maritime: style = {tokens.armistice, 1.25f, {1.5f, 3.5f}, 0, false}; break;
    case FrontKind::Lane:
    case FrontKind::Count: break;
  }
  if (shown.stale) style.color = tokens.stale;
  return style;
}

// Teeth keep their places on the line while the view zooms, until others grow between them.
void addTeeth(SceneBuild& build, const format::Front& front, const Stroke& stroke, float alpha) {
  if (front.marks == Side::None) return;
  // Left of the way, seen with y down.
  const double side = front.marks == Side::Left ? -1 : 1;
  for (const ScreenPath& path : projectPath(build.list.projection, stroke.unit)) {
    const double length = path.length();
    if (length < 10) continue;
    // Smaller on a short line, or they would be all one sees of it.
    const double size = std::clamp(length / 220, 0.62, 1.0);
    Octave octave = octaveFor(15 * size / length);
    if (octave.level > -2) octave = {-2, 0};
    const int steps = static_cast<int>(1 / stepOf(octave.level) + 0.5);
    Vec2 before{-1e9, -1e9};
    for (int i = 1; i < steps; ++i) {
      double scale = size * (i % 2 == 0 ? 1 : octave.split);
      const PathPoint point = pointAlong(path, length * i / steps, 6);
      const uint32_t segment = path.source[point.segment];
      const double strength = stroke.alpha.empty() ? 1 : static_cast<double>(stroke.alpha[segment]);
      if (scale < 0.1 || strength < 0.3 || !onFrame(build, point.at, 10)) continue;
      const Vec2 across = Vec2{-point.direction.y, point.direction.x} * side;
      // In the crook of a bend they lean together: they shrink before they touch.
      const Vec2 apart = point.at + across * (6.2 * scale) - before;
      scale *= std::clamp(std::sqrt(dot(apart, apart)) / (7.6 * size), 0.3, 1.0);
      const Vec2 foot = point.at + across * (static_cast<double>(stroke.width) * 0.3);
      before = foot + across * (6.2 * scale);
      build.list.shapes.push_back({foot - point.direction * (3.6 * scale), foot + point.direction * (3.6 * scale),
                                   before, withAlpha(stroke.color, strength * static_cast<double>(alpha))});
    }
  }
}

// A lane is where ships go, not where the map's maker put points: a centripetal course through all of them.
std::vector<Vec3> course(const std::vector<Vec3>& points) {
  if (points.size() < 3) return points;
  std::vector<Vec3> line;
  const auto ahead = [](Vec3 from, Vec3 to) { return normalised(to * 2 - from); };
  for (size_t i = 0; i + 1 < points.size(); ++i) {
    const Vec3 p1 = points[i], p2 = points[i + 1];
    const Vec3 p0 = i > 0 ? points[i - 1] : ahead(p2, p1);
    const Vec3 p3 = i + 2 < points.size() ? points[i + 2] : ahead(p1, p2);
    // Knots by the square root of the distance (Catmull and Rom 1974, Yuksel et al. 2011): no loops, no overshooting.
    const double t1 = sqrtOf(angleBetween(p0, p1)), t2 = t1 + sqrtOf(angleBetween(p1, p2));
    const double t3 = t2 + sqrtOf(angleBetween(p2, p3));
    const auto between = [](Vec3 a, Vec3 b, double from, double to, double t) {
      return to > from ? a * ((to - t) / (to - from)) + b * ((t - from) / (to - from)) : a;
    };
    constexpr int pieces = 12;
    for (int k = 0; k < pieces; ++k) {
      const double t = t1 + (t2 - t1) * k / pieces;
      const Vec3 a1 = between(p0, p1, 0, t1, t), a2 = between(p1, p2, t1, t2, t), a3 = between(p2, p3, t2, t3, t);
      line.push_back(normalised(between(between(a1, a2, 0, t2, t), between(a2, a3, t1, t3, t), t1, t2, t)));
    }
  }
  line.push_back(points.back());
  return line;
}

// A fine double line, which fades out where the story's part of the route ends: the sea goes on.
void addLane(SceneBuild& build, const FrontState& shown, double fade, Pick pick, float emphasis) {
  Stroke stroke;
  stroke.unit = subdivided(course(shown.unit), 0.25);
  const size_t segments = stroke.unit.size() - 1;
  const size_t tail = std::min<size_t>(12, segments / 8 + 1);
  for (size_t i = 0; i < segments; ++i) {
    const double toEnd = (static_cast<double>(std::min(i, segments - 1 - i)) + 0.5) / static_cast<double>(tail);
    stroke.alpha.push_back(static_cast<float>(std::min(1.0, toEnd)));
  }
  stroke.color = withAlpha(shown.stale ? build.tokens.stale : build.tokens.lane, fade);
  stroke.width = 4 + emphasis;
  stroke.hollow = 2;
  stroke.pick = pick;
  addObstacle(build, stroke.unit, 4.5f, stroke.pick);
  build.list.fronts.push_back(std::move(stroke));
}

// The ground that the line may lie on, in its true width, with no edge to read off. Runs end to end are one band, also
// where the line leaves its land for less than that width.
void addBands(SceneBuild& build, const std::vector<FrontRun>& runs, const FrontState& shown, Color color,
              double leastWidth, Pick pick) {
  const double width = std::max(2 * static_cast<double>(shown.uncertaintyKm) / build.kmPerPx, leastWidth);
  Stroke band;
  const auto finish = [&] {
    if (band.unit.size() < 2) return;
    band.color = color;
    band.width = static_cast<float>(width);
    band.soft = static_cast<float>(width / 2);
    band.roundCap = false;
    band.pick = pick;
    build.list.fronts.push_back(std::move(band));
    band = {};
  };
  for (const FrontRun& run : runs) {
    if (run.status == SegmentStatus::Armistice) continue;
    const double gap = band.unit.empty() ? 1e9 : distanceKm(widen(band.unit.back()), widen(run.unit.front()));
    if (gap > static_cast<double>(shown.uncertaintyKm)) finish();
    const bool joins = !band.unit.empty() && gap < 0.001;
    if (!band.unit.empty() && !joins) band.alpha.push_back(run.alpha.empty() ? 1.0f : run.alpha.front());
    band.unit.insert(band.unit.end(), run.unit.begin() + (joins ? 1 : 0), run.unit.end());
    if (run.alpha.empty()) {
      band.alpha.insert(band.alpha.end(), run.unit.size() - 1, 1.0f);
    } else {
      band.alpha.insert(band.alpha.end(), run.alpha.begin(), run.alpha.end());
    }
  }
  finish();
}

void addFront(SceneBuild& build, const FrontState& shown) {
  const format::Front& front = build.data.fronts[shown.front];
  double fade = static_cast<double>(shown.alpha * build.in.crossFade);
  if (fade <= 0.004 || shown.unit.size() < 2) return;
  const Pick pick{PickKind::Front, shown.front};
  const float emphasis = build.in.selected == pick ? 1.0f : 0.0f;
  if (front.kind == FrontKind::Lane) return addLane(build, shown, fade, pick, emphasis);

  // Borders and coasts are drawn by the ground and break the line.
  const std::vector<FrontRun> runs = frontRuns(build, shown);
  if (const double vague = static_cast<double>(shown.vague); vague > 0) {
    // How far control may have reached, not where a line ran: the band alone, under the hatch.
    addBands(build, runs, shown, withAlpha(build.tokens.envelope, 0.3 * vague * fade), 18, pick);
    fade *= 1 - vague;
    if (fade <= 0.004) return;
  }
  if (const double vague = vaguenessOf(shown); front.kind == FrontKind::War && vague > 0) {
    const Color ink = shown.stale ? build.tokens.stale : build.tokens.front;
    addBands(build, runs, shown, withAlpha(ink, (shown.interpolated ? 0.2 : 0.28) * vague * fade), 6, pick);
  }
  for (const FrontRun& run : runs) {
    const FrontStyle style = styleOf(build, front, shown, run.status);
    Stroke stroke;
    stroke.unit = run.unit;
    stroke.alpha = run.alpha;
    stroke.color = withAlpha(style.color, fade);
    stroke.width = style.width + emphasis;
    stroke.dash = style.dash;
    stroke.pick = pick;
    stroke.casing = withAlpha(build.tokens.land, 0.85 * fade);
    stroke.casingWidth = style.casing;
    if (style.marked && !shown.stale) addTeeth(build, front, stroke, shown.interpolated ? 0.8f : 1.0f);
    addObstacle(build, stroke.unit, 12, stroke.pick);
    build.list.fronts.push_back(std::move(stroke));
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
