#include "render/ground_mesh.h"

#include <algorithm>
#include <cmath>

#include "base/bits.h"
#include "base/hash.h"
#include "base/trig.h"

namespace faultline {
namespace {

constexpr uint32_t mergeGap = 400;  // points: fewer are cheaper drawn than skipped

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

std::span<const Vec3f> arcPoints(const Ground& ground, uint32_t arc) {
  return std::span(ground.unit).subspan(ground.arcs[arc].first, ground.arcs[arc].count);
}

// Numbers the places where arcs meet, by their exact coordinates. Ends come out sorted by junction.
std::vector<Keyed> findNodes(const Ground& ground, GroundMesh& mesh) {
  std::vector<Keyed> ends;
  for (uint32_t arc = 0; arc < ground.arcs.size(); ++arc) {
    const auto points = arcPoints(ground, arc);
    if (points.size() < 2) continue;
    ends.push_back({placeOf(points.front()), 2 * arc});
    ends.push_back({placeOf(points.back()), 2 * arc + 1});
  }
  sortKeyed(ends);
  for (auto& side : mesh.node) side.assign(ground.arcs.size(), 0);
  uint32_t number = 0;
  for (size_t i = 0; i < ends.size(); ++i) {
    if (i > 0 && ends[i - 1].key != ends[i].key) ++number;
    mesh.node[sideOf(ends[i])][arcOf(ends[i])] = number;
  }
  return ends;
}

// padding[side][arc]: the point to pad with. Where exactly two ends of one class meet, the line goes on.
void findPadding(const Ground& ground, std::span<const BoundaryClass> boundary, std::span<const Keyed> ends,
                 std::vector<Vec3f> (&padding)[2]) {
  for (auto& side : padding) side.resize(ground.arcs.size());
  for (uint32_t arc = 0; arc < ground.arcs.size(); ++arc) {
    const auto points = arcPoints(ground, arc);
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
      const auto points = arcPoints(ground, arcOf(ends[partner]));
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
  if (length < 1e-6) return {points[0], -1};
  const Vec3 centre = middle * (1 / length);
  double cosine = 1;
  for (const Vec3f point : points) cosine = std::min(cosine, dot(centre, widen(point)));
  return {narrow(centre), static_cast<float>(cosine - 1e-6)};
}

void sortKeyed(std::vector<Keyed>& items) {
  std::sort(items.begin(), items.end(),
            [](const Keyed& a, const Keyed& b) { return a.key != b.key ? a.key < b.key : a.value < b.value; });
}

GroundMesh buildGroundMesh(const Ground& ground, uint32_t lens) {
  GroundMesh mesh;
  const std::vector<BoundaryClass>& boundary = ground.boundary[lens];
  const std::vector<Keyed> ends = findNodes(ground, mesh);
  std::vector<Vec3f> padding[2];
  findPadding(ground, boundary, ends, padding);

  std::vector<Keyed> placed;
  std::vector<Cap> caps(ground.arcs.size());
  for (uint32_t arc = 0; arc < ground.arcs.size(); ++arc) {
    const auto points = arcPoints(ground, arc);
    if (points.size() < 2) continue;
    caps[arc] = capOf(points);
    placed.push_back({(static_cast<uint64_t>(boundary[arc]) << 32) | placeKey(caps[arc].centre), arc});
  }
  sortKeyed(placed);

  mesh.arcFirst.assign(ground.arcs.size(), 0);
  int reached = 0;
  for (const Keyed& next : placed) {
    const uint32_t arc = next.value;
    while (reached <= static_cast<int>(boundary[arc])) {
      mesh.classFirst[reached++] = static_cast<uint32_t>(mesh.order.size());
    }
    const auto first = static_cast<uint32_t>(mesh.points.size());
    mesh.order.push_back({arc, first, ground.arcs[arc].count + 2, caps[arc]});
    mesh.points.push_back({padding[0][arc], -1});
    mesh.arcFirst[arc] = static_cast<uint32_t>(mesh.points.size());
    const Ground::ArcSpan span = ground.arcs[arc];
    for (uint32_t i = 0; i < span.count; ++i) {
      mesh.points.push_back({ground.unit[span.first + i], ground.km[span.first + i]});
    }
    mesh.points.push_back({padding[1][arc], -1});
  }
  while (reached <= static_cast<int>(BoundaryClass::Count)) {
    mesh.classFirst[reached++] = static_cast<uint32_t>(mesh.order.size());
  }

  // Lakes: padded and closed, so that their shores can be drawn like any line.
  for (const Ground::LakeSpan& lake : ground.lakes) {
    const auto shore = std::span(ground.unit).subspan(lake.first, lake.count);
    mesh.lakeFirst.push_back(static_cast<uint32_t>(mesh.points.size()) + 1);
    if (shore.size() < 3) {
      mesh.lakeCaps.push_back({{0, 0, 1}, 1});
      mesh.lakeRadius.push_back(0);
      continue;
    }
    mesh.lakeCaps.push_back(capOf(shore));
    mesh.lakeRadius.push_back(radiusByArea(shore));
    mesh.points.push_back({shore.back(), -1});
    for (const Vec3f point : shore) mesh.points.push_back({point, 0});
    mesh.points.push_back({shore.front(), 0});
    mesh.points.push_back({shore[1], -1});
  }
  return mesh;
}

bool VisibleCap::touches(const Cap& cap) const {
  const double capCosine = double(cap.cosRadius);
  const double capSine = std::sqrt(std::max(0.0, 1 - capCosine * capCosine));
  // The angle between the centres against the sum of the radii, by cosines; a sum over 180 degrees reaches everything.
  if (sine * capCosine + cosine * capSine < 0) return true;
  return dot(centre, widen(cap.centre)) >= cosine * capCosine - sine * capSine;
}

VisibleCap visibleCap(const Projection& projection, const Layout& layout, double marginPixels) {
  VisibleCap view;
  view.centre = projection.rotation.rows[2];
  const Rect& frame = layout.frame;
  // Equal-area: a point at map radius r is at an angle of 2 asin(r / 2) from the centre.
  double far = 0;
  for (int corner = 0; corner < 4; ++corner) {
    const Vec2 at{frame.x + ((corner & 1) != 0 ? frame.width : 0), frame.y + ((corner & 2) != 0 ? frame.height : 0)};
    const Vec2 from = at - projection.originScreen;
    far = std::max(far, std::sqrt(dot(from, from)));
  }
  const double map = (far + marginPixels) / projection.scale;
  const double half = std::min(map / 2, 1.0);  // sine of half the angle
  view.cosine = std::max(1 - 2 * half * half, horizonZ);
  view.sine = std::sqrt(1 - view.cosine * view.cosine);
  return view;
}

void visibleRanges(const GroundMesh& mesh, BoundaryClass boundary, const VisibleCap& view,
                   std::vector<PointRange>& out) {
  out.clear();
  const auto index = static_cast<size_t>(boundary);
  for (uint32_t i = mesh.classFirst[index]; i < mesh.classFirst[index + 1]; ++i) {
    const GroundMesh::ArcRange& range = mesh.order[i];
    if (!view.touches(range.cap)) continue;
    if (!out.empty() && range.first - (out.back().first + out.back().count) <= mergeGap) {
      out.back().count = range.first + range.count - out.back().first;
    } else {
      out.push_back({range.first, range.count});
    }
  }
}

}  // namespace faultline
