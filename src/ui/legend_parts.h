// What the open legend and its strip share. Internal to src/ui.
#pragma once
#include <vector>

#include "scene/key.h"
#include "ui/panels.h"

namespace faultline {

// What is on the map now and not under a panel.
std::vector<KeyEntry> legendEntries(const Paint& paint);
void drawSwatch(const Canvas& canvas, const KeyEntry& entry, Vec2 left);  // left: the middle of its left side
void drawKeyStrip(Paint& paint);                                          // the legend while it is closed
void toggleLegend(Paint& paint);

}  // namespace faultline
