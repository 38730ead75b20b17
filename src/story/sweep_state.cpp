// Which sweeps a moment shows: a function of the moment alone, so that seeking there equals playing there.
#include <algorithm>

#include "base/easing.h"
#include "story/front_state.h"
#include "story/sweep.h"

namespace faultline {
namespace {

// Shares of a beat's span, so that a sweep stays equally long on the screen, however long the beat: whole for a moment
// after its last date, then fading.
constexpr double lastingShare = 1.0 / 6, wholeShare = 0.3;

float fadedAt(double age, double lasting) {
  return static_cast<float>(1 - smoothStep((age / lasting - wholeShare) / (1 - wholeShare)));
}

SweepState stateOf(Sweep&& sweep, format::Day fromDate, format::Day toDate, bool complete) {
  SweepState state;
  state.front = sweep.front;
  state.fromDate = fromDate;
  state.toDate = toDate;
  state.complete = complete;
  state.openEnded = sweep.openEnded;
  state.pieces = std::move(sweep.pieces);
  return state;
}

// From one dated line to the next. Without a memo it is made anew.
SweepState stepOf(const Dataset& dataset, uint32_t front, uint32_t from, uint32_t to, SweepMemo* memo,
                  ClipOutlines& outlines) {
  if (memo != nullptr) {
    for (const SweepMemo::Step& step : memo->steps) {
      if (step.sweep.front == front && step.keyframeFrom == from && step.keyframeTo == to) return step.sweep;
    }
  }
  const format::Day first = dataset.keyframes[from].date, last = dataset.keyframes[to].date;
  auto sweep = sweepOf(dataset, front, first, last, outlines);
  SweepState state = sweep ? stateOf(std::move(*sweep), first, last, true) : SweepState{};
  state.front = front;
  if (memo != nullptr) memo->steps.push_back({from, to, state});
  return state;
}

void addSweeps(const Dataset& dataset, uint32_t index, const format::Beat& beat, double day, SweepMemo* memo,
               ClipOutlines& outlines, std::vector<SweepState>& out) {
  const format::Front& front = dataset.fronts[index];
  if (front.kind != FrontKind::War || day >= double(front.validTo) + 1 || day >= double(front.end) + 1) return;
  const double lasting = std::max((double(beat.end) - beat.start) * lastingShare, 1.0);
  uint32_t from = format::none;  // the last dated line that is no outer limit
  for (uint32_t to = front.keyframes.first; to < front.keyframes.first + front.keyframes.count; ++to) {
    const format::Keyframe& keyframe = dataset.keyframes[to];
    if (keyframe.envelope != 0) continue;
    const uint32_t earlier = from;
    from = to;
    if (earlier == format::none) continue;
    const format::Day start = dataset.keyframes[earlier].date, end = keyframe.date;
    // While the line moves on at once, what it moved before has gone when it arrives.
    const bool movesOn = keyframe.motion == Motion::Linear && to + 1 < front.keyframes.first + front.keyframes.count;
    const double shown = movesOn ? std::min(lasting, double(dataset.keyframes[to + 1].date) - end) : lasting;
    if (day <= start || end <= beat.start || end > beat.end || day >= end + shown) continue;
    if (day >= end) {
      SweepState step = stepOf(dataset, index, earlier, to, memo, outlines);
      step.alpha = fadedAt(day - end, shown);
      if (!step.pieces.empty()) out.push_back(std::move(step));
    } else if (day > dataset.keyframes[to - 1].date && dataset.keyframes[to - 1].motion == Motion::Linear) {
      FrontState before, now;
      if (!frontAt(dataset, index, start, before) || !frontAt(dataset, index, day, now) || now.vague >= 1) continue;
      // Not yet clipped: that takes time, and the figure of a guess on its way is nobody's.
      Sweep sweep = sweepBetween(before, now, closureOf(dataset, front), {});
      if (sweep.pieces.empty()) continue;
      out.push_back(stateOf(std::move(sweep), start, end, false));
      out.back().alpha = 1 - now.vague;
    }
  }
}

}  // namespace

std::vector<SweepState> sweepsAt(const Dataset& dataset, Moment moment, SweepMemo* memo) {
  const format::Beat& beat = dataset.beats[moment.beat];
  std::vector<SweepState> sweeps;
  if (beat.start == beat.end) return sweeps;
  ClipOutlines outlines;
  for (const uint32_t front : dataset.list(beat.fronts)) {
    addSweeps(dataset, front, beat, moment.day, memo, outlines, sweeps);
  }
  return sweeps;
}

double weightOf(const SweptPiece& piece) {
  if (piece.uncertaintyKm2 <= 0) return piece.km2 > 0 ? 1 : 0;
  return smoothStep((piece.km2 / piece.uncertaintyKm2 - 0.5) / 0.5);
}

}  // namespace faultline
