#include <algorithm>

#include "base/easing.h"
#include "base/trig.h"
#include "geo/sphere.h"
#include "scene/build.h"
#include "scene/front_line.h"
#include "scene/pick_ground.h"
#include "story/front_state.h"

namespace faultline {

namespace {

struct HatchStyle {
  float angleDeg, spacing, width;
  double alpha;
};

// Told apart by direction and rhythm, so that two may lie over one another and both be read.
constexpr HatchStyle styleOf(AreaKind kind) {
  switch (kind) {
    case AreaKind::Occupied: return {45, 7, 1.4f, 0.75};
    case AreaKind::Contested: return {-45, 9, 1.0f, 0.6};
    case AreaKind::Envelope: return {-45, 11, 1.0f, 0.5};
    case AreaKind::Operation: return {0, 5, 1.1f, 0.7};
    case AreaKind::Buffer: return {90, 6, 1.0f, 0.5};
    case AreaKind::Pocket:
    case AreaKind::Count: break;
  }
  return {45, 7, 1, 1};
}

Hatch styled(const SceneBuild& build, AreaKind kind, Bloc holder, double alpha) {
  const HatchStyle style = styleOf(kind);
  const Color base = holder == Bloc::None ? build.tokens.envelope : build.tokens.blocs[static_cast<size_t>(holder)];
  Hatch hatch;
  hatch.color = withAlpha(base, style.alpha * alpha * static_cast<double>(build.in.crossFade));
  hatch.spacing = style.spacing;
  hatch.width = style.width;
  hatch.angleDeg = style.angleDeg;
  hatch.knockout = withAlpha(build.tokens.land, 0.9 * alpha * static_cast<double>(build.in.crossFade));
  return hatch;
}

bool sameLook(const Hatch& a, const Hatch& b) {
  return a.color == b.color && a.spacing == b.spacing && a.angleDeg == b.angleDeg;
}

// The stripes hang on a point that stays put while an area changes, near it, so that they move with the ground there.
// Neighbours of one look hang together: their stripes run on from one to the next.
void hang(const SceneBuild& build, Hatch& hatch, Vec3 at) {
  constexpr double together = 12;  // degrees
  hatch.anchor = narrow(at);
  for (const Hatch& earlier : build.list.hatches) {
    if (!sameLook(earlier, hatch) || angleBetween(widen(earlier.anchor), at) > radians(together)) continue;
    hatch.anchor = earlier.anchor;
    return;
  }
}

// Where a front's area overlaps whole units that are hatched as the same holder's already, its stripes would lie on the
// others, twice as dark, or call uncertain what is held.
void leaveOutHatched(const SceneBuild& build, Hatch& hatch) {
  for (const Hatch& earlier : build.list.hatches) {
    const bool sameHolder =
        earlier.color.r == hatch.color.r && earlier.color.g == hatch.color.g && earlier.color.b == hatch.color.b;
    if (!sameHolder || !earlier.rings.empty()) continue;
    const auto twice = [&earlier](uint32_t unit) {
      return std::find(earlier.clipUnits.begin(), earlier.clipUnits.end(), unit) != earlier.clipUnits.end();
    };
    hatch.clipUnits.erase(std::remove_if(hatch.clipUnits.begin(), hatch.clipUnits.end(), twice), hatch.clipUnits.end());
  }
}

// An edge that is known; what is uncertain has none to read off. Where it is cut, the border or shore is its edge.
void outline(SceneBuild& build, const Hatch& hatch, AreaKind kind) {
  const bool pocket = kind == AreaKind::Pocket;
  if (kind == AreaKind::Contested || kind == AreaKind::Envelope) return;
  const auto add = [&](std::vector<Vec3f> line) {
    Stroke edge;
    edge.unit = std::move(line);
    edge.color = hatch.color;
    edge.width = 1;
    if (pocket) edge.width = 1.5f, edge.dash = {4, 3}, edge.pick = hatch.pick;
    build.list.outlines.push_back(std::move(edge));
  };
  for (const std::vector<Vec3f>& ring : hatch.rings) {
    if (ring.empty()) continue;
    std::vector<Vec3f> closed = ring;
    closed.push_back(ring.front());
    if (hatch.clipUnits.empty()) {
      add(std::move(closed));
      continue;
    }
    std::vector<Vec3> line;
    line.reserve(closed.size());
    for (const Vec3f point : closed) line.push_back(widen(point));
    for (const std::vector<Vec3>& part : cutToUnits(build, hatch.clipUnits, line)) add(subdivided(part, 2));
  }
}

// Chords across several degrees would cut corners that the clip units do not.
std::vector<Vec3f> closedRing(std::span<const Vec3> ring) {
  std::vector<Vec3> closed(ring.begin(), ring.end());
  if (!closed.empty()) closed.push_back(closed.front());
  std::vector<Vec3f> fine = subdivided(closed, 2);
  if (!fine.empty()) fine.pop_back();
  return fine;
}

// A strip along a front's line, in its true width on the ground: an even ground with fine edges, like nothing else.
// Where it is narrow its edges go, then it does: the line itself stands for it. On land it goes on over the line's ends
// and is cut to that land: shore and bank are its ends.
void addZone(SceneBuild& build, const AreaState& shown, const format::Zone& zone) {
  constexpr double leastPx = leastZonePx, edgedPx = 9;
  const double wide = static_cast<double>(zone.halfWidthKm), width = 2 * wide / build.kmPerPx;
  const double fade =
      static_cast<double>(shown.alpha * build.in.crossFade) * smoothStep((width - leastPx / 2) / leastPx);
  FrontState line;
  if (fade < 0.004 || !frontAt(build.data, zone.front, build.state.moment.day, line)) return;
  const Color land = build.tokens.land, ink = build.tokens.armistice;
  const auto clip = build.data.list(build.data.fronts[zone.front].clip);
  const double angle = wide / earthRadiusKm, over = clip.empty() ? 0 : 1.5 * angle;
  for (const FrontRun& run : frontRuns(build, line)) {
    Hatch strip;
    strip.clipUnits.assign(clip.begin(), clip.end());
    strip.pick = {PickKind::Area, shown.area};
    std::vector<Vec3f>& ring = strip.rings.emplace_back();
    const size_t last = run.unit.size() - 1;
    for (const bool back : {false, true}) {
      for (size_t i = 0; i <= last; ++i) {
        const size_t k = back ? last - i : i;
        const Vec3 at = widen(run.unit[k]);
        const auto wayFrom = [&run](size_t n) { return normalised(widen(run.unit[n + 1]) - widen(run.unit[n])); };
        const Vec3 ahead = wayFrom(k < last ? k : k - 1), way = normalised(ahead + wayFrom(k > 0 ? k - 1 : k));
        // As wide in a bend as beside it; in its crook what would come nearer to the line is left out.
        const double mitre = angle / std::max(dot(way, ahead), 0.7), on = k == 0 ? -over : k == last ? over : 0;
        const Vec3f point = narrow(normalised(at + way * on + cross(at, way) * (back ? -mitre : mitre)));
        bool clear = true;
        for (size_t n = k > 3 ? k - 3 : 0; n <= last && n <= k + 3; ++n)
          clear = clear && distanceKm(widen(run.unit[n]), widen(point)) > 0.95 * wide;
        if (clear) ring.push_back(point);
      }
    }
    for (const double share : {-0.9, -0.45, 0.45, 0.9}) {  // no name but its own lies on it
      std::vector<Vec3f> beside = run.unit;
      for (size_t i = 0; i < last; ++i) {
        const Vec3 at = widen(run.unit[i]), way = normalised(widen(run.unit[i + 1]) - at);
        beside[i] = narrow(normalised(at + cross(at, way) * (share * angle)));
      }
      addObstacle(build, beside, 12, strip.pick);
    }
    strip.anchor = ring.front();
    strip.color = withAlpha(mixed(land, ink, 0.7), fade * smoothStep((width - leastPx) / (edgedPx - leastPx)));
    outline(build, strip, AreaKind::Buffer);
    strip.color = withAlpha(mixed(land, ink, 0.16), fade);
    strip.spacing = strip.width = 0;
    build.list.hatches.push_back(std::move(strip));
  }
}

// What the other side holds within the held ground is a hole in its hatch, with an edge of its own; once it lies on the
// line, or beyond, it is a pocket no more.
void leaveOutPockets(SceneBuild& build, const std::vector<Hatch>& pockets, const FrontState& shown,
                     std::vector<std::vector<Vec3f>>& rings) {
  if (pockets.empty()) return;
  const std::vector<Vec3f> held = rings[0];
  for (const Hatch& pocket : pockets) {
    const std::vector<Vec3f>& edge = pocket.rings[0];
    constexpr double leastPx = 13;  // across: from farther off the ring would be its town's own marker
    if (distanceKm(widen(edge[0]), widen(edge[edge.size() / 2])) < leastPx * build.kmPerPx) continue;
    const bool within = std::all_of(edge.begin(), edge.end(), [&held](Vec3f corner) {
      Parity parity(widen(corner));
      parity.addRing(held);
      return parity.inside;
    });
    if (!within) continue;
    rings.push_back(edge);
    for (Hatch& sweep : build.list.sweeps) {
      Parity parity(widen(edge[0]));
      for (const std::vector<Vec3f>& ring : sweep.rings) parity.addRing(ring);
      if (parity.inside && sweep.pick == Pick{PickKind::Front, shown.front}) sweep.rings.push_back(edge);
    }
    Hatch drawn = pocket;
    drawn.color = withAlpha(build.tokens.front, static_cast<double>(pocket.color.a) / 255 * 0.8 *
                                                    static_cast<double>(shown.alpha * build.in.crossFade));
    outline(build, drawn, AreaKind::Pocket);
  }
}

}  // namespace

void addZones(SceneBuild& build) {
  for (const AreaState& shown : build.state.areas) {
    if (const format::Zone* zone = build.data.zoneOf(shown.area)) addZone(build, shown, *zone);
  }
}

void addAreas(SceneBuild& build) {
  const Dataset& data = build.data;
  addZones(build);
  std::vector<Hatch> pockets;
  for (const AreaState& shown : build.state.areas) {
    const format::Area& area = data.areas[shown.area];
    if (data.zoneOf(shown.area) != nullptr) continue;
    Hatch hatch = styled(build, area.kind, blocOf(data, area.holder), static_cast<double>(shown.alpha));
    if (hatch.color.a == 0) continue;
    for (uint32_t i = 0; i < area.rings.count; ++i) {
      std::vector<Vec3> ring;
      for (const format::Position& position : data.line(data.rings[area.rings.first + i].points)) {
        ring.push_back(unitAt(position));
      }
      hatch.rings.push_back(closedRing(ring));
    }
    const auto units = data.list(area.units);
    hatch.clipUnits.assign(units.begin(), units.end());
    hatch.pick = {PickKind::Area, shown.area};
    if (!hatch.rings.empty() && !hatch.rings[0].empty()) {
      hang(build, hatch, widen(hatch.rings[0][0]));
    } else if (!units.empty()) {
      hang(build, hatch, unitAt(data.units[units[0]].labelAt));
    }
    if (area.kind == AreaKind::Pocket) {
      if (!hatch.rings.empty()) pockets.push_back(std::move(hatch));
      continue;
    }
    outline(build, hatch, area.kind);
    build.list.hatches.push_back(std::move(hatch));
  }
  for (const FrontState& shown : build.state.fronts) {
    if (shown.heldArea.size() < 3) continue;
    const format::Front& front = data.fronts[shown.front];
    const uint32_t holder = front.hatch == Side::Left ? front.left : front.right;
    const double alpha = static_cast<double>(shown.alpha) * (shown.stale ? 0.5 : 1);
    const double vague = static_cast<double>(shown.vague);
    std::vector<std::vector<Vec3f>> rings{closedRing(shown.heldArea)};
    leaveOutPockets(build, pockets, shown, rings);
    for (const bool outer : {false, true}) {
      Hatch hatch = styled(build, outer ? AreaKind::Envelope : AreaKind::Occupied, blocOf(data, holder),
                           alpha * (outer ? vague : 1 - vague));
      if (hatch.color.a == 0) continue;
      hatch.rings = rings;
      const auto clip = data.list(front.clip);
      hatch.clipUnits.assign(clip.begin(), clip.end());
      hatch.pick = {PickKind::Front, shown.front};
      hang(build, hatch, unitAt(clip.empty() ? front.labelAt : data.units[clip[0]].labelAt));
      if (!clip.empty()) {
        leaveOutHatched(build, hatch);
        if (hatch.clipUnits.empty()) continue;
      }
      build.list.hatches.push_back(std::move(hatch));
    }
  }
}

}  // namespace faultline
