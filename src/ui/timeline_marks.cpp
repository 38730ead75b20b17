// The parts of the story on the time axis.
#include <algorithm>
#include <string>
#include <vector>

#include "story/wording.h"
#include "ui/timeline_strip.h"
#include "ui/words.h"

namespace faultline {

namespace {

// Where the parts' marks stand: at the day a part begins, moved apart to keep `least` between neighbours, as little as
// may be, in order of date. A stem leads from each to its true day.
struct Flag {
  uint32_t beat;
  double day, x;  // true day; x where drawn
};
std::vector<Flag> placeMarks(const Paint& paint, const TimeStrip& s, const TimeAxis& axis, double least) {
  const auto beats = paint.in.dataset->beats;
  std::vector<Flag> marks;
  // By date, equal dates in the story's order. A handful: sorted while put in, without std::sort's kilobytes.
  for (uint32_t i = 0; i < beats.size(); ++i) {
    const Flag flag = {i, static_cast<double>(beats[i].start), s.xOf(axis, beats[i].start)};
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
    const double beyond = s.narrow ? 0 : 8;  // the axis of a phone ends near the frame's edge
    start = std::max(std::min(start, s.right + beyond - length), s.left - beyond);
    for (size_t i = 0; i < run.count; ++i) marks[run.first + i].x = start + least * static_cast<double>(i);
  }
  return marks;
}

// A story may be told out of the order of its dates: then a line in the widest gap between the marks says how to read
// their numbers.
void orderNote(const Paint& paint, const TimeStrip& s, const std::vector<Flag>& marks) {
  constexpr std::string_view notes[] = {"Numbered in the order told, placed by date",
                                        "Numbered as told, placed by date", "Parts by date", "by date"};
  bool inOrder = true;
  double left = 0, room = 0;
  for (size_t i = 1; i < marks.size(); ++i) {
    inOrder = inOrder && marks[i - 1].beat < marks[i].beat;
    if (marks[i].x - marks[i - 1].x <= room) continue;
    left = marks[i - 1].x;
    room = marks[i].x - left;
  }
  if (inOrder) return;
  const ImFont& font = *paint.in.fonts.label;
  for (const std::string_view note : notes) {
    const double width = static_cast<double>(textWidth(font, note));
    if (width > room - s.markSize - 16) continue;
    return drawRun(paint.canvas, font, {left + (room - width) / 2, s.marks + 4.4}, paint.tokens.muted, note);
  }
}

std::string titleOf(const Dataset& data, uint32_t index) {
  const format::Beat& beat = data.beats[index];
  std::string title = std::to_string(index + 1);
  title += words::separator;
  title += data.text(beat.title);
  title += words::separator;
  return title += beatDate(data, beat);
}

}  // namespace

void wordsOverAxis(const Paint& paint, const TimeStrip& s, double x, std::string_view text) {
  const ImFont& font = *paint.in.fonts.label;
  const double width = static_cast<double>(textWidth(font, text)) + 24;
  const Rect frame = paint.in.scene->layout.frame;
  const Rect box = {std::clamp(x - width / 2, 8.0, std::max(8.0, frame.width - 8 - width)), s.rect.y - 38, width, 30};
  Paint over = paint;
  over.canvas.list = ImGui::GetForegroundDrawList();
  over.canvas.list->_FringeScale = 1.f / over.canvas.dpr;
  paper(over, box, paint.tokens.card, 8);
  drawRun(over.canvas, font, {box.x + 12, box.y + 19.4}, paint.tokens.ink, text);
}

void drawTimeMarks(Paint& paint, const TimeStrip& s, const TimeAxis& axis) {
  const Tokens& t = paint.tokens;
  const auto beats = paint.in.dataset->beats;
  ImDrawList& list = *paint.canvas.list;
  const double least = s.markSize + (s.narrow ? 6 : 4);
  const float r = px(s.markSize / 2), y = px(s.marks), axisY = px(s.axis);
  const std::vector<Flag> marks = placeMarks(paint, s, axis, least);
  for (const Flag& mark : marks) {
    const float x = snapped(px(mark.x), paint.canvas.dpr), trueX = px(s.xOf(axis, mark.day));
    const bool current = mark.beat == paint.in.moment.beat;
    list.AddLine({x, y + r}, {trueX, axisY - 1}, packed(current ? t.accent : withAlpha(t.muted, 0.5)), 1);
    list.AddCircleFilled({trueX, axisY}, 2.5f, packed(current ? t.accent : t.ink));
  }
  orderNote(paint, s, marks);
  for (size_t i = 0; i < marks.size(); ++i) {
    const Flag& mark = marks[i];
    const float x = snapped(px(mark.x), paint.canvas.dpr);
    const bool current = mark.beat == paint.in.moment.beat, after = beats[mark.beat].after != 0;
    ImGui::PushID(static_cast<int>(mark.beat));
    // As wide as the neighbours leave room, up to what a finger wants.
    const double widest = std::max(static_cast<double>(targetSize(paint)), 24.0) / 2;
    const double before = i > 0 ? std::min((mark.x - marks[i - 1].x) / 2, widest) : widest;
    const double behind = i + 1 < marks.size() ? std::min((marks[i + 1].x - mark.x) / 2, widest) : widest;
    const double top = s.rect.y - s.above;
    const Touch touch =
        touchable(paint, "beat", {mark.x - before, top, before + behind, s.marks + s.markSize / 2 + 3 - top});
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
    if (touch.hovered) wordsOverAxis(paint, s, mark.x, titleOf(*paint.in.dataset, mark.beat));
    if (touch.activated) {
      Action action = act(ActionKind::GoToBeat);
      action.beat = mark.beat;
      paint.actions.push_back(action);
    }
  }
}

}  // namespace faultline
