// What the first story says of itself, to be read: every beat's sentences, and every step of every line.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "../snapshot.h"
#include "real_story.h"
#include "story/changes.h"
#include "story/dates.h"

using namespace faultline;

namespace {

std::string beatsText(const Dataset& data) {
  std::string text;
  for (uint32_t beat = 0; beat < data.beats.size(); ++beat) {
    text += std::to_string(beat + 1) + ". " + std::string(data.text(data.beats[beat].title)) + "\n";
    for (const std::string& sentence : whatChanged(data, beat)) text += "   " + sentence + "\n";
  }
  return text;
}

std::string stepsText(const Dataset& data) {
  std::string text;
  for (uint32_t beat = 0; beat < data.beats.size(); ++beat) {
    for (const uint32_t front : data.list(data.beats[beat].fronts)) {
      const format::Range range = data.fronts[front].keyframes;
      if (range.count < 2 || data.beats[beat].start == data.beats[beat].end) continue;
      text += std::string(data.text(data.fronts[front].name)) + "\n";
      for (uint32_t k = range.first; k + 1 < range.first + range.count; ++k) {
        const format::Day from = data.keyframes[k].date, to = data.keyframes[k + 1].date;
        text += "   " + isoFromDay(from) + " to " + isoFromDay(to) + "\n";
        for (const std::string& sentence : whatChanged(data, beat, from, to)) text += "      " + sentence + "\n";
      }
    }
  }
  return text;
}

std::string allText(const Dataset& data) {
  return "Each beat, over its own span\n\n" + beatsText(data) + "\nEach step of each line\n\n" + stepsText(data);
}

}  // namespace

TEST_CASE("the story's sentences are what the snapshot says") {
  test::checkSnapshot("tests/story/snapshots/changes.txt", allText(realStory()));
}

TEST_CASE("no sentence of the story has words of victory, and all are whole") {
  const Dataset& data = realStory();
  for (uint32_t beat = 0; beat < data.beats.size(); ++beat) {
    const auto sentences = whatChanged(data, beat);
    CHECK_FALSE(sentences.empty());
    CHECK(sentences.size() <= 6);
    for (const std::string& sentence : sentences) {
      INFO(sentence);
      for (const char* word : {"won ", "lost ", "gain", "captur", "liberat", "conquer", "victor", "defeat"}) {
        CHECK(sentence.find(word) == std::string::npos);
      }
      CHECK(sentence.ends_with('.'));
      CHECK(sentence.find("..") == std::string::npos);
      CHECK(sentence.find("  ") == std::string::npos);
      CHECK(sentence.find("()") == std::string::npos);
    }
  }
}

TEST_CASE("a beat of one day calls nothing begun") {
  const Dataset& data = realStory();
  for (uint32_t beat = 0; beat < data.beats.size(); ++beat) {
    if (data.beats[beat].start != data.beats[beat].end) continue;
    for (const std::string& sentence : whatChanged(data, beat)) {
      INFO(sentence);
      CHECK(sentence.find("began") == std::string::npos);
      CHECK(sentence.find("signed") == std::string::npos);
      CHECK(sentence.find(" by 2") == std::string::npos);
    }
  }
}
