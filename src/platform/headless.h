// An OpenGL ES 3 context and a framebuffer without a display or a window: EGL surfaceless (Mesa). For pictures and
// tests.
#pragma once
#include <memory>
#include <string>

#include "export/image.h"

namespace faultline {

class HeadlessContext {
 public:
  // Current on this thread, with the framebuffer bound, until destroyed. `samples` 0 or 1: not multisampled; more than
  // the driver has: as many as it has. nullptr on failure; `error` then says why.
  static std::unique_ptr<HeadlessContext> create(int pixelWidth, int pixelHeight, int samples, std::string& error);
  ~HeadlessContext();
  HeadlessContext(const HeadlessContext&) = delete;
  HeadlessContext& operator=(const HeadlessContext&) = delete;

  void bind();
  Image readPixels();
  int samples() const;  // what the framebuffer really has; 0 when not multisampled

 private:
  HeadlessContext();
  struct Impl;
  std::unique_ptr<Impl> impl;
};

}  // namespace faultline
