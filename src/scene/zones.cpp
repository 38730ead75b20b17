// Strips along a front's line, in their true width on the ground: an even ground with fine edges, like nothing else.
#include <algorithm>

#include "base/easing.h"
#include "base/trig.h"
#include "geo/sphere.h"
#include "scene/build.h"
#include "scene/front_line.h"
#include "story/front_state.h"

namespace faultline {

namespace {

constexpr double leastPx = 4, edgedPx = 9;  // narrower than that it goes, and its edges go

double kmToSegment(Vec3 point, Vec3 a, Vec3 b) {
  const Vec3 step = b - a;
  const double length2 = dot(step, step);
  const double t = length2 > 0 ? std::clamp(dot(point - a, step) / length2, 0.0, 1.0) : 0;
  return distanceKm(point, normalised(a + step * t));
}

// The line's parallel at `km`, to its left where that is positive. In the crook of a bend what would come nearer than
// that is left out, so that it does not loop.
std::vector<Vec3> parallelOf(const std::vector<Vec3>& line, double km) {
  constexpr double slack = 0.99;
  const double away = std::abs(km), angle = km / earthRadiusKm;
  const double cosine = cosOf(angle), sine = sinOf(angle);
  const auto left = [&](size_t segment) { return normalised(cross(line[segment], line[segment + 1])); };
  std::vector<Vec3> parallel;
  for (size_t i = 0; i < line.size(); ++i) {
    const Vec3 before = left(i > 0 ? i - 1 : 0), after = left(i + 1 < line.size() ? i : i - 1);
    for (const Vec3 normal : {before, normalised(before + after), after}) {
      const Vec3 point = normalised(line[i] * cosine + normal * sine);
      bool clear = true;
      const auto near = [&](size_t k) { return distanceKm(line[k], line[i]) < 2 * away; };
      for (size_t k = i; clear && k > 0 && near(k); --k)
        clear = kmToSegment(point, line[k - 1], line[k]) >= slack * away;
      for (size_t k = i; clear && k + 1 < line.size() && near(k); ++k)
        clear = kmToSegment(point, line[k], line[k + 1]) >= slack * away;
      if (clear) parallel.push_back(point);
    }
  }
  return parallel;
}

}  // namespace

// Where the line divides land, the strip goes on over its ends and is cut to that land: shore and bank are its ends.
void addZone(SceneBuild& build, const AreaState& shown, const format::Zone& zone) {
  const double km = static_cast<double>(zone.halfWidthKm), width = 2 * km / build.kmPerPx;
  const double fade =
      static_cast<double>(shown.alpha * build.in.crossFade) * smoothStep((width - leastPx / 2) / leastPx);
  FrontState front;
  if (fade < 0.004 || !frontAt(build.data, zone.front, build.state.moment.day, front)) return;
  const Color land = build.tokens.land, ink = build.tokens.armistice;
  const auto clip = build.data.list(build.data.fronts[zone.front].clip);
  const Pick pick{PickKind::Area, shown.area};
  for (const FrontRun& run : frontRuns(build, front)) {
    std::vector<Vec3> line;
    for (const Vec3f point : run.unit) line.push_back(widen(point));
    if (!clip.empty()) {
      const double over = 1.5 * km / earthRadiusKm;
      const auto beyond = [over](Vec3 end, Vec3 before) { return normalised(end + normalised(end - before) * over); };
      line.insert(line.begin(), beyond(line[0], line[1]));
      line.push_back(beyond(line.back(), line[line.size() - 2]));
    }
    Hatch ground;
    ground.spacing = ground.width = 0;
    ground.color = withAlpha(mixed(land, ink, 0.16), fade);
    ground.clipUnits.assign(clip.begin(), clip.end());
    ground.pick = pick;
    std::vector<Vec3f>& ring = ground.rings.emplace_back();
    for (const double side : {km, -km}) {
      const std::vector<Vec3> edge = parallelOf(line, side);
      if (edge.size() < 2) return;
      std::vector<Vec3f> points;
      for (const Vec3 point : edge) points.push_back(narrow(point));
      if (side > 0) {
        ring = points;
      } else {
        ring.insert(ring.end(), points.rbegin(), points.rend());
      }
      std::vector<std::vector<Vec3>> parts{edge};
      if (!clip.empty()) parts = cutToUnits(build, clip, edge);
      for (const std::vector<Vec3>& part : parts) {
        Stroke stroke;
        stroke.unit = subdivided(part, 1);
        stroke.color = withAlpha(mixed(land, ink, 0.7), fade * smoothStep((width - leastPx) / (edgedPx - leastPx)));
        build.list.outlines.push_back(std::move(stroke));
      }
    }
    ground.anchor = ring.front();
    build.list.hatches.push_back(std::move(ground));
  }
}

}  // namespace faultline
