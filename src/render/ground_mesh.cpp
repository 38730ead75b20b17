#include "render/ground_mesh.h"

#include <algorithm>
#include <cmath>

#include "base/bits.h"
#include "base/hash.h"
#include "base/trig.h"

namespace faultline {
namespace {

constexpr uint32_t mergeGap = 400;  // points: fewer are cheaper drawn than skipped
constexpr double cullMargin = 16;   // logical pixels: more than any line is wide

// Where an arc begins (2 * arc) or ends (2 * arc + 1); the key is the place.
uint32_t arcOf(const Keyed& end) { return end.value >> 1; }
uint32_t sideOf(const Keyed& end) { return end.value & 1; }

uint64_t placeOf(Vec3f p) {
  uint64_t key = hashSeed;
  // + 0.0f: minus zero is the same place as zero
  for (const float part : {p.x, p.y, p.z}) key = hashMix(key, bitCast<uint32_t>(part + 0.0f));
  return key;
}

// Interleaves ten bits of longitude-like and latitude-like coordinates: near on the sphere, near in the buffer, mostly.
uint32_t placeKey(Vec3f centre) {
  const auto spread = [](float value) {
    auto v = static_cast<uint32_t>((std::clamp(value, -1.0f, 1.0f) + 1) * 511.5f);
    v = (v | (v << 16)) & 0x030000ffu;
    v = (v | (v << 8)) & 0x0300f00fu;
    v = (v | (v << 4)) & 0x030c30c3u;
    return (v | (v << 2)) & 0x09249249u;
  };
  return spread(centre.x) | (spread(centre.y) << 1) | (spread(centre.z) << 2);
}

using ArcPoints = std::span<const Vec3f>;  // of one arc at the mesh's level; empty where it has nothing

// Numbers the places where arcs meet, by their exact coordinates. Ends come out sorted by junction.
std::vector<Keyed> findNodes(std::span<const ArcPoints> arcs, GroundMesh& mesh) {
  std::vector<Keyed> ends;
  for (uint32_t arc = 0; arc < arcs.size(); ++arc) {
    const ArcPoints points = arcs[arc];
    if (points.size() < 2) continue;
    ends.push_back({placeOf(points.front()), 2 * arc});
    ends.push_back({placeOf(points.back()), 2 * arc + 1});
  }
  sortKeyed(ends);
  for (auto& side : mesh.node) side.assign(arcs.size(), 0);
  uint32_t number = 0;
  for (size_t i = 0; i < ends.size(); ++i) {
    if (i > 0 && ends[i - 1].key != ends[i].key) ++number;
    mesh.node[sideOf(ends[i])][arcOf(ends[i])] = number;
  }
  return ends;
}

// padding[side][arc]: the point to pad with. Where exactly two ends of one class meet, the line goes on.
void findPadding(std::span<const ArcPoints> arcs, std::span<const BoundaryClass> boundary, std::span<const Keyed> ends,
                 std::vector<Vec3f> (&padding)[2]) {
  for (auto& side : padding) side.resize(arcs.size());
  for (uint32_t arc = 0; arc < arcs.size(); ++arc) {
    const ArcPoints points = arcs[arc];
    if (points.size() < 2) continue;
    padding[0][arc] = points.front();
    padding[1][arc] = points.back();
  }
  for (size_t i = 0; i < ends.size();) {
    size_t j = i;
    while (j < ends.size() && ends[i].key == ends[j].key) ++j;
    for (size_t a = i; a < j; ++a) {
      size_t partner = j;
      size_t alike = 0;
      for (size_t b = i; b < j; ++b) {
        if (b == a || boundary[arcOf(ends[b])] != boundary[arcOf(ends[a])]) continue;
        partner = b;
        ++alike;
      }
      if (alike != 1) continue;
      const ArcPoints points = arcs[arcOf(ends[partner])];
      padding[sideOf(ends[a])][arcOf(ends[a])] = sideOf(ends[partner]) == 0 ? points[1] : points[points.size() - 2];
    }
    i = j;
  }
}

// Half the sum of the cross products is the ring's area vector: exact enough for anything as small as a lake.
double radiusByArea(std::span<const Vec3f> shore) {
  Vec3 sum{};
  for (size_t i = 0; i < shore.size(); ++i) {
    sum = sum + cross(widen(shore[i]), widen(shore[(i + 1) % shore.size()]));
  }
  return std::sqrt(std::sqrt(dot(sum, sum)) / (2 * pi));
}

// Padded and closed, so that a shore can be drawn like any line.
void appendLake(const Ground& ground, uint32_t lake, int level, GroundMesh& mesh) {
  const Ground::ArcSpan span = shoreAt(ground, lake, {level, 0});
  const ArcPoints shore = ArcPoints(ground.unit).subspan(span.first, span.count);
  mesh.lakeFirst.push_back(static_cast<uint32_t>(mesh.points.size()) + 1);
  if (shore.size() < 3) {
    mesh.lakeCount.push_back(0);
    mesh.lakeCaps.push_back({{0, 0, 1}, 0});
    mesh.lakeRadius.push_back(0);
    return;
  }
  mesh.lakeCount.push_back(span.count);
  mesh.lakeCaps.push_back(capOf(shore));
  mesh.lakeRadius.push_back(radiusByArea(shore));
  mesh.points.push_back({shore.back(), -1});
  for (const Vec3f point : shore) mesh.points.push_back({point, 0});
  mesh.points.push_back({shore.front(), 0});
  mesh.points.push_back({shore[1], -1});
}

}  // namespace

Cap capOf(std::span<const Vec3f> points) {
  Vec3 low = widen(points[0]);
  Vec3 high = low;
  for (const Vec3f point : points) {
    const Vec3 p = widen(point);
    low = {std::min(low.x, p.x), std::min(low.y, p.y), std::min(low.z, p.z)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y), std::max(high.z, p.z)};
  }
  const Vec3 middle = low + high;
  const double length = std::sqrt(dot(middle, middle));
  if (length < 1e-6) return {points[0], static_cast<float>(pi)};
  const Vec3 centre = middle * (1 / length);
  double chord2 = 0;
  for (const Vec3f point : points) {
    const Vec3 d = widen(point) - centre;
    chord2 = std::max(chord2, dot(d, d));
  }
  constexpr double slack = 1e-6;  // what floats round away
  return {narrow(centre), static_cast<float>(2 * asinOf(std::sqrt(chord2) / 2) + slack)};
}

void sortKeyed(std::vector<Keyed>& items) {
  std::sort(items.begin(), items.end(),
            [](const Keyed& a, const Keyed& b) { return a.key != b.key ? a.key < b.key : a.value < b.value; });
}

GroundMesh buildGroundMesh(const Ground& ground, uint32_t lens, int level) {
  GroundMesh mesh;
  const auto arcCount = static_cast<uint32_t>(ground.arcs.size());
  const std::vector<BoundaryClass>& boundary = ground.boundary[lens];
  std::vector<ArcPoints> arcs(arcCount);
  size_t total = 0;
  for (uint32_t arc = 0; arc < arcCount; ++arc) {
    const Ground::ArcSpan span = arcAt(ground, arc, {level, 0});
    arcs[arc] = ArcPoints(ground.unit).subspan(span.first, span.count);
    total += span.count + 2;
  }
  const std::vector<Keyed> ends = findNodes(arcs, mesh);
  std::vector<Vec3f> padding[2];
  findPadding(arcs, boundary, ends, padding);

  for (const Ground::Arc& arc : ground.arcs) mesh.size.push_back(arc.size);
  std::vector<Keyed> placed;
  mesh.caps.resize(arcCount);
  for (uint32_t arc = 0; arc < arcCount; ++arc) {
    if (arcs[arc].size() < 2) continue;
    mesh.caps[arc] = capOf(arcs[arc]);
    const uint64_t kind = (uint64_t{static_cast<uint8_t>(boundary[arc])} << 8) | mesh.size[arc];
    placed.push_back({(kind << 32) | placeKey(mesh.caps[arc].centre), arc});
  }
  sortKeyed(placed);

  mesh.points.reserve(total);
  mesh.arcFirst.assign(arcCount, 0);
  mesh.arcCount.assign(arcCount, 0);
  int reached = 0;
  for (const Keyed& next : placed) {
    const uint32_t arc = next.value;
    while (reached <= static_cast<int>(boundary[arc])) {
      mesh.classFirst[reached++] = static_cast<uint32_t>(mesh.order.size());
    }
    const auto count = static_cast<uint32_t>(arcs[arc].size());
    mesh.order.push_back({arc, static_cast<uint32_t>(mesh.points.size()), count + 2});
    mesh.points.push_back({padding[0][arc], -1});
    mesh.arcFirst[arc] = static_cast<uint32_t>(mesh.points.size());
    mesh.arcCount[arc] = count;
    const float* km = ground.km.data() + arcAt(ground, arc, {level, 0}).first;
    for (uint32_t i = 0; i < count; ++i) mesh.points.push_back({arcs[arc][i], km[i]});
    mesh.points.push_back({padding[1][arc], -1});
  }
  while (reached <= static_cast<int>(BoundaryClass::Count)) {
    mesh.classFirst[reached++] = static_cast<uint32_t>(mesh.order.size());
  }
  for (uint32_t lake = 0; lake < ground.lakes.size(); ++lake) appendLake(ground, lake, level, mesh);
  return mesh;
}

void visibleRanges(const GroundMesh& mesh, BoundaryClass boundary, const Sight& sight, std::span<const Box> boxes,
                   uint8_t smallest, std::vector<PointRange>& out) {
  out.clear();
  const auto index = static_cast<size_t>(boundary);
  bool drawnSize = true;  // since the last range: nothing that must not be drawn
  for (uint32_t i = mesh.classFirst[index]; i < mesh.classFirst[index + 1]; ++i) {
    const GroundMesh::ArcRange& range = mesh.order[i];
    if (mesh.size[range.arc] < smallest) {
      drawnSize = false;
      continue;
    }
    if (!sight.touches(boxes[range.arc], cullMargin)) continue;
    if (drawnSize && !out.empty() && range.first - (out.back().first + out.back().count) <= mergeGap) {
      out.back().count = range.first + range.count - out.back().first;
    } else {
      out.push_back({range.first, range.count});
    }
    drawnSize = true;
  }
}

}  // namespace faultline
