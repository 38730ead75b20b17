// A picture of a moment in words: for the alternative text of everything exported.
#pragma once
#include <optional>
#include <string>

#include "story/state.h"

namespace faultline {

// "An eastern front?, part 3: <title>. <date>. <what changed>. <the schematic note>" on one line. At the beat's end,
// what changed is the beat's own; at another day, or with `since`, the step to it (story/shown_changes.h).
std::string alternativeText(const Dataset& dataset, Moment moment, std::optional<format::Day> since = {});

}  // namespace faultline
