// Words at places and at the ends of links.
#include <algorithm>
#include <cmath>

#include "base/hash.h"
#include "base/trig.h"
#include "scene/labels.h"

namespace faultline {

namespace {

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

bool anyWithin(const std::vector<Vec2>& points, Vec2 at, double reach) {
  for (const Vec2 point : points) {
    if (dot(point - at, point - at) < reach * reach) return true;
  }
  return false;
}

class PointRequests {
 public:
  explicit PointRequests(LabelBuild& target) : labels(target), build(target.scene) {
    for (const Marker& marker : build.list.markers) markers.push_back(marker.screen);
  }

  void add(std::string_view name, Vec3 unit, int rank, bool needed, double alpha, Pick pick) {
    const auto screen = toScreen(build.list.projection, unit);
    if (!screen || !inTheOpen(build, *screen) || name.empty()) return;
    if (!anyWithin(markers, *screen, 2)) return;  // too close to something more important
    // An actor's anchor on its own capital, or the same name again.
    const uint64_t words = hash64(name);
    if (anyWithin(named, *screen, 5) || std::find(names.begin(), names.end(), words) != names.end()) return;
    names.push_back(words);
    named.push_back(*screen);
    TextLine line = plainLine(build, name, LabelStyle::Place, build.tokens.ink);
    line.semibold = true;
    // A minor name is left out before it lies across a line.
    request(std::move(line), *screen, placePriority + std::min(rank, 9), needed ? 1e9 : 4.9, alpha, pick);
    aroundPoint(build, labels.requests.back(), markerRadius + 3.5);
    if (needed) awayFromPoint(build, labels.requests.back());
  }

  // A city of the story that the beat does not name: it comes with its dot.
  void addMinor(const format::Place& place, Pick pick) {
    const auto screen = toScreen(build.list.projection, unitAt(place.at));
    if (!screen || !onFrame(build, *screen, 0) || anyWithin(markers, *screen, 16)) return;
    request(plainLine(build, build.data.text(place.name), LabelStyle::PlaceMinor, build.tokens.muted), *screen,
            minorPriority + std::min<int>(place.rank, 9), 4, static_cast<double>(build.in.crossFade), pick);
    aroundPoint(build, labels.requests.back(), 6);
    markers.push_back(*screen);
    build.list.markers.push_back({*screen, MarkerShape::Circle, 2.25f, build.tokens.muted, build.tokens.land, 1, pick});
  }

 private:
  void request(TextLine line, Vec2 at, int priority, double greatestCost, double alpha, Pick pick) {
    LabelRequest& made = labels.requests.emplace_back();
    made.lines.push_back(std::move(line));
    made.priority = priority;
    made.greatestCost = greatestCost;
    made.anchor = at;
    made.point = true;
    made.alpha = alpha;
    made.pick = pick;
  }

  LabelBuild& labels;
  SceneBuild& build;
  std::vector<Vec2> markers, named;
  std::vector<uint64_t> names;  // hashes of those asked for
};

}  // namespace

void requestPlaces(LabelBuild& labels) {
  SceneBuild& build = labels.scene;
  const Dataset& data = build.data;
  const double fade = static_cast<double>(build.in.crossFade);
  const bool places = build.in.layers.shows(Layer::Places);
  PointRequests points(labels);
  for (const PlaceState& shown : build.state.places) {
    const format::Place& place = data.places[shown.place];
    const double alpha = static_cast<double>(shown.alpha) * fade;
    if (!places || place.kind == PlaceKind::Sea || alpha <= 0.004) continue;
    const bool about = beatShows(build, place);
    points.add(data.text(place.name), unitAt(place.at), about ? 0 : 1 + place.rank,
               about || place.kind == PlaceKind::Capital || place.rank <= 1, alpha, {PickKind::Place, shown.place});
  }
  for (const LinkState& shown : build.state.links) {
    if (shown.alpha <= 0.004f || shown.drawn <= 0) continue;
    const format::Link& link = data.links[shown.link];
    for (const bool to : {false, true}) {
      const LinkEnd end = endOf(data, link, to);
      points.add(end.name, end.unit, 4, true, static_cast<double>(shown.alpha) * fade,
                 end.place != format::none ? Pick{PickKind::Place, end.place} : Pick{PickKind::Link, shown.link});
    }
  }
  // Cities of the story that the beat does not name, for orientation when one looks closely.
  // On a day of other borders only those that the beat names are sure to have been cities of that time.
  if (build.kmPerPx > 2.5 || !places || bordersAreLater(build)) return;
  for (size_t i = 0; i < data.places.size(); ++i) {
    const format::Place& place = data.places[i];
    if (place.kind != PlaceKind::Capital && place.kind != PlaceKind::City) continue;
    if (place.after && !build.state.afterEssay) continue;
    if (place.rank > (build.kmPerPx > 1.2 ? 3 : build.kmPerPx > 0.6 ? 6 : 9)) continue;
    points.addMinor(place, {PickKind::Place, static_cast<uint32_t>(i)});
  }
}

}  // namespace faultline
