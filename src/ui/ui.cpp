#include "ui/ui.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "scene/path.h"
#include "story/dates.h"
#include "ui/panels.h"
#include "ui/words.h"

namespace faultline {

Paint groundPaint(const Paint& paint) {
  Paint under = paint;
  under.canvas.list = ImGui::GetBackgroundDrawList();
  under.canvas.list->_FringeScale = 1.f / under.canvas.dpr;
  return under;
}

Rect beyondProse(const Layout& layout) {
  Rect room = layout.frame;
  if (!layout.prose || layout.card.width <= 0) return room;
  if (layout.narrow) {
    room.height = layout.card.y - room.y;
  } else {
    room.x = layout.card.x + layout.card.width;
    room.width -= room.x;
  }
  return room;
}

std::string eventWords(const Dataset& data, uint32_t index) {
  const format::Event& event = data.events[index];
  std::string said(data.text(event.dateText));
  if (said.empty()) said = shortDate(event.date);
  said += words::separator;
  return said += data.text(event.title);
}

namespace {

// Moved up until it hides none of what stands on the map's foot: scale, caveat, whence the ground is.
void clearOfFoot(Rect& pill, const DrawList& scene) {
  const std::vector<Label>& labels = scene.furniture.labels;
  for (size_t i = 0; i < 2 * labels.size(); ++i) {  // twice: clear of one it may meet another
    const Rect& box = labels[i % labels.size()].box;
    if (overlaps(box, inset(pill, -4))) pill.y = std::floor(box.y - pill.height - 6);
  }
}

// The day of a still, or what happened on the day shown: above whatever stands at the foot of the map.
void dayNote(Paint& paint, const Rect& room, double foot) {
  const Dataset& data = *paint.in.dataset;
  // On a phone smaller type: it stands on the map.
  const bool narrow = paint.in.scene->layout.narrow;
  const ImFont& font = narrow ? *paint.in.fonts.labelBold : *paint.in.fonts.noteBold;
  const double leading = narrow ? 17 : 20;
  const double most = paint.in.scene->layout.frame.width - 16 - (room.x > 100 ? room.x : 0);
  std::string said;
  if (paint.in.still != Still::None) {
    const auto day = static_cast<int32_t>(paint.in.moment.day);
    said = (paint.in.still == Still::Before ? "Before: " : "After: ") + longDate(day);
  } else if (paint.in.event != format::none) {
    said = eventWords(data, paint.in.event);  // with its date: it stands longer than its day
  }
  if (said.empty()) return;
  const std::vector<std::string_view> lines = wrapLines(font, said, px(most - 32));
  double width = 0;
  for (const std::string_view line : lines) width = std::max(width, static_cast<double>(textWidth(font, line)) + 32);
  const double left = std::clamp(room.x + (room.width - width) / 2, room.x > 100 ? room.x : 8.0,
                                 std::max(8.0, paint.in.scene->layout.frame.width - width - 8));
  const double height = (narrow ? 11 : 14) + leading * static_cast<double>(lines.size());
  Rect pill = {std::floor(left), std::floor(room.y + room.height - foot - height), std::ceil(width), height};
  clearOfFoot(pill, *paint.in.scene);
  Paint under = groundPaint(paint);
  shadow(under, pill, narrow ? 14 : 17);
  fill(under.canvas, pill, paint.tokens.card, narrow ? 14 : 17);
  for (size_t i = 0; i < lines.size(); ++i)
    drawRun(under.canvas, font, {pill.x + 16, pill.y + (narrow ? 18.4 : 22) + leading * static_cast<double>(i)},
            paint.tokens.ink, lines[i]);
  if (paint.in.still != Still::None || !paint.in.panels) return;
  // It leads to what is known of the event.
  const Pick pick{PickKind::Event, paint.in.event};
  beginPanel(paint, "event", pill);
  const Touch touch = touchable(paint, "tell", pill);
  endPanel();
  if (touch.hovered) paint.out.pointed = pick;
  if (!touch.activated) return;
  Action action = act(ActionKind::Select);
  if (!(paint.in.selected == pick)) action.pick = pick;
  action.screen = {pill.x + pill.width / 2, pill.y + 16};
  paint.actions.push_back(action);
}

}  // namespace

void drawWayBack(Paint& paint) {
  const Layout& layout = paint.in.scene->layout;
  Rect room = layout.free;
  const bool bare = layout.card.width <= 0 && !layout.prose;
  if (bare && paint.in.still == Still::None) return;  // a still says which it is, whatever else is left out
  const bool away = paint.in.exploring;
  // On a phone both are nearly as wide as the map, so they stand above what is in its corners.
  const double furniture = layout.narrow ? paint.in.scene->furniture.top : 0;
  if (furniture > 0) room.height = std::min(room.height, furniture - 2 - room.y);
  dayNote(paint, room, away ? static_cast<double>(targetSize(paint)) + 18 : 8);
  if (!away || bare) return;
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
              .tokens = input.scene->tokens,
              .canvas = {.list = nullptr, .dpr = static_cast<float>(input.scene->dpr)},
              .seconds = std::min(io.DeltaTime, 0.05f)};
  if (io.MouseClicked[0]) memory.swallowClick = false;

  settleSheet(paint);
  drawLabels(paint);
  if (input.panels) {
    drawTimeline(paint);
    drawCard(paint);
    drawLegend(paint);
  }
  drawWayBack(paint);
  drawAbout(paint);
  drawTooltip(paint);
  if (input.blank.a > 0) ImGui::GetForegroundDrawList()->AddRectFilled({0, 0}, io.DisplaySize, packed(input.blank));

  const bool dragging = memory.drag != UiMemory::Drag::None;
  if (!io.MouseDown[0]) memory.drag = UiMemory::Drag::None;
  output.wantsPointer = io.WantCaptureMouse || dragging || input.aboutOpen;
  output.wantsKeyboard =
      io.WantTextInput || ((io.ConfigFlags & ImGuiConfigFlags_NavEnableKeyboard) != 0 && io.NavVisible);
  return output;
}

}  // namespace faultline
