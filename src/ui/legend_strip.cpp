// The closed legend: the key of what is on the map now in one or two lines, with the schematic note. Its lines lead,
// then the countries' colours; what has no room is counted, and a tap opens the whole.
#include <algorithm>
#include <string>

#include "ui/legend_parts.h"
#include "ui/words.h"

namespace faultline {

std::vector<KeyEntry> legendEntries(const Paint& paint) {
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

void toggleLegend(Paint& paint) { paint.actions.push_back(actFlag(ActionKind::ShowLegend, !paint.in.legendOpen)); }

namespace {

constexpr double afterSwatch = 6, apart = 12, arrow = 20, counted = 29;

// The first sentence: what a line has room for.
std::string_view firstSentence(std::string_view text) {
  const size_t stop = text.find(". ");
  return stop == std::string_view::npos ? text : text.substr(0, stop + 1);
}

// The schematic note and the lens. Beside samples the strip needs no name.
std::string noteFor(const Paint& paint, bool named) {
  const Dataset& data = *paint.in.dataset;
  std::string note = named ? "Legend" + std::string(words::separator) : std::string();
  note += firstSentence(data.text(data.meta().schematicNote));
  if (!note.empty() && note.back() == '.') note.pop_back();
  return note + std::string(words::separator) + std::string(data.text(data.lenses[paint.in.lens].name));
}

using Samples = std::vector<const KeyEntry*>;

void append(Samples& samples, const std::vector<KeyEntry>& entries, size_t from) {
  for (; from < entries.size(); ++from) samples.push_back(&entries[from]);
}

// Sets as many samples beside one another as end before `most`, and `end` to where the last does. Without a canvas it
// only measures.
size_t setSamples(const Paint& paint, const Samples& samples, Vec2 left, double most, double& end) {
  const ImFont& font = *paint.in.fonts.label;
  end = 0;
  for (size_t i = 0; i < samples.size(); ++i) {
    const double at = end + (i > 0 ? apart : 0), word = at + swatchWidth + afterSwatch;
    const double next = word + static_cast<double>(textWidth(font, samples[i]->word));
    if (next > most) return i;
    end = next;
    drawSwatch(paint.canvas, *samples[i], {left.x + at, left.y});
    drawRun(paint.canvas, font, {left.x + word, left.y + 4.4}, paint.tokens.ink, samples[i]->word);
  }
  return samples.size();
}

}  // namespace

void drawKeyStrip(Paint& paint) {
  const Rect room = paint.in.scene->layout.legend;
  const ImFont& font = *paint.in.fonts.label;
  const bool narrow = paint.in.scene->layout.narrow, two = room.height >= 36;
  const double padding = narrow ? 10 : 12;
  const std::vector<KeyEntry> lines = legendEntries(paint);
  const std::vector<KeyEntry> fills =
      keyBlocs(*paint.in.dataset, *paint.in.state, paint.tokens, paint.in.scene, narrow ? 1 : 3);
  const std::string note = noteFor(paint, lines.empty() && fills.empty());
  const double noteWidth = static_cast<double>(textWidth(font, note)) + 1;

  // With two lines the second has colours, further lines where there is room, and the note; a single one has all.
  double most = room.width - 2 * padding - arrow, firstEnd = 0, end = 0;
  size_t hidden = 0;
  const Paint measure = dry(paint);
  Samples above, below;
  for (int pass = 0; pass < 2; ++pass) {
    above.clear();
    below.clear();
    if (two) append(above, lines, 0);
    above.resize(setSamples(measure, above, {}, most, firstEnd));
    if (two) append(below, fills, 0);
    append(below, lines, above.size());
    if (!two) append(below, fills, 0);
    const size_t shown = setSamples(measure, below, {}, most - noteWidth - apart, end);
    hidden = below.size() - shown;
    below.resize(shown);
    if (hidden == 0) break;
    if (pass == 0) most -= counted;  // and how many have no room
  }
  const double noteX = end > 0 ? end + apart : 0;
  const double inner = std::min(std::max(firstEnd, noteX + noteWidth), most) + (hidden > 0 ? counted : 0);
  const double height = !above.empty() ? room.height : std::min(room.height, 28.0);
  const double width = std::min(inner + 2 * padding + arrow, room.width);
  const Rect rect = {room.x + room.width - width, room.y, width, height};

  // On touch the target is larger than the strip looks.
  Rect target = rect;
  if (paint.in.touch && target.height < 44) target = {target.x, 0, target.width + 8, 44};
  Paint under = groundPaint(paint);
  fill(under.canvas, rect, withAlpha(paint.tokens.card, 0.9), 8);
  beginPanel(paint, "legend", target);
  const Touch touch = touchable(paint, "open", target);
  const double x = rect.x + padding, centre = rect.y + height / 2, step = !above.empty() ? height * 0.21 : 0;
  setSamples(paint, above, {x, centre - step}, most, firstEnd);
  setSamples(paint, below, {x, centre + step}, most, end);
  drawFitted(paint.canvas, font, {x + noteX, centre + step + 4.4}, px(most - noteX), paint.tokens.muted, note);
  const double right = rect.x + width;
  if (hidden > 0) {
    const std::string count = "+" + std::to_string(hidden);
    const double wide = static_cast<double>(textWidth(font, count));
    drawRun(paint.canvas, font, {right - padding - arrow - wide, centre + 4.4}, paint.tokens.muted, count);
  }
  drawIcon(paint.canvas, Icon::Down, {right - padding - 4, centre}, 11,
           touch.hovered ? paint.tokens.accent : paint.tokens.muted);
  endPanel();
  if (touch.activated) toggleLegend(paint);
}

}  // namespace faultline
