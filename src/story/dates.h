// Dates as people write them, and back. Days since 1970-01-01, proleptic Gregorian.
// Source of the civil-day formulas: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace faultline {

struct CivilDate {
  int32_t year = 1970;
  int32_t month = 1;  // 1..12
  int32_t day = 1;    // 1..31
  bool operator==(const CivilDate&) const = default;
};

int32_t dayFromCivil(CivilDate date);
CivilDate civilFromDay(int32_t day);
std::optional<int32_t> dayFromIso(std::string_view iso);  // "2024-01-20"; nothing when it is not a real date
std::string isoFromDay(int32_t day);                      // "2024-01-20"
std::string longDate(int32_t day);                        // "20 January 2024"
std::string shortDate(int32_t day);                       // "20 Jan 2024"
std::string dateSpan(int32_t from, int32_t to);           // "14-21 January 2024", en dash; one date when equal
                                                          // (a spaced one where the months differ)
std::string betweenDates(int32_t from, int32_t to);       // "12 Sep and 12 Nov 2022"
std::string_view monthName(int32_t month);                // 1 is "January"
std::string_view shortMonth(int32_t month);               // 1 is "Jan"

}  // namespace faultline
