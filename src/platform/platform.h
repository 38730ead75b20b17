// What a platform offers. One .cpp each: native.cpp (GLFW), web.cpp (Emscripten); offscreen.cpp needs no display.
#pragma once
#include <cstddef>
#include <span>
#include <string>

#include "app/app.h"

namespace faultline {

// What the build put into the program.
std::span<const std::byte> embeddedPack();
AppOptions embeddedOptions();  // licence text and (natively) fonts filled in, the rest at its defaults

// Opens a window on the pack and returns when the reader closes it: 0, or 1 with one sentence on standard error.
struct WindowOptions {
  std::span<const std::byte> pack;  // validated by App; must outlive the call
  std::string name;                 // for messages: the file, or "the built-in story"
  uint32_t beat = 0;                // index from 0
  bool stage = false;               // before an audience (app/stage.h): full screen from the start
  int screen = 1;                   // which of the screens, from 1; the first where there are fewer
  AppOptions app;
};
int runWindow(const WindowOptions& options);

}  // namespace faultline
