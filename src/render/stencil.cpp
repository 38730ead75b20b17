#include "render/stencil.h"

#include <algorithm>
#include <cmath>

#include "embed/shaderCover.h"
#include "embed/shaderFill.h"

namespace faultline {

bool Stencil::create(std::string& error) {
  if (!count.build("fill", embed::shaderFillText(), error)) return false;
  if (!paint.build("cover", embed::shaderCoverText(), error)) return false;
  tint = paint.uniform("tint");
  stripesAt = paint.uniform("stripes");
  widths = paint.uniform("widths");
  return true;
}

bool Stencil::within(const Box& box, const Sight& sight, float dpr) const {
  const Rect& frame = sight.frame();
  constexpr double margin = 1;  // for what rounding moves
  const double left = std::max(box.left - margin, frame.x);
  const double top = std::max(box.top - margin, frame.y);
  const double right = std::min(box.right + margin, frame.x + frame.width);
  const double bottom = std::min(box.bottom + margin, frame.y + frame.height);
  if (left >= right || top >= bottom) return false;
  const double scale = double(dpr);
  const auto x = static_cast<GLint>(std::floor(left * scale));
  const auto y = static_cast<GLint>(std::floor(top * scale));  // down from the frame's top
  const auto width = static_cast<GLsizei>(std::ceil(right * scale)) - x;
  const auto height = static_cast<GLsizei>(std::ceil(bottom * scale)) - y;
  glEnable(GL_SCISSOR_TEST);
  glScissor(frameLeft + x, frameBottom + frameHeight - y - height, width, height);
  return true;
}

void Stencil::beginCount(GLuint bit) const {
  glEnable(GL_STENCIL_TEST);
  glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
  glStencilMask(bit);
  glStencilFunc(GL_ALWAYS, 0, bit);
  glStencilOp(GL_KEEP, GL_KEEP, GL_INVERT);
  count.use();
}

void Stencil::paintFrame(Color color, const Stripes& stripes, RenderStats& stats) {
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  paint.use();
  const gl::Rgba rgba = gl::rgbaFrom(color);
  glUniform4f(tint, rgba.r, rgba.g, rgba.b, rgba.a);
  glUniform4f(stripesAt, stripes.normalX, stripes.normalY, stripes.phase, stripes.cycle);
  glUniform2f(widths, stripes.width, stripes.between);
  none.bind();
  glDrawArrays(GL_TRIANGLES, 0, 3);
  ++stats.drawCalls;
  stats.vertices += 3;
}

void Stencil::cover(GLuint bits, Color color, const Stripes& stripes, RenderStats& stats) {
  glStencilMask(areaBit | clipBit);
  glStencilFunc(GL_EQUAL, static_cast<GLint>(bits), bits);
  glStencilOp(GL_ZERO, GL_ZERO, GL_ZERO);
  paintFrame(color, stripes, stats);
}

void Stencil::coverKeeping(GLuint bits, bool mark, Color color, const Stripes& stripes, RenderStats& stats) {
  glStencilMask(mark ? hatchBit : 0);
  glStencilFunc(GL_EQUAL, static_cast<GLint>(bits | hatchBit), bits);
  glStencilOp(GL_KEEP, GL_KEEP, GL_REPLACE);
  paintFrame(color, stripes, stats);
}

void Stencil::coverOnce(GLuint bits, Color color, RenderStats& stats) {
  glStencilMask(hatchBit);
  glStencilFunc(GL_EQUAL, static_cast<GLint>(bits), bits | hatchBit);
  glStencilOp(GL_KEEP, GL_KEEP, GL_INVERT);
  paintFrame(color, {}, stats);
}

void Stencil::clear(GLuint bits) {
  glStencilMask(bits);
  glClear(GL_STENCIL_BUFFER_BIT);
}

void Stencil::beginOnce() {
  if (++once > onceMask >> onceShift) {
    clear(onceMask);
    once = 1;
  }
  glEnable(GL_STENCIL_TEST);
  glStencilMask(onceMask);
  glStencilFunc(GL_NOTEQUAL, static_cast<GLint>(once << onceShift), onceMask);
  glStencilOp(GL_KEEP, GL_KEEP, GL_REPLACE);
}

void Stencil::end() {
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glStencilMask(0xff);
  glDisable(GL_STENCIL_TEST);
  glDisable(GL_SCISSOR_TEST);
}

}  // namespace faultline
