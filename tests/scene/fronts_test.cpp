// The real story's fronts as they are drawn: on the atlas's lines, on land, as bands where little is known, and with
// the ground that changed sides.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdlib>
#include <set>
#include <string>
#include <tuple>

#include "geo/sphere.h"
#include "real_story.h"
#include "scene/front_line.h"
#include "scene/key.h"
#include "scene/units.h"
#include "story/dates.h"

using namespace faultline;

namespace {

constexpr uint32_t ukraineBeat = 2, koreaBeat = 5, januaryBeat = 7;

uint32_t frontNamed(std::string_view id) {
  const Dataset& data = story().dataset;
  for (uint32_t i = 0; i < data.fronts.size(); ++i)
    if (data.text(data.fronts[i].id) == id) return i;
  FAIL("no front " << id);
  return 0;
}

uint32_t unitNamed(std::string_view code) {
  const Dataset& data = story().dataset;
  for (uint32_t i = 0; i < data.units.size(); ++i)
    if (data.text(data.units[i].code) == code) return i;
  FAIL("no unit " << code);
  return 0;
}

// With all that the pack's own cells bring.
const Ground& wholeGround() {
  static const Ground ground = [] {
    Ground refined = story().ground;
    const Dataset& data = story().dataset;
    for (uint32_t cell = 0; cell < data.cells.size(); ++cell) {
      CellGeometry geometry;
      if (!data.cellBytes(cell).empty() && decodeCell(data, cell, data.cellBytes(cell), geometry) == PackError::None)
        refineGround(refined, data, cell, geometry);
    }
    return refined;
  }();
  return ground;
}

StoryState on(uint32_t beat, std::string_view iso) {
  return evaluate(story().dataset, {beat, double(dayFromIso(iso).value())});
}

View viewOf(uint32_t beat) {
  LayoutInput layout;
  layout.width = 1280;
  layout.height = 720;
  return beatView(story().dataset, beat, layoutFor(layout));
}

DrawList sceneOn(uint32_t beat, std::string_view iso) {
  const StoryState state = on(beat, iso);
  return buildScene(sceneAt(state, viewOf(beat), 1280, 720));
}

std::vector<Stroke> strokesOf(const DrawList& list, uint32_t front, bool soft) {
  std::vector<Stroke> strokes;
  for (const Stroke& stroke : list.fronts) {
    if (stroke.pick == Pick{PickKind::Front, front} && (stroke.soft > 0) == soft) strokes.push_back(stroke);
  }
  return strokes;
}

}  // namespace

TEST_CASE("The armistice line is the atlas's own ceasefire line, at every scale") {
  const Dataset& data = story().dataset;
  const uint32_t north = unitNamed("KP"), south = unitNamed("KR");
  const StoryState state = arrived(januaryBeat);
  for (const double spanKm : {3000.0, 900.0, 250.0, 60.0, 20.0}) {
    SceneInput in = sceneAt(state, {{127, 38}, spanKm, 0}, 1280, 720);
    in.ground = &wholeGround();
    const DrawList list = buildScene(in);
    std::set<std::tuple<float, float, float>> vertices;
    for (uint32_t arc = 0; arc < data.arcs.size(); ++arc) {
      const auto left = data.arcs[arc].leftUnit, right = data.arcs[arc].rightUnit;
      const bool between = (left == int(north) && right == int(south)) || (left == int(south) && right == int(north));
      const Ground::ArcSpan span = between ? arcAt(wholeGround(), arc, list.detail) : Ground::ArcSpan{};
      for (uint32_t i = 0; i < span.count; ++i) {
        const Vec3f p = wholeGround().unit[span.first + i];
        vertices.emplace(p.x, p.y, p.z);
      }
    }
    REQUIRE(vertices.size() >= 6);
    const auto lines = strokesOf(list, frontNamed("mdl"), false);
    REQUIRE(lines.size() == 1);
    size_t off = 0;
    for (size_t i = 1; i + 1 < lines[0].unit.size(); ++i) {  // its ends may lie between two vertices
      const Vec3f p = lines[0].unit[i];
      off += vertices.count({p.x, p.y, p.z}) == 0;
    }
    INFO(spanKm << " km, level " << list.detail.level);
    CHECK(off == 0);
    CHECK(lines[0].unit.size() + 3 >= vertices.size() / 2);  // and it is not cut short
    CHECK(lines[0].dash.on == 0);                            // thin and still: never like a war
    CHECK(lines[0].width < 2);
  }
}

TEST_CASE("The Korean War's line is drawn on land only, also between its dates") {
  const Dataset& data = story().dataset;
  const uint32_t front = frontNamed("korea-war");
  const double from = data.beats[koreaBeat].start, to = data.beats[koreaBeat].end;
  size_t seen = 0, at = 0;
  for (int i = 0; i <= 100; ++i) {
    const StoryState state = evaluate(data, {koreaBeat, from + (to - from) * i / 100});
    const DrawList list = buildScene(sceneAt(state, viewOf(koreaBeat), 1280, 720));
    for (const Stroke& stroke : list.fronts) {
      if (stroke.pick != Pick{PickKind::Front, front}) continue;
      ++seen;
      for (size_t k = 1; k + 1 < stroke.unit.size(); ++k) {  // its ends lie on the shore
        const auto holds = [&](const char* code) {
          return unitContains(data, story().ground, list.detail, unitNamed(code), widen(stroke.unit[k]));
        };
        at += !holds("KP") && !holds("KR");
      }
    }
  }
  CHECK(seen > 100);
  // A corner of the line may fall on a lake's or river's mouth; the way across the open sea may not.
  CHECK(at == 0);
}

TEST_CASE("What is known to 20 km and more is a band of its true width, not a crisp line") {
  const uint32_t korea = frontNamed("korea-war"), ukraine = frontNamed("ukraine");
  const DrawList vague = sceneOn(koreaBeat, "1950-11-24");
  const auto bands = strokesOf(vague, korea, true), cores = strokesOf(vague, korea, false);
  REQUIRE(!bands.empty());
  CHECK(std::fabs(bands[0].width - 2 * 25 / kmPerPixel(vague.projection)) < 0.1);
  CHECK(bands[0].soft == bands[0].width / 2);
  CHECK(bands[0].color.a < 100);
  REQUIRE(!cores.empty());
  for (const Stroke& core : cores) CHECK(core.width < 1.5f);
  const auto words = [](const DrawList& list, const StoryState& state, std::string_view word) {
    const auto entries = keyEntries(story().dataset, state, list, list.layout.frame);
    return std::any_of(entries.begin(), entries.end(), [&](const KeyEntry& entry) { return entry.word == word; });
  };
  CHECK(words(vague, on(koreaBeat, "1950-11-24"), "front, known to about 25 km"));

  for (const char* crisp : {"2022-11-12", "2024-01-20"}) {
    const DrawList list = sceneOn(ukraineBeat, crisp);
    CHECK(strokesOf(list, ukraine, true).empty());
    REQUIRE(!strokesOf(list, ukraine, false).empty());
    CHECK(strokesOf(list, ukraine, false)[0].width == 2.5f);
  }
}

TEST_CASE("Ground that changed sides is drawn, the latest first, named in the key, clipped as the front is") {
  const StoryState state = on(ukraineBeat, "2022-10-12");
  REQUIRE(state.sweeps.size() == 2);
  const DrawList list = buildScene(sceneAt(state, viewOf(ukraineBeat), 1280, 720));
  REQUIRE(list.sweeps.size() >= 2);
  const auto clip = story().dataset.list(story().dataset.fronts[frontNamed("ukraine")].clip);
  for (const Hatch& fill : list.sweeps) {
    CHECK(fill.spacing == 0);
    CHECK(std::equal(fill.clipUnits.begin(), fill.clipUnits.end(), clip.begin(), clip.end()));
  }
  CHECK(list.sweeps.back().color.a < list.sweeps.front().color.a);
  const auto entries = keyEntries(story().dataset, state, list, list.layout.frame);
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [](const KeyEntry& entry) { return entry.kind == KeyEntry::Kind::Fill; });
  REQUIRE(found != entries.end());
  CHECK(found->word == "changed sides since 12 Sep 2022");

  // Its area is written at it, as what-changed rounds it, once it is known.
  const DrawList done = sceneOn(ukraineBeat, "2022-09-12");
  CHECK(std::any_of(done.labels.begin(), done.labels.end(), [](const Label& label) {
    return label.text.starts_with("about ") && label.text.ends_with(" km\u00b2");
  }));
}

TEST_CASE("What is kept of fronts between scenes makes no difference") {
  LabelPlan plan;
  for (const double day : {-7040.0, -7000.0, -7040.0}) {
    const StoryState state = evaluate(story().dataset, {koreaBeat, day});
    for (const double spanKm : {1500.0, 400.0}) {
      const SceneInput in = sceneAt(state, {{127, 38}, spanKm, 0}, 1280, 720);
      CHECK(dumpDrawList(buildScene(in, plan)) == dumpDrawList(buildScene(in)));
    }
  }
}

TEST_CASE("The draw lists of lines on their way are as recorded") {
  struct Shot {
    uint32_t beat;
    const char* day;
  };
  for (const Shot shot : {Shot{ukraineBeat, "2022-04-10"}, {ukraineBeat, "2022-10-12"}, {koreaBeat, "1950-11-24"}}) {
    const std::string now = dumpDrawList(sceneOn(shot.beat, shot.day));
    const std::string path = "tests/scene/snapshots/front-" + std::string(shot.day) + ".txt";
    if (std::getenv("FAULTLINE_RECORD")) {
      std::FILE* file = std::fopen(path.c_str(), "wb");
      REQUIRE(file);
      REQUIRE(std::fwrite(now.data(), 1, now.size(), file) == now.size());
      std::fclose(file);
    }
    INFO(path << " (FAULTLINE_RECORD=1 records it anew)");
    const bool same = now == readWhole(path);
    CHECK(same);
  }
}
