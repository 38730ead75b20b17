#include "compiler/sentences.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace faultline {
namespace {

constexpr char32_t gap = 0x202f;
constexpr std::array<char32_t, 10> superscripts{0x2070, 0xb9,   0xb2,   0xb3,   0x2074,
                                                0x2075, 0x2076, 0x2077, 0x2078, 0x2079};

bool isBlank(char c) { return c == ' ' || c == '\n'; }

// The number that stands at the head of `rest`, taken off it; nothing (and nothing taken) where there is none.
std::optional<uint32_t> takeNumber(std::string_view& rest) {
  std::string_view walk = rest;
  if (walk.empty() || decodeUtf8(walk) != gap) return std::nullopt;
  uint32_t number = 0;
  size_t digits = 0;
  for (std::string_view next = walk; !next.empty() && digits < 6; walk = next, ++digits) {
    const char32_t character = decodeUtf8(next);
    const auto digit = std::find(superscripts.begin(), superscripts.end(), character);
    if (digit == superscripts.end()) break;
    number = number * 10 + static_cast<uint32_t>(digit - superscripts.begin());
  }
  if (digits == 0) return std::nullopt;
  rest = walk;
  return number;
}

void appendNumber(std::string& out, uint32_t number) {
  appendUtf8(out, gap);
  for (const char digit : std::to_string(number)) appendUtf8(out, superscripts[static_cast<size_t>(digit - '0')]);
}

// Where the sentence at the head of `text` ends: behind its last mark, or at the end of the text.
size_t sentenceEnd(std::string_view text) {
  constexpr std::string_view closing[] = {"\u201d", "\u2019", "\"", ")"};
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') return i;
    if (text[i] != '.' && text[i] != '?' && text[i] != '!') continue;
    const bool initial =
        text[i] == '.' && i > 0 && text[i - 1] >= 'A' && text[i - 1] <= 'Z' && (i == 1 || isBlank(text[i - 2]));
    if (initial) continue;
    size_t end = i + 1;
    for (const std::string_view mark : closing) {
      if (text.substr(end).starts_with(mark)) end += mark.size();
    }
    if (end == text.size() || isBlank(text[end])) return end;
  }
  return text.size();
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

std::string withNumbers(std::string_view text,
                        const std::function<std::optional<uint32_t>(std::string_view id)>& numberOf) {
  std::string out;
  while (!text.empty()) {
    const size_t open = std::min(text.find('['), text.size());
    const size_t close = text.find(']', open);
    out += text.substr(0, open);
    if (close == std::string_view::npos) return out += text.substr(open);
    std::string_view ids = text.substr(open + 1, close - open - 1);
    while (!out.empty() && out.back() == ' ') out.pop_back();
    for (ids = trimmed(ids); !ids.empty(); ids = trimmed(ids)) {
      const std::string_view id = ids.substr(0, ids.find_first_of(" \n"));
      if (const auto number = numberOf(id)) appendNumber(out, *number);
      ids.remove_prefix(id.size());
    }
    text.remove_prefix(close + 1);
  }
  return out;
}

std::vector<CitedPiece> citedPieces(std::string_view text) {
  std::vector<CitedPiece> pieces;
  size_t length = 0;  // of the words so far
  for (std::string_view rest = text; !rest.empty();) {
    std::vector<uint32_t> numbers;
    while (const auto number = takeNumber(rest)) numbers.push_back(*number);
    if (!numbers.empty()) {
      pieces.push_back({text.substr(0, length), std::move(numbers)});
      text = rest;
      length = 0;
      continue;
    }
    const size_t before = rest.size();
    decodeUtf8(rest);
    length += before - rest.size();
  }
  if (!text.empty()) pieces.push_back({text, {}});
  return pieces;
}

std::string withoutNumbers(std::string_view text) {
  std::string out;
  for (const CitedPiece& piece : citedPieces(text)) out += piece.words;
  return out;
}

std::vector<std::string> looseSentences(std::string_view text) {
  std::vector<std::string> loose;
  for (const CitedPiece& piece : citedPieces(text)) {
    std::string_view rest = trimmed(piece.words);
    while (!rest.empty()) {
      const std::string_view sentence = rest.substr(0, sentenceEnd(rest));
      rest = trimmed(rest.substr(sentence.size()));
      if (rest.empty() && !piece.numbers.empty()) break;  // the one that the numbers follow
      loose.emplace_back(trimmed(sentence));
    }
  }
  return loose;
}

}  // namespace faultline
