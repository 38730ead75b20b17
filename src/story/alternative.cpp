#include "story/alternative.h"

#include <cmath>

#include "story/dates.h"
#include "story/shown_changes.h"

namespace faultline {
namespace {

// Appends the sentence with a full stop where it has no end of its own.
void appendSentence(std::string& text, std::string_view sentence) {
  if (sentence.empty()) return;
  if (!text.empty()) text += ' ';
  for (const char c : sentence) text += c == '\n' ? ' ' : c;
  const char last = sentence.back();
  if (last != '.' && last != '?' && last != '!') text += '.';
}

}  // namespace

std::string alternativeText(const Dataset& dataset, Moment moment, std::optional<format::Day> since) {
  const format::Beat& beat = dataset.beats[moment.beat];
  const auto day = static_cast<int32_t>(std::floor(moment.day));
  const bool atEnd = day == beat.end;
  std::string text;
  std::string title = "Map: " + std::string(dataset.text(dataset.meta().title));
  title += " Part " + std::to_string(moment.beat + 1) + ": " + std::string(dataset.text(beat.title));
  appendSentence(text, title);
  const std::string_view fuzzy = dataset.text(beat.dateText);
  appendSentence(text, atEnd && !fuzzy.empty() ? std::string(fuzzy) : longDate(day));
  for (const std::string& sentence : shownChanges(dataset, moment, since).sentences) appendSentence(text, sentence);
  appendSentence(text, dataset.text(dataset.meta().schematicNote));
  return text;
}

}  // namespace faultline
