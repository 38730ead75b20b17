#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>

#include "base/stable_sort.h"
#include "base/trig.h"
#include "geo/sphere.h"
#include "geo/view.h"
#include "story/rings.h"

namespace faultline {
namespace {

constexpr double longestEdge = pi / 720;  // a quarter of a degree
constexpr double shortChord = longestEdge * 0.999;

// Lambert's azimuthal equal-area plane about a point; in radians.
struct Plane {
  Vec3 centre, east, north;
  explicit Plane(Vec3 at) : centre(at) {
    const Vec3 pole = at.z * at.z < 0.9 ? Vec3{0, 0, 1} : Vec3{1, 0, 0};
    east = normalised(cross(pole, at));
    north = cross(at, east);
  }
  Vec2 operator()(Vec3 unit) const {
    const double z = dot(unit, centre);
    const double scale = sqrtOf(2 / (1 + (z > -0.999 ? z : -0.999)));
    return {dot(unit, east) * scale, dot(unit, north) * scale};
  }
};

struct Edge {  // low.y < high.y
  Vec2 low, high;
  bool ofB;
  double at(double y) const { return low.x + (high.x - low.x) * ((y - low.y) / (high.y - low.y)); }
};

struct Bounds {
  double x0 = std::numeric_limits<double>::max(), y0 = x0, x1 = -x0, y1 = -x0;
  void add(Vec2 point) {
    x0 = std::min(x0, point.x);
    x1 = std::max(x1, point.x);
    y0 = std::min(y0, point.y);
    y1 = std::max(y1, point.y);
  }
};

// Only edges that may be within the bounds or left of them: what is above, below or right of them decides nothing. The
// bounds hold the plane's centre, and the plane moves nothing towards it, so the unit vectors tell nearly all of these
// without a root; what lies in a cap is convex, so both ends tell of all between.
void addEdges(std::span<const std::vector<Vec3>> rings, const Plane& plane, const Bounds* bounds,
              std::vector<Edge>& out) {
  const auto sidesOf = [&](Vec3 unit) {
    if (bounds == nullptr) return 0;
    const double east = dot(unit, plane.east), north = dot(unit, plane.north);
    return (north > bounds->y1 ? 1 : 0) | (north < bounds->y0 ? 2 : 0) | (east > bounds->x1 ? 4 : 0);
  };
  for (const std::vector<Vec3>& ring : rings) {
    int sides = ring.empty() ? 0 : sidesOf(ring[0]);
    for (size_t i = 0; i < ring.size(); ++i) {
      const Vec3 a = ring[i], b = ring[i + 1 < ring.size() ? i + 1 : 0];
      const int before = std::exchange(sides, sidesOf(b));
      if ((before & sides) != 0) continue;
      // An arc is hardly longer than its chord, so most edges need no angle to be known as short.
      const Vec3 chord = b - a;
      const bool isShort = dot(chord, chord) < shortChord * shortChord;
      const int parts = isShort ? 1 : static_cast<int>(angleBetween(a, b) / longestEdge) + 1;
      Vec2 from = plane(a);
      for (int part = 1; part <= parts; ++part) {
        const Vec2 to = plane(part == parts ? b : slerp(a, b, double(part) / parts));
        if (from.y < to.y) out.push_back({from, to, bounds != nullptr});
        if (from.y > to.y) out.push_back({to, from, bounds != nullptr});
        from = to;
      }
    }
  }
}

// The heights between which no edge begins, ends or crosses another.
std::vector<double> heightsOf(const std::vector<Edge>& edges, const Bounds& bounds) {
  std::vector<double> heights;
  for (const Edge& edge : edges) {
    for (const double y : {edge.low.y, edge.high.y}) {
      if (y >= bounds.y0 && y <= bounds.y1) heights.push_back(y);
    }
  }
  for (size_t i = 0; i < edges.size(); ++i) {
    const Edge& a = edges[i];
    if (a.ofB) continue;
    const double ax0 = std::min(a.low.x, a.high.x), ax1 = std::max(a.low.x, a.high.x);
    for (size_t j = 0; j < edges.size(); ++j) {
      const Edge& b = edges[j];
      if (!b.ofB || b.low.y > a.high.y || b.high.y < a.low.y) continue;
      if (std::min(b.low.x, b.high.x) > ax1 || std::max(b.low.x, b.high.x) < ax0) continue;
      const Vec2 along = a.high - a.low, other = b.high - b.low;
      const double turn = cross(along, other);
      if (turn == 0) continue;
      const double t = cross(b.low - a.low, other) / turn, u = cross(b.low - a.low, along) / turn;
      if (t > 0 && t < 1 && u > 0 && u < 1) heights.push_back(a.low.y + along.y * t);
    }
  }
  std::sort(heights.begin(), heights.end());
  heights.erase(std::unique(heights.begin(), heights.end()), heights.end());
  return heights;
}

}  // namespace

double overlapKm2(std::span<const std::vector<Vec3>> a, std::span<const std::vector<Vec3>> b) {
  Vec3 sum{};
  for (const std::vector<Vec3>& ring : a) {
    for (const Vec3 unit : ring) sum = sum + unit;
  }
  if (dot(sum, sum) < 1e-12) return 0;
  const Plane plane(normalised(sum));

  std::vector<Edge> edges;
  addEdges(a, plane, nullptr, edges);
  Bounds bounds;
  for (const Edge& edge : edges) {
    bounds.add(edge.low);
    bounds.add(edge.high);
  }
  addEdges(b, plane, &bounds, edges);
  // What is above, below or right of `a` decides nothing; what is left of it decides where one is.
  std::erase_if(edges, [&](const Edge& edge) {
    return edge.high.y < bounds.y0 || edge.low.y > bounds.y1 || std::min(edge.low.x, edge.high.x) > bounds.x1;
  });
  stableSort(edges, [](const Edge& x, const Edge& y) { return x.low.y < y.low.y; });

  const std::vector<double> heights = heightsOf(edges, bounds);
  double area = 0;
  struct Slice {
    double middle;
    const Edge* edge;
  };
  std::vector<Slice> slices;  // of the edges at a height, from left to right
  size_t next = 0;
  for (size_t h = 0; h + 1 < heights.size(); ++h) {
    const double y0 = heights[h], y1 = heights[h + 1], middle = (y0 + y1) / 2;
    std::erase_if(slices, [&](const Slice& slice) { return slice.edge->high.y <= y0; });
    while (next < edges.size() && edges[next].low.y <= y0) slices.push_back({0, &edges[next++]});
    for (size_t i = 0; i < slices.size(); ++i) {  // nearly in order, from the height before
      const Slice slice{slices[i].edge->at(middle), slices[i].edge};
      size_t to = i;
      for (; to > 0 && slices[to - 1].middle > slice.middle; --to) slices[to] = slices[to - 1];
      slices[to] = slice;
    }
    bool inA = false, inB = false;
    for (size_t i = 0; i + 1 < slices.size(); ++i) {
      (slices[i].edge->ofB ? inB : inA) ^= true;
      if (inA && inB) area += (slices[i + 1].middle - slices[i].middle) * (y1 - y0);
    }
  }
  return area * (earthRadiusKm * earthRadiusKm);
}

}  // namespace faultline
