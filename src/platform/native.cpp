// The desktop window. GLFW gives a context and events; frames are drawn only while App says why.
#include <GLES3/gl3.h>
#include <GLFW/glfw3.h>

#include <cstdio>
#include <optional>

#include "app/gpu.h"
#include "app/stage.h"
#include "platform/platform.h"

namespace faultline {

namespace {

struct Window {
  App app;
  GLFWwindow* handle = nullptr;
  const bool stage;
  const int screen;
  bool dirty = true;
  explicit Window(const WindowOptions& options) : app(options.app), stage(options.stage), screen(options.screen) {}

  // A presenter's hand is not on the mouse: what lay under the pointer is let go, until it moves.
  void hidePointer() {
    if (!stage) return;
    glfwSetInputMode(handle, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
    send({.kind = InputKind::PointerLeave});
  }
  // Whether the stage took a key: the first one after a blank screen brings the picture back and does no more.
  bool staged(const std::optional<Action>& wanted) {
    if (!stage) return false;
    hidePointer();
    const bool away = app.isBlank();
    if (away) app.act({.kind = ActionKind::Blank});
    if (!away && wanted) app.act(*wanted);
    return away || wanted;
  }
  void press(Key key) {
    if (staged(stageAction(key))) return;
    InputEvent event{.kind = InputKind::KeyDown};
    event.key = key;
    send(event);
  }
  void send(InputEvent event) {
    event.seconds = glfwGetTime();
    app.event(event);
    dirty = true;
  }
  Vec2 pointer() const {
    double x = 0, y = 0;
    glfwGetCursorPos(handle, &x, &y);
    return Vec2{x, y} * logicalPerScreenUnit();
  }
  // GLFW's screen units are logical pixels on macOS and Wayland, but framebuffer pixels on X11.
  double scale() const {
    float x = 1, y = 1;
    glfwGetWindowContentScale(handle, &x, &y);
    return x > 0 ? double(x) : 1.0;
  }
  double logicalPerScreenUnit() const {
    int pixels = 0, units = 0, unused = 0;
    glfwGetFramebufferSize(handle, &pixels, &unused);
    glfwGetWindowSize(handle, &units, &unused);
    return units > 0 ? pixels / density() / units : 1.0;
  }
  // Device pixels a logical pixel.
  double density() const {
    int width = 0, height = 0;
    glfwGetFramebufferSize(handle, &width, &height);
    return stage && width > 0 && height > 0 ? stageDensity(width, height, scale()) : scale();
  }
  void fit() {
    int width = 0, height = 0;
    glfwGetFramebufferSize(handle, &width, &height);
    const double dense = density();
    if (width > 0 && height > 0) app.resize(width / dense, height / dense, dense);
    dirty = true;
  }
};

Window& windowOf(GLFWwindow* handle) { return *static_cast<Window*>(glfwGetWindowUserPointer(handle)); }

// Keys that stand for themselves on every keyboard layout.
std::optional<Key> keyOf(int key) {
  switch (key) {
    case GLFW_KEY_LEFT: return Key::Left;
    case GLFW_KEY_RIGHT: return Key::Right;
    case GLFW_KEY_UP: return Key::Up;
    case GLFW_KEY_DOWN: return Key::Down;
    case GLFW_KEY_HOME: return Key::Home;
    case GLFW_KEY_PAGE_UP: return Key::PageUp;
    case GLFW_KEY_PAGE_DOWN: return Key::PageDown;
    case GLFW_KEY_ESCAPE: return Key::Escape;
    default: return std::nullopt;
  }
}

// Keys that are known by what they write: GLFW's key codes are places on an American keyboard.
std::optional<Key> keyWriting(unsigned character) {
  switch (character) {
    case '+':
    case '=': return Key::Plus;
    case '-':
    case '_': return Key::Minus;
    case ' ': return Key::Space;
    case '[': return Key::BracketLeft;
    case ']': return Key::BracketRight;
    case ',': return Key::Comma;
    case '.': return Key::Period;
    case 's':
    case 'S': return Key::S;
    case 'i':
    case 'I': return Key::I;
    case 'l':
    case 'L': return Key::L;
    case 'j':
    case 'J': return Key::J;
    case 'k':
    case 'K': return Key::K;
    case 'r':
    case 'R': return Key::R;
    case '<': return Key::Less;
    case '>': return Key::Greater;
    case '1':
    case '2':
    case '3':
    case '4':
    case '5': return static_cast<Key>(static_cast<unsigned>(Key::Digit1) + character - '1');
    default: return std::nullopt;
  }
}

// Nullptr where there is none at all.
GLFWmonitor* monitorAt(int screen) {
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  return screen >= 1 && screen <= count ? monitors[screen - 1] : glfwGetPrimaryMonitor();
}

void toggleFullScreen(GLFWwindow* handle) {
  static constexpr int windowed[4] = {80, 80, 1280, 720};
  if (glfwGetWindowMonitor(handle)) {
    glfwSetWindowMonitor(handle, nullptr, windowed[0], windowed[1], windowed[2], windowed[3], 0);
  } else if (GLFWmonitor* monitor = monitorAt(windowOf(handle).screen)) {
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    glfwSetWindowMonitor(handle, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
  }
}

void listen(GLFWwindow* handle) {
  glfwSetCursorPosCallback(handle, [](GLFWwindow* w, double, double) {
    if (windowOf(w).stage) glfwSetInputMode(w, GLFW_CURSOR, GLFW_CURSOR_NORMAL);
    windowOf(w).send({.kind = InputKind::PointerMove, .screen = windowOf(w).pointer()});
  });
  glfwSetCursorEnterCallback(handle, [](GLFWwindow* w, int entered) {
    if (!entered) windowOf(w).send({.kind = InputKind::PointerLeave});
  });
  glfwSetMouseButtonCallback(handle, [](GLFWwindow* w, int button, int action, int) {
    InputEvent event{.kind = action == GLFW_PRESS ? InputKind::PointerDown : InputKind::PointerUp};
    event.screen = windowOf(w).pointer();
    event.button = static_cast<uint8_t>(button);
    windowOf(w).send(event);
  });
  glfwSetScrollCallback(handle, [](GLFWwindow* w, double, double y) {
    InputEvent event{.kind = InputKind::Wheel, .screen = windowOf(w).pointer()};
    event.wheel = y;
    windowOf(w).send(event);
  });
  glfwSetKeyCallback(handle, [](GLFWwindow* w, int key, int, int action, int mods) {
    if (action == GLFW_RELEASE || (mods & (GLFW_MOD_CONTROL | GLFW_MOD_ALT | GLFW_MOD_SUPER))) return;
    Window& window = windowOf(w);
    if (key == GLFW_KEY_F11) return toggleFullScreen(w);
    if (window.stage && !window.app.isBlank()) {  // a clicker's button that starts and ends a show sends these in turn
      const bool full = glfwGetWindowMonitor(w) != nullptr;
      if (key == GLFW_KEY_F5 && !full) return toggleFullScreen(w);
      if (key == GLFW_KEY_ESCAPE && full && !window.app.isPageOpen()) return toggleFullScreen(w);
    }
    if (const std::optional<Key> known = keyOf(key)) window.press(*known);
  });
  glfwSetCharCallback(handle, [](GLFWwindow* w, unsigned character) {
    if (character == 'f' || character == 'F') return toggleFullScreen(w);
    if (character == 'q' || character == 'Q') return glfwSetWindowShouldClose(w, GLFW_TRUE);
    const std::optional<Action> typed = stageActionTyping(character);
    if (typed && windowOf(w).staged(typed)) return;
    if (const std::optional<Key> known = keyWriting(character)) windowOf(w).press(*known);
  });
  glfwSetFramebufferSizeCallback(handle, [](GLFWwindow* w, int, int) { windowOf(w).fit(); });
  glfwSetWindowContentScaleCallback(handle, [](GLFWwindow* w, float, float) { windowOf(w).fit(); });
  glfwSetWindowRefreshCallback(handle, [](GLFWwindow* w) { windowOf(w).dirty = true; });
}

GLFWwindow* openWindow(const char* title, GLFWmonitor* monitor) {
  glfwWindowHint(GLFW_CLIENT_API, GLFW_OPENGL_ES_API);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
  glfwWindowHint(GLFW_CONTEXT_CREATION_API, GLFW_EGL_CONTEXT_API);
  glfwWindowHint(GLFW_STENCIL_BITS, 8);
  glfwWindowHint(GLFW_SAMPLES, 4);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  int width = 1280, height = 720;
  if (monitor) {
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    width = mode->width;
    height = mode->height;
    glfwWindowHint(GLFW_REFRESH_RATE, mode->refreshRate);
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);  // the presenter's notes may take the focus on another screen
  }
  GLFWwindow* handle = glfwCreateWindow(width, height, title, monitor, nullptr);
  if (!handle) {  // no multisampling here: draw without
    glfwWindowHint(GLFW_SAMPLES, 0);
    handle = glfwCreateWindow(width, height, title, monitor, nullptr);
  }
  return handle;
}

void drawFrames(Window& window, Gpu& gpu) {
  GLFWcursor* handCursor = glfwCreateStandardCursor(GLFW_HAND_CURSOR);
  Why why = Why::Input;
  while (!glfwWindowShouldClose(window.handle)) {
    if (why == Why::None && !window.dirty) {
      if (const std::optional<double> wait = window.app.wakesIn()) {
        const double until = glfwGetTime() + *wait;
        while (!window.dirty && !glfwWindowShouldClose(window.handle) && glfwGetTime() < until)
          glfwWaitEventsTimeout(std::max(until - glfwGetTime(), 0.001));
        window.dirty = true;
      } else {
        glfwWaitEvents();  // at rest nothing is drawn
      }
      continue;
    }
    glfwPollEvents();
    int width = 0, height = 0;
    glfwGetFramebufferSize(window.handle, &width, &height);
    if (width == 0 || height == 0) {  // minimised
      glfwWaitEvents();
      continue;
    }
    window.dirty = false;
    gpu.prepare(window.app);
    why = window.app.update(glfwGetTime());
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    gpu.draw(window.app, width, height);
    glfwSwapBuffers(window.handle);
    glfwSetCursor(window.handle, window.app.wantsHand() ? handCursor : nullptr);
    if (window.app.takeCellRequest()) window.dirty = true;  // a pack without its cells: nothing to fetch here
  }
  glfwDestroyCursor(handCursor);
}

}  // namespace

int runWindow(const WindowOptions& options) {
  glfwSetErrorCallback([](int, const char* message) { std::fprintf(stderr, "faultline: %s\n", message); });
  if (!glfwInit()) return 1;
  Window window(options);
  std::string_view at;
  const PackError error = window.app.loadView(options.pack, &at);
  if (error != PackError::None) {
    std::fprintf(stderr, "faultline: %s: %s\n", options.name.c_str(), std::string(describe(error)).c_str());
    glfwTerminate();
    return 1;
  }
  const Dataset& data = window.app.dataset();
  window.handle = openWindow(std::string(data.text(data.meta().title)).c_str(),
                             options.stage ? monitorAt(options.screen) : nullptr);
  if (!window.handle) {
    glfwTerminate();
    return 1;
  }
  glfwSetWindowUserPointer(window.handle, &window);
  glfwMakeContextCurrent(window.handle);
  glfwSwapInterval(1);
  window.fit();
  window.app.goTo(options.beat, false);
  listen(window.handle);
  if (options.stage) window.hidePointer();
  std::string problem;
  {
    const std::unique_ptr<Gpu> gpu = Gpu::create(window.app, problem);
    if (gpu) drawFrames(window, *gpu);
  }
  if (!problem.empty()) std::fprintf(stderr, "faultline: %s\n", problem.c_str());
  glfwDestroyWindow(window.handle);
  glfwTerminate();
  return problem.empty() ? 0 : 1;
}

}  // namespace faultline
