// Groups of actors that one can point at: alliances, and those that someone counts together.
#pragma once
#include <vector>

#include "data/dataset.h"

namespace faultline {

bool isGroup(const format::Actor& actor);
// Who is in it on a day, into Dataset::actors.
std::vector<uint32_t> membersOf(const Dataset& dataset, uint32_t group, double day);

}  // namespace faultline
