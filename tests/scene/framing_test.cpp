// The camera frames what a beat is about into the rectangle that the panels leave free, on every size.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "../story/real_story.h"
#include "scene/build.h"
#include "scene/path.h"

using namespace faultline;

TEST_CASE("What a beat is about fills a fair part of the free rectangle, at every size and with every sheet") {
  struct Size {
    double width, height;
  };
  double worst = 1;
  std::string worstAt;
  int tight = 0, framed = 0;
  for (const Size size :
       {Size{320, 568}, {390, 844}, {844, 390}, {768, 1024}, {1280, 720}, {1920, 1080}, {3840, 2160}}) {
    for (int sheet = 0; sheet < static_cast<int>(Sheet::Count); ++sheet) {
      const Layout layout = layoutFor({size.width, size.height, LayoutKind::Card, static_cast<Sheet>(sheet)});
      if (!layout.narrow && sheet > 0) continue;
      for (uint32_t beat = 0; beat < realStory().beats.size(); ++beat) {
        const View view = beatView(realStory(), beat, layout);
        const Projection projection = projectionFor(view, layout.free);
        INFO(size.width << " x " << size.height << ", sheet " << sheet << ", beat " << beat + 1);
        CHECK(view.northDeg == 0);
        // Never a marble: the globe's disc, 3.86 radii across, is at least as large as the frame.
        const double disc = 3.8637 * earthRadiusKm / kmPerPixel(projection);
        CHECK(disc > (layout.narrow ? size.width : std::min(size.width - layout.free.x, size.height)) * 0.999);
        const auto show = realStory().line(realStory().beats[beat].show);
        const double margin = std::min(12.0, std::min(layout.free.width, layout.free.height) * 0.05) - 0.5;
        Vec2 low{1e9, 1e9}, high{-1e9, -1e9};
        size_t inside = 0;
        for (const format::Position& position : show) {
          const auto screen = toScreen(projection, unitAt(position));
          if (!screen) continue;
          inside += holds(grown(layout.free, -margin), *screen);
          low = {std::min(low.x, screen->x), std::min(low.y, screen->y)};
          high = {std::max(high.x, screen->x), std::max(high.y, screen->y)};
        }
        if (layout.free.height < 150 && inside < show.size()) {  // a slit over a full sheet: the scale goes first
          ++tight;
          CHECK(inside * 2 >= show.size());
          continue;
        }
        CHECK(inside == show.size());
        ++framed;
        if (show.size() < 2) continue;
        const double fill = std::max((high.x - low.x) / layout.free.width, (high.y - low.y) / layout.free.height);
        CHECK(fill > 0.4);
        if (fill < worst) {
          worst = fill;
          worstAt = std::to_string(int(size.width)) + "x" + std::to_string(int(size.height)) + ", sheet " +
                    std::to_string(sheet) + ", beat " + std::to_string(beat + 1);
        }
      }
    }
  }
  std::printf("framing: %d framed, worst fill %.2f (%s), %d in too small a window\n", framed, worst, worstAt.c_str(),
              tight);
  CHECK(framed > 100);
  CHECK(tight <= 4);
}
