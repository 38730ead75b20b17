// The story's states as hashes, to be compared between compilers, optimisations and targets.
#pragma once
#include <string>

#include "data/dataset.h"

namespace faultline {

inline constexpr int timesBetween = 200;

// For each beat with a span, a line for each day at which a line of it has a keyframe (and for the span's ends) with
// the state's hash, and one for each stretch between two such days with the hash over its 200 times. Beats of one day
// have one line.
std::string hashesText(const Dataset& dataset);

}  // namespace faultline
