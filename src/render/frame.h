// What every layer is given for one frame.
#pragma once
#include "render/gl.h"
#include "render/ground_mesh.h"
#include "scene/draw_list.h"

namespace faultline {

struct Frame {
  const DrawList& list;
  const Dataset& dataset;
  const Ground& ground;
  const GroundMesh& mesh;  // at list.detail.level
  const gl::Buffer& meshBuffer;
  uint64_t meshKey;  // changes when the mesh does
  const Sight& sight;
  std::span<const Box> boxes;  // by arc: where it may be
  float dpr;
  RenderStats& stats;
};

// Does the lake exist on the frame's day, where the frame looks, and is it large enough there to read as water? The
// last depends on the view's scale alone, so nothing flickers while the map is moved.
bool lakeShows(const Frame& frame, size_t lake);

}  // namespace faultline
