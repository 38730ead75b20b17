#include "ui/paint.h"

#include <algorithm>

namespace faultline {

Action act(ActionKind kind) {
  Action action;
  action.kind = kind;
  return action;
}

Action actFlag(ActionKind kind, bool flag) {
  Action action = act(kind);
  action.flag = flag;
  return action;
}

void beginPanel(Paint& paint, const char* id, const Rect& rect, bool front) {
  ImGui::SetNextWindowPos(corner(rect));
  ImGui::SetNextWindowSize({std::max(px(rect.width), 1.f), std::max(px(rect.height), 1.f)});
  ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                           ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBackground |
                           ImGuiWindowFlags_NoFocusOnAppearing;
  if (!front) flags |= ImGuiWindowFlags_NoBringToFrontOnFocus;
  ImGui::Begin(id, nullptr, flags);
  paint.canvas.list = ImGui::GetWindowDrawList();
  // Edges one device pixel soft: Dear ImGui's measure is one logical pixel, a blur on a dense screen.
  paint.canvas.list->_FringeScale = 1.f / paint.canvas.dpr;
}

void endPanel() { ImGui::End(); }

void fill(const Canvas& canvas, const Rect& rect, Color color, float radius, ImDrawFlags corners) {
  if (canvas.list) canvas.list->AddRectFilled(corner(rect), farCorner(rect), packed(color), radius, corners);
}

void outline(const Canvas& canvas, const Rect& rect, Color color, float radius, float width) {
  if (canvas.list) canvas.list->AddRect(corner(rect), farCorner(rect), packed(color), radius, 0, width);
}

void rule(const Canvas& canvas, double x, double y, double width, Color color) {
  const float top = snapped(px(y), canvas.dpr);
  const float thick = std::max(1.f, snapped(1.f, canvas.dpr));
  if (canvas.list) canvas.list->AddRectFilled({px(x), top}, {px(x + width), top + thick}, packed(color));
}

// A few rounded rectangles, each a little wider and weaker, lying lower than the paper: as soft as it needs to be.
void shadow(const Paint& paint, const Rect& rect, float radius) {
  if (!paint.canvas.list || paint.tokens.shade.a == 0) return;
  constexpr int steps = 6;
  for (int i = 0; i < steps; ++i) {
    const double grow = 1.0 + i * 2.2;
    const Rect r = {rect.x - grow, rect.y - grow + 3.0, rect.width + 2 * grow, rect.height + 2 * grow};
    fill(paint.canvas, r, withAlpha(paint.tokens.shade, 1.0 - 0.11 * i), radius + px(grow));
  }
}

void paper(const Paint& paint, const Rect& rect, Color ground, float radius) {
  shadow(paint, rect, radius);
  fill(paint.canvas, rect, ground, radius);
  // On a dark page a shadow hardly shows: a hairline holds the edge.
  if (paint.tokens.paperEdge) outline(paint.canvas, rect, paint.tokens.rule, radius, 1.f);
}

void drawIcon(const Canvas& canvas, Icon icon, Vec2 centre, float size, Color color) {
  if (!canvas.list) return;
  ImDrawList& list = *canvas.list;
  const float x = px(centre.x), y = px(centre.y), r = size / 2;
  const ImU32 ink = packed(color);
  const float stroke = std::max(1.5f, size / 8);
  const auto chevron = [&](float cx, float dx) {
    const ImVec2 points[] = {{cx - dx, y - r * 0.72f}, {cx + dx, y}, {cx - dx, y + r * 0.72f}};
    list.AddPolyline(points, 3, ink, 0, stroke);
  };
  const auto caret = [&](float dy) {
    const ImVec2 points[] = {{x - r * 0.72f, y - dy}, {x, y + dy}, {x + r * 0.72f, y - dy}};
    list.AddPolyline(points, 3, ink, 0, stroke);
  };
  switch (icon) {
    case Icon::Play:
      // Set right of the middle, where the triangle's weight is.
      list.AddTriangleFilled({x - r * 0.62f, y - r * 0.9f}, {x + r, y}, {x - r * 0.62f, y + r * 0.9f}, ink);
      break;
    case Icon::Pause:
      list.AddRectFilled({x - r * 0.68f, y - r * 0.85f}, {x - r * 0.2f, y + r * 0.85f}, ink, 1);
      list.AddRectFilled({x + r * 0.2f, y - r * 0.85f}, {x + r * 0.68f, y + r * 0.85f}, ink, 1);
      break;
    case Icon::Left: chevron(x - r * 0.05f, -r * 0.38f); break;
    case Icon::Right: chevron(x + r * 0.05f, r * 0.38f); break;
    case Icon::Up: caret(-r * 0.38f); break;
    case Icon::Down: caret(r * 0.38f); break;
    case Icon::Close:
      list.AddLine({x - r * 0.65f, y - r * 0.65f}, {x + r * 0.65f, y + r * 0.65f}, ink, stroke);
      list.AddLine({x - r * 0.65f, y + r * 0.65f}, {x + r * 0.65f, y - r * 0.65f}, ink, stroke);
      break;
    case Icon::StepBack:
      list.AddLine({x - r * 0.62f, y - r * 0.72f}, {x - r * 0.62f, y + r * 0.72f}, ink, stroke);
      chevron(x + r * 0.2f, -r * 0.38f);
      break;
    case Icon::StepForward:
      list.AddLine({x + r * 0.62f, y - r * 0.72f}, {x + r * 0.62f, y + r * 0.72f}, ink, stroke);
      chevron(x - r * 0.2f, r * 0.38f);
      break;
    case Icon::Loop: {  // a ring with a gap, and a head where it closes
      list.PathArcTo({x, y}, r * 0.8f, px(0.3), px(5.3));
      list.PathStroke(ink, 0, stroke);
      const float hx = x + r * 0.8f * 0.554f, hy = y - r * 0.8f * 0.832f;
      list.AddTriangleFilled({hx - r * 0.5f, hy - r * 0.45f}, {hx + r * 0.55f, hy + r * 0.05f},
                             {hx - r * 0.35f, hy + r * 0.6f}, ink);
      break;
    }
    case Icon::Return: {
      const ImVec2 head[] = {
          {x - r * 0.15f, y - r * 0.85f}, {x - r * 0.7f, y - r * 0.3f}, {x - r * 0.15f, y + r * 0.25f}};
      list.AddPolyline(head, 3, ink, 0, stroke);
      list.PathLineTo({x - r * 0.7f, y - r * 0.3f});
      list.PathLineTo({x + r * 0.25f, y - r * 0.3f});
      list.PathArcTo({x + r * 0.25f, y + r * 0.2f}, r * 0.5f, -px(1.5707963), px(1.5707963));
      list.PathLineTo({x - r * 0.3f, y + r * 0.7f});
      list.PathStroke(ink, 0, stroke);
      break;
    }
  }
}

Touch touchable(Paint& paint, const char* id, const Rect& rect) {
  Touch touch;
  if (!paint.canvas.list || rect.width < 1 || rect.height < 1) return touch;
  ImGui::SetCursorScreenPos(corner(rect));
  const bool pressed = ImGui::InvisibleButton(id, {px(rect.width), px(rect.height)});
  touch.hovered = ImGui::IsItemHovered() && !paint.in.touch;
  touch.held = ImGui::IsItemActive() && !paint.memory.swallowClick;
  touch.focused = ImGui::IsItemFocused() && (ImGui::GetIO().ConfigFlags & ImGuiConfigFlags_NavEnableKeyboard) != 0 &&
                  ImGui::GetIO().NavVisible;
  touch.activated = pressed && !paint.memory.swallowClick;
  if (touch.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (touch.focused) outline(paint.canvas, inset(rect, -2), paint.tokens.accent, 6, 2);
  return touch;
}

namespace {

struct Inks {
  Color ground, ink;
};

Inks inksFor(const Tokens& t, Look look, const Touch& touch, bool enabled) {
  Inks inks;
  switch (look) {
    case Look::Plain: inks = {withAlpha(t.chip, touch.hovered || touch.held ? 1.0 : 0.0), t.ink}; break;
    case Look::Soft: inks = {touch.hovered ? t.accentSoft : chipGround(t), t.ink}; break;
    case Look::Solid: inks = {touch.hovered ? t.accent : t.ink, t.card}; break;
  }
  if (touch.held)
    inks = {look == Look::Solid ? t.accentStrong : t.accentSoft, look == Look::Solid ? t.card : t.accentStrong};
  if (!enabled) inks = {look == Look::Plain ? withAlpha(t.chip, 0) : chipGround(t), withAlpha(t.muted, 0.45)};
  return inks;
}

}  // namespace

bool roundButton(Paint& paint, const char* id, Vec2 centre, float diameter, Icon icon, Look look, bool enabled) {
  const double target = std::max(diameter, paint.in.touch ? 44.f : 24.f);
  Touch touch;
  if (enabled) touch = touchable(paint, id, {centre.x - target / 2, centre.y - target / 2, target, target});
  if (!paint.canvas.list) return false;
  const Inks inks = inksFor(paint.tokens, look, touch, enabled);
  if (inks.ground.a)
    paint.canvas.list->AddCircleFilled({px(centre.x), px(centre.y)}, diameter / 2, packed(inks.ground));
  drawIcon(paint.canvas, icon, centre, std::min(diameter * 0.36f, 14.f), inks.ink);
  return touch.activated;
}

float pillWidth(const Paint& paint, std::string_view word, bool icon) {
  return textWidth(*paint.in.fonts.noteBold, word) + 32 + (icon ? 14.f : 0.f);
}

bool pillButton(Paint& paint, const char* id, const Rect& rect, std::string_view word, const Icon* icon, Look look,
                bool enabled) {
  Touch touch;
  if (enabled) touch = touchable(paint, id, rect);
  const Inks inks = inksFor(paint.tokens, look, touch, enabled);
  fill(paint.canvas, rect, inks.ground, px(rect.height / 2));
  const ImFont& font = *paint.in.fonts.noteBold;
  const double width = static_cast<double>(textWidth(font, word)) + (icon ? 16 : 0);
  const bool before = icon && *icon == Icon::Return;
  double x = rect.x + (rect.width - width) / 2;
  const double middle = rect.y + rect.height / 2;
  if (before) {
    drawIcon(paint.canvas, *icon, {x + 6, middle}, 13, inks.ink);
    x += 20;
  }
  drawRun(paint.canvas, font, {x, middle + static_cast<double>(font.FontSize) * 0.364}, inks.ink, word);
  if (icon && !before) drawIcon(paint.canvas, *icon, {x + width - 5, middle}, 11, inks.ink);
  return touch.activated;
}

bool wordButton(Paint& paint, const char* id, const Rect& rect, std::string_view word, bool current) {
  const double reach = paint.in.touch ? 8 : 0;  // a finger's target is wider than a short word
  const Touch touch = touchable(paint, id, {rect.x - reach, rect.y, rect.width + 2 * reach, rect.height});
  const ImFont& font = current ? *paint.in.fonts.labelBold : *paint.in.fonts.label;
  const Color ink = current || touch.held ? paint.tokens.accent : touch.hovered ? paint.tokens.ink : paint.tokens.muted;
  const double baseline = rect.y + rect.height / 2 + static_cast<double>(font.FontSize) * 0.364;
  drawRun(paint.canvas, font, {rect.x, baseline}, ink, word);
  if (touch.hovered || current)
    rule(paint.canvas, rect.x, baseline + 3, static_cast<double>(textWidth(font, word)), ink);
  return touch.activated;
}

namespace {

// How many words stand in a row.
size_t choiceColumns(const Paint& paint, double width, std::span<const std::string_view> words) {
  for (const std::string_view word : words) {
    const double needed = static_cast<double>(textWidth(*paint.in.fonts.labelBold, word)) + 20;
    if (needed > width / static_cast<double>(words.size())) return 1;
  }
  return words.size();
}

}  // namespace

double choiceHeight(const Paint& paint, double width, double rowHeight, std::span<const std::string_view> words) {
  const size_t rows = words.size() / choiceColumns(paint, width, words);
  return rowHeight * static_cast<double>(rows);
}

int choice(Paint& paint, const char* id, Vec2 topLeft, double width, double rowHeight,
           std::span<const std::string_view> words, int on) {
  const Tokens& t = paint.tokens;
  const size_t columns = choiceColumns(paint, width, words);
  const double cell = width / static_cast<double>(columns);
  const double height = choiceHeight(paint, width, rowHeight, words);
  fill(paint.canvas, {topLeft.x, topLeft.y, width, height}, t.chip, px(rowHeight / 2));
  int chosen = -1;
  ImGui::PushID(id);
  for (size_t i = 0; i < words.size(); ++i) {
    const size_t column = i % columns, row = i / columns;
    const Rect box = {topLeft.x + static_cast<double>(column) * cell, topLeft.y + static_cast<double>(row) * rowHeight,
                      cell, rowHeight};
    const bool current = static_cast<int>(i) == on;
    ImGui::PushID(static_cast<int>(i));
    const Touch touch = touchable(paint, "word", box);
    ImGui::PopID();
    if (current) {
      fill(paint.canvas, inset(box, 2), t.card, px(box.height / 2 - 2));
      outline(paint.canvas, inset(box, 2), t.accent, px(box.height / 2 - 2), 1.5f);
    }
    const ImFont& font = current ? *paint.in.fonts.labelBold : *paint.in.fonts.label;
    const double x = box.x + (box.width - static_cast<double>(textWidth(font, words[i]))) / 2;
    drawRun(paint.canvas, font, {x, box.y + box.height / 2 + 4.4}, current || touch.hovered ? t.ink : t.muted,
            words[i]);
    if (touch.activated && !current) chosen = static_cast<int>(i);
  }
  ImGui::PopID();
  return chosen;
}

int eitherOr(Paint& paint, const char* id, const Rect& rect, std::string_view first, std::string_view second, int on) {
  const std::string_view words[] = {first, second};
  return choice(paint, id, {rect.x, rect.y}, rect.width, rect.height, words, on);
}

}  // namespace faultline
