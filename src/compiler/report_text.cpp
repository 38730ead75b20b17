#include <algorithm>
#include <array>
#include <cstddef>

#include "base/utf8.h"
#include "compiler/report.h"
#include "compiler/words.h"
#include "story/phrases.h"

namespace faultline {
namespace {

constexpr size_t lineLength = 100;

// As wide as it looks: continuation bytes take no room.
size_t widthOf(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::string padded(std::string_view text, size_t width) {
  std::string out(text);
  const size_t has = widthOf(text);
  if (has < width) out.append(width - has, ' ');
  return out;
}

std::string wrapped(std::string_view text, size_t indent) {
  std::string out(indent, ' ');
  size_t column = indent;
  for (size_t at = 0; at < text.size();) {
    const size_t space = std::min(text.find_first_of(" \n", at), text.size());
    const std::string_view word = text.substr(at, space - at);
    const size_t width = widthOf(word);
    if (column > indent && column + 1 + width > lineLength) {
      out += '\n' + std::string(indent, ' ');
      column = indent;
    }
    if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += width;
    at = space + 1;
  }
  return out + '\n';
}

std::string listOf(const std::vector<CitedSource>& sources) {
  std::string out;
  for (const CitedSource& source : sources) {
    out += (out.empty() ? "" : ", ") + source.id + " (" + std::string(word(source.grade)) + ")";
  }
  return out.empty() ? "no source" : out;
}

std::string heading(std::string_view title, std::string_view note) {
  std::string out = "\n" + std::string(title) + "\n" + std::string(title.size(), '-') + "\n";
  if (!note.empty()) out += wrapped(note, 0);
  return out;
}

std::string claimsText(const EditorReport& report) {
  std::array<size_t, choiceCount<ClaimStatus>> counts{};
  for (const ReportClaim& claim : report.claims) ++counts[static_cast<size_t>(claim.status)];
  std::string tally;
  for (size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    tally +=
        (tally.empty() ? "" : ", ") + std::to_string(counts[i]) + " " + std::string(word(static_cast<ClaimStatus>(i)));
  }
  std::string out = heading("Claims: " + std::to_string(report.claims.size()), tally + (tally.empty() ? "" : "."));
  for (const ReportClaim& claim : report.claims) {
    out += padded(claim.id, 18) + " " + padded(word(claim.status), 11) + " " + padded(word(claim.kind), 9) + " " +
           listOf(claim.sources) + (claim.after ? "; after the essay" : "") + "\n";
    out += wrapped(claim.voice + ": " + claim.text, 4);
  }
  return out;
}

std::string marksText(const std::vector<ReportMark>& marks) {
  std::string out;
  for (const ReportMark& mark : marks) {
    out += padded(mark.kind, 6) + " " + padded(mark.id, 28) + " " + listOf(mark.sources) + "\n";
    out += wrapped(mark.detail, 7);
  }
  return out;
}

std::string stretchesText(const EditorReport& report) {
  std::string out = heading("Time between dated lines: " + std::to_string(report.stretches.size()),
                            "linear: drawn anew every day, as interpolated; hold: stands still and jumps on the date. "
                            "The distance is the farthest that a drawn point moves.");
  for (const ReportStretch& stretch : report.stretches) {
    out += padded(stretch.front, 18) + " " + stretch.from + " to " + stretch.to + "  " +
           padded(std::to_string(stretch.days) + " days", 10) + " " + padded(word(stretch.motion), 6) + "  " +
           (stretch.greatestKm < 0.5 ? "no move" : "up to " + kmText(stretch.greatestKm)) + ", " +
           plusMinusKm(stretch.uncertaintyKm) + (stretch.envelope ? "; outer limit" : "") +
           (stretch.chosen ? "; the author's choice against the 120-day rule" : "") + "\n";
  }
  return out;
}

}  // namespace

std::string reportText(const EditorReport& report) {
  std::string out = "Editor's report: " + report.title + " (" + report.story + ")\n";
  out += claimsText(report);
  out += heading("Sentences that lead to no claim: " + std::to_string(report.loose.size()), "");
  for (const ReportSentence& sentence : report.loose) out += wrapped(sentence.beat + ": " + sentence.text, 0);
  out += heading("Marks without a confirmed source: " + std::to_string(report.unconfirmed.size()) + " of " +
                     std::to_string(report.marks),
                 "Sources of grade primary and agency confirm; secondary, weak and general ones do not.");
  out += marksText(report.unconfirmed);
  out += heading("General knowledge: " + std::to_string(report.generalKnowledge.size()),
                 "Names a source of grade general, alone or beside others: look it up.");
  out += marksText(report.generalKnowledge);
  out += stretchesText(report);
  out += heading("Alleged links that nobody named denies: " + std::to_string(report.undenied.size()), "");
  for (const ReportUndenied& link : report.undenied)
    out += link.id + "\n" + wrapped(link.text, 4) + wrapped("Denial: " + link.reason, 4);
  out += heading("Dates to look at: " + std::to_string(report.dates.size()), "");
  for (const ReportDate& date : report.dates) out += wrapped(date.kind + " " + date.id + ": " + date.message, 0);
  return out;
}

}  // namespace faultline
