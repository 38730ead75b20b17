// The panels, in the order in which they are drawn.
#pragma once
#include <string>

#include "ui/column.h"
#include "ui/paint.h"

namespace faultline {

void drawLabels(Paint& paint);
void settleSheet(Paint& paint);  // before the panels that stand on the sheet
void drawTimeline(Paint& paint);
void drawCard(Paint& paint);
void drawLegend(Paint& paint);
void drawWayBack(Paint& paint);  // "Back to part 3", and what happened on the day shown
void drawTooltip(Paint& paint);
std::string eventWords(const Dataset& data, uint32_t event);  // "12 Nov 2022 · Kherson retaken"
void drawAbout(Paint& paint);

// Under all panels, above the map and its labels: where papers and shadows go, which reach beyond a panel's window.
Paint groundPaint(const Paint& paint);

// What of the frame no card of the page's own covers.
Rect beyondProse(const Layout& layout);

// A page over everything of ours, with a veil, a title, a close button and a scrolled body. `body` draws into a column
// and is called twice, first to measure. Closed by its button, Escape or a press outside: then returns true.
using PageBody = void (*)(Column&);
bool page(Paint& paint, const char* id, std::string_view title, UiMemory::Scroll& state, uint32_t owner, PageBody body);

// Which panel has a drag.
inline constexpr uint32_t ownerCard = 1, ownerAbout = 2, ownerLegend = 3, ownerTimeline = 4;

}  // namespace faultline
