// What `faultline render` was asked for, checked before any work.
#pragma once
#include <optional>
#include <string>

#include "commands.h"
#include "platform/offscreen.h"

namespace faultline {

enum class PictureKind : uint8_t { None, Png, Svg, Pdf };  // None: only its alternative text

struct RenderPlan {
  PictureKind kind = PictureKind::None;
  Shot shot;                          // without the beat, which needs the story
  int frames = 0;                     // of a sequence; 0: one picture
  bool flight = false;                // before it, the way there
  std::string pageWidth, pageHeight;  // "210mm"; "" for pixels
};

// Nothing when something is wrong; `error` then is the sentence to print.
std::optional<RenderPlan> planRender(const RenderCommand& command, std::string& error);

// Can a file of this name be written? Made or truncated is nothing.
bool canWrite(const std::string& path);

}  // namespace faultline
