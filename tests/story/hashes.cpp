#include "hashes.h"

#include <algorithm>
#include <vector>

#include "base/hash.h"
#include "story/dates.h"
#include "story/state.h"

namespace faultline {
namespace {

std::string hexOf(uint64_t value) {
  std::string text(16, '0');
  for (size_t i = 16; i-- > 0; value >>= 4) text[i] = "0123456789abcdef"[value & 15];
  return text;
}

std::vector<format::Day> keyframeDays(const Dataset& data, const format::Beat& beat) {
  std::vector<format::Day> days{beat.start, beat.end};
  for (const uint32_t front : data.list(beat.fronts)) {
    const format::Range range = data.fronts[front].keyframes;
    for (const format::Keyframe& keyframe : data.keyframes.subspan(range.first, range.count)) {
      if (keyframe.date > beat.start && keyframe.date < beat.end) days.push_back(keyframe.date);
    }
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

}  // namespace

std::string hashesText(const Dataset& data) {
  std::string text;
  for (uint32_t index = 0; index < data.beats.size(); ++index) {
    text += std::string(data.text(data.beats[index].id)) + "\n";
    const std::vector<format::Day> days = keyframeDays(data, data.beats[index]);
    for (size_t i = 0; i < days.size(); ++i) {
      text += "  " + isoFromDay(days[i]) + "  " + hexOf(hashState(evaluate(data, {index, double(days[i])}))) + "\n";
      if (i + 1 == days.size()) break;
      uint64_t all = hashSeed;
      for (int step = 1; step <= timesBetween; ++step) {
        const double day = days[i] + (double(days[i + 1]) - days[i]) * step / (timesBetween + 1);
        all = hashMix(all, hashState(evaluate(data, {index, day})));
      }
      text += "  between     " + hexOf(all) + "\n";
    }
  }
  return text;
}

}  // namespace faultline
