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
  void regroup(const Frame& frame);
  bool outgrown(const Frame& frame) const;
  void assemble(const Frame& frame);
  void rebuildLakes(const Frame& frame);

  std::vector<Group> groups;  // all the land first, then the tints over it
  // By arc: its triangles are in `indices`. More than the frame shows, so that a map that moves needs new ones only now
  // and then.
  std::vector<uint8_t> assembled;
  uint32_t assembledPoints = 0;
  gl::Buffer indices, lakeIndices, antipode;
  gl::VertexArray array, lakeArray, antipodeArray;
  uint64_t key = 0, lakeKey = 0;
  uint32_t lakeIndexCount = 0;
  std::vector<Vec3f> scratch;
};

// Counts triangles of the ground's mesh into the stencil bit that is being counted.
void countMesh(const Frame& frame, gl::VertexArray& array, const gl::Buffer& indices, uint32_t first, uint32_t count);

// The antipode's correction for a set of units (see appendAntipode), and its triangles counted into the stencil bit
// that is being counted. Where there is one, the set may be anywhere on the frame.
void antipodeOf(const Frame& frame, std::span<const uint32_t> units, std::span<const uint32_t> arcs,
                std::vector<Vec3f>& triangles);
void countTriangles(const Frame& frame, gl::VertexArray& array, gl::Buffer& buffer, std::span<const Vec3f> triangles);

// Holds the part of the frame that an area with this boundary can cover (without an antipode's correction).
Box boundsOf(const Frame& frame, std::span<const uint32_t> arcs);
inline constexpr Box wholeFrame{-1e9, -1e9, 1e9, 1e9};

}  // namespace faultline
