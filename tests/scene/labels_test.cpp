#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "fixture.h"
#include "scene/build.h"
#include "scene/path.h"
#include "scene/shape.h"

using namespace faultline;

namespace {

const Label* labelNamed(const DrawList& list, std::string_view text) {
  for (const Label& label : list.labels) {
    if (label.text == text) return &label;
  }
  return nullptr;
}

// How many lines run through it; its own link has a gap for it.
int labelsCrossed(const DrawList& list, const Label& label) {
  int crossed = 0;
  for (const auto* strokes : {&list.links, &list.fronts}) {
    for (const Stroke& stroke : *strokes) {
      if (stroke.pick == label.pick && !stroke.alpha.empty() && !label.glyphs.empty()) continue;
      for (const ScreenPath& path : projectPath(list.projection, stroke.unit)) {
        const auto quads = quadsOf(label);
        crossed += std::any_of(quads.begin(), quads.end(), [&path](const Quad& quad) {
          for (size_t i = 0; i + 1 < path.points.size(); ++i) {
            if (segmentMeetsQuad(path.points[i], path.points[i + 1], quad)) return true;
          }
          return false;
        });
      }
    }
  }
  return crossed;
}

}  // namespace

TEST_CASE("No label lies over another in 200 views") {
  const auto world = makeWorld();
  int views = 0;
  size_t labels = 0;
  for (int step = 0; step < 100; ++step) {
    // West to east and in and out, by steps that never repeat a view.
    const View view{{20 + step * 1.1, 52 - step * 0.2}, 500.0 + (step % 10) * (step % 10) * 120.0, step % 7 * 3.0};
    for (const auto& [width, height] : {std::pair{1280.0, 720.0}, {390.0, 844.0}}) {
      const DrawList list = buildScene(world->input(view, width, height));
      INFO("view " << view.centre.lon << " " << view.centre.lat << " span " << view.spanKm << " on " << width);
      CHECK(misplacedLabels(list) == 0);
      labels += list.labels.size();
      ++views;
    }
  }
  CHECK(views == 200);
  CHECK(labels > 800);  // the map is not clear for having no labels
}

TEST_CASE("The whole is labelled: places, countries, the front, its date, the accuser") {
  const auto world = makeWorld();
  world->state.fronts[0].interpolated = true;
  world->state.fronts[0].keyframeFrom = world->state.fronts[0].keyframeTo = 0;
  const DrawList wide = buildScene(world->input({{80, 48}, 6500, 0}));
  for (const char* name : {"Moskva", "Beiping", "Pyong", "Seoul", "Teheran"}) CHECK(labelNamed(wide, name));
  CHECK(labelNamed(wide, "MOSKVA"));
  CHECK(labelNamed(wide, "Long front"));
  CHECK(wide.leaders.size() == 1);
  CHECK(labelNamed(wide, "alleged by Seoul"));
  const DrawList close = buildScene(world->input({{36, 48.5}, 700, 0}));
  for (const char* name : {"Kharkiv", "Izium", "Donetsk", "Luhansk", "Bakhmut", "Kherson"})
    CHECK(labelNamed(close, name));
  CHECK(labelNamed(close, "interpolated, 12 Sep \xe2\x80\x93 12 Sep 2022"));
}

TEST_CASE("What a line is stands beside it") {
  const auto world = makeWorld();
  const View view{{36, 48.5}, 700, 0};
  FrontState& front = world->state.fronts[0];
  front.stale = true;
  world->fronts[0].validTo = dayOf("2024-01-20");
  CHECK(labelNamed(buildScene(world->input(view)), "as of 20 Jan 2024"));
  front.stale = false;
  front.envelope = true;
  CHECK(labelNamed(buildScene(world->input(view)), "outer extent, low certainty"));
  front.envelope = false;
  front.held = true;
  world->state.moment.day = static_cast<double>(dayOf("2022-12-01"));
  CHECK(labelNamed(buildScene(world->input(view)), "as of 12 Sep 2022"));
}

TEST_CASE("Text is never under 12 pixels and measured as it is drawn") {
  const auto world = makeWorld();
  const DrawList list = buildScene(world->input({{80, 48}, 6500, 0}));
  for (const Label& label : list.labels) {
    CHECK(label.size >= 12);
    CHECK(label.width == measureText(world->dataset, label.text, label.size, label.semibold, label.tracking));
    if (label.glyphs.empty()) CHECK(label.box.width >= static_cast<double>(label.width) - 0.01);
    CHECK(holds(grown(label.box, 1), {label.screen.x + 1, label.screen.y}));
  }
  CHECK(measureText(world->dataset, "", 12, false, 3) == 0);
  // Two letters, one space between them.
  CHECK(measureText(world->dataset, "AA", 10, false, 3) == 17);
}

TEST_CASE("Names keep off lines where they can") {
  const auto world = makeWorld();
  const DrawList list = buildScene(world->input({{80, 48}, 6500, 0}));
  for (const Label& label : list.labels) {
    INFO(label.text << " at " << label.screen.x << " " << label.screen.y);
    CHECK(labelsCrossed(list, label) == 0);
  }
}

TEST_CASE("A place's name stays where it is while the map moves under it") {
  const auto world = makeWorld();
  int changes = 0, frames = 0;
  std::vector<std::string> before;
  std::vector<Vec2> offsets;
  for (int step = 0; step < 60; ++step) {
    const DrawList list = buildScene(world->input({{78 + step * 0.05, 48}, 6500, 0}));
    std::vector<std::string> now;
    for (const Label& label : list.labels) now.push_back(label.text);
    std::sort(now.begin(), now.end());
    if (step > 0) {
      std::vector<std::string> different;
      std::set_symmetric_difference(now.begin(), now.end(), before.begin(), before.end(),
                                    std::back_inserter(different));
      changes += static_cast<int>(different.size());
    }
    before = std::move(now);
    ++frames;
  }
  CHECK(frames == 60);
  CHECK(changes <= 4);  // over 3 degrees, at the frame's edges
}

TEST_CASE("Units flagged unlabelled, parts and small frame countries stay without a name") {
  const auto world = makeWorld();
  const View view{{37.6, 55.8}, 3000, 0};
  CHECK(labelNamed(buildScene(world->input(view)), "MOSKVA"));
  world->units[0].flags = format::unitUnlabelled;
  CHECK_FALSE(labelNamed(buildScene(world->input(view)), "MOSKVA"));
  world->units[0].flags = format::unitCoarse;
  world->units[0].areaKm2 = 1000;
  CHECK_FALSE(labelNamed(buildScene(world->input(view)), "MOSKVA"));
  world->units[0].flags = 0;
  world->sovereigns[0] = 1;  // part of another: named in close views only, in small letters
  CHECK_FALSE(labelNamed(buildScene(world->input({{37.6, 55.8}, 6000, 0})), "MOSKVA"));
  CHECK_FALSE(labelNamed(buildScene(world->input({{37.6, 55.8}, 6000, 0})), "moskva"));
}

TEST_CASE("Capitals keep their accents, and letters without a glyph stay small") {
  const auto world = makeWorld();
  CHECK(upperCased(world->dataset, "T\xc3\xbcrkiye") == "T\xc3\x9cRKIYE");
  CHECK(upperCased(world->dataset, "C\xc3\xb4te d\xe2\x80\x99Ivoire") == "C\xc3\x94TE D\xe2\x80\x99IVOIRE");
  CHECK(upperCased(world->dataset, "\xc5\x82\xc5\xbc\xc4\x8d") == "\xc5\x81\xc5\xbb\xc4\x8c");
  CHECK(upperCased(world->dataset, "Gro\xc3\x9f") == "GROSS");
  world->glyphs.resize(0x80);  // a font that ends before the umlauts
  world->dataset.glyphs = world->glyphs;
  CHECK(upperCased(world->dataset, "T\xc3\xbcr") == "T\xc3\xbcR");
}
