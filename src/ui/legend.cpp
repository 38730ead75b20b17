// The legend: what the marks on the map mean, made from what is drawn now. Closed it is one quiet block with the
// schematic note; open it explains everything and holds the two switches.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "ui/claims.h"
#include "ui/panels.h"
#include "ui/words.h"

namespace faultline {

namespace {

enum class Mark : uint8_t { None, Teeth, Chevron, Arrow, Caps };

struct Sample {
  std::string_view word = {};
  bool hatch = false;
  Color color = {};
  float width = 2;  // of the line, or of the hatch's lines
  float hollow = 0;
  Dash dash = {};
  float spacing = 7, angleDeg = 45;
  Mark mark = Mark::None;
};

constexpr double sampleWidth = 28;

std::string_view linkWord(LinkKind kind) {
  switch (kind) {
    case LinkKind::Defence: return "defence treaty";
    case LinkKind::Alignment: return "alignment";
    case LinkKind::Alleged: return "alleged transfer";
    case LinkKind::Visit: return "visit";
    case LinkKind::Support: return "support";
    case LinkKind::Adversary: return "adversaries";
    default: return "";
  }
}

std::string_view frontWord(FrontKind kind) {
  switch (kind) {
    case FrontKind::War: return "front line";
    case FrontKind::Armistice: return "armistice line";
    case FrontKind::Demarcation: return "demarcation line";
    case FrontKind::Maritime: return "line at sea";
    case FrontKind::Lane: return "shipping lane";
    default: return "";
  }
}

std::string_view areaWord(AreaKind kind) {
  switch (kind) {
    case AreaKind::Occupied: return "held or occupied";
    case AreaKind::Contested: return "contested";
    case AreaKind::Envelope: return "control uncertain";
    case AreaKind::Operation: return "military operation";
    default: return "";
  }
}

// A line that lies under the panels or off the frame needs no explanation.
bool inSight(const Paint& paint, const Stroke& stroke) {
  const Layout& layout = paint.in.scene->layout;
  const double right = layout.frame.width, bottom = layout.timeline.y + paint.memory.sheetOffset;
  const double left = layout.narrow ? 0 : layout.card.x + layout.card.width;
  for (const Vec3f& point : stroke.unit) {
    const std::optional<Vec2> at = toScreen(paint.in.scene->projection, widen(point));
    if (at && at->x > left && at->x < right && at->y > 0 && at->y < bottom) return true;
  }
  return false;
}

constexpr bool sameHue(Color a, Color b) { return a.r == b.r && a.g == b.g && a.b == b.b; }

void addOnce(std::vector<Sample>& samples, const Sample& sample) {
  for (const Sample& other : samples)
    if (other.word == sample.word) return;
  if (!sample.word.empty()) samples.push_back(sample);
}

// What is on the map now, in the map's own widths, dashes and hatches.
std::vector<Sample> samplesOf(const Paint& paint) {
  const Dataset& data = *paint.in.dataset;
  const DrawList& scene = *paint.in.scene;
  const Tokens& t = paint.tokens;
  std::vector<Sample> samples;
  // War first, then links, then the quiet lines: a closed legend has room for few.
  const auto addFront = [&](const Stroke& stroke, bool war) {
    if (stroke.pick.kind != PickKind::Front || stroke.color.a < 40 || !inSight(paint, stroke)) return;
    const format::Front& front = data.fronts[stroke.pick.index];
    if ((front.kind == FrontKind::War) != war) return;
    const FrontState* shown = nullptr;
    for (const FrontState& state : paint.in.state->fronts)
      if (state.front == stroke.pick.index) shown = &state;
    if (!shown || shown->envelope) return;
    Sample sample{.word = frontWord(front.kind),
                  .color = stroke.color,
                  .width = stroke.width,
                  .hollow = stroke.hollow,
                  .dash = stroke.dash};
    sample.color.a = 255;
    const bool armistice = sameHue(stroke.color, t.armistice) && !sameHue(t.armistice, t.front);
    if (front.kind == FrontKind::War && armistice) {
      sample.word = frontWord(FrontKind::Armistice);
    } else if (front.kind == FrontKind::War) {
      if (front.marks != Side::None && !shown->stale) sample.mark = Mark::Teeth;
      if (shown->stale)
        sample.word = "front, last known";
      else if (shown->interpolated)
        sample.word = "front between two dates: interpolated";
      else if (stroke.dash.on > 8)
        sample.word = "front as claimed";
      else if (stroke.dash.on > 0)
        sample.word = "contested front";
      if (shown->interpolated) sample.color.a = 184;
    }
    addOnce(samples, sample);
  };
  for (const Stroke& stroke : scene.fronts) addFront(stroke, true);
  for (const Stroke& stroke : scene.links) {
    if (stroke.pick.kind != PickKind::Link || stroke.color.a < 40 || !inSight(paint, stroke)) continue;
    const format::Link& link = data.links[stroke.pick.index];
    // In ink: the hue says which bloc, the line's kind is its rhythm. Adversaries have a hue of their own.
    Sample sample{.word = linkWord(link.kind), .color = t.ink, .width = stroke.width, .dash = stroke.dash};
    if (link.kind == LinkKind::Adversary) sample = {.word = sample.word, .color = t.adversary, .mark = Mark::Caps};
    if (link.kind == LinkKind::Alleged) sample.mark = Mark::Chevron;
    if (link.kind == LinkKind::Support && link.directed) sample.mark = Mark::Arrow;
    addOnce(samples, sample);
  }
  for (const Stroke& stroke : scene.fronts) addFront(stroke, false);
  for (const Hatch& hatch : scene.hatches) {
    if (hatch.color.a < 30) continue;
    Sample sample{.hatch = true,
                  .color = hatch.color,
                  .width = hatch.width,
                  .spacing = hatch.spacing,
                  .angleDeg = hatch.angleDeg};
    if (hatch.pick.kind == PickKind::Area) {
      sample.word = areaWord(data.areas[hatch.pick.index].kind);
    } else if (hatch.pick.kind == PickKind::Unit) {
      sample.word = "held in part";
    } else {
      sample.word = areaWord(AreaKind::Occupied);
      for (const FrontState& state : paint.in.state->fronts)
        if (state.front == hatch.pick.index && state.envelope) sample.word = areaWord(AreaKind::Envelope);
    }
    sample.color = withAlpha(t.ink, static_cast<double>(hatch.color.a) / 255);
    addOnce(samples, sample);
  }
  return samples;
}

void drawHatchSample(const Canvas& canvas, const Sample& sample, Vec2 left) {
  ImDrawList& list = *canvas.list;
  const float x0 = px(left.x), x1 = px(left.x + sampleWidth), y0 = px(left.y - 6), y1 = px(left.y + 6);
  const ImU32 ink = packed(sample.color);
  list.PushClipRect({x0, y0}, {x1, y1}, true);
  if (sample.angleDeg == 0) {
    for (float y = y0 + sample.spacing / 2; y < y1; y += sample.spacing)
      list.AddLine({x0, y}, {x1, y}, ink, sample.width);
  } else {
    const float lean = sample.angleDeg > 0 ? -12.f : 12.f;  // 45 degrees over the sample's height
    const float step = sample.spacing * 1.414f;
    for (float x = x0 - 12; x < x1 + 12; x += step)
      list.AddLine({x - lean / 2, y0}, {x + lean / 2, y1}, ink, sample.width);
  }
  list.PopClipRect();
  list.AddRect({x0, y0}, {x1, y1}, packed(withAlpha(sample.color, 0.5)), 0, 0, 1);
}

void drawSample(const Canvas& canvas, const Sample& sample, Vec2 left) {
  if (!canvas.list) return;
  if (sample.hatch) return drawHatchSample(canvas, sample, left);
  ImDrawList& list = *canvas.list;
  const float x0 = px(left.x), x1 = px(left.x + sampleWidth), y = snapped(px(left.y), canvas.dpr);
  const ImU32 ink = packed(sample.color);
  const auto triangle = [&](float ax, float ay, float bx, float by, float cx, float cy) {
    list.AddTriangleFilled({ax, ay}, {bx, by}, {cx, cy}, ink);
  };
  if (sample.hollow > 0) {
    const float line = (sample.width - sample.hollow) / 2, off = (sample.hollow + line) / 2;
    for (const float at : {y - off, y + off}) list.AddLine({x0, at}, {x1, at}, ink, line);
  } else if (sample.dash.on <= 0) {
    list.AddLine({x0, y}, {x1, y}, ink, sample.width);
  } else {
    for (float x = x0; x < x1 - 0.5f; x += sample.dash.on + sample.dash.off)
      list.AddLine({x, y}, {std::min(x + sample.dash.on, x1), y}, ink, sample.width);
  }
  const float middle = (x0 + x1) / 2;
  switch (sample.mark) {
    case Mark::Teeth:
      for (float x = x0 + 4; x < x1; x += 10) triangle(x - 3, y - 0.5f, x + 3, y - 0.5f, x, y - 6);
      break;
    case Mark::Chevron:
      triangle(middle + 4, y, middle - 4, y + 4.2f, middle - 1.6f, y);
      triangle(middle + 4, y, middle - 1.6f, y, middle - 4, y - 4.2f);
      break;
    case Mark::Arrow: triangle(x1, y, x1 - 9, y + 4.2f, x1 - 9, y - 4.2f); break;
    case Mark::Caps:
      list.AddRectFilled({x0, y - 5}, {x0 + 2, y + 5}, ink);
      list.AddRectFilled({x1 - 2, y - 5}, {x1, y + 5}, ink);
      break;
    case Mark::None: break;
  }
}

void sampleRows(Column& column, const std::vector<Sample>& samples) {
  Paint& paint = column.paint;
  for (const Sample& sample : samples) {
    drawSample(paint.canvas, sample, {column.x, column.y + 11});
    column.setIndented(sampleWidth + 12, paint.in.fonts.label, 22, paint.tokens.ink, sample.word);
  }
}

void heading(Column& column, std::string_view text) {
  column.gap(14);
  column.set(column.paint.in.fonts.labelBold, 20, column.paint.tokens.muted, text);
  column.gap(2);
}

// Who is lit in a bloc's colour, by name: what a bloc is called is a judgement, who is drawn in one colour is not.
std::string blocNames(const Paint& paint, Bloc bloc) {
  constexpr std::string_view others[] = {"", "United States and allies", "Russia and partners",
                                         "Iran and aligned groups", "China and partners"};
  constexpr uint32_t most = 4;
  const Dataset& data = *paint.in.dataset;
  std::string names;
  uint32_t count = 0;
  for (const uint32_t index : paint.in.state->actors) {
    const format::Actor& actor = data.actors[index];
    if (actor.bloc != bloc || ++count > most) continue;
    if (!names.empty()) names += ", ";
    names += data.text(actor.shortName.length > 0 ? actor.shortName : actor.name);
  }
  if (count > most) names += " and " + std::to_string(count - most) + " more";
  return names.empty() ? std::string(others[static_cast<size_t>(bloc)]) : names;
}

void blocRows(Column& column) {
  Paint& paint = column.paint;
  const Dataset& data = *paint.in.dataset;
  bool seen[static_cast<size_t>(Bloc::Count)] = {};
  for (const uint32_t actor : paint.in.state->actors) seen[static_cast<size_t>(data.actors[actor].bloc)] = true;
  for (const LinkState& link : paint.in.state->links) {
    const format::Link& record = data.links[link.link];
    if (record.kind != LinkKind::Adversary) seen[static_cast<size_t>(record.bloc)] = true;
  }
  bool any = false;
  for (size_t i = 1; i < static_cast<size_t>(Bloc::Count); ++i) {
    if (!seen[i]) continue;
    if (!any) heading(column, "Colours of links and countries");
    any = true;
    fill(paint.canvas, {column.x, column.y + 5, sampleWidth, 12}, paint.tokens.tints[i], 2);
    fill(paint.canvas, {column.x, column.y + 10, sampleWidth, 2.25}, paint.tokens.blocs[i]);
    column.setIndented(sampleWidth + 12, paint.in.fonts.label, 22, paint.tokens.ink,
                       blocNames(paint, static_cast<Bloc>(i)));
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
  heading(column, "Who says so");
  for (int i = 0; i < static_cast<int>(ClaimShape::Count); ++i) {
    drawClaimShape(column.paint.canvas, static_cast<ClaimShape>(i), {column.x + sampleWidth / 2, column.y + 11},
                   column.paint.tokens.ink);
    column.setIndented(sampleWidth + 12, column.paint.in.fonts.label, 22, column.paint.tokens.ink, names[i]);
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
  heading(column, "Borders");
  lensSwitch(column, width, height);
  heading(column, "Appearance");
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
  const std::vector<Sample> samples = samplesOf(paint);
  column.gap(6);
  if (!samples.empty()) {
    heading(column, "On the map now");
    sampleRows(column, samples);
  }
  blocRows(column);
  shapeRows(column);
  switches(column);
  heading(column, "The map");
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

struct Strip {
  Rect rect;
  size_t samples = 0;  // how many have room
  bool note = false;   // room for a line of notes under them
};

// Closed: the samples that fit in a line, the notes under it, as narrow as its contents.
Strip stripFor(const Paint& paint, const std::vector<Sample>& samples, const std::string& notes) {
  const Rect room = paint.in.scene->layout.legend;
  const ImFont& font = *paint.in.fonts.label;
  Strip strip;
  const bool two = room.height >= 44;
  double pen = 0;
  const double most = room.width - 24 - 22;
  if (two) {
    const double more = static_cast<double>(textWidth(font, "+9")) + 16;
    for (const Sample& sample : samples) {
      const double width = sampleWidth + 7 + static_cast<double>(textWidth(font, sample.word)) + (pen > 0 ? 16 : 0);
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
  const std::vector<Sample> samples = samplesOf(paint);
  const bool narrow = paint.in.scene->layout.legend.height < 44;
  // Beside samples the strip needs no name.
  std::string notes = narrow || samples.empty() ? "Legend" + std::string(words::separator) : std::string();
  notes += firstSentence(data.text(data.meta().schematicNote));
  if (!notes.empty() && notes.back() == '.' && narrow) notes.pop_back();
  notes += narrow ? std::string(words::separator) : std::string(" ");
  notes += data.text(data.lenses[paint.in.lens].name);
  if (!narrow) notes += ".";
  const Strip strip = stripFor(paint, samples, notes);
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
    drawSample(paint.canvas, samples[i], {x, y});
    x += sampleWidth + 7;
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
