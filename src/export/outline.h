// Outlines on the screen: what the ground encloses and where lines run, cut at the horizon and at a rectangle, so that
// nothing is torn at the antipode, the date line or a pole. Screen positions are logical pixels, y down.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "geo/projection.h"
#include "scene/ground.h"

namespace faultline {

using ScreenRing = std::vector<Vec2>;  // closed, the first point not repeated
using UnitRing = std::vector<Vec3>;    // likewise, unit vectors

// The closed lines that the arcs of a boundary (boundaryArcs of scene/units.h) make, joined where they end in the same
// vertex. By even-odd they enclose the set. An arc without a continuation (never in a whole atlas) is closed by a
// straight edge.
std::vector<UnitRing> closedRings(const Ground& ground, GroundDetail detail, std::span<const uint32_t> arcs);

// A closed line as a closed line on the disc: what lies beyond the horizon runs along the horizon's circle.
ScreenRing onDisc(const Projection& projection, std::span<const Vec3> ring);
ScreenRing horizonRing(const Projection& projection);  // the whole disc

// The part within the rectangle (Sutherland and Hodgman); even-odd stays right for any set of rings, since edges that
// coincide on the rectangle's sides enclose nothing. Empty when nothing is left.
ScreenRing clippedRing(std::span<const Vec2> ring, const Rect& rect);

// What a set of units covers of the rectangle, by even-odd. `containsAntipode`: of the projection's centre.
std::vector<ScreenRing> clippedOutline(const Projection& projection, std::span<const UnitRing> rings,
                                       bool containsAntipode, const Rect& rect);
// The same for units of the atlas.
std::vector<ScreenRing> unitsOutline(const Dataset& dataset, const Ground& ground, GroundDetail detail,
                                     const Projection& projection, std::span<const uint32_t> units, const Rect& rect);

// A piece of a line: consecutive segments that are this side of the horizon and touch the rectangle.
struct LineRun {
  std::vector<Vec2> points;
  std::vector<double> along;      // one a point: pixels from the line's start, at the scale of the projection's centre
  std::vector<uint32_t> segment;  // one a segment: its index in the line
};
// `km`: distance along the line, one a point; empty: measured here.
std::vector<LineRun> clippedLine(const Projection& projection, std::span<const Vec3f> unit, std::span<const float> km,
                                 const Rect& rect);
// Drops the run's beginning up to the next multiple of `period` pixels along the line, so that dashes counted from the
// run's start keep the line's rhythm. A run from the line's own start stays whole.
LineRun fromNextPeriod(LineRun run, double period);

// Without points closer than `step` pixels to the one kept before; the ends stay.
std::vector<Vec2> thinned(std::span<const Vec2> points, double step);

}  // namespace faultline
