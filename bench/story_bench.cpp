// What story and scene cost, beat by beat, as markdown: evaluate() and buildScene() with once, ten and a hundred times
// the beat's marks, a frame of playing time, and whatChanged() of the beat. Microseconds of processor time, medians.
//
//   faultline_story_bench [BEAT]     all beats, or buildScene() of one, counted from 1
#include <time.h>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "base/trig.h"
#include "geo/sphere.h"
#include "platform/platform.h"
#include "scene/scene.h"
#include "story/changes.h"
#include "story/state.h"
#include "story/timeline.h"

namespace {

using namespace faultline;

// Of this thread, so that others on the machine do not count.
double processorUs() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return double(now.tv_sec) * 1e6 + double(now.tv_nsec) * 1e-3;
}

// `between` is not counted.
template <class Work, class Between>
double medianUs(int rounds, const Work& work, const Between& between) {
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) {
    between();
    const double start = processorUs();
    work();
    times.push_back(processorUs() - start);
  }
  const auto middle = times.begin() + std::ptrdiff_t(times.size() / 2);
  std::nth_element(times.begin(), middle, times.end());
  return *middle;
}

template <class Work>
double medianUs(int rounds, const Work& work) {
  return medianUs(rounds, work, [] {});
}

// The story with `times` as many marks in each beat, each a mark of its own, a little way off the one that it copies.
class Multiplied {
 public:
  Multiplied(const Dataset& source, uint32_t times) : dataset(source) {
    beats.assign(source.beats.begin(), source.beats.end());
    refs.assign(source.refs.begin(), source.refs.end());
    points.assign(source.points.begin(), source.points.end());
    keyframes.assign(source.keyframes.begin(), source.keyframes.end());
    fronts.assign(source.fronts.begin(), source.fronts.end());
    links.assign(source.links.begin(), source.links.end());
    actors.assign(source.actors.begin(), source.actors.end());
    areas.assign(source.areas.begin(), source.areas.end());
    rings.assign(source.rings.begin(), source.rings.end());
    places.assign(source.places.begin(), source.places.end());
    for (format::Beat& beat : beats) {
      multiply(beat.fronts, times, [&](uint32_t index, uint32_t copy) { return frontCopy(index, copy); });
      multiply(beat.links, times, [&](uint32_t index, uint32_t copy) {
        format::Link link = links[index];
        link.from = actorCopy(link.from, copy), link.to = actorCopy(link.to, copy);
        return added(links, link);
      });
      multiply(beat.areas, times, [&](uint32_t index, uint32_t copy) {
        format::Area area = areas[index];
        const auto first = static_cast<uint32_t>(rings.size());
        for (uint32_t i = 0; i < area.rings.count; ++i)
          rings.push_back(
              {pointsCopy(rings[area.rings.first + i].points, copy, middleOf(rings[area.rings.first].points))});
        area.rings.first = first;
        return added(areas, area);
      });
      multiply(beat.places, times, [&](uint32_t index, uint32_t copy) {
        format::Place place = places[index];
        place.at = moved(place.at, copy);
        return added(places, place);
      });
      multiply(beat.actors, times, [](uint32_t index, uint32_t) { return index; });
    }
    dataset.refs = refs, dataset.beats = beats, dataset.points = points, dataset.keyframes = keyframes;
    dataset.fronts = fronts, dataset.links = links, dataset.actors = actors, dataset.areas = areas;
    dataset.rings = rings, dataset.places = places;
  }
  Multiplied(const Multiplied&) = delete;
  Multiplied& operator=(const Multiplied&) = delete;

 private:
  // Over some six degrees, the copies evenly. Turned as a whole, tilted about the meridian of `middle`, so that a line
  // keeps its shape: what lay on one great circle still does.
  static format::Position moved(format::Position at, uint32_t copy, float middle) {
    const double east = static_cast<double>(copy * 37 % 100) * 0.06 - 3;
    const double north = static_cast<double>(copy * 61 % 100) * 0.04 - 2;
    const Vec3 unit = unitFrom({double{at.lon} - double{middle}, double{at.lat}});
    const double c = cosOf(radians(north)), s = sinOf(radians(north));
    const LonLat to = lonLatFrom({unit.x * c - unit.z * s, unit.y, unit.x * s + unit.z * c});
    const double lon = to.lon + double{middle} + east;
    return {static_cast<float>(lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon), static_cast<float>(to.lat)};
  }
  static format::Position moved(format::Position at, uint32_t copy) { return moved(at, copy, at.lon); }
  template <class Record>
  static uint32_t added(std::vector<Record>& records, const Record& record) {
    records.push_back(record);
    return static_cast<uint32_t>(records.size() - 1);
  }
  template <class Copy>
  void multiply(format::Range& range, uint32_t times, const Copy& copyOf) {
    const auto list = dataset.list(range);
    std::vector<uint32_t> all(list.begin(), list.end());
    for (uint32_t copy = 1; copy < times; ++copy) {
      for (const uint32_t index : list) all.push_back(copyOf(index, copy));
    }
    range = {static_cast<uint32_t>(refs.size()), static_cast<uint32_t>(all.size())};
    refs.insert(refs.end(), all.begin(), all.end());
  }
  float middleOf(format::Range range) const { return range.count > 0 ? points[range.first].lon : 0; }
  format::Range pointsCopy(format::Range range, uint32_t copy, float middle) {
    const format::Range moving{static_cast<uint32_t>(points.size()), range.count};
    for (uint32_t i = 0; i < range.count; ++i) points.push_back(moved(points[range.first + i], copy, middle));
    return moving;
  }
  uint32_t actorCopy(uint32_t index, uint32_t copy) {
    format::Actor actor = actors[index];
    actor.at = moved(actor.at, copy);
    return added(actors, actor);
  }
  uint32_t frontCopy(uint32_t index, uint32_t copy) {
    format::Front front = fronts[index];
    const auto first = static_cast<uint32_t>(keyframes.size());
    for (uint32_t i = 0; i < front.keyframes.count; ++i) {
      format::Keyframe keyframe = keyframes[front.keyframes.first + i];
      keyframe.points = pointsCopy(keyframe.points, copy, front.labelAt.lon);
      keyframes.push_back(keyframe);
    }
    front.keyframes.first = first;
    front.closure = pointsCopy(front.closure, copy, front.labelAt.lon);
    front.labelAt = moved(front.labelAt, copy, front.labelAt.lon);
    return added(fronts, front);
  }

  std::vector<uint32_t> refs;
  std::vector<format::Beat> beats;
  std::vector<format::Position> points;
  std::vector<format::Keyframe> keyframes;
  std::vector<format::Front> fronts;
  std::vector<format::Link> links;
  std::vector<format::Actor> actors;
  std::vector<format::Area> areas;
  std::vector<format::Ring> rings;
  std::vector<format::Place> places;

 public:
  Dataset dataset;
};

struct Playing {
  double median, worst;
};

// Two seconds of playing time at 60 frames a second, or 60 frames of a beat in which none runs. The map stood at the
// beat's end before, as it does on arrival.
template <class InputOf>
Playing playing(const Dataset& data, uint32_t beat, const InputOf& inputOf, size_t& seen) {
  const double rate = playRate(data, beat), start = data.beats[beat].start, end = data.beats[beat].end;
  std::vector<double> times;
  LabelPlan plan;
  SweepMemo memo;
  StoryState state, labelled;
  state = evaluate(data, {beat, end}, &memo);
  seen += buildScene(inputOf(data, state), plan).labels.size();
  double day = start;
  double labelledFor = -1e18;
  for (int frame = 0; frame < (end > start ? 120 : 60); ++frame) {
    times.push_back(medianUs(1, [&] {
      state = evaluate(data, {beat, day}, &memo);
      const double wanted = labelDay(data, {beat, day}, rate / 3);
      if (wanted != labelledFor) labelled = evaluate(data, {beat, wanted}, &memo);
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

int main(int argc, char** argv) {
  const uint32_t only = argc > 1 ? static_cast<uint32_t>(std::atoi(argv[1])) : 0;
  Dataset data;
  if (Dataset::load(embeddedPack(), data) != PackError::None) return 1;
  const Multiplied ten(data, 10), hundred(data, 100);
  const Ground ground = buildGround(data);
  size_t seen = 0;  // so that no call is left out
  if (only == 0) {
    std::printf("| beat | marks | evaluate, us | 10x | 100x | growth of 10x, 100x | what changed, us |\n");
    std::printf("|---|---|---|---|---|---|---|\n");
    for (uint32_t beat = 0; beat < data.beats.size(); ++beat) {
      const format::Beat& record = data.beats[beat];
      const double middle = (double(record.start) + record.end) / 2;
      const auto evaluated = [&](const Dataset& dataset) { seen += evaluate(dataset, {beat, middle}).places.size(); };
      // Other marks before each round: a processor that has just done the very same foresees every branch of it, which
      // it cannot with a hundred different marks.
      const auto cost = [&](const Dataset& dataset, int rounds) {
        return medianUs(
            rounds, [&] { evaluated(dataset); }, [&] { evaluated(ten.dataset); });
      };
      const double once = cost(data, 200), tenfold = cost(ten.dataset, 100), hundredfold = cost(hundred.dataset, 30);
      const double changed = medianUs(20, [&] { seen += whatChanged(data, beat).size(); });
      const uint32_t marks = record.fronts.count + record.links.count + record.areas.count + record.places.count;
      std::printf("| %u | %u | %.1f | %.1f | %.1f | %.1f, %.1f | %.0f |\n", beat + 1, marks, once, tenfold, hundredfold,
                  tenfold / once, hundredfold / once, changed);
    }
  }
  std::printf("\n| beat | buildScene, us | 10x | 100x | growth of 10x, 100x | while playing: median | worst |\n");
  std::printf("|---|---|---|---|---|---|---|\n");
  for (uint32_t beat = 0; beat < data.beats.size(); ++beat) {
    if (only != 0 && beat + 1 != only) continue;
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
