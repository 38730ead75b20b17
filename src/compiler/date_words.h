// Dates as an author writes them when the day is not known.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace faultline {

struct DaySpan {
  int32_t first, last;  // days that may be meant, first <= last
};

// "early December 2023" (the 1st to the 10th; mid to the 20th, late to the end), "December 2023", "6-12 December 2023"
// (hyphen or en dash), "autumn 2023" (September to November; winter ends in the next year), "early 2023" (thirds of
// the year), "2023", "1979 or 1980", "1980s". Nothing for anything else.
std::optional<DaySpan> daysFromWords(std::string_view words);

inline constexpr std::string_view dateWordsHint =
    "write a date such as 2023-12-05, or \"early December 2023\", \"December 2023\", \"6-12 December 2023\", "
    "\"autumn 2023\", \"2023\", \"1979 or 1980\", \"1980s\"";

}  // namespace faultline
