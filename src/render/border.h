// Layers: boundary lines by class, lake shores, and the soft band along the coast.
#pragma once
#include <string>
#include <vector>

#include "render/frame.h"
#include "render/line.h"

namespace faultline {

class BorderLayer {
 public:
  void draw(const Frame& frame, const LineProgram& lines);

 private:
  void drawShores(const Frame& frame, const LineProgram& lines);
  gl::VertexArray array;
  std::vector<PointRange> ranges;
};

// Drawn on the bare sea, under the land. Coasts are thinned out to a few pixels a segment, by octaves of the scale: the
// band is soft, and full detail would paint every pixel near a ragged coast dozens of times.
class CoastLayer {
 public:
  bool create(std::string& error);
  void draw(const Frame& frame);

 private:
  struct Segment {
    Vec3f from, to;
    float islandKm;  // radius of the island that it bounds; less than 0: of a coast that no single ring closes
  };
  void rebuild(const Frame& frame, double stepKm);
  gl::Program program;
  GLint sea = -1, band = -1, reach = -1;
  gl::VertexArray array;
  gl::Buffer buffer;
  uint64_t key = 0;
  uint32_t count = 0;
};

}  // namespace faultline
