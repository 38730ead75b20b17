#include "ui/ui.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/panels.h"

namespace faultline {

Paint groundPaint(const Paint& paint) {
  Paint under = paint;
  under.canvas.list = ImGui::GetBackgroundDrawList();
  under.canvas.list->_FringeScale = 1.f / under.canvas.dpr;
  return under;
}

namespace {

void hint(const Paint& paint, const Rect& room) {
  if (paint.in.hint.empty() || paint.in.hintStrength <= 0.01) return;
  const ImFont& font = *paint.in.fonts.noteBold;
  const double width = static_cast<double>(textWidth(font, paint.in.hint)) + 36;
  const Rect pill = {room.x + (room.width - width) / 2, room.y + room.height / 2 - 20, width, 40};
  Paint over = paint;
  over.canvas.list = ImGui::GetForegroundDrawList();
  over.canvas.list->_FringeScale = 1.f / over.canvas.dpr;
  fill(over.canvas, pill, withAlpha(paint.tokens.ink, 0.9 * paint.in.hintStrength), 20);
  drawRun(over.canvas, font, {pill.x + 18, pill.y + 25}, withAlpha(paint.tokens.card, paint.in.hintStrength),
          paint.in.hint);
}

}  // namespace

void drawWayBack(Paint& paint) {
  const Layout& layout = paint.in.scene->layout;
  Rect room = layout.free;
  hint(paint, room);
  if (!paint.in.exploring || layout.card.width <= 0) return;
  const std::string word = "Back to part " + std::to_string(paint.in.moment.beat + 1);
  const Icon icon = Icon::Return;
  const double width = static_cast<double>(pillWidth(paint, word, true)) + 6;
  const double height = static_cast<double>(targetSize(paint));
  const double shift = layout.narrow ? static_cast<double>(std::min(paint.memory.sheetOffset, 0.f)) : 0;
  // Whole pixels: a window's edges are, and would cut the pill.
  const Rect pill = {std::floor(room.x + (room.width - width) / 2),
                     std::floor(room.y + room.height - height - 8 + shift), std::ceil(width), height};
  shadow(groundPaint(paint), pill, px(height / 2));
  beginPanel(paint, "way back", pill);
  if (pillButton(paint, "return", pill, word, &icon, Look::Solid))
    paint.actions.push_back(act(ActionKind::ReturnToBeat));
  endPanel();
}

UiOutput drawUi(const UiInput& input, UiMemory& memory, std::vector<Action>& actions) {
  const ImGuiIO& io = ImGui::GetIO();
  UiOutput output;
  Paint paint{.in = input,
              .memory = memory,
              .actions = actions,
              .out = output,
              .tokens = tokensFor(input.theme),
              .canvas = {.list = nullptr, .dpr = static_cast<float>(input.scene->dpr)},
              .seconds = std::min(io.DeltaTime, 0.05f)};
  if (io.MouseClicked[0]) memory.swallowClick = false;

  settleSheet(paint);
  drawLabels(paint);
  drawTimeline(paint);
  drawCard(paint);
  drawLegend(paint);
  drawWayBack(paint);
  drawAbout(paint);
  drawTooltip(paint);

  const bool dragging = memory.drag != UiMemory::Drag::None;
  if (!io.MouseDown[0]) memory.drag = UiMemory::Drag::None;
  output.wantsPointer = io.WantCaptureMouse || dragging || input.aboutOpen;
  output.wantsKeyboard =
      io.WantTextInput || ((io.ConfigFlags & ImGuiConfigFlags_NavEnableKeyboard) != 0 && io.NavVisible);
  return output;
}

}  // namespace faultline
