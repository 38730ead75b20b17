// How a claim shows who says it and how firm it is: a shape and a word, never colour alone.
#pragma once
#include <string_view>
#include <vector>

#include "story/wording.h"
#include "ui/column.h"

namespace faultline {

enum class ClaimShape : uint8_t {
  Circle,      // a view or analysis
  Square,      // reported and confirmed
  HalfSquare,  // reported, not (or not wholly) confirmed
  Triangle,    // an official statement
  OpenSquare,  // a document
  Plus,        // context added by us
  Diamond,     // contested
  Count
};

void drawClaimShape(const Canvas& canvas, ClaimShape shape, Vec2 centre, Color color);
ClaimShape shapeOf(const format::Claim& claim);

// A pill with shape and word; returns its width. Drawn with its left end at `topLeft`, 24 high.
double chip(const Paint& paint, Vec2 topLeft, ClaimShape shape, std::string_view word);
double chipWidth(const Paint& paint, std::string_view word);

// Which kinds this beat holds; whether they were pressed.
bool claimChips(Column& column, const format::Beat& beat);
void claimList(Column& column, const format::Beat& beat);

}  // namespace faultline
