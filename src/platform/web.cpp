// The browser: plain exported C functions, called by web/engine.mjs, which owns canvas, events and frames.
// Nothing here asks for a frame; fl_frame says whether another one is needed, and everything that takes input leaves it
// to the caller to draw.
#include <emscripten/emscripten.h>
#include <emscripten/heap.h>

#include <algorithm>
#include <cstdlib>
#include <new>

#include "app/gpu.h"
#include "platform/platform.h"

// web/library.js
extern "C" int faultline_make_context(int antialias);    // WebGL 2 on Module.canvas, 0 when there is none
extern "C" [[noreturn]] void faultline_out_of_memory();  // ends this map; the page tells its reader

namespace {

using namespace faultline;

// One module instance is one map, so this is the instance's state, not the page's: two maps are two modules.
struct Page {
  App app;
  std::unique_ptr<Gpu> gpu;
  int pixelWidth = 1, pixelHeight = 1;
  std::string reply;  // what the last call that returns text returned
  Told told;          // when last asked
  explicit Page(const AppOptions& options) : app(options) {}
};
Page* page = nullptr;

const char* reply(std::string text) {
  page->reply = std::move(text);
  return page->reply.c_str();
}

}  // namespace

extern "C" {

// Fonts: TrueType files from fl_alloc, kept for good.
EMSCRIPTEN_KEEPALIVE void fl_create(int dark, int reducedMotion, const std::byte* regular, size_t regularSize,
                                    const std::byte* semibold, size_t semiboldSize) {
  std::set_new_handler(faultline_out_of_memory);
  AppOptions options = embeddedOptions();
  options.fontRegular = {regular, regularSize};
  options.fontSemibold = {semibold, semiboldSize};
  options.theme = dark ? Theme::Dark : Theme::Light;
  options.reducedMotion = reducedMotion != 0;
  page = new Page(options);
}

// Memory for bytes that the caller fills and hands to fl_load or fl_cell, which free it. 0 when there is none.
EMSCRIPTEN_KEEPALIVE void* fl_alloc(size_t size) { return std::malloc(size); }
EMSCRIPTEN_KEEPALIVE void fl_free(void* bytes) { std::free(bytes); }

// The built-in story, or (size > 0) another pack. "" or one sentence on what is wrong with it.
EMSCRIPTEN_KEEPALIVE const char* fl_load(std::byte* bytes, size_t size) {
  PackError error;
  if (size == 0) {
    error = page->app.loadView(embeddedPack());
  } else {
    error = page->app.load(std::vector<std::byte>(bytes, bytes + size));
    std::free(bytes);
  }
  return reply(std::string(describe(error)));
}

// A new context on the canvas (first, or after a lost one). "" or one sentence.
EMSCRIPTEN_KEEPALIVE const char* fl_context(int antialias) {
  page->gpu.reset();
  if (!faultline_make_context(antialias)) return reply("This browser gives the map no WebGL 2.");
  std::string error;
  page->gpu = Gpu::create(page->app, error);
  return reply(std::move(error));
}

EMSCRIPTEN_KEEPALIVE void fl_context_lost() { page->gpu.reset(); }

EMSCRIPTEN_KEEPALIVE void fl_resize(int pixelWidth, int pixelHeight, double dpr) {
  page->pixelWidth = pixelWidth;
  page->pixelHeight = pixelHeight;
  page->app.resize(pixelWidth / dpr, pixelHeight / dpr, dpr);
}

// The page draws the card itself (html) and it takes this room in logical pixels, 0 for none; settled: it rests there.
EMSCRIPTEN_KEEPALIVE void fl_prose(int html, double cardWidth, double sheetHeight, int settled) {
  page->app.setProse(html != 0, cardWidth, sheetHeight, settled != 0);
}

// The map alone, without panels, or with them.
EMSCRIPTEN_KEEPALIVE void fl_bare(int bare) { page->app.setLayout(bare ? LayoutKind::Bare : LayoutKind::Card); }

// Draws; the Why of the next frame, 0 when none is needed.
EMSCRIPTEN_KEEPALIVE int fl_frame(double seconds) {
  if (!page->gpu) return 0;
  page->gpu->prepare(page->app);
  const Why why = page->app.update(seconds);
  page->gpu->draw(page->app, page->pixelWidth, page->pixelHeight);
  return static_cast<int>(why);
}

EMSCRIPTEN_KEEPALIVE void fl_pointer(int kind, int id, double x, double y, int button, int touch, double seconds) {
  InputEvent event;
  event.kind = static_cast<InputKind>(kind);
  event.screen = {x, y};
  event.pointer = id;
  event.button = static_cast<uint8_t>(button);
  event.touch = touch != 0;
  event.seconds = seconds;
  page->app.event(event);
}

EMSCRIPTEN_KEEPALIVE void fl_wheel(double x, double y, double notches) {
  InputEvent event{.kind = InputKind::Wheel, .screen = {x, y}};
  event.wheel = notches;
  page->app.event(event);
}

EMSCRIPTEN_KEEPALIVE void fl_key(int key) {
  if (key < 0 || key >= static_cast<int>(Key::Count)) return;
  InputEvent event{.kind = InputKind::KeyDown};
  event.key = static_cast<Key>(key);
  page->app.event(event);
}

// The host's verbs. Beats are counted from 1.
EMSCRIPTEN_KEEPALIVE int fl_go_to(int beat, int fly) {
  if (beat < 1 || static_cast<size_t>(beat) > page->app.dataset().beats.size()) return 0;
  page->app.goTo(static_cast<uint32_t>(beat - 1), fly != 0);
  return 1;
}
EMSCRIPTEN_KEEPALIVE int fl_beat_by_id(const char* id) {  // 0 when there is none
  const std::optional<uint32_t> beat = page->app.beatById(id);
  return beat ? static_cast<int>(*beat) + 1 : 0;
}
// To a share, 0 to 1, of a beat's span.
EMSCRIPTEN_KEEPALIVE int fl_seek(int beat, double share) {
  if (beat < 1 || static_cast<size_t>(beat) > page->app.dataset().beats.size()) return 0;
  page->app.seek(static_cast<uint32_t>(beat - 1), share);
  return 1;
}
// Days since 1970-01-01, within the story's own calendar; the beat stays.
EMSCRIPTEN_KEEPALIVE void fl_date(double day) {
  constexpr double farthest = 4e5;  // a thousand years either way
  Action action{.kind = ActionKind::SeekDay};
  action.day = day;
  if (day > -farthest && day < farthest) page->app.act(action);
}
EMSCRIPTEN_KEEPALIVE void fl_view(double lon, double lat, double spanKm) {
  const auto within = [](double value, double most) { return value >= -most && value <= most; };
  if (!within(lon, 180) || !within(lat, 90) || !(spanKm > 0)) return;
  page->app.setView({{lon, lat}, std::clamp(spanKm, 20.0, 20000.0), 0});
}
// Layers are counted from 0 (scene/layers.h); those that are on are in the state.
EMSCRIPTEN_KEEPALIVE void fl_set_layer(int layer, int on) {
  if (layer >= 0 && layer < layerCount) page->app.setLayer(static_cast<Layer>(layer), on != 0);
}
EMSCRIPTEN_KEEPALIVE void fl_play(int on) { page->app.act({.kind = on ? ActionKind::Play : ActionKind::Pause}); }
EMSCRIPTEN_KEEPALIVE void fl_theme(int dark) {
  Action action{.kind = ActionKind::SetTheme};
  action.theme = dark ? Theme::Dark : Theme::Light;
  page->app.act(action);
}

// By id; 0, and nothing changes, when the story has no such lens.
EMSCRIPTEN_KEEPALIVE int fl_set_lens(const char* id) { return page->app.setLens(id) ? 1 : 0; }
EMSCRIPTEN_KEEPALIVE void fl_reduced_motion(int on) { page->app.setReducedMotion(on != 0); }
EMSCRIPTEN_KEEPALIVE void fl_cooperative(int on) { page->app.setCooperative(on != 0); }

// A publisher's colours: the tokens' names to ask the page's style for ("" after the last), and what it answered
// (scene/token_overrides.h).
EMSCRIPTEN_KEEPALIVE const char* fl_token_name(size_t token) {
  return reply(token < tokenCount() ? std::string(tokenName(token)) : std::string());
}
EMSCRIPTEN_KEEPALIVE void fl_tokens(const char* text) { page->app.setOverrides(overridesFromText(text)); }

EMSCRIPTEN_KEEPALIVE const char* fl_state() { return reply(page->app.stateJson(emscripten_get_heap_size())); }
// What changed since the last call: bits of Told. With the next three, for what is asked every frame.
EMSCRIPTEN_KEEPALIVE uint32_t fl_told() {
  const Told now = page->app.told();
  const uint32_t changed = now.changedSince(page->told);
  page->told = now;
  return changed;
}
EMSCRIPTEN_KEEPALIVE int fl_beat() { return static_cast<int>(page->app.moment().beat) + 1; }
EMSCRIPTEN_KEEPALIVE double fl_day() { return page->app.moment().day; }
EMSCRIPTEN_KEEPALIVE double fl_progress() { return page->app.progress(); }
// Seconds until something changes by itself at rest; below 0 for never.
EMSCRIPTEN_KEEPALIVE double fl_wake() { return page->app.wakesIn().value_or(-1); }
// A finger wanted to move the map and was not let, since the last call.
EMSCRIPTEN_KEEPALIVE int fl_refused() { return page->app.takeRefusal() ? 1 : 0; }
EMSCRIPTEN_KEEPALIVE int fl_hand() { return page->app.wantsHand() ? 1 : 0; }

// The next file to fetch, or -1: a cell of finer geography or, by the number after the last cell's, the words of the
// card. Its CRC is its name.
EMSCRIPTEN_KEEPALIVE int fl_next_cell() {
  if (page->app.takeWordsRequest()) return static_cast<int>(page->app.dataset().cells.size());
  const std::optional<uint32_t> cell = page->app.takeCellRequest();
  return cell ? static_cast<int>(*cell) : -1;
}
EMSCRIPTEN_KEEPALIVE uint32_t fl_cell_crc(int cell) {
  const Dataset& data = page->app.dataset();
  if (static_cast<size_t>(cell) < data.cells.size()) return data.cells[static_cast<size_t>(cell)].crc;
  return data.lackingWords() ? data.lackingWords()->crc : 0;
}
EMSCRIPTEN_KEEPALIVE void fl_cell(int cell, std::byte* bytes, size_t size) {
  if (static_cast<size_t>(cell) == page->app.dataset().cells.size()) {
    page->app.wordsArrived({bytes, bytes + size});
  } else {
    page->app.cellArrived(static_cast<uint32_t>(cell), {bytes, size});
  }
  std::free(bytes);
}

}  // extern "C"
