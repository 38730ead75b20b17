#include "scene/path.h"

#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "geo/sphere.h"

namespace faultline {

std::vector<ScreenPath> projectPath(const Projection& projection, std::span<const Vec3f> unit) {
  std::vector<ScreenPath> pieces;
  bool open = false;
  for (size_t i = 0; i < unit.size(); ++i) {
    const std::optional<Vec2> screen = toScreen(projection, widen(unit[i]));
    if (!screen) {
      open = false;
      continue;
    }
    if (!open) pieces.emplace_back();
    ScreenPath& path = pieces.back();
    if (open) {
      const Vec2 step = *screen - path.points.back();
      path.along.push_back(path.along.back() + std::sqrt(dot(step, step)));
      path.source.push_back(static_cast<uint32_t>(i - 1));
    } else {
      path.along.push_back(0);
    }
    path.points.push_back(*screen);
    open = true;
  }
  pieces.erase(std::remove_if(pieces.begin(), pieces.end(), [](const ScreenPath& p) { return p.points.size() < 2; }),
               pieces.end());
  return pieces;
}

Vec2 direction(Vec2 from, Vec2 to) {
  const Vec2 d = to - from;
  const double length = std::sqrt(dot(d, d));
  return length > 1e-9 ? d * (1 / length) : Vec2{1, 0};
}

namespace {

Vec2 placeAlong(const ScreenPath& path, double distance, uint32_t& segment) {
  const auto above = std::upper_bound(path.along.begin(), path.along.end(), distance);
  size_t i = above == path.along.begin() ? 0 : static_cast<size_t>(above - path.along.begin()) - 1;
  i = std::min(i, path.points.size() - 2);
  segment = static_cast<uint32_t>(i);
  const double step = path.along[i + 1] - path.along[i];
  const double t = step > 0 ? std::clamp((distance - path.along[i]) / step, 0.0, 1.0) : 0;
  return path.points[i] + (path.points[i + 1] - path.points[i]) * t;
}

}  // namespace

PathPoint pointAlong(const ScreenPath& path, double distance, double reach) {
  PathPoint result;
  uint32_t ignored;
  result.at = placeAlong(path, distance, result.segment);
  result.direction =
      direction(placeAlong(path, distance - reach, ignored), placeAlong(path, distance + reach, ignored));
  return result;
}

double distanceToSegment(Vec2 point, Vec2 a, Vec2 b) {
  const Vec2 ab = b - a;
  const double length2 = dot(ab, ab);
  const double t = length2 > 0 ? std::clamp(dot(point - a, ab) / length2, 0.0, 1.0) : 0;
  const Vec2 d = point - (a + ab * t);
  return std::sqrt(dot(d, d));
}

bool segmentsCross(Vec2 a, Vec2 b, Vec2 c, Vec2 d) {
  const double ab1 = cross(b - a, c - a), ab2 = cross(b - a, d - a);
  const double cd1 = cross(d - c, a - c), cd2 = cross(d - c, b - c);
  return (ab1 > 0) != (ab2 > 0) && (cd1 > 0) != (cd2 > 0);
}

// Liang and Barsky's clipping, asking only whether anything is left.
bool segmentMeetsRect(Vec2 a, Vec2 b, const Rect& rect) {
  double from = 0, to = 1;
  const Vec2 d = b - a;
  const double p[4] = {-d.x, d.x, -d.y, d.y};
  const double q[4] = {a.x - rect.x, rect.x + rect.width - a.x, a.y - rect.y, rect.y + rect.height - a.y};
  for (int i = 0; i < 4; ++i) {
    if (p[i] == 0) {
      if (q[i] < 0) return false;
    } else if (p[i] < 0) {
      from = std::max(from, q[i] / p[i]);
    } else {
      to = std::min(to, q[i] / p[i]);
    }
  }
  return from <= to;
}

bool pathMeetsRect(const ScreenPath& path, const Rect& rect) {
  for (size_t i = 0; i + 1 < path.points.size(); ++i) {
    if (segmentMeetsRect(path.points[i], path.points[i + 1], rect)) return true;
  }
  return false;
}

std::vector<Vec3f> subdivided(std::span<const Vec3> line, double stepDeg, std::vector<uint32_t>* source) {
  std::vector<Vec3f> points;
  for (size_t i = 0; i < line.size(); ++i) {
    if (i > 0) {
      const double angle = degrees(angleBetween(line[i - 1], line[i]));
      const int steps = std::max(1, static_cast<int>(std::ceil(angle / stepDeg)));
      for (int k = 1; k < steps; ++k) points.push_back(narrow(slerp(line[i - 1], line[i], double(k) / steps)));
      if (source) source->insert(source->end(), static_cast<size_t>(steps), static_cast<uint32_t>(i - 1));
    }
    points.push_back(narrow(line[i]));
  }
  return points;
}

}  // namespace faultline
