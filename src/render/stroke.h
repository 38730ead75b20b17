// Layers: graticule, outlines of hatches, links, fronts. Uploaded only when the draw list says that they changed.
#pragma once
#include <vector>

#include "render/frame.h"
#include "render/line.h"
#include "render/stencil.h"

namespace faultline {

class StrokeLayer {
 public:
  void prepare(const Frame& frame);
  enum Part { Graticule, Outlines, Links, Fronts, PartCount };
  void draw(Part part, const Frame& frame, const LineProgram& lines, Stencil& stencil);

 private:
  struct StrokePoint {
    Vec3f unit;
    float km;  // negative on padding, as in GroundMesh
    float alpha;
  };
  struct Batch {  // strokes of one look
    LineStyle style, casing;
    Pick pick;
    uint32_t firstPoint, points;
    bool faded;  // some segments are translucent
  };
  void append(const Stroke& stroke, std::vector<Batch>& batches, std::vector<StrokePoint>& points);

  std::vector<Batch> parts[PartCount];
  gl::VertexArray array;
  gl::Buffer buffer;
  uint64_t key = 0;
};

}  // namespace faultline
