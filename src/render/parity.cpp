#include "render/parity.h"

#include <algorithm>
#include <cmath>

#include "base/trig.h"

namespace faultline {
namespace {

// The points of a line that stand at `at(first) .. at(last)`: what lies between it and its chord.
template <class At>
void halve(uint32_t first, uint32_t last, const At& at, Indices& out) {
  if (last - first < 2) return;
  const uint32_t middle = first + (last - first) / 2;
  out.insert(out.end(), {at(first), at(middle), at(last)});
  halve(first, middle, at, out);
  halve(middle, last, at, out);
}

Vec3 unitAt(format::Position position) {
  const double lon = radians(double(position.lon));
  const double lat = radians(double(position.lat));
  return {cosOf(lat) * cosOf(lon), cosOf(lat) * sinOf(lon), sinOf(lat)};
}

// Points on the horizon's circle, as unit vectors a little beyond it, from directions in the camera's plane.
class Horizon {
 public:
  explicit Horizon(const Projection& projection) : rows(projection.rotation.rows) {}
  Vec3f point(Vec2 direction) const {
    constexpr double z = -0.95;
    const double across = std::sqrt(1 - z * z);
    return narrow(rows[0] * (direction.x * across) + rows[1] * (direction.y * across) + rows[2] * z);
  }
  // The area between the chord and the circle where an edge between two points beyond the horizon goes around.
  void appendSegment(Vec3 a, Vec3 b, std::vector<Vec3f>& out) const {
    const Vec2 first = directionOf(a);
    if (dot(first, directionOf(b)) > nearCosine) return;
    Vec3f last = point(first);
    sweep(a, b, 0, point(first), last, out);
  }

 private:
  static constexpr double nearCosine = 0.985;  // about 10 degrees: the chord is within 0.4 % of the circle

  Vec2 directionOf(Vec3 p) const {
    const Vec2 flat{dot(rows[0], p), dot(rows[1], p)};
    const double length = std::sqrt(dot(flat, flat));
    return length > 0 ? flat * (1 / length) : Vec2{1, 0};
  }
  void sweep(Vec3 a, Vec3 b, int depth, Vec3f pivot, Vec3f& last, std::vector<Vec3f>& out) const {
    const Vec2 to = directionOf(b);
    if (depth < 24 && dot(directionOf(a), to) <= nearCosine) {
      const Vec3 middle = (a + b) * 0.5;
      sweep(a, middle, depth + 1, pivot, last, out);
      sweep(middle, b, depth + 1, pivot, last, out);
      return;
    }
    const Vec3f next = point(to);
    out.insert(out.end(), {pivot, last, next});
    last = next;
  }
  const Vec3* rows;
};

}  // namespace

void appendBoundary(const GroundMesh& mesh, std::span<const uint32_t> arcs, std::span<const uint8_t> drawn,
                    Indices& out) {
  std::vector<Keyed> steps;  // key: junction; value: 2 * arc + the side that lies there
  for (const uint32_t arc : arcs) {
    if (drawn.empty() || drawn[arc] != 0) appendRing(mesh.arcFirst[arc], mesh.arcCount[arc], out);
    if (mesh.node[0][arc] == mesh.node[1][arc]) continue;
    steps.push_back({mesh.node[0][arc], 2 * arc});
    steps.push_back({mesh.node[1][arc], 2 * arc + 1});
  }
  sortKeyed(steps);

  std::vector<uint8_t> walked(mesh.arcFirst.size(), 0);
  const auto stepFrom = [&](uint32_t node) -> const Keyed* {
    auto at = std::lower_bound(steps.begin(), steps.end(), node, [](const Keyed& s, uint32_t n) { return s.key < n; });
    for (; at != steps.end() && at->key == node; ++at) {
      if (walked[at->value >> 1] == 0) return &*at;
    }
    return nullptr;
  };
  Indices loop;
  for (const Keyed& start : steps) {
    if (walked[start.value >> 1] != 0) continue;
    loop.clear();
    for (const Keyed* step = &start; step != nullptr;) {
      const uint32_t arc = step->value >> 1;
      const uint32_t side = step->value & 1;
      walked[arc] = 1;
      loop.push_back(side == 0 ? mesh.arcFirst[arc] : mesh.arcFirst[arc] + mesh.arcCount[arc] - 1);
      step = stepFrom(mesh.node[1 - side][arc]);
    }
    if (loop.size() > 2) {
      halve(
          0, static_cast<uint32_t>(loop.size()) - 1, [&](uint32_t i) { return loop[i]; }, out);
    }
  }
}

void appendRing(uint32_t first, uint32_t count, Indices& out) {
  if (count > 2)
    halve(
        0, count - 1, [&](uint32_t i) { return first + i; }, out);
}

void appendAntipode(const Dataset& dataset, const Ground& ground, GroundDetail detail, const Projection& projection,
                    std::span<const uint32_t> units, std::span<const uint32_t> arcs, std::vector<Vec3f>& out) {
  const Vec3 antipode = projection.rotation.rows[2] * -1;
  constexpr double nearCosine = 0.99;  // 8 degrees; edges are at most 1 degree long, so farther ones sweep less than 10
  bool inside = false;
  bool near = false;
  for (const uint32_t unit : units) {
    const format::Unit& record = dataset.units[unit];
    const double reach = std::min(radians(double(record.capRadiusDeg)) + 0.15, pi);
    if (dot(unitAt(record.capAt), antipode) < cosOf(reach)) continue;
    near = true;
    inside ^= unitContains(dataset, ground, detail, unit, antipode);
  }
  if (!near) return;

  const Horizon horizon(projection);
  if (inside) {
    // 64 directions by halving, without trigonometry.
    std::vector<Vec2> ring = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
    while (ring.size() < 64) {
      std::vector<Vec2> finer;
      for (size_t i = 0; i < ring.size(); ++i) {
        const Vec2 sum = ring[i] + ring[(i + 1) % ring.size()];
        finer.push_back(ring[i]);
        finer.push_back(sum * (1 / std::sqrt(dot(sum, sum))));
      }
      ring = finer;
    }
    for (size_t i = 1; i + 1 < ring.size(); ++i) {
      out.insert(out.end(), {horizon.point(ring[0]), horizon.point(ring[i]), horizon.point(ring[i + 1])});
    }
  }
  for (const uint32_t arc : arcs) {
    const Ground::ArcSpan span = arcAt(ground, arc, detail);
    for (uint32_t i = 1; i < span.count; ++i) {
      const Vec3 a = widen(ground.unit[span.first + i - 1]);
      const Vec3 b = widen(ground.unit[span.first + i]);
      if (dot(a, antipode) > nearCosine && dot(b, antipode) > nearCosine) horizon.appendSegment(a, b, out);
    }
  }
}

}  // namespace faultline
