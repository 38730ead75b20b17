#include <algorithm>
#include <cmath>

#include "base/stable_sort.h"
#include "geo/sphere.h"
#include "scene/build.h"

namespace faultline {

namespace {

constexpr double crowded = 7;  // markers closer than this would run into one another, logical pixels

double nearestMarker(const DrawList& list, Vec2 screen, bool incidents) {
  double nearest = 1e9;
  for (const Marker& marker : list.markers) {
    if (incidents && marker.shape != MarkerShape::Cross) continue;
    const Vec2 d = marker.screen - screen;
    nearest = std::min(nearest, std::sqrt(dot(d, d)));
  }
  return nearest;
}

// Of markers that would run together the more important one is shown. An incident in a town crosses the town's ring.
bool roomFor(const DrawList& list, PlaceKind kind, Vec2 screen) {
  const double any = nearestMarker(list, screen, false);
  if (any >= crowded) return true;
  return kind == PlaceKind::Incident && any < 1.5 && nearestMarker(list, screen, true) >= crowded;
}

Marker markerOf(const SceneBuild& build, PlaceKind kind, Vec2 screen, double alpha, Pick pick) {
  const Tokens& tokens = build.tokens;
  Marker marker{screen, MarkerShape::Ring, 4, tokens.card, tokens.ink, 1.75f, pick};
  if (kind == PlaceKind::City) marker.radius = 3.25f;
  if (kind == PlaceKind::Site) marker.shape = MarkerShape::Square, marker.radius = 3.5f;
  if (kind == PlaceKind::Incident) marker.shape = MarkerShape::Cross, marker.radius = 4, marker.lineWidth = 2;
  marker.fill = withAlpha(marker.fill, alpha);
  marker.line = withAlpha(marker.line, alpha);
  if (build.in.selected == pick) marker.radius += 1.5f, marker.line = withAlpha(tokens.accent, alpha);
  return marker;
}

}  // namespace

bool beatShows(const SceneBuild& build, const format::Place& place) {
  const auto show = build.data.line(build.data.beats[build.state.moment.beat].show);
  return std::any_of(show.begin(), show.end(), [&place](const format::Position& point) {
    return point.lon == place.at.lon && point.lat == place.at.lat;
  });
}

uint32_t placeOfActor(const Dataset& dataset, uint32_t actor) {
  const format::Position at = dataset.actors[actor].at;
  const Vec3 anchor = unitAt(at);
  uint32_t best = format::none;
  double nearest = 15;                 // km: the same town
  constexpr float sameTownDeg = 0.2f;  // of latitude: more than that is farther, and cheaper to ask
  for (size_t i = 0; i < dataset.places.size(); ++i) {
    const PlaceKind kind = dataset.places[i].kind;
    if (std::abs(dataset.places[i].at.lat - at.lat) > sameTownDeg) continue;
    if (kind != PlaceKind::Capital && kind != PlaceKind::City) continue;
    const double away = distanceKm(anchor, unitAt(dataset.places[i].at));
    if (away < nearest) {
      nearest = away;
      best = static_cast<uint32_t>(i);
    }
  }
  return best;
}

LinkEnd endOf(const Dataset& dataset, const format::Link& link, bool to) {
  const auto index = static_cast<uint32_t>(&link - dataset.links.data());
  const format::Actor& actor = dataset.actors[to ? link.to : link.from];
  LinkEnd end;
  if (const uint32_t place = dataset.placeOfEnd(index, to); place != format::none) {
    end.unit = unitAt(dataset.places[place].at);
    end.place = place;
    end.name = dataset.text(dataset.places[place].name);
    return end;
  }
  end.unit = unitAt(actor.at);
  end.group = actor.kind == ActorKind::Group;
  const uint32_t town = placeOfActor(dataset, to ? link.to : link.from);
  if (town != format::none && !end.group) {
    end.place = town;
    end.name = dataset.text(dataset.places[town].name);
  } else {
    end.place = end.group ? town : format::none;
    end.name = dataset.text(actor.shortName.length > 0 ? actor.shortName : actor.name);
  }
  return end;
}

// Lit places, then the ends of links that no place marks yet.
void addMarkers(SceneBuild& build) {
  const Dataset& data = build.data;
  const double fade = static_cast<double>(build.in.crossFade);
  std::vector<PlaceState> places;
  if (build.in.layers.shows(Layer::Places)) places = build.state.places;
  stableSort(places, [&](const PlaceState& a, const PlaceState& b) {
    const format::Place &one = data.places[a.place], &other = data.places[b.place];
    const bool lesser = one.kind == PlaceKind::Incident, otherLesser = other.kind == PlaceKind::Incident;
    if (lesser != otherLesser) return otherLesser;
    const bool about = beatShows(build, one), otherAbout = beatShows(build, other);
    return about != otherAbout ? about : one.rank < other.rank;
  });
  for (const PlaceState& shown : places) {
    const format::Place& place = data.places[shown.place];
    const double alpha = static_cast<double>(shown.alpha) * fade;
    if (place.kind == PlaceKind::Sea || alpha <= 0.004) continue;
    const auto screen = toScreen(build.list.projection, unitAt(place.at));
    if (!screen || !onFrame(build, *screen, 8) || !roomFor(build.list, place.kind, *screen)) continue;
    build.list.markers.push_back(markerOf(build, place.kind, *screen, alpha, {PickKind::Place, shown.place}));
  }
  if (!build.in.layers.shows(Layer::Links)) return;
  for (const LinkState& shown : build.state.links) {
    const format::Link& link = data.links[shown.link];
    const double alpha = static_cast<double>(shown.alpha) * fade * (shown.lapsed ? 0.6 : 1);
    if (alpha <= 0.004 || shown.drawn <= 0) continue;
    for (const bool to : {false, true}) {
      const LinkEnd end = endOf(data, link, to);
      const auto screen = toScreen(build.list.projection, end.unit);
      if (!screen || !onFrame(build, *screen, 8) || nearestMarker(build.list, *screen, false) < 5) continue;
      // An armed group has no capital: its mark is a solid disc where it mainly is.
      Marker marker =
          markerOf(build, PlaceKind::Capital, *screen, alpha,
                   end.place == format::none ? Pick{PickKind::Link, shown.link} : Pick{PickKind::Place, end.place});
      if (end.group) {
        marker.shape = MarkerShape::Circle;
        marker.fill = marker.line;
        marker.radius = 3.25f;
      }
      build.list.markers.push_back(marker);
    }
  }
}

}  // namespace faultline
