#include "story/timeline.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "story_builder.h"

using namespace faultline;

namespace {

struct BrokenAxis {
  StoryBuilder story;
  const Dataset& broken() {
    story.stretches({dayOf("1950-01-01"), dayOf("1954-01-01"), dayOf("2021-07-01"), dayOf("2025-07-01")});
    story.beat({.start = dayOf("2022-02-24"), .end = dayOf("2024-01-20")});
    story.beat({.start = dayOf("1950-06-25"), .end = dayOf("1953-07-27")});
    story.beat({.start = dayOf("2024-01-22"), .end = dayOf("2024-01-22")});
    return story.finish();
  }
};

}  // namespace

TEST_CASE_METHOD(BrokenAxis, "a broken axis shows its stretches side by side, with a gap") {
  const TimeAxis axis = makeAxis(broken());
  REQUIRE(axis.stretches.size() == 2);
  CHECK(axis.stretches[0].x0 == 0);
  CHECK(axis.stretches[1].x1 == 1);
  CHECK(axis.stretches[0].x1 < axis.stretches[1].x0);
  // Both are four years long, so equally wide (but for a leap day).
  const double first = axis.stretches[0].x1 - axis.stretches[0].x0,
               second = axis.stretches[1].x1 - axis.stretches[1].x0;
  CHECK(std::fabs(first - second) < 0.002);
}

TEST_CASE_METHOD(BrokenAxis, "days go to the axis and back, and never backwards") {
  const TimeAxis axis = makeAxis(broken());
  double last = -1;
  for (format::Day day = dayOf("1949-01-01"); day < dayOf("2026-01-01"); day += 5) {
    const double x = axisX(axis, day);
    CHECK(x >= last);
    last = x;
    bool inside = false;
    for (const auto& stretch : axis.stretches) inside |= day >= stretch.from && day <= stretch.to;
    if (inside && std::fabs(axisDay(axis, x) - day) > 1e-6) FAIL(day);
  }
  CHECK(axisX(axis, dayOf("1900-01-01")) == 0);
  CHECK(axisX(axis, dayOf("2100-01-01")) == 1);
  const double gap = (axis.stretches[0].x1 + axis.stretches[1].x0) / 2;
  CHECK(axisDay(axis, gap - 0.001) == dayOf("1954-01-01"));
  CHECK(axisDay(axis, gap + 0.001) == dayOf("2021-07-01"));
  CHECK(axisDay(axis, -1) == dayOf("1950-01-01"));
  CHECK(axisDay(axis, 2) == dayOf("2025-07-01"));
}

TEST_CASE_METHOD(BrokenAxis, "labels keep their distance at every width, and each stretch has one") {
  const TimeAxis axis = makeAxis(broken());
  for (double width = 120; width <= 4000; width *= 1.3) {
    double lastLabel = -1e9, lastX = -1;
    int labelsIn[2] = {0, 0};
    for (const AxisTick& tick : axisTicks(axis, width, 48)) {
      CHECK(tick.x >= lastX);
      lastX = tick.x;
      if (tick.label.empty()) continue;
      CAPTURE(width, tick.label);
      CHECK(tick.x * width - lastLabel >= 48 - 1e-9);
      lastLabel = tick.x * width;
      labelsIn[tick.x < axis.stretches[1].x0 ? 0 : 1] += 1;
    }
    CAPTURE(width);
    CHECK(labelsIn[0] >= 1);
    CHECK(labelsIn[1] >= 1);
  }
}

TEST_CASE_METHOD(BrokenAxis, "labels are years when narrow and months when wide") {
  const TimeAxis axis = makeAxis(broken());
  const auto labels = [&](double width) {
    std::vector<std::string> found;
    for (const AxisTick& tick : axisTicks(axis, width, 48)) {
      if (!tick.label.empty()) found.push_back(tick.label);
    }
    return found;
  };
  CHECK(labels(500) == std::vector<std::string>{"1950", "1951", "1952", "1953", "2022", "2023", "2024", "2025"});
  const auto wide = labels(4000);
  CHECK(std::find(wide.begin(), wide.end(), "Apr") != wide.end());
  CHECK(std::find(wide.begin(), wide.end(), "1952") != wide.end());
}

TEST_CASE_METHOD(BrokenAxis, "without stretches the axis holds all beats") {
  story.beat({.start = 100, .end = 300});
  story.beat({.start = 50, .end = 60});
  const TimeAxis axis = makeAxis(story.finish());
  REQUIRE(axis.stretches.size() == 1);
  CHECK(axis.stretches[0].from == 50);
  CHECK(axis.stretches[0].to == 300);
  CHECK(axisX(axis, 175) == 0.5);
}

TEST_CASE_METHOD(BrokenAxis, "a story of a single day has an axis") {
  story.beat({.start = 100, .end = 100});
  const TimeAxis axis = makeAxis(story.finish());
  CHECK(axis.stretches[0].to > axis.stretches[0].from);
  CHECK(axisX(axis, 100) == 0.5);
  CHECK_FALSE(axisTicks(axis, 300, 48).empty());
}

TEST_CASE_METHOD(BrokenAxis, "a beat beyond the stretches widens the nearest; a short stretch keeps a tenth") {
  story.stretches({0, 10000, 20000, 20010});
  story.beat({.start = 100, .end = 200});
  story.beat({.start = 20020, .end = 20030});
  const TimeAxis axis = makeAxis(story.finish());
  CHECK(axis.stretches[1].to == 20030);
  CHECK(axis.stretches[1].x1 - axis.stretches[1].x0 > 0.08);
}

TEST_CASE_METHOD(BrokenAxis, "beats are marked where they lie") {
  const Dataset& dataset = broken();
  const TimeAxis axis = makeAxis(dataset);
  const auto marks = beatMarks(axis, dataset);
  REQUIRE(marks.size() == 3);
  CHECK(marks[1].x1 < axis.stretches[0].x1);
  CHECK(marks[0].x0 > axis.stretches[1].x0);
  CHECK(marks[0].x1 > marks[0].x0);
  CHECK(marks[2].x0 == marks[2].x1);
}

TEST_CASE_METHOD(BrokenAxis, "an event stands from its day on for a share of the beat's span, however one got there") {
  const uint32_t first = story.event("First", 100), second = story.event("Second", 110);
  story.event("Of another beat", 112);
  const uint32_t beat = story.beat({.start = 90, .end = 202, .events = {first, second}});
  const uint32_t week = story.beat({.start = 98, .end = 105, .events = {first}});
  const uint32_t years = story.beat({.start = 90, .end = 1090, .events = {first}});
  const Dataset& dataset = story.finish();
  CHECK(eventDays(dataset, beat) == 7);  // 112 days / 16
  CHECK_FALSE(eventAt(dataset, {beat, 99.9}));
  CHECK(eventAt(dataset, {beat, 100}) == first);
  CHECK(eventAt(dataset, {beat, 106.9}) == first);
  CHECK_FALSE(eventAt(dataset, {beat, 107}));
  CHECK(eventAt(dataset, {beat, 110}) == second);
  CHECK_FALSE(eventAt(dataset, {beat, 117}));
  CHECK(eventDays(dataset, week) == 1);
  CHECK(eventAt(dataset, {week, 100.9}) == first);
  CHECK_FALSE(eventAt(dataset, {week, 101}));
  CHECK(eventDays(dataset, years) == 14);
  CHECK(eventAt(dataset, {years, 113.9}) == first);
  CHECK_FALSE(eventAt(dataset, {years, 114}));
}

TEST_CASE_METHOD(BrokenAxis, "on a beat's last day its text says what is the case, and no event stands") {
  const uint32_t last = story.event("Last", 199);
  const uint32_t beat = story.beat({.start = 90, .end = 200, .events = {last}});
  const Dataset& dataset = story.finish();
  CHECK(eventAt(dataset, {beat, 199.9}) == last);
  CHECK_FALSE(eventAt(dataset, {beat, 200}));
}

TEST_CASE_METHOD(BrokenAxis, "stepping stops at keyframes, events and visits within the beat") {
  const uint32_t front = story.front(
      {.name = "F",
       .keyframes = {{50, {{0, 0}, {1, 0}}, "f"}, {120, {{0, 0}, {1, 0}}, "f"}, {150, {{0, 0}, {1, 0}}, "f"}}});
  story.actor("A", {0, 0});
  const uint32_t early = story.event("Early", 99), inside = story.event("Inside", 130);
  const uint32_t link = story.link({.name = "V", .kind = LinkKind::Visit, .start = 90, .visits = {95, 130, 170}});
  const uint32_t beat =
      story.beat({.start = 100, .end = 200, .fronts = {front}, .links = {link}, .events = {early, inside}});
  const Dataset& dataset = story.finish();

  CHECK(beatStops(dataset, beat) == std::vector<format::Day>{100, 120, 130, 150, 170, 200});
  CHECK(stepDay(dataset, {beat, 100}, 1) == 120);
  CHECK(stepDay(dataset, {beat, 121.5}, 1) == 130);
  CHECK(stepDay(dataset, {beat, 200}, 1) == 200);
  CHECK(stepDay(dataset, {beat, 500}, 1) == 200);
  CHECK(stepDay(dataset, {beat, 150}, -1) == 130);
  CHECK(stepDay(dataset, {beat, 500}, -1) == 200);
  CHECK(stepDay(dataset, {beat, 100}, -1) == 100);
  CHECK(snapDay(dataset, {beat, 122}, 3) == 120);
  CHECK(snapDay(dataset, {beat, 124}, 3) == 124);
  CHECK(playRate(dataset, beat) == 30);
}
