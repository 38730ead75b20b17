#include "geo/border_path.h"

#include <algorithm>

#include "geo/sphere.h"

namespace faultline {

namespace {

constexpr double farthestKm = 60, endKm = 25;

bool same(Vec3f a, Vec3f b) { return a.x == b.x && a.y == b.y && a.z == b.z; }

struct Way {  // one line of the atlas
  std::span<const Vec3f> line;
  size_t nodes[2];  // where it begins and ends
  double km;
};

struct Net {
  std::vector<Way> ways;
  std::vector<Vec3f> nodes;
  size_t node(Vec3f at) {
    for (size_t i = 0; i < nodes.size(); ++i) {
      if (same(nodes[i], at)) return i;
    }
    nodes.push_back(at);
    return nodes.size() - 1;
  }
  bool looseEnd(size_t node) const {
    size_t count = 0;
    for (const Way& way : ways) count += (way.nodes[0] == node ? 1u : 0u) + (way.nodes[1] == node ? 1u : 0u);
    return count == 1;
  }
};

double lengthKm(std::span<const Vec3f> line) {
  double km = 0;
  for (size_t i = 1; i < line.size(); ++i) km += distanceKm(widen(line[i - 1]), widen(line[i]));
  return km;
}

Net netOf(std::span<const std::span<const Vec3f>> lines) {
  Net net;
  for (const auto& line : lines) {
    if (line.size() < 2) continue;
    const size_t first = net.node(line.front()), last = net.node(line.back());
    net.ways.push_back({line, {first, last}, lengthKm(line)});
  }
  return net;
}

struct Foot {  // on a way
  size_t way = 0, segment = 0;
  Vec3f at;
  double along = 0;  // km from the way's beginning
  double away = 1e18;
};

Foot footOf(const Net& net, Vec3 point) {
  Foot best;
  for (size_t w = 0; w < net.ways.size(); ++w) {
    const auto& line = net.ways[w].line;
    double along = 0;
    for (size_t i = 0; i + 1 < line.size(); ++i) {
      const Vec3 a = widen(line[i]), b = widen(line[i + 1]), step = b - a;
      const double length2 = dot(step, step);
      const double t = length2 > 0 ? std::clamp(dot(point - a, step) / length2, 0.0, 1.0) : 0;
      const Vec3 at = normalised(a + step * t);
      const double away = distanceKm(point, at);
      if (away < best.away) best = {w, i, t <= 0 ? line[i] : t >= 1 ? line[i + 1] : narrow(at), along, away};
      if (away == best.away) best.along = along + distanceKm(a, at);
      along += distanceKm(a, b);
    }
  }
  // A line that all but reaches where the atlas's ends, at a shore, is meant to.
  const Way& way = net.ways[best.way];
  for (const size_t end : {size_t{0}, size_t{1}}) {
    const Vec3f node = net.nodes[way.nodes[end]];
    if (!net.looseEnd(way.nodes[end]) || distanceKm(widen(node), point) > endKm) continue;
    best.at = node;
    best.segment = end == 0 ? 0 : way.line.size() - 2;
    best.along = end == 0 ? 0 : way.km;
  }
  return best;
}

void append(std::vector<Vec3f>& path, Vec3f point) {
  if (path.empty() || !same(path.back(), point)) path.push_back(point);
}

// From one foot to another of the same way, or to one of its ends.
void walk(const Way& way, const Foot& from, const Foot& to, std::vector<Vec3f>& path) {
  append(path, from.at);
  if (from.along <= to.along) {
    for (size_t i = from.segment + 1; i <= to.segment; ++i) append(path, way.line[i]);
  } else {
    for (size_t i = from.segment; i > to.segment; --i) append(path, way.line[i]);
  }
  append(path, to.at);
}

Foot endOf(const Net& net, size_t way, size_t end) {
  const Way& w = net.ways[way];
  return {way, end == 0 ? 0 : w.line.size() - 2, net.nodes[w.nodes[end]], end == 0 ? 0 : w.km, 0};
}

}  // namespace

std::vector<Vec3f> borderPath(std::span<const std::span<const Vec3f>> lines, Vec3 from, Vec3 to) {
  const Net net = netOf(lines);
  std::vector<Vec3f> path;
  if (net.ways.empty()) return path;
  const Foot start = footOf(net, from), goal = footOf(net, to);
  if (start.away > farthestKm || goal.away > farthestKm) return path;
  if (start.way == goal.way) {
    walk(net.ways[start.way], start, goal, path);
    return path;
  }
  // Bellman and Ford: there are few lines.
  constexpr double never = 1e18;
  constexpr size_t nobody = static_cast<size_t>(-1);
  std::vector<double> km(net.nodes.size(), never);
  std::vector<size_t> by(net.nodes.size(), nobody);
  const Way& first = net.ways[start.way];
  for (const size_t end : {size_t{0}, size_t{1}}) {
    const double away = end == 0 ? start.along : first.km - start.along;
    if (away < km[first.nodes[end]]) km[first.nodes[end]] = away, by[first.nodes[end]] = start.way;
  }
  for (size_t round = 0; round < net.ways.size(); ++round) {
    for (size_t w = 0; w < net.ways.size(); ++w) {
      for (const size_t end : {size_t{0}, size_t{1}}) {
        const size_t a = net.ways[w].nodes[end], b = net.ways[w].nodes[1 - end];
        if (km[a] + net.ways[w].km < km[b]) km[b] = km[a] + net.ways[w].km, by[b] = w;
      }
    }
  }
  const Way& last = net.ways[goal.way];
  const double byFirst = km[last.nodes[0]] + goal.along, bySecond = km[last.nodes[1]] + last.km - goal.along;
  if (std::min(byFirst, bySecond) >= never) return path;
  // Back from the goal.
  size_t node = last.nodes[byFirst <= bySecond ? 0 : 1];
  walk(last, goal, endOf(net, goal.way, byFirst <= bySecond ? 0 : 1), path);
  while (by[node] != start.way) {
    const size_t w = by[node];
    const size_t end = net.ways[w].nodes[0] == node ? 0 : 1;
    walk(net.ways[w], endOf(net, w, end), endOf(net, w, 1 - end), path);
    node = net.ways[w].nodes[1 - end];
  }
  const size_t end = first.nodes[0] == node ? 0 : 1;
  walk(first, endOf(net, start.way, end), start, path);
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace faultline
