// Lengths by our own square root, so the same everywhere.
#pragma once
#include "base/trig.h"
#include "base/vec.h"

namespace faultline {

inline double lengthOf(Vec2 v) { return sqrtOf(dot(v, v)); }

}  // namespace faultline
