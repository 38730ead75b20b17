#include "data/fold.h"
#include "embed/noticeText.h"
#include "embed/storyPack.h"
#include "platform/platform.h"
#ifndef __EMSCRIPTEN__
#include "embed/fontRegular.h"
#include "embed/fontSemibold.h"
#endif

namespace faultline {

std::span<const std::byte> embeddedPack() {
  static const std::vector<std::byte> pack = unfolded(embed::storyPack());
  return pack;
}

AppOptions embeddedOptions() {
  AppOptions options;
#ifndef __EMSCRIPTEN__  // there the page brings them, and uses the same files for its own text
  options.fontRegular = embed::fontRegular();
  options.fontSemibold = embed::fontSemibold();
#endif
  options.version = FAULTLINE_VERSION;
  options.notice = embed::noticeTextText();
  return options;
}

}  // namespace faultline
