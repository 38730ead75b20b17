#include "scene/layout.h"

#include <catch2/catch_test_macros.hpp>

#include "scene/path.h"

using namespace faultline;

namespace {

void checkLayout(const LayoutInput& input) {
  const Layout layout = layoutFor(input);
  INFO(input.width << " x " << input.height << ", sheet " << static_cast<int>(input.sheet) << ", kind "
                   << static_cast<int>(input.kind));
  CHECK(layout.frame.width == input.width);
  CHECK(layout.frame.height == input.height);
  for (const Rect& rect : {layout.card, layout.timeline, layout.legend, layout.free}) CHECK(within(rect, layout.frame));
  CHECK(layout.free.width >= 200);
  CHECK(layout.free.height >= 140);
  for (const Rect& panel : {layout.card, layout.timeline, layout.legend}) {
    if (panel.width > 0) CHECK_FALSE(overlaps(layout.free, panel));
  }
  if (input.kind == LayoutKind::Bare) {
    CHECK(layout.card.width == 0);
    CHECK(layout.timeline.width == 0);
    return;
  }
  CHECK_FALSE(overlaps(layout.card, layout.timeline));
  CHECK_FALSE(overlaps(layout.card, layout.legend));
  CHECK_FALSE(overlaps(layout.timeline, layout.legend));
  CHECK(layout.timeline.height >= 44);  // a finger
  CHECK(layout.card.height >= 110);
}

}  // namespace

TEST_CASE("From the smallest phone to the largest wall nothing overlaps and the map keeps its window") {
  for (const LayoutKind kind : {LayoutKind::Card, LayoutKind::Bare}) {
    for (const Sheet sheet : {Sheet::Peek, Sheet::Half, Sheet::Full}) {
      for (double width = 320; width <= 3840; width += width < 1000 ? 13 : 97) {
        for (double height = 480; height <= 2160; height += height < 1000 ? 17 : 93) {
          checkLayout({width, height, kind, sheet});
        }
      }
    }
  }
}

TEST_CASE("Phones on their side are laid out like a small wide frame") {
  for (const auto& [width, height] :
       {std::pair{568.0, 320.0}, {667.0, 375.0}, {844.0, 390.0}, {932.0, 430.0}, {720.0, 479.0}}) {
    for (const Sheet sheet : {Sheet::Peek, Sheet::Half, Sheet::Full}) {
      checkLayout({width, height, LayoutKind::Card, sheet});
      CHECK_FALSE(layoutFor({width, height, LayoutKind::Card, sheet}).narrow);
    }
  }
}

TEST_CASE("A card at the side above 720 pixels, a sheet from below up to it") {
  const Layout wide = layoutFor({1280, 720, LayoutKind::Card, Sheet::Half});
  CHECK_FALSE(wide.narrow);
  CHECK(wide.card.width == 348);
  CHECK(wide.card.x == 24);
  CHECK(wide.card.y == 24);
  CHECK(wide.timeline.height == 72);
  CHECK(wide.timeline.y + wide.timeline.height == 720 - 24);
  CHECK(wide.free.width * wide.free.height > 0.45 * 1280 * 720);

  CHECK_FALSE(layoutFor({721, 900, LayoutKind::Card, Sheet::Half}).narrow);
  CHECK(layoutFor({720, 900, LayoutKind::Card, Sheet::Half}).narrow);

  const Layout peek = layoutFor({390, 844, LayoutKind::Card, Sheet::Peek});
  const Layout half = layoutFor({390, 844, LayoutKind::Card, Sheet::Half});
  const Layout full = layoutFor({390, 844, LayoutKind::Card, Sheet::Full});
  CHECK(peek.card.height == 120);
  CHECK(half.card.height == 388);
  CHECK(layoutFor({575, 600, LayoutKind::Card, Sheet::Half}).card.height == 216);  // the map keeps a fair share
  CHECK(full.card.height > half.card.height);
  for (const Layout& layout : {peek, half, full}) {
    CHECK(layout.timeline.y + layout.timeline.height == layout.card.y);
    CHECK(layout.card.y + layout.card.height == 844);
    CHECK(layout.card.width == 390);
  }
}

TEST_CASE("A card that the page draws has the room it asks for, and the map keeps its window") {
  for (double width = 320; width <= 3840; width += width < 1000 ? 29 : 197) {
    for (double height = 480; height <= 2160; height += height < 1000 ? 37 : 193) {
      for (const double room : {1.0, 120.0, 348.0, 700.0, 5000.0}) {
        LayoutInput input{width, height, LayoutKind::Card, Sheet::Half};
        input.prose = true;
        input.cardWidth = input.sheetHeight = room;
        const Layout layout = layoutFor(input);
        INFO(width << " x " << height << ", " << room);
        CHECK(layout.prose);
        for (const Rect& rect : {layout.card, layout.timeline, layout.legend, layout.free})
          CHECK(within(rect, layout.frame));
        CHECK(layout.free.width >= 200);
        CHECK(layout.free.height >= 140);
        for (const Rect& panel : {layout.card, layout.timeline, layout.legend})
          CHECK_FALSE(overlaps(layout.free, panel));
        CHECK_FALSE(overlaps(layout.card, layout.timeline));
      }
    }
  }
  LayoutInput wide{1280, 720, LayoutKind::Card, Sheet::Half};
  wide.prose = true;
  const Layout none = layoutFor(wide);
  CHECK(none.card.width == 0);
  CHECK(none.free.x == 24);
  wide.cardWidth = 348;
  const Layout same = layoutFor(wide), ours = layoutFor({1280, 720, LayoutKind::Card, Sheet::Half});
  CHECK(same.card.width == ours.card.width);
  CHECK(same.card.height == ours.card.height);
  CHECK(same.free.x == ours.free.x);
  LayoutInput phone{390, 844, LayoutKind::Card, Sheet::Half};
  phone.prose = true;
  CHECK(layoutFor(phone).card.width == 0);
  CHECK(layoutFor(phone).timeline.y + 108 == 844);
  phone.sheetHeight = 300;
  CHECK(layoutFor(phone).card.y == 544);
  CHECK(layoutFor(phone).timeline.y + 108 == 544);
}

TEST_CASE("A page's round buttons have their place at the right, under the legend and above the time axis") {
  for (const Vec2 size : {Vec2{320, 568}, Vec2{390, 844}, Vec2{1280, 720}, Vec2{3840, 2160}}) {
    LayoutInput input{size.x, size.y, LayoutKind::Card, Sheet::Half};
    CHECK(layoutFor(input).controls.width == 0);
    input.prose = input.controls = true;
    input.cardWidth = 348;
    input.sheetHeight = size.y * 0.4;
    const Layout layout = layoutFor(input);
    INFO(size.x << " x " << size.y);
    CHECK(layout.controls.height > 140);
    CHECK(within(layout.controls, layout.frame));
    for (const Rect& panel : {layout.card, layout.timeline, layout.legend})
      CHECK_FALSE(overlaps(layout.controls, panel));
  }
}

TEST_CASE("Frames below the least size are laid out as if they had it") {
  const Layout layout = layoutFor({10, 10, LayoutKind::Card, Sheet::Full});
  CHECK(layout.frame.width == 240);
  CHECK(layout.free.width > 0);
  CHECK(layout.free.height > 0);
}
