#include "scene/ground.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "geo/sphere.h"

namespace faultline {
namespace {

// Source edges are straight in longitude and latitude (the 49th parallel is one edge); on the sphere they bend, so long
// ones get points of their own.
constexpr double maxStepDeg = 1.0;

Vec3f vertexFrom(LonLat lonLat) { return narrow(unitFrom(lonLat)); }

bool same(Vec3f a, Vec3f b) { return a.x == b.x && a.y == b.y && a.z == b.z; }

// Appends the line with its distances and says where it went. A closed line comes with its first point repeated.
Ground::ArcSpan appendLine(Ground& ground, std::span<const LonLat> line) {
  const auto first = static_cast<uint32_t>(ground.unit.size());
  double km = 0;
  Vec3 before;
  const auto push = [&](LonLat lonLat) {
    const Vec3f vertex = vertexFrom(lonLat);
    const bool starting = ground.unit.size() == first;
    if (!starting && same(vertex, ground.unit.back())) return;
    const Vec3 unit = unitFrom(lonLat);
    if (!starting) km += distanceKm(before, unit);
    before = unit;
    ground.unit.push_back(vertex);
    ground.km.push_back(static_cast<float>(km));
  };
  for (size_t i = 0; i < line.size(); ++i) {
    if (i > 0) {
      const LonLat from = line[i - 1];
      const LonLat to = line[i];
      const double span = std::max(std::abs(to.lon - from.lon), std::abs(to.lat - from.lat));
      const int steps = static_cast<int>(std::ceil(std::min(span, 360.0) / maxStepDeg));
      for (int k = 1; k < steps; ++k) {
        const double t = double(k) / steps;
        push({from.lon + (to.lon - from.lon) * t, from.lat + (to.lat - from.lat) * t});
      }
    }
    push(line[i]);
  }
  return {first, static_cast<uint32_t>(ground.unit.size()) - first};
}

// Appends a lake's ring, whose first point is not repeated. Shores are short, so nothing is subdivided.
Ground::ArcSpan appendShore(Ground& ground, std::span<const LonLat> ring) {
  const auto first = static_cast<uint32_t>(ground.unit.size());
  for (const LonLat point : ring) {
    const Vec3f vertex = vertexFrom(point);
    if (ground.unit.size() > first && same(vertex, ground.unit.back())) continue;
    ground.unit.push_back(vertex);
    ground.km.push_back(0);
  }
  return {first, static_cast<uint32_t>(ground.unit.size()) - first};
}

void refineArc(Ground& ground, uint32_t arc, uint8_t level, std::span<const LonLat> line) {
  if (ground.arcLevel[arc] >= level) return;
  const Ground::ArcSpan old = ground.arcs[arc];
  const Ground::ArcSpan span = appendLine(ground, line);
  if (span.count < 2 || old.count < 2) return;
  const Vec3f start = ground.unit[old.first];
  const Vec3f end = ground.unit[old.first + old.count - 1];
  // Neighbours meet in the very same vertices whatever their levels. (An outline that meets no other arc may begin
  // elsewhere at another level; it is closed at both.)
  if (!same(start, end)) {
    ground.unit[span.first] = start;
    ground.unit[span.first + span.count - 1] = end;
  }
  ground.arcs[arc] = span;
  ground.arcLevel[arc] = level;
}

void refineIsland(Ground& ground, const CellGeometry::ExtraRing& extra, uint8_t level, std::span<const LonLat> closed) {
  for (const Ground::Island& island : ground.islands) {
    if (island.id != extra.id) continue;
    if (ground.arcLevel[island.arc] >= level) return;
    ground.arcs[island.arc] = appendLine(ground, closed);
    ground.arcLevel[island.arc] = level;
    return;
  }
  ground.islands.push_back({extra.unit, static_cast<uint32_t>(ground.arcs.size()), extra.id});
  ground.arcs.push_back(appendLine(ground, closed));
  ground.arcLevel.push_back(level);
  for (auto& boundary : ground.boundary) boundary.push_back(BoundaryClass::Coast);
}

// Arcs that a unit walks an even number of times bound nothing.
void appendUnitArcs(Ground& ground, const Dataset& dataset, const format::Unit& unit, std::vector<uint32_t>& scratch) {
  scratch.clear();
  for (uint32_t r = 0; r < unit.rings.count; ++r) {
    const format::Range arcs = dataset.unitRings[unit.rings.first + r].arcs;
    for (uint32_t a = 0; a < arcs.count; ++a) {
      const int32_t ref = dataset.arcRefs[arcs.first + a];
      scratch.push_back(static_cast<uint32_t>(ref < 0 ? ~ref : ref));
    }
  }
  std::sort(scratch.begin(), scratch.end());
  for (size_t i = 0; i < scratch.size();) {
    size_t j = i;
    while (j < scratch.size() && scratch[j] == scratch[i]) ++j;
    if (((j - i) & 1) != 0) ground.unitArcs.push_back(scratch[i]);
    i = j;
  }
}

}  // namespace

Ground buildGround(const Dataset& dataset) {
  Ground ground;
  std::vector<LonLat> line;
  ground.arcs.reserve(dataset.arcs.size());
  for (uint32_t arc = 0; arc < dataset.arcs.size(); ++arc) {
    line.clear();
    dataset.decodeArc(arc, line);
    ground.arcs.push_back(appendLine(ground, line));
  }
  for (uint32_t lens = 0; lens < dataset.lenses.size(); ++lens) {
    const auto classes = dataset.boundaries(lens);
    ground.boundary.emplace_back(classes.begin(), classes.end());
  }
  ground.arcLevel.assign(dataset.arcs.size(), 0);

  std::vector<uint32_t> scratch;
  ground.unitArcFirst.push_back(0);
  for (const format::Unit& unit : dataset.units) {
    appendUnitArcs(ground, dataset, unit, scratch);
    ground.unitArcFirst.push_back(static_cast<uint32_t>(ground.unitArcs.size()));
  }

  for (uint32_t lake = 0; lake < dataset.lakes.size(); ++lake) {
    line.clear();
    dataset.decodeLake(lake, line);
    const Ground::ArcSpan shore = appendShore(ground, line);
    ground.lakes.push_back({shore.first, shore.count, dataset.lakes[lake].validTo});
  }
  ground.lakeLevel.assign(dataset.lakes.size(), 0);
  ground.cellLoaded.assign(dataset.cells.size(), false);
  ground.revision = 1;
  return ground;
}

void refineGround(Ground& ground, const Dataset& dataset, uint32_t cell, const CellGeometry& geometry) {
  assert(cell < dataset.cells.size() && "refineGround: the cell must belong to the dataset");
  if (ground.cellLoaded[cell]) return;
  const uint8_t level = dataset.cells[cell].level;
  const std::span<const LonLat> points(geometry.points);

  for (const CellGeometry::RefinedArc& refined : geometry.arcs) {
    refineArc(ground, refined.arc, level, points.subspan(refined.firstPoint, refined.pointCount));
  }
  std::vector<LonLat> closed;
  for (const CellGeometry::ExtraRing& extra : geometry.rings) {
    const auto ring = points.subspan(extra.firstPoint, extra.pointCount);
    if (extra.lake != format::none) {
      if (ground.lakeLevel[extra.lake] >= level) continue;
      const Ground::ArcSpan shore = appendShore(ground, ring);
      ground.lakes[extra.lake].first = shore.first;
      ground.lakes[extra.lake].count = shore.count;
      ground.lakeLevel[extra.lake] = level;
    } else {
      closed.assign(ring.begin(), ring.end());
      closed.push_back(ring.front());
      refineIsland(ground, extra, level, closed);
    }
  }
  ground.cellLoaded[cell] = true;
  ++ground.revision;
}

}  // namespace faultline
