// What may be written on the map, in which words and where. The placer decides what is.
#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "geo/sphere.h"
#include "scene/placer.h"
#include "story/dates.h"

namespace faultline {

namespace {

// Placed in this order. Places have the fewest positions to choose from, so they come first.
enum Priority { placePriority = 10, countryPriority = 27, calloutPriority = 30, narrowCountryPriority = 33,
                tagPriority = 36, seaPriority = 40, linkPriority = 44, minorPriority = 50, unlitPriority = 60 };

struct LabelBuild {
  SceneBuild& scene;
  std::vector<LabelRequest> requests;
};

Color haloOf(const SceneBuild& build) { return withAlpha(build.tokens.land, 0.85); }

TextLine plain(const SceneBuild& build, std::string_view text, LabelStyle style, Color color) {
  TextLine line;
  line.text = std::string(text);
  line.style = style;
  line.color = color;
  line.halo = haloOf(build);
  return line;
}

// ---- places ----------------------------------------------------------------------------------------------------

// Eight positions about a marker, beside it first, then the same farther out.
void aroundPoint(const SceneBuild& build, LabelRequest& request, double gap) {
  const Vec2 size = blockSize(build.data, request);
  struct Position {
    double x, y, cost;  // -1 left or above, 0 centred, 1 right or below
  };
  constexpr Position positions[] = {{1, 0, 0},    {-1, 0, 0.4},  {1, -1, 0.6}, {1, 1, 0.7},
                                    {-1, -1, 0.8}, {-1, 1, 0.9}, {0, -1, 1.0}, {0, 1, 1.1}};
  for (const double more : {0.0, 7.0}) {
    for (const Position& position : positions) {
      const bool corner = position.x != 0 && position.y != 0;
      const double reach = (gap + more) * (corner ? 0.75 : 1);
      const Vec2 topLeft{request.anchor.x + position.x * reach - (1 - position.x) * size.x / 2,
                         request.anchor.y + position.y * reach - (1 - position.y) * size.y / 2};
      request.candidates.push_back({topLeft, position.cost + more * 0.25, false, {}});
    }
  }
}

void requestPoint(LabelBuild& labels, std::string_view name, Vec3 unit, int rank, double alpha, Pick pick) {
  SceneBuild& build = labels.scene;
  const auto screen = toScreen(build.list.projection, unit);
  if (!screen || !onFrame(build, *screen, 0) || name.empty()) return;
  for (const LabelRequest& other : labels.requests) {  // an actor's anchor on its own capital
    const Vec2 away = other.anchor - *screen;
    if (dot(away, away) < 25 || other.lines.front().text == name) return;
  }
  LabelRequest request;
  TextLine line = plain(build, name, LabelStyle::Place, build.tokens.ink);
  line.semibold = true;
  request.lines.push_back(std::move(line));
  request.priority = placePriority + (9 - std::min(rank, 9));
  request.anchor = *screen;
  request.alpha = alpha;
  request.pick = pick;
  aroundPoint(build, request, markerRadius + 3.5);
  labels.requests.push_back(std::move(request));
}

void requestPlaces(LabelBuild& labels) {
  SceneBuild& build = labels.scene;
  const Dataset& data = build.data;
  const double fade = static_cast<double>(build.in.crossFade);
  for (const PlaceState& shown : build.state.places) {
    const format::Place& place = data.places[shown.place];
    const double alpha = static_cast<double>(shown.alpha) * fade;
    if (place.kind == PlaceKind::Sea || alpha <= 0.004) continue;
    requestPoint(labels, data.text(place.name), unitAt(place.at), place.rank, alpha, {PickKind::Place, shown.place});
  }
  for (const LinkState& shown : build.state.links) {
    if (shown.alpha <= 0.004f || shown.drawn <= 0) continue;
    const format::Link& link = data.links[shown.link];
    for (const uint32_t index : {link.from, link.to}) {
      const format::Actor& actor = data.actors[index];
      const uint32_t place = placeOfActor(data, index);
      const bool capital = place != format::none && actor.kind != ActorKind::Group;
      const std::string_view name = capital ? data.text(data.places[place].name)
                                            : data.text(actor.shortName.length > 0 ? actor.shortName : actor.name);
      requestPoint(labels, name, unitAt(actor.at), 6, static_cast<double>(shown.alpha) * fade,
                   capital ? Pick{PickKind::Place, place} : Pick{PickKind::Link, shown.link});
    }
  }
}

// Cities of the story that the beat does not name, for orientation when one looks closely.
void requestMinorPlaces(LabelBuild& labels) {
  SceneBuild& build = labels.scene;
  if (build.kmPerPx > 2.5) return;
  const Dataset& data = build.data;
  for (size_t i = 0; i < data.places.size(); ++i) {
    const format::Place& place = data.places[i];
    if (place.kind != PlaceKind::Capital && place.kind != PlaceKind::City) continue;
    if (place.after && !build.state.afterEssay) continue;
    const auto screen = toScreen(build.list.projection, unitAt(place.at));
    if (!screen || !onFrame(build, *screen, 0)) continue;
    bool crowded = false;
    for (const Marker& marker : build.list.markers) {
      const Vec2 away = marker.screen - *screen;
      crowded = crowded || dot(away, away) < 16 * 16;
    }
    if (crowded) continue;
    const Pick pick{PickKind::Place, static_cast<uint32_t>(i)};
    LabelRequest request;
    request.lines.push_back(plain(build, data.text(place.name), LabelStyle::PlaceMinor, build.tokens.muted));
    request.priority = minorPriority + (9 - std::min<int>(place.rank, 9));
    request.anchor = *screen;
    request.alpha = static_cast<double>(build.in.crossFade);
    request.pick = pick;
    request.greatestCost = 4;
    aroundPoint(build, request, 6);
    labels.requests.push_back(std::move(request));
    build.list.markers.push_back({*screen, MarkerShape::Circle, 2.25f, build.tokens.muted, build.tokens.land, 1, pick});
  }
}

// A dot without its name says nothing: minor markers whose label found no room go again.
void dropUnnamedMarkers(DrawList& list) {
  const auto unnamed = [&list](const Marker& marker) {
    if (marker.radius > 2.5f) return false;
    return std::none_of(list.labels.begin(), list.labels.end(),
                        [&marker](const Label& label) { return label.pick == marker.pick; });
  };
  list.markers.erase(std::remove_if(list.markers.begin(), list.markers.end(), unnamed), list.markers.end());
}

void requestSeas(LabelBuild& labels) {
  SceneBuild& build = labels.scene;
  for (const PlaceState& shown : build.state.places) {
    const format::Place& place = build.data.places[shown.place];
    const auto screen = toScreen(build.list.projection, unitAt(place.at));
    if (place.kind != PlaceKind::Sea || !screen || !onFrame(build, *screen, 0)) continue;
    LabelRequest request;
    TextLine line = plain(build, build.data.text(place.name), LabelStyle::Sea, build.tokens.muted);
    line.tracking = 0.6f;
    line.halo = withAlpha(build.tokens.sea, 0.85);
    request.lines.push_back(std::move(line));
    request.priority = seaPriority;
    request.alpha = static_cast<double>(shown.alpha * build.in.crossFade);
    request.pick = {PickKind::Place, shown.place};
    request.anchor = *screen;
    request.greatestCost = 4;
    const Vec2 size = blockSize(build.data, request);
    for (const double down : {0.0, -20.0, 20.0, -40.0, 40.0}) {
      for (const double along : {0.0, 30.0, -30.0, 60.0, -60.0}) {
        request.candidates.push_back({{screen->x - size.x / 2 + along, screen->y - size.y / 2 + down},
                                      (std::abs(down) + std::abs(along)) * 0.02, false, {}});
      }
    }
    labels.requests.push_back(std::move(request));
  }
}

// ---- countries -------------------------------------------------------------------------------------------------

void requestCountries(LabelBuild& labels) {
  SceneBuild& build = labels.scene;
  const Dataset& data = build.data;
  const size_t lens = static_cast<size_t>(build.in.lens);
  for (const uint32_t index : build.list.visibleUnits) {
    const format::Unit& unit = data.units[index];
    if ((unit.flags & format::unitUnlabelled) || unit.name.length == 0) continue;
    const bool lit = build.unitBloc[index] != Bloc::None;
    const bool sovereign = unit.sovereign[lens] < 0 || static_cast<uint32_t>(unit.sovereign[lens]) == index;
    if (!sovereign && build.kmPerPx > 3) continue;                           // parts are named in close views only
    if ((unit.flags & format::unitCoarse) && unit.areaKm2 < 900000) continue;  // the coarse frame names its giants only
    const auto screen = toScreen(build.list.projection, unitAt(unit.labelAt));
    if (!screen || !onFrame(build, *screen, 0)) continue;
    LabelRequest request;
    TextLine line = plain(build, "", LabelStyle::Country, lit ? build.tokens.ink : build.tokens.muted);
    line.text = sovereign ? upperCased(data, data.text(unit.name)) : std::string(data.text(unit.name));
    line.tracking = sovereign ? 1.3f : 0.3f;
    request.lines.push_back(std::move(line));
    const Vec2 size = blockSize(data, request);
    const double room = radians(static_cast<double>(unit.labelSpanDeg)) * build.list.projection.scale;
    if (size.x > room * (lit ? 1.2 : 0.95)) continue;
    request.priority = lit ? (build.list.layout.narrow ? narrowCountryPriority : countryPriority)
                           : unlitPriority + std::min<int>(unit.labelRank, 9);
    request.greatestCost = lit ? 8 : 2.9;
    request.anchor = {-1e6, -1e6};  // no marker is a country's own
    request.alpha = static_cast<double>(build.in.crossFade) * (lit ? 1 : 0.9);
    request.pick = {PickKind::Unit, index};
    const double sideways = std::max(0.0, (room - size.x) * 0.4);
    for (const double down : {0.0, -1.0, 1.0, -2.0, 2.0, -3.0, 3.0}) {
      const double dy = down * 15;
      if (std::abs(dy) > room * 0.22) continue;
      for (const double along : {0.0, 0.5, -0.5, 1.0, -1.0}) {
        if (along != 0 && sideways < 8) continue;
        const double dx = along * std::min(sideways, 110.0);
        request.candidates.push_back({{screen->x + dx - size.x / 2, screen->y + dy - size.y / 2},
                                      std::abs(dx) * 0.012 + std::abs(dy) * 0.03, false, {}});
      }
    }
    labels.requests.push_back(std::move(request));
  }
}

// ---- fronts ----------------------------------------------------------------------------------------------------

struct FrontOnScreen {
  bool found = false;
  Vec2 nearest;       // to the author's label position, on a visible part of the line
  Vec2 wanted;        // the author's label position
  double length = 0;  // of the visible line
};

bool visible(const SceneBuild& build, Vec2 screen) {
  const Layout& layout = build.list.layout;
  if (!onFrame(build, screen, -4)) return false;
  for (const Rect& panel : {layout.card, layout.timeline, layout.legend}) {
    if (panel.width > 0 && holds(panel, screen)) return false;
  }
  return true;
}

FrontOnScreen locate(const SceneBuild& build, uint32_t index) {
  FrontOnScreen result;
  const auto wanted = toScreen(build.list.projection, unitAt(build.data.fronts[index].labelAt));
  if (!wanted) return result;
  result.wanted = *wanted;
  double best = 1e18;
  for (const Stroke& stroke : build.list.fronts) {
    if (stroke.pick.index != index) continue;
    for (const ScreenPath& path : projectPath(build.list.projection, stroke.unit)) {
      for (double along = 0; along <= path.length(); along += std::max(3.0, path.length() / 400)) {
        const Vec2 at = pointAlong(path, along, 1).at;
        if (!visible(build, at)) continue;
        result.found = true;
        const double away = dot(at - *wanted, at - *wanted);
        if (away < best) best = away, result.nearest = at;
      }
      result.length += path.length();
    }
  }
  return result;
}

// All round the anchor, nearer and more to the side first; blocks on the left are set flush right by the caller's choice.
void requestAround(LabelBuild& labels, const LabelRequest& text, Vec2 wanted, std::span<const double> radii,
                   double leaderBeyond) {
  SceneBuild& build = labels.scene;
  const Vec2 size = blockSize(build.data, text);
  LabelRequest request = text;
  const Vec2 towards = direction(text.anchor, wanted);
  const Vec2 offset = wanted - text.anchor;
  const bool hinted = dot(offset, offset) > 400;
  for (const double radius : radii) {
    for (int step = 0; step < 16; ++step) {
      const double angle = step * pi / 8;
      const Vec2 way{cosOf(angle), sinOf(angle)};
      const Vec2 end = text.anchor + way * radius;
      LabelCandidate candidate;
      candidate.leader = radius > leaderBeyond;
      candidate.leaderEnd = end;
      if (std::abs(way.x) > 0.35) {
        candidate.topLeft = {way.x > 0 ? end.x + 4 : end.x - 4 - size.x, end.y - size.y / 2};
      } else {
        candidate.topLeft = {end.x - size.x / 2, way.y > 0 ? end.y + 3 : end.y - 3 - size.y};
      }
      candidate.cost = (radius - radii[0]) * 0.02 + (1 - std::abs(way.x)) * 0.4;
      if (hinted) candidate.cost += (1 - dot(way, towards)) * 0.8;
      request.candidates.push_back(candidate);
    }
  }
  labels.requests.push_back(std::move(request));
}

void requestCallouts(LabelBuild& labels) {
  SceneBuild& build = labels.scene;
  const bool narrow = build.list.layout.narrow;
  for (const uint32_t index : build.state.callouts) {
    const format::Front& front = build.data.fronts[index];
    if (front.label.length == 0) continue;
    const FrontOnScreen where = locate(build, index);
    if (!where.found) continue;
    LabelRequest request;
    TextLine title = plain(build, build.data.text(front.label), LabelStyle::Front, build.tokens.ink);
    title.size = narrow ? labelSize : bodySize;
    title.semibold = true;
    request.lines.push_back(std::move(title));
    if (front.sublabel.length > 0) {
      request.lines.push_back(plain(build, build.data.text(front.sublabel), LabelStyle::FrontSub, build.tokens.muted));
    }
    request.priority = calloutPriority;
    request.anchor = where.nearest;
    request.alpha = static_cast<double>(build.in.crossFade);
    request.pick = {PickKind::Front, index};
    constexpr double radii[] = {30, 46, 66, 90, 120, 155, 195};
    requestAround(labels, request, where.wanted, radii, 0);
  }
}

// "12 Sep - 12 Nov 2022": the first year only where it differs.
std::string span(int32_t from, int32_t to) {
  std::string first = shortDate(from);
  if (civilFromDay(from).year == civilFromDay(to).year && first.size() > 5) first.resize(first.size() - 5);
  return first + " \xe2\x80\x93 " + shortDate(to);
}

std::string tagOf(const SceneBuild& build, const FrontState& shown, const format::Front& front) {
  const auto keyframeDay = [&](uint32_t index) { return build.data.keyframes[index].date; };
  if (shown.stale) return "as of " + shortDate(front.validTo);
  if (front.kind != FrontKind::War) return {};
  if (shown.envelope) return "outer extent, low certainty";
  if (shown.interpolated) return "interpolated, " + span(keyframeDay(shown.keyframeFrom), keyframeDay(shown.keyframeTo));
  const double age = build.state.moment.day - keyframeDay(shown.keyframeFrom);
  if (shown.held && age > 31) return "as of " + shortDate(keyframeDay(shown.keyframeFrom));
  return {};
}

void requestTags(LabelBuild& labels) {
  SceneBuild& build = labels.scene;
  for (const FrontState& shown : build.state.fronts) {
    const format::Front& front = build.data.fronts[shown.front];
    const std::string text = tagOf(build, shown, front);
    if (text.empty()) continue;
    const FrontOnScreen where = locate(build, shown.front);
    if (!where.found || where.length < 60) continue;
    LabelRequest request;
    request.lines.push_back(plain(build, text, LabelStyle::Tag, build.tokens.muted));
    request.priority = tagPriority;
    request.anchor = where.nearest;
    request.alpha = static_cast<double>(shown.alpha * build.in.crossFade);
    request.pick = {PickKind::Front, shown.front};
    constexpr double radii[] = {14, 22, 34, 50, 72};
    requestAround(labels, request, where.wanted, radii, 30);
  }
}

// ---- links -----------------------------------------------------------------------------------------------------

// Beside the arc, near its middle; nothing where there is no room.
void requestLinkLabels(LabelBuild& labels) {
  SceneBuild& build = labels.scene;
  for (const Stroke& stroke : build.list.links) {
    const format::Link& link = build.data.links[stroke.pick.index];
    if (link.kind != LinkKind::Alleged || link.accuser.length == 0) continue;
    LabelRequest request;
    request.lines.push_back(plain(build, "", LabelStyle::Link, build.tokens.muted));
    request.lines.front().text = "alleged by ";
    request.lines.front().text += build.data.text(link.accuser);
    request.priority = linkPriority;
    request.anchor = {-1e6, -1e6};
    request.alpha = static_cast<double>(stroke.color.a) / 255;
    request.pick = stroke.pick;
    request.greatestCost = 4.5;
    const Vec2 size = blockSize(build.data, request);
    for (const ScreenPath& path : projectPath(build.list.projection, stroke.unit)) {
      if (path.length() < size.x * 0.8) continue;
      for (const double part : {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74}) {
        const PathPoint point = pointAlong(path, path.length() * part, 6);
        for (const double side : {-1.0, 1.0}) {
          const Vec2 across{-point.direction.y * side, point.direction.x * side};
          const double reach = 9 + std::abs(across.x) * size.x / 2 + std::abs(across.y) * size.y / 2;
          const Vec2 centre = point.at + across * reach;
          request.candidates.push_back({{centre.x - size.x / 2, centre.y - size.y / 2},
                                        std::abs(part - 0.5) * 4 + (across.y > 0 ? 0.2 : 0), false, {}});
        }
      }
    }
    labels.requests.push_back(std::move(request));
  }
}

}  // namespace

void addLabels(SceneBuild& build) {
  LabelBuild labels{build, {}};
  requestPlaces(labels);
  requestMinorPlaces(labels);
  requestCountries(labels);
  requestCallouts(labels);
  requestTags(labels);
  requestSeas(labels);
  requestLinkLabels(labels);
  placeLabels(build, labels.requests);
  dropUnnamedMarkers(build.list);
}

}  // namespace faultline
