// Scale bar, attribution and lens note.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "base/trig.h"
#include "fixture.h"
#include "geo/sphere.h"
#include "real_story.h"
#include "scene/path.h"
#include "scene/scale_bar.h"
#include "story/dates.h"

using namespace faultline;

namespace {

constexpr Rect wide{24, 24, 1200, 640};

bool oneTwoFive(double value) {
  while (value >= 9.99) value /= 10;
  while (value < 0.99) value *= 10;
  return std::abs(value - 1) < 1e-9 || std::abs(value - 2) < 1e-9 || std::abs(value - 5) < 1e-9;
}

bool says(const Furniture& furniture, std::string_view words) {
  return std::any_of(furniture.labels.begin(), furniture.labels.end(),
                     [&](const Label& label) { return label.text.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("The scale bar is as long as it says, through the map's centre") {
  for (const double span : {60.0, 91.0, 400.0, 1234.0, 3000.0, 7000.0}) {
    for (const LonLat centre : {LonLat{35, 48}, LonLat{-170, 71}, LonLat{0, 0}}) {
      for (const double north : {0.0, 37.0}) {
        const Projection projection = projectionFor({centre, span, north}, wide);
        for (const LengthUnit unit : {LengthUnit::Kilometres, LengthUnit::Miles}) {
          const ScaleBar bar = scaleBar(projection, wide, 140, unit);
          INFO("span " << span << ": " << bar.text << ", " << bar.length << " px");
          REQUIRE(bar.length > 0);
          CHECK(bar.length <= 140);
          CHECK(bar.length > 140 / 2.6);  // the next step of 1, 2, 5 would be too long
          CHECK(oneTwoFive(bar.value));
          const auto at = [&](double x) { return *toUnit(projection, projection.originScreen + Vec2{x, 0}); };
          const double km = distanceKm(at(-bar.length / 2), at(bar.length / 2));
          const double said = bar.value * (unit == LengthUnit::Miles ? 1.609344 : 1);
          CHECK(std::abs(km / said - 1) < 1e-9);
        }
      }
    }
  }
}

TEST_CASE("The scale bar says where it holds, and is left out where it would mislead") {
  const ScaleBar near = scaleBar(projectionFor({{35, 48}, 1500}, wide), wide, 140, LengthUnit::Kilometres);
  CHECK_FALSE(near.atCentre);
  CHECK(near.text == "200 km");
  const ScaleBar far = scaleBar(projectionFor({{80, 48}, 6000}, wide), wide, 140, LengthUnit::Kilometres);
  CHECK(far.atCentre);
  CHECK(far.text == "1,000 km at the centre");
  CHECK(scaleBar(projectionFor({{80, 48}, 12000}, wide), wide, 140, LengthUnit::Kilometres).length == 0);
  CHECK(scaleBar(projectionFor({{35, 48}, 20}, {0, 0, 300, 300}), {0, 0, 300, 300}, 48, LengthUnit::Kilometres).text ==
        "2 km");

  // What it calls spread is what lengths really do: short steps about the corners, along and across.
  for (const double span : {1500.0, 4000.0, 6000.0}) {
    const Projection projection = projectionFor({{80, 48}, span}, wide);
    double worst = 0;
    for (const Vec2 corner : {Vec2{wide.x, wide.y}, Vec2{wide.x + wide.width, wide.y + wide.height}}) {
      for (int turn = 0; turn < 36; ++turn) {
        const Vec2 step{cosOf(radians(turn * 5.0)) * 0.5, sinOf(radians(turn * 5.0)) * 0.5};
        const double km = distanceKm(*toUnit(projection, corner - step), *toUnit(projection, corner + step));
        worst = std::max({worst, km / kmPerPixel(projection) - 1, kmPerPixel(projection) / km - 1});
      }
    }
    INFO("span " << span);
    CHECK(std::abs(scaleSpread(projection, wide) - worst) < 0.002);
  }
}

TEST_CASE("Every bare map says scale, lens, source and that its lines are schematic; with panels the legend does") {
  const auto world = makeWorld();
  SceneInput in = world->input({{38, 48}, 1500, 0});
  const DrawList panels = buildScene(in);
  CHECK(says(panels.furniture, " km"));
  CHECK_FALSE(says(panels.furniture, "Borders as"));
  for (const double width : {390.0, 1280.0}) {
    in.layout = {width, 844, LayoutKind::Bare};
    in.lens = 1;
    in.miles = true;
    const DrawList list = buildScene(in);
    CHECK(says(list.furniture, " km"));
    CHECK(says(list.furniture, " mi"));
    CHECK(says(list.furniture, "Borders as controlled"));
    CHECK(says(list.furniture, "public domain"));
    for (size_t i = 0; i < list.furniture.labels.size(); ++i) {
      const Label& label = list.furniture.labels[i];
      INFO(width << ": " << label.text);
      CHECK(label.size >= 12);
      CHECK(within(label.box, list.layout.frame));
      for (size_t k = 0; k < i; ++k) CHECK_FALSE(overlaps(label.box, list.furniture.labels[k].box));
    }
  }
}

TEST_CASE("Labels give way to the furniture, which lies under no panel") {
  const auto world = makeWorld();
  for (const double width : {390.0, 721.0, 1280.0, 3840.0}) {
    for (const LayoutKind kind : {LayoutKind::Card, LayoutKind::Bare}) {
      for (double lon = 20; lon < 60; lon += 2.5) {
        SceneInput in = world->input({{lon, 48}, 2500, 0}, width, 844);
        in.layout.kind = kind;
        const DrawList list = buildScene(in);
        REQUIRE(list.furniture.labels.size() > 1);
        for (const Label& own : list.furniture.labels) {
          for (const Label& label : list.labels) {
            INFO(width << " at " << lon << ": " << label.text << " over " << own.text);
            CHECK_FALSE(overlaps(label.box, own.box));
          }
          for (const Rect& panel : {list.layout.card, list.layout.timeline, list.layout.legend}) {
            CHECK_FALSE((panel.width > 0 && overlaps(panel, own.box)));
          }
        }
      }
    }
  }
}

TEST_CASE("The strip at the foot says of what day the front's line is and how good, also on a phone") {
  const auto notesOf = [](uint32_t beat, const char* iso, double width, double height, bool bare = false) {
    const StoryState state = evaluate(story().dataset, {beat, double(dayFromIso(iso).value())});
    LayoutInput layout;
    layout.width = width;
    layout.height = height;
    layout.kind = bare ? LayoutKind::Bare : LayoutKind::Card;
    SceneInput in = sceneAt(state, beatView(story().dataset, beat, layoutFor(layout)), width, height);
    in.layout.kind = layout.kind;
    const DrawList list = buildScene(in);
    std::string notes;
    for (const Label& label : list.furniture.labels) {
      CHECK(label.screen.x + double(label.width) <= width);
      notes += label.text + "\n";
    }
    return notes;
  };
  const auto says = [](const std::string& notes, std::string_view words) {
    return notes.find(words) != std::string::npos;
  };
  for (const double width : {1280.0, 390.0}) {
    const double height = width > 1000 ? 720 : 844;
    CHECK(says(notesOf(2, "2024-01-20", width, height),
               "Front line as of 20 Jan 2024, schematic, good to about 15 km\n"));
    CHECK(says(notesOf(2, "2022-10-12", width, height), "Front line interpolated, schematic, good to about 15 km\n"));
    CHECK(says(notesOf(2, "2022-03-20", width, height), "Outer limit as of 20 Mar 2022, uncertain\n"));
    CHECK_FALSE(says(notesOf(5, "1953-07-27", width, height), "Front line"));  // an armistice is none
    CHECK_FALSE(says(notesOf(6, "2023-09-13", width, height), "Front line"));
  }
  CHECK(says(notesOf(2, "2022-10-12", 320, 640), "Front line interpolated, good to about 15 km\n"));
  // A bare map names both dates here, whether a tag finds room or not.
  CHECK(says(notesOf(2, "2022-10-12", 1280, 720, true),
             "Front line interpolated, 12 Sep \u2013 12 Nov 2022, good to about 15 km\n"));
  CHECK(says(notesOf(2, "2022-10-12", 300, 400, true), "Front line interpolated, 12 Sep \u2013 12 Nov 2022\n"));
  CHECK(says(notesOf(2, "2022-03-08", 1280, 720, true),
             "Outer limit interpolated, 23 Feb \u2013 20 Mar 2022, uncertain\n"));
}
