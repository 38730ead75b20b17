// A viewer without a window: the panels over a scene, a pointer that presses and drags, and what came of it.
#pragma once
#include <cstddef>
#include <map>
#include <vector>

#include "imgui.h"
#include "scene/scene.h"
#include "ui/ui.h"

namespace faultline::test {

std::vector<std::byte> readFile(const char* path);

const Dataset& story();  // the first story's pack, loaded once

class Stage {
 public:
  Stage(double width, double height, double dpr = 1);
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  UiInput input;
  UiMemory memory;
  std::vector<Action> actions;  // of all frames since the last clear
  UiOutput output;              // of the last frame

  void arrange(uint32_t beat, Sheet sheet = Sheet::Half);  // at the beat's end, with a fresh memory
  void resize(double width, double height);
  void prose(double cardWidth, double sheetHeight);  // the page draws the card, of this size, and its buttons
  void frame(double seconds = 1.0 / 60);
  void frames(int count);
  int settle(int most = 400);  // frames until nothing moves; `most` when that never comes
  void move(Vec2 to);
  void press(Vec2 at);
  void release(Vec2 at);
  void click(Vec2 at);
  void drag(Vec2 from, Vec2 to, int steps = 8);
  void wheel(Vec2 at, float notches);
  void escape();

  const Layout& layout() const { return scene.layout; }
  const Action* last(ActionKind kind) const;

  // Presses every point of a grid over `area` at which something lights up, each from the same state; where each kind
  // of action answers.
  struct Target {
    Rect bounds;
    std::vector<Action> all;
  };
  std::map<ActionKind, Target> targets(const Rect& area, double step = 8);

  DrawList scene;

 private:
  StoryState state;
  ImGuiContext* context = nullptr;
  LayoutInput frameSize;
  double density;
};

uint64_t hashDrawData();                      // all vertices, indices and clips of the last frame
const ImDrawList* panelList(const char* id);  // a panel's own draw list, nullptr when it is not drawn
std::vector<Rect> panelRects();               // of all panels of the last frame

}  // namespace faultline::test
