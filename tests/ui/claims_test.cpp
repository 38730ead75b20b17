#include "ui/claims.h"

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "stage.h"
#include "ui/sources.h"

using namespace faultline;

TEST_CASE("every kind of claim has a shape and a word of its own") {
  std::set<ClaimShape> shapes;
  std::set<std::string> words;
  format::Claim claim{};
  claim.status = ClaimStatus::Confirmed;
  for (int kind = 0; kind < static_cast<int>(ClaimKind::Count); ++kind) {
    claim.kind = static_cast<ClaimKind>(kind);
    shapes.insert(shapeOf(claim));
    words.insert(std::string(kindWord(test::story(), claim)));
  }
  CHECK(shapes.size() == static_cast<size_t>(ClaimKind::Count));
  CHECK(words.size() == static_cast<size_t>(ClaimKind::Count));
  claim.kind = ClaimKind::Reported;
  claim.status = ClaimStatus::Unverified;
  CHECK(shapeOf(claim) == ClaimShape::HalfSquare);
  CHECK(kindWord(test::story(), claim) == "Reported");
  for (int status = 0; status < static_cast<int>(ClaimStatus::Count); ++status) {
    const bool opinion = static_cast<ClaimStatus>(status) == ClaimStatus::Opinion;
    CHECK(statusWord(static_cast<ClaimStatus>(status)).empty() == opinion);
  }
}

TEST_CASE("the author's analysis is the author's view, another's is not") {
  const Dataset& data = test::story();
  bool own = false;
  for (const format::Claim& claim : data.claims) {
    if (claim.kind != ClaimKind::Analysis) continue;
    const std::string voice(data.text(claim.voice));
    const bool author = voice.find("Bhadrakumar") != std::string::npos || voice.find("uthor") != std::string::npos;
    CHECK((kindWord(data, claim) == "Author\u2019s view") == author);
    own |= author;
  }
  CHECK(own);
}

TEST_CASE("a beat's sources are its own and its claims', each once") {
  const Dataset& data = test::story();
  for (const format::Beat& beat : data.beats) {
    const std::vector<uint32_t> sources = sourcesOf(data, beat);
    const std::set<uint32_t> once(sources.begin(), sources.end());
    CHECK(once.size() == sources.size());
    for (const uint32_t index : data.list(beat.sources)) CHECK(once.count(index) == 1);
    for (const uint32_t claim : data.list(beat.claims))
      for (const uint32_t index : data.list(data.claims[claim].sources)) CHECK(once.count(index) == 1);
  }
  std::set<std::string> grades;
  for (int grade = 0; grade < static_cast<int>(SourceGrade::Count); ++grade)
    grades.insert(std::string(gradeWord(static_cast<SourceGrade>(grade))));
  CHECK(grades.size() == static_cast<size_t>(SourceGrade::Count));
}
