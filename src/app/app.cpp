#include "app/app.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/ui_input.h"
#include "base/trig.h"
#include "story/timeline.h"
#include "ui/theme.h"

namespace faultline {

namespace {

constexpr double idleStep = 1.0 / 60;  // what Dear ImGui is told after a rest: it must be above zero
constexpr double longestStep = 0.5;    // a tab that slept must not make time leap
constexpr double mouseSlack = 8, touchSlack = 22;
constexpr double loopRest = 1.5;        // seconds
constexpr double labelsASecond = 3;     // how often labels are placed anew while time plays
constexpr double seekPace = 14;         // 1/s: 95 % of the way is done after a fifth of a second
constexpr double leastSeek = 1.0 / 64;  // days
constexpr double stillSeconds = 3;      // how long "before" stands
constexpr double nowhere = -1e6;        // where a pointer is that left the surface

}  // namespace

std::string_view nameOf(Why why) {
  switch (why) {
    case Why::Input: return "input";
    case Why::Panels: return "panels";
    case Why::Labels: return "labels";
    case Why::Detail: return "detail";
    case Why::Flight: return "flight";
    case Why::CrossFade: return "crossfade";
    case Why::Camera: return "camera";
    case Why::Playing: return "playing";
    case Why::None:
    case Why::Count: break;
  }
  return "";
}

App::App(const AppOptions& appOptions)
    : options(appOptions), lensWanted(appOptions.lens), imgui(ImGui::CreateContext()) {
  makeCurrent();
  configureUi();
  setTokens();
  frame.kind = options.layout;
  frame.controls = !options.panels;  // a poster is of a page, which has them
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
  shownLens = data.lensById(lensWanted).value_or(0);
  const uint32_t before = groundMesh.revision;
  groundMesh = buildGround(data);
  groundMesh.revision += before;  // or a renderer that knows the old ground would take this for it
  drawList = {};
  labelPlan = {};
  cellAsked.assign(data.cells.size(), false);
  cellRequests.clear();
  wordsAsked = false;
  arrivals.clear();
  evaluated.reset();
  sweepMemo = {};
  labelled.reset();
  hovered = selected = pointed = {};
  panelMemory = {};
  changes = {};
  makeCurrent();
  fonts = loadFonts(data, options.fontRegular, options.fontSemibold, dpr);
  ++fontCount;
  window = windowOf(data);
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
  labelFades = {};
  settleFrames = framesToSettle;
}

Layout App::currentLayout() const { return layoutFor(frame); }

void App::settleCamera() {
  if (!loaded() || exploring) return;
  const View target = beatView(data, now.beat, currentLayout());
  if (journey) {
    journey->flight.to = target;
  } else {
    camera = target;
  }
}

bool App::setLens(std::string_view id) {
  const std::optional<uint32_t> lens = data.lensById(id);
  if (!lens) return false;
  Action action{.kind = ActionKind::SetLens};
  action.lens = *lens;
  act(action);
  return true;
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
  if (!options.reducedMotion) journey = planJourney(camera, target, crossFade, from, clock);
  if (options.reducedMotion || !journey) {
    camera = target;
    journey.reset();
  }
}

// Moves what moves by itself. `shown` is the moment whose world is drawn, `fade` how strongly.
void App::advance(double nowSeconds, double seconds, float& fade, Moment& shown) {
  fade = 1;
  shown = now;
  if (journey) {
    const Passage passage = passageAt(*journey, now, nowSeconds);
    camera = passage.view;
    fade = passage.fade;
    shown = passage.shown;
    if (!passage.arrived) return;  // one thing moves at a time: time runs when the camera has arrived
    journey.reset();
  }
  if (motion.moving()) camera = motion.step(camera, currentLayout().free, window, seconds);
  if (byHand && !motion.moving() && !gestures.pressed()) {
    if (options.reducedMotion && std::abs(camera.centre.lat) <= poleLat) camera.northDeg = 0;
    motion.rightNorth(camera);
  }
  if (sought) {
    const double left = (now.day - *sought) * expOf(-seconds * seekPace);
    now.day = *sought + left;
    if (std::abs(left) < leastSeek) {
      now.day = *sought;
      sought.reset();
    }
    shown = now;
  }
  if (!(now == stillAt)) still = Still::None;
  if (!playing) return;
  if (still != Still::None) {
    if (stillSince < 0) stillSince = nowSeconds;
    if (nowSeconds >= stillSince + stillSeconds) showStill(Still::After);
    shown = now;
    return;
  }
  const double end = data.beats[now.beat].end;
  flow += seconds;
  now.day += seconds * playRate(data, now.beat) * speed;
  if (now.day >= end && looping) {
    // The last picture stands for a moment before it begins anew.
    if (now.day >= end + loopRest * ratePlayed()) now.day = data.beats[now.beat].start;
  } else if (now.day >= end) {
    now.day = end;
    playing = false;
  }
  shown = {now.beat, std::min(now.day, end)};
}

Why App::update(double nowSeconds) {
  ++frames;
  makeCurrent();
  const double seconds = resting && posedRate == 0 ? 0 : std::clamp(nowSeconds - clock, 0.0, longestStep);
  if (resting && journey) journey->start = nowSeconds;  // asked for while nothing ran: it starts now
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
    state = evaluate(data, shown, &sweepMemo);
    evaluated = shown;
    builtFrom.reset();
  }

  // While time plays, labels are placed for a few days of a second only; stops are among them, so that what a label
  // says of a line holds from its day on.
  const bool sparing = (playing || posedRate > 0) && !journey;
  if (sparing) {
    const Moment placed{shown.beat, labelDay(data, shown, ratePlayed() / labelsASecond)};
    if (!labelled || !(*labelled == placed)) labelState = evaluate(data, placed, &sweepMemo);
    labelled = placed;
  }
  arrivals.step(groundMesh, data, !journey && !motion.moving() && !playing && !sought && !gestures.dragging(),
                nowSeconds);

  SceneInput input;
  input.dataset = &data;
  input.ground = &groundMesh;
  input.state = &state;
  input.view = camera;
  input.layout = frame;
  input.dpr = dpr;
  input.tokens = tokens;
  input.lens = shownLens;
  input.layers = layers;
  input.miles = options.miles;
  input.key = options.key;
  input.flow = flow;
  input.selected = selected;
  input.lit = litGroup();
  input.crossFade = fade;
  if (sparing) input.labelState = &labelState;
  if (journey) input.flyingTo = journey->flight.to;
  // A move of the mouse, a panel that scrolls: the scene stays as it is.
  if (fading || !builtFrom || !(*builtFrom == input) ||
      builtGround != groundMesh.revision + groundMesh.refined[groundLevels - 1]) {
    drawList = buildScene(input, labelPlan);
    fading = fadeLabels(labelFades, drawList, seconds, options.reducedMotion);
    builtFrom = input;
    builtGround = groundMesh.revision + groundMesh.refined[groundLevels - 1];
    ++scenes;
  }
  requestDetail();
  growCaption();

  UiInput ui;
  ui.dataset = &data;
  ui.state = &state;
  ui.scene = &drawList;
  ui.fonts = fonts;
  ui.moment = {now.beat, shown.day};
  ui.playing = playing || posedRate > 0;
  if (sparing) ui.changedDay = labelDay(data, shown, 1e9);  // the last dated line or event
  ui.since = since;
  ui.speed = speed;
  ui.looping = looping;
  ui.exploring = exploring;
  ui.sourcesOpen = sourcesOpen;
  ui.aboutOpen = aboutOpen;
  ui.legendOpen = legendOpen;
  ui.sheet = frame.sheet;
  ui.lens = shownLens;
  ui.layers = layers;
  ui.hovered = hovered;
  ui.selected = selected;
  ui.pointer = touch ? selectedAt : pointer;
  ui.touch = touch;
  ui.notice = options.notice;
  ui.version = options.version;
  if (!journey) ui.event = eventAt(data, shown).value_or(format::none);
  ui.still = journey ? Still::None : still;
  ui.reducedMotion = options.reducedMotion;
  ui.panels = options.panels;
  ui.controls = options.controls;
  ui.blank = blank;
  const UiOutput out = drawUi(ui, panelMemory, actions);
  if (!(out.pointed == pointed)) {
    pointed = out.pointed;
    settleFrames = std::max(settleFrames, 1);
  }
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
    gestures.event(e, e.seconds >= 0 ? e.seconds : nowSeconds, out.wantsPointer, actions);
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
  lastWhy = journey                                ? (journey->crossFade ? Why::CrossFade : Why::Flight)
            : playing && still == Still::None      ? Why::Playing
            : motion.moving()                      ? Why::Camera
            : sought                               ? Why::Playing
            : acted                                ? Why::Input
            : out.settling                         ? Why::Panels
            : fading                               ? Why::Labels
            : settleFrames > 0 || uiInputPending() ? Why::Input
            : !cellRequests.empty()                ? Why::Detail
            : arrivals.pending()                   ? Why::Detail
                                                   : Why::None;
  resting = lastWhy == Why::None;
  return lastWhy;
}

std::optional<double> App::wakesIn() const {
  if (!playing || still == Still::None) return std::nullopt;
  return std::max(0.0, stillSince < 0 ? 0.0 : stillSince + stillSeconds - clock);
}

double App::ratePlayed() const { return posedRate > 0 ? posedRate : playRate(data, now.beat) * speed; }

Pick App::litGroup() const {
  for (const Pick pick : {pointed, hovered, selected}) {
    if (pick.kind == PickKind::Group) return pick;
  }
  return {};
}

// What the mouse is over. The ground may have moved under a mouse that did not, so this is asked anew after every
// change; while the map moves by itself nothing is named.
void App::hover(bool overPanel, const SceneInput& input, double slack) {
  const bool moving = journey || motion.moving() || playing || sought || gestures.dragging();
  Pick over;
  if (!touch && !overPanel && !moving && pointer.x > nowhere) over = pickAt(input, drawList, pointer, slack);
  if (over == hovered) return;
  hovered = over;
  hand = hovered.kind != PickKind::None && hovered.kind != PickKind::Unit;
  settleFrames = std::max(settleFrames, 1);
}

// On a journey for where it goes, so that much has come on arrival; not for what is only flown over.
void App::requestDetail() {
  if (motion.moving()) return;
  const Rect& free = drawList.layout.free;
  const Projection projection = journey ? projectionFor(journey->flight.to, free) : drawList.projection;
  for (const uint32_t cell : wantedCells(data, groundMesh, projection, drawList.layout, dpr)) {
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
    CellGeometry geometry;  // there from the start, so that nobody saw the map without it
    if (decodeCell(data, cell, own, geometry) == PackError::None) refineGround(groundMesh, data, cell, geometry);
    settleFrames = std::max(settleFrames, 1);
  }
  return std::nullopt;
}

void App::cellArrived(uint32_t cell, std::span<const std::byte> bytes) {
  CellGeometry geometry;
  if (cell >= data.cells.size() || decodeCell(data, cell, bytes, geometry) != PackError::None) return;
  arrivals.push(cell, std::move(geometry));
  settleFrames = std::max(settleFrames, 1);
}

bool App::takeWordsRequest() {
  const bool told = selected.kind != PickKind::None || hovered.kind != PickKind::None;  // in a note
  const bool drawn = told || aboutOpen || (ownCard && drawList.layout.card.width > 0);
  if (wordsAsked || !drawn || data.lackingWords() == nullptr) return false;
  return wordsAsked = true;
}

void App::wordsArrived(std::vector<std::byte> bytes) {
  if (data.takeWords(bytes) != PackError::None) return;
  words = std::move(bytes);  // the vector's memory stays where it is
  settleFrames = framesToSettle;
}

ImDrawData* App::panels() const {
  makeCurrent();
  return ImGui::GetDrawData();
}

}  // namespace faultline
