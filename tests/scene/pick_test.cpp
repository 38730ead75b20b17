#include <catch2/catch_test_macros.hpp>

#include "fixture.h"
#include "geo/sphere.h"
#include "scene/build.h"
#include "scene/path.h"
#include "scene/segment_near.h"

using namespace faultline;

namespace {

Vec2 on(const DrawList& list, LonLat at) { return *toScreen(list.projection, unitFrom(at)); }

}  // namespace

TEST_CASE("A hit is the topmost of place, front, link, area, country") {
  const auto world = makeWorld();
  const SceneInput in = world->input({{37, 49}, 900, 0});
  const DrawList list = buildScene(in);
  const Vec2 kharkiv = on(list, {36.2, 50.0});
  CHECK(pickAt(in, list, kharkiv, 8).kind == PickKind::Place);
  CHECK(pickAt(in, list, kharkiv + Vec2{7, -7}, 8).kind == PickKind::Place);
  const Vec2 line = on(list, {34.5, 47.14});
  CHECK(pickAt(in, list, line, 8) == Pick{PickKind::Front, 0});
  CHECK(pickAt(in, list, line + Vec2{0, 18}, 8).kind != PickKind::Front);
  CHECK(pickAt(in, list, line + Vec2{0, 18}, 22) == Pick{PickKind::Front, 0});
}

TEST_CASE("Links are hit along their way") {
  const auto world = makeWorld();
  const SceneInput in = world->input({{80, 48}, 6500, 0});
  const DrawList list = buildScene(in);
  for (const Stroke& stroke : list.links) {
    const ScreenPath path = projectPath(list.projection, stroke.unit).at(0);
    if (path.length() < 100) continue;
    const Pick pick = pickAt(in, list, pointAlong(path, path.length() * 0.37, 1).at, 8);
    CHECK(pick.kind == PickKind::Link);
  }
}

TEST_CASE("Countries are hit by their outline") {
  const auto world = makeWorld();
  const SceneInput in = world->input({{80, 48}, 6500, 0});
  const DrawList list = buildScene(in);
  CHECK(pickAt(in, list, on(list, {32, 60}), 2) == Pick{PickKind::Unit, 0});
  CHECK(pickAt(in, list, on(list, {110, 45}), 2) == Pick{PickKind::Unit, 1});
  CHECK(pickAt(in, list, on(list, {60, 20}), 2).kind == PickKind::None);  // sea
  CHECK(pickAt(in, list, on(list, {26, 66}), 2).kind == PickKind::None);  // beside the square
}

TEST_CASE("An island of a finer level counts to its country") {
  const auto world = makeWorld();
  Ground& ground = world->ground;
  const uint32_t first = static_cast<uint32_t>(ground.unit.size());
  for (const LonLat at : {LonLat{48, 50}, {49, 50}, {49, 51}, {48, 51}}) ground.unit.push_back(narrow(unitFrom(at)));
  ground.islands.push_back({0, static_cast<uint32_t>(ground.arcs.size()), 0});
  ground.arcs.push_back({{{0, 0}, {first, 4}}});
  const SceneInput in = world->input({{48.5, 50.5}, 1000, 0});
  world->state.links.clear();
  const DrawList list = buildScene(in);
  CHECK(pickAt(in, list, on(list, {48.5, 50.5}), 2) == Pick{PickKind::Unit, 0});
  CHECK(pickAt(in, list, on(list, {48.5, 52}), 2).kind == PickKind::None);
  // Where it is not drawn, there is sea.
  DrawList coarse = list;
  coarse.detail.level = 0;
  CHECK(pickAt(in, coarse, on(list, {48.5, 50.5}), 2).kind == PickKind::None);
}

TEST_CASE("Hatched areas are hit inside their outline and their clip only") {
  const auto world = makeWorld();
  world->state.links.clear();
  world->state.places.clear();
  FrontState& front = world->state.fronts[0];
  front.heldArea = {unitFrom({30, 48}), unitFrom({45, 48}), unitFrom({45, 56}), unitFrom({30, 56})};
  std::vector<uint32_t> refs(world->dataset.refs.begin(), world->dataset.refs.end());
  world->fronts[0].clip = {static_cast<uint32_t>(refs.size()), 1};
  refs.push_back(0);  // the hub's square: south to 46.8
  world->fronts[0].label = {};
  world->dataset.refs = refs;
  const SceneInput in = world->input({{38, 52}, 1500, 0});
  const DrawList list = buildScene(in);
  CHECK(pickAt(in, list, on(list, {34, 54}), 2) == Pick{PickKind::Front, 0});
  CHECK(pickAt(in, list, on(list, {34, 57.5}), 2).kind == PickKind::Unit);
}

TEST_CASE("Nothing is hit off the disc") {
  const auto world = makeWorld();
  const SceneInput in = world->input({{37, 49}, 20000, 0}, 3840, 600);
  const DrawList list = buildScene(in);
  CHECK(pickAt(in, list, {3800, 20}, 8).kind == PickKind::None);
}

namespace {

constexpr double slacks[] = {8, 22};

// A world with nothing lit.
std::unique_ptr<World> bareWorld() {
  auto world = makeWorld();
  world->state.links.clear();
  world->state.places.clear();
  world->state.fronts.clear();
  world->state.actors.clear();
  return world;
}

DrawList unlabelled(const SceneInput& in) {
  DrawList list = buildScene(in);
  list.labels.clear();
  return list;
}

}  // namespace

TEST_CASE("A place is hit just inside either slack of its marker's edge and not just outside") {
  const auto world = bareWorld();
  world->state.places.push_back({5, 1});  // Kharkiv
  const SceneInput in = world->input({{37, 49}, 900, 0});
  const DrawList list = unlabelled(in);
  REQUIRE(list.markers.size() == 1);
  const Marker& marker = list.markers[0];
  for (const double slack : slacks) {
    for (const Vec2 way : {Vec2{1, 0}, Vec2{0, -1}, Vec2{-0.6, 0.8}}) {
      const double edge = static_cast<double>(marker.radius) + slack;
      CHECK(pickAt(in, list, marker.screen + way * (edge - 0.3), slack) == marker.pick);
      CHECK(pickAt(in, list, marker.screen + way * (edge + 0.3), slack).kind != PickKind::Place);
    }
  }
}

TEST_CASE("Fronts and links are hit just inside either slack of their edge and not just outside") {
  const auto full = makeWorld();
  const auto world = bareWorld();
  const auto check = [&](const DrawList& list, const SceneInput& in, const Stroke& stroke) {
    const ScreenPath path = projectPath(list.projection, stroke.unit).at(0);
    // Where the line is straight enough for "beside" to have one meaning, and has no gap for its own words.
    const PathPoint on = pointAlong(path, path.length() * (stroke.alpha.empty() ? 0.42 : 0.12), 3);
    const Vec2 aside{-on.direction.y, on.direction.x};
    for (const double slack : slacks) {
      for (const double side : {1.0, -1.0}) {
        double nearest = 1e18, edge = slack + static_cast<double>(stroke.width) / 2;
        const auto away = [&](double d) {
          nearest = 1e18;
          for (size_t i = 0; i + 1 < path.points.size(); ++i)
            nearest =
                std::min(nearest, distanceToSegment(on.at + aside * (side * d), path.points[i], path.points[i + 1]));
          return nearest;
        };
        if (away(edge - 0.3) <= edge)
          CHECK(pickAt(in, list, on.at + aside * (side * (edge - 0.3)), slack) == stroke.pick);
        if (away(edge + 0.3) > edge)
          CHECK(pickAt(in, list, on.at + aside * (side * (edge + 0.3)), slack).kind != stroke.pick.kind);
      }
    }
  };
  world->state.fronts = full->state.fronts;
  const SceneInput in = world->input({{36, 48}, 900, 0});
  DrawList list = unlabelled(in);
  list.hatches.clear();
  for (const Stroke& stroke : list.fronts) {
    if (stroke.pick.kind == PickKind::Front && projectPath(list.projection, stroke.unit).at(0).length() > 80) {
      check(list, in, stroke);
    }
  }
  world->state.fronts.clear();
  for (const auto& link : full->state.links) {
    world->state.links = {link};
    const SceneInput wide = world->input({{80, 48}, 6500, 0});
    const DrawList one = unlabelled(wide);
    for (const Stroke& stroke : one.links) {
      if (stroke.pick.kind == PickKind::Link && projectPath(one.projection, stroke.unit).at(0).length() > 80)
        check(one, wide, stroke);
    }
  }
}

TEST_CASE("The nearer line wins, a near place wins over a line, a word over what lies under it") {
  const auto world = makeWorld();
  const SceneInput in = world->input({{37, 49}, 900, 0});
  DrawList list = unlabelled(in);
  list.markers.clear();
  list.hatches.clear();
  list.fronts.clear();
  list.links.clear();
  const auto line = [&](double y, Pick pick) {
    Stroke stroke;
    for (const double x : {640.0, 660.0, 680.0, 700.0, 720.0})
      stroke.unit.push_back(narrow(*toUnit(list.projection, {x, y})));
    stroke.color = {0, 0, 0, 255};
    stroke.width = 2;
    stroke.pick = pick;
    return stroke;
  };
  const Pick front{PickKind::Front, 0}, link{PickKind::Link, 1}, other{PickKind::Link, 2}, place{PickKind::Place, 3};
  list.fronts.push_back(line(300, front));
  list.links.push_back(line(312, link));
  list.links.push_back(line(318, other));
  CHECK(pickAt(in, list, {680, 302}, 22) == front);
  CHECK(pickAt(in, list, {680, 311}, 22) == link);
  CHECK(pickAt(in, list, {680, 316.5}, 22) == other);
  CHECK(pickAt(in, list, {680, 306}, 22) == front);  // between: the front lies on top
  CHECK(pickAt(in, list, {680, 400}, 22).kind != PickKind::Front);

  Marker marker;
  marker.screen = {680, 304};
  marker.radius = 3;
  marker.fill = marker.line = {0, 0, 0, 255};
  marker.pick = place;
  list.markers.push_back(marker);
  CHECK(pickAt(in, list, {684, 300}, 8) == place);
  CHECK(pickAt(in, list, {690, 300}, 8) == front);  // on the line, and the place is 7 pixels off

  Label label;
  label.text = "word";
  label.size = 12;
  label.width = 30;
  label.screen = {690, 306};
  label.box = {690, 296, 30, 13};
  label.pick = other;
  list.labels.push_back(label);
  CHECK(pickAt(in, list, {705, 301}, 8) == other);
  list.labels[0].alpha = 0.05f;
  CHECK(pickAt(in, list, {705, 301}, 8) == front);
}

TEST_CASE("What is not drawn yet or has faded is not hit") {
  const auto world = makeWorld();
  const SceneInput in = world->input({{80, 48}, 6500, 0});
  DrawList list = unlabelled(in);
  list.markers.clear();
  list.hatches.clear();
  list.fronts.clear();
  Stroke stroke = list.links.at(0);
  for (Stroke& each : list.links) {
    if (each.pick.kind == PickKind::Link && each.unit.size() > stroke.unit.size()) stroke = each;
  }
  REQUIRE(stroke.unit.size() > 8);
  stroke.color.a = 255;
  const size_t segments = stroke.unit.size() - 1;
  stroke.alpha.assign(segments, 1);
  for (size_t i = segments / 2; i < segments; ++i) stroke.alpha[i] = 0.05f;
  list.links = {stroke};
  const auto at = [&](size_t i) { return *toScreen(list.projection, widen(stroke.unit[i])); };
  CHECK(pickAt(in, list, at(segments / 4), 8) == stroke.pick);
  CHECK(pickAt(in, list, at(segments - 1), 8).kind != PickKind::Link);
  list.links[0].color.a = 20;
  CHECK(pickAt(in, list, at(segments / 4), 8).kind != PickKind::Link);
}

TEST_CASE("The exact country wins; off the coast the nearest within the slack") {
  for (const LonLat at : {LonLat{30, 40}, LonLat{179.9, 60}, LonLat{20, 89}}) {
    const auto world = bareWorld();
    // A small island, alone in the sea: its square becomes unit 0's.
    Ground& ground = world->ground;
    const uint32_t first = static_cast<uint32_t>(ground.unit.size());
    const Vec3 centre = unitFrom(at);
    const Vec3 east = normalised(cross(Vec3{0, 0, 1}, centre)), north = cross(centre, east);
    for (const Vec2 corner : {Vec2{-1, -1}, Vec2{1, -1}, Vec2{1, 1}, Vec2{-1, 1}, Vec2{-1, -1}}) {
      ground.unit.push_back(narrow(normalised(centre + east * (corner.x * 0.002) + north * (corner.y * 0.002))));
      ground.km.push_back(0);
    }
    world->units[0].capAt = {static_cast<float>(at.lon), static_cast<float>(at.lat)};
    world->units[0].capRadiusDeg = 0.2f;
    world->dataset.units = world->units;
    ground.arcs[ground.unitArcs[ground.unitArcFirst[0]]] = {{{first, 5}}};
    const SceneInput in = world->input({at, 900, 0});
    const DrawList list = unlabelled(in);
    const Vec2 middle = *toScreen(list.projection, centre);
    const double half = 0.002 * list.projection.scale;
    INFO(at.lon << " " << at.lat << ", half " << half);
    REQUIRE(half > 5);
    for (const double slack : slacks) {
      const Pick island{PickKind::Unit, 0};
      CHECK(pickAt(in, list, middle, slack) == island);
      for (const Vec2 way : {Vec2{1, 0}, Vec2{-1, 0}, Vec2{0, 1}, Vec2{0, -1}}) {
        CHECK(pickAt(in, list, middle + way * (half + slack - 0.3), slack) == island);
        CHECK(pickAt(in, list, middle + way * (half + slack + 0.3), slack).kind == PickKind::None);
      }
    }
  }
  // Beside a border it is the country that holds the point, whatever lies across.
  const auto world = bareWorld();
  const SceneInput in = world->input({{37.6, 55.8}, 3000, 0});
  const DrawList list = unlabelled(in);
  const Vec2 west = on(list, {28.6, 46.8});  // a corner
  CHECK(pickAt(in, list, west + Vec2{3, -5}, 22) == Pick{PickKind::Unit, 0});
  CHECK(pickAt(in, list, west - Vec2{2, 0}, 22) == Pick{PickKind::Unit, 0});
  CHECK(pickAt(in, list, west - Vec2{26, 0}, 22).kind == PickKind::None);
}

TEST_CASE("A small area is hit beside it too, a large one only where nothing else is") {
  for (const LonLat at : {LonLat{38, 56}, LonLat{42, 56}}) {
    for (const double half : {0.05, 1.5}) {
      const auto world = bareWorld();
      const SceneInput in = world->input({{38, 56}, 1500, 0});
      DrawList list = unlabelled(in);
      list.hatches.clear();
      Hatch hatch;
      hatch.color = {0, 0, 0, 255};
      hatch.pick = {PickKind::Area, 7};
      hatch.rings.emplace_back();
      for (const Vec2 corner : {Vec2{-1, -1}, Vec2{1, -1}, Vec2{1, 1}, Vec2{-1, 1}})
        hatch.rings[0].push_back(narrow(unitFrom({at.lon + corner.x * half, at.lat + corner.y * half})));
      list.hatches.push_back(hatch);
      const Vec2 middle = on(list, at), edge = on(list, {at.lon + half, at.lat});
      for (const double slack : slacks) {
        INFO(at.lon << ", half " << half << ", slack " << slack);
        CHECK(pickAt(in, list, middle, slack) == hatch.pick);
        const PickKind beside = pickAt(in, list, edge + Vec2{slack - 0.5, 0}, slack).kind;
        CHECK(beside == (half < 1 ? PickKind::Area : PickKind::Unit));
        CHECK(pickAt(in, list, edge + Vec2{slack + 0.5, 0}, slack).kind != PickKind::Area);
      }
    }
  }
}

TEST_CASE("Of a line the stretch nearest to the pointer says how it stands") {
  FrontState front;
  front.unit = {unitFrom({-10, 0}), unitFrom({0, 0}), unitFrom({10, 0}), unitFrom({20, 0})};
  front.segments = {{SegmentStatus::Confirmed, 1}, {SegmentStatus::Contested, 1}, {SegmentStatus::Claimed, 0}};
  const Projection projection = projectionFor({{0, 0}, 4000, 0}, {0, 0, 800, 400});
  const auto at = [&](double lon, double down) {
    const Vec2 on = *toScreen(projection, unitFrom({lon, 0}));
    return statusNear(projection, front, on + Vec2{0, down}, 40);
  };
  CHECK(at(-5, 12) == SegmentStatus::Confirmed);
  CHECK(at(5, -12) == SegmentStatus::Contested);
  CHECK(at(0.5, 0) == SegmentStatus::Contested);
  CHECK_FALSE(at(5, 41));
  CHECK_FALSE(at(18, 0));  // not drawn
  front.envelope = true;
  CHECK_FALSE(at(5, 0));
}
