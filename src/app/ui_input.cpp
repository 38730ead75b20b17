#include "app/ui_input.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <limits>

namespace faultline {

void feedUi(const InputEvent& event) {
  ImGuiIO& io = ImGui::GetIO();
  const float nowhere = -std::numeric_limits<float>::max();
  const float x = static_cast<float>(event.screen.x);
  const float y = static_cast<float>(event.screen.y);
  if (event.pointer != 0 && event.touch) return;  // a second finger is the map's alone
  if (event.button > 2) return;                   // side buttons are the host's
  io.AddMouseSourceEvent(event.touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
  switch (event.kind) {
    case InputKind::PointerMove: io.AddMousePosEvent(x, y); return;
    case InputKind::PointerDown:
      io.AddMousePosEvent(x, y);
      io.AddMouseButtonEvent(event.button, true);
      return;
    case InputKind::PointerUp:
    case InputKind::PointerCancel:
      io.AddMousePosEvent(x, y);
      io.AddMouseButtonEvent(event.button, false);
      if (event.touch) io.AddMousePosEvent(nowhere, nowhere);  // no hover stays behind a lifted finger
      return;
    case InputKind::PointerLeave:
      if (!ImGui::IsAnyMouseDown()) io.AddMousePosEvent(nowhere, nowhere);  // a drag goes on outside
      return;
    case InputKind::Wheel:
      io.AddMousePosEvent(x, y);
      io.AddMouseWheelEvent(0, static_cast<float>(event.wheel));
      return;
    case InputKind::KeyDown: return;  // the panels have no text to type
  }
}

bool uiInputPending() { return ImGui::GetCurrentContext()->InputEventsQueue.Size > 0; }

}  // namespace faultline
