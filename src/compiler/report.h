// An editor's checklist of a story: what it rests on, and where it rests on too little. For `faultline check --report`.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics.h"
#include "data/dataset.h"

namespace faultline {

struct CitedSource {
  std::string id;
  SourceGrade grade = SourceGrade::General;
};

struct ReportClaim {
  std::string id, text, voice;
  ClaimKind kind = ClaimKind::Reported;
  ClaimStatus status = ClaimStatus::Confirmed;
  std::vector<CitedSource> sources;
  bool after = false;
};

struct ReportSentence {
  std::string beat, text;
};

// Anything on the map or in the text that names sources. Of a front each keyframe and status is a mark of its own.
struct ReportMark {
  std::string kind;    // "front", "link", "area", "place", "event", "claim", "actor"
  std::string id;      // of the table; a front's keyframes carry "id date"
  std::string detail;  // what of it: "8 segments confirmed"; else its name
  std::vector<CitedSource> sources;
};

// From one dated line to the next: what is drawn between them was not observed.
struct ReportStretch {
  std::string front, from, to;  // dates as ISO
  int32_t days = 0;
  Motion motion = Motion::Hold;  // linear: moves on every day; hold: stands still and jumps on the date
  double greatestKm = 0;         // farthest that a drawn point moves
  double uncertaintyKm = 0;      // the larger of the two lines'
  bool envelope = false;         // one of the two is an outer limit of uncertain control
  bool chosen = false;           // the author decided against the 120-day rule
};

// A text beside a date that says another one, or a treaty that does not start on the day of its signature.
struct ReportDate {
  std::string kind, id, message;
};

// An alleged link of which nobody is named who denies it.
struct ReportUndenied {
  std::string id, text;  // the text: who alleges it and who, if anybody, waves it off
  std::string reason;    // the link's own words about the denial
};

// What a site needs to name, order and describe pictures of the beats.
struct ReportBeat {
  std::string id, title, start, end;  // dates as ISO
  std::string alternative;            // of a picture of it, at its end
};

struct EditorReport {
  std::string story, title, byline, version, updated;  // the last as an ISO date
  std::vector<ReportBeat> beats;                       // in the story's order
  std::vector<ReportClaim> claims;
  std::vector<ReportSentence> loose;  // sentences of the parts' texts that lead to no claim
  // Marks none of whose sources is a primary document or a news agency. Capitals, cities and seas without sources are
  // plain geography and left out; so are borders and coasts.
  std::vector<ReportMark> unconfirmed;
  size_t marks = 0;                          // that were looked at for `unconfirmed`
  std::vector<ReportMark> generalKnowledge;  // whatever names a source of grade general
  std::vector<ReportStretch> stretches;
  std::vector<ReportUndenied> undenied;
  std::vector<ReportDate> dates;
};

EditorReport reportOn(const Dataset& dataset);

std::string reportText(const EditorReport& report);  // readable, 100 columns or so, ends with a line break

// What `check --json` prints, one object with stable keys (docs/authoring.md). `report`: nullptr without --report.
std::string checkJson(std::string_view folder, const Diagnostics& diagnostics, const EditorReport* report);

// The first date written out in full ("1 October 1953") at or after `from`; `end` receives where it ends.
std::optional<format::Day> dateIn(std::string_view text, size_t from = 0, size_t* end = nullptr);

// The day that a link's start_text calls that of its signature: "19 June 2024 (signed)", "signed 1 October 1953".
std::optional<format::Day> signedOn(std::string_view startText);

// The full date in a text's first clause.
std::optional<format::Day> leadingDate(std::string_view text);

}  // namespace faultline
