// Where it comes from: the sources of a beat, each with its grade in a word and its address as text.
#pragma once
#include <vector>

#include "story/wording.h"
#include "ui/column.h"

namespace faultline {

void sourceList(Column& column, const std::vector<uint32_t>& sources);

}  // namespace faultline
