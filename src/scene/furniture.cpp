#include "scene/furniture.h"

#include <algorithm>

#include "scene/labels.h"
#include "scene/layers.h"
#include "scene/scale_bar.h"
#include "scene/shape.h"
#include "story/dates.h"
#include "story/phrases.h"

namespace faultline {

namespace {

constexpr double rowStep = 17;       // from one baseline to the next
constexpr double tick = 4;           // height of a scale bar's ends
constexpr double gap = 6;            // from the bar to its words
constexpr double haloWidth = 1.7;    // as labels have it
constexpr double leastHeight = 100;  // of the free rectangle; a sliver of map under a phone's sheet has no room
constexpr double low = 180;          // of the free rectangle: one line of words is all that it can spare
constexpr double partGap = 16;       // between scale and attribution where they share a line

double widthOf(const SceneBuild& build, std::string_view text) {
  return static_cast<double>(measureText(build.data, text, labelSize, false, 0));
}

Color haloColor(const SceneBuild& build) { return withAlpha(build.tokens.land, 0.85); }

void addText(SceneBuild& build, const std::string& text, double x, double baseline) {
  const Label label = furnitureLabel(build, text, {x, baseline}, build.tokens.muted);
  build.taken.push_back(grown(label.box, 3));
  build.list.furniture.labels.push_back(label);
}

// The bar stands on the baseline of its words, its ends turned up.
void addBar(SceneBuild& build, const ScaleBar& bar, double x, double baseline, bool ticksUp) {
  const double y = baseline - 2, end = x + wholePixel(bar.length);
  const double up = ticksUp ? -tick : tick;
  const Color halo = haloColor(build), ink = build.tokens.muted;
  const float width = 1.25f, wide = static_cast<float>(2 * haloWidth) + width;
  std::vector<Bar>& bars = build.list.furniture.bars;
  const Bar parts[] = {{{x - 0.6, y}, {end + 0.6, y}, width, ink},
                       {{x, y + up}, {x, y}, width, ink},
                       {{end, y + up}, {end, y}, width, ink}};
  for (Bar part : parts) {
    const Vec2 way = part.to.x - part.from.x > 1 ? Vec2{haloWidth, 0} : Vec2{0, ticksUp ? haloWidth : -haloWidth};
    bars.push_back({part.from - way, part.to + way, wide, halo});
  }
  for (const Bar& part : parts) bars.push_back(part);
  build.taken.push_back({x - 4, y - tick - 4, bar.length + 8, 2 * tick + 8});
}

struct Row {
  ScaleBar bar;
  double width = 0;  // with its words
};

Row rowFor(const SceneBuild& build, double most, LengthUnit unit) {
  Row row{scaleBar(build.list.projection, build.list.layout.free, most, unit), 0};
  if (row.bar.length > 0) row.width = wholePixel(row.bar.length) + gap + widthOf(build, row.bar.text);
  return row;
}

void addRow(SceneBuild& build, const Row& row, double x, double baseline, bool ticksUp) {
  addBar(build, row.bar, x, baseline, ticksUp);
  addText(build, row.bar.text, x + wholePixel(row.bar.length) + gap, baseline);
}

bool seen(const SceneBuild& build, const FrontState& front) {
  for (size_t i = 0; i < front.segments.size(); ++i) {
    if (front.segments[i].alpha < 0.5f) continue;
    const auto at = toScreen(build.list.projection, front.unit[i]);
    if (at && holds(build.list.layout.free, *at)) return true;
  }
  return false;
}

// On a bare map, where a tag may find no room: "Front line interpolated, 12 Sep – 12 Nov 2022, good to about 15 km", or
// without its last words.
std::string interpolatedNote(const SceneBuild& build, const FrontState& shown) {
  const auto& keyframes = build.data.keyframes;
  std::string text = shown.envelope ? "Outer limit" : "Front line";
  text += " interpolated, ";
  text += shortSpan(keyframes[shown.keyframeFrom].date, keyframes[shown.keyframeTo].date);
  const std::string good = shown.envelope ? ", uncertain"
                           : shown.uncertaintyKm < 1
                               ? ""
                               : ", good to about " + kmText(static_cast<double>(shown.uncertaintyKm));
  if (widthOf(build, text + good) <= build.list.layout.free.width) text += good;
  return text;
}

// "Front line as of 20 Jan 2024, schematic, good to about 15 km": of the war front in sight, "" where there is none.
// terse: "Front of 20 Jan 2024, good to about 15 km".
std::string frontNote(const SceneBuild& build, bool terse = false) {
  if (!build.in.layers.shows(Layer::Fronts)) return {};
  for (const FrontState& shown : build.state.fronts) {
    const format::Front& front = build.data.fronts[shown.front];
    const bool war = front.kind == FrontKind::War && shown.segments.back().status != SegmentStatus::Armistice;
    if (!war || shown.alpha < 0.5f || !seen(build, shown)) continue;
    if (shown.interpolated && build.in.layout.kind == LayoutKind::Bare) return interpolatedNote(build, shown);
    std::string text = shown.envelope ? "Outer limit" : terse ? "Front" : "Front line";
    if (shown.interpolated) {
      text += " interpolated";
    } else {
      text += terse ? " of " : " as of ";
      text += shortDate(build.data.keyframes[shown.keyframeFrom].date);
    }
    if (!terse) text += shown.envelope ? ", uncertain" : ", schematic";
    if (shown.envelope || shown.uncertaintyKm < 1) return text;
    text += ", good to about ";
    text += kmText(static_cast<double>(shown.uncertaintyKm));
    // The narrowest phones have no room for what the legend or the line below says too.
    constexpr std::string_view schematic = ", schematic";
    if (!terse && widthOf(build, text) > build.list.layout.free.width)
      text.erase(text.find(schematic), schematic.size());
    return text;
  }
  return {};
}

}  // namespace

std::string lensNote(const Dataset& dataset, uint32_t lens) {
  const format::Lens& record = dataset.lenses[lens];
  std::string note(dataset.text(record.name));
  if (record.stateOf.length > 0) note += ", " + std::string(dataset.text(record.stateOf));
  return note;
}

std::string attribution(const Dataset& dataset, bool full) {
  const std::string_view source = dataset.text(dataset.atlasMeta().sourceText);
  std::string text(source.substr(0, source.find(',')));
  if (!full) return text;
  text += ", public domain";
  if (dataset.meta().schematicNote.length > 0) text += "; lines schematic";
  return text;
}

Label furnitureLabel(const SceneBuild& build, std::string text, Vec2 screen, Color color) {
  Label label;
  label.text = std::move(text);
  label.style = LabelStyle::Tag;
  label.width = measureText(build.data, label.text, labelSize, false, 0);
  label.screen = {wholePixel(screen.x), wholePixel(screen.y)};
  label.box = {label.screen.x, label.screen.y - textAscent * static_cast<double>(labelSize),
               static_cast<double>(label.width), 0.98 * static_cast<double>(labelSize)};
  label.color = color;
  label.halo = haloColor(build);
  return label;
}

void addFurniture(SceneBuild& build) {
  const Layout& layout = build.list.layout;
  if (layout.caption.height > 0) build.taken.push_back(layout.caption);
  const Rect& free = layout.free;
  if (free.height < leastHeight) return;
  const bool bare = build.in.layout.kind == LayoutKind::Bare;
  const double most = std::clamp(free.width * 0.2, 48.0, 140.0);
  const Row km = rowFor(build, most, LengthUnit::Kilometres);
  const Row mi = build.in.miles ? rowFor(build, most, LengthUnit::Miles) : Row{};
  const double left = free.x, right = free.x + free.width, foot = layout.foot - 4;

  // With panels the legend says the rest; alone, the map says everything itself.
  std::vector<std::string> notes;
  std::string credit = attribution(build.data, bare);
  const double creditWidth = widthOf(build, credit);
  if (std::string note = frontNote(build); !note.empty()) {
    if (!bare && free.height < low) {  // no scale, and of the note its date
      note.resize(std::min(note.find(','), note.size()));
      addText(build, note, left, foot);
      addText(build, credit, right - creditWidth, foot);
      build.list.furniture.top = foot - rowStep;
      return;
    }
    notes.push_back(std::move(note));
  }
  if (bare) notes.push_back(lensNote(build.data, build.list.lens));
  notes.push_back(std::move(credit));
  double notesWidth = 0;
  for (const std::string& note : notes) notesWidth = std::max(notesWidth, widthOf(build, note));
  const double scaleWidth = std::max(km.width, mi.width);
  // What stands above the attribution has its line to itself, but for a second scale.
  const bool beside = scaleWidth + partGap + (mi.bar.length > 0 ? notesWidth : creditWidth) <= free.width;

  // Shorter where it would run under the page's buttons: the legend says the rest.
  const Rect& buttons = layout.controls;
  if (notes.size() > 1 && (beside ? right : left + notesWidth) > buttons.x &&
      foot - rowStep < buttons.y + buttons.height)
    notes[0] = frontNote(build, true);

  double top = foot;
  for (size_t i = 0; i < notes.size(); ++i) {
    const double baseline = foot - rowStep * static_cast<double>(notes.size() - 1 - i);
    addText(build, notes[i], beside ? right - widthOf(build, notes[i]) : left, baseline);
    top = std::min(top, baseline);
  }
  double baseline = beside ? foot : top - rowStep;
  if (mi.bar.length > 0) {
    addRow(build, mi, left, baseline, false);
    baseline -= rowStep;
  }
  if (km.bar.length > 0) addRow(build, km, left, baseline, true);
  build.list.furniture.top = std::min(top, baseline) - rowStep;
}

}  // namespace faultline
