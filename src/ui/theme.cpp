#include "ui/theme.h"

#include "imgui.h"

namespace faultline {

namespace {

ImVec4 toVec4(Color c) {
  constexpr float unit = 1.f / 255.f;
  return {static_cast<float>(c.r) * unit, static_cast<float>(c.g) * unit, static_cast<float>(c.b) * unit,
          static_cast<float>(c.a) * unit};
}

}  // namespace

void configureUi() {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;  // the page is not ours to remember things in
  io.LogFilename = nullptr;
  io.ConfigInputTextCursorBlink = false;                  // a blinking cursor would be a frame twice a second
  io.ConfigWindowsMoveFromTitleBarOnly = true;            // panels do not move
  io.ConfigMemoryCompactTimer = -1;                       // and nothing is freed behind our back while idle
  io.ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;  // arrows pan the map
  io.MouseDragThreshold = 6;
}

// Dear ImGui's own look must never show. Windows are only rectangles that take the pointer: no ground, no border, no
// padding, no title. Ground, type and controls are drawn by the panels in the tokens' colours, so that a page and its
// map are one piece of print:
//   - paper: one card colour, radius 10, a soft shadow in three steps instead of a border, 24 px of margin;
//   - ink: text in ink, everything secondary in muted, never a third grey;
//   - one accent in three brightnesses: accent for what is current, accentSoft for grounds under it, accentStrong while
//     pressed; nothing else in the panels has a hue, so that colour on the frame always means the story;
//   - shapes before colours: every chip has a shape and a word.
void applyTheme(const Tokens& tokens) {
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = {0, 0};
  style.FramePadding = {0, 0};
  style.ItemSpacing = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowRounding = 0;
  style.WindowMinSize = {1, 1};
  style.TouchExtraPadding = {0, 0};          // targets are made large enough where they are drawn
  style.CircleTessellationMaxError = 0.06f;  // logical pixels: round at three device pixels each, too
  style.AntiAliasedLinesUseTex = false;
  const ImVec4 clear(0, 0, 0, 0);
  for (ImVec4& color : style.Colors) color = clear;
  style.Colors[ImGuiCol_Text] = toVec4(tokens.ink);
  style.Colors[ImGuiCol_NavHighlight] = toVec4(tokens.accent);
}

}  // namespace faultline
