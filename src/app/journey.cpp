#include "app/journey.h"

#include "base/easing.h"

namespace faultline {

namespace {
constexpr double fadeSeconds = 0.9;  // a cross-fade without a flight
constexpr double yearDays = 365;
}  // namespace

bool crossFades(Moment from, Moment to) {
  const double leap = to.day - from.day;
  return from.beat != to.beat && (leap < 0 || leap > yearDays);
}

std::optional<Journey> planJourney(const View& from, const View& to, bool crossFade, Moment moment, double clock) {
  Flight flight = planFlight(from, to);
  if (flight.seconds <= 0) {
    if (!crossFade) return std::nullopt;
    flight.seconds = fadeSeconds;
  }
  return Journey{flight, clock, crossFade, moment};
}

Passage passageAt(const Journey& journey, Moment to, double clock) {
  const double t = (clock - journey.start) / journey.flight.seconds;
  if (t >= 1) return {journey.flight.to, to, 1, true};
  Passage passage{viewAt(journey.flight, easeInOutCubic(t)), to, 1, false};
  if (journey.crossFade) {
    passage.fade = static_cast<float>(t < 0.5 ? 1 - 2 * t : 2 * t - 1);
    if (t < 0.5) passage.shown = journey.from;
  } else if (journey.from.beat != to.beat) {
    passage.shown.day = mixOf(journey.from.day, to.day, easeInOutCubic(t));
  }
  return passage;
}

}  // namespace faultline
