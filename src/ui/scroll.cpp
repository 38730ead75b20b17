#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "ui/paint.h"

namespace faultline {

namespace {

constexpr float wheelStep = 56;      // logical pixels a notch
constexpr float settleTime = 0.07f;  // seconds in which the wheel's way shrinks to 1/e
constexpr float coastTime = 0.32f;   // the same for a finger's speed after it lets go

float decay(float seconds, float time) { return px(expOf(static_cast<double>(-seconds / time))); }

// A finger (not a mouse: that has the wheel) drags the content itself.
void followFinger(Paint& paint, UiMemory::Scroll& state, uint32_t owner, float most) {
  const ImGuiIO& io = ImGui::GetIO();
  UiMemory& m = paint.memory;
  const bool mine = m.dragOwner == owner;
  const float y = io.MousePos.y;
  if (mine && m.drag == UiMemory::Drag::Pressed && paint.in.touch) {
    const float moved = y - px(m.dragStart.y);
    if (moved * moved > 36 && most > 0) {
      m.drag = UiMemory::Drag::Scroll;
      m.swallowClick = true;
      m.dragLast.y = static_cast<double>(y);
      m.dragOrigin = state.offset;
      state.velocity = 0;
    }
  }
  if (mine && m.drag == UiMemory::Drag::Scroll && io.MouseDown[0]) {
    const float step = px(m.dragLast.y) - y;
    m.dragLast.y = static_cast<double>(y);
    state.offset = state.target = std::clamp(state.offset + step, 0.f, most);
    // A finger that rests before it lifts throws nothing.
    const bool rested = io.DeltaTime > 0.08f;
    const float speed = paint.seconds > 0 && !rested ? step / paint.seconds : 0;
    state.velocity = rested ? 0 : state.velocity * 0.6f + speed * 0.4f;
  }
}

}  // namespace

float scroll(Paint& paint, UiMemory::Scroll& state, uint32_t owner, const Rect& view, float contentHeight,
             uint32_t key) {
  const ImGuiIO& io = ImGui::GetIO();
  UiMemory& m = paint.memory;
  if (state.key != key) state = {.key = key};
  state.viewHeight = px(view.height);
  state.contentHeight = contentHeight;
  const float most = std::max(contentHeight - state.viewHeight, 0.f);

  const bool over = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
                    contains(view, {static_cast<double>(io.MousePos.x), static_cast<double>(io.MousePos.y)});
  if (over && io.MouseWheel != 0) {
    state.target -= io.MouseWheel * wheelStep;
    state.velocity = 0;
  }
  if (over && io.MouseClicked[0] && m.drag == UiMemory::Drag::None) {
    m.drag = UiMemory::Drag::Pressed;
    m.dragOwner = owner;
    m.dragStart = {static_cast<double>(io.MousePos.x), static_cast<double>(io.MousePos.y)};
    state.velocity = 0;
    state.target = state.offset;
  }
  followFinger(paint, state, owner, most);

  const bool held = m.dragOwner == owner && m.drag == UiMemory::Drag::Scroll;
  if (!held && state.velocity != 0) {
    state.target = state.offset + state.velocity * paint.seconds;
    state.offset = state.target;
    state.velocity *= decay(paint.seconds, coastTime);
    if (std::abs(state.velocity) < 14 || paint.in.reducedMotion) state.velocity = 0;
    if (state.target <= 0 || state.target >= most) state.velocity = 0;
  }
  state.target = std::clamp(state.target, 0.f, most);
  const float left = state.target - state.offset;
  if (std::abs(left) < 0.5f || paint.in.reducedMotion)
    state.offset = state.target;
  else
    state.offset += left * (1 - decay(paint.seconds, settleTime));
  if (state.offset != state.target || state.velocity != 0) paint.out.settling = true;
  return snapped(state.offset, paint.canvas.dpr);
}

void scrollEdges(Paint& paint, UiMemory::Scroll& state, uint32_t owner, const Rect& view, Color ground) {
  const float most = state.contentHeight - state.viewHeight;
  if (most <= 0.5f || !paint.canvas.list) return;
  const ImU32 full = packed(ground), none = packed(withAlpha(ground, 0));
  const float fadeHeight = 22, x0 = px(view.x), x1 = px(view.x + view.width - 10), end = px(view.y + view.height);
  if (state.offset > 1)
    paint.canvas.list->AddRectFilledMultiColor({x0, px(view.y)}, {x1, px(view.y) + fadeHeight}, full, full, none, none);
  if (state.offset < most - 1)
    paint.canvas.list->AddRectFilledMultiColor({x0, end - fadeHeight}, {x1, end}, none, none, full, full);
  const float track = px(view.height) - 16;
  const float length = std::max(track * state.viewHeight / state.contentHeight, 28.f);
  const float way = track - length;
  if (way <= 0) return;
  const float top = px(view.y) + 8 + way * state.offset / most;
  const Rect hit = {view.x + view.width - 14, static_cast<double>(top), 14, static_cast<double>(length)};
  Touch touch;
  UiMemory& m = paint.memory;
  if (!paint.in.touch) {
    touch = touchable(paint, "thumb", hit);
    if (ImGui::IsItemActivated()) {
      m.drag = UiMemory::Drag::Thumb;
      m.dragOwner = owner;
      m.dragOrigin = state.offset;
      m.dragStart.y = static_cast<double>(ImGui::GetIO().MousePos.y);
    }
    if (ImGui::IsItemActive() && m.drag == UiMemory::Drag::Thumb) {
      const float moved = ImGui::GetIO().MousePos.y - px(m.dragStart.y);
      state.offset = state.target = std::clamp(m.dragOrigin + moved * most / way, 0.f, most);
    }
  }
  const double wide = touch.hovered || touch.held ? 6 : 4;
  const Color ink = withAlpha(paint.tokens.muted, touch.hovered || touch.held ? 0.8 : 0.35);
  fill(paint.canvas, {view.x + view.width - 3 - wide, hit.y, wide, hit.height}, ink, px(wide / 2));
}

}  // namespace faultline
