// Words at fronts.
#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "scene/front_line.h"
#include "scene/labels.h"
#include "scene/text_path.h"
#include "story/dates.h"
#include "story/phrases.h"

namespace faultline {

namespace {

struct FrontOnScreen {
  bool found = false;
  Vec2 nearest;       // to the author's label position, on a visible part of the line
  Vec2 wanted;        // the author's label position
  double length = 0;  // of what is in the open, about
};

FrontOnScreen locate(LabelBuild& labels, uint32_t index) {
  const SceneBuild& build = labels.scene;
  FrontOnScreen result;
  const auto wanted = toScreen(build.list.projection, unitAt(build.data.fronts[index].labelAt));
  if (!wanted) return result;
  result.wanted = *wanted;
  double best = 1e18;
  for (const ScreenPath& path : labels.fronts.of(index)) {
    const double step = std::max(3.0, path.length() / 400);
    for (double along = 0; along <= path.length(); along += step) {
      const Vec2 at = pointAlong(path, along, 1).at;
      result.found = true;
      result.length += step;
      const double away = dot(at - *wanted, at - *wanted);
      if (away < best) best = away, result.nearest = at;
    }
  }
  return result;
}

// Whether it is the first time that this one is asked for.
class FirstTime {
 public:
  explicit FirstTime(size_t count) : seen(count, false) {}
  bool operator()(uint32_t index) {
    const bool first = !seen[index];
    seen[index] = true;
    return first;
  }

 private:
  std::vector<bool> seen;
};

// Along the front itself, `gap` clear of it on the side that has no teeth; nothing where the line is too short or too
// crooked.
void requestAlong(LabelBuild& labels, const LabelRequest& text, uint32_t index, double gap = 6) {
  const SceneBuild& build = labels.scene;
  LabelRequest request = text;
  const Side marks = build.data.fronts[index].marks;
  const int side = marks == Side::Left ? 1 : marks == Side::Right ? -1 : 0;
  for (const ScreenPath& path : labels.fronts.of(index)) addAlongLine(build.data, request, path, side, gap);
  if (!request.candidates.empty()) labels.requests.push_back(std::move(request));
}

// All round the anchor, nearer and more to the side first; blocks on the left are set flush right by the caller's
// choice.
void requestAround(LabelBuild& labels, const LabelRequest& text, Vec2 wanted, std::span<const double> radii,
                   double leaderBeyond) {
  SceneBuild& build = labels.scene;
  const Vec2 size = blockSize(build.data, text);
  LabelRequest request = text;
  const Vec2 towards = direction(text.anchor, wanted);
  const Vec2 offset = wanted - text.anchor;
  const bool hinted = dot(offset, offset) > 100;
  for (const double radius : radii) {
    for (int step = 0; step < 16; ++step) {
      const double angle = step * pi / 8;
      const Vec2 way{cosOf(angle), sinOf(angle)};
      const Vec2 end = text.anchor + way * radius;
      LabelCandidate candidate;
      candidate.leader = radius > leaderBeyond;
      candidate.leaderEnd = end;
      candidate.leaderStart = text.anchor;
      candidate.cost = (radius - radii[0]) * 0.06 + (1 - std::abs(way.x)) * 0.4;
      if (hinted) candidate.cost += (1 - dot(way, towards)) * 0.8;
      if (std::abs(way.x) > 0.35) {
        candidate.topLeft = {way.x > 0 ? end.x + 4 : end.x - 4 - size.x, end.y - size.y / 2};
        request.candidates.push_back(candidate);
      }
      if (std::abs(way.y) > 0.6) {
        // Above or below: about the leader's end, or to one side of it where a panel or the frame is in the way.
        for (const double share : {0.5, 0.3, 0.7, 0.1, 0.9}) {
          candidate.topLeft = {end.x - size.x * share, way.y > 0 ? end.y + 3 : end.y - 3 - size.y};
          request.candidates.push_back(candidate);
          candidate.cost += 0.15;
        }
      }
    }
  }
  labels.requests.push_back(std::move(request));
}

constexpr double clearOfLines = 8;  // less than any line costs that text or leader crosses
constexpr size_t mostLines = 4;     // of a callout: more is a paragraph, and the name alone says it better

}  // namespace

void requestCallouts(LabelBuild& labels) {
  SceneBuild& build = labels.scene;
  const bool narrow = build.list.layout.narrow;
  FirstTime first(build.data.fronts.size());
  for (const uint32_t index : build.state.callouts) {
    const format::Front& front = build.data.fronts[index];
    if (front.label.length == 0 || !first(index)) continue;
    const FrontOnScreen where = locate(labels, index);
    if (!where.found) continue;
    TextLine title = plainLine(build, build.data.text(front.label), LabelStyle::Front, build.tokens.ink);
    title.size = narrow ? labelSize : bodySize;
    title.semibold = true;
    constexpr double radii[] = {20, 30, 46, 66, 90, 120};  // farther off a leader looks like one of the lines
    // The best that can be had: clear of all lines, if need be in a narrower column; then across one line; then the
    // name alone, clear of lines before wherever it must.
    struct Form {
      double column;  // logical pixels; 0: the name alone
      double greatestCost;
    };
    const double column = narrow ? 125 : 200;
    LabelRequest along;
    along.lines.push_back(title);
    along.lines.push_back(plainLine(build, build.data.text(front.sublabel), LabelStyle::FrontSub, build.tokens.muted));
    if (front.sublabel.length == 0) along.lines.pop_back();
    along.priority = calloutPriority;
    along.air = 4;
    along.anchor = {-1e6, -1e6};
    along.alpha = static_cast<double>(build.in.crossFade);
    along.pick = {PickKind::Front, index};
    along.greatestCost = clearOfLines;
    requestAlong(labels, along, index);
    for (const Form form : {Form{column, clearOfLines}, Form{column * 0.72, clearOfLines}, Form{column, 17},
                            Form{column * 0.72, 17}, Form{0, clearOfLines}, Form{0, 1e9}}) {
      LabelRequest request;
      request.lines.push_back(title);
      if (form.column > 0) {
        addWrapped(build, request, plainLine(build, "", LabelStyle::FrontSub, build.tokens.muted),
                   build.data.text(front.sublabel), form.column);
        if (request.lines.size() > mostLines) continue;
      }
      request.priority = calloutPriority;
      request.air = 6;
      request.anchor = where.nearest;
      request.alpha = static_cast<double>(build.in.crossFade);
      request.pick = {PickKind::Front, index};
      request.greatestCost = form.greatestCost;
      request.fallback = true;
      request.callout = true;
      requestAround(labels, request, where.wanted, radii, 0);
    }
  }
}

namespace {

std::string tagOf(const SceneBuild& build, const FrontState& shown, const format::Front& front) {
  const auto keyframeDay = [&](uint32_t index) { return build.data.keyframes[index].date; };
  if (shown.stale) return "as of " + shortDate(front.validTo);
  if (front.kind != FrontKind::War) return {};
  if (shown.interpolated)
    return (shown.envelope ? "outer extent interpolated, " : "interpolated, ") +
           shortSpan(keyframeDay(shown.keyframeFrom), keyframeDay(shown.keyframeTo));
  if (shown.envelope) return "outer extent, low certainty";
  const double age = build.state.moment.day - keyframeDay(shown.keyframeFrom);
  std::string text;
  if (shown.held && age > 31) text = "as of " + shortDate(keyframeDay(shown.keyframeFrom));
  // What its name does not say already.
  if (shown.uncertaintyKm >= vagueFromKm && front.sublabel.length > 0 && front.label.length == 0) return text;
  if (shown.uncertaintyKm >= vagueFromKm)
    text += (text.empty() ? "good to about " : ", good to about ") + kmText(static_cast<double>(shown.uncertaintyKm));
  return text;
}

}  // namespace

std::string shortSpan(int32_t from, int32_t to) {
  std::string first = shortDate(from);
  if (civilFromDay(from).year == civilFromDay(to).year && first.size() > 5) first.resize(first.size() - 5);
  return first + " \xe2\x80\x93 " + shortDate(to);
}

// Their name, and who drew them.
void requestFrontNames(LabelBuild& labels) {
  SceneBuild& build = labels.scene;
  FirstTime first(build.data.fronts.size());
  for (const FrontState& shown : build.state.fronts) {
    const format::Front& front = build.data.fronts[shown.front];
    if (front.label.length > 0 || front.sublabel.length == 0 || shown.alpha <= 0.004f || !first(shown.front)) continue;
    const FrontOnScreen where = locate(labels, shown.front);
    if (!where.found || where.length < 90) continue;
    LabelRequest request;
    const double limit = build.list.layout.narrow ? 150 : 190;
    TextLine name = plainLine(build, "", LabelStyle::FrontSub, build.tokens.ink);
    addWrapped(build, request, name, build.data.text(front.name), limit);
    name.color = build.tokens.muted;
    addWrapped(build, request, name, build.data.text(front.sublabel), limit);
    request.priority = namePriority;
    request.anchor = where.nearest;
    request.alpha = static_cast<double>(shown.alpha * build.in.crossFade);
    request.pick = {PickKind::Front, shown.front};
    request.greatestCost = 6;
    if (request.lines.size() > 2) {  // along the line each part is one line of text
      LabelRequest along = request;
      along.lines.assign(1, name);
      along.lines.front().text = std::string(build.data.text(front.name));
      along.lines.front().color = build.tokens.ink;
      along.lines.push_back(name);
      along.lines.back().text = std::string(build.data.text(front.sublabel));
      requestAlong(labels, along, shown.front);
      request.fallback = true;
    }
    requestAlong(labels, request, shown.front);
    request.fallback = true;
    constexpr double radii[] = {12, 24, 40, 60, 85};
    requestAround(labels, request, where.wanted, radii, 0);
  }
}

// A strip along a line: in one half of it where there is room, else along it or at it.
void requestZones(LabelBuild& labels) {
  SceneBuild& build = labels.scene;
  for (const AreaState& shown : build.state.areas) {
    const format::Zone* zone = build.data.zoneOf(shown.area);
    if (zone == nullptr) continue;
    const double half = static_cast<double>(zone->halfWidthKm) / build.kmPerPx;
    if (half < leastZonePx / 2) continue;
    labels.fronts.of(zone->front, true);
    const FrontOnScreen where = locate(labels, zone->front);
    if (!where.found || where.length < 90) continue;
    LabelRequest request;
    request.lines.push_back(
        plainLine(build, build.data.text(build.data.areas[shown.area].name), LabelStyle::FrontSub, build.tokens.ink));
    request.priority = tagPriority;
    request.anchor = where.nearest;
    request.alpha = static_cast<double>(shown.alpha * build.in.crossFade);
    request.pick = {PickKind::Area, shown.area};
    request.greatestCost = 4;
    const double inside = (half - static_cast<double>(labelSize)) / 2;
    request.air = inside > 2 ? 1 : 2;
    requestAlong(labels, request, zone->front, inside > 2 ? inside : half + 4);
    request.fallback = true;
    request.greatestCost = 8;
    double radii[] = {12, 24, 40, 60};
    for (double& radius : radii) radius += half;
    requestAround(labels, request, where.wanted, radii, 0);
  }
}

namespace {

// Corners and edges of the free part of the map; the lower ones are where maps say such things.
void addAtEdges(const SceneBuild& build, LabelRequest& request) {
  const Vec2 size = blockSize(build.data, request);
  const Rect& free = build.list.layout.free;
  for (const double y : {1.0, 0.0, 0.875, 0.125, 0.75, 0.25, 0.625, 0.375, 0.5}) {
    for (const double x : {1.0, 0.0, 0.5, 0.75, 0.25}) {
      const Vec2 topLeft{free.x + 4 + (free.width - size.x - 8) * x, free.y + 4 + (free.height - size.y - 8) * y};
      request.candidates.push_back({topLeft,
                                    (1 - y) * 2 +
                                        (x == 1   ? 0
                                         : x == 0 ? 0.5
                                                  : 1) +
                                        (y > 0 && y < 1 ? 2 : 0),
                                    false,
                                    {},
                                    {}});
    }
  }
}

// A tag in two lines or in three, parted where it may be: "interpolated," "12 Sep –" "12 Nov 2022".
void addParted(LabelRequest& request, const TextLine& model, std::string_view text, bool inThree) {
  constexpr std::string_view dash = " \xe2\x80\x93";
  const auto add = [&](size_t length) {
    request.lines.push_back(model);
    request.lines.back().text = std::string(text.substr(0, length));
    text.remove_prefix(std::min(text.size(), length + 1));
  };
  const size_t comma = text.find(", ");
  if (comma != std::string_view::npos) add(comma + 1);
  const size_t range = inThree ? text.find(dash) : std::string_view::npos;
  if (range != std::string_view::npos) add(range + dash.size());
  add(text.size());
}

constexpr double leastTagged = 36;  // logical pixels of a line that shows: a shorter one has no tag

}  // namespace

// What a line is, is said wherever it shows: along it, about it, in a narrower block, farther off with a leader, and at
// last at the frame's edge.
void requestTags(LabelBuild& labels) {
  SceneBuild& build = labels.scene;
  FirstTime first(build.data.fronts.size());
  for (const FrontState& shown : build.state.fronts) {
    const format::Front& front = build.data.fronts[shown.front];
    const std::string text = tagOf(build, shown, front);
    if (text.empty() || !first(shown.front)) continue;
    const FrontOnScreen where = locate(labels, shown.front);
    if (!where.found || where.length < leastTagged) continue;
    const TextLine line = plainLine(build, text, LabelStyle::Tag, build.tokens.muted);
    LabelRequest model;
    model.priority = build.list.layout.narrow ? narrowTagPriority : tagPriority;
    model.anchor = where.nearest;
    model.alpha = static_cast<double>(shown.alpha * build.in.crossFade);
    model.pick = {PickKind::Front, shown.front};
    model.greatestCost = 11;  // another line across it costs more
    LabelRequest whole = model;
    whole.lines.push_back(line);
    requestAlong(labels, whole, shown.front);
    whole.fallback = model.fallback = true;
    constexpr double radii[] = {14, 22, 34, 50, 72};
    requestAround(labels, whole, where.wanted, radii, 30);
    constexpr double farRadii[] = {14, 22, 34, 50, 72, 96, 124, 156};
    for (const double greatestCost : {11.0, 60.0}) {
      for (const bool inThree : {false, true}) {
        LabelRequest block = model;
        addParted(block, line, text, inThree);
        block.greatestCost = greatestCost;
        block.leaderDot = 2;
        requestAround(labels, block, where.wanted, farRadii, 30);
      }
    }
    const std::string named = std::string(build.data.text(front.name)) + ":";
    for (const int form : {0, 1, 2, 3}) {  // with its name before it, in ever narrower blocks; at last without
      LabelRequest edge = model;
      edge.anchor = {-1e6, -1e6};
      edge.onMap = false;
      edge.greatestCost = 1e9;
      if (form == 0) {
        edge.lines.assign(1, line);
        edge.lines.front().text = named + " " + text;
      } else {
        if (form < 3) addWrapped(build, edge, line, named, 130);
        addParted(edge, line, text, form > 1);
      }
      addAtEdges(build, edge);
      labels.requests.push_back(std::move(edge));
    }
  }
}

// In a corner of the map; the lower ones are where maps say such things.
void requestBordersNote(LabelBuild& labels) {
  SceneBuild& build = labels.scene;
  if (!bordersAreLater(build)) return;
  LabelRequest request;
  request.lines.push_back(
      plainLine(build, "Today\xe2\x80\x99s borders and states", LabelStyle::Tag, build.tokens.muted));
  request.priority = tagPriority;
  request.anchor = {-1e6, -1e6};
  request.onMap = false;
  request.alpha = static_cast<double>(build.in.crossFade);
  addAtEdges(build, request);
  labels.requests.push_back(std::move(request));
}

}  // namespace faultline
