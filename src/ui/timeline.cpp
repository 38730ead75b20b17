// The time axis: scrub, the dates of the beat and its events, the playhead. The axis says where it is broken.
#include "story/timeline.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "story/dates.h"
#include "ui/timeline_strip.h"
#include "ui/words.h"

namespace faultline {

TimeStrip timeStrip(const Paint& paint) {
  const Layout& layout = paint.in.scene->layout;
  TimeStrip s;
  s.rect = layout.timeline;
  s.narrow = layout.narrow;
  s.low = !layout.narrow && s.rect.height < 64;
  if (s.narrow) {
    s.rect.y += static_cast<double>(paint.memory.sheetOffset);
    s.playSize = 44;
    s.markSize = 18;
    s.marks = s.rect.y + 15;
    s.axis = s.rect.y + 36;
    s.labels = s.axis + 20;
    s.controls = s.rect.y + s.rect.height - 24;
    if (paint.in.touch) s.above = 16;
    s.left = s.rect.x + 20;
    s.right = s.rect.x + s.rect.width - 20;
    return s;
  }
  s.playSize = s.low ? 36 : 40;
  s.markSize = s.low ? 16 : 20;
  s.marks = s.rect.y + (s.low ? 12 : 19);
  s.axis = s.rect.y + (s.low ? 30 : 43);
  s.labels = s.rect.y + (s.low ? 47 : 63);
  s.controls = s.rect.y + s.rect.height / 2;
  s.roomy = s.rect.width >= 700;
  if (!paint.in.controls) {
    s.playSize = 0;
    s.roomy = false;
  }
  s.left = s.rect.x + 18 + s.playSize + (s.roomy ? 96 : 24);
  s.right = s.rect.x + s.rect.width - (s.roomy ? 132 : paint.in.controls ? 28 : 42);
  return s;
}

std::string shownDate(const Paint& paint) {
  const format::Beat& beat = paint.in.dataset->beats[paint.in.moment.beat];
  // A part that only says "late January" has no day to show.
  const bool fuzzy = beat.start == beat.end && paint.in.moment.day == beat.end && beat.dateText.length > 0;
  return fuzzy ? std::string(paint.in.dataset->text(beat.dateText))
               : shortDate(static_cast<int32_t>(std::floor(paint.in.moment.day + 1e-6)));
}

namespace {

void drawAxis(const Paint& paint, const TimeStrip& s, const TimeAxis& axis) {
  const Tokens& t = paint.tokens;
  const Dataset& data = *paint.in.dataset;
  const float y = snapped(px(s.axis), paint.canvas.dpr);
  ImDrawList& list = *paint.canvas.list;
  const Color line = withAlpha(t.muted, 0.65);
  // One piece a stretch; between two stretches the axis is cut, and two strokes say so.
  const auto at = [&](double part) { return s.left + part * (s.right - s.left); };
  for (size_t i = 0; i < axis.stretches.size(); ++i) {
    const TimeAxis::Stretch& stretch = axis.stretches[i];
    const double to = at(stretch.x1);
    list.AddRectFilled({px(at(stretch.x0)), y - 1}, {px(to), y + 1}, packed(line));
    if (i + 1 == axis.stretches.size()) break;
    const double middle = (to + at(axis.stretches[i + 1].x0)) / 2;
    for (const double dx : {-3.5, 3.5})
      list.AddLine({px(middle + dx) - 3.5f, y + 8}, {px(middle + dx) + 3.5f, y - 8}, packed(t.muted), 1.5f);
  }
  const format::Beat& beat = data.beats[paint.in.moment.beat];
  if (beat.end > beat.start) {
    const float a = px(s.xOf(axis, beat.start)), b = px(s.xOf(axis, beat.end));
    list.AddRectFilled({a, y - 4}, {std::max(b, a + 4), y + 4}, packed(t.accentSoft), 4);
    list.AddRectFilled({a, y - 2}, {std::max(b, a + 4), y + 2}, packed(t.accent), 2);
  }
  for (const uint32_t index : data.list(beat.events)) {
    // What is known only within days is a bar over these.
    const format::Day date = data.events[index].date;
    const Dataset::Bounds days = data.boundsOf(DatedKind::Event, index, date);
    const float x = snapped(px(s.xOf(axis, date)), paint.canvas.dpr);
    const float until = std::max(x + 1, px(s.xOf(axis, days.last)));
    list.AddRectFilled({x - 1, y + 3},
                       {until, y + (days.last > days.first ? 5.5f
                                    : s.low                ? 6.f
                                                           : 8.f)},
                       packed(t.accent));
  }
}

// The playhead's date first; a tick whose label would touch it, or the one before, goes without.
void drawLabelsOfAxis(const Paint& paint, const TimeStrip& s, const TimeAxis& axis) {
  const Tokens& t = paint.tokens;
  const UiFonts& fonts = paint.in.fonts;
  const float y = snapped(px(s.axis), paint.canvas.dpr);
  std::string date = shownDate(paint);
  // Said where the eye is while time is moved: the line of this day was not observed.
  for (const FrontState& front : paint.in.state->fronts) {
    if (!front.interpolated || front.alpha < 0.5f) continue;
    date += std::string(words::separator) + "line interpolated";
    break;
  }
  const double headX = s.xOf(axis, paint.in.moment.day);
  const double width = static_cast<double>(textWidth(*fonts.labelBold, date));
  const double dateX = std::clamp(headX - width / 2, s.left - 8, s.right + 12 - width);

  double free = s.left - 30;
  for (const AxisTick& tick : axisTicks(axis, s.right - s.left, 46)) {
    const double x = s.left + tick.x * (s.right - s.left);
    const float tickX = snapped(px(x), paint.canvas.dpr), reach = tick.label.empty() ? 4.f : 6.f;
    paint.canvas.list->AddRectFilled({tickX - 0.5f, y + 1}, {tickX + 0.5f, y + reach},
                                     packed(withAlpha(t.muted, 0.65)));
    if (tick.label.empty()) continue;
    const double tickWidth = static_cast<double>(textWidth(*fonts.label, tick.label));
    const double left = std::clamp(x - tickWidth / 2, s.left - 10, s.right + 14 - tickWidth);
    const bool touchesDate = left < dateX + width + 10 && left + tickWidth + 10 > dateX;
    if (left < free || touchesDate) continue;
    drawRun(paint.canvas, *fonts.label, {left, s.labels}, t.muted, tick.label);
    free = left + tickWidth + 14;
  }
  drawRun(paint.canvas, *fonts.labelBold, {dateX, s.labels}, t.accent, date);
}

void drawPlayhead(const Paint& paint, const TimeStrip& s, const TimeAxis& axis) {
  const float x = snapped(px(s.xOf(axis, paint.in.moment.day)), paint.canvas.dpr);
  const float y = snapped(px(s.axis), paint.canvas.dpr), reach = s.low || s.narrow ? 8.f : 11.f;
  const float below = s.low ? 4.f : 7.f;  // its date stands there
  paint.canvas.list->AddRectFilled({x - 3, y - reach}, {x + 3, y + below}, packed(paint.tokens.card), 3);
  paint.canvas.list->AddRectFilled({x - 1.5f, y - reach}, {x + 1.5f, y + below}, packed(paint.tokens.accent), 1.5f);
}

// Names the event whose tick the pointer is at.
void eventUnder(const Paint& paint, const TimeStrip& s, const TimeAxis& axis) {
  const Dataset& data = *paint.in.dataset;
  const auto at = static_cast<double>(ImGui::GetIO().MousePos.x);
  double nearest = 5;  // pixels
  uint32_t found = format::none;
  for (const uint32_t index : data.list(data.beats[paint.in.moment.beat].events)) {
    const double x = s.xOf(axis, data.events[index].date), away = std::abs(x - at);
    if (away >= nearest) continue;
    nearest = away;
    found = index;
  }
  if (found != format::none) wordsOverAxis(paint, s, s.xOf(axis, data.events[found].date), eventWords(data, found));
}

void scrub(Paint& paint, const TimeStrip& s, const TimeAxis& axis) {
  const double top = s.marks + s.markSize / 2 + (s.narrow ? 2 : 5);
  const double foot = s.narrow ? s.controls - 22 : s.rect.y + s.rect.height - 2;
  const Rect area = {s.left - 10, top, s.right - s.left + 20, foot - top};
  const Touch touch = touchable(paint, "scrub", area);
  if (touch.hovered) eventUnder(paint, s, axis);
  if (!ImGui::IsItemActive()) return;
  paint.memory.drag = UiMemory::Drag::Scrub;
  paint.memory.dragOwner = ownerTimeline;
  const double along = (static_cast<double>(ImGui::GetIO().MousePos.x) - s.left) / (s.right - s.left);
  // Whole days; near a stop of the beat (within 4 px, under a finger 9) that stop.
  const double reach = paint.in.touch ? 9 : 4;
  const double day = std::round(axisDay(axis, std::clamp(along, 0.0, 1.0)));
  const double slack = axisDay(axis, std::min(along + reach / (s.right - s.left), 1.0)) - day;
  const double wanted = snapDay(*paint.in.dataset, {paint.in.moment.beat, day}, std::clamp(slack, 0.0, 30.0));
  if (wanted == paint.in.moment.day) return;
  Action action = act(ActionKind::SeekDay);
  action.day = wanted;
  paint.actions.push_back(action);
}

}  // namespace

void drawTimeline(Paint& paint) {
  if (paint.in.scene->layout.timeline.width <= 0 || paint.in.dataset->beats.empty()) return;
  const TimeStrip s = timeStrip(paint);
  const Paint under = groundPaint(paint);
  if (s.narrow) {
    // It runs on under the sheet's rounded corners.
    const Rect ground = {s.rect.x, s.rect.y, s.rect.width, s.rect.height + 24};
    shadow(under, {ground.x, ground.y, ground.width, 24}, 0);
    fill(under.canvas, ground, paint.tokens.card);
  } else {
    paper(under, s.rect, paint.tokens.card, 10);
  }
  const TimeAxis axis = makeAxis(*paint.in.dataset);
  beginPanel(paint, "timeline", {s.rect.x, s.rect.y - s.above, s.rect.width, s.rect.height + s.above});
  drawAxis(paint, s, axis);
  drawLabelsOfAxis(paint, s, axis);
  drawTimeMarks(paint, s, axis);
  drawPlayhead(paint, s, axis);
  if (paint.in.controls || s.narrow) drawTimeControls(paint, s);
  scrub(paint, s, axis);
  endPanel();
}

}  // namespace faultline
