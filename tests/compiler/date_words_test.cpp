// Dates in words: what they may mean, and what is none.
#include "compiler/date_words.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "story/dates.h"

using namespace faultline;

namespace {

std::string meant(std::string_view words) {
  const std::optional<DaySpan> span = daysFromWords(words);
  return span ? isoFromDay(span->first) + " " + isoFromDay(span->last) : "none";
}

}  // namespace

TEST_CASE("words for a time that is not known to the day give its first and last day") {
  CHECK(meant("early December 2023") == "2023-12-01 2023-12-10");
  CHECK(meant("mid December 2023") == "2023-12-11 2023-12-20");
  CHECK(meant("late February 2024") == "2024-02-21 2024-02-29");
  CHECK(meant("February 2023") == "2023-02-01 2023-02-28");
  CHECK(meant("26-28 April 2025") == "2025-04-26 2025-04-28");
  CHECK(meant("6–12 September 2022") == "2022-09-06 2022-09-12");
  CHECK(meant("autumn 2023") == "2023-09-01 2023-11-30");
  CHECK(meant("winter 2023") == "2023-12-01 2024-02-29");
  CHECK(meant("early 2023") == "2023-01-01 2023-04-30");
  CHECK(meant("1952") == "1952-01-01 1952-12-31");
  CHECK(meant("1980s") == "1980-01-01 1989-12-31");
  CHECK(meant("1979 or 1980") == "1979-01-01 1980-12-31");
}

TEST_CASE("anything else is no date in words") {
  for (const char* words :
       {"", "soon", "December", "early december 2023", "2023 December", "31-32 December 2023", "12-6 May 2023",
        "29-30 February 2023", "1983s", "23", "1980 or 1979", "about May 2023", "early mid May 2023", "5 May 2023"}) {
    INFO(words);
    CHECK(meant(words) == "none");
  }
}
