#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "geo/sphere.h"
#include "scene/build.h"

namespace faultline {

namespace {

struct LinkStyle {
  float width;
  Dash dash;
};

constexpr LinkStyle styleOf(LinkKind kind) {
  switch (kind) {
    case LinkKind::Defence: return {2.25f, {}};
    case LinkKind::Alignment: return {2, {9, 5}};
    case LinkKind::Alleged: return {2, {2, 4.5f}};
    case LinkKind::Visit: return {1.25f, {}};
    case LinkKind::Support: return {2, {14, 6}};
    case LinkKind::Adversary: return {2, {}};
    case LinkKind::Count: break;
  }
  return {1, {}};
}

constexpr double endGap = markerRadius + 6;  // marks keep clear of the markers at both ends

struct Mark {
  const PathPoint& point;
  Color color;
  // Screen position `forward` along the way and `sideways` to its right.
  Vec2 at(double forward, double sideways) const {
    const Vec2 across{-point.direction.y, point.direction.x};
    return point.at + point.direction * forward + across * sideways;
  }
};

void addChevron(std::vector<Triangle>& shapes, const Mark& mark) {
  shapes.push_back({mark.at(4, 0), mark.at(-4, 4.2), mark.at(-1.6, 0), mark.color});
  shapes.push_back({mark.at(4, 0), mark.at(-1.6, 0), mark.at(-4, -4.2), mark.color});
}

void addArrow(std::vector<Triangle>& shapes, const Mark& mark) {
  shapes.push_back({mark.at(3, 0), mark.at(-7, 4.5), mark.at(-7, -4.5), mark.color});
}

void addCap(std::vector<Triangle>& shapes, const Mark& mark) {
  const Vec2 a = mark.at(-1.1, -5.5), b = mark.at(1.1, -5.5), c = mark.at(1.1, 5.5), d = mark.at(-1.1, 5.5);
  shapes.push_back({a, b, c, mark.color});
  shapes.push_back({a, c, d, mark.color});
}

void addMarks(SceneBuild& build, const format::Link& link, const Stroke& stroke, bool whole) {
  std::vector<Triangle>& shapes = build.list.shapes;
  for (const ScreenPath& path : projectPath(build.list.projection, stroke.unit)) {
    const double length = path.length();
    if (length < 2 * endGap + 8) continue;
    const auto markAt = [&](double distance, void (*draw)(std::vector<Triangle>&, const Mark&)) {
      const PathPoint point = pointAlong(path, distance, 3);
      if (onFrame(build, point.at, 12)) draw(shapes, {point, stroke.color});
    };
    if (link.kind == LinkKind::Alleged) {
      // Few and even: the count follows the length, so the marks keep their rhythm while the view zooms.
      const double spacing = 52;
      const double inner = length - 2 * endGap;
      const int count = std::clamp(static_cast<int>(inner / spacing), 1, 60);
      const double phase = build.in.flow * 24 / spacing;
      const double shift = phase - std::floor(phase);
      for (int i = 0; i < count; ++i) markAt(endGap + inner * (i + (shift > 0 ? shift : 0.5)) / count, addChevron);
    } else if (link.kind == LinkKind::Support && link.directed && whole) {
      markAt(length - endGap, addArrow);
    } else if (link.kind == LinkKind::Adversary) {
      markAt(endGap, addCap);
      if (whole) markAt(length - endGap, addCap);
    }
  }
}

// The first part of a line, `part` of its length.
void shorten(std::vector<Vec3>& line, double part) {
  const double last = static_cast<double>(line.size() - 1) * std::clamp(part, 0.0, 1.0);
  const size_t whole = static_cast<size_t>(last);
  if (whole + 1 >= line.size()) return;
  const Vec3 tip = slerp(line[whole], line[whole + 1], last - static_cast<double>(whole));
  line.resize(whole + 1);
  line.push_back(tip);
}

}  // namespace

void addLinks(SceneBuild& build) {
  const Dataset& data = build.data;
  if (build.state.links.empty()) return;
  const auto inBeat = data.list(data.beats[build.state.moment.beat].links);
  // Bows come from all the links of the beat, so that none jumps when another begins.
  const std::vector<double> bows = linkBows(data, inBeat);
  for (const LinkState& shown : build.state.links) {
    const format::Link& link = data.links[shown.link];
    const auto found = std::find(inBeat.begin(), inBeat.end(), shown.link);
    const double bow = found == inBeat.end() ? 0.05 : bows[static_cast<size_t>(found - inBeat.begin())];
    const double alpha = static_cast<double>(shown.alpha * build.in.crossFade) * (shown.lapsed ? 0.45 : 1);
    if (alpha <= 0.004 || shown.drawn <= 0) continue;
    const Vec3 from = unitAt(data.actors[link.from].at), to = unitAt(data.actors[link.to].at);
    if (distanceKm(from, to) < 1) continue;
    std::vector<Vec3> line = bowedArc(from, to, bow, 0.75);
    shorten(line, static_cast<double>(shown.drawn));

    const LinkStyle style = styleOf(link.kind);
    const Pick pick{PickKind::Link, shown.link};
    const Color base =
        link.kind == LinkKind::Adversary ? build.tokens.adversary : build.tokens.blocs[static_cast<size_t>(link.bloc)];
    Stroke stroke;
    for (const Vec3 point : line) stroke.unit.push_back(narrow(point));
    stroke.color = withAlpha(base, alpha);
    stroke.width = style.width + (build.in.selected == pick ? 1.25f : 0);
    stroke.dash = style.dash;
    stroke.casing = withAlpha(build.tokens.land, 0.7 * alpha);
    stroke.casingWidth = style.dash.on > 0 || link.kind == LinkKind::Visit ? 0 : 1;
    stroke.pick = pick;
    addMarks(build, link, stroke, shown.drawn >= 1);
    addObstacle(build, stroke.unit, 12);
    if (link.kind == LinkKind::Visit) {
      const auto tip = toScreen(build.list.projection, line.back());
      if (tip && shown.drawn < 1 && onFrame(build, *tip, 8)) {
        build.list.markers.push_back({*tip, MarkerShape::Circle, 3, stroke.color, stroke.color, 0, pick});
      }
    }
    build.list.links.push_back(std::move(stroke));
  }
}

}  // namespace faultline
