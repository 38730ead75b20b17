// The caption of a picture that stands alone: the beat's title, the day shown and the key, in a band above the map.
#include <algorithm>
#include <cmath>

#include "scene/furniture.h"
#include "scene/key.h"
#include "story/dates.h"

namespace faultline {

namespace {

constexpr double gapInEntry = 8, gapOfEntries = 22, row = 21;
constexpr double smallTitle = 16, narrowest = 720;

// What fits into `width` of the text, cut after a word; the rest stays.
std::string takeLine(const SceneBuild& build, std::string_view& text, float size, double width) {
  size_t end = text.size();
  const auto wide = [&](size_t count) {
    return static_cast<double>(measureText(build.data, text.substr(0, count), size, true, 0)) > width;
  };
  while (wide(end)) {
    const size_t space = text.rfind(' ', end - 1);
    if (space == std::string_view::npos || space == 0) break;
    end = space;
  }
  std::string line(text.substr(0, end));
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

std::string dayShown(const SceneBuild& build) {
  const format::Beat& beat = build.data.beats[build.state.moment.beat];
  const auto day = static_cast<int32_t>(std::floor(build.state.moment.day));
  const std::string_view given = build.data.text(beat.dateText);
  return day == beat.end && !given.empty() ? std::string(given) : longDate(day);
}

class Band {
 public:
  explicit Band(SceneBuild& toBuild) : build(toBuild), furniture(toBuild.list.furniture) {
    const Layout& layout = build.list.layout;
    left = layout.free.x;
    width = layout.free.width;
    y = left;
  }

  // `baseline` below the top of the line, which is `height` high.
  void text(std::string words, double x, double baseline, float size, bool semibold, Color color) {
    Label label = furnitureLabel(build, std::move(words), {x, y + baseline}, color);
    label.size = size;
    label.semibold = semibold;
    label.width = measureText(build.data, label.text, size, semibold, 0);
    label.box = {label.screen.x, label.screen.y - 0.76 * static_cast<double>(size), static_cast<double>(label.width),
                 0.98 * static_cast<double>(size)};
    label.halo.a = 0;
    furniture.labels.push_back(std::move(label));
  }

  void title() {
    std::string_view rest = build.data.text(build.data.beats[build.state.moment.beat].title);
    const bool large = build.list.layout.frame.width > narrowest;
    const float size = large ? titleSize : static_cast<float>(smallTitle);
    while (!rest.empty()) {
      text(takeLine(build, rest, size, width), left, large ? 23 : 15, size, true, build.tokens.ink);
      y += large ? static_cast<double>(titleLeading) : 20;
    }
  }

  void date() {
    text(dayShown(build), left, 13, labelSize, false, build.tokens.muted);
    y += row + 2;
  }

  void entries(const std::vector<KeyEntry>& all) {
    double x = left;
    for (const KeyEntry& entry : all) {
      const double words = static_cast<double>(measureText(build.data, entry.word, labelSize, false, 0));
      const double needed = swatchWidth + gapInEntry + words;
      if (x > left && x + needed > left + width) x = left, y += row;
      // On half a pixel, so that lines of one and of two pixels are sharp alike where they can be.
      appendSwatch(entry, {std::floor(x), y + 8.5}, furniture.bars, furniture.shapes);
      text(entry.word, x + swatchWidth + gapInEntry, 13, labelSize, false, build.tokens.ink);
      x += needed + gapOfEntries;
    }
    if (!all.empty()) y += row;
  }

  double y = 0;

 private:
  SceneBuild& build;
  Furniture& furniture;
  double left = 0, width = 0;
};

}  // namespace

void addCaption(SceneBuild& build) {
  if (!build.in.key || build.in.layout.kind != LayoutKind::Bare) return;
  const Layout& layout = build.list.layout;
  const Rect sight{0, layout.caption.height, layout.frame.width, layout.frame.height - layout.caption.height};
  const std::vector<KeyEntry> marks = keyEntries(build.data, build.state, build.list, sight);
  const std::vector<KeyEntry> blocs = keyBlocs(build.data, build.state, build.tokens);

  // The ground goes first, and is as high as the layout gave: what it needs is known at the end.
  std::vector<Bar>& bars = build.list.furniture.bars;
  const double height = layout.caption.height;
  bars.push_back({{0, height / 2}, {layout.frame.width, height / 2}, static_cast<float>(height), build.tokens.card});
  bars.push_back({{0, height - 0.5}, {layout.frame.width, height - 0.5}, 1, build.tokens.rule});
  Band band(build);
  band.title();
  band.date();
  band.entries(marks);
  band.entries(blocs);
  build.list.furniture.captionHeight = std::ceil(band.y + 8);
}

}  // namespace faultline
