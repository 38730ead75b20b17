// The map's labels. Placed by scene; here they are only set, under all panels.
#include <algorithm>

#include "base/trig.h"
#include "base/utf8.h"
#include "ui/panels.h"

namespace faultline {

namespace {

// Eight copies on a circle make a halo that is even all round; small type needs no more.
constexpr int haloSteps = 8;
constexpr double haloRadius = 1.7;

const ImFont& fontFor(const UiFonts& fonts, const Label& label) {
  ImFont* const regular[] = {fonts.label, fonts.note, fonts.body, fonts.title};
  ImFont* const bold[] = {fonts.labelBold, fonts.noteBold, fonts.bodyBold, fonts.title};
  // The next larger raster, so that a size in between is shrunk and stays sharp.
  for (int i = 0; i < 4; ++i) {
    ImFont* font = label.semibold ? bold[i] : regular[i];
    if (font->FontSize >= label.size - 0.01f) return *font;
  }
  return label.semibold ? *fonts.title : *fonts.body;
}

// The whole text once: as one run, or letter by letter along its line.
void drawText(const Canvas& canvas, const ImFont& font, const Label& label, Vec2 at, Color color, Run run) {
  if (label.glyphs.empty()) return drawRun(canvas, font, at, color, label.text, run);
  std::string_view rest = label.text;
  for (const LabelGlyph& glyph : label.glyphs) {
    const std::string_view before = rest;
    decodeUtf8(rest);
    run.angleDeg = glyph.angleDeg == 0 ? 0.01f : glyph.angleDeg;  // a level run would be moved to whole pixels
    drawRun(canvas, font, glyph.screen, color, before.substr(0, before.size() - rest.size()), run);
  }
}

}  // namespace

void drawLabels(Paint& paint) {
  Paint under = groundPaint(paint);
  const Canvas& canvas = under.canvas;
  double circleX[haloSteps], circleY[haloSteps];
  for (int i = 0; i < haloSteps; ++i) {
    const double angle = radians(360.0 * i / haloSteps + 22.5);
    circleX[i] = cosOf(angle) * haloRadius;
    circleY[i] = sinOf(angle) * haloRadius;
  }
  const auto draw = [&](const Label& label) {
    if (label.alpha <= 0.01f) return;
    const ImFont& font = fontFor(paint.in.fonts, label);
    Run run{.size = label.size, .tracking = label.tracking, .angleDeg = label.angleDeg};
    const double lean = radians(static_cast<double>(label.slantDeg));
    if (label.slantDeg != 0) run.slant = static_cast<float>(sinOf(lean) / cosOf(lean));
    Vec2 at = label.screen;
    if (label.angleDeg == 0) {
      at.y = static_cast<double>(snapped(px(at.y), canvas.dpr));
      at.x = static_cast<double>(snapped(px(at.x), canvas.dpr));
    }
    if (label.halo.a > 0) {
      const Color halo = withAlpha(label.halo, static_cast<double>(label.alpha));
      for (int i = 0; i < haloSteps; ++i) {
        run.offset = {circleX[i], circleY[i]};
        drawText(canvas, font, label, at, halo, run);
      }
    }
    run.offset = {};
    drawText(canvas, font, label, at, withAlpha(label.color, static_cast<double>(label.alpha)), run);
  };
  for (const Label& label : paint.in.scene->labels) draw(label);
  for (const Label& label : paint.in.scene->furniture.labels) draw(label);
}

}  // namespace faultline
