#include "ui/text.h"

#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "base/utf8.h"

namespace faultline {

namespace {

const ImFontGlyph* glyphFor(const ImFont& font, char32_t character) {
  // ImWchar has 16 bits here; nothing beyond is in the font.
  const ImWchar code = character > 0xffff ? ImWchar{0xfffd} : static_cast<ImWchar>(character);
  return font.FindGlyph(code);  // the fallback glyph when missing
}

float advanceOf(const ImFont& font, char32_t character) {
  const ImFontGlyph* glyph = glyphFor(font, character);
  return glyph ? glyph->AdvanceX : 0;
}

// May a line end after this character, when something other than a space follows?
bool breaksAfter(char32_t c) { return c == '-' || c == '/' || c == 0x2010 || c == 0x2013 || c == 0x2014; }

}  // namespace

float snapped(float value, float dpr) { return std::floor(value * dpr + 0.5f) / dpr; }

float textWidth(const ImFont& font, std::string_view text, float tracking) {
  float width = 0;
  while (!text.empty()) width += advanceOf(font, decodeUtf8(text)) + tracking;
  return width;
}

void drawRun(const Canvas& canvas, const ImFont& font, Vec2 leftBaseline, Color color, std::string_view text,
             const Run& run) {
  if (!canvas.list || color.a == 0 || text.empty()) return;
  const float scale = run.size > 0 ? run.size / font.FontSize : 1.f;
  const bool level = run.angleDeg == 0;
  float originX = static_cast<float>(leftBaseline.x), originY = static_cast<float>(leftBaseline.y);
  if (level) {
    originX = snapped(originX, canvas.dpr);
    originY = snapped(originY, canvas.dpr);
  }
  float cosine = 1, sine = 0;
  if (!level) {
    cosine = static_cast<float>(cosOf(radians(static_cast<double>(run.angleDeg))));
    sine = static_cast<float>(sinOf(radians(static_cast<double>(run.angleDeg))));
  }
  // The font's glyphs hang from the top of the line; its builder rounds the ascent they hang by.
  const float rise = std::floor(font.Ascent + 0.5f);
  const ImU32 ink = packed(color);
  ImDrawList& list = *canvas.list;
  const auto at = [&](float x, float y) {
    x -= (y - static_cast<float>(run.offset.y)) * run.slant;
    return ImVec2(originX + x * cosine - y * sine, originY + x * sine + y * cosine);
  };
  if (level) {  // a line that is scrolled out of sight costs nothing
    const float reach = font.FontSize * scale * 1.5f;
    if (originY + reach < list.GetClipRectMin().y || originY - reach > list.GetClipRectMax().y) return;
  }
  int quads = 0;
  for (std::string_view rest = text; !rest.empty();) {
    const ImFontGlyph* glyph = glyphFor(font, decodeUtf8(rest));
    if (glyph && glyph->Visible) ++quads;
  }
  if (quads == 0) return;
  list.PrimReserve(quads * 6, quads * 4);
  float pen = static_cast<float>(run.offset.x);
  const float drop = static_cast<float>(run.offset.y);
  while (!text.empty()) {
    const ImFontGlyph* glyph = glyphFor(font, decodeUtf8(text));
    if (!glyph) continue;
    if (glyph->Visible) {
      const float x0 = pen + glyph->X0 * scale, x1 = pen + glyph->X1 * scale;
      const float y0 = drop + (glyph->Y0 - rise) * scale, y1 = drop + (glyph->Y1 - rise) * scale;
      list.PrimQuadUV(at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1), ImVec2(glyph->U0, glyph->V0),
                      ImVec2(glyph->U1, glyph->V0), ImVec2(glyph->U1, glyph->V1), ImVec2(glyph->U0, glyph->V1), ink);
    }
    pen += glyph->AdvanceX * scale + run.tracking;
  }
}

float baselineIn(float leading, float size) {
  // Inter's ascent and descent, 0.969 and 0.241 of the size, centred in the line.
  return leading * 0.5f + size * 0.364f;
}

std::vector<std::string_view> wrapLines(const ImFont& font, std::string_view text, float width) {
  std::vector<std::string_view> lines;
  size_t start = 0;
  while (start <= text.size()) {
    const size_t newline = std::min(text.find('\n', start), text.size());
    std::string_view rest = text.substr(start, newline - start);
    if (rest.empty()) lines.push_back(rest);
    while (!rest.empty()) {
      float pen = 0;
      size_t fit = 0;             // bytes that surely fit: up to the last break
      size_t here = 0, next = 0;  // bytes walked, bytes to continue at after the break
      size_t inside = 0;          // the last break within a long word, such as an address
      std::string_view walk = rest;
      bool whole = true;
      while (!walk.empty()) {
        const char32_t c = decodeUtf8(walk);
        const size_t after = rest.size() - walk.size();
        const float advance = advanceOf(font, c);
        if (c == ' ') {
          fit = here;
          next = after;
        } else if (pen + advance > width && here > 0) {
          whole = false;
          if (next == 0) fit = next = inside > 0 ? inside : here;  // no better break so far
          break;
        }
        pen += advance;
        here = after;
        const bool more = !walk.empty() && walk[0] != ' ';
        if (more && breaksAfter(c)) fit = next = here;
        if (more && (walk[0] == '.' || c == '_' || c == '=')) inside = here;
      }
      if (whole) {
        lines.push_back(rest);
        break;
      }
      lines.push_back(rest.substr(0, fit));
      rest.remove_prefix(next);
      while (!rest.empty() && rest[0] == ' ') rest.remove_prefix(1);
    }
    start = newline + 1;
  }
  return lines;
}

float drawParagraph(const Canvas& canvas, const ImFont& font, Vec2 topLeft, float width, float leading, Color color,
                    std::string_view text) {
  float y = 0;
  if (text.empty()) return y;
  for (const std::string_view line : wrapLines(font, text, width)) {
    if (line.empty()) {
      y += leading * 0.5f;
      continue;
    }
    const double baseline = topLeft.y + static_cast<double>(y + baselineIn(leading, font.FontSize));
    drawRun(canvas, font, {topLeft.x, baseline}, color, line);
    y += leading;
  }
  return y;
}

void drawFitted(const Canvas& canvas, const ImFont& font, Vec2 leftBaseline, float width, Color color,
                std::string_view text) {
  if (textWidth(font, text) <= width) {
    drawRun(canvas, font, leftBaseline, color, text);
    return;
  }
  constexpr std::string_view ellipsis = "\u2026";
  const float room = width - textWidth(font, ellipsis);
  float pen = 0;
  std::string_view walk = text;
  size_t fit = 0;
  while (!walk.empty()) {
    const float advance = advanceOf(font, decodeUtf8(walk));
    if (pen + advance > room) break;
    pen += advance;
    fit = text.size() - walk.size();
  }
  while (fit > 0 && text[fit - 1] == ' ') --fit;
  const std::string_view head = text.substr(0, fit);
  drawRun(canvas, font, leftBaseline, color, head);
  drawRun(canvas, font, {leftBaseline.x + static_cast<double>(textWidth(font, head)), leftBaseline.y}, color, ellipsis);
}

}  // namespace faultline
