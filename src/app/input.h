// What the platforms report. GLFW and the browser speak this one language; App alone listens.
#pragma once
#include <cstdint>

#include "base/vec.h"

namespace faultline {

enum class InputKind : uint8_t { PointerMove, PointerDown, PointerUp, PointerCancel, PointerLeave, Wheel, KeyDown };

// Only keys that mean something here; the platform layer leaves every other key to its host.
enum class Key : uint8_t {
  Left,
  Right,
  Up,
  Down,
  Plus,
  Minus,
  Home,
  Space,
  PageUp,
  PageDown,
  BracketLeft,
  BracketRight,
  Escape,
  S,
  I,
  L,
  Comma,
  Period,
  J,
  K,
  Digit1,  // a layer each, in their order
  Digit2,
  Digit3,
  Digit4,
  Digit5,
  R,  // plays a beat in a loop
  Less,
  Greater,
  C,  // compares other days with the one shown, or no more
  Count
};

struct InputEvent {
  InputKind kind = InputKind::PointerMove;
  Vec2 screen{};        // logical pixels
  int32_t pointer = 0;  // tells fingers apart
  bool touch = false;
  uint8_t button = 0;  // 0 primary
  double wheel = 0;    // notches of a mouse, parts of one from a trackpad; positive zooms in
  Key key = Key::Space;
  double seconds = -1;  // when it happened, on App::update()'s clock; negative: with the frame
};

}  // namespace faultline
