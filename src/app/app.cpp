#include "app/app.h"

#include <imgui.h>

#include <algorithm>

#include "app/camera.h"
#include "app/ui_input.h"
#include "base/easing.h"
#include "story/timeline.h"
#include "ui/theme.h"

namespace faultline {

namespace {

constexpr double idleStep = 1.0 / 60;  // what Dear ImGui is told after a rest: it must be above zero
constexpr double longestStep = 0.5;    // a tab that slept must not make time leap
constexpr double fadeSeconds = 0.9;    // a cross-fade without a flight
constexpr double yearDays = 365;
constexpr int framesToSettle = 2;  // Dear ImGui answers a press one frame late
constexpr double mouseSlack = 8, touchSlack = 22;
constexpr double nowhere = -1e6;  // where a pointer is that left the surface

}  // namespace

std::string_view nameOf(Why why) {
  switch (why) {
    case Why::Input: return "input";
    case Why::Panels: return "panels";
    case Why::Detail: return "detail";
    case Why::Flight: return "flight";
    case Why::CrossFade: return "crossfade";
    case Why::Playing: return "playing";
    case Why::None:
    case Why::Count: break;
  }
  return "";
}

App::App(const AppOptions& appOptions) : options(appOptions), imgui(ImGui::CreateContext()) {
  makeCurrent();
  configureUi();
  setTokens();
  frame.kind = options.layout;
}

App::~App() { ImGui::DestroyContext(imgui); }

void App::makeCurrent() const { ImGui::SetCurrentContext(imgui); }

PackError App::load(std::vector<std::byte> pack, std::string_view* at) {
  Dataset candidate;
  const PackError error = Dataset::load(pack, candidate, {}, at);
  if (error != PackError::None) return error;
  adopt(candidate);
  owned = std::move(pack);  // moving a vector keeps its bytes where the views point
  return PackError::None;
}

PackError App::loadView(std::span<const std::byte> pack, std::string_view* at) {
  Dataset candidate;
  const PackError error = Dataset::load(pack, candidate, {}, at);
  if (error == PackError::None) adopt(candidate);
  return error;
}

void App::adopt(const Dataset& dataset) {
  data = dataset;  // views, not bytes
  const uint32_t before = groundMesh.revision;
  groundMesh = buildGround(data);
  groundMesh.revision += before;  // or a renderer that knows the old ground would take this for it
  drawList = {};
  cellAsked.assign(data.cells.size(), false);
  cellRequests.clear();
  evaluated.reset();
  hovered = selected = {};
  panelMemory = {};
  makeCurrent();
  fonts = loadFonts(data, options.fontRegular, options.fontSemibold, dpr);
  ++fontCount;
  goTo(0, false);
}

void App::resize(double width, double height, double newDpr) {
  frame.width = std::max(width, 240.0);
  frame.height = std::max(height, 240.0);
  if (newDpr != dpr) {
    dpr = newDpr;
    if (loaded()) {
      makeCurrent();
      fonts = loadFonts(data, options.fontRegular, options.fontSemibold, dpr);
      ++fontCount;
    }
  }
  settleCamera();
  settleFrames = framesToSettle;
}

Layout App::currentLayout() const { return layoutFor(frame); }

void App::settleCamera() {
  if (!loaded() || exploring) return;
  const View target = beatView(data, now.beat, currentLayout());
  if (transition) {
    transition->flight.to = target;
  } else {
    camera = target;
  }
}

void App::event(const InputEvent& input) {
  events.push_back(input);
  settleFrames = framesToSettle;
}

std::optional<uint32_t> App::beatById(std::string_view id) const {
  for (uint32_t i = 0; i < data.beats.size(); ++i) {
    if (data.text(data.beats[i].id) == id) return i;
  }
  return std::nullopt;
}

void App::flyTo(const View& target, bool crossFade, Moment from) {
  Flight flight = planFlight(camera, target);
  if (options.reducedMotion) {
    camera = target;
    transition.reset();
    return;
  }
  if (flight.seconds <= 0) {
    camera = target;
    if (!crossFade) {
      transition.reset();
      return;
    }
    flight.seconds = fadeSeconds;
  }
  transition = Transition{flight, clock, crossFade, from};
}

void App::goTo(uint32_t beat, bool fly) {
  if (beat >= data.beats.size()) return;
  const Moment from = now;
  if (beat != now.beat) sourcesOpen = false;  // another part begins with its text
  now = {beat, static_cast<double>(data.beats[beat].end)};
  playing = false;
  exploring = false;
  selected = {};
  const View target = beatView(data, beat, currentLayout());
  if (!fly) {
    camera = target;
    transition.reset();
  } else {
    // Time glides only forward and over at most a year; anything else would sweep through what the beats do not tell.
    const double leap = now.day - from.day;
    flyTo(target, from.beat != beat && (leap < 0 || leap > yearDays), from);
  }
  settleFrames = framesToSettle;
}

void App::returnToBeat() {
  now.day = data.beats[now.beat].end;
  playing = false;
  exploring = false;
  selected = {};
  flyTo(beatView(data, now.beat, currentLayout()), false, now);
}

void App::setDay(double day) {
  if (!loaded()) return;
  const format::Beat& beat = data.beats[now.beat];
  now.day = day;
  if (transition) {  // the camera flies on; the world is at once that of the day asked for
    transition->crossFade = false;
    transition->from = now;
  }
  if (day < beat.start || day > beat.end) exploring = true;
}

void App::setView(const View& view) {
  transition.reset();
  camera = view;
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
  if (now.day >= beat->end || now.day < beat->start) {
    now.day = beat->start;
    if (transition) transition->from = now;
  }
  playing = true;
}

void App::stepTime(double direction) {
  playing = false;
  setDay(stepDay(data, now, direction));
}

void App::applyKey(Key key) {
  const auto simple = [this](ActionKind kind) { act({.kind = kind}); };
  const auto pan = [this](double x, double y) {
    Action action{.kind = ActionKind::PanBy};
    action.screen = {x, y};
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
    case Key::Count: return;
  }
}

void App::act(const Action& action) {
  if (!loaded()) return;
  settleFrames = framesToSettle;
  // A note stands at a point of the frame: it goes when what it points at moves, and when the reader turns elsewhere.
  if (action.kind != ActionKind::Select && action.kind != ActionKind::SetTheme && action.kind != ActionKind::SetLens &&
      action.kind != ActionKind::SetSpeed && action.kind != ActionKind::Pause)
    selected = {};
  const Layout layout = currentLayout();
  const auto zoomBy = [&](Vec2 where, double factor) {
    transition.reset();
    camera = zoomed(camera, layout.free, where, factor);
    exploring = true;
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
    case ActionKind::PanBy:
      transition.reset();
      camera = panned(camera, layout.free, action.screen);
      exploring = true;
      return;
    case ActionKind::ZoomAt: return zoomBy(action.screen, action.factor);
    case ActionKind::ZoomIn: return zoomBy(middle, zoomStep);
    case ActionKind::ZoomOut: return zoomBy(middle, 1 / zoomStep);
    case ActionKind::ReturnToBeat: return returnToBeat();
    case ActionKind::SetLens: options.lens = action.lens; return;
    case ActionKind::SetTheme: options.theme = action.theme; return setTokens();
    case ActionKind::SetSheet: frame.sheet = action.sheet; return settleCamera();
    case ActionKind::SetSpeed: speed = std::clamp(action.factor, 0.25, 4.0); return;
    case ActionKind::ShowSources: sourcesOpen = action.flag; return;
    case ActionKind::ShowAbout: aboutOpen = action.flag; return;
    case ActionKind::ShowLegend: legendOpen = action.flag; return;
    case ActionKind::Select: selected = action.pick; return;
    case ActionKind::Count: return;
  }
}

// Moves what moves by itself. `shown` is the moment whose world is drawn, `fade` how strongly.
void App::advance(double nowSeconds, double seconds, float& fade, Moment& shown) {
  fade = 1;
  shown = now;
  if (transition) {
    const double t = (nowSeconds - transition->start) / transition->flight.seconds;
    if (t >= 1) {
      camera = transition->flight.to;
      transition.reset();
    } else {
      camera = viewAt(transition->flight, easeInOutCubic(t));
      if (transition->crossFade) {
        fade = static_cast<float>(t < 0.5 ? 1 - 2 * t : 2 * t - 1);
        if (t < 0.5) shown = transition->from;
      } else if (transition->from.beat != now.beat) {
        shown.day = transition->from.day + (now.day - transition->from.day) * easeInOutCubic(t);
      }
      return;  // one thing moves at a time: time runs when the camera has arrived
    }
  }
  if (!playing) return;
  const double end = data.beats[now.beat].end;
  flow += seconds;
  now.day += seconds * playRate(data, now.beat) * speed;
  if (now.day >= end) {
    now.day = end;
    playing = false;
  }
  shown = now;
}

Why App::update(double nowSeconds) {
  ++frames;
  makeCurrent();
  const double seconds = resting ? 0 : std::clamp(nowSeconds - clock, 0.0, longestStep);
  if (resting && transition) transition->start = nowSeconds;  // asked for while nothing ran: it starts now
  clock = nowSeconds;

  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(frame.width), static_cast<float>(frame.height)};
  io.DisplayFramebufferScale = {static_cast<float>(dpr), static_cast<float>(dpr)};
  io.DeltaTime = static_cast<float>(seconds > 0 ? seconds : idleStep);
  for (const InputEvent& input : events) feedUi(input);
  ImGui::NewFrame();
  if (!loaded()) {
    events.clear();
    ImGui::Render();
    resting = true;
    return lastWhy = Why::None;
  }

  float fade = 1;
  Moment shown;
  advance(nowSeconds, seconds, fade, shown);
  if (!evaluated || !(*evaluated == shown)) {
    state = evaluate(data, shown);
    evaluated = shown;
  }

  SceneInput input;
  input.dataset = &data;
  input.ground = &groundMesh;
  input.state = &state;
  input.view = camera;
  input.layout = frame;
  input.dpr = dpr;
  input.tokens = tokens;
  input.lens = options.lens;
  input.miles = options.miles;
  input.flow = flow;
  input.selected = selected;
  input.crossFade = fade;
  drawList = buildScene(input, labelPlan);
  requestDetail();

  UiInput ui;
  ui.dataset = &data;
  ui.state = &state;
  ui.scene = &drawList;
  ui.fonts = fonts;
  ui.moment = {now.beat, shown.day};
  ui.playing = playing;
  ui.speed = speed;
  ui.exploring = exploring;
  ui.sourcesOpen = sourcesOpen;
  ui.aboutOpen = aboutOpen;
  ui.legendOpen = legendOpen;
  ui.sheet = frame.sheet;
  ui.lens = options.lens;
  ui.hovered = hovered;
  ui.selected = selected;
  ui.pointer = touch ? selectedAt : pointer;
  ui.touch = touch;
  ui.notice = options.notice;
  ui.version = options.version;
  ui.event = eventShown(shown);
  ui.reducedMotion = options.reducedMotion;
  const UiOutput out = drawUi(ui, panelMemory, actions);
  panelHand = !touch && ImGui::GetMouseCursor() == ImGuiMouseCursor_Hand;
  ImGui::Render();

  // What the map makes of the input, now that the panels have had their say. It shows in the next frame.
  for (const InputEvent& e : events) {
    if (e.kind == InputKind::KeyDown) {
      if (!out.wantsKeyboard) applyKey(e.key);
      continue;
    }
    pointer = e.kind == InputKind::PointerLeave ? Vec2{nowhere, nowhere} : e.screen;
    touch = e.touch;
    gestures.event(e, nowSeconds, out.wantsPointer, actions);
  }
  const double slack = touch ? touchSlack : mouseSlack;
  if (const std::optional<Vec2> tap = gestures.takeTap()) {
    Action select{.kind = ActionKind::Select};
    select.pick = pickAt(input, drawList, *tap, slack);
    if (select.pick == selected) select.pick = {};  // a second tap on it lets it go
    selectedAt = *tap;
    actions.push_back(select);
  }
  hover(out.wantsPointer, input, slack);
  const bool acted = !actions.empty() || !events.empty();
  events.clear();
  std::vector<Action> asked;
  asked.swap(actions);
  for (const Action& action : asked) act(action);

  if (settleFrames > 0) --settleFrames;
  lastWhy = transition                             ? (transition->crossFade ? Why::CrossFade : Why::Flight)
            : playing                              ? Why::Playing
            : acted                                ? Why::Input
            : out.settling                         ? Why::Panels
            : settleFrames > 0 || uiInputPending() ? Why::Input
            : !cellRequests.empty()                ? Why::Detail
                                                   : Why::None;
  resting = lastWhy == Why::None;
  return lastWhy;
}

// What the mouse is over. The ground may have moved under a mouse that did not, so this is asked anew after every
// change; while the map moves by itself nothing is named.
void App::hover(bool overPanel, const SceneInput& input, double slack) {
  const bool moving = transition || playing || gestures.dragging();
  Pick over;
  if (!touch && !overPanel && !moving && pointer.x > nowhere) over = pickAt(input, drawList, pointer, slack);
  if (over == hovered) return;
  hovered = over;
  hand = hovered.kind != PickKind::None && hovered.kind != PickKind::Unit;
  settleFrames = std::max(settleFrames, 1);
}

// Playing, an event stays named for a while; stepped or scrubbed to, for its day. Arriving at a beat names none: its
// text does.
uint32_t App::eventShown(Moment shown) const {
  constexpr double secondsNamed = 2;
  if (transition || (!playing && shown.day == data.beats[shown.beat].end)) return format::none;
  const double within = playing ? std::max(1.0, playRate(data, shown.beat) * speed * secondsNamed) : 0.999;
  return eventAt(data, shown, within).value_or(format::none);
}

void App::requestDetail() {
  if (transition) return;  // not for what is only flown over
  for (const uint32_t cell : wantedCells(data, groundMesh, drawList)) {
    if (cellAsked[cell]) continue;
    cellAsked[cell] = true;
    cellRequests.push_back(cell);
  }
}

std::optional<uint32_t> App::takeCellRequest() {
  while (!cellRequests.empty()) {
    const uint32_t cell = cellRequests.front();
    cellRequests.erase(cellRequests.begin());
    const std::span<const std::byte> own = data.cellBytes(cell);
    if (own.empty()) return cell;
    cellArrived(cell, own);
  }
  return std::nullopt;
}

void App::cellArrived(uint32_t cell, std::span<const std::byte> bytes) {
  CellGeometry geometry;
  if (cell >= data.cells.size() || decodeCell(data, cell, bytes, geometry) != PackError::None) return;
  refineGround(groundMesh, data, cell, geometry);
  settleFrames = std::max(settleFrames, 1);
}

ImDrawData* App::panels() const {
  makeCurrent();
  return ImGui::GetDrawData();
}

}  // namespace faultline
