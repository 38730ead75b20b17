// From what is pointed at to who says it.
#pragma once
#include <string_view>
#include <vector>

#include "data/dataset.h"
#include "scene/action.h"

namespace faultline {

// The claims about a mark, into Dataset::claims: those that the beat tells first, each once. Of a country those about
// an actor that holds it. None of what came after the essay in a beat that does not.
std::vector<uint32_t> claimsOf(const Dataset& dataset, uint32_t beat, Pick pick);

std::string_view nameOf(const Dataset& dataset, Pick pick);  // "" for none
std::string_view idOf(const Dataset& dataset, Pick pick);    // a unit's is its code
std::string_view nameOf(PickKind kind);                      // "unit", "front", ...; "" for none

}  // namespace faultline
