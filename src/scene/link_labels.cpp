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
  constexpr double shortest = 14;
  if (path.length() < shortest) return;
  request.leaderDot = 2;
  const Vec2 size = blockSize(build.data, request);
  for (const double part : {0.5, 0.36, 0.64, 0.22, 0.78, 0.1, 0.9}) {
    const PathPoint point = pointAlong(path, path.length() * part, 6);
    for (const double side : {-1.0, 1.0}) {
      const Vec2 across{-point.direction.y * side, point.direction.x * side};
      const double steep = std::abs(across.x), level = std::abs(across.y);
      const Vec2 sideways{across.x < 0 ? -1.0 : 1.0, 0}, upright{0, across.y < 0 ? -1.0 : 1.0};
      for (const double gap : gaps) {
        LabelCandidate candidate;
        candidate.leader = gap > touching;
        candidate.leaderStart = point.at;
        candidate.onLine = !candidate.leader;  // the air about it reaches over the line
        candidate.cost = std::abs(part - 0.5) * 3 + (across.y > 0 ? 0.2 : 0) + (gap - touching) * 0.04;
        // The block's middle is `offset` from the leader's end.
        const auto add = [&](Vec2 reach, Vec2 offset, double more) {
          candidate.leaderEnd = point.at + reach * (gap - 3);
          candidate.topLeft = point.at + reach * gap + offset - size * 0.5;
          request.candidates.push_back(candidate);
          request.candidates.back().cost += more;
        };
        if (!candidate.leader) {
          // A block touches a steep line with its whole side, a low one a level line with its edge, else with a corner.
          if (steep > 0.8 || (level > 0.93 && request.lines.size() < 3))
            add(across, across * ((steep * size.x + level * size.y) / 2), 0);
          continue;
        }
        // Level and upright leaders look calmer than others.
        for (const double share : {0.0, 0.35, -0.35}) {
          const Vec2 flank{sideways.x * size.x / 2, share * 1.2 * size.y}, edge{share * size.x, upright.y * size.y / 2};
          if (steep > 0.3) add(sideways, flank, std::abs(share) + level);
          if (level > 0.3) add(upright, edge, std::abs(share) + steep);
          add(across, steep > 0.6 ? flank : edge, 0.7 + std::abs(share));
        }
      }
    }
  }
}

namespace {

// Who alleges it and who answers, never the one without the other: on the link itself, which gets a gap there, or along
// it; else beside it where no other line is near, else farther off with a leader that ends in a dot on its own line. In
// short names before it goes where it would cross others.
struct LinkForm {
  enum : uint8_t { On, Along, Beside, Led, AcrossOne, Across } where;
  bool brief = false, oneLine = false;
  double column = 0;  // logical pixels; 0: a line of text each for who alleges and who answers
};
constexpr LinkForm linkForms[] = {
    {LinkForm::On, false, true},  // first
    {LinkForm::On},
    {LinkForm::On, true, true},
    {LinkForm::On, true},
    {LinkForm::Along},
    {LinkForm::Along, true},
    {LinkForm::Beside, false, false, 130},
    {LinkForm::Beside, true},
    {LinkForm::Led, true},
    {LinkForm::Led, true, false, 104},
    {LinkForm::AcrossOne, true},
    {LinkForm::Led, true, false, 84},
    {LinkForm::AcrossOne, true, false, 104},
    {LinkForm::Across, true},
    {LinkForm::Across, true, false, 104},
    {LinkForm::Across, true, false, 84},
    {LinkForm::Across, true, false, 72},
};

}  // namespace

void requestLinkLabels(LabelBuild& labels) {
  SceneBuild& build = labels.scene;
  const Dataset& data = build.data;
  // Among more transfers than this no leader could be followed to its own: words stand at a link there or not at all.
  constexpr auto mostLed = 12;
  const bool crowded = std::count_if(build.list.links.begin(), build.list.links.end(), [&data](const Stroke& stroke) {
                         return data.links[stroke.pick.index].kind == LinkKind::Alleged;
                       }) > mostLed;
  for (const Stroke& stroke : build.list.links) {
    const format::Link& link = data.links[stroke.pick.index];
    if (link.kind != LinkKind::Alleged || link.accuser.length == 0) continue;
    const format::Dispute* dispute = data.disputeOf(stroke.pick.index);
    const TextLine line = plainLine(build, "", LabelStyle::Link, build.tokens.muted);
    const std::vector<ScreenPath> paths = openPaths(build, stroke.unit);
    bool fallback = false;
    for (const LinkForm& form : linkForms) {
      const bool brief = form.brief && dispute != nullptr, led = form.where >= LinkForm::Led;
      if (led && crowded) break;
      std::string accusers = "alleged by ";
      accusers += data.text(brief ? dispute->accuserShort : link.accuser);
      const std::string_view answer =
          dispute == nullptr ? "" : data.text(brief ? dispute->answerShort : dispute->answer);
      if (form.oneLine && !answer.empty()) (accusers += "; ") += answer;
      LabelRequest& request = labels.requests.emplace_back();
      request.priority = linkPriority;
      request.anchor = {-1e6, -1e6};
      request.alpha = static_cast<double>(stroke.color.a) / 255;
      request.pick = stroke.pick;
      constexpr double greatestCosts[] = {9, 9, 9, 16, 28, 60};  // a line costs 12 that text lies across, a leader 8
      request.greatestCost = greatestCosts[form.where];
      request.fallback = fallback;
      fallback = true;
      const double column = form.column > 0 ? form.column : 1e9;
      addWrapped(build, request, line, accusers, column);
      if (!form.oneLine) addWrapped(build, request, line, answer, column);
      const bool beside = form.where >= LinkForm::Beside;
      request.air = !beside ? 4 : led ? 2 : touching + 1;
      constexpr double gaps[] = {touching, 12, 20, 30, 44, 62, 84, 110};
      for (const ScreenPath& path : paths) {
        if (beside)
          addBesideLine(build, request, path, led ? std::span(gaps).subspan(1) : std::span(gaps).first(1));
        else
          addAlongLine(data, request, path, 0, form.where == LinkForm::On ? -1 : 5);
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
