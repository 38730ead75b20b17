#include <catch2/catch_test_macros.hpp>

#include "fixture.h"
#include "geo/sphere.h"
#include "scene/build.h"

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
