// The colours in force: one value, made from theme and overrides, that map, panels and Dear ImGui's style all take.
#include <algorithm>
#include <utility>

#include "app/app.h"
#include "ui/theme.h"

namespace faultline {

void App::setTokens() {
  tokens = tokensWith(options.theme, options.overrides);
  makeCurrent();
  applyTheme(tokens);
}

void App::setOverrides(TokenOverrides overrides) {
  options.overrides = std::move(overrides);
  setTokens();
  settleFrames = std::max(settleFrames, 1);
}

// The key says what is in sight, and what is in sight depends on the room it leaves: it only ever grows, so that this
// ends.
void App::growCaption() {
  if (drawList.furniture.captionHeight <= frame.caption) return;
  frame.caption = drawList.furniture.captionHeight;
  settleCamera();
  settleFrames = std::max(settleFrames, 2);
}

}  // namespace faultline
