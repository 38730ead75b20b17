#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "geo/sphere.h"
#include "scene/build.h"

namespace faultline {

namespace {

// Degrees between lines: about four to ten lines across the view.
int graticuleStep(double spanKm) {
  if (spanKm > 4500) return 15;
  if (spanKm > 1800) return 5;
  if (spanKm > 600) return 2;
  return 1;
}

Stroke line(const Tokens& tokens, float alpha) {
  Stroke stroke;
  stroke.color = withAlpha(tokens.graticule, static_cast<double>(alpha));
  stroke.width = 1;
  stroke.roundCap = false;
  return stroke;
}

int floorTo(double value, int step) { return static_cast<int>(std::floor(value / step)) * step; }

}  // namespace

// Lines are bent on parallels, so they are made of short chords. The region is a multiple of the step and grows in
// jumps, so the strokes stay the same ones while the view moves a little.
void addGraticule(SceneBuild& build) {
  const int step = graticuleStep(build.in.view.spanKm);
  const LonLat centre = build.in.view.centre;
  const double radius = degrees(build.viewRadius);
  const int block = step * 4;
  const int south = std::max(-90 + step, floorTo(centre.lat - radius, block));
  const int north = std::min(90 - step, floorTo(centre.lat + radius, block) + block);
  int lonStep = 15, west = -180, east = 180 - lonStep;
  // Away from the poles the view covers part of the parallels only.
  const double farthest = std::max(std::abs(centre.lat - radius), std::abs(centre.lat + radius));
  if (farthest < 80) {
    lonStep = step;
    const double reach = degrees(asinOf(sinOf(radians(radius)) / cosOf(radians(centre.lat))));
    west = floorTo(centre.lon - reach, block);
    east = std::min(floorTo(centre.lon + reach, block) + block, west + 360 - lonStep);
  }
  const double chord = std::min(2.0, step / 2.0);
  for (int lon = west; lon <= east; lon += lonStep) {
    Stroke stroke = line(build.tokens, 1);
    // Near the poles only every third meridian goes on, or they would crowd.
    const int reach = lonStep == 15 && lon % 45 != 0 ? 75 : 90 - std::max(1, step / 2);
    const int from = std::max(south, -reach), to = std::min(north, reach);
    for (double lat = from; lat <= to + 1e-9; lat += chord) {
      stroke.unit.push_back(narrow(unitFrom({static_cast<double>(lon), lat})));
    }
    if (stroke.unit.size() > 1) build.list.graticule.push_back(std::move(stroke));
  }
  const bool around = east - west >= 360 - lonStep;
  const int latStep = around ? std::max(step, 5) : step;
  for (int lat = floorTo(south, latStep); lat <= north; lat += latStep) {
    if (lat < south) continue;
    Stroke stroke = line(build.tokens, 1);
    const double last = around ? west + 360.0 : east;
    for (double lon = west; lon <= last + 1e-9; lon += around ? 2.0 : chord) {
      stroke.unit.push_back(narrow(unitFrom({lon, static_cast<double>(lat)})));
    }
    if (stroke.unit.size() > 1) build.list.graticule.push_back(std::move(stroke));
  }
}

}  // namespace faultline
