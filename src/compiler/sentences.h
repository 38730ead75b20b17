// The sentences of a part's text, and the claims that each leads to.
// In a story's source the ids of its claims stand behind a sentence in brackets: "They left by April. [x-line c02]". In
// the pack their numbers in the part's own list of claims, from 1, stand there as superscripts, each behind a narrow
// no-break space (U+202F): a square in "km²" is no number. They are read as they stand wherever text is only drawn.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace faultline {

// The text with numbers for ids. `numberOf` gives an id's number, or nothing for one that is not in the part's list,
// which it has reported; such an id leaves nothing behind. An opening bracket without an end stays as it is.
std::string withNumbers(std::string_view text,
                        const std::function<std::optional<uint32_t>(std::string_view id)>& numberOf);

// A stretch of words and the numbers behind it; in order the pieces make up the whole text.
struct CitedPiece {
  std::string_view words;
  std::vector<uint32_t> numbers;  // from 1; none behind what follows the last sentence that leads to a claim
};
std::vector<CitedPiece> citedPieces(std::string_view text);

std::string withoutNumbers(std::string_view text);

// The sentences that no number follows. A sentence ends at a full stop, a question or an exclamation mark, quotation
// marks behind it included, before a blank and not behind a single capital ("M. K."), and with its paragraph.
std::vector<std::string> looseSentences(std::string_view text);

}  // namespace faultline
