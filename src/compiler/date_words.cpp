#include "compiler/date_words.h"

#include <array>
#include <string>
#include <vector>

#include "story/dates.h"

namespace faultline {
namespace {

std::vector<std::string_view> wordsOf(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

// Digits only, at most `most` of them; -1 otherwise.
int32_t number(std::string_view text, size_t most) {
  if (text.empty() || text.size() > most) return -1;
  int32_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

int32_t yearOf(std::string_view text) {
  const int32_t year = text.size() == 4 ? number(text, 4) : -1;
  return year >= 1 ? year : -1;
}

int32_t monthOf(std::string_view text) {  // in full; 0 when it is none
  for (int32_t month = 1; month <= 12; ++month) {
    if (text == monthName(month)) return month;
  }
  return 0;
}

int32_t firstOf(int32_t year, int32_t month) {  // month may lie beyond December
  return dayFromCivil({year + (month - 1) / 12, (month - 1) % 12 + 1, 1});
}
DaySpan months(int32_t year, int32_t first, int32_t count) {
  return {firstOf(year, first), firstOf(year, first + count) - 1};
}

int thirdOf(std::string_view text) {  // -1 when it is none
  constexpr std::array<std::string_view, 3> thirds = {"early", "mid", "late"};
  for (int i = 0; i < 3; ++i) {
    if (text == thirds[static_cast<size_t>(i)]) return i;
  }
  return -1;
}

int32_t seasonOf(std::string_view text) {  // its first month; 0 when it is none
  constexpr std::array<std::string_view, 4> seasons = {"spring", "summer", "autumn", "winter"};
  for (size_t i = 0; i < seasons.size(); ++i) {
    if (text == seasons[i]) return 3 + 3 * static_cast<int32_t>(i);
  }
  return 0;
}

// "6-12"
std::optional<DaySpan> daysOf(std::string_view text, int32_t year, int32_t month) {
  constexpr std::string_view dashes[] = {"\u2013", "-"};
  for (const std::string_view dash : dashes) {
    const size_t at = text.find(dash);
    if (at == std::string_view::npos) continue;
    const int32_t first = number(text.substr(0, at), 2), last = number(text.substr(at + dash.size()), 2);
    const DaySpan month31 = months(year, month, 1);
    if (first < 1 || last <= first || month31.first + last - 1 > month31.last) return std::nullopt;
    return DaySpan{month31.first + first - 1, month31.first + last - 1};
  }
  return std::nullopt;
}

}  // namespace

std::optional<DaySpan> daysFromWords(std::string_view text) {
  const std::vector<std::string_view> words = wordsOf(text);
  if (words.size() == 1) {
    if (const int32_t year = yearOf(text); year > 0) return months(year, 1, 12);
    if (text.size() == 5 && text[4] == 's' && text[3] == '0') {
      const int32_t decade = yearOf(text.substr(0, 4));
      if (decade > 0) return months(decade, 1, 120);
    }
    return std::nullopt;
  }
  if (words.empty()) return std::nullopt;
  const int32_t year = yearOf(words.back());
  if (year < 0) return std::nullopt;
  if (words.size() == 2) {
    if (const int32_t month = monthOf(words[0])) return months(year, month, 1);
    if (const int32_t month = seasonOf(words[0])) return months(year, month, 3);
    if (const int third = thirdOf(words[0]); third >= 0) return months(year, 1 + 4 * third, 4);
    return std::nullopt;
  }
  if (words.size() != 3) return std::nullopt;
  if (words[1] == "or") {
    const int32_t before = yearOf(words[0]);
    if (before < 0 || before >= year) return std::nullopt;
    return DaySpan{firstOf(before, 1), months(year, 1, 12).last};
  }
  const int32_t month = monthOf(words[1]);
  if (month == 0) return std::nullopt;
  const DaySpan whole = months(year, month, 1);
  switch (thirdOf(words[0])) {
    case 0: return DaySpan{whole.first, whole.first + 9};
    case 1: return DaySpan{whole.first + 10, whole.first + 19};
    case 2: return DaySpan{whole.first + 20, whole.last};
    default: return daysOf(words[0], year, month);
  }
}

}  // namespace faultline
