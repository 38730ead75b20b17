// The time axis: which stretches of time it shows, how wide, with which ticks; and where playing and stepping stop.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "story/state.h"

namespace faultline {

// An axis of width 1. Between stretches it is broken: a gap that belongs to no date.
struct TimeAxis {
  struct Stretch {
    double from, to;  // days
    double x0, x1;    // [0, 1]
  };
  std::vector<Stretch> stretches;  // in order, at least one
};

// The author's stretches (Meta::scaleBreaks), widened where a beat lies beyond them; without any, one that holds all
// beats. Days are equally long within a stretch; a short stretch gets at least a tenth of the axis.
TimeAxis makeAxis(const Dataset& dataset);

double axisX(const TimeAxis& axis, double day);  // [0, 1]; days in a gap lie in the gap, days outside at an end
double axisDay(const TimeAxis& axis, double x);  // an x in a gap gives the nearer edge's day

struct AxisTick {
  double day = 0, x = 0;
  std::string label;   // "2022", "Apr"; empty for a minor tick
  bool major = false;  // a year's beginning
};
// Ticks in order. Labelled ticks are at least `minGapPx` apart on an axis of `widthPx`; every stretch has at least one
// label if there is room for it at all.
std::vector<AxisTick> axisTicks(const TimeAxis& axis, double widthPx, double minGapPx);

struct BeatMark {
  uint32_t beat = 0;
  double x0 = 0, x1 = 0;  // equal for a single day
};
std::vector<BeatMark> beatMarks(const TimeAxis& axis, const Dataset& dataset);  // in the story's order

// The days at which stepping stops in a beat, in order, each once: its start and end, the keyframes of its fronts, the
// dates of its events and of its links' visits, as far as they lie in its span.
std::vector<format::Day> beatStops(const Dataset& dataset, uint32_t beat);

// The next stop after `moment` (direction > 0) or the last one before it; at the end of the beat, the beat's end.
double stepDay(const Dataset& dataset, Moment moment, double direction);

// The last day of a coarse clock at or before the moment: whole steps of `stepDays` from the beat's start, and its
// stops.
double labelDay(const Dataset& dataset, Moment moment, double stepDays);

// The stop within `withinDays` of the moment that is nearest, else the moment's own day (for scrubbing with snapping).
double snapDay(const Dataset& dataset, Moment moment, double withinDays);

// How long an event of the beat stands on the map from its day on, story days: a sixteenth of the beat's span, but its
// own day at least and a fortnight at most.
double eventDays(const Dataset& dataset, uint32_t beat);

// The latest of the beat's events that stands at the moment: for eventDays from its date on, or for all the days that
// it may be of. Nothing when there is none, and on the beat's last day, whose text says what is the case then.
std::optional<uint32_t> eventAt(const Dataset& dataset, Moment moment);

// Story days a second of playing, > 0: the beat's own, else the story's.
double playRate(const Dataset& dataset, uint32_t beat);

// "1 month a second", "12 hours a second", "about 9 days a second": the unit that says it shortest and closest.
std::string rateInWords(double daysPerSecond);

}  // namespace faultline
