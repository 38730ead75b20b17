// Lambert azimuthal equal-area, centred on the camera (Snyder 1987, p. 185): a point whose camera-frame unit vector is
// (x right, y up, z towards the viewer) lands at map = (x, y) * sqrt(2 / (1 + z)), in radians.
// The shaders use the same formula on the same rotation: multiply, add, sqrt, divide only.
#pragma once
#include <optional>

#include "base/vec.h"
#include "geo/view.h"

namespace faultline {

// Beyond this angle from the centre a point is not drawn: the plane stretches without bound towards the antipode.
// Its cosine is what shader and CPU compare camera-frame z with.
inline constexpr double horizonDeg = 150;
inline constexpr double horizonZ = -0.8660254037844386;

struct Projection {
  Mat3 rotation;      // unit -> camera frame
  double scale = 1;   // logical pixels per map radian
  Vec2 originScreen;  // where the centre lands
};

// `free` is the rectangle that the panels leave free, in logical pixels.
Projection projectionFor(const View& view, const Rect& free);

Vec3 toCamera(const Projection& p, Vec3 unit);
std::optional<Vec2> toScreen(const Projection& p, Vec3 unit);  // nothing beyond the horizon
std::optional<Vec3> toUnit(const Projection& p, Vec2 screen);  // nothing off the disc
double kmPerPixel(const Projection& p);                        // at the centre

// The view that `free` needs so that all `unit` points lie inside it with `margin` logical pixels to spare, north up
// where the points' spread allows. minSpanKm keeps a single place from filling the frame. Pure, no iteration limit
// surprises: converges within 0.5 px or returns the best found. Empty input: {whole Eurasia}.
View frameView(const Vec3* unit, size_t count, const Rect& free, double margin, double minSpanKm);

}  // namespace faultline
