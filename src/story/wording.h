// What the story's closed sets are called where readers meet them: on the panels, in the text and in notes on the map.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "data/dataset.h"

namespace faultline {

namespace words {
inline constexpr std::string_view afterEssay = "After the essay: not known to its author";
inline constexpr std::string_view addedContext = "Added context, not in the essay";
}  // namespace words

// Who speaks: "Reported, confirmed", "Official statement", "Author’s view" (the essay's own author), "Analysis", …
std::string_view kindWord(const Dataset& dataset, const format::Claim& claim);
std::string_view statusWord(ClaimStatus status);  // "" for an opinion: the kind says it
// What a claim's line adds to its kind: "" where the kind says it already; of an official statement it is confirmed
// that somebody said it, not what was said.
std::string_view standing(const format::Claim& claim);

std::string_view gradeWord(SourceGrade grade);
std::string_view kindPhrase(LinkKind kind);   // "Mutual-defence treaty"
std::string_view kindPhrase(AreaKind kind);   // "Control uncertain"
std::string_view kindPhrase(ActorKind kind);  // of a group: "Alliance by treaty"
std::string_view standing(
    SegmentStatus status);  // of a stretch of a line: "This stretch: contested"; "" where drawn alike

// The author's own words for the beat's date, else its span.
std::string beatDate(const Dataset& dataset, const format::Beat& beat);
// "Since 1 October 1953 (signed)", "Until …", "… – …"; "" where neither end is known.
std::string datesInWords(const Dataset& dataset, format::Day start, format::Day end, format::StringRef startText,
                         format::StringRef endText);

// The beat's own sources, then those of its claims; each once, in that order.
std::vector<uint32_t> sourcesOf(const Dataset& dataset, const format::Beat& beat);

}  // namespace faultline
