// Layer: hatched areas, clipped to units.
#pragma once
#include <vector>

#include "render/frame.h"
#include "render/parity.h"
#include "render/stencil.h"

namespace faultline {

class HatchLayer {
 public:
  void draw(const Frame& frame, Stencil& stencil);

 private:
  struct Area {                             // of list.hatches, same index
    uint32_t firstRing = 0, ringCount = 0;  // indices into `ringIndices`
    uint32_t firstClip = 0, clipCount = 0;  // indices into `clipIndices`
    std::vector<uint32_t> clipArcs;
    Vec3 anchor;  // the stripes hang on this point of the map
  };
  void rebuild(const Frame& frame);

  std::vector<Area> areas;
  gl::Buffer ringPoints, ringIndices, clipIndices, antipode;
  gl::VertexArray ringArray, clipArray, antipodeArray;
  uint64_t strokeKey = 0, meshKey = 0;
};

}  // namespace faultline
