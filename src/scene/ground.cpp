#include "scene/ground.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "base/trig.h"
#include "geo/sphere.h"
#include "geo/view.h"

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

// Neighbours meet in the very same vertices whatever their levels. (An outline that meets no other arc may begin
// elsewhere at another level; it is closed at all.)
void refineArc(Ground& ground, uint32_t arc, uint8_t level, std::span<const LonLat> line) {
  const Ground::ArcSpan coarse = ground.arcs[arc].level[0];
  const Ground::ArcSpan span = appendLine(ground, line);
  if (span.count < 2 || coarse.count < 2) return;
  const Vec3f start = ground.unit[coarse.first];
  const Vec3f end = ground.unit[coarse.first + coarse.count - 1];
  if (!same(start, end)) {
    ground.unit[span.first] = start;
    ground.unit[span.first + span.count - 1] = end;
  }
  ground.arcs[arc].level[level] = span;
}

// Size classes of islands: doublings of the square of the radius (of the circle with the island's area).
constexpr uint8_t lastSize = 20;
double sizeKm2(uint8_t size) { return 0.0625 * double(1u << size); }

uint8_t sizeOf(const Ground& ground, Ground::ArcSpan closed) {
  // Half the sum of the cross products is the area vector: exact enough for anything as small as an island.
  Vec3 sum{};
  for (uint32_t i = 0; i + 1 < closed.count; ++i) {
    sum = sum + cross(widen(ground.unit[closed.first + i]), widen(ground.unit[closed.first + i + 1]));
  }
  const double squareKm2 = std::sqrt(dot(sum, sum)) / (2 * pi) * earthRadiusKm * earthRadiusKm;
  uint8_t size = 0;
  while (size < lastSize && sizeKm2(static_cast<uint8_t>(size + 1)) <= squareKm2) ++size;
  return size;
}

void refineIsland(Ground& ground, const CellGeometry::ExtraRing& extra, uint8_t level, std::span<const LonLat> closed) {
  const auto known = std::find_if(ground.islands.begin(), ground.islands.end(),
                                  [&](const Ground::Island& island) { return island.id == extra.id; });
  const auto arc = known != ground.islands.end() ? known->arc : static_cast<uint32_t>(ground.arcs.size());
  if (known == ground.islands.end()) {
    ground.islands.push_back({extra.unit, arc, extra.id});
    ground.arcs.emplace_back();
    for (auto& boundary : ground.boundary) boundary.push_back(BoundaryClass::Coast);
  }
  ground.arcs[arc].level[level] = appendLine(ground, closed);
  // By the coarsest level that has come, so that every level leaves out the same.
  Ground::Arc& record = ground.arcs[arc];
  int coarsest = 1;
  while (record.level[coarsest].count == 0) ++coarsest;
  record.size = sizeOf(ground, record.level[coarsest]);
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

Ground::ArcSpan finest(const Ground::ArcSpan (&spans)[groundLevels], int level) {
  while (level > 0 && spans[level].count == 0) --level;
  return spans[level];
}

}  // namespace

Ground buildGround(const Dataset& dataset) {
  Ground ground;
  std::vector<LonLat> line;
  ground.arcs.reserve(dataset.arcs.size());
  for (uint32_t arc = 0; arc < dataset.arcs.size(); ++arc) {
    line.clear();
    dataset.decodeArc(arc, line);
    ground.arcs.push_back({{appendLine(ground, line)}});
  }
  for (uint32_t lens = 0; lens < dataset.lenses.size(); ++lens) {
    const auto classes = dataset.boundaries(lens);
    ground.boundary.emplace_back(classes.begin(), classes.end());
  }

  std::vector<uint32_t> scratch;
  ground.unitArcFirst.push_back(0);
  for (const format::Unit& unit : dataset.units) {
    appendUnitArcs(ground, dataset, unit, scratch);
    ground.unitArcFirst.push_back(static_cast<uint32_t>(ground.unitArcs.size()));
  }

  for (uint32_t lake = 0; lake < dataset.lakes.size(); ++lake) {
    line.clear();
    dataset.decodeLake(lake, line);
    ground.lakes.push_back({{appendShore(ground, line)}, dataset.lakes[lake].validTo});
  }
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
      ground.lakes[extra.lake].level[level] = appendShore(ground, ring);
    } else {
      closed.assign(ring.begin(), ring.end());
      closed.push_back(ring.front());
      refineIsland(ground, extra, level, closed);
    }
  }
  ground.cellLoaded[cell] = true;
  for (int l = level; l < groundLevels; ++l) ++ground.refined[l];
}

GroundDetail detailFor(double kmPerDevicePixel) {
  constexpr double leastPixels = 0.7;  // radius
  const double leastKm = kmPerDevicePixel * leastPixels;
  GroundDetail detail;
  detail.level = kmPerDevicePixel < level2Km ? 2 : kmPerDevicePixel < level1Km ? 1 : 0;
  while (detail.smallest < lastSize && sizeKm2(detail.smallest) < leastKm * leastKm) ++detail.smallest;
  return detail;
}

Ground::ArcSpan arcAt(const Ground& ground, uint32_t arc, GroundDetail detail) {
  const Ground::Arc& record = ground.arcs[arc];
  return record.size < detail.smallest ? Ground::ArcSpan{} : finest(record.level, detail.level);
}

Ground::ArcSpan shoreAt(const Ground& ground, uint32_t lake, GroundDetail detail) {
  return finest(ground.lakes[lake].level, detail.level);
}

}  // namespace faultline
