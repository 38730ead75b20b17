// The time axis: play, step, scrub, the parts of the story at their dates. The axis says where it is broken.
#include "story/timeline.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "story/dates.h"
#include "ui/panels.h"
#include "ui/words.h"

namespace faultline {

namespace {

struct Strip {
  Rect rect;
  bool narrow = false, low = false;
  double playSize = 40, axis = 0, labels = 0, marks = 0;  // y of the axis, of the labels' baseline, of the marks
  double markSize = 20;
  double left = 0, right = 0;  // x of the axis' ends
};

Strip stripFor(const Paint& paint) {
  const Layout& layout = paint.in.scene->layout;
  Strip s;
  s.rect = layout.timeline;
  s.narrow = layout.narrow;
  s.low = !layout.narrow && s.rect.height < 64;
  if (s.narrow) {
    s.rect.y += static_cast<double>(paint.memory.sheetOffset);
    s.playSize = 44;
    s.axis = s.rect.y + s.rect.height * 0.53;
    s.labels = s.axis + 24;
    s.marks = s.axis;
    s.left = s.rect.x + 12 + 44 + 18;
    s.right = s.rect.x + s.rect.width - 20;
    return s;
  }
  s.playSize = s.low ? 36 : 40;
  s.markSize = s.low ? 16 : 20;
  s.marks = s.rect.y + (s.low ? 12 : 19);
  s.axis = s.rect.y + (s.low ? 30 : 43);
  s.labels = s.rect.y + (s.low ? 47 : 63);
  const bool roomy = s.rect.width >= 700;
  s.left = s.rect.x + 18 + s.playSize + (roomy ? 96 : 24);
  s.right = s.rect.x + s.rect.width - (roomy ? 84 : 28);
  return s;
}

double xOf(const Strip& s, const TimeAxis& axis, double day) { return s.left + axisX(axis, day) * (s.right - s.left); }

// Where the parts' marks stand: at the day a part begins, moved apart to keep `least` between neighbours, as little as
// may be, in order of date. A stem leads from each to its true day.
struct Flag {
  uint32_t beat;
  double day, x;  // true day; x where drawn
};
std::vector<Flag> placeMarks(const Paint& paint, const Strip& s, const TimeAxis& axis, double least) {
  const auto beats = paint.in.dataset->beats;
  std::vector<Flag> marks;
  // By date, equal dates in the story's order. A handful: sorted while put in, without std::sort's kilobytes.
  for (uint32_t i = 0; i < beats.size(); ++i) {
    const Flag flag = {i, static_cast<double>(beats[i].start), xOf(s, axis, beats[i].start)};
    size_t at = marks.size();
    marks.push_back(flag);
    for (; at > 0 && marks[at - 1].day > flag.day; --at) marks[at] = marks[at - 1];
    marks[at] = flag;
  }
  // Runs of marks that would touch are spread about the middle of their true places.
  struct Run {
    size_t first, count;
    double sum;  // of true x less their rank's offset
  };
  std::vector<Run> runs;
  for (size_t i = 0; i < marks.size(); ++i) {
    runs.push_back({i, 1, marks[i].x});
    while (runs.size() > 1) {
      Run& last = runs.back();
      Run& before = runs[runs.size() - 2];
      const double startLast = last.sum / static_cast<double>(last.count);
      const double endBefore =
          before.sum / static_cast<double>(before.count) + least * static_cast<double>(before.count);
      if (startLast >= endBefore) break;
      before.sum += last.sum - least * static_cast<double>(before.count * last.count);
      before.count += last.count;
      runs.pop_back();
    }
  }
  for (const Run& run : runs) {
    double start = run.sum / static_cast<double>(run.count);
    const double length = least * static_cast<double>(run.count - 1);
    start = std::max(std::min(start, s.right + 8 - length), s.left - 8);
    for (size_t i = 0; i < run.count; ++i) marks[run.first + i].x = start + least * static_cast<double>(i);
  }
  return marks;
}

void drawAxis(const Paint& paint, const Strip& s, const TimeAxis& axis) {
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
    const float a = px(xOf(s, axis, beat.start)), b = px(xOf(s, axis, beat.end));
    list.AddRectFilled({a, y - 3}, {std::max(b, a + 4), y + 3}, packed(t.accentSoft), 3);
    list.AddRectFilled({a, y - 1.5f}, {std::max(b, a + 4), y + 1.5f}, packed(t.accent), 1.5f);
  }
  for (const uint32_t index : data.list(beat.events)) {
    const float x = snapped(px(xOf(s, axis, data.events[index].date)), paint.canvas.dpr);
    list.AddRectFilled({x - 0.75f, y + 3}, {x + 0.75f, y + (s.low ? 6.f : 8.f)}, packed(t.accent));
  }
}

// The playhead's date first; a tick whose label would touch it, or the one before, goes without.
void drawLabelsOfAxis(const Paint& paint, const Strip& s, const TimeAxis& axis) {
  const Tokens& t = paint.tokens;
  const UiFonts& fonts = paint.in.fonts;
  const float y = snapped(px(s.axis), paint.canvas.dpr);
  const format::Beat& beat = paint.in.dataset->beats[paint.in.moment.beat];
  // A part that only says "late January" has no day to show.
  const bool fuzzy = beat.start == beat.end && paint.in.moment.day == beat.end && beat.dateText.length > 0;
  std::string date = fuzzy ? std::string(paint.in.dataset->text(beat.dateText))
                           : shortDate(static_cast<int32_t>(std::floor(paint.in.moment.day + 1e-6)));
  // Said where the eye is while time is moved: the line of this day was not observed.
  for (const FrontState& front : paint.in.state->fronts) {
    if (!front.interpolated || front.envelope || front.alpha < 0.5f) continue;
    date += std::string(words::separator) + "line interpolated";
    break;
  }
  const double headX = xOf(s, axis, paint.in.moment.day);
  const double width = static_cast<double>(textWidth(*fonts.labelBold, date));
  const double dateX = std::clamp(headX - width / 2, s.left - 8, s.right + 12 - width);
  const double dateY = s.narrow ? s.axis - 19 : s.labels;

  double free = s.left - 30;
  for (const AxisTick& tick : axisTicks(axis, s.right - s.left, 46)) {
    const double x = s.left + tick.x * (s.right - s.left);
    const float tickX = snapped(px(x), paint.canvas.dpr), reach = tick.label.empty() ? 4.f : 6.f;
    paint.canvas.list->AddRectFilled({tickX - 0.5f, y + 1}, {tickX + 0.5f, y + reach},
                                     packed(withAlpha(t.muted, 0.65)));
    if (tick.label.empty()) continue;
    const double tickWidth = static_cast<double>(textWidth(*fonts.label, tick.label));
    const double left = std::clamp(x - tickWidth / 2, s.left - 10, s.right + 14 - tickWidth);
    const bool touchesDate = !s.narrow && left < dateX + width + 10 && left + tickWidth + 10 > dateX;
    if (left < free || touchesDate) continue;
    drawRun(paint.canvas, *fonts.label, {left, s.labels}, t.muted, tick.label);
    free = left + tickWidth + 14;
  }
  drawRun(paint.canvas, *fonts.labelBold, {dateX, dateY}, t.accent, date);
}

void drawPlayhead(const Paint& paint, const Strip& s, const TimeAxis& axis) {
  const float x = snapped(px(xOf(s, axis, paint.in.moment.day)), paint.canvas.dpr);
  const float y = snapped(px(s.axis), paint.canvas.dpr), reach = s.low ? 8.f : 11.f;
  const float below = s.narrow ? reach : s.low ? 4.f : 7.f;  // its date stands there
  paint.canvas.list->AddRectFilled({x - 3, y - reach}, {x + 3, y + below}, packed(paint.tokens.card), 3);
  paint.canvas.list->AddRectFilled({x - 1.5f, y - reach}, {x + 1.5f, y + below}, packed(paint.tokens.accent), 1.5f);
}

void titleOver(const Paint& paint, const Flag& mark, const Strip& s) {
  const Dataset& data = *paint.in.dataset;
  const std::string text = std::to_string(mark.beat + 1) + std::string(words::separator) +
                           std::string(data.text(data.beats[mark.beat].title));
  const ImFont& font = *paint.in.fonts.label;
  const double width = static_cast<double>(textWidth(font, text)) + 24;
  const Rect frame = paint.in.scene->layout.frame;
  const Rect box = {std::clamp(mark.x - width / 2, 8.0, std::max(8.0, frame.width - 8 - width)), s.rect.y - 38, width,
                    30};
  Paint over = paint;
  over.canvas.list = ImGui::GetForegroundDrawList();
  over.canvas.list->_FringeScale = 1.f / over.canvas.dpr;
  paper(over, box, paint.tokens.card, 8);
  drawRun(over.canvas, font, {box.x + 12, box.y + 19.4}, paint.tokens.ink, text);
}

void drawMarks(Paint& paint, const Strip& s, const TimeAxis& axis) {
  const Tokens& t = paint.tokens;
  const auto beats = paint.in.dataset->beats;
  ImDrawList& list = *paint.canvas.list;
  const float dotRadius = 4;
  if (s.narrow) {  // too small to press: dots at their true days; the sheet steps
    for (uint32_t i = 0; i < beats.size(); ++i) {
      const float x = px(xOf(s, axis, beats[i].start)), y = px(s.axis);
      const bool current = i == paint.in.moment.beat;
      list.AddCircleFilled({x, y}, dotRadius + 1.5f, packed(t.card));
      if (beats[i].after)
        list.AddCircle({x, y}, dotRadius - 0.75f, packed(current ? t.accent : t.ink), 0, 1.5f);
      else
        list.AddCircleFilled({x, y}, dotRadius, packed(current ? t.accent : t.ink));
    }
    return;
  }
  const double least = s.markSize + 4;
  const float r = px(s.markSize / 2), y = px(s.marks), axisY = px(s.axis);
  const std::vector<Flag> marks = placeMarks(paint, s, axis, least);
  for (const Flag& mark : marks) {
    const float x = snapped(px(mark.x), paint.canvas.dpr), trueX = px(xOf(s, axis, mark.day));
    const bool current = mark.beat == paint.in.moment.beat;
    list.AddLine({x, y + r}, {trueX, axisY - 1}, packed(current ? t.accent : withAlpha(t.muted, 0.5)), 1);
    list.AddCircleFilled({trueX, axisY}, 2.5f, packed(current ? t.accent : t.ink));
  }
  for (const Flag& mark : marks) {
    const float x = snapped(px(mark.x), paint.canvas.dpr);
    const bool current = mark.beat == paint.in.moment.beat, after = beats[mark.beat].after != 0;
    ImGui::PushID(static_cast<int>(mark.beat));
    const double target = std::max(least, 24.0);
    const Touch touch =
        touchable(paint, "beat", {mark.x - target / 2, s.rect.y + 1, target, s.marks + s.markSize / 2 + 4 - s.rect.y});
    ImGui::PopID();
    const Color ground = current ? t.accent : touch.hovered ? t.accentSoft : after ? t.card : t.chip;
    const std::string number = std::to_string(mark.beat + 1);
    const ImFont& font = *paint.in.fonts.labelBold;
    const double width = static_cast<double>(textWidth(font, number));
    // A circle, and for two figures a little wider, so that they do not touch its edge.
    const double half = std::min(std::max(s.markSize / 2, width / 2 + 4.5), least / 2);
    const Rect disc = {static_cast<double>(x) - half, s.marks - s.markSize / 2, 2 * half, s.markSize};
    fill(paint.canvas, disc, ground, r);
    if (after) outline(paint.canvas, disc, current ? t.accentStrong : t.muted, r, 1.2f);
    drawRun(paint.canvas, font, {static_cast<double>(x) - width / 2, s.marks + 4.4}, current ? t.card : t.ink, number);
    if (touch.hovered) titleOver(paint, mark, s);
    if (touch.activated) {
      Action action = act(ActionKind::GoToBeat);
      action.beat = mark.beat;
      paint.actions.push_back(action);
    }
  }
}

void scrub(Paint& paint, const Strip& s, const TimeAxis& axis) {
  const double top = s.narrow ? s.rect.y + 6 : s.marks + s.markSize / 2 + 5;
  const Rect area = {s.left - 10, top, s.right - s.left + 20, s.rect.y + s.rect.height - top - 2};
  touchable(paint, "scrub", area);
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

void controls(Paint& paint, const Strip& s) {
  const double middle = s.narrow ? s.axis : s.rect.y + s.rect.height / 2;
  const double x = s.rect.x + (s.narrow ? 12 : 18) + s.playSize / 2;
  if (roundButton(paint, "play", {x, middle}, px(s.playSize), paint.in.playing ? Icon::Pause : Icon::Play, Look::Solid))
    paint.actions.push_back(act(ActionKind::TogglePlay));
  if (s.narrow || s.rect.width < 700) return;
  const double apart = paint.in.touch ? 44 : 34;
  const double step = x + s.playSize / 2 + 24;
  if (roundButton(paint, "step back", {step, middle}, 32, Icon::StepBack, Look::Plain))
    paint.actions.push_back(act(ActionKind::StepBack));
  if (roundButton(paint, "step forward", {step + apart, middle}, 32, Icon::StepForward, Look::Plain))
    paint.actions.push_back(act(ActionKind::StepForward));

  const double speed = paint.in.speed;
  const std::string word = (speed < 0.75 ? "0.5" : speed < 1.5 ? "1" : "2") + std::string(words::times);
  const Rect pill = {s.rect.x + s.rect.width - 62, middle - 14, 44, 28};
  const Touch touch = touchable(paint, "speed", paint.in.touch ? inset(pill, -8) : pill);
  fill(paint.canvas, pill, touch.hovered || touch.held ? paint.tokens.accentSoft : paint.tokens.chip, 14);
  const ImFont& font = *paint.in.fonts.labelBold;
  drawRun(paint.canvas, font, {pill.x + (pill.width - static_cast<double>(textWidth(font, word))) / 2, middle + 4.4},
          paint.tokens.ink, word);
  if (touch.activated) {
    Action action = act(ActionKind::SetSpeed);
    action.factor = speed < 0.75 ? 1 : speed < 1.5 ? 2 : 0.5;
    paint.actions.push_back(action);
  }
}

}  // namespace

void drawTimeline(Paint& paint) {
  if (paint.in.scene->layout.timeline.width <= 0 || paint.in.dataset->beats.empty()) return;
  const Strip s = stripFor(paint);
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
  beginPanel(paint, "timeline", s.rect);
  drawAxis(paint, s, axis);
  drawLabelsOfAxis(paint, s, axis);
  drawMarks(paint, s, axis);
  drawPlayhead(paint, s, axis);
  controls(paint, s);
  scrub(paint, s, axis);
  endPanel();
}

}  // namespace faultline
