#include "export/outline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "scene/path.h"
#include "scene/units.h"

namespace faultline {
namespace {

constexpr double stepCosine = 0.99985;  // about 1 degree: the chord is 0.02 pixels off a horizon's circle of 450

Vec2 directionOf(Vec3 camera) {
  const double length = std::sqrt(camera.x * camera.x + camera.y * camera.y);
  return length > 0 ? Vec2{camera.x / length, camera.y / length} : Vec2{1, 0};
}

// Camera-frame points to the screen, with the horizon's circle for what lies beyond.
class Disc {
 public:
  explicit Disc(const Projection& projection)
      : origin(projection.originScreen),
        scale(projection.scale),
        radius(projection.scale * std::sqrt(2 * (1 - horizonZ))) {}
  Vec2 point(Vec3 camera) const {
    const double stretch = scale * std::sqrt(2 / (1 + camera.z));
    return origin + Vec2{camera.x * stretch, -camera.y * stretch};
  }
  Vec2 rim(Vec2 direction) const { return origin + Vec2{direction.x * radius, -direction.y * radius}; }
  // From the rim point of `a` (already there) to that of `b`, the way the edge between them goes round.
  void sweep(Vec3 a, Vec3 b, int depth, ScreenRing& out) const {
    const Vec2 to = directionOf(b);
    if (depth < 24 && dot(directionOf(a), to) < stepCosine) {
      const Vec3 middle = (a + b) * 0.5;
      sweep(a, middle, depth + 1, out);
      sweep(middle, b, depth + 1, out);
      return;
    }
    out.push_back(rim(to));
  }
  // Where the edge from `inside` to `beyond` meets the horizon; camera frame, length 1.
  static Vec3 crossing(Vec3 inside, Vec3 beyond) {
    double low = 0, high = 1;
    Vec3 at = inside;
    for (int i = 0; i < 48; ++i) {
      const double t = (low + high) / 2;
      at = inside + (beyond - inside) * t;
      at = at * (1 / std::sqrt(dot(at, at)));
      (at.z >= horizonZ ? low : high) = t;
    }
    return at;
  }

 private:
  Vec2 origin;
  double scale, radius;
};

// One side of a rectangle: inside where sign * coordinate <= limit.
struct Bound {
  bool vertical;  // it bounds x
  double sign, limit;
  double beyond(Vec2 p) const { return sign * (vertical ? p.x : p.y) - limit; }
};

ScreenRing clippedBy(const Bound& side, const ScreenRing& ring) {
  ScreenRing out;
  for (size_t i = 0; i < ring.size(); ++i) {
    const Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
    const double aBeyond = side.beyond(a), bBeyond = side.beyond(b);
    if (aBeyond <= 0) out.push_back(a);
    if ((aBeyond <= 0) == (bBeyond <= 0)) continue;
    Vec2 cut = a + (b - a) * (aBeyond / (aBeyond - bBeyond));
    (side.vertical ? cut.x : cut.y) = side.sign * side.limit;
    out.push_back(cut);
  }
  return out;
}

// Of points in a row on one side of the rectangle only the first and the last matter: to and fro encloses nothing.
void dropAlong(const Bound& side, ScreenRing& ring) {
  const auto on = [&](Vec2 p) { return (side.vertical ? p.x : p.y) == side.sign * side.limit; };
  ScreenRing out;
  for (size_t i = 0; i < ring.size(); ++i) {
    const Vec2 before = ring[(i + ring.size() - 1) % ring.size()], after = ring[(i + 1) % ring.size()];
    if (!(on(before) && on(ring[i]) && on(after))) out.push_back(ring[i]);
  }
  ring = std::move(out);
}

std::array<double, 3> placeOf(Vec3f p) { return {double(p.x) + 0.0, double(p.y) + 0.0, double(p.z) + 0.0}; }

}  // namespace

std::vector<UnitRing> closedRings(const Ground& ground, GroundDetail detail, std::span<const uint32_t> arcs) {
  struct End {
    uint32_t arc;
    bool last;  // the arc's last point lies here
  };
  std::map<std::array<double, 3>, std::vector<End>> ends;
  const auto first = [&](uint32_t arc) { return ground.unit[arcAt(ground, arc, detail).first]; };
  const auto last = [&](uint32_t arc) {
    const Ground::ArcSpan span = arcAt(ground, arc, detail);
    return ground.unit[span.first + span.count - 1];
  };
  std::vector<UnitRing> rings;
  const auto append = [&](UnitRing& ring, uint32_t arc, bool backwards) {  // without the point it ends at
    const Ground::ArcSpan span = arcAt(ground, arc, detail);
    for (uint32_t i = 0; i + 1 < span.count; ++i) {
      ring.push_back(widen(ground.unit[span.first + (backwards ? span.count - 1 - i : i)]));
    }
  };
  for (const uint32_t arc : arcs) {
    if (arcAt(ground, arc, detail).count < 2) continue;
    if (placeOf(first(arc)) == placeOf(last(arc))) {
      rings.emplace_back();
      append(rings.back(), arc, false);
    } else {
      ends[placeOf(first(arc))].push_back({arc, false});
      ends[placeOf(last(arc))].push_back({arc, true});
    }
  }
  std::vector<uint8_t> walked(ground.arcs.size(), 0);
  for (const auto& [place, starts] : ends) {
    for (const End& start : starts) {
      if (walked[start.arc] != 0) continue;
      UnitRing ring;
      for (End step = start;;) {
        walked[step.arc] = 1;
        append(ring, step.arc, step.last);
        const Vec3f to = step.last ? first(step.arc) : last(step.arc);
        const std::vector<End>& there = ends.find(placeOf(to))->second;
        const auto next = std::find_if(there.begin(), there.end(), [&](const End& e) { return walked[e.arc] == 0; });
        if (next == there.end()) {
          if (placeOf(to) != place) ring.push_back(widen(to));
          break;
        }
        step = *next;
      }
      rings.push_back(std::move(ring));
    }
  }
  return rings;
}

ScreenRing onDisc(const Projection& projection, std::span<const Vec3> ring) {
  const Disc disc(projection);
  ScreenRing out;
  if (ring.empty()) return out;
  Vec3 a = toCamera(projection, ring.back());
  for (const Vec3 unit : ring) {
    const Vec3 b = toCamera(projection, unit);
    const bool aInside = a.z >= horizonZ, bInside = b.z >= horizonZ;
    if (aInside && bInside) {
      out.push_back(disc.point(b));
    } else if (aInside) {
      const Vec3 edge = Disc::crossing(a, b);
      out.push_back(disc.point(edge));
      disc.sweep(edge, b, 0, out);
    } else if (bInside) {
      const Vec3 edge = Disc::crossing(b, a);
      disc.sweep(a, edge, 0, out);
      out.push_back(disc.point(b));
    } else {
      disc.sweep(a, b, 0, out);
    }
    a = b;
  }
  return out;
}

ScreenRing horizonRing(const Projection& projection) {
  const Disc disc(projection);
  const Vec3 quarters[] = {{1, 0, 0}, {0, 1, 0}, {-1, 0, 0}, {0, -1, 0}, {1, 0, 0}};
  ScreenRing ring;
  for (int i = 0; i < 4; ++i) disc.sweep(quarters[i], quarters[i + 1], 0, ring);
  return ring;
}

ScreenRing clippedRing(std::span<const Vec2> ring, const Rect& rect) {
  const Bound sides[] = {
      {true, -1, -rect.x}, {true, 1, rect.x + rect.width}, {false, -1, -rect.y}, {false, 1, rect.y + rect.height}};
  ScreenRing out(ring.begin(), ring.end());
  for (const Bound& side : sides) out = clippedBy(side, out);
  for (const Bound& side : sides) dropAlong(side, out);
  return out.size() < 3 ? ScreenRing{} : out;
}

std::vector<ScreenRing> clippedOutline(const Projection& projection, std::span<const UnitRing> rings,
                                       bool containsAntipode, const Rect& rect) {
  std::vector<ScreenRing> out;
  const auto add = [&](const ScreenRing& ring) {
    ScreenRing clipped = clippedRing(ring, rect);
    if (!clipped.empty()) out.push_back(std::move(clipped));
  };
  for (const UnitRing& ring : rings) add(onDisc(projection, ring));
  // On the plane such a set is inside out: the disc less what its rings enclose there.
  if (containsAntipode) add(horizonRing(projection));
  return out;
}

std::vector<ScreenRing> unitsOutline(const Dataset& dataset, const Ground& ground, GroundDetail detail,
                                     const Projection& projection, std::span<const uint32_t> units, const Rect& rect) {
  std::vector<uint32_t> arcs;
  boundaryArcs(ground, detail, units, arcs);
  const Vec3 antipode = projection.rotation.rows[2] * -1;
  bool inside = false;
  for (const uint32_t unit : units) inside ^= unitContains(dataset, ground, detail, unit, antipode);
  return clippedOutline(projection, closedRings(ground, detail, arcs), inside, rect);
}

std::vector<LineRun> clippedLine(const Projection& projection, std::span<const Vec3f> unit, std::span<const float> km,
                                 const Rect& rect) {
  std::vector<LineRun> runs;
  const double pixelsPerKm = 1 / kmPerPixel(projection);
  double alongKm = 0;
  std::optional<Vec2> before;
  double alongBefore = 0;
  bool open = false;
  for (size_t i = 0; i < unit.size(); ++i) {
    if (i > 0 && km.empty()) {
      const Vec3 step = widen(unit[i]) - widen(unit[i - 1]);
      alongKm += std::sqrt(dot(step, step)) * earthRadiusKm;
    }
    const double along = (km.empty() ? alongKm : double(km[i])) * pixelsPerKm;
    const std::optional<Vec2> here = toScreen(projection, widen(unit[i]));
    if (before && here && segmentMeetsRect(*before, *here, rect)) {
      if (!open) runs.push_back({{*before}, {alongBefore}, {}});
      LineRun& run = runs.back();
      run.points.push_back(*here);
      run.along.push_back(along);
      run.segment.push_back(static_cast<uint32_t>(i - 1));
      open = true;
    } else {
      open = false;
    }
    before = here;
    alongBefore = along;
  }
  return runs;
}

LineRun fromNextPeriod(LineRun run, double period) {
  const double start = std::ceil(run.along.front() / period - 1e-9) * period;
  size_t i = 0;
  while (i < run.points.size() && run.along[i] < start) ++i;
  if (i == 0) return run;
  LineRun rest;
  if (i == run.points.size()) return rest;
  const double t = (start - run.along[i - 1]) / (run.along[i] - run.along[i - 1]);
  rest.points.push_back(run.points[i - 1] + (run.points[i] - run.points[i - 1]) * t);
  rest.along.push_back(start);
  rest.points.insert(rest.points.end(), run.points.begin() + std::ptrdiff_t(i), run.points.end());
  rest.along.insert(rest.along.end(), run.along.begin() + std::ptrdiff_t(i), run.along.end());
  rest.segment.assign(run.segment.begin() + std::ptrdiff_t(i - 1), run.segment.end());
  return rest;
}

std::vector<Vec2> thinned(std::span<const Vec2> points, double step) {
  std::vector<Vec2> out;
  for (size_t i = 0; i < points.size(); ++i) {
    if (!out.empty() && i + 1 < points.size()) {
      const Vec2 away = points[i] - out.back();
      if (dot(away, away) < step * step) continue;
    }
    out.push_back(points[i]);
  }
  return out;
}

}  // namespace faultline
