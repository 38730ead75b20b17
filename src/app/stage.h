// A story before an audience: full screen, large type, driven by a clicker. Pure functions; native only (the page's
// stage is layout="stage").
#pragma once
#include <optional>

#include "app/input.h"
#include "scene/action.h"

namespace faultline {

// Device pixels a logical pixel, so that a picture is laid out alike on every screen and read from the last row: about
// stageHeight logical pixels high. Never below the screen's own scale. Pixels and scale above 0.
inline constexpr double stageWidth = 1080, stageHeight = 608;
double stageDensity(int pixelWidth, int pixelHeight, double contentScale);

// What a presenter's key asks for: clickers send Page Up and Page Down or arrows, and a full stop for a black screen (a
// comma for a white one), as slide programs have it. Nothing: the key means what it always does.
std::optional<Action> stageAction(Key key);
// The same for what is typed: b and w.
std::optional<Action> stageActionTyping(unsigned character);

}  // namespace faultline
