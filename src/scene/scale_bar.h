// The scale bar: how long it is and what it says. Pure.
#pragma once
#include <string>

#include "geo/projection.h"

namespace faultline {

enum class LengthUnit : uint8_t { Kilometres, Miles };

struct ScaleBar {
  double length = 0;  // logical pixels; 0: no bar, it would mislead
  double value = 0;   // what it stands for: 1, 2 or 5 times a power of ten, in the unit
  bool atCentre = false;
  std::string text;  // "200 km"; "1,000 km at the centre" where other parts of the map differ by more than 5 %
};

// The longest bar of at most `most` logical pixels. True along the horizontal through the map's centre, half to each
// side of it. At the nearest zooms the value is a part of one (0.5 km).
ScaleBar scaleBar(const Projection& projection, const Rect& free, double most, LengthUnit unit);

// By how much a short length anywhere in `free` may differ from the same length at the centre, as a part of it
// (0.05: five per cent). Of the equal-area projection: at the angle c from the centre lengths towards it shrink by
// cos(c/2), and across it stretch by as much (Snyder 1987, p. 186).
double scaleSpread(const Projection& projection, const Rect& free);

}  // namespace faultline
