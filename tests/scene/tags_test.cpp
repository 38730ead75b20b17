// Caveats find room on every frame: what is interpolated, who counts whom together, who alleges what.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "real_story.h"
#include "scene/build.h"
#include "scene/labels.h"
#include "scene/shape.h"

using namespace faultline;

namespace {

struct View2 {
  double width, height;
};
constexpr View2 screens[] = {{320, 568}, {390, 844}, {575, 700}, {1280, 720}};

DrawList sceneOf(const StoryState& state, const View2& screen) {
  LayoutInput layout;
  layout.width = screen.width;
  layout.height = screen.height;
  const View view = beatView(story().dataset, state.moment.beat, layoutFor(layout));
  return buildScene(sceneAt(state, view, screen.width, screen.height));
}

// Of the front's drawn line, logical pixels that no panel covers, about.
double openLength(const DrawList& list, uint32_t front) {
  const Closed closed = closedTo(list.layout);
  double length = 0;
  for (const Stroke& stroke : list.fronts) {
    if (stroke.pick.index != front || stroke.soft > 0) continue;
    for (const ScreenPath& path : projectPath(list.projection, stroke.unit)) {
      for (double at = 0; at <= path.length(); at += 2) {
        const Vec2 point = pointAlong(path, at, 1).at;
        const bool covered = std::any_of(std::begin(closed.rects), std::end(closed.rects),
                                         [point](const Rect& panel) { return panel.width > 0 && holds(panel, point); });
        if (!covered && holds(grown(list.layout.frame, -4), point)) length += 2;
      }
    }
  }
  return length;
}

// All words of one pick and style, in their order.
std::string wordsOf(const DrawList& list, Pick pick, LabelStyle style) {
  std::string words;
  for (const Label& label : list.labels) {
    if (label.pick == pick && label.style == style) words += (words.empty() ? "" : " ") + label.text;
  }
  return words;
}

double distanceToStroke(const DrawList& list, const Stroke& stroke, Vec2 point) {
  double nearest = 1e18;
  for (const ScreenPath& path : projectPath(list.projection, stroke.unit)) {
    for (size_t i = 0; i + 1 < path.points.size(); ++i)
      nearest = std::min(nearest, distanceToSegment(point, path.points[i], path.points[i + 1]));
  }
  return nearest;
}

const Leader* leaderOf(const DrawList& list, Pick pick) {
  for (const Leader& leader : list.leaders) {
    if (list.labels[leader.label].pick == pick) return &leader;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("Wherever an interpolated line shows, a tag says so and names both dates") {
  int lines = 0;
  for (uint32_t beat = 0; beat < 10; ++beat) {
    const format::Beat& record = story().dataset.beats[beat];
    if (record.start == record.end) continue;
    for (int step = 1; step < 40; ++step) {
      const StoryState state =
          evaluate(story().dataset, {beat, record.start + (record.end - record.start) * step / 40.0});
      for (const View2& screen : screens) {
        const DrawList list = sceneOf(state, screen);
        for (const FrontState& front : state.fronts) {
          const bool war = story().dataset.fronts[front.front].kind == FrontKind::War;
          if (!war || !front.interpolated || front.stale || front.alpha < 0.1f) continue;
          if (openLength(list, front.front) < 48) continue;
          ++lines;
          const std::string words = wordsOf(list, {PickKind::Front, front.front}, LabelStyle::Tag);
          const auto& keyframes = story().dataset.keyframes;
          INFO("beat " << beat + 1 << ", step " << step << ", " << screen.width << " wide: \"" << words << "\"");
          CHECK(words.find("interpolated") != std::string::npos);
          CHECK(words.find(shortSpan(keyframes[front.keyframeFrom].date, keyframes[front.keyframeTo].date)) !=
                std::string::npos);
        }
      }
    }
  }
  CHECK(lines > 40);
}

TEST_CASE("A grouping is named at a link between its members, on the phone as on the desktop") {
  int named = 0;
  for (const uint32_t beat : {6u, 8u}) {
    for (const View2& screen : screens) {
      const StoryState state = arrived(beat);
      const DrawList list = sceneOf(state, screen);
      for (const uint32_t actor : state.actors) {
        const Pick pick{PickKind::Group, actor};
        if (story().dataset.actors[actor].kind != ActorKind::Grouping) continue;
        const std::string words = wordsOf(list, pick, LabelStyle::Group);
        INFO("beat " << beat + 1 << ", " << screen.width << " wide, "
                     << story().dataset.text(story().dataset.actors[actor].shortName));
        if (screen.width >= 390) CHECK(words == story().dataset.text(story().dataset.actors[actor].shortName));
        if (words.empty()) continue;
        ++named;
        const Leader* leader = leaderOf(list, pick);
        REQUIRE(leader);
        const std::vector<uint32_t> members = membersOf(story().dataset, actor, state.moment.day);
        const auto member = [&members](uint32_t one) {
          return std::find(members.begin(), members.end(), one) != members.end();
        };
        const bool tied = std::any_of(list.links.begin(), list.links.end(), [&](const Stroke& stroke) {
          const format::Link& link = story().dataset.links[stroke.pick.index];
          return member(link.from) && member(link.to) && distanceToStroke(list, stroke, leader->to) < 1;
        });
        CHECK(tied);
      }
    }
  }
  CHECK(named >= 9);
}

TEST_CASE("Who alleges a transfer and who denies it stand on its line, touch it, or are led to it and no other") {
  int told = 0, all = 0;
  for (uint32_t beat = 0; beat < 10; ++beat) {
    for (const View2& screen : screens) {
      const DrawList list = sceneOf(arrived(beat), screen);
      for (const Stroke& stroke : list.links) {
        const format::Link& link = story().dataset.links[stroke.pick.index];
        if (link.kind != LinkKind::Alleged) continue;
        ++all;
        const std::string words = wordsOf(list, stroke.pick, LabelStyle::Link);
        INFO("beat " << beat + 1 << ", " << screen.width << " wide: \"" << words << "\"");
        const Dataset& data = story().dataset;
        const format::Dispute* dispute = data.disputeOf(stroke.pick.index);
        REQUIRE(dispute);
        const auto says = [&words](std::string_view part) { return words.find(part) != std::string::npos; };
        told += says("alleged by ") && (says(data.text(link.accuser)) || says(data.text(dispute->accuserShort)));
        CHECK((says(data.text(dispute->answer)) || says(data.text(dispute->answerShort))));
        const Leader* leader = leaderOf(list, stroke.pick);
        if (leader) {
          CHECK(leader->dot > 0);
          CHECK(distanceToStroke(list, stroke, leader->to) < 1);
          continue;
        }
        double nearest = 1e18, other = 1e18;
        for (const Label& label : list.labels) {
          if (label.pick != stroke.pick || label.text.starts_with("to ")) continue;
          for (const Quad& quad : quadsOf(label)) {
            const Vec2 middle = (quad.corners[0] + quad.corners[2]) * 0.5;
            for (const Stroke& one : list.links) {
              double& least = one.pick == stroke.pick ? nearest : other;
              least = std::min(least, distanceToStroke(list, one, middle));
            }
          }
        }
        CHECK(nearest < other);
        CHECK(nearest < 70);  // from the middle of a line of text to the link at its end
      }
    }
  }
  CHECK(all >= 20);
  CHECK(told == all);
}

namespace {

bool isAlleged(const Pick& pick) {
  return pick.kind == PickKind::Link && story().dataset.links[pick.index].kind == LinkKind::Alleged;
}

}  // namespace

TEST_CASE("Who alleges a transfer is set across no other transfer, on any day of a part") {
  int looked = 0;
  for (uint32_t beat = 0; beat < 10; ++beat) {
    const format::Beat& record = story().dataset.beats[beat];
    for (int step = 1; step <= 4; ++step) {
      const StoryState state =
          evaluate(story().dataset, {beat, record.start + (record.end - record.start) * step / 4.0});
      for (const View2& screen : screens) {
        const DrawList list = sceneOf(state, screen);
        for (const Label& label : list.labels) {
          if (label.style != LabelStyle::Link || !isAlleged(label.pick)) continue;
          INFO("beat " << beat + 1 << ", step " << step << ", " << screen.width << " wide: " << label.text);
          if (label.text.starts_with("to ") || label.text.starts_with("from ")) continue;  // where a link goes on
          ++looked;
          double nearest = 1e18;
          for (const Stroke& other : list.links) {
            if (other.pick == label.pick || !isAlleged(other.pick)) continue;
            for (const Quad& quad : quadsOf(label)) {
              const Vec2 left = (quad.corners[0] + quad.corners[3]) * 0.5;
              const Vec2 way = (quad.corners[1] + quad.corners[2]) * 0.5 - left;
              for (int part = 0; part <= 16; ++part)
                nearest = std::min(nearest, distanceToStroke(list, other, left + way * (part / 16.0)));
            }
          }
          CHECK(nearest > 3);
        }
      }
    }
  }
  CHECK(looked > 100);
}

TEST_CASE("A strip along a line is named at it, and no other name lies on it") {
  struct Close {
    uint32_t beat;
    LonLat centre;
    double spanKm;
  };
  for (const Close& close : {Close{7, {127.5, 38.2}, 200},
                             {7, {128.3, 38.5}, 60},
                             {8, {127, 38}, 300},
                             {5, {127, 38}, 150},
                             {5, {126.9, 38}, 30}}) {
    const DrawList list = buildScene(sceneAt(arrived(close.beat), {close.centre, close.spanKm, 0}, 1280, 720));
    INFO("beat " << close.beat + 1 << ", " << close.spanKm << " km");
    const auto strip = std::find_if(list.hatches.begin(), list.hatches.end(), [](const Hatch& hatch) {
      return hatch.pick.kind == PickKind::Area && story().dataset.zoneOf(hatch.pick.index) != nullptr;
    });
    REQUIRE(strip != list.hatches.end());
    std::vector<Vec2> ring;
    for (const Vec3f corner : strip->rings[0])
      ring.push_back(toScreen(list.projection, widen(corner)).value_or(Vec2{}));
    const auto onStrip = [&ring](Vec2 at) {
      bool in = false;
      for (size_t i = 0, k = ring.size() - 1; i < ring.size(); k = i++) {
        if ((ring[i].y > at.y) != (ring[k].y > at.y) &&
            at.x < ring[i].x + (ring[k].x - ring[i].x) * (at.y - ring[i].y) / (ring[k].y - ring[i].y))
          in = !in;
      }
      return in;
    };
    int named = 0;
    for (const Label& label : list.labels) {
      const bool own = label.pick == strip->pick;
      named += own;
      if (own || label.pick.kind != PickKind::Front) continue;
      INFO(label.text);
      for (const Quad& quad : quadsOf(label)) CHECK_FALSE(onStrip((quad.corners[0] + quad.corners[2]) * 0.5));
    }
    CHECK(named == 1);
  }
}
