#include "compiler/sentences.h"

#include <catch2/catch_test_macros.hpp>

namespace faultline {
namespace {

std::optional<uint32_t> numberOf(std::string_view id) {
  if (id == "a") return 1;
  if (id == "b") return 2;
  if (id == "k") return 30;
  return std::nullopt;
}

TEST_CASE("ids behind a sentence become numbers, and unknown ones nothing") {
  CHECK(withNumbers("One. [a] Two!\n\nThree. [b  k]", numberOf) ==
        "One.\u202f\u00b9 Two!\n\nThree.\u202f\u00b2\u202f\u00b3\u2070");
  CHECK(withNumbers("One. [x] Two. []", numberOf) == "One. Two.");
  CHECK(withNumbers("One [a", numberOf) == "One [a");
}

TEST_CASE("pieces and numbers make up the text; a square is no number") {
  const std::string text = withNumbers("About 7,000 km\u00b2. [b a] More. [k] Loose.", numberOf);
  const auto pieces = citedPieces(text);
  REQUIRE(pieces.size() == 3);
  CHECK(pieces[0].words == "About 7,000 km\u00b2.");
  CHECK(pieces[0].numbers == std::vector<uint32_t>{2, 1});
  CHECK(pieces[1].words == " More.");
  CHECK(pieces[1].numbers == std::vector<uint32_t>{30});
  CHECK(pieces[2].words == " Loose.");
  CHECK(pieces[2].numbers.empty());
  CHECK(withoutNumbers(text) == "About 7,000 km\u00b2. More. Loose.");
  CHECK(citedPieces("").empty());
  CHECK(citedPieces("\u202f").size() == 1);
}

TEST_CASE("sentences that lead to no claim") {
  const auto loose = [](std::string_view source) { return looseSentences(withNumbers(source, numberOf)); };
  using Sentences = std::vector<std::string>;
  CHECK(loose("One. Two. [a] Three? [b]") == Sentences{"One."});
  CHECK(loose("M. K. Bhadrakumar wrote it. [a]\n\nNot this. \u201cNor this!\u201d But this. [a]") ==
        Sentences{"Not this.", "\u201cNor this!\u201d"});
  CHECK(loose("No stop\n\nAnother. [a]") == Sentences{"No stop"});
  CHECK(loose("").empty());
}

}  // namespace
}  // namespace faultline
