// Hands an event to Dear ImGui's queue; the current context is the App's.
#pragma once
#include "app/input.h"

namespace faultline {

void feedUi(const InputEvent& event);

// Dear ImGui takes a press and its release in different frames; true while some of that is still waiting.
bool uiInputPending();

}  // namespace faultline
