// What the panels share: one frame's context, and the few controls that they are made of. Controls are drawn in our own
// shapes over Dear ImGui's invisible buttons, which bring hit testing, ids and focus.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "scene/tokens.h"
#include "ui/text.h"
#include "ui/ui.h"

namespace faultline {

struct Paint {
  const UiInput& in;
  UiMemory& memory;
  std::vector<Action>& actions;
  UiOutput& out;
  const Tokens& tokens;
  Canvas canvas;  // of the panel being drawn; list null: measuring only
  float seconds;  // since the last frame, at most a twentieth
};

// A copy that only measures.
inline Paint dry(const Paint& paint) {
  Paint copy = paint;
  copy.canvas.list = nullptr;
  return copy;
}

constexpr float px(double value) { return static_cast<float>(value); }
inline ImVec2 corner(const Rect& r) { return {px(r.x), px(r.y)}; }
inline ImVec2 farCorner(const Rect& r) { return {px(r.x + r.width), px(r.y + r.height)}; }
constexpr bool contains(const Rect& r, Vec2 p) {
  return p.x >= r.x && p.y >= r.y && p.x < r.x + r.width && p.y < r.y + r.height;
}
constexpr Rect inset(const Rect& r, double by) { return {r.x + by, r.y + by, r.width - 2 * by, r.height - 2 * by}; }

// The ground of chips and quiet buttons: a breath of ink, so that it sits on any paper.
inline Color chipGround(const Tokens& tokens) { return withAlpha(tokens.ink, 0.065); }

Action act(ActionKind kind);
Action actFlag(ActionKind kind, bool flag);

// A panel: a borderless window over `rect` that takes the pointer there. Everything until the end is clipped to it.
// `front` puts it above the others. Sets paint.canvas.
void beginPanel(Paint& paint, const char* id, const Rect& rect, bool front = false);
void endPanel();

// ---- grounds ----
void fill(const Canvas& canvas, const Rect& rect, Color color, float radius = 0, ImDrawFlags corners = 0);
void outline(const Canvas& canvas, const Rect& rect, Color color, float radius, float width);
void rule(const Canvas& canvas, double x, double y, double width, Color color);
void paper(const Paint& paint, const Rect& rect, Color ground, float radius);  // with its shadow
void shadow(const Paint& paint, const Rect& rect, float radius);

// ---- icons: strokes and triangles, so that they are crisp at any size and cost no glyphs ----
enum class Icon : uint8_t { Play, Pause, Left, Right, Up, Down, Close, StepBack, StepForward, Return, Loop };
void drawIcon(const Canvas& canvas, Icon icon, Vec2 centre, float size, Color color);

// ---- controls: true when activated (a press that became a drag does not count) ----
struct Touch {
  bool activated = false, hovered = false, held = false, focused = false;
};
Touch touchable(Paint& paint, const char* id, const Rect& rect);

enum class Look : uint8_t { Plain, Soft, Solid };
bool roundButton(Paint& paint, const char* id, Vec2 centre, float diameter, Icon icon, Look look, bool enabled = true);
// A pill with a word and perhaps an icon after it; returns whether activated. pillWidth says how wide it is.
float pillWidth(const Paint& paint, std::string_view word, bool icon);
bool pillButton(Paint& paint, const char* id, const Rect& rect, std::string_view word, const Icon* icon, Look look,
                bool enabled = true);
// Words that act; underlined under the pointer. `current` shows it as on.
bool wordButton(Paint& paint, const char* id, const Rect& rect, std::string_view word, bool current);
// Words side by side, one of them on, in rows of `rowHeight`: one row where they fit it, else a row each. The index of
// the one activated, or -1. choiceHeight says how high it will be.
int choice(Paint& paint, const char* id, Vec2 topLeft, double width, double rowHeight,
           std::span<const std::string_view> words, int on);
double choiceHeight(const Paint& paint, double width, double rowHeight, std::span<const std::string_view> words);
// The same for two words that fit.
int eitherOr(Paint& paint, const char* id, const Rect& rect, std::string_view first, std::string_view second, int on);

// ---- scrolling ----
// Wheel, thumb, and a finger on the content, with inertia. Call once a frame within the panel, before the content;
// returns how far the content is scrolled, in whole device pixels. `key` names the content: another one starts at its
// top.
float scroll(Paint& paint, UiMemory::Scroll& state, uint32_t owner, const Rect& view, float contentHeight,
             uint32_t key);
// After the content: the thumb, and what goes on beyond the edges fades out instead of being cut.
void scrollEdges(Paint& paint, UiMemory::Scroll& state, uint32_t owner, const Rect& view, Color ground);

inline float targetSize(const Paint& paint) { return paint.in.touch || paint.in.scene->layout.narrow ? 44.f : 36.f; }

}  // namespace faultline
