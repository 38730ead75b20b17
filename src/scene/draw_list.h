// What to draw, decided. Built by buildScene, drawn by render (ground, hatches, strokes, shapes, markers) and ui
// (labels), exported by export. Nothing here knows GL or Dear ImGui. Order of drawing is the order of the members.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/vec.h"
#include "geo/projection.h"
#include "scene/action.h"
#include "scene/ground.h"
#include "scene/layout.h"
#include "scene/tokens.h"

namespace faultline {

struct Dash {
  // Logical pixels along the line, nominal; on == 0 means solid. Where the dashes lie: scene/rhythm.h, dashCycle.
  float on = 0, off = 0;
  bool operator==(const Dash&) const = default;
};

struct BorderStyle {  // of one BoundaryClass
  Color color;
  float width = 0;  // logical pixels; 0: not drawn
  Dash dash;
};

struct UnitFill {
  uint32_t unit = 0;  // units not listed have tokens.land
  Color color;
};

// Parallel stripes. Where they lie: scene/rhythm.h, stripeCycle. Where a hatch covers an earlier one of the list, its
// stripes stand on stripes of the colour `knockout`, wider by 2 * knockoutWidth, so that crossings stay open.
// In SVG: a pattern along the stripes' normal with its origin at the anchor, filling the rings clipped to the units.
// With a spacing of 0 it is no stripes but an even fill.
struct Hatch {
  std::vector<std::vector<Vec3f>>
      rings;                        // unit vectors, closed, first not repeated, even-odd; empty: the clip units whole
  std::vector<uint32_t> clipUnits;  // empty: not clipped (rings only)
  Vec3f anchor;                     // a stripe runs through this point of the map
  Color color;
  float spacing = 7, width = 1.2f;  // logical pixels, nominal
  float angleDeg = 45;
  Color knockout;
  Pick pick;
  Side side = Side::None;  // of a sweep: the side of the front that it came to lie on

  static constexpr float knockoutWidth = 1;
};

// Alpha of a sweep that has not begun to fade: it all but covers the countries' tints, so that its own hue is seen.
inline constexpr double sweepStrength = 0.9;

// An anti-aliased polyline of constant screen width, geometry on the sphere. Joints are round, whatever the caps.
// Strokes of one list that follow one another with the same pick are one line: first the casings of all of them are
// drawn, then the strokes themselves. The next line's casing cuts a gap into the lines before it.
// No stroke darkens itself: where it lies over itself it is painted once (in SVG: opacity, not stroke-opacity).
struct Stroke {
  std::vector<Vec3f> unit;   // points; long steps are the builder's to subdivide (at most about 1 degree)
  std::vector<float> alpha;  // one a segment (unit.size() - 1), or empty for all 1
  Color color;
  float width = 1;   // logical pixels
  float hollow = 0;  // of this width, along the middle, nothing is painted: a double line. In SVG: a mask, or two paths
  float soft =
      0;  // over this many logical pixels the edges fade out, inwards. In SVG: feGaussianBlur of about soft / 3
  Dash dash;
  float dashKm = 0;  // the dashes fill a line of this length; 0: the stroke's own
  Color casing;      // drawn under it, wider by 2 * casingWidth, along dashes too; alpha 0: none
  float casingWidth = 0;
  bool roundCap = true;
  Pick pick;  // what a hit on it means
};

struct Triangle {  // screen space, logical pixels: teeth, chevrons, arrow heads; anti-aliased by the renderer
  Vec2 a, b, c;
  Color color;
  bool mirrored = false;  // with its mirror image in the line a-c, as one shape: the polygon a, b, c, b'
};

struct Bar {  // screen space: a straight piece of a line with square ends, or (wide enough) a rectangle
  Vec2 from, to;
  float width = 1;
  Color color;
};

enum class MarkerShape : uint8_t { Circle, Ring, Square, Diamond, Cross };
struct Marker {
  Vec2 screen;
  MarkerShape shape = MarkerShape::Ring;
  float radius = 4;
  Color fill, line;
  float lineWidth = 1.5f;
  Pick pick;
};

enum class LabelStyle : uint8_t { Country, Sea, Place, PlaceMinor, Front, FrontSub, Link, Tag, Group };
struct LabelGlyph {  // one character of a label that follows a line
  Vec2 screen;       // left end of its baseline
  float angleDeg;    // clockwise; about `screen`
  float advance;     // logical pixels, without tracking: what it takes along the line
};
struct Label {
  std::string text;
  LabelStyle style = LabelStyle::Place;
  float size = 12;  // logical pixels (the em)
  bool semibold = false;
  float tracking = 0;  // extra logical pixels between letters
  Vec2 screen;         // left end of the baseline
  float angleDeg = 0;  // clockwise; about `screen`
  float slantDeg = 0;  // the letters lean to the right by this, as an italic's do
  float width = 0;     // of the text as measured
  Rect box;            // around all that it occupies, for hits and the debug view; quadsOf (scene/shape.h) is exact
  // Of a text that follows a line: one a character of `text`, in its order; `screen` is then the first one's and
  // angleDeg 0. Empty: one straight run from `screen`.
  std::vector<LabelGlyph> glyphs;
  Color color, halo;  // halo.a == 0: none
  float alpha = 1;
  Pick pick;
  // What it moves with when the view does: the point of the map that was at `anchorScreen` when it was placed. A zero
  // vector: it stands on the frame.
  Vec3 anchorUnit;
  Vec2 anchorScreen;
};

struct Leader {  // from a callout's text to what it names
  Vec2 from, to;
  Color color;
  uint32_t label = 0;  // into the labels: a line of the text that it leads from
  float dot = 0;       // radius of a dot at `to`, where it ends on one line among others; 0: none
};

// What is no part of the map but stands on it: scale, attribution, the key of an export. Drawn over everything, in the
// order of the members.
struct Furniture {
  std::vector<Bar> bars;
  std::vector<Triangle> shapes;
  std::vector<Label> labels;
  double captionHeight = 0;  // that the caption needs, logical pixels; LayoutInput::caption should be it
  double top = 0;            // of what stands at the foot of the free rectangle, screen; 0: nothing does
};

struct DrawList {
  Projection projection;
  Layout layout;
  double dpr = 1;
  Tokens tokens = tokensFor(Theme::Light);
  uint32_t lens = 0;    // into Dataset::lenses
  double day = 0;       // for lakes that end
  GroundDetail detail;  // all that is drawn, hit or exported of the ground is in this detail
  std::vector<UnitFill> fills;
  std::vector<uint32_t> visibleUnits;  // the rest lie wholly off the view or beyond the horizon
  BorderStyle borders[static_cast<int>(BoundaryClass::Count)];
  std::vector<Stroke> graticule;  // under the land's lines, over the fills of the sea
  // Ground that changed sides, even fills, the latest first: what one of them covers no later one of the list paints.
  std::vector<Hatch> sweeps;
  std::vector<Hatch> hatches;
  std::vector<Stroke> outlines;  // of hatches whose extent is known
  std::vector<Stroke> links;     // under the fronts
  std::vector<Stroke> fronts;
  std::vector<Triangle> shapes;
  std::vector<Bar> bars;  // the caps of adversaries' links; where a link goes on beyond the map
  std::vector<Marker> markers;
  std::vector<Leader> leaders;
  std::vector<Label> labels;
  Furniture furniture;
  uint64_t strokeKey =
      0;  // equal keys: graticule, sweeps, hatches, outlines, links, fronts are unchanged: no new upload
};

// Readable, rounded to what a snapshot should hold still; long geometry as count and hash.
std::string dumpDrawList(const DrawList& list);

}  // namespace faultline
