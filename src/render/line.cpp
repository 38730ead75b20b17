#include "render/line.h"

#include "embed/shaderLine.h"
#include "scene/rhythm.h"

namespace faultline {

bool LineProgram::create(std::string& error) {
  if (!program.build("line", embed::shaderLineText(), error)) return false;
  tint = program.uniform("tint");
  shape = program.uniform("shape");
  dash = program.uniform("dash");
  return true;
}

void LineProgram::style(const LineStyle& style, const Projection& projection, float dpr, float least) const {
  const gl::Rgba rgba = gl::rgbaFrom(style.color);
  glUniform4f(tint, rgba.r, rgba.g, rgba.b, rgba.a);
  glUniform4f(shape, style.width * dpr * 0.5f, style.hollow * dpr * 0.5f, style.soft * dpr,
              style.roundCap ? 1.0f : 0.0f);
  const double km = kmPerPixel(projection);
  const double cap = double(style.roundCap ? style.width * 0.5f : style.dashGrow);
  const DashCycle cycle = dashCycle(style.dash, double(style.dashKm), km, cap);
  const double grow = double(style.dashGrow) * km;
  glUniform4f(dash, static_cast<float>(cycle.halfKm), static_cast<float>(cycle.from - grow),
              static_cast<float>(cycle.to + grow), least);
}

void LineProgram::draw(uint32_t firstPoint, uint32_t points, size_t stride, size_t alphaOffset, RenderStats& stats) {
  if (points < 4) return;
  const size_t start = firstPoint * stride;
  gl::attribute(0, 4, stride, start + stride, 1);
  gl::attribute(1, 4, stride, start + 2 * stride, 1);
  gl::attribute(2, 3, stride, start, 1);
  gl::attribute(3, 3, stride, start + 3 * stride, 1);
  if (alphaOffset != 0) {
    gl::attribute(4, 1, stride, start + stride + alphaOffset, 1);
  } else {
    glVertexAttrib1f(4, 1.0f);
  }
  gl::drawQuads(points - 3, stats);
}

}  // namespace faultline
