#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "base/trig.h"
#include "fixture.h"
#include "geo/sphere.h"
#include "scene/build.h"
#include "scene/shape.h"

using namespace faultline;

namespace {

// Degrees between the directions in which two links leave their common first point.
double degreesApart(const std::vector<Vec3>& a, const std::vector<Vec3>& b) {
  const auto leaving = [](const std::vector<Vec3>& line) {
    return normalised(line[1] - line[0] * dot(line[0], line[1]));
  };
  return degrees(angleBetween(leaving(a), leaving(b)));
}

const Stroke& strokeOf(const DrawList& list, uint32_t link) {
  for (const Stroke& stroke : list.links) {
    if (stroke.pick.index == link) return stroke;
  }
  FAIL("the link is not drawn");
  return list.links.front();
}

}  // namespace

TEST_CASE("Links that share an end bow apart") {
  const auto world = makeWorld();
  const auto inBeat = world->dataset.list(world->dataset.beats[0].links);
  const std::vector<double> bows = linkBows(world->dataset, inBeat);
  REQUIRE(bows.size() == 7);
  // All that leave the hub for the far east: 0, 1, 3 from it and 2 towards it.
  std::vector<std::vector<Vec3>> arcs;
  for (const size_t i : {0u, 1u, 3u, 2u}) {
    const format::Link& link = world->dataset.links[inBeat[i]];
    std::vector<Vec3> line =
        bowedArc(unitAt(world->dataset.actors[link.from].at), unitAt(world->dataset.actors[link.to].at), bows[i], 0.75);
    if (i == 2) std::reverse(line.begin(), line.end());
    arcs.push_back(std::move(line));
  }
  for (size_t i = 0; i < arcs.size(); ++i) {
    for (size_t k = i + 1; k < arcs.size(); ++k) {
      INFO("links " << i << " and " << k);
      CHECK(degreesApart(arcs[i], arcs[k]) > 8);
    }
  }
  for (const double bow : bows) {
    CHECK(std::abs(bow) > 0.03);
    CHECK(std::abs(bow) < 0.25);
  }
}

TEST_CASE("A bow does not change when other links of the beat come and go") {
  const auto world = makeWorld();
  const View view{{80, 48}, 6500, 0};
  const Stroke before = strokeOf(buildScene(world->input(view)), world->state.links[1].link);
  world->state.links.erase(world->state.links.begin() + 2, world->state.links.end());
  const Stroke after = strokeOf(buildScene(world->input(view)), world->state.links[1].link);
  REQUIRE(before.unit.size() == after.unit.size());
  for (size_t i = 0; i < before.unit.size(); ++i) CHECK(before.unit[i].x == after.unit[i].x);
}

TEST_CASE("Every kind of link looks different, in more than its colour") {
  const auto world = makeWorld();
  const DrawList list = buildScene(world->input({{80, 48}, 6500, 0}));
  REQUIRE(list.links.size() == 7);
  const auto& links = world->dataset.links;
  for (const Stroke& stroke : list.links) {
    switch (links[stroke.pick.index].kind) {
      case LinkKind::Defence:
        CHECK(stroke.dash.on == 0);
        CHECK(stroke.width >= 2);
        break;
      case LinkKind::Alignment: CHECK(stroke.dash.on > 5); break;
      case LinkKind::Alleged: CHECK(stroke.dash.on <= stroke.width); break;
      case LinkKind::Visit:
      case LinkKind::Message: CHECK(stroke.width < 1.5); break;
      case LinkKind::Support: CHECK(stroke.dash.on > 10); break;
      case LinkKind::Adversary: CHECK(stroke.color == tokensFor(Theme::Light).adversary); break;
      case LinkKind::Count: FAIL("no such kind");
    }
    if (links[stroke.pick.index].kind != LinkKind::Alleged) CHECK(stroke.alpha.empty());
  }
}

TEST_CASE("A link has a gap where its accuser stands on it, and there alone") {
  const auto world = makeWorld();
  const DrawList list = buildScene(world->input({{80, 48}, 6500, 0}));
  const auto label =
      std::find_if(list.labels.begin(), list.labels.end(), [](const Label& l) { return l.text == "alleged by Seoul"; });
  REQUIRE(label != list.labels.end());
  REQUIRE(label->glyphs.size() == 16);
  const std::vector<Quad> letters = quadsOf(*label), air = quadsOf(*label, 9);
  const auto within = [](const std::vector<Quad>& quads, Vec2 at) {
    return std::any_of(quads.begin(), quads.end(), [at](const Quad& quad) { return holds(quad, at); });
  };
  const Stroke& stroke = strokeOf(list, label->pick.index);
  REQUIRE(stroke.alpha.size() == stroke.unit.size() - 1);
  double drawnKm = 0, gapKm = 0;
  for (size_t i = 0; i + 1 < stroke.unit.size(); ++i) {
    const Vec3 a = widen(stroke.unit[i]), b = widen(stroke.unit[i + 1]);
    (stroke.alpha[i] > 0 ? drawnKm : gapKm) += distanceKm(a, b);
    const Vec2 from = *toScreen(list.projection, a), to = *toScreen(list.projection, b);
    INFO("segment " << i << " at " << from.x << " " << from.y);
    const Vec2 middle = (from + to) * 0.5;
    if (stroke.alpha[i] > 0) {
      CHECK_FALSE(within(letters, middle));
    } else {
      CHECK(within(air, middle));
    }
  }
  // The line is as long as it was, and so its dashes are where they were.
  CHECK(std::abs(drawnKm + gapKm - static_cast<double>(stroke.dashKm)) < 0.01 * drawnKm);
  CHECK(gapKm > 100);
  for (const Triangle& shape : list.shapes) CHECK_FALSE(within(letters, (shape.a + shape.c) * 0.5));
  // Without the names there is no gap.
  SceneInput bare = world->input({{80, 48}, 6500, 0});
  world->links[stroke.pick.index].accuser = {};
  CHECK(strokeOf(buildScene(bare), stroke.pick.index).alpha.empty());
}

TEST_CASE("Chevrons stand still until time plays, and point the way of the link") {
  const auto world = makeWorld();
  world->state.links = {world->state.links[2]};  // from the far east to the hub in the west, alleged
  world->state.fronts.clear();
  SceneInput in = world->input({{80, 48}, 6500, 0});
  const DrawList still = buildScene(in), again = buildScene(in);
  in.flow = 0.7;
  const DrawList moved = buildScene(in);
  REQUIRE(still.shapes.size() > 4);
  REQUIRE(again.shapes.size() == still.shapes.size());
  // Flowing, one more may be coming or going at the ends.
  REQUIRE(moved.shapes.size() >= still.shapes.size());
  CHECK(again.shapes[0].a.x == still.shapes[0].a.x);
  CHECK(moved.shapes[0].a.x != still.shapes[0].a.x);
  CHECK(still.strokeKey == moved.strokeKey);  // the line itself is not uploaded again
  for (const Triangle& t : still.shapes) CHECK(t.a.x < std::max(t.b.x, t.c.x));  // the tip is to the west
}

TEST_CASE("A link draws itself in from its start and fades at its end") {
  const auto world = makeWorld();
  const View view{{80, 48}, 6500, 0};
  world->state.links = {world->state.links[1]};
  const Stroke whole = buildScene(world->input(view)).links.at(0);
  world->state.links[0].drawn = 0.5f;
  world->state.links[0].alpha = 0.5f;
  const Stroke half = buildScene(world->input(view)).links.at(0);
  CHECK(half.unit.front().x == whole.unit.front().x);
  CHECK(std::abs(static_cast<int>(half.unit.size() * 2) - static_cast<int>(whole.unit.size())) <= 3);
  CHECK(half.color.a == 128);
  world->state.links[0].drawn = 0;
  CHECK(buildScene(world->input(view)).links.empty());
  world->state.links[0].drawn = 1;
  world->state.links[0].alpha = 1;
  world->state.links[0].lapsed = true;
  CHECK(buildScene(world->input(view)).links.at(0).color.a < 128);
}

TEST_CASE("Dashes are those of the whole link while it draws itself in") {
  const auto world = makeWorld();
  const View view{{80, 48}, 6500, 0};
  world->state.links = {world->state.links[0]};
  const Stroke whole = buildScene(world->input(view)).links.at(0);
  world->state.links[0].drawn = 0.4f;
  const Stroke part = buildScene(world->input(view)).links.at(0);
  CHECK(whole.dash.on > 0);
  CHECK(whole.dashKm > 5000);
  CHECK(part.dashKm == whole.dashKm);
}

TEST_CASE("Arrow heads at a common end keep apart") {
  const auto world = makeWorld();
  world->state.links = {world->state.links[6]};
  world->state.fronts.clear();
  const LinkState support = world->state.links[0];
  world->state.links.push_back(support);  // the same way twice: as close as two links can come
  const DrawList list = buildScene(world->input({{45, 46}, 3500, 0}));
  REQUIRE(list.shapes.size() == 2);
  const Vec2 apart = list.shapes[0].a - list.shapes[1].a;
  CHECK(dot(apart, apart) > 80);
  for (const Triangle& arrow : list.shapes) CHECK(arrow.mirrored);
}
