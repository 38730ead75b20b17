#include "story/wording.h"

#include <algorithm>

#include "story/dates.h"

namespace faultline {

std::string_view kindWord(const Dataset& dataset, const format::Claim& claim) {
  switch (claim.kind) {
    case ClaimKind::Reported: return claim.status == ClaimStatus::Confirmed ? "Reported, confirmed" : "Reported";
    case ClaimKind::Official: return "Official statement";
    case ClaimKind::Document: return "Document";
    case ClaimKind::Context: return "Added context";
    default: break;
  }
  // The essay's author, by surname or as "the author"; others analyse too.
  const std::string_view author = dataset.text(dataset.meta().essayAuthor), voice = dataset.text(claim.voice);
  const size_t space = author.rfind(' ');
  const std::string_view surname = space == std::string_view::npos ? author : author.substr(space + 1);
  const bool own = voice.find("uthor") != std::string_view::npos ||
                   (!surname.empty() && voice.find(surname) != std::string_view::npos);
  return own ? "Author\u2019s view" : "Analysis";
}

std::string_view statusWord(ClaimStatus status) {
  switch (status) {
    case ClaimStatus::Confirmed: return "Confirmed";
    case ClaimStatus::Contested: return "Contested";
    case ClaimStatus::Unverified: return "Not verified";
    case ClaimStatus::Corrected: return "Corrected";
    default: return "";
  }
}

std::string_view standing(const format::Claim& claim) {
  const bool confirmed = claim.status == ClaimStatus::Confirmed;
  if (claim.kind == ClaimKind::Official && confirmed) return "Confirmed as said";
  if (claim.kind == ClaimKind::Reported && confirmed) return "";
  return statusWord(claim.status);
}

std::string_view gradeWord(SourceGrade grade) {
  switch (grade) {
    case SourceGrade::Primary: return "Primary document";
    case SourceGrade::Agency: return "News agency";
    case SourceGrade::Secondary: return "Secondary";
    case SourceGrade::Weak: return "Weak: repost or single voice";
    default: return "General knowledge, not looked up";
  }
}

std::string_view kindPhrase(LinkKind kind) {
  switch (kind) {
    case LinkKind::Defence: return "Mutual-defence treaty";
    case LinkKind::Alignment: return "Alignment, not a defence treaty";
    case LinkKind::Alleged: return "Alleged transfer";
    case LinkKind::Visit: return "Visits";
    case LinkKind::Support: return "Support";
    case LinkKind::Message: return "Message";
    default: return "Adversaries";
  }
}

std::string_view kindPhrase(AreaKind kind) {
  switch (kind) {
    case AreaKind::Occupied: return "Occupied or held";
    case AreaKind::Contested: return "Contested";
    case AreaKind::Envelope: return "Control uncertain";
    case AreaKind::Buffer: return "Demilitarized by agreement";
    case AreaKind::Pocket: return "Bypassed or besieged";
    default: return "Military operation: not stable control";
  }
}

std::string_view kindPhrase(ActorKind kind) {
  return kind == ActorKind::Alliance ? "Alliance by treaty" : "Counted together, without a treaty of alliance";
}

std::string_view standing(SegmentStatus status) {
  switch (status) {
    case SegmentStatus::Confirmed: return "This stretch: confirmed";
    case SegmentStatus::Claimed: return "This stretch: as claimed, not confirmed";
    case SegmentStatus::Contested: return "This stretch: contested";
    default: return {};
  }
}

std::string beatDate(const Dataset& dataset, const format::Beat& beat) {
  const std::string_view given = dataset.text(beat.dateText);
  return given.empty() ? dateSpan(beat.start, beat.end) : std::string(given);
}

std::string datesInWords(const Dataset& dataset, format::Day start, format::Day end, format::StringRef startText,
                         format::StringRef endText) {
  std::string from(dataset.text(startText)), to(dataset.text(endText));
  if (from.empty() && start != format::openStart) from = shortDate(start);
  if (to.empty() && end != format::openEnd) to = shortDate(end);
  if (from.empty() && to.empty()) return {};
  if (to.empty()) return "Since " + from;
  if (from.empty()) return "Until " + to;
  return from + " \u2013 " + to;
}

std::vector<uint32_t> sourcesOf(const Dataset& dataset, const format::Beat& beat) {
  std::vector<uint32_t> found;
  const auto add = [&](format::Range range) {
    for (const uint32_t index : dataset.list(range))
      if (std::find(found.begin(), found.end(), index) == found.end()) found.push_back(index);
  };
  add(beat.sources);
  for (const uint32_t claim : dataset.list(beat.claims)) add(dataset.claims[claim].sources);
  return found;
}

}  // namespace faultline
