#include "ui/layer_switches.h"

#include <string>

namespace faultline {

namespace {

constexpr std::string_view layerWords[] = {"Fronts and other lines", "Links", "Areas (hatched)", "Places", "Names"};
static_assert(sizeof layerWords / sizeof *layerWords == layerCount);

// On and off differ in shape, not in colour alone.
void drawBox(const Paint& paint, Vec2 middle, bool on, bool hovered) {
  constexpr double side = 16;
  const Tokens& t = paint.tokens;
  const Rect box = {middle.x - side / 2, middle.y - side / 2, side, side};
  if (on) fill(paint.canvas, box, hovered ? t.accentStrong : t.accent, 4);
  if (!on) outline(paint.canvas, inset(box, 0.75), hovered ? t.accent : t.muted, 4, 1.5f);
  if (!on || !paint.canvas.list) return;
  const ImVec2 tick[] = {{px(middle.x - 4.2), px(middle.y + 0.2)},
                         {px(middle.x - 1.2), px(middle.y + 3.2)},
                         {px(middle.x + 4.4), px(middle.y - 3.6)}};
  paint.canvas.list->AddPolyline(tick, 3, packed(t.card), 0, 2);
}

}  // namespace

void layerSwitches(Column& column) {
  Paint& paint = column.paint;
  const double row = paint.in.touch ? 44 : 28;
  const ImFont& font = *paint.in.fonts.label;
  for (int i = 0; i < layerCount; ++i) {
    const auto layer = static_cast<Layer>(i);
    const bool on = paint.in.layers.shows(layer);
    ImGui::PushID(i);
    const Touch touch = touchable(paint, "layer", {column.x - 4, column.y, column.width + 8, row});
    ImGui::PopID();
    const double middle = column.y + row / 2;
    drawBox(paint, {column.x + 8, middle}, on, touch.hovered || touch.held);
    drawRun(paint.canvas, font, {column.x + 28, middle + 4.4}, on ? paint.tokens.ink : paint.tokens.muted,
            layerWords[i]);
    if (!paint.in.touch) {  // its key
      const std::string key = std::to_string(i + 1);
      const double width = static_cast<double>(textWidth(font, key));
      drawRun(paint.canvas, font, {column.x + column.width - width, middle + 4.4}, paint.tokens.muted, key);
    }
    if (touch.activated) {
      Action action = actFlag(ActionKind::SetLayer, !on);
      action.layer = layer;
      paint.actions.push_back(action);
    }
    column.gap(row);
  }
}

}  // namespace faultline
