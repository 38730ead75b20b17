// faultline view: the desktop window.
#include "commands.h"
#include "platform/platform.h"

namespace faultline {

int runView(const ViewCommand& command) {
  const auto pack = readStory(command.story);
  if (!pack) return 1;
  const auto beat = findBeat(*pack, command.beat);
  if (!beat) return 1;
  WindowOptions options;
  options.pack = *pack;
  options.name = command.story.path.empty() ? "the built-in story" : command.story.path;
  options.beat = *beat;
  options.app = embeddedOptions();
  options.app.theme = command.theme;
  return runWindow(options);
}

}  // namespace faultline
