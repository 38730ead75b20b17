// Layers: graticule, links, fronts. Uploaded only when the draw list says that they changed.
#pragma once
#include <vector>

#include "render/frame.h"
#include "render/line.h"

namespace faultline {

class StrokeLayer {
 public:
  void prepare(const Frame& frame);
  enum Part { Graticule, Links, Fronts, PartCount };
  void draw(Part part, const Frame& frame, const LineProgram& lines);

 private:
  struct StrokePoint {
    Vec3f unit;
    float km;  // negative on padding, as in GroundMesh
    float alpha;
  };
  struct Batch {  // strokes of one look
    LineStyle style, casing;
    uint32_t firstPoint, points;
  };
  void append(const Stroke& stroke, std::vector<Batch>& batches, std::vector<StrokePoint>& points);

  std::vector<Batch> parts[PartCount];
  gl::VertexArray array;
  gl::Buffer buffer;
  uint64_t key = 0;
};

}  // namespace faultline
