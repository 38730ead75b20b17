#include "story/phrases.h"

#include <catch2/catch_test_macros.hpp>

#include "story_builder.h"

using namespace faultline;

TEST_CASE("distances are rounded to what a schematic line can bear") {
  CHECK(roundedKm(0) == 5);
  CHECK(roundedKm(7.4) == 5);
  CHECK(roundedKm(7.6) == 10);
  CHECK(roundedKm(48) == 50);
  CHECK(roundedKm(54.9) == 50);
  CHECK(roundedKm(55.1) == 60);
  CHECK(roundedKm(244) == 240);
  CHECK(plusMinusKm(2) == "\u00b1 2 km");
  CHECK(plusMinusKm(14) == "\u00b1 15 km");
}

TEST_CASE("areas are never finer than their uncertainty") {
  CHECK(km2Text(11374, 7017) == "11,000 km\u00b2 (\u00b1 7,000 km\u00b2)");
  CHECK(km2Text(151379, 12930) == "150,000 km\u00b2 (\u00b1 10,000 km\u00b2)");
  CHECK(km2Text(9589, 7072) == "10,000 km\u00b2 (\u00b1 7,000 km\u00b2)");
  CHECK(km2Text(1234, 90) == "1,200 km\u00b2 (\u00b1 90 km\u00b2)");
  CHECK(km2Text(1234, 0) == "1,200 km\u00b2");
  CHECK(km2Text(87, 3) == "87 km\u00b2 (\u00b1 3 km\u00b2)");
  CHECK(km2Text(3.4, 0.2) == "3 km\u00b2");
}

TEST_CASE("winds, numbers, lists") {
  CHECK(windOf(0) == "north");
  CHECK(windOf(22.4) == "north");
  CHECK(windOf(22.6) == "north-east");
  CHECK(windOf(180) == "south");
  CHECK(windOf(359) == "north");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(countWord(3) == "three");
  CHECK(countWord(12) == "12");
  CHECK(inWords({}).empty());
  CHECK(inWords({"a"}) == "a");
  CHECK(inWords({"a", "b"}) == "a and b");
  CHECK(inWords({"a", "b", "c"}) == "a, b and c");
  CHECK(inWords({"a, x", "b", "c"}) == "a, x; b; and c");
  CHECK(inWords({"a (x, y)", "b"}) == "a (x, y) and b");
}

TEST_CASE("names in a sentence") {
  CHECK(spoken("Line in Ukraine") == "the line in Ukraine");
  CHECK(spoken("Military demarcation line of 1953") == "the military demarcation line of 1953");
  CHECK(spoken("Blue Line") == "the Blue Line");
  CHECK(spoken("Gaza perimeter") == "the Gaza perimeter");
  CHECK(spoken("The front") == "the front");
  CHECK(spoken("38th parallel") == "the 38th parallel");
  CHECK(possessive("Ukraine") == "Ukraine\u2019s");
  CHECK(possessive("United States") == "United States\u2019");
  CHECK(withoutAlleged("Arms from A to B, alleged") == "Arms from A to B");
  CHECK(withoutAlleged("Pact") == "Pact");
}

TEST_CASE("a fuzzy date stays fuzzy") {
  const format::Day day = dayOf("2023-12-05");
  CHECK(datedAs("early December 2023", day) == "early December 2023");
  CHECK(datedAs("19 June 2024 (signed); in force 4 December 2024", day) == "19 June 2024");
  CHECK(datedAs("1990s, with breaks", day) == "1990s");
  CHECK(datedAs("", day) == "5 Dec 2023");
}
