// Stencil, then cover: triangles are counted into a bit of the stencil buffer by parity, then one triangle over the
// whole frame paints where the bits stand, and clears them.
#pragma once
#include <string>

#include "render/gl.h"
#include "scene/tokens.h"

namespace faultline {

struct Stripes {  // pixels; spacing 0: solid
  float normalX = 1, normalY = 0, phase = 0, spacing = 0, width = 0;
};

class Stencil {
 public:
  static constexpr GLuint areaBit = 1, clipBit = 2;

  bool create(std::string& error);
  // Between these two, triangles drawn (attribute 0: unit vectors) are counted into the bit; nothing is painted.
  void beginCount(GLuint bit) const;
  // Where all `bits` stand. Leaves the stencil buffer empty and painting on.
  void cover(GLuint bits, Color color, const Stripes& stripes, RenderStats& stats);
  // Painting on, stencil off.
  static void end();

 private:
  gl::Program count, paint;
  gl::VertexArray none;
  GLint tint = -1, stripesAt = -1, stripeWidth = -1;
};

}  // namespace faultline
