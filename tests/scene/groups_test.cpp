// Groups one can point at, and marks that lead to their claims, over the real story.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "geo/sphere.h"
#include "real_story.h"
#include "scene/mark_claims.h"
#include "story/groups.h"

using namespace faultline;

namespace {

constexpr uint32_t bloc = 8;

uint32_t actorOf(std::string_view id) {
  const Dataset& data = story().dataset;
  for (uint32_t i = 0; i < data.actors.size(); ++i) {
    if (data.text(data.actors[i].id) == id) return i;
  }
  FAIL("no actor " << id);
  return 0;
}

DrawList sceneOf(uint32_t beat, Pick lit, double width = 1280, double height = 720) {
  const StoryState state = arrived(beat);
  SceneInput in = sceneAt(state, {}, width, height);
  in.view = beatView(story().dataset, beat, layoutFor(in.layout));
  in.lit = lit;
  return buildScene(in);
}

int alphaOf(const DrawList& list, std::string_view link) {
  for (const Stroke& stroke : list.links) {
    if (story().dataset.text(story().dataset.links[stroke.pick.index].id) == link) return stroke.color.a;
  }
  return -1;
}

}  // namespace

TEST_CASE("a group pointed at keeps its links and tints, and the others stand back") {
  const Pick three{PickKind::Group, actorOf("bloc-of-three")};
  const DrawList plain = sceneOf(bloc, {}), lit = sceneOf(bloc, three);
  CHECK(alphaOf(lit, "l05-chn-prk") == alphaOf(plain, "l05-chn-prk"));
  CHECK(alphaOf(lit, "l11-rus-chn") == alphaOf(plain, "l11-rus-chn"));
  CHECK(alphaOf(lit, "l02-usa-jpn") < alphaOf(plain, "l02-usa-jpn") / 3);
  CHECK(alphaOf(lit, "l22-prk-kor") < alphaOf(plain, "l22-prk-kor") / 3);  // one end is within, one is not
  // The same labels: pointing is no reason to place them anew.
  REQUIRE(lit.labels.size() == plain.labels.size());
  for (size_t i = 0; i < lit.labels.size(); ++i) CHECK(lit.labels[i].text == plain.labels[i].text);
  CHECK(lit.fills.size() == plain.fills.size());
}

TEST_CASE("a grouping has a name on the map that can be hit") {
  const DrawList list = sceneOf(bloc, {});
  const auto named = std::find_if(list.labels.begin(), list.labels.end(),
                                  [](const Label& label) { return label.pick.kind == PickKind::Group; });
  REQUIRE(named != list.labels.end());
  const StoryState state = arrived(bloc);
  SceneInput in = sceneAt(state, {}, 1280, 720);
  in.view = beatView(story().dataset, bloc, layoutFor(in.layout));
  const Vec2 middle{named->box.x + named->box.width / 2, named->box.y + named->box.height / 2};
  CHECK(pickAt(in, list, middle, 8) == named->pick);
}

TEST_CASE("an alliance has who was in it on the day") {
  const uint32_t nato = actorOf("nato");
  const auto holds = [&](std::string_view id, int32_t day) {
    const std::vector<uint32_t> members = membersOf(story().dataset, nato, day);
    return std::find(members.begin(), members.end(), actorOf(id)) != members.end();
  };
  CHECK_FALSE(holds("fin", 19450));  // 3 April 2023 is day 19450
  CHECK(holds("fin", 19451));
  CHECK(holds("usa", 19451));
}

TEST_CASE("every mark of every beat leads to a claim") {
  const Dataset& data = story().dataset;
  for (uint32_t beat = 0; beat < data.beats.size(); ++beat) {
    const format::Beat& record = data.beats[beat];
    const auto check = [&](PickKind kind, format::Range range) {
      for (const uint32_t index : data.list(range)) {
        INFO("beat " << beat + 1 << ", " << nameOf(kind) << " " << idOf(data, {kind, index}));
        CHECK_FALSE(claimsOf(data, beat, {kind, index}).empty());
      }
    };
    check(PickKind::Front, record.fronts);
    check(PickKind::Link, record.links);
    check(PickKind::Area, record.areas);
    for (const uint32_t actor : data.list(record.actors)) {
      if (!isGroup(data.actors[actor])) continue;
      INFO("beat " << beat + 1 << ", group " << data.text(data.actors[actor].id));
      CHECK_FALSE(claimsOf(data, beat, {PickKind::Group, actor}).empty());
    }
  }
}

TEST_CASE("the beat's own claims come first, and none from after the essay before it is told") {
  const Dataset& data = story().dataset;
  for (uint32_t beat = 0; beat < data.beats.size(); ++beat) {
    const auto told = data.list(data.beats[beat].claims);
    for (uint32_t link = 0; link < data.links.size(); ++link) {
      bool others = false;
      for (const uint32_t claim : claimsOf(data, beat, {PickKind::Link, link})) {
        const bool own = std::find(told.begin(), told.end(), claim) != told.end();
        CHECK_FALSE((own && others));
        others = others || !own;
        if (data.beats[beat].after == 0) CHECK(data.claims[claim].after == 0);
      }
    }
  }
}

TEST_CASE("a link may end at a place that is not its actor's") {
  const DrawList list = sceneOf(6, {});
  const Dataset& data = story().dataset;
  for (const Stroke& stroke : list.links) {
    const format::Link& link = data.links[stroke.pick.index];
    if (data.text(link.id) != "l07-vostochny") continue;
    const uint32_t place = data.placeOfEnd(stroke.pick.index, true);
    REQUIRE(place != format::none);
    CHECK(data.text(data.places[place].id) == "vostochny");
    const auto end = toScreen(list.projection, widen(stroke.unit.back()));
    const format::Position at = data.places[place].at;
    const auto there = toScreen(list.projection, unitFrom({double(at.lon), double(at.lat)}));
    REQUIRE((end && there));
    CHECK(dot(*end - *there, *end - *there) < 1);
    return;
  }
  FAIL("the visit to Vostochny is not drawn");
}

TEST_CASE("arrows stand still while time does") {
  const StoryState state = arrived(bloc);
  SceneInput in = sceneAt(state, {}, 1280, 720);
  in.view = beatView(story().dataset, bloc, layoutFor(in.layout));
  const std::string still = dumpDrawList(buildScene(in));
  CHECK(dumpDrawList(buildScene(in)) == still);
  const Vec2 first = buildScene(in).shapes.at(0).a;
  in.flow = 0.7;  // which only playing time adds to
  const Vec2 moved = buildScene(in).shapes.at(0).a;
  CHECK(dot(moved - first, moved - first) > 1);
}
