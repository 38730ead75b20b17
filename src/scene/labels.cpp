// Words at places, seas and countries.
#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "geo/sphere.h"
#include "scene/labels.h"

namespace faultline {

TextLine plainLine(const SceneBuild& build, std::string_view text, LabelStyle style, Color color) {
  TextLine line;
  line.text = std::string(text);
  line.style = style;
  line.color = color;
  line.halo = withAlpha(build.tokens.land, 0.85);
  return line;
}

Closed closedTo(const Layout& layout) {
  Closed closed;
  const Rect &frame = layout.frame, &card = layout.card, &strip = layout.timeline;
  const double foot = frame.y + frame.height;
  if (layout.caption.width > 0) closed.rects[0] = layout.caption;  // there is no time axis then
  if (strip.width > 0) closed.rects[0] = {frame.x, strip.y, frame.width, foot - strip.y};
  if (card.width > 0) {
    closed.rects[1] = layout.narrow ? Rect{frame.x, card.y, frame.width, foot - card.y}
                                    : Rect{frame.x, card.y, card.x + card.width - frame.x, foot - card.y};
  }
  closed.rects[2] = layout.legend;
  closed.rects[3] = layout.controls;
  return closed;
}

bool inTheOpen(const SceneBuild& build, Vec2 screen) {
  if (!onFrame(build, screen, -4)) return false;
  for (const Rect& panel : closedTo(build.list.layout).rects) {
    if (panel.width > 0 && holds(panel, screen)) return false;
  }
  return true;
}

namespace {

// ---- places ----------------------------------------------------------------------------------------------------

// Eight positions about a marker, beside it first, then the same farther out.
void aroundPoint(const SceneBuild& build, LabelRequest& request, double gap) {
  const Vec2 size = blockSize(build.data, request);
  struct Position {
    double x, y, cost;  // -1 left or above, 0 centred, 1 right or below
  };
  constexpr Position positions[] = {{1, 0, 0},     {-1, 0, 0.4}, {1, -1, 0.6}, {1, 1, 0.7},
                                    {-1, -1, 0.8}, {-1, 1, 0.9}, {0, -1, 1.0}, {0, 1, 1.1}};
  for (const double more : {0.0, 7.0}) {
    for (const Position& position : positions) {
      const bool corner = position.x != 0 && position.y != 0;
      const double reach = (gap + more) * (corner ? 0.75 : 1);
      const Vec2 topLeft{request.anchor.x + position.x * reach - (1 - position.x) * size.x / 2,
                         request.anchor.y + position.y * reach - (1 - position.y) * size.y / 2};
      request.candidates.push_back({topLeft, position.cost + more * 0.25, false, {}, {}});
    }
  }
}

// Where everything beside the marker is taken: farther off, with a leader.
void awayFromPoint(const SceneBuild& build, LabelRequest& request) {
  const Vec2 size = blockSize(build.data, request);
  for (const double radius : {22.0, 36.0}) {
    for (int step = 0; step < 8; ++step) {
      const Vec2 way{cosOf(step * pi / 4), sinOf(step * pi / 4)};
      const Vec2 end = request.anchor + way * radius;
      const double share = way.x > 0.3 ? 0 : way.x < -0.3 ? 1 : 0.5;
      const Vec2 gap{share == 0 ? 3.0 : share == 1 ? -3.0 : 0.0, share != 0.5 ? 0.0 : way.y > 0 ? 3.0 : -3.0};
      const double up = share != 0.5 ? 0.5 : way.y > 0 ? 0 : 1;
      request.candidates.push_back({{end.x + gap.x - size.x * share, end.y + gap.y - size.y * up},
                                    radius * 0.12 + 1.2,
                                    true,
                                    end,
                                    request.anchor + way * (markerRadius + 1)});
    }
  }
}

void requestPoint(LabelBuild& labels, std::string_view name, Vec3 unit, int rank, bool needed, double alpha,
                  Pick pick) {
  SceneBuild& build = labels.scene;
  const auto screen = toScreen(build.list.projection, unit);
  if (!screen || !inTheOpen(build, *screen) || name.empty()) return;
  const bool marked = std::any_of(build.list.markers.begin(), build.list.markers.end(), [&](const Marker& marker) {
    return dot(marker.screen - *screen, marker.screen - *screen) < 4;
  });
  if (!marked) return;                                 // too close to something more important
  for (const LabelRequest& other : labels.requests) {  // an actor's anchor on its own capital
    const Vec2 away = other.anchor - *screen;
    if (dot(away, away) < 25 || other.lines.front().text == name) return;
  }
  LabelRequest request;
  TextLine line = plainLine(build, name, LabelStyle::Place, build.tokens.ink);
  line.semibold = true;
  request.lines.push_back(std::move(line));
  request.priority = placePriority + std::min(rank, 9);
  if (!needed) request.greatestCost = 4.9;  // a minor name is left out before it lies across a line
  request.anchor = *screen;
  request.point = true;
  request.alpha = alpha;
  request.pick = pick;
  aroundPoint(build, request, markerRadius + 3.5);
  if (needed) awayFromPoint(build, request);
  labels.requests.push_back(std::move(request));
}

void requestPlaces(LabelBuild& labels) {
  SceneBuild& build = labels.scene;
  const Dataset& data = build.data;
  const double fade = static_cast<double>(build.in.crossFade);
  const bool places = build.in.layers.shows(Layer::Places);
  for (const PlaceState& shown : build.state.places) {
    const format::Place& place = data.places[shown.place];
    const double alpha = static_cast<double>(shown.alpha) * fade;
    if (!places || place.kind == PlaceKind::Sea || alpha <= 0.004) continue;
    const bool about = beatShows(build, place);
    requestPoint(labels, data.text(place.name), unitAt(place.at), about ? 0 : 1 + place.rank,
                 about || place.kind == PlaceKind::Capital || place.rank <= 1, alpha, {PickKind::Place, shown.place});
  }
  for (const LinkState& shown : build.state.links) {
    if (shown.alpha <= 0.004f || shown.drawn <= 0) continue;
    const format::Link& link = data.links[shown.link];
    for (const bool to : {false, true}) {
      const LinkEnd end = endOf(data, link, to);
      requestPoint(labels, end.name, end.unit, 4, true, static_cast<double>(shown.alpha) * fade,
                   end.place != format::none ? Pick{PickKind::Place, end.place} : Pick{PickKind::Link, shown.link});
    }
  }
}

// Cities of the story that the beat does not name, for orientation when one looks closely.
void requestMinorPlaces(LabelBuild& labels) {
  SceneBuild& build = labels.scene;
  if (build.kmPerPx > 2.5 || !build.in.layers.shows(Layer::Places)) return;
  const Dataset& data = build.data;
  for (size_t i = 0; i < data.places.size(); ++i) {
    const format::Place& place = data.places[i];
    if (place.kind != PlaceKind::Capital && place.kind != PlaceKind::City) continue;
    if (place.after && !build.state.afterEssay) continue;
    if (place.rank > (build.kmPerPx > 1.2 ? 3 : build.kmPerPx > 0.6 ? 6 : 9)) continue;
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
    request.lines.push_back(plainLine(build, data.text(place.name), LabelStyle::PlaceMinor, build.tokens.muted));
    request.priority = minorPriority + std::min<int>(place.rank, 9);
    request.anchor = *screen;
    request.alpha = static_cast<double>(build.in.crossFade);
    request.pick = pick;
    request.greatestCost = 4;
    request.point = true;
    aroundPoint(build, request, 6);
    labels.requests.push_back(std::move(request));
    build.list.markers.push_back({*screen, MarkerShape::Circle, 2.25f, build.tokens.muted, build.tokens.land, 1, pick});
  }
}

}  // namespace

std::vector<PlacedLabel> labelsFor(SceneBuild& build) {
  LabelBuild labels{build, {}, landGrid(build)};
  const bool names = build.in.layers.shows(Layer::Labels);
  if (names) {
    requestPlaces(labels);
    requestMinorPlaces(labels);
    requestCountries(labels);
    requestCallouts(labels);
  }
  requestTags(labels);
  if (build.in.layers.shows(Layer::Areas)) requestSweeps(labels);
  requestBordersNote(labels);
  if (names) {
    requestFrontNames(labels);
    requestSeas(labels);
  }
  requestLinkLabels(labels);
  if (names) requestGroups(labels);
  requestExits(labels);
  return placeLabels(build, labels.requests);
}

}  // namespace faultline
