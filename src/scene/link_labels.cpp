// Words at links: who alleges one, and where one goes that leaves the open map.
#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "scene/labels.h"
#include "scene/text_path.h"

namespace faultline {

// The text in lines of about equal width, none wider than `limit` where words allow. Appends them to the request.
void addWrapped(const SceneBuild& build, LabelRequest& request, const TextLine& model, std::string_view text,
                double limit) {
  const auto width = [&](std::string_view part) {
    return static_cast<double>(measureText(build.data, part, model.size, model.semibold, model.tracking));
  };
  const double whole = width(text);
  const double count = std::ceil(whole / limit);
  const double goal = count > 1 ? whole / count * 1.12 : whole;
  while (!text.empty()) {
    size_t end = text.size();
    if (width(text) > goal) {
      end = text.find(' ');
      for (size_t next = end; next != std::string_view::npos && width(text.substr(0, next)) <= goal;
           next = text.find(' ', next + 1)) {
        end = next;
      }
      end = std::min(end, text.size());
    }
    request.lines.push_back(model);
    request.lines.back().text = std::string(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void addBesideLine(const SceneBuild& build, LabelRequest& request, const ScreenPath& path,
                   std::span<const double> gaps) {
  request.leaderDot = 2;
  const Vec2 size = blockSize(build.data, request);
  for (const double part : {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9}) {
    const PathPoint point = pointAlong(path, path.length() * part, 6);
    if (!inTheOpen(build, point.at)) continue;
    for (const double side : {-1.0, 1.0}) {
      const Vec2 across{-point.direction.y * side, point.direction.x * side};
      const double half = std::abs(across.x) * size.x / 2 + std::abs(across.y) * size.y / 2;
      for (const double gap : gaps) {
        LabelCandidate candidate;
        candidate.leader = gap > touching;
        // A leader ends at the middle of the nearer edge of the text, so that it is short and its own.
        const Vec2 end = point.at + across * (gap - 3);
        Vec2 centre = point.at + across * (gap + half);
        if (candidate.leader) {
          const bool level = std::abs(across.x) > 0.6;
          centre = level ? Vec2{end.x + (across.x > 0 ? 3 : -3) + across.x / std::abs(across.x) * size.x / 2, end.y}
                         : Vec2{end.x, end.y + (across.y > 0 ? 3 + size.y / 2 : -3 - size.y / 2)};
        }
        candidate.topLeft = {centre.x - size.x / 2, centre.y - size.y / 2};
        candidate.cost = std::abs(part - 0.5) * 3 + (across.y > 0 ? 0.2 : 0) + (gap - touching) * 0.04;
        candidate.onLine = true;
        candidate.leaderEnd = end;
        candidate.leaderStart = point.at;
        request.candidates.push_back(candidate);
      }
    }
  }
}

// On the link itself, which gets a gap there; else beside it where no other line is near, else farther off with a
// leader that ends in a dot on its own line.
void requestLinkLabels(LabelBuild& labels) {
  SceneBuild& build = labels.scene;
  const bool narrow = build.list.layout.narrow;
  for (const Stroke& stroke : build.list.links) {
    const format::Link& link = build.data.links[stroke.pick.index];
    if (link.kind != LinkKind::Alleged || link.accuser.length == 0) continue;
    const std::string text = "alleged by " + std::string(build.data.text(link.accuser));
    const TextLine line = plainLine(build, text, LabelStyle::Link, build.tokens.muted);
    const std::vector<ScreenPath> paths = projectPath(build.list.projection, stroke.unit);
    LabelRequest model;
    model.priority = linkPriority;
    model.anchor = {-1e6, -1e6};
    model.alpha = static_cast<double>(stroke.color.a) / 255;
    model.pick = stroke.pick;
    model.greatestCost = 9;  // less than a line costs that it crosses

    LabelRequest on = model;
    on.air = 4;
    on.lines.push_back(line);
    for (const ScreenPath& path : paths) addAlongLine(build.data, on, path, 0, -1);
    labels.requests.push_back(std::move(on));
    for (const double column : {0.0, 104.0, 84.0}) {  // beside it, then led to it, at last in a narrower block
      const bool led = column > 0;
      LabelRequest& block = labels.requests.emplace_back(model);
      block.fallback = true;
      addWrapped(build, block, line, text, led ? column : narrow ? 104 : 130);
      block.air = led ? 2 : touching + 1;
      if (led) block.greatestCost = 40;  // across other lines, if need be
      constexpr double gaps[] = {touching, 18, 30, 44, 60, 80, 104, 130};
      for (const ScreenPath& path : paths) {
        addBesideLine(build, block, path, led ? std::span(gaps).subspan(1) : std::span(gaps).first(1));
      }
    }
  }
}

namespace {

constexpr double exitInset = 13;  // from panels and the frame's edge to where a link counts as gone

bool wellInside(const SceneBuild& build, Vec2 screen) {
  if (!holds(grown(build.list.layout.frame, -exitInset), screen)) return false;
  for (const Rect& panel : closedTo(build.list.layout).rects) {
    if (panel.width > 0 && holds(grown(panel, exitInset), screen)) return false;
  }
  return true;
}

// Where the path is seen last on its way to its end (or, backwards, to its start).
bool lastSeen(const SceneBuild& build, const ScreenPath& path, bool backwards, LinkExit& exit) {
  const double length = path.length(), step = std::max(2.0, length / 800);
  for (double gone = 0; gone <= length; gone += step) {
    const PathPoint point = pointAlong(path, backwards ? gone : length - gone, 4);
    if (!wellInside(build, point.at)) continue;
    exit.at = point.at;
    exit.outward = backwards ? point.direction * -1 : point.direction;
    return gone > 0;
  }
  return false;
}

}  // namespace

std::vector<LinkExit> linkExits(const SceneBuild& build) {
  std::vector<LinkExit> exits;
  for (const Stroke& stroke : build.list.links) {
    const format::Link& link = build.data.links[stroke.pick.index];
    const std::vector<ScreenPath> pieces = projectPath(build.list.projection, stroke.unit);
    if (pieces.empty()) continue;
    for (const bool backwards : {false, true}) {
      const auto end = toScreen(build.list.projection, endOf(build.data, link, !backwards).unit);
      if (end && inTheOpen(build, *end)) continue;
      LinkExit exit;
      exit.id = stroke.pick.index * 2 + (backwards ? 1 : 0);
      exit.color = stroke.color;
      if (lastSeen(build, backwards ? pieces.front() : pieces.back(), backwards, exit)) exits.push_back(exit);
    }
  }
  return exits;
}

void addExitPointers(SceneBuild& build, std::span<const LinkExit> exits) {
  for (const LinkExit& exit : exits) {
    // An open chevron on a gap in the line: it says that the line goes on, and not, as a filled head would, which way.
    const Vec2 across{-exit.outward.y, exit.outward.x};
    const Vec2 tip = exit.at + exit.outward * 5;
    for (const double side : {-1.0, 1.0})
      build.list.bars.push_back({tip, exit.at - exit.outward + across * (5.5 * side), 1.75f, exit.color});
  }
}

void requestExits(LabelBuild& labels) {
  SceneBuild& build = labels.scene;
  const Dataset& data = build.data;
  for (const LinkExit& exit : linkExits(build)) {
    const format::Link& link = data.links[exit.id / 2];
    const std::string_view name = endOf(data, link, exit.id % 2 == 0).name;
    std::string text = link.directed && exit.id % 2 == 1 ? "from " : "to ";
    text += name;
    const bool said = std::any_of(labels.requests.begin(), labels.requests.end(), [&text](const LabelRequest& other) {
      return other.lines.front().text == text;  // several links to one place need it once
    });
    if (said) continue;
    LabelRequest request;
    request.lines.push_back(plainLine(build, text, LabelStyle::Link, build.tokens.ink));
    request.priority = exitPriority;
    request.greatestCost = 14;
    request.anchor = exit.at;
    request.exit = exit.id;
    request.onMap = false;
    request.alpha = std::min(1.0, 1.8 * static_cast<double>(exit.color.a) / 255);  // words read also at a faint line
    request.pick = {PickKind::Link, exit.id / 2};
    const Vec2 size = blockSize(data, request);
    // On either side of the line, from its end inwards.
    for (const double back : {2.0, 16.0, 32.0, 52.0}) {
      const Vec2 at = exit.at - exit.outward * back;
      for (const double side : {1.0, -1.0}) {
        const Vec2 across{-exit.outward.y * side, exit.outward.x * side};
        const double half = std::abs(across.x) * size.x / 2 + std::abs(across.y) * size.y / 2;
        const Vec2 centre = at + across * (9 + half);
        LabelCandidate candidate;
        candidate.topLeft = {centre.x - size.x / 2, centre.y - size.y / 2};
        candidate.cost = back * 0.05 + (across.x < 0 ? 0.3 : 0);
        request.candidates.push_back(candidate);
      }
    }
    labels.requests.push_back(std::move(request));
  }
}

}  // namespace faultline
