#include "data/fold.h"
#include "embed/storyPack.h"
#include "platform/platform.h"
#ifndef __EMSCRIPTEN__
#include "embed/fontRegular.h"
#include "embed/fontSemibold.h"
#include "embed/noticeText.h"
#endif

namespace faultline {

std::span<const std::byte> embeddedPack() {
  static const std::vector<std::byte> pack = unfolded(embed::storyPack());
  return pack;
}

AppOptions embeddedOptions() {
  AppOptions options;
#ifndef __EMSCRIPTEN__  // there the page brings the fonts, which it needs too, and NOTICE.txt lies beside the program
  options.fontRegular = embed::fontRegular();
  options.fontSemibold = embed::fontSemibold();
  options.notice = embed::noticeTextText();
#endif
  options.version = FAULTLINE_VERSION;
  return options;
}

}  // namespace faultline
