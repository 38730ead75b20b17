// Text as print sets it: paragraphs with leading, tracking, halos, baselines on whole pixels. Dear ImGui's own text has
// one fixed line height and no tracking, so the panels draw glyph runs themselves, from the same atlas.
// Positions and sizes are logical pixels; x is the left end, `baseline` the line the letters stand on.
#pragma once
#include <string_view>
#include <vector>

#include "base/vec.h"
#include "imgui.h"
#include "scene/tokens.h"

namespace faultline {

struct Canvas {
  ImDrawList* list = nullptr;
  float dpr = 1;
};

constexpr ImU32 packed(Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }
float snapped(float value, float dpr);  // to the nearest device pixel

// Width of one line. Characters that the font lacks count as its replacement.
float textWidth(const ImFont& font, std::string_view text, float tracking = 0);

struct Run {
  float size = 0;      // 0: the font's own
  float tracking = 0;  // extra between letters
  float angleDeg = 0;  // clockwise about the left end of the baseline; 0 snaps the baseline to whole pixels
  float slant = 0;     // how far letters lean to the right, a part of their height: the tangent of the angle
  Vec2 offset = {};    // along the run's own axes: for halos
};
void drawRun(const Canvas& canvas, const ImFont& font, Vec2 leftBaseline, Color color, std::string_view text,
             const Run& run = {});

// Where the baseline of a line of `leading` lies below the line's top: where CSS puts it.
float baselineIn(float leading, float size);

// The lines of a paragraph, as views into `text`. Breaks at spaces (not at no-break ones), after hyphens, dashes and
// slashes; in a word that is wider than the line before a dot, or else anywhere. A newline ends a line; an empty line
// is kept.
std::vector<std::string_view> wrapLines(const ImFont& font, std::string_view text, float width);

// Draws (unless canvas.list is null) and returns the height. An empty line counts half a line.
float drawParagraph(const Canvas& canvas, const ImFont& font, Vec2 topLeft, float width, float leading, Color color,
                    std::string_view text);

// One line, shortened with an ellipsis to fit.
void drawFitted(const Canvas& canvas, const ImFont& font, Vec2 leftBaseline, float width, Color color,
                std::string_view text);

}  // namespace faultline
