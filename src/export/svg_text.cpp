// The words, as live text, and the furniture that carries some.
#include "base/utf8.h"
#include "export/svg_layers.h"

namespace faultline {
namespace {

// The halo of the renderer's labels reaches this far.
constexpr double haloRadius = 1.7;

constexpr std::string_view fontFamily = "Inter, 'Inter Variable', Helvetica, Arial, sans-serif";

std::string_view wordFor(LabelStyle style) {
  switch (style) {
    case LabelStyle::Country: return "country";
    case LabelStyle::Sea: return "sea";
    case LabelStyle::Place: return "place";
    case LabelStyle::PlaceMinor: return "place-minor";
    case LabelStyle::Front: return "front";
    case LabelStyle::FrontSub: return "front-sub";
    case LabelStyle::Link: return "link";
    case LabelStyle::Tag: return "tag";
    case LabelStyle::Group: return "group";
  }
  return "other";
}

std::string placedAt(Vec2 screen, double angleDeg) {
  const std::string x = svgNumber(screen.x), y = svgNumber(screen.y);
  std::string out = svgAttribute("x", x) + svgAttribute("y", y);
  if (angleDeg != 0) out += svgAttribute("transform", "rotate(" + svgNumber(angleDeg) + " " + x + " " + y + ")");
  return out;
}

// One value a character.
std::string placedAlong(const Label& label) {
  std::string x, y, rotate;
  for (const LabelGlyph& glyph : label.glyphs) {
    const std::string_view gap = x.empty() ? "" : " ";
    x.append(gap).append(svgNumber(glyph.screen.x));
    y.append(gap).append(svgNumber(glyph.screen.y));
    rotate.append(gap).append(svgNumber(double(glyph.angleDeg)));
  }
  return svgAttribute("x", x) + svgAttribute("y", y) + svgAttribute("rotate", rotate);
}

// The whole label once, painted by `attributes`.
void appendText(const Label& label, bool letters, const std::string& attributes, std::string& out) {
  if (label.glyphs.empty()) {
    out += "<text" + attributes + placedAt(label.screen, double(label.angleDeg)) + ">" + svgEscaped(label.text) +
           "</text>";
    return;
  }
  if (!letters) {
    out += "<text" + attributes + placedAlong(label) + ">" + svgEscaped(label.text) + "</text>";
    return;
  }
  std::string_view rest = label.text;
  for (const LabelGlyph& glyph : label.glyphs) {
    const std::string_view before = rest;
    decodeUtf8(rest);
    const std::string_view letter = before.substr(0, before.size() - rest.size());
    if (letter == " ") continue;
    out += "<text" + attributes + placedAt(glyph.screen, double(glyph.angleDeg)) + ">" + svgEscaped(letter) + "</text>";
  }
}

}  // namespace

void appendLabel(const Label& label, bool letters, std::string& out) {
  if (label.alpha <= 0.01f || label.text.empty()) return;
  const double alpha = double(label.alpha);
  out += "<g" + svgAttribute("class", wordFor(label.style)) + svgAttribute("font-size", svgNumber(double(label.size)));
  if (label.semibold) out += " font-weight=\"600\"";
  if (label.slantDeg != 0) out += " font-style=\"italic\"";
  if (label.tracking != 0 && label.glyphs.empty()) {
    out += svgAttribute("letter-spacing", svgNumber(double(label.tracking)));
  }
  out += ">";
  // The halo is a text of its own under the other, not `paint-order`: editors that do not know the property would
  // stroke over the letters.
  if (label.halo.a > 0) {
    appendText(label, letters,
               " aria-hidden=\"true\"" + svgPaint("fill", label.halo, alpha) + svgPaint("stroke", label.halo, alpha) +
                   svgAttribute("stroke-width", svgNumber(2 * haloRadius)),
               out);
  }
  appendText(label, letters, svgPaint("fill", label.color, alpha), out);
  out += "</g>\n";
}

std::string svgFont() {
  // Widths were measured without kerning, with figures of one width, and not rounded to any pixels.
  return svgAttribute("font-family", fontFamily) + svgAttribute("text-rendering", "geometricPrecision") +
         svgAttribute("style",
                      "font-variant-numeric:tabular-nums;"
                      "font-feature-settings:'kern' 0,'calt' 0,'tnum' 1");
}

void svgLabels(const SvgScene& scene, bool letters, std::string& out) {
  const SvgLayer layer(out, "labels", "Labels", svgFont());
  for (const Label& label : scene.list.labels) appendLabel(label, letters, out);
}

void svgFurniture(const SvgScene& scene, std::string& out) {
  const SvgLayer layer(out, "furniture", "Furniture", svgFont());
  const Furniture& furniture = scene.list.furniture;
  appendBars(furniture.bars, out);
  appendTriangles(furniture.shapes, scene.window, out);
  for (const Label& label : furniture.labels) appendLabel(label, false, out);
}

}  // namespace faultline
