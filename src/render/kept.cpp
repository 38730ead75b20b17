#include "render/kept.h"

#include "embed/shaderKept.h"

namespace faultline {

bool KeptPicture::create(std::string& error) {
  if (!program.build("kept", embed::shaderKeptText(), error)) return false;
  picture = program.uniform("picture");
  shareOf = program.uniform("share");
  return true;
}

void KeptPicture::keep(int pixelWidth, int pixelHeight) {
  forget();
  GLint object = 0;
  GLint samples = 0;
  glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &object);
  glGetIntegerv(GL_SAMPLE_BUFFERS, &samples);
  if (object != 0 && samples != 0) return;
  glGenTextures(1, &texture);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);  // or it is incomplete without mipmaps
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  // Without alpha: a canvas may have none, and the map is opaque.
  glCopyTexImage2D(GL_TEXTURE_2D, 0, GL_RGB, 0, 0, pixelWidth, pixelHeight, 0);
  glBindTexture(GL_TEXTURE_2D, 0);
  width = pixelWidth;
  height = pixelHeight;
}

void KeptPicture::lay(int pixelWidth, int pixelHeight, float share, RenderStats& stats) {
  if (texture == 0 || width != pixelWidth || height != pixelHeight) return;
  glEnable(GL_BLEND);
  program.use();
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, texture);
  glUniform1i(picture, 0);
  glUniform1f(shareOf, share);
  array.bind();
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glBindTexture(GL_TEXTURE_2D, 0);
  ++stats.drawCalls;
  stats.vertices += 3;
}

void KeptPicture::forget() {
  if (texture != 0) glDeleteTextures(1, &texture);
  texture = 0;
}

}  // namespace faultline
