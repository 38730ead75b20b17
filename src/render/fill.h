// Layer: land, country tints, lakes.
#pragma once
#include <vector>

#include "render/frame.h"
#include "render/parity.h"
#include "render/stencil.h"

namespace faultline {

class FillLayer {
 public:
  void drawLand(const Frame& frame, Stencil& stencil);
  void drawLakes(const Frame& frame, Stencil& stencil);

 private:
  struct Group {  // units of one colour
    Color color;
    std::vector<uint32_t> units, arcs;
    uint32_t firstIndex = 0, indexCount = 0;
  };
  void rebuild(const Frame& frame);
  void rebuildLakes(const Frame& frame);

  std::vector<Group> groups;  // all the land first, then the tints over it
  gl::Buffer indices, lakeIndices, antipode;
  gl::VertexArray array, lakeArray, antipodeArray;
  uint64_t key = 0, lakeKey = 0;
  uint32_t lakeIndexCount = 0;
};

// Counts triangles of the ground's mesh into the stencil bit that is being counted.
void countMesh(const Frame& frame, gl::VertexArray& array, const gl::Buffer& indices, uint32_t first, uint32_t count);

// Counts the antipode's correction for a set of units into the stencil bit that is being counted.
void countAntipode(const Frame& frame, std::span<const uint32_t> units, std::span<const uint32_t> arcs,
                   gl::Buffer& buffer, gl::VertexArray& array);

}  // namespace faultline
