// Layers: areas of stripes or of an even fill, clipped to units.
#pragma once
#include <span>
#include <vector>

#include "render/frame.h"
#include "render/parity.h"
#include "render/stencil.h"

namespace faultline {

class HatchLayer {
 public:
  // `hatches`: a member of frame.list, each time the same one.
  void draw(const Frame& frame, std::span<const Hatch> hatches, Stencil& stencil);

 private:
  struct Area {                             // of the hatches, same index
    uint32_t firstRing = 0, ringCount = 0;  // indices into `ringIndices`
    uint32_t firstClip = 0, clipCount = 0;  // indices into `clipIndices`
    std::vector<uint32_t> clipArcs;
    Cap cap;            // holds the rings, or else the units
    bool over = false;  // may lie over an earlier one
  };
  void rebuild(const Frame& frame, std::span<const Hatch> hatches);
  GLuint countArea(const Frame& frame, const Stencil& stencil, const Hatch& hatch, const Area& area);

  std::vector<Area> areas;
  gl::Buffer ringPoints, ringIndices, clipIndices, antipode;
  gl::VertexArray ringArray, clipArray, antipodeArray;
  uint64_t strokeKey = 0, meshKey = 0;
  uint8_t smallest = 0;
  std::vector<Vec3f> antipodeTriangles;
};

}  // namespace faultline
