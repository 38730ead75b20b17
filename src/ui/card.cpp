// The story card: on wide frames a sheet of paper at the side, on narrow ones a sheet that comes up from below.
#include <algorithm>
#include <cmath>
#include <string>

#include "base/trig.h"
#include "ui/claims.h"
#include "ui/panels.h"
#include "ui/sources.h"
#include "ui/words.h"

namespace faultline {

bool Column::fold(const char* id, std::string_view text, bool open) {
  const Rect row = {x, y, width, 44};
  const Touch touch = touchable(paint, id, row);
  const Color ink = touch.hovered || touch.held ? paint.tokens.accent : paint.tokens.ink;
  drawRun(paint.canvas, *paint.in.fonts.noteBold, {x, y + 27}, ink, text);
  drawIcon(paint.canvas, open ? Icon::Up : Icon::Down, {x + width - 7, y + 22}, 11, ink);
  y += 44;
  return touch.activated;
}

namespace {

struct CardShape {
  Rect rect;       // the paper
  double padding;  // left and right
  double head = 0, foot = 0;
  bool narrow = false, low = false, peek = false;
};

const format::Beat& beatOf(const Paint& paint) { return paint.in.dataset->beats[paint.in.moment.beat]; }

const ShownChanges& changedOf(Paint& paint) {
  const Moment at{paint.in.moment.beat, paint.in.changedDay.value_or(paint.in.moment.day)};
  return paint.memory.changed.of(*paint.in.dataset, at, paint.in.since);
}

CardShape cardShapeOf(const Paint& paint) {
  const Layout& layout = paint.in.scene->layout;
  CardShape shape;
  shape.rect = layout.card;
  shape.narrow = layout.narrow;
  shape.low = !layout.narrow && layout.card.height < 400;
  shape.peek = layout.narrow && paint.in.sheet == Sheet::Peek;
  shape.padding = layout.narrow ? (layout.card.width < 300 ? 16 : 20) : shape.low ? 16 : 24;
  shape.head = layout.narrow ? 20 : shape.low ? 12 : 22;
  shape.foot = layout.narrow ? 60 : shape.low ? 48 : 60;
  if (!paint.in.controls) shape.foot = shape.head;
  if (layout.narrow) {
    shape.rect.y += static_cast<double>(paint.memory.sheetOffset);
    shape.rect.height = layout.frame.height - shape.rect.y;
  }
  return shape;
}

// "9 of 10" and the date, in one line where both fit.
void kicker(Column& column, const format::Beat& beat, double spare) {
  Paint& paint = column.paint;
  const UiFonts& fonts = paint.in.fonts;
  const std::string number = std::to_string(paint.in.moment.beat + 1);
  const std::string of = " of " + std::to_string(paint.in.dataset->beats.size());
  const std::string date = beatDate(*paint.in.dataset, beat);
  const double numberWidth = static_cast<double>(textWidth(*fonts.labelBold, number));
  const double left = numberWidth + static_cast<double>(textWidth(*fonts.label, of));
  const double right = static_cast<double>(textWidth(*fonts.label, date));
  const double baseline = column.y + 13;
  drawRun(paint.canvas, *fonts.labelBold, {column.x, baseline}, paint.tokens.accent, number);
  drawRun(paint.canvas, *fonts.label, {column.x + numberWidth, baseline}, paint.tokens.muted, of);
  const double room = column.width - spare;
  if (left + 16 + right <= room) {
    drawRun(paint.canvas, *fonts.label, {column.x + room - right, baseline}, paint.tokens.muted, date);
    column.gap(18);
  } else {
    column.gap(18);
    column.set(fonts.label, 18, paint.tokens.muted, date);
  }
}

void beatText(Column& column, const format::Beat& beat, bool low) {
  Paint& paint = column.paint;
  const Dataset& data = *paint.in.dataset;
  const UiFonts& fonts = paint.in.fonts;
  if (paint.in.moment.beat == 0 && !low) {  // what this is, before it begins
    column.set(fonts.noteBold, 20, paint.tokens.ink, data.text(data.meta().title));
    column.set(fonts.label, 17, paint.tokens.muted, data.text(data.meta().byline));
    column.gap(12);
  }
  kicker(column, beat, 0);
  column.gap(low ? 2 : 6);
  if (low)
    column.set(fonts.bodyBold, 22, paint.tokens.ink, data.text(beat.title));
  else
    column.setBalanced(fonts.title, static_cast<double>(titleLeading), paint.tokens.ink, data.text(beat.title));
  if (beat.after) {
    // An outlined tag, not one of the claims' shapes: it speaks of the whole part.
    column.gap(6);
    const double width = static_cast<double>(textWidth(*fonts.label, words::afterEssay)) + 24;
    if (width <= column.width) {
      outline(paint.canvas, {column.x, column.y, width, 24}, paint.tokens.muted, 12, 1);
      drawRun(paint.canvas, *fonts.label, {column.x + 12, column.y + 16.4}, paint.tokens.ink, words::afterEssay);
      column.gap(24);
    } else {
      column.set(fonts.labelBold, 18, paint.tokens.ink, words::afterEssay);
    }
  }
  column.gap(low ? 4 : 9);
  column.set(fonts.body, static_cast<double>(bodyLeading), paint.tokens.ink, data.text(beat.text));
}

void changes(Column& column) {
  Paint& paint = column.paint;
  const ShownChanges& shown = changedOf(paint);
  if (shown.sentences.empty()) return;
  column.gap(16);
  const double top = column.y;
  column.setIndented(14, paint.in.fonts.labelBold, 18, paint.tokens.ink, shown.heading);
  for (const std::string& sentence : shown.sentences) {
    column.gap(2);
    column.setIndented(14, paint.in.fonts.note, 20, paint.tokens.muted, sentence);
  }
  if (!shown.choice.empty() && paint.in.controls) {
    const double width = static_cast<double>(textWidth(*paint.in.fonts.label, shown.choice));
    const double height = paint.in.touch ? 44 : 28;
    if (wordButton(paint, "compare", {column.x + 14, column.y, width, height}, shown.choice, false))
      paint.actions.push_back(actFlag(ActionKind::CompareFrom, !paint.in.since));
    column.gap(height);
  }
  fill(paint.canvas, {column.x, top + 1, 3, column.y - top - 2}, paint.tokens.accent);
}

// Everything that scrolls.
void story(Column& column, const CardShape& shape, bool claimsOpen) {
  Paint& paint = column.paint;
  const format::Beat& beat = beatOf(paint);
  beatText(column, beat, shape.low);
  bool chipsPressed = false;
  if (beat.claims.count > 0) {
    column.gap(14);
    chipsPressed = claimChips(column, beat);
  }
  changes(column);
  if (beat.claims.count > 0) {
    column.gap(16);
    column.line();
    const std::string heading = "What this rests on" + std::string(words::separator) +
                                std::to_string(beat.claims.count) + (beat.claims.count == 1 ? " claim" : " claims");
    const double top = column.y;
    const bool folded = column.fold("claims", heading, claimsOpen);
    if (folded || chipsPressed) {
      const bool unfolds = chipsPressed || !claimsOpen;
      paint.memory.claims = unfolds ? 2 : 1;
      // What unfolds comes into sight: the heading goes to the card's top.
      if (unfolds) paint.memory.card.target += px(top - shape.rect.y - shape.head - 16);
    }
    if (claimsOpen) claimList(column, beat);
  }
  column.gap(14);
}

void sourcesPage(Column& column) {
  Paint& paint = column.paint;
  const format::Beat& beat = beatOf(paint);
  kicker(column, beat, 0);
  column.gap(6);
  const double top = column.y;
  column.set(paint.in.fonts.bodyBold, 24, paint.tokens.ink, "Sources of this part");
  const double cross = static_cast<double>(targetSize(paint)) - 8;
  if (roundButton(paint, "close sources", {column.x + column.width - cross / 2, top + 14}, px(cross), Icon::Close,
                  Look::Soft))
    paint.actions.push_back(actFlag(ActionKind::ShowSources, false));
  column.y = std::max(column.y, top + 14 + cross / 2);
  column.gap(2);
  column.set(paint.in.fonts.label, 17, paint.tokens.muted,
             "The bar shows the grade: four steps for a primary document, none for what was not looked up.");
  sourceList(column, sourcesOf(*paint.in.dataset, beat));
  column.gap(16);
}

void foot(Paint& paint, const CardShape& shape) {
  const Tokens& t = paint.tokens;
  const double size = static_cast<double>(targetSize(paint));
  const double top = shape.rect.y + shape.rect.height - shape.foot;
  const double middle = top + shape.foot / 2;
  const double left = shape.rect.x + shape.padding, right = shape.rect.x + shape.rect.width - shape.padding;
  rule(paint.canvas, left, top, right - left, t.rule);

  const uint32_t beat = paint.in.moment.beat;
  const bool last = beat + 1 >= paint.in.dataset->beats.size();
  const size_t count = sourcesOf(*paint.in.dataset, beatOf(paint)).size();
  const std::string sources = std::to_string(count) + (count == 1 ? " source" : " sources");
  const double sourcesWidth = static_cast<double>(textWidth(*paint.in.fonts.labelBold, sources));
  const double aboutWidth = static_cast<double>(textWidth(*paint.in.fonts.label, "About"));
  const double wordsEnd = left + sourcesWidth + 18 + aboutWidth;
  const bool aboutFits = wordsEnd + 10 <= right - 2 * size - 8;  // else its key, or a wider card
  if (wordButton(paint, "sources", {left, middle - size / 2, sourcesWidth, size}, sources, paint.in.sourcesOpen))
    paint.actions.push_back(actFlag(ActionKind::ShowSources, !paint.in.sourcesOpen));
  if (aboutFits && wordButton(paint, "about", {left + sourcesWidth + 18, middle - size / 2, aboutWidth, size}, "About",
                              paint.in.aboutOpen))
    paint.actions.push_back(actFlag(ActionKind::ShowAbout, !paint.in.aboutOpen));

  const Icon next = Icon::Right;
  const double pill = static_cast<double>(pillWidth(paint, "Next", true));
  const bool roomy = right - pill - 8 - size >= wordsEnd + 8;
  double x = right - (roomy ? pill : size);
  if (roomy) {
    if (pillButton(paint, "next", {x, middle - size / 2, pill, size}, "Next", &next, Look::Solid, !last))
      paint.actions.push_back(act(ActionKind::NextBeat));
  } else if (roundButton(paint, "next", {x + size / 2, middle}, px(size), next, Look::Solid, !last)) {
    paint.actions.push_back(act(ActionKind::NextBeat));
  }
  x -= 8 + size / 2;
  if (roundButton(paint, "previous", {x, middle}, px(size), Icon::Left, Look::Soft, beat > 0))
    paint.actions.push_back(act(ActionKind::PreviousBeat));
}

void scrolledBody(Paint& paint, const CardShape& shape, Color ground) {
  const Rect view = {shape.rect.x, shape.rect.y + shape.head, shape.rect.width,
                     std::max(shape.rect.height - shape.head - shape.foot, 1.0)};
  const double x = shape.rect.x + shape.padding, width = shape.rect.width - 2 * shape.padding;
  const auto draw = [&](Paint& with, double y, bool claimsOpen) {
    Column column{with, x, y, width};
    if (paint.in.sourcesOpen)
      sourcesPage(column);
    else
      story(column, shape, claimsOpen);
    return column.y - y;
  };
  // The claims stand unfolded where there is room to begin them, so that no card ends in blank paper.
  Paint measure = dry(paint);
  bool claimsOpen = paint.memory.claims == 2;
  if (paint.memory.claims == 0) claimsOpen = draw(measure, 0, false) + 90 <= view.height;
  const double height = draw(measure, 0, claimsOpen);

  const uint32_t key = 1 + paint.in.moment.beat * 2 + (paint.in.sourcesOpen ? 1u : 0u);
  ImGui::PushClipRect(corner(view), farCorner(view), true);
  const float offset = scroll(paint, paint.memory.card, ownerCard, view, px(height), key);
  draw(paint, view.y - static_cast<double>(offset), claimsOpen);
  scrollEdges(paint, paint.memory.card, ownerCard, view, ground);
  ImGui::PopClipRect();
}

// The sheet at its lowest: what it is about, and the way on.
void peekBody(Paint& paint, const CardShape& shape) {
  const double size = static_cast<double>(targetSize(paint));
  const double right = shape.rect.x + shape.rect.width - shape.padding;
  const double x = shape.rect.x + shape.padding;
  const double buttons = 2 * size + 8;
  Column column{paint, x, shape.rect.y + 22, right - buttons - 12 - x};
  kicker(column, beatOf(paint), 0);
  column.gap(4);
  const UiFonts& fonts = paint.in.fonts;
  const std::string_view title = paint.in.dataset->text(beatOf(paint).title);
  column.set(fonts.bodyBold, 22, paint.tokens.ink, title);
  // Below, the beginning of the text, fading out: there is more.
  Column lines{paint, x, std::max(column.y, shape.rect.y + 22 + size) + 4, right - x};
  lines.set(fonts.body, static_cast<double>(bodyLeading), paint.tokens.ink, paint.in.dataset->text(beatOf(paint).text));
  const float bottom = px(shape.rect.y + shape.rect.height), top = std::max(bottom - 34, px(column.y));
  const Color ground = beatOf(paint).after ? paint.tokens.afterGround : paint.tokens.card;
  const ImU32 full = packed(ground), none = packed(withAlpha(ground, 0));
  paint.canvas.list->AddRectFilledMultiColor({px(shape.rect.x), top}, {px(right + shape.padding), bottom}, none, none,
                                             full, full);
  const double middle = shape.rect.y + 22 + size / 2;
  const uint32_t beat = paint.in.moment.beat;
  const bool last = beat + 1 >= paint.in.dataset->beats.size();
  if (roundButton(paint, "next", {right - size / 2, middle}, px(size), Icon::Right, Look::Solid, !last))
    paint.actions.push_back(act(ActionKind::NextBeat));
  if (roundButton(paint, "previous", {right - size - 8 - size / 2, middle}, px(size), Icon::Left, Look::Soft, beat > 0))
    paint.actions.push_back(act(ActionKind::PreviousBeat));
}

void setSheet(Paint& paint, Sheet sheet) {
  if (sheet == paint.in.sheet) return;
  Action action = act(ActionKind::SetSheet);
  action.sheet = sheet;
  paint.actions.push_back(action);
}

// The handle and the strip around it: a tap goes to the next height, a drag to the height it lets go near. A finger
// that pulls the text down from its top takes the sheet along too.
void sheetHandle(Paint& paint, const CardShape& shape) {
  UiMemory& m = paint.memory;
  const ImGuiIO& io = ImGui::GetIO();
  const double grip = 40;
  const Rect strip = {shape.rect.x, shape.rect.y, shape.rect.width, shape.peek ? shape.rect.height : 24};
  const Vec2 at = {static_cast<double>(io.MousePos.x), static_cast<double>(io.MousePos.y)};
  const bool inWindow = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);

  const Rect handle = {shape.rect.x + shape.rect.width / 2 - 60, shape.rect.y, 120, 22};
  const Touch touch = touchable(paint, "handle", handle);
  fill(paint.canvas, {shape.rect.x + shape.rect.width / 2 - grip / 2, shape.rect.y + 9, grip, 4},
       touch.hovered || touch.held ? paint.tokens.accent : withAlpha(paint.tokens.muted, 0.45), 2);
  if (touch.activated) {
    const Sheet next = paint.in.sheet == Sheet::Peek   ? Sheet::Half
                       : paint.in.sheet == Sheet::Half ? Sheet::Full
                                                       : Sheet::Peek;
    setSheet(paint, next);
  }

  if (io.MouseClicked[0] && inWindow && contains(strip, at)) {
    m.drag = UiMemory::Drag::Pressed;
    m.dragOwner = ownerCard;
    m.dragStart = at;
  }
  const float moved = px(at.y - m.dragStart.y);
  if (m.drag == UiMemory::Drag::Pressed && m.dragOwner == ownerCard && io.MouseDown[0] && moved * moved > 36) {
    const bool pulls = paint.in.touch && moved > 0 && m.card.offset <= 0;
    if (contains(strip, m.dragStart) || pulls) {
      m.drag = UiMemory::Drag::Sheet;
      m.swallowClick = true;
      m.dragOrigin = m.sheetOffset;
    }
  }
  if (m.drag == UiMemory::Drag::Sheet) {
    const Layout& layout = paint.in.scene->layout;
    const float up = px(96 - layout.card.y + layout.timeline.height), down = px(layout.card.height) - 60;
    m.sheetOffset = std::clamp(m.dragOrigin + moved, std::min(up, 0.f), std::max(down, 0.f));
    if (!io.MouseDown[0]) {
      const int step = m.sheetOffset < -36 ? 1 : m.sheetOffset > 36 ? -1 : 0;
      const int wanted = std::clamp(static_cast<int>(paint.in.sheet) + step, 0, static_cast<int>(Sheet::Count) - 1);
      setSheet(paint, static_cast<Sheet>(wanted));
      paint.out.settling = true;  // it glides to its place from the next frame on
    }
  }
}

// The sheet glides when its height changes, whoever changed it; a resized frame is no reason to.
void glide(Paint& paint) {
  UiMemory& m = paint.memory;
  const Layout& layout = paint.in.scene->layout;
  const bool sameFrame = m.frameSize.x == layout.frame.width && m.frameSize.y == layout.frame.height;
  if (!layout.narrow || !sameFrame || m.sheetTop < 0)
    m.sheetOffset = 0;
  else if (m.sheetTop != layout.card.y)
    m.sheetOffset += px(m.sheetTop - layout.card.y);
  m.sheetTop = layout.card.y;
  m.frameSize = {layout.frame.width, layout.frame.height};
  if (m.drag == UiMemory::Drag::Sheet || m.sheetOffset == 0) return;
  m.sheetOffset *= px(expOf(static_cast<double>(-paint.seconds) / 0.09));
  if (std::abs(m.sheetOffset) < 0.5f || paint.in.reducedMotion) m.sheetOffset = 0;
  if (m.sheetOffset != 0) paint.out.settling = true;
}

}  // namespace

void settleSheet(Paint& paint) { glide(paint); }

void drawCard(Paint& paint) {
  if (paint.in.scene->layout.card.width <= 0 || paint.in.scene->layout.prose || paint.in.dataset->beats.empty()) return;
  const CardShape shape = cardShapeOf(paint);
  const Color ground = beatOf(paint).after ? paint.tokens.afterGround : paint.tokens.card;
  const Paint under = groundPaint(paint);
  if (shape.narrow) {
    shadow(under, {shape.rect.x, shape.rect.y, shape.rect.width, 40}, 16);
    fill(under.canvas, shape.rect, ground, 16, ImDrawFlags_RoundCornersTop);
  } else {
    paper(under, shape.rect, ground, 10);
  }
  beginPanel(paint, "card", shape.rect);
  if (shape.narrow) sheetHandle(paint, shape);
  if (shape.narrow && shape.rect.height < 150) {
    peekBody(paint, shape);
  } else {
    scrolledBody(paint, shape, ground);
    if (paint.in.controls) foot(paint, shape);
  }
  endPanel();
}

}  // namespace faultline
