// A pack as text: stable, complete for the story, and one line a record, so that a difference shows what changed.
#pragma once
#include <string>

#include "data/dataset.h"

namespace faultline {

// Ids stand in place of indices, ISO dates in place of days, degrees with five decimals. Of the atlas: units, and the
// sizes of the rest with a hash of the geometry.
std::string dumpDataset(const Dataset& dataset);

}  // namespace faultline
