// The open legend: what the marks on the map mean, made from what is drawn now, and the switches.
#include <algorithm>
#include <string>
#include <vector>

#include "story/groups.h"
#include "ui/claims.h"
#include "ui/layer_switches.h"
#include "ui/legend_parts.h"
#include "ui/panels.h"
#include "ui/words.h"

namespace faultline {

namespace {

void entryRows(Column& column, const std::vector<KeyEntry>& entries) {
  Paint& paint = column.paint;
  for (const KeyEntry& entry : entries) {
    drawSwatch(paint.canvas, entry, {column.x, column.y + 11});
    column.setIndented(swatchWidth + 12, paint.in.fonts.label, 22, paint.tokens.ink, entry.word);
  }
}

// Three that are joined.
void drawGroupMark(const Canvas& canvas, Vec2 centre, Color color) {
  if (!canvas.list) return;
  const ImVec2 ends[] = {
      {px(centre.x - 8), px(centre.y + 4)}, {px(centre.x), px(centre.y - 5)}, {px(centre.x + 8), px(centre.y + 4)}};
  canvas.list->AddPolyline(ends, 3, packed(color), ImDrawFlags_Closed, 1);
  for (const ImVec2& end : ends) canvas.list->AddCircleFilled(end, 2.5f, packed(color));
}

void legendHeading(Column& column, std::string_view text) {
  column.gap(14);
  column.set(column.paint.in.fonts.labelBold, 20, column.paint.tokens.muted, text);
  column.gap(2);
}

void blocRows(Column& column) {
  const std::vector<KeyEntry> blocs = keyBlocs(*column.paint.in.dataset, *column.paint.in.state, column.paint.tokens);
  if (blocs.empty()) return;
  legendHeading(column, "Colours of links and countries");
  entryRows(column, blocs);
}

// On a small frame the open legend takes the frame, like the about page.
bool isPage(const Layout& layout) { return layout.narrow || layout.timeline.y < 400; }

// Alliances and what is counted together: pointing at one lights it on the map, pressing it keeps it lit.
void groupRows(Column& column) {
  Paint& paint = column.paint;
  const Dataset& data = *paint.in.dataset;
  bool first = true;
  for (const uint32_t index : paint.in.state->actors) {
    const format::Actor& actor = data.actors[index];
    if (!isGroup(actor)) continue;
    if (first) legendHeading(column, "Groups");
    first = false;
    const Pick pick{PickKind::Group, index};
    Paint measure = dry(paint);
    Column ruler{measure, column.x, 0, column.width};
    ruler.setIndented(swatchWidth + 12, paint.in.fonts.label, 18, paint.tokens.ink, data.text(actor.name));
    const double height = std::max(ruler.y + 8, paint.in.touch ? 44.0 : 26.0);
    ImGui::PushID(static_cast<int>(index));
    const Touch touch = touchable(paint, "group", {column.x - 4, column.y, column.width + 8, height});
    ImGui::PopID();
    const bool on = touch.hovered || touch.held || paint.in.selected == pick;
    if (touch.hovered) paint.out.pointed = pick;
    if (touch.activated) {
      Action action = act(ActionKind::Select);
      if (!(paint.in.selected == pick)) action.pick = pick;
      paint.actions.push_back(action);
      if (action.pick == pick && isPage(paint.in.scene->layout)) toggleLegend(paint);  // it lies over what is lit
    }
    const Color ink = on ? paint.tokens.accent : paint.tokens.ink;
    drawGroupMark(paint.canvas, {column.x + swatchWidth / 2, column.y + height / 2}, ink);
    Column words{paint, column.x, column.y + (height - ruler.y) / 2, column.width};
    words.setIndented(swatchWidth + 12, paint.in.fonts.label, 18, ink, data.text(actor.name));
    column.gap(height);
  }
}

void shapeRows(Column& column) {
  constexpr std::string_view names[] = {"Author\u2019s view, or analysis",
                                        "Reported and confirmed",
                                        "Reported: unconfirmed, or since corrected",
                                        "Official statement",
                                        "Historical document",
                                        "Added context, not in the essay",
                                        "Contested"};
  legendHeading(column, "Who says so");
  for (int i = 0; i < static_cast<int>(ClaimShape::Count); ++i) {
    drawClaimShape(column.paint.canvas, static_cast<ClaimShape>(i), {column.x + swatchWidth / 2, column.y + 11},
                   column.paint.tokens.ink);
    column.setIndented(swatchWidth + 12, column.paint.in.fonts.label, 22, column.paint.tokens.ink, names[i]);
  }
}

// What stands on the time axis, in its own shapes.
void timeRows(Column& column) {
  const Paint& paint = column.paint;
  const Tokens& t = paint.tokens;
  constexpr std::string_view names[] = {"A part, numbered in the order told, at its first day",
                                        "The time that the part you read is about", "What happened in it, by its day",
                                        "Years left out"};
  legendHeading(column, "The time axis");
  for (int i = 0; i < 4; ++i) {
    const double x = column.x + swatchWidth / 2, y = column.y + 11;
    const Canvas& canvas = paint.canvas;
    if (i == 0) {
      fill(canvas, {x - 8, y - 8, 16, 16}, t.chip, 8);
      drawRun(canvas, *paint.in.fonts.labelBold, {x - 3.5, y + 4.4}, t.ink, "3");
    } else {
      rule(canvas, column.x, y, swatchWidth, t.muted);
    }
    if (i == 1) fill(canvas, {column.x + 3, y - 2, swatchWidth - 6, 4}, t.accent, 2);
    if (i == 2) fill(canvas, {x - 1, y + 2, 2, 5}, t.accent);
    if (i == 3) {
      fill(canvas, {x - 5, y - 2, 10, 4}, t.card);
      for (const double dx : {-3.5, 3.5})
        if (canvas.list)
          canvas.list->AddLine({px(x + dx - 3), px(y + 7)}, {px(x + dx + 3), px(y - 7)}, packed(t.muted), 1.5f);
    }
    column.setIndented(swatchWidth + 12, paint.in.fonts.label, 22, t.ink, names[i]);
  }
}

// The lens: a switch where there are several, what the one shown means, and the date it holds for.
void lensSwitch(Column& column, double width, double height) {
  Paint& paint = column.paint;
  const Dataset& data = *paint.in.dataset;
  if (data.lenses.size() > 1) {
    std::vector<std::string_view> words;
    for (const format::Lens& lens : data.lenses) words.push_back(data.text(lens.choice));
    const int chosen =
        choice(paint, "lens", {column.x, column.y}, width, height, words, static_cast<int>(paint.in.lens));
    if (chosen >= 0) {
      Action action = act(ActionKind::SetLens);
      action.lens = static_cast<uint32_t>(chosen);
      paint.actions.push_back(action);
    }
    column.gap(choiceHeight(paint, width, height, words) + 8);
  }
  const format::Lens& lens = data.lenses[paint.in.lens];
  column.set(paint.in.fonts.label, 17, paint.tokens.ink, data.text(lens.meaning));
  if (lens.stateOf.length > 0)
    column.set(paint.in.fonts.label, 17, paint.tokens.muted, "State of " + std::string(data.text(lens.stateOf)) + ".");
  column.gap(4);
  column.set(paint.in.fonts.label, 17, paint.tokens.muted, data.text(data.meta().policyNote));
}

void switches(Column& column) {
  Paint& paint = column.paint;
  const double height = paint.in.touch ? 44 : 32;
  const double width = std::min(column.width, 320.0);
  legendHeading(column, "Borders");
  lensSwitch(column, width, height);
  legendHeading(column, "Appearance");
  const int theme = eitherOr(paint, "theme", {column.x, column.y, width, height}, "Light", "Dark",
                             paint.tokens.theme == Theme::Dark ? 1 : 0);
  if (theme >= 0) {
    Action action = act(ActionKind::SetTheme);
    action.theme = theme == 1 ? Theme::Dark : Theme::Light;
    paint.actions.push_back(action);
  }
  column.gap(height);
}

void legendBody(Column& column) {
  Paint& paint = column.paint;
  const Dataset& data = *paint.in.dataset;
  const std::vector<KeyEntry> samples = legendEntries(paint);
  column.gap(6);
  if (!samples.empty()) {
    legendHeading(column, "On the map now");
    entryRows(column, samples);
  }
  blocRows(column);
  groupRows(column);
  legendHeading(column, "Shown on the map");
  layerSwitches(column);
  shapeRows(column);
  switches(column);
  timeRows(column);
  legendHeading(column, "The map");
  column.set(paint.in.fonts.label, 17, paint.tokens.ink, data.text(data.meta().schematicNote));
  column.gap(4);
  std::string geography(data.text(data.atlasMeta().sourceText));
  if (data.atlasMeta().sourceDate.length > 0)
    geography += std::string(words::separator) + std::string(data.text(data.atlasMeta().sourceDate));
  column.set(paint.in.fonts.label, 17, paint.tokens.muted, geography);
}

void drawOpen(Paint& paint) {
  const Layout& layout = paint.in.scene->layout;
  const double width = std::min(340.0, layout.legend.width), padding = 20, head = 52;
  Paint measure = dry(paint);
  Column ruler{measure, 0, 0, width - 2 * padding};
  legendBody(ruler);
  const double content = ruler.y + padding;
  const double most = layout.timeline.y - 12 - layout.legend.y;
  const Rect rect = {layout.legend.x + layout.legend.width - width, layout.legend.y, width,
                     std::min(head + content, most)};
  paper(groundPaint(paint), rect, paint.tokens.card, 10);
  beginPanel(paint, "legend open", rect);
  drawRun(paint.canvas, *paint.in.fonts.bodyBold, {rect.x + padding, rect.y + head / 2 + 6}, paint.tokens.ink,
          "Legend");
  if (roundButton(paint, "close", {rect.x + rect.width - padding - 10, rect.y + head / 2}, 32, Icon::Close, Look::Soft))
    toggleLegend(paint);
  const Rect view = {rect.x, rect.y + head, rect.width, rect.height - head - 6};
  rule(paint.canvas, rect.x + padding, rect.y + head - 1, width - 2 * padding, paint.tokens.rule);
  ImGui::PushClipRect(corner(view), farCorner(view), true);
  const float offset = scroll(paint, paint.memory.legend, ownerLegend, view, px(content), 1);
  Column column{paint, rect.x + padding, view.y - static_cast<double>(offset), width - 2 * padding};
  legendBody(column);
  scrollEdges(paint, paint.memory.legend, ownerLegend, view, paint.tokens.card);
  ImGui::PopClipRect();
  endPanel();
}

}  // namespace

void drawLegend(Paint& paint) {
  const Layout& layout = paint.in.scene->layout;
  if (layout.legend.width <= 0) return;
  if (!paint.in.legendOpen) return drawKeyStrip(paint);
  if (isPage(layout)) {
    if (page(paint, "legend page", "Legend", paint.memory.legend, ownerLegend, legendBody)) toggleLegend(paint);
  } else {
    drawOpen(paint);
  }
}

}  // namespace faultline
