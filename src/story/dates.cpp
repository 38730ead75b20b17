#include "story/dates.h"

#include <array>

namespace faultline {
namespace {

constexpr std::array<std::string_view, 12> monthNames = {"January",   "February", "March",    "April",
                                                         "May",       "June",     "July",     "August",
                                                         "September", "October",  "November", "December"};

std::string padded(int64_t value, size_t width) {
  std::string digits = std::to_string(value < 0 ? -value : value);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return value < 0 ? "-" + digits : digits;
}

// The digits of text[first, first + count) as a number, or -1.
int32_t numberAt(std::string_view text, size_t first, size_t count) {
  int32_t value = 0;
  for (size_t i = first; i < first + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::string dayAndMonth(CivilDate date) { return std::to_string(date.day) + " " + std::string(monthName(date.month)); }

}  // namespace

int32_t dayFromCivil(CivilDate date) {
  const int64_t year = int64_t{date.year} - (date.month <= 2 ? 1 : 0);  // years begin in March, leap days end them
  const int64_t era = (year >= 0 ? year : year - 399) / 400;
  const int64_t yearOfEra = year - era * 400;
  const int64_t dayOfYear = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
  return static_cast<int32_t>(era * 146097 + dayOfEra - 719468);
}

CivilDate civilFromDay(int32_t day) {
  const int64_t shifted = int64_t{day} + 719468;
  const int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int64_t dayOfEra = shifted - era * 146097;
  const int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
  const int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  const int64_t monthFromMarch = (5 * dayOfYear + 2) / 153;
  CivilDate date;
  date.day = static_cast<int32_t>(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1);
  date.month = static_cast<int32_t>(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9);
  date.year = static_cast<int32_t>(yearOfEra + era * 400 + (date.month <= 2 ? 1 : 0));
  return date;
}

std::optional<int32_t> dayFromIso(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const CivilDate date{numberAt(iso, 0, 4), numberAt(iso, 5, 2), numberAt(iso, 8, 2)};
  if (date.year < 0 || date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31) return std::nullopt;
  const int32_t day = dayFromCivil(date);
  if (civilFromDay(day) != date) return std::nullopt;  // 30 February and its like
  return day;
}

std::string isoFromDay(int32_t day) {
  const CivilDate date = civilFromDay(day);
  return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::string longDate(int32_t day) {
  const CivilDate date = civilFromDay(day);
  return dayAndMonth(date) + " " + std::to_string(date.year);
}

std::string shortDate(int32_t day) {
  const CivilDate date = civilFromDay(day);
  return std::to_string(date.day) + " " + std::string(shortMonth(date.month)) + " " + std::to_string(date.year);
}

std::string_view monthName(int32_t month) { return monthNames[static_cast<size_t>(month - 1)]; }

std::string_view shortMonth(int32_t month) { return monthName(month).substr(0, 3); }

std::string dateSpan(int32_t from, int32_t to) {
  if (from == to) return longDate(from);
  const CivilDate a = civilFromDay(from), b = civilFromDay(to);
  if (a.year != b.year) return longDate(from) + " \u2013 " + longDate(to);
  if (a.month != b.month) return dayAndMonth(a) + " \u2013 " + longDate(to);
  return std::to_string(a.day) + "\u2013" + longDate(to);
}

std::string betweenDates(int32_t from, int32_t to) {
  const CivilDate a = civilFromDay(from), b = civilFromDay(to);
  std::string first = std::to_string(a.day) + " " + std::string(shortMonth(a.month));
  if (a.year != b.year) first += " " + std::to_string(a.year);
  return first + " and " + shortDate(to);
}

}  // namespace faultline
