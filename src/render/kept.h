// A picture of the map kept from one frame to dissolve into the next: finer ground comes in without a jump.
#pragma once
#include <string>

#include "render/gl.h"

namespace faultline {

class KeptPicture {
 public:
  KeptPicture() = default;
  ~KeptPicture() { forget(); }
  KeptPicture(const KeptPicture&) = delete;
  KeptPicture& operator=(const KeptPicture&) = delete;

  bool create(std::string& error);
  // What the bound framebuffer shows now. Not from a multisampled framebuffer object, which cannot be copied from: then
  // nothing is kept, and the change shows at once. (A window's own framebuffer may be multisampled.)
  void keep(int pixelWidth, int pixelHeight);
  // Over what is there, when a picture of this size was kept; `share` 0 to 1.
  void lay(int pixelWidth, int pixelHeight, float share, RenderStats& stats);
  void forget();

 private:
  gl::Program program;
  GLint picture = -1, shareOf = -1;
  gl::VertexArray array;
  GLuint texture = 0;
  int width = 0, height = 0;
};

}  // namespace faultline
