// Lines of constant width on the screen, for every layer that has some (shaders/line.glsl).
#pragma once
#include <string>

#include "render/gl.h"
#include "scene/draw_list.h"

namespace faultline {

struct LineStyle {
  Color color;
  float width = 1;  // logical pixels
  Dash dash;
  float phase = 0;  // logical pixels: the dashes begin this much earlier
  bool roundCap = true;
  bool operator==(const LineStyle&) const = default;
};

class LineProgram {
 public:
  bool create(std::string& error);
  void use() const { program.use(); }
  void style(const LineStyle& style, float dpr) const;
  // Segments of the bound array buffer, which holds points of `stride` bytes: unit vector, km, and at `alphaOffset` a
  // segment's alpha at its first point (0: none, all opaque). `points` includes the padding at both ends.
  static void draw(uint32_t firstPoint, uint32_t points, size_t stride, size_t alphaOffset, RenderStats& stats);

 private:
  gl::Program program;
  GLint tint = -1, shape = -1, phase = -1;
};

}  // namespace faultline
