// What Actions, keys and hosts ask of the App: the only place that applies them.
#include <algorithm>
#include <cmath>

#include "app/app.h"
#include "app/camera.h"
#include "base/easing.h"
#include "scene/mark_claims.h"
#include "story/timeline.h"

namespace faultline {

namespace {
constexpr double slowestPlay = 0.5, fastestPlay = 4;
}  // namespace

void App::goTo(uint32_t beat, bool fly) {
  if (beat < data.beats.size()) arriveAt({beat, static_cast<double>(data.beats[beat].end)}, fly);
}

void App::arriveAt(Moment target, bool fly) {
  // Turned round on the way, the world goes on from what is seen.
  const Moment from = journey && evaluated ? *evaluated : now;
  const uint32_t beat = target.beat;
  if (beat != now.beat) {  // another part begins with its text, and with its own days
    sourcesOpen = false;
    since.reset();
  }
  now = target;
  playing = false;
  posedRate = 0;
  sought.reset();
  exploring = byHand = false;
  motion.stop();
  selected = {};
  const View view = beatView(data, beat, currentLayout());
  if (!fly) {
    camera = view;
    journey.reset();
    labelFades = {};
  } else {
    flyTo(view, crossFades(from, now), from);
  }
  settleFrames = framesToSettle;
}

void App::pose(double day, double daysPerSecond, double flowSeconds) {
  setDay(day);
  playing = false;
  posedRate = daysPerSecond;
  flow = flowSeconds;
  settleFrames = std::max(settleFrames, 1);
}

void App::seek(uint32_t beat, double share) {
  if (beat >= data.beats.size()) return;
  const format::Beat& record = data.beats[beat];
  const double part = share >= 0 ? std::min(share, 1.0) : 0;  // what is no number is 0
  const double day = mixOf(double(record.start), double(record.end), part);
  if (options.reducedMotion && record.start != record.end) {
    if (beat != now.beat) arriveAt({beat, day}, true);
    showStill(part < 0.5 ? Still::Before : Still::After);
    playing = false;
    return;
  }
  if (beat != now.beat) return arriveAt({beat, day}, true);
  playing = false;
  selected = {};
  settleFrames = framesToSettle;
  if (journey) {  // which takes the day along
    now.day = day;
    sought.reset();
  } else {
    sought = day;
  }
}

void App::returnToBeat() {
  now.day = data.beats[now.beat].end;
  playing = false;
  sought.reset();
  since.reset();
  exploring = byHand = false;
  motion.stop();
  selected = {};
  flyTo(beatView(data, now.beat, currentLayout()), false, now);
}

void App::setDay(double day) {
  if (!loaded()) return;
  const format::Beat& beat = data.beats[now.beat];
  now.day = day;
  sought.reset();
  if (journey) {  // the camera flies on; the world is at once that of the day asked for
    journey->crossFade = false;
    journey->from = now;
  }
  if (day < beat.start || day > beat.end)
    exploring = true;
  else if (!movedFromBeat())
    exploring = false;  // back on the path by the same way
}

void App::refit(const Layout& before, bool fly) {
  if (exploring || journey) return settleCamera();
  // The picture stays where it is and then moves into the rectangle that is free now.
  camera = reframed(camera, before.free, currentLayout().free);
  if (fly) flyTo(beatView(data, now.beat, currentLayout()), false, now);
}

void App::setProse(bool prose, double cardWidth, double sheetHeight, bool settled) {
  const Layout before = currentLayout();
  ownCard = !prose && settled;
  LayoutInput wanted = frame;
  wanted.prose = prose;
  wanted.controls = true;  // whoever draws the card: only a page asks, and it has its buttons
  wanted.cardWidth = cardWidth;
  wanted.sheetHeight = sheetHeight;
  const bool same = wanted == frame;
  if (same && !settled) return;
  frame = wanted;
  if (!loaded()) return;
  if (frames == 0) return settleCamera();
  refit(before, settled);
  settleFrames = framesToSettle;
}

void App::setLayout(LayoutKind kind) {
  if (frame.kind == kind) return;
  options.layout = frame.kind = kind;
  settleCamera();
  labelFades = {};
  settleFrames = framesToSettle;
}

void App::setView(const View& view) {
  journey.reset();
  motion.stop();
  byHand = false;
  camera = view;
  labelFades = {};
  exploring = true;
  settleFrames = framesToSettle;
}

void App::play() {
  const format::Beat* beat = &data.beats[now.beat];
  if (beat->start == beat->end) {  // nothing moves inside a single day: play what comes next
    if (now.beat + 1 >= data.beats.size()) return;
    goTo(now.beat + 1);
    beat = &data.beats[now.beat];
    if (beat->start == beat->end) return;
  }
  if (options.reducedMotion) return showStill(Still::Before);
  if (now.day >= beat->end || now.day < beat->start) {
    now.day = beat->start;
    if (journey) journey->from = now;
  }
  sought.reset();
  still = Still::None;
  playing = true;
}

void App::showStill(Still which) {
  const format::Beat& beat = data.beats[now.beat];
  sought.reset();
  now.day = which == Still::Before ? beat.start : beat.end;
  if (journey) journey->from = now;
  still = which;
  stillAt = now;
  stillSince = -1;
  playing = which == Still::Before;
  settleFrames = framesToSettle;
}

void App::stepTime(double direction) {
  playing = false;
  setDay(stepDay(data, now, direction));
}

void App::leadToClaims() {
  const auto told = data.list(data.beats[now.beat].claims);
  panelMemory.claimOpen.resize(data.claims.size(), false);
  bool first = selected.kind != PickKind::Unit;  // a country is about much: its note says it
  for (const uint32_t claim : claimsOf(data, now.beat, selected)) {
    if (!first || std::find(told.begin(), told.end(), claim) == told.end()) continue;
    first = sourcesOpen = false;
    panelMemory.claims = 2;
    panelMemory.claimOpen[claim] = true;
    panelMemory.claimWanted = claim;
  }
}

void App::applyKey(Key key) {
  const auto simple = [this](ActionKind kind) { act({.kind = kind}); };
  const auto pan = [this](double x, double y) {
    const Rect free = currentLayout().free;
    Action action{.kind = ActionKind::PanBy};
    action.from = {free.x + free.width / 2, free.y + free.height / 2};
    action.screen = {x, y};
    action.pace = Pace::Step;
    act(action);
  };
  const auto toggle = [this](ActionKind kind, bool open) {
    Action action{.kind = kind};
    action.flag = !open;
    act(action);
  };
  // The page that lies on top, else the open legend, else the card; the panels keep it within its ends.
  const auto readOn = [this](float direction) {
    constexpr float keyScroll = 96;
    UiMemory::Scroll& text = aboutOpen ? panelMemory.about : legendOpen ? panelMemory.legend : panelMemory.card;
    text.target += direction * keyScroll;
    text.velocity = 0;
  };
  const auto faster = [this](double by) {
    Action action{.kind = ActionKind::SetSpeed};
    action.factor = std::clamp(speed * by, slowestPlay, fastestPlay);
    act(action);
  };
  constexpr double keyPan = 80;
  switch (key) {
    case Key::Left: return pan(keyPan, 0);
    case Key::Right: return pan(-keyPan, 0);
    case Key::Up: return aboutOpen ? readOn(-1) : pan(0, keyPan);
    case Key::Down: return aboutOpen ? readOn(1) : pan(0, -keyPan);
    case Key::J: return readOn(1);
    case Key::K: return readOn(-1);
    case Key::Plus: return simple(ActionKind::ZoomIn);
    case Key::Minus: return simple(ActionKind::ZoomOut);
    case Key::Home: return simple(ActionKind::ReturnToBeat);
    case Key::Space: return simple(ActionKind::TogglePlay);
    case Key::PageUp:
    case Key::BracketLeft: return simple(ActionKind::PreviousBeat);
    case Key::PageDown:
    case Key::BracketRight: return simple(ActionKind::NextBeat);
    case Key::Comma: return simple(ActionKind::StepBack);
    case Key::Period: return simple(ActionKind::StepForward);
    case Key::S: return toggle(ActionKind::ShowSources, sourcesOpen);
    case Key::I: return toggle(ActionKind::ShowAbout, aboutOpen);
    case Key::L: return toggle(ActionKind::ShowLegend, legendOpen);
    case Key::Escape:
      aboutOpen = sourcesOpen = legendOpen = false;
      selected = {};
      return;
    case Key::R: return toggle(ActionKind::SetLoop, looping);
    case Key::Less: return faster(0.5);
    case Key::Greater: return faster(2);
    case Key::C: return toggle(ActionKind::CompareFrom, since.has_value());
    case Key::Digit1:
    case Key::Digit2:
    case Key::Digit3:
    case Key::Digit4:
    case Key::Digit5: {
      const auto layer = static_cast<Layer>(static_cast<int>(key) - static_cast<int>(Key::Digit1));
      return setLayer(layer, !layers.shows(layer));
    }
    case Key::Count: return;
  }
}

void App::setLayer(Layer layer, bool on) {
  Action action{.kind = ActionKind::SetLayer};
  action.layer = layer;
  action.flag = on;
  act(action);
}

void App::act(const Action& action) {
  if (!loaded()) return;
  settleFrames = framesToSettle;
  // A note stands at a point of the frame: it goes when what it points at moves, and when the reader turns elsewhere.
  if (action.kind != ActionKind::Select && action.kind != ActionKind::SetTheme && action.kind != ActionKind::SetLens &&
      action.kind != ActionKind::SetLayer && action.kind != ActionKind::SetSpeed &&
      action.kind != ActionKind::CompareFrom && action.kind != ActionKind::SetLoop &&
      action.kind != ActionKind::Pause && action.kind != ActionKind::Hold)
    selected = {};
  const Layout layout = currentLayout();
  const auto takeCamera = [this] {
    journey.reset();
    exploring = byHand = true;
  };
  const auto zoomBy = [&](Vec2 where, double factor, Pace pace) {
    takeCamera();
    if (pace == Pace::AtOnce || options.reducedMotion) {
      camera = zoomed(camera, layout.free, where, factor, window);
    } else {
      motion.zoom(camera, where, factor, pace == Pace::Wheel ? wheelPace : tapPace);
    }
  };
  const Vec2 middle{layout.free.x + layout.free.width / 2, layout.free.y + layout.free.height / 2};
  constexpr double zoomStep = 1.5;
  switch (action.kind) {
    case ActionKind::GoToBeat: return goTo(action.beat);
    case ActionKind::NextBeat: return goTo(std::min<uint32_t>(now.beat + 1, uint32_t(data.beats.size()) - 1));
    case ActionKind::PreviousBeat: return goTo(now.beat > 0 ? now.beat - 1 : 0);
    case ActionKind::Play: return play();
    case ActionKind::Pause: playing = false; return;
    case ActionKind::TogglePlay:
      if (playing) {
        playing = false;
      } else {
        play();
      }
      return;
    case ActionKind::StepForward: return stepTime(1);
    case ActionKind::StepBack: return stepTime(-1);
    case ActionKind::SeekDay: playing = false; return setDay(action.day);
    case ActionKind::CompareFrom:
      since.reset();
      if (action.flag) since = static_cast<format::Day>(std::floor(now.day));
      return;
    case ActionKind::PanBy:
      takeCamera();
      if (action.pace == Pace::AtOnce || options.reducedMotion) {
        camera = panned(camera, layout.free, action.from, action.from + action.screen, window);
      } else {
        motion.pan(action.screen);
      }
      return;
    case ActionKind::ZoomAt: return zoomBy(action.screen, action.factor, action.pace);
    case ActionKind::ZoomIn: return zoomBy(middle, zoomStep, Pace::Step);
    case ActionKind::ZoomOut: return zoomBy(middle, 1 / zoomStep, Pace::Step);
    case ActionKind::Hold:
      if (motion.isGliding()) gestures.spendPress();
      return motion.stop();
    case ActionKind::Fling:
      if (!options.reducedMotion && !journey) motion.glide(action.screen);
      return;
    case ActionKind::ReturnToBeat: return returnToBeat();
    case ActionKind::SetLens:
      if (action.lens >= data.lenses.size()) return;
      shownLens = action.lens;
      lensWanted = data.text(data.lenses[shownLens].id);
      return;
    case ActionKind::SetLayer:
      if (action.layer < Layer::Count) layers.set(action.layer, action.flag);
      return;
    case ActionKind::SetTheme: options.theme = action.theme; return setTokens();
    case ActionKind::SetSheet: frame.sheet = action.sheet; return refit(layout, true);
    case ActionKind::SetLoop: looping = action.flag; return;
    case ActionKind::SetSpeed: speed = std::clamp(action.factor, slowestPlay, fastestPlay); return;
    case ActionKind::ShowSources: sourcesOpen = action.flag; return;
    case ActionKind::ShowAbout: aboutOpen = action.flag; return;
    case ActionKind::ShowLegend: legendOpen = action.flag; return;
    case ActionKind::Blank:
      blank = action.theme == Theme::Dark ? Color{0, 0, 0, 255} : Color{255, 255, 255, 255};
      if (!action.flag) blank.a = 0;
      playing = false;
      return;
    case ActionKind::Select:
      selected = action.pick;
      if (action.screen.x > 0) selectedAt = action.screen;
      return leadToClaims();
    case ActionKind::Count: return;
  }
}

}  // namespace faultline
