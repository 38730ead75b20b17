#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "geo/sphere.h"
#include "scene/build.h"
#include "scene/rhythm.h"

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
    case LinkKind::Message: return {1.5f, {5, 2.5f}};
    case LinkKind::Count: break;
  }
  return {1, {}};
}

constexpr double standBack = 0.22;  // of what is not in the group pointed at

constexpr double endGap = markerRadius + 6;  // marks keep clear of the markers at both ends

struct Mark {
  const PathPoint& point;
  Color color;
  double size = 1;
  // Screen position `forward` along the way and `sideways` to its right.
  Vec2 at(double forward, double sideways) const {
    const Vec2 across{-point.direction.y, point.direction.x};
    return point.at + (point.direction * forward + across * sideways) * size;
  }
};

void addChevron(DrawList& list, const Mark& mark) {
  list.shapes.push_back({mark.at(4, 0), mark.at(-4, 4.2), mark.at(-1.6, 0), mark.color, true});
}

void addArrow(DrawList& list, const Mark& mark) {
  list.shapes.push_back({mark.at(3, 0), mark.at(-7, 4.5), mark.at(-5.5, 0), mark.color, true});
}

void addCap(DrawList& list, const Mark& mark) {
  list.bars.push_back({mark.at(0, -5.5), mark.at(0, 5.5), 2.2f, mark.color});
}

// Arrow heads that meet at one end would make a blot: a later one steps back along its line.
class EndMarks {
 public:
  double clear(const ScreenPath& path, double distance) {
    for (int step = 0; step < 3 && distance > 2 * endGap; ++step) {
      const Vec2 at = pointAlong(path, distance, 3).at;
      if (std::none_of(taken.begin(), taken.end(), [at](Vec2 other) { return dot(at - other, at - other) < 81; }))
        break;
      distance -= 10;
    }
    taken.push_back(pointAlong(path, distance, 3).at);
    return distance;
  }

 private:
  std::vector<Vec2> taken;
};

// Few and even. Each keeps its place on the ground while the view zooms, until another grows between it and the next.
void addChevrons(SceneBuild& build, const ScreenPath& path, Color color) {
  constexpr double spacing = 52;
  const double inner = path.length() - 2 * endGap;
  Octave octave = octaveFor(spacing / inner);
  if (octave.level > -2) octave = {-2, 0};  // a short line: one, in the middle
  const double step = stepOf(octave.level);
  // They flow by whole cycles, so that the growing ones stay the growing ones.
  const double flowed = build.in.flow * 24 / inner / (2 * step);
  const double shift = (flowed - std::floor(flowed)) * 2 * step;
  const int cycles = static_cast<int>(0.5 / step + 0.5);
  for (int i = 0; i < cycles; ++i) {
    for (const double half : {0.0, 1.0}) {
      double size = half > 0 ? octave.split : 1;
      double part = (2 * i + half) * step + shift;
      if (shift == 0) {
        if (i == 0 && half == 0) continue;  // at the very end of the line
      } else {
        part -= std::floor(part);
        size *= std::clamp(std::min(part, 1 - part) * inner / 8, 0.0, 1.0);  // they come and go at the ends
      }
      if (size < 0.05) continue;
      const PathPoint point = pointAlong(path, endGap + inner * part, 3);
      if (onFrame(build, point.at, 12)) addChevron(build.list, {point, color, size});
    }
  }
}

void addMarks(SceneBuild& build, const format::Link& link, const Stroke& stroke, bool whole, EndMarks& ends) {
  for (const ScreenPath& path : projectPath(build.list.projection, stroke.unit)) {
    const double length = path.length();
    if (length < 2 * endGap + 8) continue;
    const auto markAt = [&](double distance, void (*draw)(DrawList&, const Mark&)) {
      const PathPoint point = pointAlong(path, distance, 3);
      if (onFrame(build, point.at, 12)) draw(build.list, {point, stroke.color});
    };
    if (link.kind == LinkKind::Alleged) {
      addChevrons(build, path, stroke.color);
    } else if ((link.kind == LinkKind::Support || link.kind == LinkKind::Message) && link.directed && whole) {
      markAt(ends.clear(path, length - endGap), addArrow);
    } else if (link.kind == LinkKind::Adversary) {
      markAt(endGap, addCap);
      if (whole) markAt(length - endGap, addCap);
    }
  }
}

bool frontBetween(const SceneBuild& build, uint32_t one, uint32_t other) {
  return std::any_of(build.state.fronts.begin(), build.state.fronts.end(), [&](const FrontState& shown) {
    const format::Front& front = build.data.fronts[shown.front];
    const bool same = (front.left == one && front.right == other) || (front.left == other && front.right == one);
    return same && front.kind == FrontKind::War;
  });
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
  const std::span<const double> bows = build.bows;
  EndMarks ends;
  for (const LinkState& shown : build.state.links) {
    const format::Link& link = data.links[shown.link];
    const auto found = std::find(inBeat.begin(), inBeat.end(), shown.link);
    const double bow = found == inBeat.end() ? 0.05 : bows[static_cast<size_t>(found - inBeat.begin())];
    const bool within = build.groupLit && inLitGroup(build, link.from) && inLitGroup(build, link.to);
    const double alpha = static_cast<double>(shown.alpha * build.in.crossFade) * (shown.lapsed ? 0.45 : 1) *
                         (build.groupLit && !within ? standBack : 1);
    if (alpha <= 0.004 || shown.drawn <= 0) continue;
    const Vec3 from = endOf(data, link, false).unit, to = endOf(data, link, true).unit;
    if (distanceKm(from, to) < 1) continue;
    // Round at every scale: a short link close up is as long on the screen as a long one from afar.
    const double step = std::clamp(degrees(angleBetween(from, to)) / 32, 0.005, 0.75);
    std::vector<Vec3> line = bowedArc(from, to, bow, step);
    double km = 0;
    for (size_t i = 1; i < line.size(); ++i) km += distanceKm(line[i - 1], line[i]);
    shorten(line, static_cast<double>(shown.drawn));

    LinkStyle style = styleOf(link.kind);
    // Where a front between the same two is drawn, that says the war; the line only names who fights whom.
    const bool said = link.kind == LinkKind::Adversary && frontBetween(build, link.from, link.to);
    if (said) style.width = 1.25f;
    const Pick pick{PickKind::Link, shown.link};
    const Color base =
        link.kind == LinkKind::Adversary ? build.tokens.adversary : build.tokens.blocs[static_cast<size_t>(link.bloc)];
    Stroke stroke;
    for (const Vec3 point : line) stroke.unit.push_back(narrow(point));
    stroke.color = withAlpha(base, said ? 0.55 * alpha : alpha);
    stroke.width = style.width + (build.in.selected == pick || within ? 1.25f : 0);
    stroke.dash = style.dash;
    // Dashes are those of the whole line, also while it draws itself in.
    stroke.dashKm = style.dash.on > 0 ? static_cast<float>(km) : 0;
    // Where lines cross, the later one goes over the others, with a gap on either side.
    stroke.casing = withAlpha(build.tokens.land, 0.85 * alpha);
    stroke.casingWidth = style.dash.on > 0 ? 1 : 1.25f;
    stroke.pick = pick;
    addMarks(build, link, stroke, shown.drawn >= 1, ends);
    addObstacle(build, stroke.unit, 12, pick);
    if (link.kind == LinkKind::Visit || link.kind == LinkKind::Message) {
      const auto tip = toScreen(build.list.projection, line.back());
      if (tip && shown.drawn < 1 && onFrame(build, *tip, 8)) {
        build.list.markers.push_back({*tip, MarkerShape::Circle, 3, stroke.color, stroke.color, 0, pick});
      }
    }
    build.list.links.push_back(std::move(stroke));
  }
}

}  // namespace faultline
