// Leaders: none crosses another, none leads into the wrong mark.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "fixture.h"
#include "real_story.h"
#include "scene/label_cost.h"
#include "scene/shape.h"

using namespace faultline;

namespace {

struct Frame {
  double width, height;
};
constexpr Frame frames[] = {{320, 568}, {390, 844}, {575, 700}, {1280, 720}, {3840, 2160}};

// A callout at `anchor` whose text may stand at `first` or, at a price, at `second`.
LabelRequest callout(const SceneBuild& build, uint32_t front, Vec2 anchor, Vec2 first, Vec2 second) {
  LabelRequest request;
  request.lines.push_back(plainLine(build, "Front", LabelStyle::Front, build.tokens.ink));
  request.anchor = anchor;
  request.callout = true;
  request.pick = {PickKind::Front, front};
  for (const auto& [at, cost] : {std::pair{first, 0.0}, {second, 3.0}}) {
    const Vec2 end = at + Vec2{15, at.y < anchor.y ? 14.0 : -2.0};
    request.candidates.push_back({at, cost, true, end, anchor});
  }
  return request;
}

const PlacedLabel* placedFor(const std::vector<PlacedLabel>& placed, uint32_t front) {
  for (const PlacedLabel& label : placed) {
    if (label.label.pick.index == front) return &label;
  }
  return nullptr;
}

// The scene of a world without words: what is left for the words of a test.
struct Empty {
  std::unique_ptr<World> world = makeWorld();
  SceneInput in = world->input({{80, 48}, 6500, 0});
  DrawList list;
  SceneBuild build{in, world->dataset, world->state, in.tokens, list, 0, 1, {}, {}, {}, {}, {}, nullptr};
  Empty() {
    list.layout = layoutFor(in.layout);
    list.projection = projectionFor(in.view, list.layout.free);
    list.tokens = in.tokens;
  }
  std::vector<PlacedLabel> placed(const std::vector<LabelRequest>& requests) const {
    std::vector<const LabelRequest*> all;
    for (const LabelRequest& request : requests) all.push_back(&request);
    return placeLabels(build, all);
  }
};

}  // namespace

TEST_CASE("Of two fronts one above the other, neither's leader runs past the other to a name on its far side") {
  const Empty scene;
  // As in the first beat on a small phone: the upper one's name stood below, the lower one's above, the leaders side by
  // side.
  const Vec2 upper{800, 300}, lower{790, 330};
  const auto placed = scene.placed(
      {callout(scene.build, 0, upper, {770, 380}, {770, 230}), callout(scene.build, 1, lower, {800, 240}, {730, 390})});
  REQUIRE(placed.size() == 2);
  CHECK(placedFor(placed, 0)->label.screen.y < upper.y);
  CHECK(placedFor(placed, 1)->label.screen.y > lower.y);
}

TEST_CASE("A leader that would cross another, run beside it or through another mark gives way") {
  Empty scene;
  // The second's cheaper place lies beyond the first's leader.
  LabelRequest first = callout(scene.build, 0, {800, 300}, {800, 200}, {800, 200});
  LabelRequest second = callout(scene.build, 1, {860, 260}, {700, 240}, {900, 240});
  first.callout = second.callout = false;  // a text may stand anywhere, but for its leader
  const auto crossing = scene.placed({first, second});
  REQUIRE(crossing.size() == 2);
  CHECK(placedFor(crossing, 1)->label.screen.x > 860);
  CHECK(scene.placed({second}).at(0).label.screen.x < 800);
  // A marker on the straight way to the cheaper place.
  scene.list.markers.push_back({{815, 250}, MarkerShape::Ring, 4, {}, {}, 1.75f, {PickKind::Place, 0}});
  const auto marked = scene.placed({callout(scene.build, 0, {800, 300}, {815, 190}, {700, 330})});
  REQUIRE(marked.size() == 1);
  CHECK(marked[0].label.screen.y > 300);
}

TEST_CASE("In all beats and frames no leader crosses another, a text or a mark that is not its own") {
  size_t leaders = 0;
  for (uint32_t beat = 0; beat < 10; ++beat) {
    const format::Beat& record = story().dataset.beats[beat];
    for (const double share : {0.3, 1.0}) {
      const StoryState state = evaluate(story().dataset, {beat, record.start + share * (record.end - record.start)});
      for (const Frame& frame : frames) {
        LayoutInput layout;
        layout.width = frame.width;
        layout.height = frame.height;
        const View view = beatView(story().dataset, beat, layoutFor(layout));
        const DrawList list = buildScene(sceneAt(state, view, frame.width, frame.height));
        INFO("beat " << beat + 1 << ", " << share << " of it, " << frame.width << " wide");
        CHECK(misplacedLabels(list) == 0);
        leaders += list.leaders.size();
        for (size_t i = 0; i < list.leaders.size(); ++i) {
          const Leader& leader = list.leaders[i];
          const Label& own = list.labels[leader.label];
          INFO("\"" << own.text << "\"");
          for (size_t k = 0; k < i; ++k) {
            const Leader& other = list.leaders[k];
            CHECK_FALSE(segmentsCross(leader.from, leader.to, other.from, other.to));
            const Vec2 starts = leader.to - other.to;
            if (dot(starts, starts) > 4 * leaderGap * leaderGap)
              CHECK(distanceBetween(leader.from, leader.to, other.from, other.to) > leaderGap - 0.01);
          }
          for (const Label& label : list.labels) {
            if (label.pick == own.pick) continue;
            for (const Quad& quad : quadsOf(label)) CHECK_FALSE(segmentMeetsQuad(leader.from, leader.to, quad));
          }
          for (const Marker& marker : list.markers) {
            const Vec2 away = marker.screen - leader.to;
            if (dot(away, away) < 18 * 18) continue;  // crowded about the mark itself
            CHECK(distanceToSegment(marker.screen, leader.from, leader.to) > 4.4);
          }
        }
      }
    }
  }
  CHECK(leaders > 100);
}
