// The first story as it is shipped, for tests that want what readers see; and text snapshots of it.
#pragma once
#include <string>

#include "data/dataset.h"

namespace faultline {

const Dataset& realStory();
uint32_t frontNamed(const Dataset& dataset, std::string_view id);

// Fails the test unless `text` is what the file holds; with FAULTLINE_RECORD=1 in the environment it writes the file.
void checkTextSnapshot(const std::string& path, const std::string& text);

}  // namespace faultline
