#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <random>

#include "story/state.h"
#include "story_builder.h"
#include "ukraine_lines.h"

using namespace faultline;

namespace {

// Two actors, and links of every fate, in a beat from day 1000 to 1160 (a change takes 10 days) and one of a single
// day.
struct TwoActors {
  StoryBuilder story;
  uint32_t longBeat = 0, dayBeat = 0;

  uint32_t link(LinkKind kind, format::Day start, format::Day end = format::openEnd,
                std::vector<format::Day> visits = {}) {
    return story.link({.name = "link", .from = 0, .to = 1, .kind = kind, .start = start, .end = end, .visits = visits});
  }
  const Dataset& withLink(uint32_t index) {
    longBeat = story.beat({.start = 1000, .end = 1160, .links = {index}});
    dayBeat = story.beat({.start = 1160, .end = 1160, .links = {index}});
    return story.finish();
  }
  TwoActors() {
    story.meta.essayCutoff = 1500;
    story.actor("A", {0, 0});
    story.actor("B", {10, 0});
  }
};

// The link's state, or one with alpha 0 where it is not listed.
LinkState linkAt(const Dataset& dataset, uint32_t beat, double day) {
  const StoryState state = evaluate(dataset, {beat, day});
  LinkState absent;
  absent.alpha = 0;
  return state.links.empty() ? absent : state.links[0];
}

}  // namespace

TEST_CASE_METHOD(TwoActors, "a link draws itself in from its start") {
  const Dataset& dataset = withLink(link(LinkKind::Alignment, 1050));
  CHECK(linkAt(dataset, longBeat, 1049.9).alpha == 0);
  CHECK(linkAt(dataset, longBeat, 1050).drawn > 0.1f);
  CHECK(linkAt(dataset, longBeat, 1050).drawn < 0.5f);
  CHECK(linkAt(dataset, longBeat, 1055).drawn > linkAt(dataset, longBeat, 1052).drawn);
  CHECK(linkAt(dataset, longBeat, 1060).drawn == 1);
  CHECK(linkAt(dataset, longBeat, 1052).alpha == 1);
}

TEST_CASE_METHOD(TwoActors, "a link that began before the beat is complete, also when the reader scrubs out") {
  const Dataset& dataset = withLink(link(LinkKind::Defence, 995));
  CHECK(linkAt(dataset, longBeat, 1000).drawn == 1);
  CHECK(linkAt(dataset, longBeat, 996).drawn == 1);
  CHECK(linkAt(dataset, longBeat, 994).alpha == 0);
  CHECK(linkAt(dataset, longBeat, 3000).drawn == 1);
}

TEST_CASE_METHOD(TwoActors, "the beat's last day shows every link whole") {
  for (const format::Day start : {1150, 1155, 1159, 1160}) {
    TwoActors fresh;
    const Dataset& dataset = fresh.withLink(fresh.link(LinkKind::Alignment, start));
    CHECK(linkAt(dataset, fresh.longBeat, 1160).drawn == 1);
    CHECK(linkAt(dataset, fresh.dayBeat, 1160).drawn == 1);
    CHECK(linkAt(dataset, fresh.longBeat, 1160).alpha == 1);
  }
}

TEST_CASE_METHOD(TwoActors, "a link fades after its end") {
  const Dataset& dataset = withLink(link(LinkKind::Alignment, 500, 1050));
  CHECK(linkAt(dataset, longBeat, 1050.9).alpha == 1);
  CHECK_FALSE(linkAt(dataset, longBeat, 1050.9).lapsed);
  CHECK(linkAt(dataset, longBeat, 1055).lapsed);
  CHECK(linkAt(dataset, longBeat, 1055).alpha < 1);
  CHECK(linkAt(dataset, longBeat, 1055).alpha > linkAt(dataset, longBeat, 1058).alpha);
  CHECK(linkAt(dataset, longBeat, 1061.1).alpha == 0);
}

TEST_CASE_METHOD(TwoActors, "a link that ended before the beat but is lit by it is lapsed and stays faded") {
  const Dataset& dataset = withLink(link(LinkKind::Defence, 500, 900));
  for (const double day : {1000.0, 1080.0, 1160.0}) {
    const LinkState state = linkAt(dataset, longBeat, day);
    CHECK(state.lapsed);
    CHECK(state.alpha > 0.2f);
    CHECK(state.alpha < 0.7f);
    CHECK(state.drawn == 1);
  }
}

TEST_CASE_METHOD(TwoActors, "visits show near their dates and are whole at the end") {
  const Dataset& dataset = withLink(link(LinkKind::Visit, 900, format::openEnd, {950, 1030, 1090, 1500}));
  CHECK(linkAt(dataset, longBeat, 1000).alpha == 0);  // the one of day 950 is before the beat
  CHECK(linkAt(dataset, longBeat, 1029.9).alpha == 0);
  CHECK(linkAt(dataset, longBeat, 1030).alpha == 1);
  CHECK(linkAt(dataset, longBeat, 1030).drawn < 0.5f);
  CHECK(linkAt(dataset, longBeat, 1045).drawn == 1);
  CHECK(linkAt(dataset, longBeat, 1055).alpha < 1);
  CHECK(linkAt(dataset, longBeat, 1070).alpha == 0);
  CHECK(linkAt(dataset, longBeat, 1092).alpha == 1);
  CHECK(linkAt(dataset, longBeat, 1160).alpha == 1);
  CHECK(linkAt(dataset, longBeat, 1160).drawn == 1);
  CHECK(linkAt(dataset, longBeat, 1155).alpha > 0.1f);
  CHECK(linkAt(dataset, dayBeat, 1160).alpha == 1);
}

TEST_CASE_METHOD(TwoActors, "what a beat begins with is there, a line that begins within it grows into view") {
  const auto front = [&](format::Day date) {
    FrontSpec spec;
    spec.keyframes = {{date, {{0, 0}, {1, 0}}, "f"}};
    return story.front(spec);
  };
  const uint32_t first = front(1000), later = front(1040);
  const uint32_t beat = story.beat({.start = 1000, .end = 1160, .fronts = {first, later}});
  const Dataset& dataset = story.finish();
  CHECK(evaluate(dataset, {beat, 1000}).fronts.at(0).alpha == 1);
  CHECK(evaluate(dataset, {beat, 1040}).fronts.at(1).alpha < 0.5f);
  CHECK(evaluate(dataset, {beat, 1055}).fronts.at(1).alpha == 1);
}

TEST_CASE_METHOD(TwoActors, "areas and dated incidents come and go by date") {
  const uint32_t area = story.area("Area", 1040, 1080, {{0, 0}, {1, 0}, {1, 1}});
  const uint32_t city = story.place("City", {0, 0});
  const uint32_t incident = story.place("Incident", {1, 0}, PlaceKind::Incident, 1040);
  const uint32_t beat = story.beat({.start = 1000, .end = 1160, .places = {city, incident}, .areas = {area}});
  const Dataset& dataset = story.finish();
  const auto at = [&](double day) { return evaluate(dataset, {beat, day}); };

  CHECK(at(1039.5).areas.empty());
  CHECK(at(1040).areas.size() == 1);
  CHECK(at(1040).areas[0].alpha < 0.5f);
  CHECK(at(1055).areas[0].alpha == 1);
  CHECK(at(1085).areas[0].alpha < 1);
  CHECK(at(1092).areas.empty());

  CHECK(at(1039).places.size() == 1);
  CHECK(at(1039).places[0].place == city);
  CHECK(at(1060).places.size() == 2);
  CHECK(at(1060).places[1].alpha == 1);
}

TEST_CASE_METHOD(TwoActors, "the beat decides what is lit, and the date what is after the essay") {
  FrontSpec spec;
  spec.keyframes = {{1050, {{0, 0}, {1, 0}}, "f"}};
  const uint32_t front = story.front(spec), other = story.front(spec);
  const uint32_t plain =
      story.beat({.start = 1000, .end = 1600, .fronts = {front}, .actors = {1, 0}, .labels = {front}});
  const uint32_t late = story.beat({.start = 1000, .end = 1160, .fronts = {other}, .after = true});
  const Dataset& dataset = story.finish();

  const StoryState before = evaluate(dataset, {plain, 1000});
  CHECK(before.fronts.empty());
  CHECK(before.callouts.empty());  // nothing to call out yet
  CHECK(before.actors == std::vector<uint32_t>{1, 0});
  const StoryState shown = evaluate(dataset, {plain, 1050});
  REQUIRE(shown.fronts.size() == 1);
  CHECK(shown.fronts[0].front == front);
  CHECK(shown.callouts == std::vector<uint32_t>{front});

  CHECK_FALSE(evaluate(dataset, {plain, 1500.9}).afterEssay);
  CHECK(evaluate(dataset, {plain, 1501}).afterEssay);
  CHECK(evaluate(dataset, {late, 1000}).afterEssay);
}

namespace {

// A story that has some of everything, for the hashes.
const Dataset& fullStory() {
  static StoryBuilder story;
  static const Dataset& dataset = [&]() -> const Dataset& {
    story.meta.essayCutoff = dayOf("2024-01-31");
    story.actor("Moscow", {37.62, 55.75});
    story.actor("Pyongyang", {125.75, 39.03});
    story.actor("Washington", {-77.04, 38.9});
    FrontSpec ukraine{.name = "Line in Ukraine",
                      .keyframes = ukraineKeyframes(),
                      .hatch = Side::Left,
                      .closure = ukraineClosure(),
                      .validTo = dayOf("2024-01-31")};
    const uint32_t west = story.front(ukraine);
    const uint32_t east = story.front(
        {.name = "Armistice line", .keyframes = {{dayOf("1953-07-27"), {{126.67, 37.8}, {128.36, 38.61}}, "a"}}});
    const uint32_t treaty = story.link({.name = "Treaty",
                                        .from = 0,
                                        .to = 1,
                                        .kind = LinkKind::Defence,
                                        .start = dayOf("2022-06-01"),
                                        .end = dayOf("2023-06-01")});
    const uint32_t visits = story.link({.name = "Visits",
                                        .from = 0,
                                        .to = 1,
                                        .kind = LinkKind::Visit,
                                        .start = dayOf("2022-03-01"),
                                        .visits = {dayOf("2022-08-15"), dayOf("2023-09-13")}});
    const uint32_t area =
        story.area("Operation", dayOf("2023-10-07"), dayOf("2023-12-01"), {{34, 31}, {35, 31}, {35, 32}});
    const uint32_t place = story.place("Incident", {43, 15}, PlaceKind::Incident, dayOf("2023-11-19"));
    story.beat({.start = dayOf("2022-02-23"),
                .end = dayOf("2024-01-20"),
                .fronts = {west, east},
                .links = {treaty, visits},
                .places = {place},
                .areas = {area},
                .actors = {0, 1},
                .labels = {west}});
    story.beat({.start = dayOf("2024-01-22"),
                .end = dayOf("2024-01-22"),
                .fronts = {east, west},
                .links = {treaty, visits},
                .actors = {2}});
    return story.finish();
  }();
  return dataset;
}

std::vector<Moment> manyMoments() {
  std::vector<Moment> moments;
  const double from = dayOf("2022-02-01"), to = dayOf("2024-02-20");
  for (int i = 0; i < 200; ++i) moments.push_back({i % 10 == 9 ? 1u : 0u, from + (to - from) * i / 199});
  return moments;
}

}  // namespace

TEST_CASE("the same moments hash alike on every compiler and target") {
  uint64_t all = 0;
  for (const Moment moment : manyMoments()) all = all * 31 + hashState(evaluate(fullStory(), moment));
  // The value that gcc, clang and Emscripten agree on. A change of what evaluate() says changes it; then look at what
  // changed before writing the new one here.
  CHECK(all == 0x396f31fb0495d98bull);
}

TEST_CASE("seeking equals playing, in any order") {
  std::vector<Moment> moments = manyMoments();
  std::vector<uint64_t> played;
  for (const Moment moment : moments) played.push_back(hashState(evaluate(fullStory(), moment)));
  std::mt19937 random(3);
  std::vector<size_t> order(moments.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  for (int round = 0; round < 5; ++round) {
    std::shuffle(order.begin(), order.end(), random);
    for (const size_t i : order) {
      if (hashState(evaluate(fullStory(), moments[i])) != played[i]) FAIL("moment " << i << " in round " << round);
    }
  }
}

TEST_CASE("the hash sees every part of the state") {
  const Moment moment{0, dayOf("2023-11-25") + 0.5};
  const StoryState state = evaluate(fullStory(), moment);
  REQUIRE(state.fronts.size() == 2);
  REQUIRE_FALSE(state.links.empty());
  REQUIRE_FALSE(state.areas.empty());
  REQUIRE_FALSE(state.places.empty());
  const uint64_t before = hashState(state);
  const auto changed = [&](auto change) {
    StoryState other = state;
    change(other);
    return hashState(other) != before;
  };
  CHECK(changed([](StoryState& s) { s.moment.day += 0.01; }));
  CHECK(changed([](StoryState& s) { s.moment.beat = 1; }));
  CHECK(changed([](StoryState& s) { s.afterEssay = true; }));
  CHECK(changed([](StoryState& s) { s.fronts[0].unit[3].x += 2e-7; }));
  CHECK(changed([](StoryState& s) { s.fronts[0].heldArea[3].y += 2e-7; }));
  CHECK(changed([](StoryState& s) { s.fronts[0].segments[3].alpha -= 0.01f; }));
  CHECK(changed([](StoryState& s) { s.fronts[0].segments[3].status = SegmentStatus::Armistice; }));
  CHECK(changed([](StoryState& s) { s.fronts[0].stale = true; }));
  CHECK(changed([](StoryState& s) { s.fronts[0].envelope = true; }));
  CHECK(changed([](StoryState& s) { s.fronts[0].interpolated = !s.fronts[0].interpolated; }));
  CHECK(changed([](StoryState& s) { s.fronts[0].uncertaintyKm += 1; }));
  CHECK(changed([](StoryState& s) { s.fronts.pop_back(); }));
  CHECK(changed([](StoryState& s) { s.links[0].alpha -= 0.01f; }));
  CHECK(changed([](StoryState& s) { s.links[0].drawn -= 0.01f; }));
  CHECK(changed([](StoryState& s) { s.links[0].lapsed = !s.links[0].lapsed; }));
  CHECK(changed([](StoryState& s) { s.areas[0].alpha -= 0.01f; }));
  CHECK(changed([](StoryState& s) { s.places[0].place += 1; }));
  CHECK(changed([](StoryState& s) { s.actors.push_back(2); }));
  CHECK(changed([](StoryState& s) { s.callouts.clear(); }));
  // and nothing finer than its grain
  CHECK_FALSE(changed([](StoryState& s) { s.links[0].alpha -= 1e-6f; }));
}
