#include "scene/label_cost.h"

#include <algorithm>
#include <cmath>

namespace faultline {

namespace {

constexpr double impossible = 1e18;
constexpr double nearPlaces = 36;      // logical pixels: markers nearer than this take notice of one another
constexpr double leaderCrossing = 8;   // cost of a leader through a line; a text across one costs the line's weight
constexpr double hopeless = 400;       // so many lines crossed that a few more make no difference
constexpr double throughMarker = 4.5;  // a leader this near to another marker's middle runs through its ring
constexpr double passingMarker = 6;    // this near it passes it closely
constexpr double crowdedMarkers = 16;  // from a mark between markers this close a leader passes one of them anyhow
constexpr double besideMarker = 9;
constexpr double sayingOfAnother = 50;  // who alleges a transfer, across another one: it would be read as that one's

double far(Vec2 away) { return std::sqrt(dot(away, away)); }

bool isAlleged(const Dataset& data, Pick pick) {
  return pick.kind == PickKind::Link && data.links[pick.index].kind == LinkKind::Alleged;
}

bool clearOfPanels(const Layout& layout, const Closed& closed, const Rect& box) {
  if (!within(box, grown(layout.frame, -3))) return false;
  return std::none_of(std::begin(closed.rects), std::end(closed.rects),
                      [&box](const Rect& panel) { return panel.width > 0 && overlaps(grown(panel, 2), box); });
}

}  // namespace

Placing::Placing(const SceneBuild& scene, std::span<const LabelRequest* const> requests)
    : build(scene),
      closed(closedTo(scene.list.layout)),
      obstacles(scene.obstacles, scene.list.layout.frame),
      markers(scene.list.layout.frame, 24),
      shapeBins(scene.list.layout.frame, 64),
      met(scene.obstacles.size(), 0) {
  for (uint32_t i = 0; i < build.list.markers.size(); ++i) {
    const Vec2 at = build.list.markers[i].screen;
    markers.add(i, {at.x, at.y, 0, 0});
  }
  for (const Rect& taken : build.taken) {
    shapeBins.add(static_cast<uint32_t>(shapes.size()), taken);
    shapes.push_back({taken, {}, {}});
  }
  for (const LabelRequest* request : requests) {
    if (!request->callout) continue;
    const auto same = [request](const Target& target) { return target.pick == request->pick; };
    if (std::none_of(targets.begin(), targets.end(), same)) targets.push_back({request->anchor, request->pick});
  }
}

void Placing::add(const LabelCandidate& candidate, const TextShape& shape) {
  shapeBins.add(static_cast<uint32_t>(shapes.size()), shape.bounds);
  shapes.push_back(shape);
  if (candidate.leader) leaders.push_back({candidate.leaderEnd, candidate.leaderStart, {}, 0, 0});
}

Placing::Of::Of(Placing& where, const LabelRequest& what) : placing(where), request(what) {
  const Vec2 at = request.anchor;
  for (const uint32_t index : placing.markers.near(grown({at.x, at.y, 0, 0}, nearPlaces))) {
    const Vec2 away = placing.build.list.markers[index].screen - at;
    const double distance = far(away);
    if (distance >= 1 && distance <= nearPlaces)
      neighbours.push_back({away * (1 / distance), 1 - distance / nearPlaces});
  }
}

// What nothing may lie on: panels, texts, leaders, markers.
bool Placing::Of::barred(const LabelCandidate& candidate, const TextShape& shape) const {
  const DrawList& list = placing.build.list;
  const Rect& box = shape.bounds;
  if (!clearOfPanels(list.layout, placing.closed, box)) return true;
  for (const uint32_t index : placing.shapeBins.near(box)) {
    if (meets(placing.shapes[index], shape)) return true;
  }
  for (const Leader& leader : placing.leaders) {
    if (segmentMeets(leader.from, leader.to, shape)) return true;
  }
  constexpr double largest = 8;  // no marker's radius is more
  for (const uint32_t index : placing.markers.near(grown(box, largest))) {
    const Marker& marker = list.markers[index];
    const Rect disc = grown({marker.screen.x, marker.screen.y, 0, 0}, static_cast<double>(marker.radius) + 1);
    const bool own = far(marker.screen - request.anchor) < 1;
    if (own ? overlaps(disc, grown(box, -request.air)) : meets(shape, disc)) return true;
  }
  return (candidate.leader && leaderBarred(candidate)) || misleads(candidate, box);
}

// A leader runs under no panel and through no text, crosses or accompanies no other, and runs through no other mark.
bool Placing::Of::leaderBarred(const LabelCandidate& candidate) const {
  const Vec2 from = candidate.leaderStart, to = candidate.leaderEnd;
  const Rect run = around(from, to);
  for (const Rect& panel : placing.closed.rects) {
    if (panel.width > 0 && segmentMeetsRect(from, to, panel)) return true;
  }
  for (const uint32_t index : placing.shapeBins.near(run)) {
    if (segmentMeets(from, to, placing.shapes[index])) return true;
  }
  for (const Leader& leader : placing.leaders) {
    // Two that start side by side do run near each other there.
    const double apart = distanceBetween(leader.from, leader.to, from, to);
    if (apart <= 0 || (apart < leaderGap && far(leader.to - from) > 2 * leaderGap)) return true;
  }
  for (const uint32_t index : placing.markers.near(grown(run, throughMarker))) {
    const Vec2 at = placing.build.list.markers[index].screen;
    if (far(at - from) >= crowdedMarkers && distanceToSegment(at, from, to) < throughMarker) return true;
  }
  return false;
}

// A callout is read as the name of what it is nearest to.
bool Placing::Of::misleads(const LabelCandidate& candidate, const Rect& box) const {
  if (!request.callout) return false;
  const double own = distanceToRect(request.anchor, box);
  for (const Target& target : placing.targets) {
    if (target.pick == request.pick) continue;
    if (distanceToRect(target.at, box) < own + 1) return true;
    if (candidate.leader && distanceToSegment(target.at, candidate.leaderStart, candidate.leaderEnd) < 2 * leaderGap)
      return true;
  }
  return false;
}

double Placing::Of::besideMarkers(const LabelCandidate& candidate, const Rect& box) const {
  double cost = 0;
  // Names of two near places go to opposite sides: away from one another's markers.
  const Vec2 towards = direction(request.anchor, {box.x + box.width / 2, box.y + box.height / 2});
  for (const Neighbour& near : neighbours) cost += std::max(0.0, dot(towards, near.towards)) * 1.6 * near.share;
  // Nearer to another marker than to its own a name would seem to be that one's: worse than a line through it. A
  // leader says whose it is, if it passes no other closely and the text touches none.
  const double own = distanceToRect(request.anchor, box);
  const double reach = candidate.leader ? 4 : request.point ? std::max(own, besideMarker) : besideMarker;
  const Rect about = candidate.leader ? around(box, around(candidate.leaderStart, candidate.leaderEnd)) : box;
  for (const uint32_t index : placing.markers.near(grown(about, std::max(reach, passingMarker)))) {
    const Vec2 at = placing.build.list.markers[index].screen;
    if (far(at - request.anchor) < 1) continue;
    const double other = distanceToRect(at, box);
    if (candidate.leader) {
      if (other < reach) cost += request.point || request.callout ? 14 : 2.5;
      if (distanceToSegment(at, candidate.leaderStart, candidate.leaderEnd) < passingMarker)
        cost += far(at - candidate.leaderStart) < 8 ? 1.5 : 7;
    } else if (other < own - 0.1 && (request.point || other <= besideMarker)) {
      cost += request.point ? 26 : 14;
    } else if (other <= besideMarker) {
      cost += 2.5;
    }
  }
  return cost;
}

// The lines that the text lies across or, without a shape, that the leader crosses.
double Placing::Of::acrossLines(const LabelCandidate& candidate, const TextShape* shape, double most) const {
  // A leader starts on its own line; no other should it run through, and a callout's through no other front.
  const Vec2 whole = candidate.leaderEnd - candidate.leaderStart, end = candidate.leaderEnd;
  const Vec2 start = candidate.leaderStart + whole * std::min(1.0, 5 / std::max(far(whole), 1.0));
  double cost = 0;
  ++placing.query;
  for (const uint32_t index : placing.obstacles.near(shape ? shape->bounds : around(start, end))) {
    const ObstacleBins::Segment& segment = placing.obstacles.segments[index];
    uint32_t& last = placing.met[segment.obstacle];
    if (last == placing.query) continue;
    if (!(shape ? segmentMeets(segment.a, segment.b, *shape) : segmentsCross(start, end, segment.a, segment.b)))
      continue;
    last = placing.query;
    const Obstacle& obstacle = placing.obstacles.obstacles[segment.obstacle];
    const bool same = obstacle.pick == request.pick;
    if (same &&
        (request.pick.kind == PickKind::Area || (request.pick.kind == PickKind::Link && (!shape || candidate.onLine))))
      continue;
    if (shape) {
      cost += static_cast<double>(obstacle.weight);
      const Dataset& data = placing.build.data;
      if (!same && isAlleged(data, obstacle.pick) && isAlleged(data, request.pick)) cost += sayingOfAnother;
    } else {
      cost += request.callout && obstacle.pick.kind == PickKind::Front && !same ? impossible : leaderCrossing;
    }
    if (cost >= most) break;
  }
  return cost;
}

double Placing::Of::cost(const LabelCandidate& candidate, const TextShape& shape, double limit) {
  if (candidate.cost >= limit || barred(candidate, shape)) return impossible;
  double cost = candidate.cost + besideMarkers(candidate, shape.bounds);
  if (cost < limit) cost += acrossLines(candidate, &shape, std::min(limit - cost, hopeless));
  if (cost < limit && candidate.leader) cost += acrossLines(candidate, nullptr, std::min(limit - cost, hopeless));
  return cost < limit ? cost : impossible;
}

namespace {

bool leaderMeets(const LabelCandidate& one, const LabelCandidate& other, const TextShape& otherShape) {
  if (!one.leader) return false;
  if (segmentMeets(one.leaderStart, one.leaderEnd, otherShape)) return true;
  return other.leader &&
         distanceBetween(one.leaderStart, one.leaderEnd, other.leaderStart, other.leaderEnd) < leaderGap;
}

}  // namespace

bool together(const LabelCandidate& one, const TextShape& shape, const LabelCandidate& other,
              const TextShape& otherShape) {
  return !meets(shape, otherShape) && !leaderMeets(one, other, otherShape) && !leaderMeets(other, one, shape);
}

}  // namespace faultline
