// What story and scene cost, beat by beat, as markdown: evaluate() and buildScene() with once, ten and a hundred times
// the beat's marks, a frame of playing time, and whatChanged() of the beat. Microseconds, medians.
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <vector>

#include "platform/platform.h"
#include "scene/scene.h"
#include "story/changes.h"
#include "story/state.h"
#include "story/timeline.h"

namespace {

using namespace faultline;

template <class Work>
double medianUs(int rounds, const Work& work) {
  using Clock = std::chrono::steady_clock;
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) {
    const auto start = Clock::now();
    work();
    times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
  }
  const auto middle = times.begin() + std::ptrdiff_t(times.size() / 2);
  std::nth_element(times.begin(), middle, times.end());
  return *middle;
}

// The story with `times` as many marks in each beat: each listed that often, and evaluated as often.
struct Multiplied {
  std::vector<uint32_t> refs;
  std::vector<format::Beat> beats;
  Dataset dataset;

  Multiplied(const Dataset& source, uint32_t times) : dataset(source) {
    beats.assign(source.beats.begin(), source.beats.end());
    refs.assign(source.refs.begin(), source.refs.end());
    for (format::Beat& beat : beats) {
      for (format::Range* range : {&beat.fronts, &beat.links, &beat.areas, &beat.places, &beat.actors}) {
        const auto list = source.list(*range);
        *range = {static_cast<uint32_t>(refs.size()), static_cast<uint32_t>(list.size()) * times};
        for (uint32_t i = 0; i < times; ++i) refs.insert(refs.end(), list.begin(), list.end());
      }
    }
    dataset.refs = refs;
    dataset.beats = beats;
  }
  Multiplied(const Multiplied&) = delete;
  Multiplied& operator=(const Multiplied&) = delete;
};

struct Playing {
  double median, worst;
};

// Two seconds of playing time at 60 frames a second, or 60 frames of a beat in which none runs.
template <class InputOf>
Playing playing(const Dataset& data, uint32_t beat, const InputOf& inputOf, size_t& seen) {
  const double rate = playRate(data, beat), start = data.beats[beat].start, end = data.beats[beat].end;
  std::vector<double> times;
  LabelPlan plan;
  StoryState state, labelled;
  double day = start;
  double labelledFor = -1e18;
  for (int frame = 0; frame < (end > start ? 120 : 60); ++frame) {
    times.push_back(medianUs(1, [&] {
      state = evaluate(data, {beat, day});
      const double wanted = labelDay(data, {beat, day}, rate / 3);
      if (wanted != labelledFor) labelled = evaluate(data, {beat, wanted});
      labelledFor = wanted;
      SceneInput input = inputOf(data, state);
      input.labelState = &labelled;
      seen += buildScene(input, plan).labels.size();
    }));
    day = std::min(day + rate / 60, end);
  }
  std::vector<double> sorted = times;
  std::sort(sorted.begin(), sorted.end());
  return {sorted[sorted.size() / 2], sorted.back()};
}

}  // namespace

int main() {
  Dataset data;
  if (Dataset::load(embeddedPack(), data) != PackError::None) return 1;
  const Multiplied ten(data, 10), hundred(data, 100);
  const Ground ground = buildGround(data);
  std::printf("| beat | marks | evaluate, us | 10x | 100x | growth of 10x, 100x | what changed, us |\n");
  std::printf("|---|---|---|---|---|---|---|\n");
  size_t seen = 0;  // so that no call is left out
  for (uint32_t beat = 0; beat < data.beats.size(); ++beat) {
    const format::Beat& record = data.beats[beat];
    const double middle = (double(record.start) + record.end) / 2;
    const auto cost = [&](const Dataset& dataset, int rounds) {
      return medianUs(rounds, [&] { seen += evaluate(dataset, {beat, middle}).places.size(); });
    };
    const double once = cost(data, 1000), tenfold = cost(ten.dataset, 200), hundredfold = cost(hundred.dataset, 50);
    const double changed = medianUs(20, [&] { seen += whatChanged(data, beat).size(); });
    const uint32_t marks = record.fronts.count + record.links.count + record.areas.count + record.places.count;
    std::printf("| %u | %u | %.1f | %.1f | %.1f | %.1f, %.1f | %.0f |\n", beat + 1, marks, once, tenfold, hundredfold,
                tenfold / once, hundredfold / once, changed);
  }
  std::printf("\n| beat | buildScene, us | 10x | 100x | growth of 10x, 100x | while playing: median | worst |\n");
  std::printf("|---|---|---|---|---|---|---|\n");
  for (uint32_t beat = 0; beat < data.beats.size(); ++beat) {
    const format::Beat& record = data.beats[beat];
    const auto inputOf = [&](const Dataset& dataset, const StoryState& state) {
      SceneInput input;
      input.dataset = &dataset;
      input.ground = &ground;
      input.state = &state;
      input.layout.width = 1280;
      input.layout.height = 720;
      input.view = beatView(dataset, beat, layoutFor(input.layout));
      return input;
    };
    const auto cost = [&](const Dataset& dataset, int rounds) {
      const StoryState state = evaluate(dataset, {beat, double(record.end)});
      const SceneInput input = inputOf(dataset, state);
      return medianUs(rounds, [&] { seen += buildScene(input).labels.size(); });
    };
    const double once = cost(data, 30), tenfold = cost(ten.dataset, 10), hundredfold = cost(hundred.dataset, 3);
    const auto [middle, worst] = playing(data, beat, inputOf, seen);
    std::printf("| %u | %.0f | %.0f | %.0f | %.1f, %.1f | %.0f | %.0f |\n", beat + 1, once, tenfold, hundredfold,
                tenfold / once, hundredfold / once, middle, worst);
  }
  return seen == 0;
}
