// Stencil, then cover: triangles are counted into a bit of the stencil buffer by parity, then one triangle over the
// whole frame paints where the bits stand, and clears them. Both keep to a part of the frame that the caller knows to
// hold all that will be painted: a software renderer pays for every pixel looked at.
#pragma once
#include <string>

#include "render/gl.h"
#include "render/sight.h"
#include "scene/tokens.h"

namespace faultline {

struct Stripes {  // pixels; cycle 0: solid
  float normalX = 1, normalY = 0, phase = 0, cycle = 0;
  float width = 0, between = 0;  // of the stripes at the multiples of the cycle after the phase, and half-way
};

class Stencil {
 public:
  static constexpr GLuint areaBit = 1, clipBit = 2;
  static constexpr GLuint hatchBit = 4;  // where a hatch was painted; stays until the frame's end

  bool create(std::string& error);
  // The part of the frame (logical pixels) that counting and covering touch from now on; false when it is empty.
  bool within(const Box& box, const Sight& sight, float dpr) const;
  // Where the frame lies in the framebuffer, as glViewport has it.
  void place(GLint left, GLint bottom, GLint height) { frameLeft = left, frameBottom = bottom, frameHeight = height; }
  // Between these two, triangles drawn (attribute 0: unit vectors) are counted into the bit; nothing is painted.
  void beginCount(GLuint bit) const;
  // Paints where all `bits` stand. Clears area and clip bits, and leaves painting on.
  void cover(GLuint bits, Color color, const Stripes& stripes, RenderStats& stats);
  // Paints where all `bits` stand, and leaves the bits; `mark`: sets hatchBit there.
  void coverKeeping(GLuint bits, bool mark, Color color, const Stripes& stripes, RenderStats& stats);
  // Paints where all `bits` stand but hatchBit does not, and sets that there; leaves the other bits.
  void coverOnce(GLuint bits, Color color, RenderStats& stats);
  static void clear(GLuint bits);
  // Painting on, stencil off, the frame whole.
  static void end();

  // Until end(): each pixel is painted once, whatever is drawn over it. The next call starts anew.
  void beginOnce();

 private:
  GLint frameLeft = 0, frameBottom = 0, frameHeight = 0;
  void paintFrame(Color color, const Stripes& stripes, RenderStats& stats);
  static constexpr GLuint onceShift = 3, onceMask = 0xff & ~7u;
  GLuint once = 0;  // what marks a pixel as painted, 1 to 31
  gl::Program count, paint;
  gl::VertexArray none;
  GLint tint = -1, stripesAt = -1, widths = -1;
};

}  // namespace faultline
