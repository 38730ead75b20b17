// Where it comes from: the sources of a beat, each with its grade in a word and its address as text.
#pragma once
#include <vector>

#include "ui/column.h"

namespace faultline {

std::string_view gradeWord(SourceGrade grade);

// The beat's own sources, then those of its claims; each once, in that order.
std::vector<uint32_t> sourcesOf(const Dataset& dataset, const format::Beat& beat);

void sourceList(Column& column, const std::vector<uint32_t>& sources);

}  // namespace faultline
