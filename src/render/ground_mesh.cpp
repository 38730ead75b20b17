#include "render/ground_mesh.h"

#include <algorithm>
#include <cmath>

#include "base/bits.h"

namespace faultline {
namespace {

constexpr uint32_t mergeGap = 400;  // points: fewer are cheaper drawn than skipped

struct End {
  uint32_t bits[3];
  uint32_t arc, side;
};

bool samePlace(const End& a, const End& b) {
  return a.bits[0] == b.bits[0] && a.bits[1] == b.bits[1] && a.bits[2] == b.bits[2];
}

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
std::vector<End> findNodes(const Ground& ground, GroundMesh& mesh) {
  std::vector<End> ends;
  for (uint32_t arc = 0; arc < ground.arcs.size(); ++arc) {
    const auto points = arcPoints(ground, arc);
    if (points.size() < 2) continue;
    for (uint32_t side = 0; side < 2; ++side) {
      const Vec3f p = side == 0 ? points.front() : points.back();
      // + 0.0f: minus zero is the same place as zero
      ends.push_back({{bitCast<uint32_t>(p.x + 0.0f), bitCast<uint32_t>(p.y + 0.0f),
                       bitCast<uint32_t>(p.z + 0.0f)},
                      arc,
                      side});
    }
  }
  std::sort(ends.begin(), ends.end(), [](const End& a, const End& b) {
    for (int i = 0; i < 3; ++i) {
      if (a.bits[i] != b.bits[i]) return a.bits[i] < b.bits[i];
    }
    return a.arc != b.arc ? a.arc < b.arc : a.side < b.side;
  });
  for (auto& side : mesh.node) side.assign(ground.arcs.size(), 0);
  uint32_t number = 0;
  for (size_t i = 0; i < ends.size(); ++i) {
    if (i > 0 && !samePlace(ends[i - 1], ends[i])) ++number;
    mesh.node[ends[i].side][ends[i].arc] = number;
  }
  return ends;
}

// padding[side][arc]: the point to pad with. Where exactly two ends of one class meet, the line goes on.
void findPadding(const Ground& ground, std::span<const BoundaryClass> boundary, std::span<const End> ends,
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
    while (j < ends.size() && samePlace(ends[i], ends[j])) ++j;
    for (size_t a = i; a < j; ++a) {
      size_t partner = j;
      size_t alike = 0;
      for (size_t b = i; b < j; ++b) {
        if (b == a || boundary[ends[b].arc] != boundary[ends[a].arc]) continue;
        partner = b;
        ++alike;
      }
      if (alike != 1) continue;
      const auto points = arcPoints(ground, ends[partner].arc);
      padding[ends[a].side][ends[a].arc] = ends[partner].side == 0 ? points[1] : points[points.size() - 2];
    }
    i = j;
  }
}

}  // namespace

GroundMesh buildGroundMesh(const Ground& ground, Lens lens) {
  GroundMesh mesh;
  const std::vector<BoundaryClass>& boundary = ground.boundary[static_cast<int>(lens)];
  const std::vector<End> ends = findNodes(ground, mesh);
  std::vector<Vec3f> padding[2];
  findPadding(ground, boundary, ends, padding);

  struct Placed {
    uint32_t key;
    GroundMesh::ArcRange range;
  };
  std::vector<Placed> placed;
  for (uint32_t arc = 0; arc < ground.arcs.size(); ++arc) {
    const auto points = arcPoints(ground, arc);
    if (points.size() < 2) continue;
    const Cap cap = capOf(points);
    placed.push_back({placeKey(cap.centre), {arc, 0, static_cast<uint32_t>(points.size()) + 2, cap}});
  }
  std::sort(placed.begin(), placed.end(), [&](const Placed& a, const Placed& b) {
    const BoundaryClass classA = boundary[a.range.arc];
    const BoundaryClass classB = boundary[b.range.arc];
    if (classA != classB) return classA < classB;
    return a.key != b.key ? a.key < b.key : a.range.arc < b.range.arc;
  });

  mesh.arcFirst.assign(ground.arcs.size(), 0);
  int reached = 0;
  for (const Placed& next : placed) {
    const uint32_t arc = next.range.arc;
    while (reached <= static_cast<int>(boundary[arc])) {
      mesh.classFirst[reached++] = static_cast<uint32_t>(mesh.order.size());
    }
    mesh.order.push_back(next.range);
    mesh.order.back().first = static_cast<uint32_t>(mesh.points.size());
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
      continue;
    }
    mesh.lakeCaps.push_back(capOf(shore));
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
