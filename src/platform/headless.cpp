#include "platform/headless.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <GLES3/gl3.h>

#include <algorithm>

namespace faultline {

struct HeadlessContext::Impl {
  EGLDisplay display = EGL_NO_DISPLAY;
  EGLContext context = EGL_NO_CONTEXT;
  int width = 0, height = 0, samples = 0;
  GLuint drawn = 0, resolved = 0;  // framebuffers; equal when not multisampled
  GLuint buffers[3] = {0, 0, 0};   // colour, depth and stencil, resolved colour

  bool makeFramebuffers(int wanted) {
    release();
    samples = wanted;
    glGenFramebuffers(1, &drawn);
    glGenRenderbuffers(3, buffers);
    glBindFramebuffer(GL_FRAMEBUFFER, drawn);
    const GLenum formats[2] = {GL_RGBA8, GL_DEPTH24_STENCIL8};
    const GLenum points[2] = {GL_COLOR_ATTACHMENT0, GL_DEPTH_STENCIL_ATTACHMENT};
    for (int i = 0; i < 2; ++i) {
      glBindRenderbuffer(GL_RENDERBUFFER, buffers[i]);
      glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, formats[i], width, height);
      glFramebufferRenderbuffer(GL_FRAMEBUFFER, points[i], GL_RENDERBUFFER, buffers[i]);
    }
    bool complete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    resolved = drawn;
    if (samples > 0) {
      glGenFramebuffers(1, &resolved);
      glBindFramebuffer(GL_FRAMEBUFFER, resolved);
      glBindRenderbuffer(GL_RENDERBUFFER, buffers[2]);
      glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
      glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, buffers[2]);
      complete = complete && glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    }
    glBindRenderbuffer(GL_RENDERBUFFER, 0);
    return complete && glGetError() == GL_NO_ERROR;
  }

  void release() {
    if (drawn == 0) return;
    if (resolved != drawn) glDeleteFramebuffers(1, &resolved);
    glDeleteFramebuffers(1, &drawn);
    glDeleteRenderbuffers(3, buffers);
    drawn = resolved = 0;
  }
};

// A display that needs none: Mesa's surfaceless platform, else the first device that starts (NVIDIA's driver has no
// surfaceless platform). EGL_NO_DISPLAY when there is neither.
static EGLDisplay startDisplay() {
  const auto platformDisplay =
      reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
  if (platformDisplay == nullptr) return EGL_NO_DISPLAY;
  const auto started = [](EGLDisplay display) {
    return display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr) == EGL_TRUE;
  };
  EGLDisplay surfaceless = platformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
  if (started(surfaceless)) return surfaceless;
  const auto queryDevices = reinterpret_cast<PFNEGLQUERYDEVICESEXTPROC>(eglGetProcAddress("eglQueryDevicesEXT"));
  EGLDeviceEXT devices[16] = {};
  EGLint count = 0;
  if (queryDevices == nullptr || queryDevices(16, devices, &count) == EGL_FALSE) return EGL_NO_DISPLAY;
  for (EGLint i = 0; i < count; ++i) {
    EGLDisplay display = platformDisplay(EGL_PLATFORM_DEVICE_EXT, devices[i], nullptr);
    if (started(display)) return display;
  }
  return EGL_NO_DISPLAY;
}

HeadlessContext::HeadlessContext() : impl(std::make_unique<Impl>()) {}

HeadlessContext::~HeadlessContext() {
  if (impl->display == EGL_NO_DISPLAY) return;
  if (impl->context != EGL_NO_CONTEXT) {
    impl->release();
    eglMakeCurrent(impl->display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    eglDestroyContext(impl->display, impl->context);
  }
  eglReleaseThread();
}

std::unique_ptr<HeadlessContext> HeadlessContext::create(int pixelWidth, int pixelHeight, int samples,
                                                         std::string& error) {
  if (pixelWidth < 1 || pixelHeight < 1) {
    error = "A picture must be at least one pixel wide and high.";
    return nullptr;
  }
  std::unique_ptr<HeadlessContext> made(new HeadlessContext);
  Impl& impl = *made->impl;
  impl.width = pixelWidth;
  impl.height = pixelHeight;
  impl.display = startDisplay();
  if (impl.display == EGL_NO_DISPLAY) {
    error = "EGL could not be started without a display (Mesa's surfaceless platform or a device of EGL's is needed).";
    return nullptr;
  }
  const EGLint wanted[] = {EGL_RENDERABLE_TYPE, EGL_OPENGL_ES3_BIT, EGL_SURFACE_TYPE, EGL_DONT_CARE, EGL_NONE};
  const EGLint version[] = {EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 0, EGL_NONE};
  EGLConfig config = nullptr;
  EGLint count = 0;
  eglBindAPI(EGL_OPENGL_ES_API);
  if (eglChooseConfig(impl.display, wanted, &config, 1, &count) == EGL_FALSE || count < 1) config = nullptr;
  impl.context = eglCreateContext(impl.display, config, EGL_NO_CONTEXT, version);
  if (impl.context == EGL_NO_CONTEXT ||
      eglMakeCurrent(impl.display, EGL_NO_SURFACE, EGL_NO_SURFACE, impl.context) == EGL_FALSE) {
    error = "EGL gave no OpenGL ES 3.0 context.";
    return nullptr;
  }
  GLint largest = 0;
  GLint most = 0;
  glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &largest);
  glGetIntegerv(GL_MAX_SAMPLES, &most);
  if (pixelWidth > largest || pixelHeight > largest) {
    error = "The picture is larger than this driver allows: " + std::to_string(largest) + " pixels a side.";
    return nullptr;
  }
  const int tried = samples > 1 ? std::min(samples, int(most)) : 0;
  if (!impl.makeFramebuffers(tried) && (tried == 0 || !impl.makeFramebuffers(0))) {
    error = "The driver could not make a framebuffer of this size.";
    return nullptr;
  }
  made->bind();
  return made;
}

void HeadlessContext::bind() {
  eglMakeCurrent(impl->display, EGL_NO_SURFACE, EGL_NO_SURFACE, impl->context);
  glBindFramebuffer(GL_FRAMEBUFFER, impl->drawn);
}

int HeadlessContext::samples() const { return impl->samples; }

Image HeadlessContext::readPixels() {
  const int width = impl->width;
  const int height = impl->height;
  if (impl->resolved != impl->drawn) {
    glDisable(GL_SCISSOR_TEST);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, impl->drawn);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, impl->resolved);
    glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  }
  glBindFramebuffer(GL_FRAMEBUFFER, impl->resolved);
  Image image{width, height, std::vector<uint8_t>(size_t(width) * size_t(height) * 4)};
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
  bind();
  const size_t row = size_t(width) * 4;  // OpenGL counts rows from below
  for (size_t top = 0, bottom = size_t(height) - 1; top < bottom; ++top, --bottom) {
    std::swap_ranges(image.rgba.begin() + std::ptrdiff_t(top * row),
                     image.rgba.begin() + std::ptrdiff_t((top + 1) * row),
                     image.rgba.begin() + std::ptrdiff_t(bottom * row));
  }
  return image;
}

}  // namespace faultline
