#include "app/stage.h"

#include <algorithm>

namespace faultline {

namespace {

Action blank(Theme theme) {
  Action action{.kind = ActionKind::Blank};
  action.theme = theme;
  action.flag = true;
  return action;
}

}  // namespace

double stageDensity(int pixelWidth, int pixelHeight, double contentScale) {
  return std::max(contentScale, std::min(pixelWidth / stageWidth, pixelHeight / stageHeight));
}

std::optional<Action> stageAction(Key key) {
  switch (key) {
    case Key::Right:
    case Key::Down:
    case Key::PageDown: return Action{.kind = ActionKind::NextBeat};
    case Key::Left:
    case Key::Up:
    case Key::PageUp: return Action{.kind = ActionKind::PreviousBeat};
    case Key::Period: return blank(Theme::Dark);
    case Key::Comma: return blank(Theme::Light);
    default: return std::nullopt;
  }
}

std::optional<Action> stageActionTyping(unsigned character) {
  if (character == 'b' || character == 'B') return blank(Theme::Dark);
  if (character == 'w' || character == 'W') return blank(Theme::Light);
  return std::nullopt;
}

}  // namespace faultline
