// Dear ImGui set up as a canvas for panels of our own.
#pragma once
#include "scene/tokens.h"

namespace faultline {

// Once a context, before the first frame: no ini file, no blinking cursor, no keyboard navigation of Dear ImGui's own.
void configureUi();

// Dear ImGui's style from the tokens. Cheap; again when they change.
void applyTheme(const Tokens& tokens);

}  // namespace faultline
