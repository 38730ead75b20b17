// "What changed", computed from the same data as the drawing.
#pragma once
#include <optional>
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
  bool envelope = false;      // one of the two is, or is on its way from or to, an outer limit of uncertain control
  bool interpolated = false;  // one of the two lies between keyframes
  // The days that the two lines are of: a held line is of its keyframe's date, whatever day was asked for.
  int32_t fromDate = 0, toDate = 0;
};

// Sentences for a step between two days of one beat: fronts that moved (greatest distance, rounded to its uncertainty,
// and the place nearest to it), links begun and ended, visits, what is new on the map; in that order, at most five
// sentences. Plain English, no judgement. A move within the lines' own uncertainty counts as none.
// Where fromDay == toDay it says what the beat newly shows against the previous beat and never calls it begun.
std::vector<std::string> whatChanged(const Dataset& dataset, uint32_t beat, double fromDay, double toDay);

// For a beat's own span, as the card shows it: for a front with several keyframes the step with the greatest move, any
// outer limit of uncertain control, and how long it has not moved at the end. Where nothing changed, what is newly
// shown.
std::vector<std::string> whatChanged(const Dataset& dataset, uint32_t beat);

// The fronts of the beat that are there on both days and not at the same place.
std::vector<FrontChange> frontChanges(const Dataset& dataset, uint32_t beat, double fromDay, double toDay);

// One front; nothing where it is missing on either day.
std::optional<FrontChange> frontChange(const Dataset& dataset, uint32_t front, double fromDay, double toDay);

// 5 km steps below 50, else 10: as far as a schematic line can be trusted. Never 0.
int roundedKm(double km);

}  // namespace faultline
