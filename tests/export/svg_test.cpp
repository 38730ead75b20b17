#include "export/svg.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdlib>

#include "../scene/fixture.h"
#include "export/svg_layers.h"
#include "geo/sphere.h"
#include "scene/rhythm.h"

namespace faultline {
namespace {

std::string svgOf(const World& world, const DrawList& list, const SvgPage& page = {}) {
  return svgFrom(list, world.dataset, world.ground, {"Title & <more>", "What is seen", "By", "2024-01-20", {"A", "B"}},
                 page);
}

size_t countOf(const std::string& text, std::string_view part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

std::string pathOf(std::vector<Vec2> points, bool closed) {
  PathData path;
  closed ? path.ring(points) : path.line(points);
  return path.str();
}

// Elements close in the order they were opened, attributes are quoted and no id stands twice: enough of XML to fail on
// what a slip of a writer makes.
std::string faultOf(const std::string& xml) {
  std::vector<std::string> open, ids;
  for (size_t at = xml.find('<'); at != std::string::npos; at = xml.find('<', at + 1)) {
    const size_t end = xml.find('>', at);
    if (end == std::string::npos) return "unclosed <";
    const std::string tag = xml.substr(at + 1, end - at - 1);
    if (tag[0] == '?') continue;
    const std::string name = tag.substr(tag[0] == '/' ? 1 : 0, tag.find_first_of(" /", 1) - (tag[0] == '/' ? 1 : 0));
    if (countOf(tag, "\"") % 2 != 0) return "quotes in " + tag;
    if (const size_t id = tag.find(" id=\""); id != std::string::npos) {
      const std::string value = tag.substr(id + 5, tag.find('"', id + 5) - id - 5);
      if (std::find(ids.begin(), ids.end(), value) != ids.end()) return "id twice: " + value;
      ids.push_back(value);
    }
    if (tag[0] == '/') {
      if (open.empty() || open.back() != tag.substr(1)) return "</" + tag.substr(1) + "> out of place";
      open.pop_back();
    } else if (tag.back() != '/') {
      open.push_back(name);
    }
  }
  return open.empty() ? "" : "<" + open.back() + "> stays open";
}

}  // namespace

TEST_CASE("numbers have two decimals and nothing to spare") {
  CHECK(svgNumber(12.5) == "12.5");
  CHECK(svgNumber(-0.25) == "-.25");
  CHECK(svgNumber(3) == "3");
  CHECK(svgNumber(0.001) == "0");
  CHECK(svgNumber(-0.001) == "0");
  CHECK(svgNumber(0.05) == ".05");
  CHECK(svgNumber(-100.999) == "-101");
}

TEST_CASE("path data is relative and separates numbers only where they would run together") {
  CHECK(pathOf({{10, 20}, {10.5, 19.75}, {11, 20.25}}, false) == "M10 20l.5-.25.5.5");
  CHECK(pathOf({{0, 0}, {1, 2}, {3, 3}}, false) == "M0 0l1 2 2 1");
  CHECK(pathOf({{0, 0}, {1.5, 0}, {1.5, 0.25}}, false) == "M0 0l1.5 0 0 .25");
  CHECK(pathOf({{0, 0}, {10, 0}, {10, 10}}, true) == "M0 0l10 0 0 10z");
  CHECK(pathOf({{5, 5}}, false) == "M5 5h0");
  CHECK(pathOf({{5, 5}, {5.001, 5}, {5, 5.001}}, true).empty());  // nothing enclosed at two decimals
  // Rounding does not add up: each point lies where it would alone.
  std::vector<Vec2> steps;
  for (int i = 0; i <= 1000; ++i) steps.push_back({i * 0.014, 0});
  PathData path;
  path.line(steps);
  path.line(std::vector<Vec2>{{14, 0}, {15, 0}});
  CHECK(path.str().find("m0 0l1 0") != std::string::npos);
  // After a closed ring the next part counts from where the ring began.
  PathData two;
  two.ring(std::vector<Vec2>{{1, 1}, {2, 1}, {2, 2}});
  two.ring(std::vector<Vec2>{{4, 1}, {5, 1}, {5, 2}});
  CHECK(two.str() == "M1 1l1 0 0 1zm3 0l1 0 0 1z");
}

TEST_CASE("text is escaped and ids are plain") {
  CHECK(svgEscaped("a<b>&\"c\"\x01") == "a&lt;b&gt;&amp;&quot;c&quot;");
  CHECK(svgId("UA-43 \xc3\xa9") == "UA-43---");
  CHECK(svgColor({1, 171, 255, 9}) == "#01abff");
}

TEST_CASE("a drawing has its layers in order, names and words, and is sound") {
  const auto world = makeWorld();
  const DrawList list = buildScene(world->input({{80, 50}, 6000, 0}));
  const std::string svg = svgOf(*world, list);
  CHECK(faultOf(svg).empty());
  size_t last = 0;
  for (const char* id : {"sea", "graticule", "land", "lakes", "sweeps", "hatches", "coast", "borders", "outlines",
                         "links", "fronts", "marks", "labels", "furniture"}) {
    const size_t at = svg.find("<g id=\"" + std::string(id) + "\" inkscape:groupmode=\"layer\"");
    INFO(id);
    REQUIRE(at != std::string::npos);
    CHECK(at > last);
    last = at;
  }
  CHECK(svg.find("<title id=\"title\">Title &amp; &lt;more&gt;</title>") != std::string::npos);
  CHECK(svg.find("<desc id=\"desc\">What is seen</desc>") != std::string::npos);
  CHECK(countOf(svg, "<dc:rights>") == 2);
  CHECK(svg.find("data-name=\"Moskva\"") != std::string::npos);
  // Every label is one live text, and one more for its halo.
  size_t expected = 0;
  for (const auto* labels : {&list.labels, &list.furniture.labels}) {
    for (const Label& label : *labels) {
      if (!label.text.empty() && label.alpha > 0.01f) expected += label.halo.a > 0 ? 2 : 1;
    }
  }
  CHECK(expected > 5);
  CHECK(countOf(svg, "<text") == expected);
  for (const Label& label : list.labels) {
    INFO(label.text);
    CHECK(svg.find(">" + svgEscaped(label.text) + "</text>") != std::string::npos);
  }
  CHECK(countOf(svg, "<circle") + countOf(svg, "fill-rule=\"nonzero\"") > 3);
}

TEST_CASE("the same scene gives the same bytes; the page's size and the words can be left to others") {
  const auto world = makeWorld();
  const DrawList list = buildScene(world->input({{80, 50}, 6000, 0}));
  CHECK(svgOf(*world, list) == svgOf(*world, list));
  const std::string page = svgOf(*world, list, {"210mm", "148mm", false});
  CHECK(page.find("width=\"210mm\" height=\"148mm\" viewBox=\"0 0 1280 720\"") != std::string::npos);
  CHECK(countOf(page, "<text") == 0);
  CHECK(faultOf(page).empty());
}

TEST_CASE("a word along a line is one text with a place for each letter, or letters where asked for") {
  const auto world = makeWorld();
  DrawList list = buildScene(world->input({{80, 50}, 6000, 0}));
  Label label;
  label.text = "S\xc3\xb8 a";
  label.color = {0, 0, 0, 255};
  label.halo.a = 0;
  label.slantDeg = 9;
  for (int i = 0; i < 4; ++i) label.glyphs.push_back({{10.0 + i * 8, 20.0 + i}, 5.0f * float(i), 7});
  list.labels = {label};
  list.furniture = {};
  const std::string whole = svgOf(*world, list);
  CHECK(whole.find("x=\"10 18 26 34\" y=\"20 21 22 23\" rotate=\"0 5 10 15\">S\xc3\xb8 a</text>") != std::string::npos);
  CHECK(whole.find("font-style=\"italic\"") != std::string::npos);
  SvgPage page;
  page.letters = true;
  const std::string letters = svgOf(*world, list, page);
  CHECK(countOf(letters, "<text") == 3);  // not the space
  CHECK(letters.find("x=\"34\" y=\"23\" transform=\"rotate(15 34 23)\">a</text>") != std::string::npos);
}

TEST_CASE("a line that fades is written in pieces of its strength, casings below") {
  const auto world = makeWorld();
  DrawList list = buildScene(world->input({{80, 50}, 6000, 0}));
  Stroke stroke;
  for (int lon = 70; lon <= 74; ++lon) stroke.unit.push_back(narrow(unitFrom({double(lon), 50})));
  stroke.alpha = {1, 1, 0.5f, 0.5f};
  stroke.color = {10, 20, 30, 255};
  stroke.casing = {250, 250, 250, 255};
  stroke.casingWidth = 1;
  list.links = {stroke};
  list.fronts.clear();
  list.outlines.clear();
  const std::string svg = svgOf(*world, list);
  CHECK(countOf(svg, "stroke=\"#0a141e\"") == 2);
  CHECK(countOf(svg, "stroke-opacity=\".5\"") == 2);  // of line and casing
  CHECK(svg.find("stroke=\"#fafafa\"") < svg.find("stroke=\"#0a141e\""));
}

TEST_CASE("dashes in pixels are the rhythm's dashes in kilometres") {
  const Projection projection = projectionFor({{20, 0}, 2000, 0}, {0, 0, 1000, 1000});
  const double km = kmPerPixel(projection);
  const Dash dash{6, 4};
  for (const double lineKm : {0.0, 300.0, 777.0}) {
    const DashCycle cycle = dashCycle(dash, lineKm, km, 0);
    const SvgDash written = svgDash(dash, lineKm, 0, 0, projection);
    REQUIRE(written.periodPixels > 0);
    CHECK(std::abs(written.periodPixels - 2 * cycle.halfKm / km) < 1e-9);
    // The pattern, walked from the line's start: drawn where the rhythm says so.
    std::vector<double> parts;
    const std::string text = written.attributes.substr(written.attributes.find("array=\"") + 7);
    const char* at = text.c_str();
    while (*at != '"') {
      char* end = nullptr;
      parts.push_back(std::strtod(at, &end));
      at = end;
    }
    const double offset = std::strtod(written.attributes.c_str() + written.attributes.find("offset=\"") + 8, nullptr);
    double total = 0;
    for (const double part : parts) total += part;
    CHECK(parts.size() % 2 == 0);
    CHECK(std::abs(total - written.periodPixels) < 0.05);
    for (double along = 0; along < 3 * total; along += 0.37) {
      double rest = along + offset;
      rest -= std::floor(rest / total) * total;
      size_t part = 0;
      while (part + 1 < parts.size() && rest >= parts[part]) rest -= parts[part++];
      const double u =
          std::abs(along * km - std::floor(along * km / (2 * cycle.halfKm)) * 2 * cycle.halfKm - cycle.halfKm);
      const bool clear = std::abs(u - cycle.to) > 0.1 * km && std::abs(u - cycle.from) > 0.1 * km;  // rounding apart
      if (clear) CHECK((part % 2 == 0) == (u > cycle.from && u < cycle.to));
    }
  }
  CHECK(svgDash({}, 100, 0, 0, projection).attributes.empty());
  CHECK(svgDash(dash, 300, 0, 9, projection).attributes.empty());  // grown together: solid
}

TEST_CASE("a double line is two lines, a soft one several; a kite has four corners") {
  const auto world = makeWorld();
  DrawList list = buildScene(world->input({{80, 50}, 6000, 0}));
  Stroke stroke;
  for (int lon = 70; lon <= 74; ++lon) stroke.unit.push_back(narrow(unitFrom({double(lon), 50})));
  stroke.color = {10, 20, 30, 255};
  stroke.width = 6;
  stroke.hollow = 2;
  list.links = {stroke};
  stroke.hollow = 0;
  stroke.soft = 3;
  stroke.color = {40, 50, 60, 255};
  list.fronts = {stroke};
  list.shapes = {{{100, 100}, {110, 95}, {120, 100}, {1, 2, 3, 255}, true}};
  const std::string svg = svgOf(*world, list);
  CHECK(countOf(svg, "stroke=\"#0a141e\" stroke-width=\"2\"") == 2);
  CHECK(countOf(svg, "stroke=\"#28323c\"") > 3);
  CHECK(svg.find("d=\"M100 100l10-5 10 5-10 5z\"") != std::string::npos);
}

TEST_CASE("stripes of a hatch stand on gaps where it covers another") {
  const auto world = makeWorld();
  DrawList list = buildScene(world->input({{80, 50}, 6000, 0}));
  Hatch hatch;
  hatch.rings = {{narrow(unitFrom({70, 45})), narrow(unitFrom({80, 45})), narrow(unitFrom({80, 55}))}};
  hatch.anchor = hatch.rings[0][0];
  hatch.color = {10, 20, 30, 255};
  hatch.knockout = {250, 251, 252, 255};
  list.hatches = {hatch};
  CHECK(countOf(svgOf(*world, list), "stroke=\"#fafbfc\"") == 0);
  list.hatches = {hatch, hatch};
  const std::string svg = svgOf(*world, list);
  CHECK(countOf(svg, "stroke=\"#fafbfc\"") > 0);
  CHECK(countOf(svg, "<clipPath id=\"hatch-") == 2);
  CHECK(faultOf(svg).empty());
}

}  // namespace faultline
