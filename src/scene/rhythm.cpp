#include "scene/rhythm.h"

#include <algorithm>
#include <cmath>

#include "base/trig.h"

namespace faultline {

double stepOf(int level) { return std::ldexp(1.0, level); }

Octave octaveFor(double wanted) {
  const double octaves = logOf(wanted) / 0.69314718055994530942;
  const double whole = std::floor(octaves);
  const double t = std::clamp((octaves - whole - 0.35) / 0.3, 0.0, 1.0);
  return {static_cast<int>(whole), 1 - t * t * (3 - 2 * t)};
}

DashCycle dashCycle(const Dash& dash, double lineKm, double kmPerPixel, double capPixels) {
  const double nominal = static_cast<double>(dash.on + dash.off);
  if (dash.on <= 0 || nominal <= 0) return {};
  const double unit = lineKm > 0 ? lineKm : 1;
  Octave octave = octaveFor(nominal * kmPerPixel / unit);
  if (lineKm > 0 && octave.level > -1) octave = {-1, 0};  // shorter than a cycle: one dash, whatever its size
  const double half = unit * stepOf(octave.level);
  const double share = static_cast<double>(dash.on) / nominal;
  // Where the gap is about to open, the caps and the softened edge of both its sides must have come clear of each
  // other.
  const double closed = -(capPixels + 0.5) * kmPerPixel;
  const auto mix = [&octave](double coarse, double fine) { return coarse + (fine - coarse) * octave.split; };
  return {half, mix(closed, (1 - share) * half / 2), mix(share * half, (1 + share) * half / 2)};
}

StripeCycle stripeCycle(const Hatch& hatch, const Projection& projection) {
  const double spacing = static_cast<double>(hatch.spacing);
  const Octave octave = octaveFor(spacing / projection.scale);
  const double cycle = 2 * stepOf(octave.level) * projection.scale;
  const double width = static_cast<double>(hatch.width) / spacing * cycle / (1 + octave.split);
  return {cycle, width, width * octave.split};
}

}  // namespace faultline
