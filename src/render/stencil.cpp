#include "render/stencil.h"

#include "embed/shaderCover.h"
#include "embed/shaderFill.h"

namespace faultline {

bool Stencil::create(std::string& error) {
  if (!count.build("fill", embed::shaderFillText(), error)) return false;
  if (!paint.build("cover", embed::shaderCoverText(), error)) return false;
  tint = paint.uniform("tint");
  stripesAt = paint.uniform("stripes");
  stripeWidth = paint.uniform("stripeWidth");
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

void Stencil::cover(GLuint bits, Color color, const Stripes& stripes, RenderStats& stats) {
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glStencilMask(areaBit | clipBit);
  glStencilFunc(GL_EQUAL, static_cast<GLint>(bits), bits);
  glStencilOp(GL_ZERO, GL_ZERO, GL_ZERO);
  paint.use();
  const gl::Rgba rgba = gl::rgbaFrom(color);
  glUniform4f(tint, rgba.r, rgba.g, rgba.b, rgba.a);
  glUniform4f(stripesAt, stripes.normalX, stripes.normalY, stripes.phase, stripes.spacing);
  glUniform1f(stripeWidth, stripes.width);
  none.bind();
  glDrawArrays(GL_TRIANGLES, 0, 3);
  ++stats.drawCalls;
  stats.vertices += 3;
}

void Stencil::end() {
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glStencilMask(0xff);
  glDisable(GL_STENCIL_TEST);
}

}  // namespace faultline
