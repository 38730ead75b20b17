// Labels over time: the same view has the same labels, whatever came before; they come and go softly and then rest.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdio>
#include <set>
#include <string>

#include "fixture.h"
#include "scene/build.h"
#include "scene/label_fade.h"

using namespace faultline;

namespace {

std::multiset<std::string> words(const DrawList& list) {
  std::multiset<std::string> all;
  for (const Label& label : list.labels) all.insert(label.text + " " + std::to_string(static_cast<int>(label.style)));
  return all;
}

// Runs the fades out; the number of frames it took.
int settle(LabelFades& fades, const SceneInput& input, LabelPlan& plan, DrawList& list) {
  for (int frame = 1; frame < 120; ++frame) {
    list = buildScene(input, plan);
    if (!fadeLabels(fades, list, 1.0 / 60, false)) return frame;
  }
  return 120;
}

}  // namespace

TEST_CASE("A view has the same labels however one got there") {
  const auto world = makeWorld();
  const View end{{80, 48}, 6500, 0};
  const std::string direct = dumpDrawList(buildScene(world->input(end)));
  for (const View start : {View{{20, 40}, 6500, 0}, {{80, 48}, 900, 0}, {{120, 60}, 15000, 10}}) {
    LabelPlan plan;
    LabelFades fades;
    DrawList list;
    for (int step = 0; step <= 40; ++step) {
      const double t = step / 40.0;
      const View view{{start.centre.lon + (end.centre.lon - start.centre.lon) * t,
                       start.centre.lat + (end.centre.lat - start.centre.lat) * t},
                      start.spanKm + (end.spanKm - start.spanKm) * t,
                      start.northDeg * (1 - t)};
      list = buildScene(world->input(view), plan);
      fadeLabels(fades, list, 1.0 / 60, false);
    }
    CHECK(settle(fades, world->input(end), plan, list) < 40);
    CHECK(dumpDrawList(list) == direct);
    CHECK(misplacedLabels(list) == 0);
  }
}

TEST_CASE("Within a mesh labels move with the map, all alike, and nothing is placed anew") {
  const auto world = makeWorld();
  LabelPlan plan;
  View view = labelView(world->input({{80, 48}, 6500, 0}));
  const DrawList before = buildScene(world->input(view), plan);
  CHECK(plan.made == 1);
  view.centre.lon += 0.4;
  const DrawList after = buildScene(world->input(view), plan);
  CHECK(plan.made == 1);
  REQUIRE(words(before) == words(after));
  REQUIRE(before.labels.size() > 8);
  for (size_t i = 0; i < before.labels.size(); ++i) {
    const Label &a = before.labels[i], &b = after.labels[i];
    const Vec2 label = b.screen - a.screen;
    if (dot(a.anchorUnit, a.anchorUnit) == 0) {
      CHECK(dot(label, label) == 0);
      continue;
    }
    const Vec2 map = *toScreen(after.projection, a.anchorUnit) - *toScreen(before.projection, a.anchorUnit);
    CHECK(std::abs(label.x - map.x) < 1e-6);
    CHECK(std::abs(label.y - map.y) < 1e-6);
  }
  view.centre.lon += 12;
  buildScene(world->input(view), plan);
  CHECK(plan.made == 2);
}

TEST_CASE("Labels fade in and out, glide a little, and then rest exactly where they were placed") {
  Label one;
  one.text = "One";
  one.screen = {100, 100};
  DrawList with;
  with.labels.push_back(one);
  with.leaders.push_back({{1, 1}, {2, 2}, rgb(0), 0, 0});
  LabelFades fades;
  DrawList list = with;
  CHECK_FALSE(fadeLabels(fades, list, 0.016, false));  // the first is there at once
  CHECK(list.labels[0].alpha == 1);
  list = {};
  CHECK(fadeLabels(fades, list, 0.05, false));  // gone, yet seen
  REQUIRE(list.labels.size() == 1);
  CHECK(list.labels[0].alpha < 1);
  CHECK(list.leaders.size() == 1);
  list = {};
  CHECK_FALSE(fadeLabels(fades, list, 0.2, false));
  CHECK(list.labels.empty());
  list = with;
  CHECK(fadeLabels(fades, list, 0.05, false));
  CHECK(list.labels[0].alpha == 0.25f);
  list = with;
  CHECK_FALSE(fadeLabels(fades, list, 0.2, false));
  CHECK(list.labels[0].alpha == 1);

  with.labels[0].screen.x += 10;  // near: it glides
  double before = 100;
  for (int frame = 0;; ++frame) {
    REQUIRE(frame < 60);
    list = with;
    const bool moving = fadeLabels(fades, list, 1.0 / 60, false);
    REQUIRE(list.labels.size() == 1);
    CHECK(list.labels[0].screen.x >= before);
    before = list.labels[0].screen.x;
    if (!moving) break;
  }
  CHECK(before == 110);
  with.labels[0].screen.x += 200;  // far: one fades out, one in
  list = with;
  CHECK(fadeLabels(fades, list, 1.0 / 60, false));
  CHECK(list.labels.size() == 2);
  list = with;
  CHECK_FALSE(fadeLabels(fades, list, 1.0 / 60, true));
  CHECK(list.labels.size() == 1);
  CHECK(list.labels[0].screen.x == 310);
}

TEST_CASE("In flight only the names of where it goes are shown, once they have about their size") {
  const auto world = makeWorld();
  LabelPlan plan;
  SceneInput input = world->input({{80, 48}, 14000, 0});
  input.flyingTo = View{{80, 48}, 3000, 0};
  CHECK(buildScene(input, plan).labels.empty());
  size_t most = 0;
  for (double span = 5000; span > 3000; span -= 100) {
    input.view.spanKm = span;
    const DrawList list = buildScene(input, plan);
    CHECK(misplacedLabels(list) == 0);
    most = std::max(most, list.labels.size());
  }
  CHECK(plan.made == 1);  // placed once for the whole flight
  CHECK(most > 3);
}
