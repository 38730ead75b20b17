// "What changed", computed from the same data as the drawing.
#pragma once
#include <string>
#include <vector>

#include "story/state.h"

namespace faultline {

struct FrontChange {
  uint32_t front = 0;
  double greatestKm = 0;      // farthest that a drawn point of the line lies from the earlier line
  Vec3 whereUnit;             // that point
  std::string nearPlace;      // nearest named place to it, "" when none within 150 km
  double uncertaintyKm = 0;   // the larger of the two keyframes'
  Side towards = Side::None;  // which side lost ground there
};

// Sentences for a step between two days of one beat: fronts that moved (greatest distance, rounded to its uncertainty,
// and the place nearest to it), links begun and ended, in that order. Plain English, no judgement.
// Where fromDay == toDay it says what the beat newly shows against the previous beat and never calls it begun.
std::vector<std::string> whatChanged(const Dataset& dataset, uint32_t beat, double fromDay, double toDay);

// For a beat's own span, as the card shows it.
std::vector<std::string> whatChanged(const Dataset& dataset, uint32_t beat);

std::vector<FrontChange> frontChanges(const Dataset& dataset, uint32_t beat, double fromDay, double toDay);

}  // namespace faultline
