// From what is true (StoryState) and where we look (View) to what to draw. Pure.
#pragma once
#include <optional>
#include <vector>

#include "scene/draw_list.h"
#include "scene/ground.h"
#include "scene/label_plan.h"
#include "story/state.h"

namespace faultline {

struct SceneInput {
  const Dataset* dataset = nullptr;
  const Ground* ground = nullptr;
  const StoryState* state = nullptr;
  View view;
  LayoutInput layout;
  double dpr = 1;
  Tokens tokens = tokensFor(Theme::Light);
  uint32_t lens = 0;   // into Dataset::lenses
  Layers layers;       // which are drawn
  bool key = false;    // a bare map has a caption: title, day and key, for a picture that stands alone
  bool miles = false;  // the scale bar has a second line
  double flow = 0;     // seconds of flow along directed links; stands still unless time plays
  Pick selected;       // emphasised
  Pick lit;            // a group pointed at: its members stand out, the rest stands back
  // While time plays: the state that labels are placed for, so that not every frame places them anew; null: `state`.
  const StoryState* labelState = nullptr;
  // While the camera flies: where to. Only labels of that view are shown then, as it comes near.
  std::optional<View> flyingTo = {};
  float crossFade = 1;  // 0..1 while the beats' worlds cross-fade

  // Equal inputs, with the same state and the same revision of the ground behind them, give equal scenes.
  bool operator==(const SceneInput&) const = default;
};

DrawList buildScene(const SceneInput& input);
// The same scene, sparing the placing of labels where `plan` still holds.
DrawList buildScene(const SceneInput& input, LabelPlan& plan);

// The view a beat asks for, in this layout: the author's camera where all of the beat's `show` points lie in the free
// rectangle with it, else those points framed into that rectangle, but the globe never smaller than the frame.
View beatView(const Dataset& dataset, uint32_t beat, const Layout& layout);

// What lies under a point, by geometry, within `slack` logical pixels of what is drawn (8 mouse, 22 touch): a place or
// a word on the map, else the nearest front or link (a place half the slack nearer than the line goes before it), else
// a country's name, the area that holds the point, a small area beside it, the country that holds it, an area beside
// it, the nearest country. What is not drawn (yet), or too faint to see, is not hit.
Pick pickAt(const SceneInput& input, const DrawList& list, Vec2 screen, double slack);

// Detail cells worth having for a view, nearest to the centre first; only those not loaded yet.
// What is fine enough goes by device pixels, `dpr` of them to a logical one.
std::vector<uint32_t> wantedCells(const Dataset& dataset, const Ground& ground, const Projection& projection,
                                  const Layout& layout, double dpr);

}  // namespace faultline
