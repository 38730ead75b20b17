// How what repeats along a line or across an area (dashes, teeth, chevrons, hatching) is laid out.
//
// A rhythm belongs to the ground: while the map is moved or zoomed it moves with it, like everything printed on it. Its
// step is halved each time the map is twice as large, so that on the screen it stays within 2^-0.35 .. 2^0.35 of its
// nominal size (-22 % .. +27 %). Between two halvings nothing but the size changes; over the middle three tenths of an
// octave each step parts in two gradually, as a function of the scale alone: nothing jumps, nothing races, and a view
// looks the same however one got there.
#pragma once
#include "scene/draw_list.h"

namespace faultline {

struct Octave {
  int level = 0;     // the fine step is 2^level, the coarse one twice that
  double split = 0;  // 0: only coarse steps; 1: only fine ones
};
// `wanted` > 0: the step that would have its nominal size on the screen, in whatever unit the rhythm is fixed in.
Octave octaveFor(double wanted);
double stepOf(int level);  // 2^level, exact

// Dashes: a cycle of 2 * halfKm, repeated from the line's start. With u the distance from the cycle's middle along the
// line, in km, the line is drawn where from <= u <= to: one dash in the middle at first (from < 0), which then parts.
// The share of the line that is drawn stays that of the nominal dash throughout.
struct DashCycle {
  double halfKm = 0;  // 0: solid
  double from = 0, to = 0;
};
// lineKm: the cycles fill a line of this length, a whole number of them, so that a whole dash stands at either end; 0:
// cycles of 2^n km from the line's start, for lines that go on.
// capPixels: how far a cap reaches beyond its dash (half the width of a round one, 0 for a flat one); dash and
// kmPerPixel count logical pixels.
DashCycle dashCycle(const Dash& dash, double lineKm, double kmPerPixel, double capPixels);

// Stripes, in logical pixels: one of `width` at each multiple of `cycle` from the anchor along the stripes' normal, and
// one of `between` half-way. The share of ink stays that of the nominal hatch.
struct StripeCycle {
  double cycle = 0, width = 0, between = 0;
};
StripeCycle stripeCycle(const Hatch& hatch, const Projection& projection);

}  // namespace faultline
