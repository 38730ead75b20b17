#include "scene/layout.h"

#include <algorithm>

namespace faultline {

namespace {

constexpr double cardWidth = 348;
constexpr double cardTallest = 1000;  // a beat's text never needs more; on a wall the rest is the map's

constexpr double mostOfWidth = 0.6;  // that a page's card may take: the map keeps the rest

// Four buttons of 32 with gaps of 4; web/element.css has the same numbers.
constexpr double controlsWidth = 33, controlsHeight = 142;

constexpr double right(const Rect& r) { return r.x + r.width; }
constexpr double bottom(const Rect& r) { return r.y + r.height; }

// Card at the left, timeline along the bottom, legend at the top right.
Layout wideLayout(const LayoutInput& input, double width, double height, bool low) {
  Layout layout;
  layout.prose = input.prose;
  layout.frame = {0, 0, width, height};
  const double margin = low ? 8 : 24;
  const double gap = low ? 8 : 20;
  double side = low ? std::clamp(width * 0.36, 220.0, 320.0) : cardWidth;
  if (input.prose) side = std::clamp(input.cardWidth, 0.0, width * mostOfWidth);
  const double strip = low ? 52 : 72;
  layout.timeline = {margin, height - margin - strip, width - 2 * margin, strip};
  if (side > 0) layout.card = {margin, margin, side, std::min(layout.timeline.y - gap - margin, cardTallest)};
  const double left = right(layout.card) + margin;
  const double legendWidth = std::min(width - margin - left, 680.0);
  layout.legend = {width - margin - legendWidth, low ? 6.0 : 16.0, legendWidth,
                   !low                ? 46.0
                   : legendWidth < 440 ? 38.0
                                       : 24.0};
  if (input.controls) layout.controls = {width - 24 - controlsWidth, 74, controlsWidth, controlsHeight};
  const double top = bottom(layout.legend) + (low ? 4 : 10);
  layout.free = {left, top, width - margin - left, layout.timeline.y - gap * 0.6 - top};
  layout.foot = bottom(layout.free);
  return layout;
}

// A sheet from below, the timeline on its top edge, two lines of legend at the top.
Layout narrowLayout(const LayoutInput& input, double width, double height) {
  Layout layout;
  layout.prose = input.prose;
  layout.narrow = true;
  layout.frame = {0, 0, width, height};
  constexpr double strip = 108;            // the axis, and a row of controls that a finger can hit
  constexpr double top = 48, least = 148;  // the map keeps a window even under a full sheet
  const double full = std::max(height - strip - top - least, 60.0);
  double rise = full;
  if (input.sheet == Sheet::Peek) rise = std::min(120.0, full);
  if (input.sheet ==
      Sheet::Half) {  // the map is to be four tenths as high as it is wide, where the text can spare that
    const double fair = std::clamp(height - strip - top - width * 0.4, height * 0.36, height * 0.46);
    rise = std::min(static_cast<double>(static_cast<int>(fair)), full);
  }
  if (input.prose) rise = std::clamp(input.sheetHeight, 0.0, full);
  if (rise > 0) layout.card = {0, height - rise, width, rise};
  layout.timeline = {0, height - rise - strip, width, strip};
  layout.legend = {8, 6, width - 16, 38};
  if (input.controls) layout.controls = {width - 12 - controlsWidth, top, controlsWidth, controlsHeight};
  layout.free = {12, top, width - 24, std::max(layout.timeline.y - 8 - top, 60.0)};
  layout.foot = bottom(layout.free);
  return layout;
}

}  // namespace

Shape shapeFor(double width, double height) {
  // A phone on its side is too low for a sheet: it takes the wide layout, tightened.
  if (height < 480 && width > height) return Shape::Low;
  return width <= 720 ? Shape::Narrow : Shape::Wide;
}

Layout layoutFor(const LayoutInput& input) {
  const double width = std::max(input.width, 240.0), height = std::max(input.height, 240.0);
  if (input.kind == LayoutKind::Bare) {
    Layout layout;
    layout.narrow = width <= 720;
    layout.frame = {0, 0, width, height};
    const double margin = std::min(width, height) < 400 ? 8 : 16;
    // However much is to be said, half the picture stays the map's.
    const double caption = std::clamp(input.caption, 0.0, height / 2);
    if (caption > 0) layout.caption = {0, 0, width, caption};
    constexpr double notes = 36;  // scale, lens and attribution at the foot: what the beat is about stays above
    layout.free = {margin, caption + margin, width - 2 * margin, height - caption - 2 * margin - notes};
    layout.foot = height - margin;
    return layout;
  }
  const Shape shape = shapeFor(width, height);
  if (shape == Shape::Narrow) return narrowLayout(input, width, height);
  return wideLayout(input, width, height, shape == Shape::Low);
}

}  // namespace faultline
