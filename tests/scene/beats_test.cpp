// The real story: draw lists of all its beats as snapshots, and a tour over it. FAULTLINE_RECORD=1 records anew.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdio>
#include <set>
#include <string>
#include <vector>

#include "../snapshot.h"
#include "base/trig.h"
#include "fixture.h"
#include "real_story.h"
#include "scene/build.h"

using namespace faultline;

namespace {

struct Size {
  const char* name;
  double width, height;
};
constexpr Size sizes[] = {{"wide", 1280, 720}, {"phone", 390, 844}};

}  // namespace

TEST_CASE("The draw lists of all beats are as recorded") {
  for (uint32_t beat = 0; beat < 10; ++beat) {
    for (const Size& size : sizes) {
      const Dataset& data = story().dataset;
      const StoryState state = arrived(beat);
      LayoutInput layout;
      layout.width = size.width;
      layout.height = size.height;
      const View view = beatView(data, beat, layoutFor(layout));
      const std::string now = dumpDrawList(buildScene(sceneAt(state, view, size.width, size.height)));
      const std::string path = "tests/scene/snapshots/" + std::to_string(beat + 1) + "-" +
                               std::string(data.text(data.beats[beat].id)) + "-" + size.name + ".txt";
      test::checkSnapshot(path, now);
    }
  }
}

TEST_CASE("Over the whole story no label lies over another") {
  int views = 0;
  for (uint32_t beat = 0; beat < 10; ++beat) {
    const format::Beat& record = story().dataset.beats[beat];
    for (int step = 0; step < 10; ++step) {
      const StoryState state =
          evaluate(story().dataset, {beat, record.start + (record.end - record.start) * (step / 9.0)});
      for (const Size& size : sizes) {
        LayoutInput layout;
        layout.width = size.width;
        layout.height = size.height;
        View view = beatView(story().dataset, beat, layoutFor(layout));
        view.spanKm *= step % 5 == 0 ? 1 : 0.35 + 0.2 * step;  // the beat's own view, and in and out of it
        const DrawList list = buildScene(sceneAt(state, view, size.width, size.height));
        INFO("beat " << beat + 1 << ", step " << step << ", " << size.name);
        CHECK(misplacedLabels(list) == 0);
        ++views;
      }
    }
  }
  CHECK(views == 200);
}

TEST_CASE("Parts of a state are named only where they are a matter of their own") {
  const auto named = [](LonLat at, std::string_view text) {
    const StoryState state = arrived(1);
    int found = 0;
    for (const double span : {40.0, 100.0, 300.0, 600.0, 1200.0}) {
      const DrawList list = buildScene(sceneAt(state, {at, span, 0}, 1280, 720));
      for (const Label& label : list.labels) {
        if (label.pick.kind != PickKind::Unit) continue;
        found += label.text == text;
        CHECK(label.text.find("Oblast") == std::string::npos);
        CHECK(label.text != "Arunachal Pradesh");
        CHECK(label.text != "Sevastopol");
      }
    }
    return found;
  };
  CHECK(named({34.3, 45.3}, "Crimea") > 0);
  CHECK(named({34.35, 31.4}, "Gaza Strip") > 0);
  CHECK(named({35.78, 33.0}, "Golan Heights") > 0);
  CHECK(named({41.2, 43.0}, "Abkhazia") > 0);
  CHECK(named({29.3, 47.0}, "Transnistria") > 0);
  for (const LonLat at : {LonLat{39.0, 49.0}, {37.8, 48.0}, {33.5, 46.6}, {35.6, 47.2}, {94.5, 28.0}}) named(at, "");
}

TEST_CASE("What a beat is about is in the free rectangle, named") {
  for (uint32_t beat = 0; beat < 10; ++beat) {
    for (const Size& size : sizes) {
      LayoutInput layout;
      layout.width = size.width;
      layout.height = size.height;
      const View view = beatView(story().dataset, beat, layoutFor(layout));
      const StoryState state = arrived(beat);
      const DrawList list = buildScene(sceneAt(state, view, size.width, size.height));
      INFO("beat " << beat + 1 << ", " << size.name);
      CHECK(view.spanKm >= 699);
      size_t shown = 0, inside = 0;
      for (const format::Position& p : story().dataset.line(story().dataset.beats[beat].show)) {
        const auto screen = toScreen(list.projection, unitAt(p));
        inside += screen && holds(grown(list.layout.free, 1), *screen);
        ++shown;
      }
      if (story().dataset.beats[beat].cameraSpanDeg == 0) CHECK(inside == shown);
      CHECK(inside * 10 >= shown * 6);
      CHECK(list.labels.size() >= 3);
      // Every callout has found a place.
      for (const uint32_t front : state.callouts) {
        const std::string_view text = story().dataset.text(story().dataset.fronts[front].label);
        size_t found = 0;
        for (const Label& label : list.labels) found += label.text == text;
        CHECK(found == 1);
      }
    }
  }
}

TEST_CASE("Borders later than the day are faint, and said to be today's") {
  CHECK(bordersFrom == dayOf("1991-12-26"));
  for (uint32_t beat = 0; beat < 10; ++beat) {
    const bool later = story().dataset.beats[beat].end < bordersFrom;
    for (const Size& size : sizes) {
      LayoutInput layout;
      layout.width = size.width;
      layout.height = size.height;
      const StoryState state = arrived(beat);
      const DrawList list =
          buildScene(sceneAt(state, beatView(story().dataset, beat, layoutFor(layout)), size.width, size.height));
      INFO("beat " << beat + 1 << ", " << size.name);
      const auto notes = std::count_if(list.labels.begin(), list.labels.end(), [](const Label& label) {
        return label.text == "Today\xe2\x80\x99s borders and states";
      });
      CHECK(notes == (later ? 1 : 0));
      const Color border = list.borders[static_cast<size_t>(BoundaryClass::International)].color;
      CHECK((border == tokensFor(Theme::Light).border) == !later);
    }
  }
}

TEST_CASE("A place's name is nearest to its own marker, or a leader says which") {
  const auto gap = [](const Rect& box, Vec2 at) {
    const double x = std::max({box.x - at.x, at.x - box.x - box.width, 0.0});
    const double y = std::max({box.y - at.y, at.y - box.y - box.height, 0.0});
    return std::sqrt(x * x + y * y);
  };
  size_t compared = 0;
  for (uint32_t beat = 0; beat < 10; ++beat) {
    for (const Size& size : sizes) {
      LayoutInput layout;
      layout.width = size.width;
      layout.height = size.height;
      const StoryState state = arrived(beat);
      const DrawList list =
          buildScene(sceneAt(state, beatView(story().dataset, beat, layoutFor(layout)), size.width, size.height));
      for (const Label& label : list.labels) {
        const auto own = std::find_if(list.markers.begin(), list.markers.end(),
                                      [&label](const Marker& marker) { return marker.pick == label.pick; });
        if (label.pick.kind != PickKind::Place || own == list.markers.end()) continue;
        const bool led = std::any_of(list.leaders.begin(), list.leaders.end(), [&](const Leader& leader) {
          const Vec2 away = leader.to - own->screen;
          return dot(away, away) < 64 && gap(label.box, leader.from) < 10;
        });
        if (led) continue;
        for (const Marker& other : list.markers) {
          INFO("beat " << beat + 1 << ", " << size.name << ": " << label.text);
          CHECK(gap(label.box, own->screen) <= gap(label.box, other.screen) + 1);
          ++compared;
        }
      }
    }
  }
  CHECK(compared > 500);
}

// ---- how still labels are while the map moves ----------------------------------------------------------------------

namespace {

// A label by its words; of those with the same words by what they name.
std::multiset<std::string> named(const DrawList& list, const Rect& room) {
  std::multiset<std::string> all;
  for (const Label& label : list.labels) {
    const Vec2 middle{label.box.x + label.box.width / 2, label.box.y + label.box.height / 2};
    if (holds(room, middle)) all.insert(label.text + std::to_string(static_cast<int>(label.style)));
  }
  return all;
}

}  // namespace

TEST_CASE("While the map moves slowly hardly a label changes away from the frame's edge") {
  double seconds = 0;
  int changes = 0, made = 0, frames = 0;
  for (uint32_t beat = 0; beat < 10; ++beat) {
    const StoryState state = arrived(beat);
    LayoutInput layout;
    layout.width = 1280, layout.height = 720;
    const Layout at = layoutFor(layout);
    const View home = beatView(story().dataset, beat, at);
    for (int way = 0; way < 10; ++way) {  // eight pans of 40 pixels a second, then in and out by an octave in 8 seconds
      LabelPlan plan;
      std::multiset<std::string> before, insideBefore;
      const double kmPerPx = home.spanKm / std::min(at.free.width, at.free.height);
      for (int frame = 0; frame <= 30; ++frame) {  // six seconds
        View view = home;
        const double t = frame / 5.0;
        Vec2 moved{0, 0};
        if (way < 8) {
          moved = Vec2{cosOf(way * pi / 4), sinOf(way * pi / 4)} * (40 * t);
          view.centre.lat += degrees(moved.y * kmPerPx / 6371);
          view.centre.lon += degrees(moved.x * kmPerPx / 6371) / std::max(0.2, cosOf(radians(view.centre.lat)));
        } else {
          view.spanKm *= expOf((way == 8 ? 1 : -1) * t / 8 * logOf(2));
        }
        const DrawList list = buildScene(sceneAt(state, view, 1280, 720), plan);
        // Away from the edge, where names come into the picture and leave it.
        const Rect core = grown(at.free, way < 8 ? -110 : -160);
        const std::multiset<std::string> inside = named(list, core), all = named(list, at.frame);
        if (frame > 0) {
          for (const std::string& name : inside) changes += before.count(name) == 0;
          for (const std::string& name : insideBefore) changes += all.count(name) == 0;
        }
        before = all;
        insideBefore = inside;
        ++frames;
      }
      made += static_cast<int>(plan.made);
      seconds += 6;
    }
  }
  const double each = changes / seconds;
  std::printf(
      "labels: %.2f come or go a second away from the edge while the map moves; placed anew %.2f times a second\n",
      each, made / seconds);
  CHECK(frames == 3100);
  CHECK(each < 1);
}
