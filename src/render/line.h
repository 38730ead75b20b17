// Lines of constant width on the screen, for every layer that has some (shaders/line.glsl).
#pragma once
#include <string>

#include "render/gl.h"
#include "scene/draw_list.h"

namespace faultline {

struct LineStyle {  // lengths in logical pixels
  Color color;
  float width = 1;
  Dash dash;
  float dashKm = 0;    // scene/rhythm.h: the dashes fill a line of this length; 0: it goes on
  float dashGrow = 0;  // each dash is longer by this at either end: a casing around flat ones
  bool roundCap = true;
  float hollow = 0, soft = 0;
  bool operator==(const LineStyle&) const = default;
};

class LineProgram {
 public:
  bool create(std::string& error);
  void use() const { program.use(); }
  // `least`: paint only what the line covers by more than this share of a pixel.
  void style(const LineStyle& style, const Projection& projection, float dpr, float least = 0) const;
  // Segments of the bound array buffer, which holds points of `stride` bytes: unit vector, km, and at `alphaOffset` a
  // segment's alpha at its first point (0: none, all opaque). `points` includes the padding at both ends.
  static void draw(uint32_t firstPoint, uint32_t points, size_t stride, size_t alphaOffset, RenderStats& stats);

 private:
  gl::Program program;
  GLint tint = -1, shape = -1, dash = -1;
};

}  // namespace faultline
