// A draw list as text that a person can read and a test can compare: positions to 0.1 pixel, long geometry as a count
// and a hash of its positions to 1e-5 of the sphere's radius (64 m), which every target computes alike.
#include <cmath>
#include <cstdio>

#include "base/hash.h"
#include "scene/draw_list.h"

namespace faultline {

namespace {

class Text {
 public:
  template <typename... Values>
  void line(const char* format, Values... values) {
    char buffer[512];
    const int length = std::snprintf(buffer, sizeof buffer, format, values...);
    if (length > 0)
      out.append(buffer, static_cast<size_t>(length) < sizeof buffer ? static_cast<size_t>(length) : sizeof buffer - 1);
    out += '\n';
  }
  std::string out;
};

// Never "-0.0".
double tenth(double value) {
  const double rounded = std::floor(value * 10 + 0.5) / 10;
  return rounded == 0 ? 0 : rounded;
}
double tenth(float value) { return tenth(static_cast<double>(value)); }

uint64_t geometryHash(const std::vector<Vec3f>& line, uint64_t hash = hashSeed) {
  const auto step = [](float value) {
    return static_cast<uint64_t>(static_cast<int64_t>(std::floor(static_cast<double>(value) * 1e5 + 0.5)));
  };
  for (const Vec3f& p : line) hash = hashMix(hashMix(hashMix(hash, step(p.x)), step(p.y)), step(p.z));
  return hash;
}

unsigned folded(uint64_t hash) { return static_cast<unsigned>(hash ^ (hash >> 32)); }

struct Hex {
  explicit Hex(Color c) { std::snprintf(text, sizeof text, "%02x%02x%02x/%02x", c.r, c.g, c.b, c.a); }
  char text[12];
};

struct PickText {
  explicit PickText(Pick pick) {
    constexpr const char* names[] = {"-", "unit", "front", "link", "place", "area", "group"};
    const char* name = names[static_cast<size_t>(pick.kind)];
    if (pick.kind == PickKind::None)
      std::snprintf(text, sizeof text, "%s", name);
    else
      std::snprintf(text, sizeof text, "%s %u", name, pick.index);
  }
  char text[24];
};

void dumpRect(Text& text, const char* name, const Rect& r) {
  text.line("  %s %.1f %.1f %.1f x %.1f", name, tenth(r.x), tenth(r.y), tenth(r.width), tenth(r.height));
}

void dumpStrokes(Text& text, const char* name, const std::vector<Stroke>& strokes) {
  for (const Stroke& s : strokes) {
    double alpha = 0;
    for (const float a : s.alpha) alpha += static_cast<double>(a);
    const double mean = s.alpha.empty() ? 1 : alpha / static_cast<double>(s.alpha.size());
    text.line(
        "%s %s: %u points %08x, colour %s, width %.2f, hollow %.1f, soft %.1f, dash %.1f %.1f over %.0f km, casing %s "
        "%.1f, mean alpha %.2f",
        name, PickText(s.pick).text, static_cast<unsigned>(s.unit.size()), folded(geometryHash(s.unit)),
        Hex(s.color).text, static_cast<double>(s.width), tenth(s.hollow), tenth(s.soft), tenth(s.dash.on),
        tenth(s.dash.off), static_cast<double>(s.dashKm), Hex(s.casing).text, tenth(s.casingWidth), mean);
  }
}

void dumpLabel(Text& text, const char* what, const Label& l) {
  char along[64] = "";
  if (!l.glyphs.empty()) {
    const LabelGlyph& last = l.glyphs.back();
    std::snprintf(along, sizeof along, " from %.0f to %.1f %.1f at %.0f deg",
                  tenth(std::floor(static_cast<double>(l.glyphs.front().angleDeg) + 0.5)), tenth(last.screen.x),
                  tenth(last.screen.y), tenth(std::floor(static_cast<double>(last.angleDeg) + 0.5)));
  }
  text.line("%s %s \"%s\": at %.1f %.1f%s, width %.1f, size %.1f%s, style %d, colour %s, alpha %.2f", what,
            PickText(l.pick).text, l.text.c_str(), tenth(l.screen.x), tenth(l.screen.y), along, tenth(l.width),
            tenth(l.size), l.semibold ? " semibold" : "", static_cast<int>(l.style), Hex(l.color).text,
            static_cast<double>(l.alpha));
}

void dumpHatch(Text& text, const char* name, const Hatch& hatch) {
  uint64_t hash = hashSeed;
  size_t count = 0;
  for (const std::vector<Vec3f>& ring : hatch.rings) {
    hash = geometryHash(ring, hash);
    count += ring.size();
  }
  text.line(
      "%s %s: %u rings, %u points %08x, %u clip units, anchor %.3f %.3f %.3f, colour %s over %s, every %.1f at %.0f "
      "deg",
      name, PickText(hatch.pick).text, static_cast<unsigned>(hatch.rings.size()), static_cast<unsigned>(count),
      folded(hash), static_cast<unsigned>(hatch.clipUnits.size()), static_cast<double>(hatch.anchor.x),
      static_cast<double>(hatch.anchor.y), static_cast<double>(hatch.anchor.z), Hex(hatch.color).text,
      Hex(hatch.knockout).text, tenth(hatch.spacing), static_cast<double>(hatch.angleDeg));
}

}  // namespace

std::string dumpDrawList(const DrawList& list) {
  Text text;
  text.line("frame %.1f x %.1f, %s, theme %d, lens %d, day %.2f, %u units in view", tenth(list.layout.frame.width),
            tenth(list.layout.frame.height), list.layout.narrow ? "narrow" : "wide",
            static_cast<int>(list.tokens.theme), static_cast<int>(list.lens), list.day,
            static_cast<unsigned>(list.visibleUnits.size()));
  dumpRect(text, "card", list.layout.card);
  dumpRect(text, "timeline", list.layout.timeline);
  dumpRect(text, "legend", list.layout.legend);
  dumpRect(text, "free", list.layout.free);
  text.line("projection: scale %.1f, origin %.1f %.1f, towards %.4f %.4f %.4f", tenth(list.projection.scale),
            tenth(list.projection.originScreen.x), tenth(list.projection.originScreen.y),
            list.projection.rotation.rows[2].x, list.projection.rotation.rows[2].y, list.projection.rotation.rows[2].z);
  for (const UnitFill& fill : list.fills) text.line("fill unit %u %s", fill.unit, Hex(fill.color).text);
  uint64_t graticule = hashSeed;
  size_t points = 0;
  for (const Stroke& stroke : list.graticule) {
    graticule = geometryHash(stroke.unit, graticule);
    points += stroke.unit.size();
  }
  text.line("graticule: %u lines, %u points %08x", static_cast<unsigned>(list.graticule.size()),
            static_cast<unsigned>(points), folded(graticule));
  for (const Hatch& sweep : list.sweeps) dumpHatch(text, "sweep", sweep);
  for (const Hatch& hatch : list.hatches) dumpHatch(text, "hatch", hatch);
  dumpStrokes(text, "outline", list.outlines);
  dumpStrokes(text, "link", list.links);
  dumpStrokes(text, "front", list.fronts);
  text.line("shapes: %u, bars: %u", static_cast<unsigned>(list.shapes.size()), static_cast<unsigned>(list.bars.size()));
  for (const Marker& m : list.markers) {
    text.line("marker %s: at %.1f %.1f, shape %d, radius %.1f, %s in %s", PickText(m.pick).text, tenth(m.screen.x),
              tenth(m.screen.y), static_cast<int>(m.shape), tenth(m.radius), Hex(m.fill).text, Hex(m.line).text);
  }
  for (const Leader& leader : list.leaders) {
    text.line("leader %.1f %.1f to %.1f %.1f", tenth(leader.from.x), tenth(leader.from.y), tenth(leader.to.x),
              tenth(leader.to.y));
  }
  for (const Label& l : list.labels) dumpLabel(text, "label", l);
  for (const Bar& bar : list.furniture.bars) {
    text.line("furniture bar %.1f %.1f to %.1f %.1f, width %.2f, %s", tenth(bar.from.x), tenth(bar.from.y),
              tenth(bar.to.x), tenth(bar.to.y), static_cast<double>(bar.width), Hex(bar.color).text);
  }
  if (!list.furniture.shapes.empty()) {
    text.line("furniture shapes: %u", static_cast<unsigned>(list.furniture.shapes.size()));
  }
  for (const Label& l : list.furniture.labels) dumpLabel(text, "furniture", l);
  return std::move(text.out);
}

}  // namespace faultline
