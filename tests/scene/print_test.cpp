// What the print theme promises of lines.
#include <catch2/catch_test_macros.hpp>

#include "real_story.h"

namespace faultline {

TEST_CASE("nothing printed is thinner than a quarter of a point") {
  constexpr float quarterPoint = 96.0f / 72 / 4;  // logical pixels
  const Dataset& data = story().dataset;
  int lines = 0;
  for (uint32_t beat = 0; beat < data.beats.size(); ++beat) {
    LayoutInput layout;
    layout.kind = LayoutKind::Bare;
    layout.width = 827, layout.height = 1169, layout.caption = 120;
    const StoryState state = arrived(beat);
    SceneInput input = sceneAt(state, beatView(data, beat, layoutFor(layout)), layout.width, layout.height);
    input.layout = layout;
    input.tokens = tokensFor(Theme::Print);
    input.key = true;
    const DrawList list = buildScene(input);
    const auto atLeast = [&lines](float width) {
      CHECK(width >= quarterPoint);
      ++lines;
    };
    for (const auto* strokes : {&list.graticule, &list.outlines, &list.links, &list.fronts}) {
      for (const Stroke& stroke : *strokes) {
        // Of a double line, what is painted on either side of the hollow.
        atLeast(stroke.hollow > 0 ? (stroke.width - stroke.hollow) / 2 : stroke.width);
        CHECK(stroke.soft == 0);
      }
    }
    for (const BorderStyle& border : list.borders) {
      if (border.width > 0) atLeast(border.width);
    }
    for (const Hatch& hatch : list.hatches) {
      if (hatch.spacing > 0) atLeast(hatch.width);
    }
    for (const Marker& marker : list.markers) {
      if (marker.lineWidth > 0) atLeast(marker.lineWidth);
    }
    for (const Bar& bar : list.bars) atLeast(bar.width);
    for (const Bar& bar : list.furniture.bars) {
      if (bar.width > 0) atLeast(bar.width);
    }
  }
  CHECK(lines > 200);
}

}  // namespace faultline
