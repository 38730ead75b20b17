#include "story/dates.h"

#include <catch2/catch_test_macros.hpp>

using namespace faultline;

TEST_CASE("known days") {
  CHECK(dayFromCivil({1970, 1, 1}) == 0);
  CHECK(dayFromCivil({1969, 12, 31}) == -1);
  CHECK(dayFromCivil({2000, 3, 1}) == 11017);
  CHECK(dayFromCivil({2024, 1, 20}) == 19742);
  CHECK(dayFromCivil({1950, 6, 25}) == -7130);
  CHECK(dayFromCivil({1582, 10, 15}) == -141427);
}

TEST_CASE("every day from 1600 to 2400 goes round and follows the one before") {
  CivilDate before = civilFromDay(dayFromCivil({1599, 12, 31}));
  for (int32_t day = dayFromCivil({1600, 1, 1}); day < dayFromCivil({2400, 1, 1}); ++day) {
    const CivilDate date = civilFromDay(day);
    const bool nextDay = date.day == before.day + 1 || (date.day == 1 && before.day >= 28);
    if (dayFromCivil(date) != day || !nextDay) FAIL(day);
    before = date;
  }
}

TEST_CASE("ISO dates are read strictly") {
  CHECK(dayFromIso("2024-01-20") == 19742);
  CHECK(dayFromIso("2024-02-29").has_value());
  for (const char* wrong : {"2023-02-29", "2024-13-01", "2024-00-01", "2024-01-00", "2024-04-31", "2024-1-20",
                            "24-01-20", "2024-01-20 ", "2024/01/20", "2024-01-2x", "", "-024-01-20"}) {
    CAPTURE(wrong);
    CHECK_FALSE(dayFromIso(wrong).has_value());
  }
  for (int32_t day = -30000; day < 30000; day += 11) CHECK(dayFromIso(isoFromDay(day)) == day);
}

TEST_CASE("dates as people write them") {
  const auto day = [](const char* iso) { return dayFromIso(iso).value(); };
  CHECK(isoFromDay(19742) == "2024-01-20");
  CHECK(longDate(19742) == "20 January 2024");
  CHECK(shortDate(19742) == "20 Jan 2024");
  CHECK(shortDate(day("1950-09-01")) == "1 Sep 1950");
  CHECK(dateSpan(day("2024-01-14"), day("2024-01-21")) == "14\u201321 January 2024");
  CHECK(dateSpan(day("1950-03-30"), day("1950-04-25")) == "30 March \u2013 25 April 1950");
  CHECK(dateSpan(day("2022-02-24"), day("2024-01-20")) == "24 February 2022 \u2013 20 January 2024");
  CHECK(dateSpan(day("2024-01-22"), day("2024-01-22")) == "22 January 2024");
  CHECK(betweenDates(day("2022-09-12"), day("2022-11-12")) == "12 Sep and 12 Nov 2022");
  CHECK(betweenDates(day("2022-11-12"), day("2023-06-01")) == "12 Nov 2022 and 1 Jun 2023");
  CHECK(shortMonth(12) == "Dec");
}
