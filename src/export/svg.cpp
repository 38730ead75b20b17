#include "export/svg.h"

#include <algorithm>

#include "export/svg_layers.h"
#include "scene/rhythm.h"

namespace faultline {
namespace {

// Dublin Core, as Inkscape and Illustrator read and keep it.
std::string metadata(const SvgWords& words) {
  std::string out =
      "<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Description rdf:about=\"\">\n";
  const auto add = [&out](std::string_view name, const std::string& value) {
    if (value.empty()) return;
    out.append("<dc:").append(name).append(">").append(svgEscaped(value));
    out.append("</dc:").append(name).append(">\n");
  };
  add("format", "image/svg+xml");
  add("title", words.title);
  add("creator", words.creator);
  add("date", words.date);
  add("description", words.description);
  for (const std::string& line : words.rights) add("rights", line);
  return out + "</rdf:Description></rdf:RDF></metadata>\n";
}

}  // namespace

SvgLayer::SvgLayer(std::string& out, std::string_view id, std::string_view label, std::string_view attributes)
    : text(out) {
  text += "<g" + svgAttribute("id", id) + " inkscape:groupmode=\"layer\"" + svgAttribute("inkscape:label", label);
  text.append(attributes).append(">\n");
}

std::string svgAttribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + svgEscaped(value) + "\"";
}

std::string svgPaint(std::string_view name, Color color, double alpha) {
  std::string out = svgAttribute(name, svgColor(color));
  const double opacity = alpha * color.a / 255;
  if (opacity < 0.9975) out += svgAttribute(std::string(name) + "-opacity", svgNumber(opacity));
  return out;
}

SvgDash svgDash(const Dash& dash, double lineKm, double capPixels, double growPixels, const Projection& projection,
                double stretch) {
  const double km = kmPerPixel(projection);
  const DashCycle cycle = dashCycle(dash, lineKm, km, capPixels);
  if (cycle.halfKm <= 0) return {};
  const double half = cycle.halfKm / km;
  const double from = std::max(cycle.from / km - growPixels, 0.0), to = std::min(cycle.to / km + growPixels, half);
  if (to >= half && from <= 0) return {};  // grown together
  const auto number = [stretch](double pixels) { return svgNumber(pixels * stretch); };
  // A cycle begins in the middle of a gap and holds one dash about its own middle, or two where that has parted.
  SvgDash out{2 * half, {}};
  const std::string gap = " " + number(2 * (half - to));
  const std::string dashes =
      from > 0 ? number(to - from) + " " + number(2 * from) + " " + number(to - from) + gap : number(2 * to) + gap;
  out.attributes = svgAttribute("stroke-dasharray", dashes) + svgAttribute("stroke-dashoffset", number(half + to));
  return out;
}

std::string svgOutline(const std::vector<ScreenRing>& rings) {
  PathData path;
  for (const ScreenRing& ring : rings) path.ring(thinned(ring, leastStep));
  return path.str();
}

std::string svgFrom(const DrawList& list, const Dataset& dataset, const Ground& ground, const SvgWords& words,
                    const SvgPage& page) {
  const Rect frame = list.layout.frame;
  const SvgScene scene{list,
                       dataset,
                       ground,
                       {frame.x - windowMargin, frame.y - windowMargin, frame.width + 2 * windowMargin,
                        frame.height + 2 * windowMargin}};
  const std::string width = svgNumber(frame.width), height = svgNumber(frame.height);
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" ";
  out +=
      "xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
      "xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" version=\"1.1\"";
  out += svgAttribute("width", page.width.empty() ? width : page.width);
  out += svgAttribute("height", page.height.empty() ? height : page.height);
  out += svgAttribute("viewBox", "0 0 " + width + " " + height);
  out += " role=\"img\" aria-labelledby=\"title desc\" stroke-linejoin=\"round\" fill-rule=\"evenodd\">\n";
  out += "<title id=\"title\">" + svgEscaped(words.title) + "</title>\n";
  out += "<desc id=\"desc\">" + svgEscaped(words.description) + "</desc>\n" + metadata(words);
  // What reaches over the frame is kept, for an editor to crop anew, and not shown.
  out += "<defs><clipPath id=\"frame\"><path d=\"M0 0h" + width + "v" + height + "H0z\"/></clipPath></defs>\n";
  out += "<g id=\"map\" clip-path=\"url(#frame)\">\n";
  svgSea(scene, out);
  svgGraticule(scene, out);
  svgLand(scene, out);
  svgLakes(scene, out);
  svgSweeps(scene, out);
  svgHatches(scene, out);
  svgCoast(scene, out);
  svgBorders(scene, out);
  svgOutlines(scene, out);
  svgLinks(scene, out);
  svgFronts(scene, out);
  svgMarks(scene, out);
  if (page.labels) {
    svgLabels(scene, page.letters, out);
    svgFurniture(scene, out);
  }
  return out + "</g>\n</svg>\n";
}

}  // namespace faultline
