#include "scene/scene.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "base/trig.h"
#include "fixture.h"
#include "geo/sphere.h"
#include "scene/build.h"

using namespace faultline;

namespace {

const View wideView{{80, 48}, 6500, 0};
const View closeView{{36, 48.5}, 700, 0};

}  // namespace

TEST_CASE("The same input gives the same draw list") {
  const auto world = makeWorld();
  CHECK(dumpDrawList(buildScene(world->input(wideView))) == dumpDrawList(buildScene(world->input(wideView))));
}

TEST_CASE("The dump tells lists apart") {
  const auto world = makeWorld();
  const std::string before = dumpDrawList(buildScene(world->input(closeView)));
  CHECK(before.find("label place") != std::string::npos);
  world->state.fronts[0].unit[3] = unitFrom({38.01, 48.4});  // 700 m
  CHECK(dumpDrawList(buildScene(world->input(closeView))) != before);
}

TEST_CASE("Strokes keep their key while the view moves a little, and change it with what they show") {
  const auto world = makeWorld();
  const uint64_t key = buildScene(world->input(wideView)).strokeKey;
  CHECK(buildScene(world->input({{80.2, 48.1}, 6480, 0})).strokeKey == key);
  SceneInput dark = world->input(wideView);
  dark.tokens = tokensFor(Theme::Dark);
  CHECK(buildScene(dark).strokeKey != key);
  world->state.links[0].alpha = 0.9f;
  CHECK(buildScene(world->input(wideView)).strokeKey != key);
}

TEST_CASE("Countries wear their actor's tint and what follows them wears it too") {
  const auto world = makeWorld();
  std::vector<uint32_t> refs(world->dataset.refs.begin(), world->dataset.refs.end());
  world->actors[0].units = {static_cast<uint32_t>(refs.size()), 1};
  refs.push_back(0);
  world->dataset.refs = refs;
  world->sovereigns[2] = 0;  // under the first lens a part of unit 0, under the second its own
  world->state.actors = {0};
  SceneInput in = world->input(wideView);
  const auto filled = [](const DrawList& list, uint32_t unit) {
    for (const UnitFill& fill : list.fills) {
      if (fill.unit == unit) return fill.color;
    }
    return Color{0, 0, 0, 0};
  };
  const Color tint = tokensFor(Theme::Light).tints[static_cast<int>(Bloc::Russia)];
  CHECK(filled(buildScene(in), 0) == tint);
  CHECK(filled(buildScene(in), 2) == tint);
  CHECK(filled(buildScene(in), 1).a == 0);
  in.lens = 1;
  CHECK(filled(buildScene(in), 2).a == 0);
}

TEST_CASE("Units beyond the view are left out") {
  const auto world = makeWorld();
  const DrawList close = buildScene(world->input(closeView));
  CHECK(close.visibleUnits.size() == 1);  // the hub's square reaches in
  CHECK(buildScene(world->input(wideView)).visibleUnits.size() == 5);
}

TEST_CASE("Marks stand on the holder's side of the line") {
  const auto world = makeWorld();
  world->state.links.clear();
  FrontState& front = world->state.fronts[0];
  front.unit = {unitFrom({36, 46}), unitFrom({36, 50})};  // walked northwards: its left is west
  front.segments = {{SegmentStatus::Confirmed, 1}};
  for (const bool left : {true, false}) {
    world->fronts[0].marks = left ? Side::Left : Side::Right;
    const DrawList list = buildScene(world->input(closeView));
    REQUIRE(list.shapes.size() > 5);
    const double line = toScreen(list.projection, unitFrom({36, 48}))->x;
    for (const Triangle& tooth : list.shapes) CHECK((tooth.c.x < line) == left);
  }
  world->fronts[0].marks = Side::None;
  CHECK(buildScene(world->input(closeView)).shapes.empty());
}

TEST_CASE("A line between keyframes is finer than an observed one, and borders are not fronts") {
  const auto world = makeWorld();
  FrontState& front = world->state.fronts[0];
  const DrawList observed = buildScene(world->input(closeView));
  front.interpolated = true;
  const DrawList between = buildScene(world->input(closeView));
  CHECK(between.fronts.at(0).width < observed.fronts.at(0).width);
  CHECK(between.fronts.at(0).color.a < observed.fronts.at(0).color.a);
  CHECK(observed.fronts.size() == 3);  // confirmed, contested (dashed), confirmed
  CHECK(observed.fronts.at(1).dash.on > 0);
  for (SegmentState& segment : front.segments) segment.alpha = 0;
  const DrawList border = buildScene(world->input(closeView));
  CHECK(border.fronts.empty());
  CHECK(border.shapes.size() < observed.shapes.size());
}

TEST_CASE("A low-certainty envelope has a hatch and no crisp line") {
  const auto world = makeWorld();
  FrontState& front = world->state.fronts[0];
  front.heldArea = front.unit;
  front.heldArea.push_back(unitFrom({42, 44}));
  front.heldArea.push_back(unitFrom({42, 52}));
  const DrawList held = buildScene(world->input(closeView));
  front.vague = 1;
  const DrawList envelope = buildScene(world->input(closeView));
  REQUIRE(held.hatches.size() == 1);
  REQUIRE(envelope.hatches.size() == 1);
  CHECK(held.hatches[0].angleDeg != envelope.hatches[0].angleDeg);
  CHECK(envelope.hatches[0].color.a < held.hatches[0].color.a);
  for (const Stroke& stroke : envelope.fronts) {
    CHECK(stroke.width > 8);
    CHECK(stroke.color.a < 80);
  }
}

TEST_CASE("Armistice lines and limits at sea are thin, still and without marks") {
  const auto world = makeWorld();
  world->state.links.clear();
  for (const FrontKind kind : {FrontKind::Armistice, FrontKind::Demarcation, FrontKind::Maritime, FrontKind::Lane}) {
    world->fronts[0].kind = kind;
    const DrawList list = buildScene(world->input(closeView));
    CHECK(list.shapes.empty());
    for (const Stroke& stroke : list.fronts) CHECK(stroke.width - stroke.hollow <= 2);
  }
}

TEST_CASE("Teeth stand on the holder's side, apart from one another, at every zoom and in the crook of bends") {
  const auto world = makeWorld();
  world->state.links.clear();
  // A bend that is sharp on the left, where the teeth are.
  FrontState& front = world->state.fronts[0];
  front.unit.clear();
  for (const LonLat at : {LonLat{34, 48}, {36, 48}, {36.2, 48.05}, {36.3, 48.2}, {36.3, 49.5}, {34.4, 50.2}}) {
    front.unit.push_back(unitFrom(at));
  }
  front.segments.assign(front.unit.size() - 1, {SegmentStatus::Confirmed, 1});
  size_t compared = 0;
  for (double span = 150; span < 3000; span *= 1.07) {
    const DrawList list = buildScene(world->input({{35.5, 48.8}, span, 0}));
    INFO("span " << span);
    CHECK(list.shapes.size() > 3);
    for (size_t i = 0; i < list.shapes.size(); ++i) {
      const Triangle& tooth = list.shapes[i];
      CHECK(cross(tooth.b - tooth.a, tooth.c - tooth.a) < 0);  // left of the way, y down
      if (i == 0) continue;
      const Triangle& last = list.shapes[i - 1];
      // Along the line between them: neither reaches into the other.
      CHECK_FALSE(segmentsCross(last.b, last.c, tooth.a, tooth.c));
      CHECK_FALSE(segmentsCross(last.a, last.b, tooth.a, tooth.b));
      ++compared;
    }
  }
  CHECK(compared > 300);
}

TEST_CASE("Teeth stay where they are on the line while the view zooms, but for those that grow between") {
  const auto world = makeWorld();
  world->state.links.clear();
  const auto feet = [&](double span) {
    const DrawList list = buildScene(world->input({{35, 48.45}, span, 0}));
    std::vector<Vec3> places;
    for (const Triangle& tooth : list.shapes) {
      places.push_back(*toUnit(list.projection, (tooth.a + tooth.b) * 0.5));
    }
    return places;
  };
  const std::vector<Vec3> far = feet(900), near = feet(470);
  CHECK(near.size() > far.size());
  for (const Vec3 one : far) {
    double nearest = 1e9;
    for (const Vec3 other : near) nearest = std::min(nearest, distanceKm(one, other));
    CHECK(nearest < 6);  // two or three pixels: the way is measured over some pixels either side
  }
}

TEST_CASE("A lane is a smooth course through all its points, hit where it is drawn") {
  const auto world = makeWorld();
  world->state.links.clear();
  world->fronts[0].kind = FrontKind::Lane;
  const DrawList list = buildScene(world->input(closeView));
  REQUIRE(list.fronts.size() == 1);
  const Stroke& lane = list.fronts[0];
  CHECK(lane.hollow > 0);
  for (const Vec3 point : world->state.fronts[0].unit) {
    double nearest = 1e9;
    for (const Vec3f& drawn : lane.unit) nearest = std::min(nearest, distanceKm(point, widen(drawn)));
    CHECK(nearest < 0.1);
  }
  for (size_t i = 2; i < lane.unit.size(); ++i) {
    const Vec3 before = widen(lane.unit[i - 1]) - widen(lane.unit[i - 2]);
    const Vec3 after = widen(lane.unit[i]) - widen(lane.unit[i - 1]);
    CHECK(angleBetween(normalised(before), normalised(after)) < radians(25.0));
  }
  CHECK(lane.alpha.front() < 0.2f);
  CHECK(lane.alpha.back() < 0.2f);
}

TEST_CASE("Long steps are subdivided to a degree") {
  const auto world = makeWorld();
  const DrawList list = buildScene(world->input(wideView));
  for (const auto* strokes : {&list.links, &list.fronts}) {
    for (const Stroke& stroke : *strokes) {
      for (size_t i = 0; i + 1 < stroke.unit.size(); ++i) {
        CHECK(degrees(angleBetween(widen(stroke.unit[i]), widen(stroke.unit[i + 1]))) < 1.05);
      }
      CHECK((stroke.alpha.empty() || stroke.alpha.size() + 1 == stroke.unit.size()));
    }
  }
}

TEST_CASE("The graticule covers every kind of view with a bounded number of points") {
  const auto world = makeWorld();
  for (const View& view : {wideView, closeView, View{{0, 89}, 4000, 0}, View{{179, -60}, 1500, 0},
                           View{{-175, 0}, 20000, 0}, View{{30, 30}, 20, 0}}) {
    const DrawList list = buildScene(world->input(view));
    size_t points = 0, seen = 0;
    for (const Stroke& stroke : list.graticule) {
      points += stroke.unit.size();
      for (const Vec3f& p : stroke.unit) {
        const auto screen = toScreen(list.projection, widen(p));
        seen += screen && holds(list.layout.frame, *screen);
      }
    }
    INFO("view " << view.centre.lon << " " << view.centre.lat << " span " << view.spanKm);
    CHECK(points < 10000);
    if (view.spanKm > 1000) CHECK(seen > 20);
  }
}

TEST_CASE("Ends of links get one marker a place") {
  const auto world = makeWorld();
  world->state.places.clear();
  const DrawList list = buildScene(world->input(wideView));
  CHECK(list.markers.size() == 5);  // seven links between five capitals
  for (const Marker& marker : list.markers) CHECK(marker.pick.kind == PickKind::Place);
}

TEST_CASE("While worlds cross-fade everything of the beat is fainter") {
  const auto world = makeWorld();
  SceneInput in = world->input(wideView);
  in.crossFade = 0.5f;
  const DrawList list = buildScene(in);
  for (const Label& label : list.labels) CHECK(label.alpha <= 0.51f);
  for (const Stroke& stroke : list.links) CHECK(stroke.color.a <= 128);
  for (const Stroke& stroke : list.fronts) CHECK(stroke.color.a <= 128);
}

TEST_CASE("Cells are wanted by scale, where one looks, nearest first, once") {
  const auto world = makeWorld();
  std::vector<format::Cell> cells;
  for (const uint8_t level : {uint8_t{1}, uint8_t{2}}) {
    for (const float lon : {20.f, 30.f, 40.f, 140.f}) {
      format::Cell cell{};
      cell.level = level;
      cell.lonMin = lon;
      cell.lonMax = lon + 10;
      cell.latMin = 45;
      cell.latMax = 55;
      cells.push_back(cell);
    }
  }
  world->dataset.cells = cells;
  world->ground.cellLoaded.assign(cells.size(), false);
  const auto wanted = [&](const View& view) {
    const DrawList list = buildScene(world->input(view));
    return wantedCells(world->dataset, world->ground, list.projection, list.layout, list.dpr);
  };
  CHECK(wanted(wideView).empty());                                           // 12 km a pixel
  CHECK(wanted(closeView) == std::vector<uint32_t>{1, 0, 2});                // 1.3 km: the middle one first
  CHECK(wanted({{39, 48.5}, 200, 0}) == std::vector<uint32_t>{1, 2, 5, 6});  // 0.4 km: coarser before finer
  CHECK(wanted({{35, 50}, 30, 0}) == std::vector<uint32_t>{1, 5});           // a cell larger than the frame
  // Device pixels decide: what is coarse enough at one a logical pixel is not at three.
  const View middling{{35, 50}, 4200, 0};
  SceneInput input = world->input(middling);
  DrawList list = buildScene(input);
  const double km = kmPerPixel(list.projection);
  REQUIRE((km > level1Km && km / 3 < level1Km));
  CHECK(wantedCells(world->dataset, world->ground, list.projection, list.layout, list.dpr).empty());
  CHECK(list.detail.level == 0);
  input.dpr = 3;
  list = buildScene(input);
  CHECK(list.detail.level == 1);
  CHECK(wantedCells(world->dataset, world->ground, list.projection, list.layout, list.dpr).size() >= 3);
  world->ground.cellLoaded[1] = true;
  CHECK(wanted(closeView) == std::vector<uint32_t>{0, 2});
}

TEST_CASE("The level of detail goes by kilometres a device pixel and nothing else") {
  CHECK(detailFor(30).level == 0);
  CHECK(detailFor(level1Km).level == 0);
  CHECK(detailFor(level1Km * 0.999).level == 1);
  CHECK(detailFor(level2Km).level == 1);
  CHECK(detailFor(level2Km * 0.999).level == 2);
  const auto world = makeWorld();
  for (const double spanKm : {60.0, 400.0, 900.0, 2500.0, 9000.0}) {
    for (const double dpr : {1.0, 2.0, 3.0}) {
      SceneInput input = world->input({{39, 48.5}, spanKm, 0});
      input.dpr = dpr;
      const DrawList list = buildScene(input);
      CHECK(list.detail == detailFor(kmPerPixel(list.projection) / dpr));
    }
  }
}
