// faultline view: the desktop window.
#include "commands.h"
#include "platform/platform.h"
#include "token_file.h"

namespace faultline {

int runView(const ViewCommand& command) {
  const auto pack = readStory(command.story);
  if (!pack) return 1;
  const auto beat = findBeat(*pack, command.beat);
  if (!beat || !checkLens(*pack, command.lens)) return 1;
  constexpr Theme inWindow[] = {Theme::Light, Theme::Dark};  // the legend switches between them
  const auto overrides = tokensFromFile(command.tokens, inWindow);
  if (!overrides) return 1;
  WindowOptions options;
  options.pack = *pack;
  options.name = command.story.path.empty() ? "the built-in story" : command.story.path;
  options.beat = *beat;
  options.app = embeddedOptions();
  options.app.theme = command.theme;
  options.app.overrides = *overrides;
  options.app.lens = command.lens;
  options.app.controls = !command.stage;
  options.stage = command.stage;
  options.screen = command.screen;
  return runWindow(options);
}

}  // namespace faultline
