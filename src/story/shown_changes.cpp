#include "story/shown_changes.h"

#include <algorithm>
#include <cmath>

#include "story/changes.h"
#include "story/dates.h"

namespace faultline {

ShownChanges shownChanges(const Dataset& dataset, Moment moment, std::optional<format::Day> since) {
  const format::Beat& beat = dataset.beats[moment.beat];
  const auto day = static_cast<format::Day>(std::floor(moment.day));
  const format::Day from = since.value_or(beat.start);
  ShownChanges shown;
  shown.heading = moment.beat == 0 && !since ? "On the map" : "What changed";
  if (!since && day == beat.end) {
    shown.sentences = whatChanged(dataset, moment.beat);
    return shown;
  }
  shown.choice = since ? "Compare from the part\u2019s own first day" : "Compare from " + shortDate(day);
  shown.compared = true;
  if (day == from) {
    if (since) {
      shown.heading = "What changed since " + longDate(day);
      shown.sentences = {"Move through time to compare another day with it."};
    } else {
      shown.heading = "On " + longDate(day);
      shown.sentences = whatChanged(dataset, moment.beat, day, day);
    }
    return shown;
  }
  shown.heading = "What changed, " + dateSpan(std::min(from, day), std::max(from, day));
  shown.sentences = whatChanged(dataset, moment.beat, from, day);
  if (shown.sentences.empty()) shown.sentences = {"Nothing that this part of the story shows."};
  return shown;
}

const ShownChanges& ShownChangesMemo::of(const Dataset& dataset, Moment moment, std::optional<format::Day> since) {
  const Moment wanted{moment.beat, std::floor(moment.day)};
  if (known == &dataset && at == wanted && from == since) return made;
  known = &dataset;
  at = wanted;
  from = since;
  made = shownChanges(dataset, wanted, since);
  return made;
}

}  // namespace faultline
