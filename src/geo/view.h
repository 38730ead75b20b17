// A camera view of the sphere, and journeys between views.
#pragma once
#include "base/vec.h"

namespace faultline {

inline constexpr double earthRadiusKm = 6371.0088;  // IUGG mean radius R1

struct View {
  LonLat centre;         // shown in the middle of the free rectangle
  double spanKm = 8000;  // across the free rectangle's shorter side, at the centre; [20, 20000]
  double northDeg = 0;   // where north points at the centre, clockwise from up; (-180, 180]
  bool operator==(const View&) const = default;
};

// A journey from one view to another along van Wijk and Nuij's smooth and efficient path ("Smooth and efficient zooming
// and panning", 2003), on the great circle between the centres. Pure: t in [0, 1] (eased by the caller) -> view.
// The ends are exact. North turns so that the way's direction on the screen turns evenly: past a pole nothing spins.
struct Flight {
  View from, to;
  double rho = 1.42;     // van Wijk's trade of zooming against panning
  double seconds = 1.2;  // comfortable duration, clamped to [0.8, 1.6]; 0 when the views are equal
};
Flight planFlight(const View& from, const View& to);
View viewAt(const Flight& flight, double t);

}  // namespace faultline
