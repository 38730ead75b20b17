// Finer geography on its way in. What comes while the map stands still dissolves in: one frame shows the map as it was,
// for the renderer to keep, and the next ones the new map under an ever fainter picture of the old. While the map moves
// it is taken at once, where a change of a pixel or so is not seen. A plain state machine; time is given, never read.
#pragma once
#include <utility>
#include <vector>

#include "data/dataset.h"
#include "scene/ground.h"

namespace faultline {

class Arrivals {
 public:
  static constexpr double seconds = 0.25;  // a dissolve's

  void push(uint32_t cell, CellGeometry geometry) { waiting.emplace_back(cell, std::move(geometry)); }
  void clear();  // another story

  // Before a frame's scene is built. `still`: nothing on the map moves in this frame.
  void step(Ground& ground, const Dataset& dataset, bool still, double nowSeconds);

  bool keeping() const { return phase == Phase::Keep; }  // this frame is the one to keep
  float keptShare() const { return share; }              // how much of the kept picture shows in this frame, 0 to 1
  bool pending() const { return phase != Phase::Rest || !waiting.empty(); }  // another frame is needed

 private:
  enum class Phase : uint8_t { Rest, Keep, Dissolve };
  void take(Ground& ground, const Dataset& dataset);

  std::vector<std::pair<uint32_t, CellGeometry>> waiting;
  Phase phase = Phase::Rest;
  double start = 0;
  float share = 0;
};

}  // namespace faultline
