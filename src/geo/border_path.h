// A way along lines that are there already: a front on a border runs on the border's own line.
#pragma once
#include <span>
#include <vector>

#include "base/vec.h"

namespace faultline {

// The shortest way along `lines` (unit vectors; they join where their ends are the same, bit for bit) from their point
// nearest to `from` to that nearest to `to`; an end within 25 km of where the lines end goes there. Empty where there
// are no lines within 60 km of both, or none that join them.
std::vector<Vec3f> borderPath(std::span<const std::span<const Vec3f>> lines, Vec3 from, Vec3 to);

}  // namespace faultline
