#include "embed/fontRegular.h"
#include "embed/fontSemibold.h"
#include "embed/noticeText.h"
#include "embed/storyPack.h"
#include "platform/platform.h"

namespace faultline {

std::span<const std::byte> embeddedPack() { return embed::storyPack(); }

AppOptions embeddedOptions() {
  AppOptions options;
  options.fontRegular = embed::fontRegular();
  options.fontSemibold = embed::fontSemibold();
  options.version = FAULTLINE_VERSION;
  options.notice = embed::noticeTextText();
  return options;
}

}  // namespace faultline
