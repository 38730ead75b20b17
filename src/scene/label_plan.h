// Labels do not move on their own. They are placed for a view out of a coarse net of views, and from there move with
// the map, each rigidly with the point it belongs to: panning within a mesh of the net changes nothing. Which mesh a
// view is in depends on the view alone, so the same view has the same labels however one got there. The net hangs on
// the beat's own view, which is therefore placed exactly.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "geo/view.h"

namespace faultline {

struct SceneInput;
struct PlacedLabel;
struct FrontLine;
struct GroundNames;

// What buildScene keeps from one scene to the next: the labels of one mesh, and how the beat's links bow. A cache: it
// is made anew when it is for something else, and the scene is the same with any. One a dataset.
struct LabelPlan {
  LabelPlan();
  ~LabelPlan();
  LabelPlan(LabelPlan&&) noexcept;
  LabelPlan& operator=(LabelPlan&&) noexcept;
  uint64_t key = 0;
  std::vector<PlacedLabel> labels;
  std::unique_ptr<GroundNames> groundNames;
  std::vector<FrontLine> frontLines;  // of the scene itself: where its fronts run on the ground
  uint32_t made = 0;                  // how often it was made anew, for tests and benches
  std::vector<double> bows;           // linkBows of that beat
  std::optional<uint32_t> bowsOfBeat;
};

inline constexpr double meshPixels = 48;   // the net's step of the centre, logical pixels
inline constexpr int meshesPerOctave = 8;  // of zoom
inline constexpr double meshNorthDeg = 6;

// The view of the net that labels are placed for: nearest to the input's view, or to where it flies.
View labelView(const SceneInput& input);

}  // namespace faultline
