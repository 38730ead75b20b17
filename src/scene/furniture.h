// What every printed map carries: scale, attribution and lens note in the map's lower corners. Internal to src/scene,
// but for the words.
#pragma once
#include <string>

#include "scene/build.h"

namespace faultline {

std::string lensNote(const Dataset& dataset, uint32_t lens);  // "Borders as recognised, January 2024"
std::string attribution(const Dataset& dataset, bool full);   // "Natural Earth 4.1", in full with terms and lines

// A line of small text with its halo. `screen` is the left end of the baseline.
Label furnitureLabel(const SceneBuild& build, std::string text, Vec2 screen, Color color);
// Places the furniture and marks its room as taken, so that labels placed later give way.
void addFurniture(SceneBuild& build);
// Title, day and key in layout.caption; after everything that the key explains.
void addCaption(SceneBuild& build);

}  // namespace faultline
