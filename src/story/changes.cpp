#include "story/changes.h"

#include <algorithm>
#include <iterator>

namespace faultline {
namespace {

constexpr size_t mostSentences = 6;

using Sentences = std::vector<std::string>;

void append(Sentences& to, Sentences&& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// Every front by `tell`, then all the rest.
template <class Tell>
Sentences sentencesOf(const Dataset& dataset, uint32_t index, const ChangeSpan& span, Tell tell) {
  const format::Beat& beat = dataset.beats[index];
  Sentences sentences, still;
  for (const uint32_t front : dataset.list(beat.fronts)) {
    FrontSentences told = tell(dataset, front, span);
    const bool moved = !told.moved.empty();
    append(sentences, std::move(told.moved));
    append(moved ? sentences : still, std::move(told.still));
  }
  Sentences others = linkAndAreaSentences(dataset, beat, span);
  // That a line stood still is worth saying only beside something that changed.
  if (!sentences.empty() || !others.empty()) append(sentences, std::move(still));
  append(sentences, std::move(others));
  if (sentences.size() > mostSentences) sentences.resize(mostSentences);
  return sentences;
}

}  // namespace

std::vector<std::string> whatChanged(const Dataset& dataset, uint32_t beat, double fromDay, double toDay) {
  if (fromDay == toDay) return newlyShown(dataset, beat, toDay);
  return sentencesOf(dataset, beat, {std::min(fromDay, toDay), std::max(fromDay, toDay), false}, frontStep);
}

std::vector<std::string> whatChanged(const Dataset& dataset, uint32_t index) {
  const format::Beat& beat = dataset.beats[index];
  if (beat.start == beat.end) return newlyShown(dataset, index, beat.end);
  Sentences sentences = sentencesOf(dataset, index, {double(beat.start), double(beat.end), true}, frontStory);
  return sentences.empty() ? newlyShown(dataset, index, beat.end) : sentences;
}

}  // namespace faultline
