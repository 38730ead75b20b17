// "What changed" for the moment that a reader has chosen: what the card, a host page and alternative text say.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "story/state.h"

namespace faultline {

struct ShownChanges {
  std::string heading;  // "What changed, 12 September – 12 November 2022"
  std::vector<std::string> sentences;
  bool compared = false;  // two days are, or the heading says of which it is; else it is the beat's own (whatChanged)
  std::string choice;     // on a button that chooses the first day, or lets it go; "" for none
};

// At the end of a beat what happened in it. At another day the step from the beat's start to it, or from `since`, a day
// that the reader has pinned; before or after it.
ShownChanges shownChanges(const Dataset& dataset, Moment moment, std::optional<format::Day> since = {});

// The same, made anew only when it would be another: it takes milliseconds, and is asked for in every frame and state.
// For one dataset; a new one wants a new memo.
class ShownChangesMemo {
 public:
  const ShownChanges& of(const Dataset& dataset, Moment moment, std::optional<format::Day> since);

 private:
  const Dataset* known = nullptr;
  Moment at;
  std::optional<format::Day> from;
  ShownChanges made;
};

}  // namespace faultline
