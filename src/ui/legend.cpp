// The legend: what the marks on the map mean, made from what is drawn now. Closed it is one quiet block with the
// schematic note; open it explains everything and holds the switches.
#include <algorithm>
#include <string>
#include <vector>

#include "scene/groups.h"
#include "scene/key.h"
#include "ui/claims.h"
#include "ui/layer_switches.h"
#include "ui/panels.h"
#include "ui/words.h"

namespace faultline {

namespace {

// What is on the map now and not under a panel.
std::vector<KeyEntry> entriesOf(const Paint& paint) {
  const Layout& layout = paint.in.scene->layout;
  const double left = layout.narrow ? 0 : layout.card.x + layout.card.width;
  const double bottom = layout.timeline.y + static_cast<double>(paint.memory.sheetOffset);
  return keyEntries(*paint.in.dataset, *paint.in.state, *paint.in.scene, {left, 0, layout.frame.width - left, bottom});
}

void drawSwatch(const Canvas& canvas, const KeyEntry& entry, Vec2 left) {
  if (!canvas.list) return;
  ImDrawList& list = *canvas.list;
  std::vector<Bar> bars;
  std::vector<Triangle> shapes;
  appendSwatch(entry, {left.x, static_cast<double>(snapped(px(left.y), canvas.dpr)) + 0.5}, bars, shapes);
  for (const Bar& bar : bars) {
    list.PathLineTo({px(bar.from.x), px(bar.from.y)});
    list.PathLineTo({px(bar.to.x), px(bar.to.y)});
    list.PathStroke(packed(bar.color), 0, bar.width);
  }
  for (const Triangle& t : shapes)
    list.AddTriangleFilled({px(t.a.x), px(t.a.y)}, {px(t.b.x), px(t.b.y)}, {px(t.c.x), px(t.c.y)}, packed(t.color));
}

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
  const std::vector<KeyEntry> samples = entriesOf(paint);
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
  legendHeading(column, "The map");
  column.set(paint.in.fonts.label, 17, paint.tokens.ink, data.text(data.meta().schematicNote));
  column.gap(4);
  std::string geography(data.text(data.atlasMeta().sourceText));
  if (data.atlasMeta().sourceDate.length > 0)
    geography += std::string(words::separator) + std::string(data.text(data.atlasMeta().sourceDate));
  column.set(paint.in.fonts.label, 17, paint.tokens.muted, geography);
}

void toggle(Paint& paint) { paint.actions.push_back(actFlag(ActionKind::ShowLegend, !paint.in.legendOpen)); }

// The first sentence: what a narrow line has room for.
std::string_view firstSentence(std::string_view text) {
  const size_t stop = text.find(". ");
  return stop == std::string_view::npos ? text : text.substr(0, stop + 1);
}

struct ClosedLegend {
  Rect rect;
  size_t samples = 0;  // how many have room
  bool note = false;   // room for a line of notes under them
};

// Closed: the samples that fit in a line, the notes under it, as narrow as its contents.
ClosedLegend closedLegendFor(const Paint& paint, const std::vector<KeyEntry>& samples, const std::string& notes) {
  const Rect room = paint.in.scene->layout.legend;
  const ImFont& font = *paint.in.fonts.label;
  ClosedLegend strip;
  const bool two = room.height >= 44;
  double pen = 0;
  const double most = room.width - 24 - 22;
  if (two) {
    const double more = static_cast<double>(textWidth(font, "+9")) + 16;
    for (const KeyEntry& sample : samples) {
      const double width = swatchWidth + 7 + static_cast<double>(textWidth(font, sample.word)) + (pen > 0 ? 16 : 0);
      const bool last = strip.samples + 1 == samples.size();
      if (pen + width + (last ? 0 : more) > most) break;
      pen += width;
      ++strip.samples;
    }
    if (strip.samples < samples.size()) pen += more;
  }
  const double notesWidth = std::min(static_cast<double>(textWidth(font, notes)) + 2, most);
  const double width = std::min(room.width, std::max(pen, notesWidth) + 24 + 22);
  const double height = two && strip.samples > 0 ? 46 : room.height < 28 ? room.height : 28;
  strip.note = true;
  strip.rect = {room.x + room.width - width, room.y, width, height};
  return strip;
}

void drawClosed(Paint& paint) {
  const Dataset& data = *paint.in.dataset;
  const std::vector<KeyEntry> samples = entriesOf(paint);
  const bool narrow = paint.in.scene->layout.legend.height < 44;
  // Beside samples the strip needs no name.
  std::string notes = narrow || samples.empty() ? "Legend" + std::string(words::separator) : std::string();
  notes += firstSentence(data.text(data.meta().schematicNote));
  if (!notes.empty() && notes.back() == '.' && narrow) notes.pop_back();
  notes += narrow ? std::string(words::separator) : std::string(" ");
  notes += data.text(data.lenses[paint.in.lens].name);
  if (!narrow) notes += ".";
  const ClosedLegend strip = closedLegendFor(paint, samples, notes);
  // On touch the target is larger than the line looks.
  Rect target = strip.rect;
  if (paint.in.touch && target.height < 44) target = {target.x, 0, target.width + 8, 44};
  Paint under = groundPaint(paint);
  fill(under.canvas, strip.rect, withAlpha(paint.tokens.card, 0.88), 8);
  beginPanel(paint, "legend", target);
  const Touch touch = touchable(paint, "open", target);
  const Color ink = touch.hovered ? paint.tokens.accent : paint.tokens.muted;
  const ImFont& font = *paint.in.fonts.label;
  double x = strip.rect.x + 12, y = strip.rect.y + (strip.samples > 0 ? 14 : strip.rect.height / 2);
  for (size_t i = 0; i < strip.samples; ++i) {
    drawSwatch(paint.canvas, samples[i], {x, y});
    x += swatchWidth + 7;
    drawRun(paint.canvas, font, {x, y + 4.4}, paint.tokens.ink, samples[i].word);
    x += static_cast<double>(textWidth(font, samples[i].word)) + 16;
  }
  if (strip.samples > 0 && strip.samples < samples.size())
    drawRun(paint.canvas, font, {x, y + 4.4}, paint.tokens.muted, "+" + std::to_string(samples.size() - strip.samples));
  if (strip.samples > 0) y += 19;
  drawFitted(paint.canvas, font, {strip.rect.x + 12, y + 4.4}, px(strip.rect.width - 24 - 22), paint.tokens.muted,
             notes);
  drawIcon(paint.canvas, Icon::Down, {strip.rect.x + strip.rect.width - 16, strip.rect.y + strip.rect.height / 2}, 11,
           ink);
  endPanel();
  if (touch.activated) toggle(paint);
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
    toggle(paint);
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
  if (!paint.in.legendOpen) return drawClosed(paint);
  // On a small frame it takes the frame, like the about page.
  if (layout.narrow || layout.timeline.y < 400) {
    if (page(paint, "legend page", "Legend", paint.memory.legend, ownerLegend, legendBody)) toggle(paint);
  } else {
    drawOpen(paint);
  }
}

}  // namespace faultline
