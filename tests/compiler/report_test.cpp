#include "compiler/report.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "story/dates.h"
#include "support.h"

namespace faultline {
namespace {

struct Compiled {
  CompileResult result;
  Dataset data;

  explicit Compiled(CompileResult compiled) : result(std::move(compiled)) {
    INFO(result.diagnostics.text());
    REQUIRE(result.ok());
    REQUIRE(Dataset::load(result.pack, data) == PackError::None);
  }
  EditorReport report() const { return reportOn(data); }
};

Compiled compiledStory() {
  return Compiled(compileFolder({.story = "assets/stories/eastern-front",
                                 .atlas = "assets/atlas/world.flatlas",
                                 .font400 = FAULTLINE_TEST_FONT_400,
                                 .font600 = FAULTLINE_TEST_FONT_600}));
}

TEST_CASE("the report of the small story, as text and as JSON") {
  const Compiled small(test::compileSmall("good"));
  const EditorReport report = small.report();
  test::checkSnapshot("tests/compiler/good/report.txt", reportText(report));
  test::checkSnapshot("tests/compiler/good/report.json", checkJson("good", small.result.diagnostics, &report));
}

TEST_CASE("the report of the real story") {
  test::checkSnapshot("tests/compiler/report-eastern-front.txt", reportText(compiledStory().report()));
}

TEST_CASE("the report leaves nothing out") {
  const Compiled real = compiledStory();
  const EditorReport report = real.report();
  CHECK(report.claims.size() == real.data.claims.size());
  // What is about the map itself, and no more, leads to no claim.
  REQUIRE(report.loose.size() == 2);
  CHECK(report.loose[0].text.starts_with("This map follows his argument"));
  CHECK(report.loose[1].text == "None of this was known to the author.");
  for (const ReportClaim& claim : report.claims) CHECK_FALSE(claim.sources.empty());
  CHECK(report.unconfirmed.size() < report.marks);
  CHECK(report.marks >= real.data.links.size() + real.data.areas.size() + real.data.events.size());
  size_t steps = 0;
  for (const format::Front& front : real.data.fronts) steps += front.keyframes.count - 1;
  CHECK(report.stretches.size() == steps);
  for (const ReportMark& mark : report.unconfirmed) {
    for (const CitedSource& source : mark.sources) {
      CHECK(source.grade != SourceGrade::Primary);
      CHECK(source.grade != SourceGrade::Agency);
    }
  }
  for (const ReportMark& mark : report.generalKnowledge) {
    bool general = false;
    for (const CitedSource& source : mark.sources) general = general || source.grade == SourceGrade::General;
    CHECK(general);
  }
  // The rule of 120 days holds, and where the author chose otherwise the report says so.
  for (const ReportStretch& stretch : report.stretches) {
    INFO(stretch.front << ' ' << stretch.from);
    CHECK(stretch.chosen == ((stretch.motion == Motion::Linear) != (stretch.days <= 120)));
  }
  CHECK(report.dates.empty());
}

TEST_CASE("JSON: stable keys, with and without a report, and mistakes in it") {
  const Compiled small(test::compileSmall("good"));
  const EditorReport report = small.report();
  const auto whole = nlohmann::json::parse(checkJson("a \"folder\"", small.result.diagnostics, &report));
  CHECK(whole["folder"] == "a \"folder\"");
  CHECK(whole["errors"] == 0);
  CHECK(whole["diagnostics"].empty());
  for (const char* key : {"story", "title", "byline", "version", "updated", "beats", "claims", "marks", "unconfirmed",
                          "generalKnowledge", "stretches", "dates"}) {
    INFO(key);
    CHECK(whole["report"].contains(key));
  }
  CHECK(whole["report"]["claims"].size() == report.claims.size());
  REQUIRE(whole["report"]["beats"].size() == small.data.beats.size());
  for (const char* key : {"id", "title", "start", "end", "alternative"}) {
    INFO(key);
    CHECK_FALSE(whole["report"]["beats"][1][key].get<std::string>().empty());
  }
  CHECK(whole["report"]["claims"][0]["sources"][0].contains("grade"));

  const CompileResult broken = test::compileSmall("bad/bad-dates");
  const auto mistakes = nlohmann::json::parse(checkJson("x", broken.diagnostics, nullptr));
  CHECK(mistakes["errors"].get<size_t>() == broken.diagnostics.errorCount());
  CHECK(mistakes["errors"].get<size_t>() > 0);
  CHECK_FALSE(mistakes.contains("report"));
  const auto& first = mistakes["diagnostics"][0];
  for (const char* key : {"file", "line", "column", "severity", "message", "hint"}) CHECK(first.contains(key));
  CHECK(first["severity"] == "error");
  CHECK(first["line"].get<int>() > 0);
}

TEST_CASE("dates in a text") {
  const auto day = [](const char* iso) { return dayFromIso(iso).value(); };
  CHECK(dateIn("19 June 2024 (signed)") == day("2024-06-19"));
  CHECK(dateIn("signed 1 October 1953") == day("1953-10-01"));
  CHECK(dateIn("in 2024, on 3 May 2024") == day("2024-05-03"));
  CHECK_FALSE(dateIn("June 2024"));
  CHECK_FALSE(dateIn("early December 2023"));
  CHECK_FALSE(dateIn("31 June 2024"));
  CHECK_FALSE(dateIn("119 June 2024"));
  CHECK_FALSE(dateIn("2014; full scale"));
  CHECK_FALSE(dateIn(""));
  size_t end = 0;
  CHECK(dateIn("1 May 2020, 2 May 2020", 5, &end) == day("2020-05-02"));
  CHECK(end == 22);
}

TEST_CASE("the day of a signature, and the date that a text begins with") {
  const auto day = [](const char* iso) { return dayFromIso(iso).value(); };
  CHECK(signedOn("17 November 1954 (18 November by Korean date); signed 1 October 1953") == day("1953-10-01"));
  CHECK(signedOn("19 June 2024 (signed); in force 4 December 2024") == day("2024-06-19"));
  CHECK(signedOn("in force 4 December 2024; 19 June 2024 (signed)") == day("2024-06-19"));
  CHECK(signedOn("signed in 1953, in force 17 November 1954") == day("1954-11-17"));  // all that the text gives
  CHECK_FALSE(signedOn("17 November 1954"));
  CHECK_FALSE(signedOn("signed"));
  CHECK(leadingDate("27 October 2023; cut off by 5 November 2023") == day("2023-10-27"));
  CHECK_FALSE(leadingDate("2014; full scale since 24 February 2022"));
  CHECK_FALSE(leadingDate("early December 2023"));
}

}  // namespace
}  // namespace faultline
