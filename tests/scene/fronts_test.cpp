// The real story's fronts as they are drawn: on the atlas's lines, on land, as bands where little is known, and with
// the ground that changed sides.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>
#include <string>
#include <tuple>

#include "../snapshot.h"
#include "geo/sphere.h"
#include "real_story.h"
#include "scene/front_line.h"
#include "scene/key.h"
#include "scene/units.h"
#include "story/dates.h"

using namespace faultline;

namespace {

constexpr uint32_t ukraineBeat = 2, westAsiaBeat = 3, koreaBeat = 5, januaryBeat = 7;

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

namespace {

constexpr double levelKm[] = {3000, 900, 60};  // spans of views that draw levels 0, 1 and 2

SceneInput whole(const StoryState& state, Vec3 centre, double spanKm) {
  SceneInput in = sceneAt(state, {lonLatFrom(centre), spanKm, 0}, 1280, 720);
  in.ground = &wholeGround();
  return in;
}

// Of the lines that two of the units share.
double kmToLines(std::span<const uint32_t> units, GroundDetail detail, Vec3 point) {
  const Dataset& data = story().dataset;
  const auto chosen = [&](int unit) { return std::count(units.begin(), units.end(), uint32_t(unit)) > 0; };
  double least = 1e9;
  for (uint32_t i = 0; i < data.arcs.size(); ++i) {
    const format::Arc& arc = data.arcs[i];
    if (arc.leftUnit == arc.rightUnit || !chosen(arc.leftUnit) || !chosen(arc.rightUnit)) continue;
    const Ground::ArcSpan span = arcAt(wholeGround(), i, detail);
    std::vector<Vec3> line;
    for (uint32_t k = 0; k < span.count; ++k) line.push_back(widen(wholeGround().unit[span.first + k]));
    if (line.size() > 1) least = std::min(least, distanceToLineKm(line, point));
  }
  return least;
}

double kmToOutline(std::span<const uint32_t> units, GroundDetail detail, Vec3 point, Vec3* nearest = nullptr) {
  std::vector<uint32_t> arcs;
  boundaryArcs(wholeGround(), detail, units, arcs);
  double least = 1e9;
  for (const uint32_t arc : arcs) {
    const Ground::ArcSpan span = arcAt(wholeGround(), arc, detail);
    std::vector<Vec3> line;
    for (uint32_t k = 0; k < span.count; ++k) line.push_back(widen(wholeGround().unit[span.first + k]));
    Vec3 at;
    const double km = line.size() > 1 ? distanceToLineKm(line, point, &at) : 1e9;
    if (km >= least) continue;
    least = km;
    if (nearest != nullptr) *nearest = at;
  }
  return least;
}

constexpr double zeroKm = 0.001;  // a vertex is stored to half a metre

// The beat that lights a front; format::none where none does.
uint32_t beatWith(uint32_t front) {
  const Dataset& data = story().dataset;
  for (uint32_t beat = 0; beat < data.beats.size(); ++beat) {
    for (const uint32_t lit : data.list(data.beats[beat].fronts))
      if (lit == front) return beat;
  }
  return format::none;
}

}  // namespace

TEST_CASE("What is a border, a coast or an armistice line of the atlas's lies on its lines, at every level") {
  const Dataset& data = story().dataset;
  size_t onLines = 0, alongOutlines = 0;
  for (uint32_t front = 0; front < data.fronts.size(); ++front) {
    const format::Front& record = data.fronts[front];
    const uint32_t beat = beatWith(front);
    const auto clip = data.list(record.clip);
    if (beat == format::none || clip.empty()) continue;
    for (uint32_t k = record.keyframes.first; k < record.keyframes.first + record.keyframes.count; ++k) {
      const StoryState state = evaluate(data, {beat, double(data.keyframes[k].date)});
      const auto it = std::find_if(state.fronts.begin(), state.fronts.end(),
                                   [front](const FrontState& other) { return other.front == front; });
      REQUIRE(it != state.fronts.end());
      const FrontState line = *it;
      for (const double spanKm : levelKm) {
        const SceneInput in = whole(state, line.unit[line.unit.size() / 2], spanKm);
        const DrawList list = buildScene(in);
        INFO(data.text(record.id) << " keyframe " << k << " level " << list.detail.level);
        // Drawn on the line between the units, from end to end.
        const bool armistice = line.segments.back().status == SegmentStatus::Armistice;
        if (record.onBorder != 0 && (record.kind != FrontKind::War || armistice)) {
          for (const Stroke& stroke : strokesOf(list, front, false)) {
            for (const Vec3f at : stroke.unit) CHECK(kmToLines(clip, list.detail, widen(at)) < zeroKm);
            onLines += stroke.unit.size();
          }
        }
        // Not drawn: the ground's own line is there, and nothing on this side of it is called held.
        if (line.heldArea.empty()) continue;
        for (size_t i = 0; i < line.segments.size(); ++i) {
          const SegmentStatus status = line.segments[i].status;
          if (status != SegmentStatus::Border && status != SegmentStatus::Coast) continue;
          CHECK(line.segments[i].alpha == 0);
          for (const double t : {0.25, 0.5, 0.75}) {
            Vec3 edge;
            const Vec3 point = slerp(line.unit[i], line.unit[i + 1], t);
            if (kmToOutline(clip, list.detail, point, &edge) > 60) continue;
            // Off the ends of the drawn line, where what it holds begins.
            if ((i > 0 && line.segments[i - 1].alpha > 0) ||
                (i + 1 < line.segments.size() && line.segments[i + 1].alpha > 0))
              continue;
            for (const double degrees : {0.0, 90.0, 180.0, 270.0}) {
              const Vec3 east = normalised(cross({0, 0, 1}, edge)), north = cross(edge, east);
              const Vec3 way = degrees == 0 ? north : degrees == 90 ? east : degrees == 180 ? north * -1 : east * -1;
              const Vec3 near = normalised(edge + way * (0.05 / earthRadiusKm));
              const bool within = std::any_of(clip.begin(), clip.end(), [&](uint32_t unit) {
                return unitContains(data, wholeGround(), list.detail, unit, near);
              });
              if (within) CHECK(!ringContains(line.heldArea, near));
              alongOutlines += within;
            }
          }
        }
      }
    }
  }
  // The web's pack has its finer geography in files of its own, which are not there.
  const bool finer = !data.cells.empty() && !data.cellBytes(0).empty();
  CHECK(onLines > (finer ? 150 : 50));
  CHECK(alongOutlines > 100);
}

namespace {

bool isStrip(const Hatch& hatch) { return hatch.spacing <= 0 && hatch.pick.kind == PickKind::Area; }

}  // namespace

TEST_CASE("Lines that join do so to the metre, and a cut ends on border and shore, at every level") {
  const uint32_t mdl = frontNamed("mdl");
  const StoryState korea = arrived(januaryBeat), gaza = arrived(westAsiaBeat);
  for (const double spanKm : levelKm) {
    const DrawList list = buildScene(whole(korea, unitFrom({127, 38}), spanKm));
    INFO("level " << list.detail.level);
    const auto endOf = [&](const char* id, bool last) {
      const auto lines = strokesOf(list, frontNamed(id), false);
      REQUIRE(!lines.empty());
      return widen(last ? lines.back().unit.back() : lines.front().unit.front());
    };
    CHECK(distanceKm(endOf("nll-east", false), endOf("mdl", true)) < zeroKm);
    CHECK(distanceKm(endOf("han-estuary", true), endOf("mdl", false)) < zeroKm);
    CHECK(distanceKm(endOf("nll-west", true), endOf("han-estuary", false)) < zeroKm);

    // The zone along it has its line and its true width.
    const auto strip = std::find_if(list.hatches.begin(), list.hatches.end(), isStrip);
    const double width = 4 / kmPerPixel(list.projection);
    CHECK((strip != list.hatches.end()) == (width > 2.2));
    if (strip == list.hatches.end()) continue;
    CHECK(strip->clipUnits.size() == 2);  // shore and bank are its ends
    const auto line = strokesOf(list, mdl, false);
    REQUIRE(line.size() == 1);
    std::vector<Vec3> points, ring;
    for (const Vec3f at : line[0].unit) points.push_back(widen(at));
    for (const Vec3f at : strip->rings[0]) ring.push_back(widen(at));
    double least = 1e9, beyond = 0;
    for (const Vec3 corner : ring) {
      least = std::min(least, distanceToLineKm(points, corner));
      beyond = std::max(beyond, distanceToLineKm(points, corner));
    }
    CHECK(least > 1.7);
    CHECK(beyond < 4);                                           // over its ends
    for (const Vec3 at : points) CHECK(ringContains(ring, at));  // no loop in a bend, up to the last point
    for (const Stroke& edge : list.outlines) {
      for (const Vec3f at : edge.unit) CHECK(distanceToLineKm(points, widen(at)) > 1.7);
    }
  }
  const uint32_t strip = unitNamed("PS-GZA");
  for (const double spanKm : levelKm) {
    const DrawList list = buildScene(whole(gaza, unitFrom({34.4, 31.4}), spanKm));
    INFO("level " << list.detail.level);
    const auto cut = strokesOf(list, frontNamed("gaza-cut"), false);
    REQUIRE(cut.size() == 1);
    for (const Vec3f end : {cut[0].unit.front(), cut[0].unit.back()})
      CHECK(kmToOutline({&strip, 1}, list.detail, widen(end)) < zeroKm);
    size_t clipped = 0;
    for (const Hatch& hatch : list.hatches)
      clipped += hatch.pick.kind == PickKind::Area && hatch.clipUnits == std::vector<uint32_t>{strip};
    CHECK(clipped == 3);
    size_t edges = 0;
    for (const Stroke& edge : list.outlines) {  // where they are cut, the border or the shore is their edge
      if (edge.unit.empty() || distanceKm(widen(edge.unit[0]), unitFrom({34.4, 31.4})) > 40) continue;
      ++edges;
      for (const Vec3f at : edge.unit) {
        const bool inside = unitContains(story().dataset, wholeGround(), list.detail, strip, widen(at));
        CHECK((inside || kmToOutline({&strip, 1}, list.detail, widen(at)) < zeroKm));
      }
    }
    CHECK(edges >= 3);
  }
}

TEST_CASE("The demilitarized zone is in the key, is a layer's, leads to its claim, and is gone from afar") {
  const StoryState state = arrived(januaryBeat);
  const Dataset& data = story().dataset;
  SceneInput in = whole(state, unitFrom({127.3, 38.3}), 60);
  const DrawList close = buildScene(in);
  const auto entries = keyEntries(data, state, close, close.layout.frame);
  CHECK(std::any_of(entries.begin(), entries.end(), [](const KeyEntry& entry) {
    return entry.kind == KeyEntry::Kind::Strip && entry.word == "demilitarized zone, 2 km to either side";
  }));
  const auto line = strokesOf(close, frontNamed("mdl"), false);
  REQUIRE(line.size() == 1);
  // A kilometre and a half beside the middle of the line that is in sight.
  Vec3 nearest;
  std::vector<Vec3> points;
  for (const Vec3f at : line[0].unit) points.push_back(widen(at));
  distanceToLineKm(points, unitFrom({127.3, 38.3}), &nearest);
  const Vec3 away = normalised(unitFrom({127.3, 38.3}) - nearest);
  const auto beside = toScreen(close.projection, normalised(nearest + away * (1.5 / earthRadiusKm)));
  REQUIRE(beside);
  const Pick pick = pickAt(in, close, *beside, 4);
  REQUIRE(pick.kind == PickKind::Area);
  CHECK(data.text(data.areas[pick.index].id) == "dmz");
  CHECK(data.claimsAbout(MarkKind::Area, pick.index).size() == 1);
  in.layers.set(Layer::Areas, false);
  const auto strips = [](const DrawList& list) {
    return std::count_if(list.hatches.begin(), list.hatches.end(), isStrip);
  };
  CHECK(strips(close) == 1);
  CHECK(strips(buildScene(in)) == 0);
  CHECK(strips(buildScene(whole(state, unitFrom({127.3, 38.3}), 3000))) == 0);
}

TEST_CASE("A pocket is a hole in the hatch, with an edge, while the other side's ground is all around it") {
  const Dataset& data = story().dataset;
  const auto at = [&](const char* iso, const char* id) {
    const DrawList list = sceneOn(ukraineBeat, iso);
    size_t holes = 0, edges = 0;
    for (const Hatch& hatch : list.hatches) {
      if (hatch.pick == Pick{PickKind::Front, frontNamed("ukraine")}) holes = hatch.rings.size() - 1;
    }
    for (const Stroke& edge : list.outlines)
      edges += edge.pick.kind == PickKind::Area && data.text(data.areas[edge.pick.index].id) == id;
    return std::pair(holes, edges > 0);
  };
  CHECK(at("2022-02-23", "pocket-mariupol") == std::pair(size_t{0}, false));
  CHECK(at("2022-03-20", "pocket-nizhyn") == std::pair(size_t{3}, true));
  CHECK(at("2022-04-01", "pocket-nizhyn") == std::pair(size_t{2}, false));  // the line has passed it
  CHECK(at("2022-04-10", "pocket-mariupol") == std::pair(size_t{1}, true));
  CHECK(at("2022-09-12", "pocket-mariupol") == std::pair(size_t{0}, false));
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
  const auto found = std::find_if(entries.begin(), entries.end(), [](const KeyEntry& entry) {
    return entry.word == "now on Ukraine\u2019s side, since 12 Sep 2022";
  });
  REQUIRE(found != entries.end());
  CHECK(found->kind == KeyEntry::Kind::Fill);

  // Its area is written at it, as what-changed rounds it, once it is known.
  const DrawList done = sceneOn(ukraineBeat, "2022-09-12");
  CHECK(std::any_of(done.labels.begin(), done.labels.end(), [](const Label& label) {
    return label.text.starts_with("about ") && label.text.ends_with(" km\u00b2");
  }));
}

TEST_CASE("A side without a bloc wins ground in a colour of its own, in every theme") {
  const StoryState state = on(ukraineBeat, "2022-10-12");
  for (const Theme theme : {Theme::Light, Theme::Dark, Theme::Print}) {
    SceneInput in = sceneAt(state, viewOf(ukraineBeat), 1280, 720);
    in.tokens = tokensFor(theme);
    size_t won = 0;
    for (const Hatch& fill : buildScene(in).sweeps) {
      const Color ink = fill.side == Side::Left ? in.tokens.blocs[size_t(Bloc::Russia)] : in.tokens.side;
      const Color wanted = sweptColor(in.tokens.land, ink);
      CHECK((fill.color.r == wanted.r && fill.color.g == wanted.g && fill.color.b == wanted.b));
      won += fill.side == Side::Right;
    }
    CHECK(won > 0);
  }
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
    test::checkSnapshot("tests/scene/snapshots/front-" + std::string(shot.day) + ".txt", now);
  }
}
