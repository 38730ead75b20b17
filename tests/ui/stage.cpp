#include "stage.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstring>
#include <fstream>
#include <string>

#include "base/hash.h"
#include "imgui_internal.h"

namespace faultline::test {

std::vector<std::byte> readFile(const char* path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  REQUIRE(file.good());
  std::vector<std::byte> bytes(static_cast<size_t>(file.tellg()));
  file.seekg(0);
  file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

namespace {

const std::vector<std::byte>& font(bool semibold) {
  static const std::vector<std::byte> regular = readFile(UI_TEST_FONT_400), bold = readFile(UI_TEST_FONT_600);
  return semibold ? bold : regular;
}

}  // namespace

const Dataset& story() {
  static const std::vector<std::byte> bytes = readFile(UI_TEST_PACK);
  static Dataset dataset;
  static const PackError error = Dataset::load(bytes, dataset);
  REQUIRE(error == PackError::None);
  return dataset;
}

Stage::Stage(double width, double height, double dpr) : context(ImGui::CreateContext()), density(dpr) {
  ImGui::SetCurrentContext(context);
  configureUi();
  applyTheme(tokensFor(Theme::Light));
  frameSize.width = width;
  frameSize.height = height;
  input.dataset = &story();
  input.fonts = loadFonts(story(), font(false), font(true), dpr);
  unsigned char* pixels = nullptr;
  int textureWidth = 0, textureHeight = 0;
  ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &textureWidth, &textureHeight);
  arrange(0);
}

Stage::~Stage() { ImGui::DestroyContext(context); }

void Stage::resize(double width, double height) {
  frameSize.width = width;
  frameSize.height = height;
  arrange(input.moment.beat, input.sheet);
}

void Stage::prose(double cardWidth, double sheetHeight) {
  frameSize.prose = frameSize.controls = true;
  frameSize.cardWidth = cardWidth;
  frameSize.sheetHeight = sheetHeight;
  arrange(input.moment.beat, input.sheet);
}

void Stage::arrange(uint32_t beat, Sheet sheet) {
  memory = {};
  actions.clear();
  frameSize.sheet = input.sheet = sheet;
  input.moment = {beat, static_cast<double>(story().beats[beat].end)};
  state = evaluate(story(), input.moment);
  scene = {};
  scene.layout = layoutFor(frameSize);
  scene.dpr = density;
  scene.projection = projectionFor(View{}, scene.layout.free);
  // Strokes as the legend reads them: kind by what they stand for, look by the stroke, in sight by a point.
  const Rect free = scene.layout.free;
  const std::optional<Vec3> inSight = toUnit(scene.projection, {free.x + free.width / 2, free.y + free.height / 2});
  for (const LinkState& link : state.links) {
    Stroke stroke;
    stroke.pick = {PickKind::Link, link.link};
    stroke.color = rgb(0x0b6fb0);
    stroke.unit.push_back(narrow(*inSight));
    scene.links.push_back(stroke);
  }
  input.state = &state;
  input.scene = &scene;
  ImGui::GetIO().AddMousePosEvent(-1e6f, -1e6f);
  frames(3);
  actions.clear();
}

void Stage::frame(double seconds) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(frameSize.width), static_cast<float>(frameSize.height)};
  io.DisplayFramebufferScale = {static_cast<float>(density), static_cast<float>(density)};
  io.DeltaTime = static_cast<float>(seconds);
  input.pointer = {static_cast<double>(io.MousePos.x), static_cast<double>(io.MousePos.y)};
  ImGui::NewFrame();
  output = drawUi(input, memory, actions);
  ImGui::Render();
}

void Stage::frames(int count) {
  for (int i = 0; i < count; ++i) frame();
}

int Stage::settle(int most) {
  for (int i = 0; i < most; ++i) {
    frame();
    if (!output.settling && context->InputEventsQueue.Size == 0) return i + 1;
  }
  return most;
}

void Stage::move(Vec2 to) {
  ImGui::GetIO().AddMousePosEvent(static_cast<float>(to.x), static_cast<float>(to.y));
  frame();
}

void Stage::press(Vec2 at) {
  move(at);
  ImGui::GetIO().AddMouseButtonEvent(0, true);
  frame();
}

void Stage::release(Vec2 at) {
  move(at);
  ImGui::GetIO().AddMouseButtonEvent(0, false);
  frame();
}

void Stage::click(Vec2 at) {
  press(at);
  release(at);
}

void Stage::drag(Vec2 from, Vec2 to, int steps) {
  press(from);
  for (int i = 1; i <= steps; ++i) move(from + (to - from) * (static_cast<double>(i) / steps));
  release(to);
}

void Stage::wheel(Vec2 at, float notches) {
  move(at);
  ImGui::GetIO().AddMouseWheelEvent(0, notches);
  frame();
}

void Stage::escape() {
  ImGui::GetIO().AddKeyEvent(ImGuiKey_Escape, true);
  frame();
  ImGui::GetIO().AddKeyEvent(ImGuiKey_Escape, false);
  frame();
}

const Action* Stage::last(ActionKind kind) const {
  for (auto it = actions.rbegin(); it != actions.rend(); ++it)
    if (it->kind == kind) return &*it;
  return nullptr;
}

std::map<ActionKind, Stage::Target> Stage::targets(const Rect& area, double step) {
  std::map<ActionKind, Target> found;
  const UiMemory before = memory;
  for (double y = area.y + step / 2; y < area.y + area.height; y += step) {
    for (double x = area.x + step / 2; x < area.x + area.width; x += step) {
      memory = before;
      actions.clear();
      move({x, y});
      if (context->HoveredId == 0) continue;  // nothing there to press
      for (const bool down : {true, false}) {
        ImGui::GetIO().AddMouseButtonEvent(0, down);
        frame();
      }
      for (const Action& action : actions) {
        Target& target = found[action.kind];
        target.all.push_back(action);
        Rect& b = target.bounds;
        if (target.all.size() == 1) b = {x - step / 2, y - step / 2, step, step};
        const double right = std::max(b.x + b.width, x + step / 2), bottom = std::max(b.y + b.height, y + step / 2);
        b.x = std::min(b.x, x - step / 2);
        b.y = std::min(b.y, y - step / 2);
        b.width = right - b.x;
        b.height = bottom - b.y;
      }
    }
  }
  memory = before;
  actions.clear();
  move({-1e6, -1e6});
  frames(2);
  actions.clear();
  return found;
}

uint64_t hashDrawData() {
  const ImDrawData* data = ImGui::GetDrawData();
  uint64_t hash = hashSeed;
  for (const ImDrawList* list : data->CmdLists) {
    hash = hash64(std::as_bytes(std::span(list->VtxBuffer.Data, static_cast<size_t>(list->VtxBuffer.Size))), hash);
    hash = hash64(std::as_bytes(std::span(list->IdxBuffer.Data, static_cast<size_t>(list->IdxBuffer.Size))), hash);
    for (const ImDrawCmd& command : list->CmdBuffer)
      hash = hash64(std::as_bytes(std::span(&command.ClipRect, 1)), hash);
  }
  return hash;
}

const ImDrawList* panelList(const char* id) {
  const ImGuiWindow* window = ImGui::FindWindowByName(id);
  return window && window->Active ? window->DrawList : nullptr;
}

std::vector<Rect> panelRects() {
  std::vector<Rect> rects;
  for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows) {
    // Dear ImGui's own fallback window is never drawn.
    if (!window->Active || std::strncmp(window->Name, "Debug##", 7) == 0) continue;
    rects.push_back({static_cast<double>(window->Pos.x), static_cast<double>(window->Pos.y),
                     static_cast<double>(window->Size.x), static_cast<double>(window->Size.y)});
  }
  return rects;
}

}  // namespace faultline::test
