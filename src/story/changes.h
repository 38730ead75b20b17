// "What changed", computed from the same data as the drawing.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "story/phrases.h"
#include "story/state.h"

namespace faultline {

struct FrontChange {
  uint32_t front = 0;
  double greatestKm = 0;      // farthest that a drawn point of the line lies from the earlier line
  double bearingDeg = 0;      // the way the line went there: clockwise from north, [0, 360)
  Vec3 whereUnit;             // that point
  std::string nearPlace;      // nearest named place to it (a city before a site), "" when none within 150 km
  double uncertaintyKm = 0;   // the larger of the two keyframes'
  Side towards = Side::None;  // the side that the line moved into there
  bool envelope = false;      // one of the two is, or is on its way from or to, an outer limit of uncertain control
  bool interpolated = false;  // one of the two lies between keyframes
  // The days that the two lines are of: a held line is of its keyframe's date, whatever day was asked for.
  int32_t fromDate = 0, toDate = 0;
  // Ground that came to lie on the left and on the right of the line, as sweepOf has it; 0 for an envelope and
  // where the line's ends moved without a closure.
  double toLeftKm2 = 0, toRightKm2 = 0, toLeftUncertaintyKm2 = 0, toRightUncertaintyKm2 = 0;
};

// Sentences for a step between two days of one beat: fronts that moved (greatest distance and its direction, the place
// nearest to it, area; each rounded to its uncertainty), links begun and ended, visits, areas, events; in that order,
// at most six sentences. Plain English, no judgement. A move within the lines' own uncertainty counts as none, and so
// does an area. Where fromDay == toDay it says what the beat newly shows against the previous beat and never calls it
// begun.
std::vector<std::string> whatChanged(const Dataset& dataset, uint32_t beat, double fromDay, double toDay);

// For a beat's own span, as the card shows it: a front with several keyframes has each of its moves told in order, any
// outer limit of uncertain control, and how long it has not moved at the end. Where nothing changed, what is newly
// shown.
std::vector<std::string> whatChanged(const Dataset& dataset, uint32_t beat);

// The fronts of the beat that are there on both days and not at the same place.
std::vector<FrontChange> frontChanges(const Dataset& dataset, uint32_t beat, double fromDay, double toDay);

// One front; nothing where it is missing on either day.
std::optional<FrontChange> frontChange(const Dataset& dataset, uint32_t front, double fromDay, double toDay);

// ---- the parts of whatChanged, one file each ---------------------------------------------------------------------

// What begins on the first day of a beat's own span begins in it; of two days compared, the first had it already.
struct ChangeSpan {
  double from, to;
  bool wholeBeat;
  bool holds(format::Day day) const { return day <= to && (day > from || (wholeBeat && day >= from)); }
  // On its last day a link is still there.
  bool ends(format::Day last) const { return last >= from && (last < to || (wholeBeat && last <= to)); }
};

struct FrontSentences {
  std::vector<std::string> moved, still;
};
FrontSentences frontStory(const Dataset& dataset, uint32_t front, const ChangeSpan& span);  // keyframe by keyframe
FrontSentences frontStep(const Dataset& dataset, uint32_t front, const ChangeSpan& span);   // its two days compared

// "Alleged by A, denied by B: arms from B to C, from October 2023 on."
std::string allegation(const Dataset& dataset, uint32_t link);

std::vector<std::string> linkAndAreaSentences(const Dataset& dataset, const format::Beat& beat, const ChangeSpan& span);
std::vector<std::string> newlyShown(const Dataset& dataset, uint32_t beat, double day);

}  // namespace faultline
