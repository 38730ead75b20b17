// Play, step, loop, and how fast time runs.
#include <algorithm>
#include <string>

#include "ui/timeline_strip.h"
#include "ui/words.h"

namespace faultline {

namespace {

constexpr double speeds[] = {0.5, 1, 2, 4};

// The story's days a second, in words; nothing where no time runs.
std::string rateOf(const Paint& paint) {
  const format::Beat& beat = paint.in.dataset->beats[paint.in.moment.beat];
  if (beat.start == beat.end) return {};
  return rateInWords(playRate(*paint.in.dataset, paint.in.moment.beat) * paint.in.speed);
}

// "1 month/s", "~9 days/s": where there is no room for the words.
std::string shortRate(std::string words) {
  constexpr std::string_view about = "about ", aSecond = " a second";
  if (words.starts_with(about)) words.replace(0, about.size(), "~");
  if (words.ends_with(aSecond)) words.replace(words.size() - aSecond.size(), aSecond.size(), "/s");
  return words;
}

void speedPill(Paint& paint, const Rect& target) {
  const double speed = paint.in.speed;
  size_t now = 0;
  while (now + 1 < std::size(speeds) && speeds[now + 1] <= speed + 0.01) ++now;
  const std::string number = speeds[now] < 1 ? "0.5" : std::to_string(static_cast<int>(speeds[now]));
  const std::string word = number + std::string(words::times);
  const Rect pill = {target.x + (target.width - 44) / 2, target.y + (target.height - 28) / 2, 44, 28};
  const Touch touch = touchable(paint, "speed", target);
  fill(paint.canvas, pill, touch.hovered || touch.held ? paint.tokens.accentSoft : paint.tokens.chip, 14);
  const ImFont& font = *paint.in.fonts.labelBold;
  const double middle = pill.y + pill.height / 2;
  drawRun(paint.canvas, font, {pill.x + (pill.width - static_cast<double>(textWidth(font, word))) / 2, middle + 4.4},
          paint.tokens.ink, word);
  if (!touch.activated) return;
  Action action = act(ActionKind::SetSpeed);
  action.factor = speeds[(now + 1) % std::size(speeds)];
  paint.actions.push_back(action);
}

// A ring of its own says that it is on, not its colour alone.
void loopButton(Paint& paint, Vec2 centre) {
  const bool on = paint.in.looping;
  if (roundButton(paint, "loop", centre, 32, Icon::Loop, on ? Look::Soft : Look::Plain))
    paint.actions.push_back(actFlag(ActionKind::SetLoop, !on));
  if (on && paint.canvas.list)
    paint.canvas.list->AddCircle({px(centre.x), px(centre.y)}, 15.5f, packed(paint.tokens.accent), 0, 1.5f);
}

void playAndStep(Paint& paint, const TimeStrip& s, double apart) {
  const double x = s.rect.x + (s.narrow ? 12 : 18) + s.playSize / 2;
  if (roundButton(paint, "play", {x, s.controls}, px(s.playSize), paint.in.playing ? Icon::Pause : Icon::Play,
                  Look::Solid))
    paint.actions.push_back(act(ActionKind::TogglePlay));
  if (!s.narrow && !s.roomy) return;
  const double step = x + s.playSize / 2 + (s.narrow ? 26 : 24);
  if (roundButton(paint, "step back", {step, s.controls}, 32, Icon::StepBack, Look::Plain))
    paint.actions.push_back(act(ActionKind::StepBack));
  if (roundButton(paint, "step forward", {step + apart, s.controls}, 32, Icon::StepForward, Look::Plain))
    paint.actions.push_back(act(ActionKind::StepForward));
}

}  // namespace

void drawTimeControls(Paint& paint, const TimeStrip& s) {
  const double apart = paint.in.touch || s.narrow ? 44 : 34;
  playAndStep(paint, s, apart);
  if (!s.narrow && !s.roomy) return;
  const double end = s.rect.x + s.rect.width;
  const std::string rate = rateOf(paint);
  const ImFont& font = *paint.in.fonts.label;
  if (s.narrow) {
    speedPill(paint, {end - 12 - 44, s.controls - 22, 44, 44});
    loopButton(paint, {end - 12 - 44 - 24, s.controls});
    const double left = s.rect.x + 138, room = end - 98 - left;  // between the buttons' circles
    const bool fits = static_cast<double>(textWidth(font, rate)) <= room;
    drawFitted(paint.canvas, font, {left, s.controls + 4.4}, px(room), paint.tokens.muted,
               fits ? rate : shortRate(rate));
    return;
  }
  const double middle = s.low || rate.empty() ? s.controls : s.controls - 10;
  const double high = paint.in.touch ? 44 : 28;
  speedPill(paint, {end - 18 - 44, middle - high / 2, 44, high});
  loopButton(paint, {end - 18 - 44 - 24, middle});
  if (s.low || rate.empty()) return;
  const double width = static_cast<double>(textWidth(font, rate));
  drawRun(paint.canvas, font, {end - 18 - width, s.controls + 25}, paint.tokens.muted, rate);
}

}  // namespace faultline
