// The story's parts: what each says, what it rests on, and what changed.
#include "compiler/html.h"
#include "compiler/sentences.h"
#include "compiler/words.h"
#include "story/changes.h"
#include "story/dates.h"
#include "story/wording.h"

namespace faultline {
namespace {

// The words of the card; where they are a span of dates, each end is a time of its own.
void beatTimes(HtmlWriter& html, const Dataset& data, const format::Beat& beat) {
  const std::string words = beatDate(data, beat);
  constexpr std::string_view dash = "\u2013";
  const size_t at = words.find(dash);
  if (beat.dateText.length > 0) return writeDate(html, beat.end, words);
  if (beat.start == beat.end || at == std::string::npos) return writeTime(html, beat.end, words);
  const bool spaced = at > 0 && words[at - 1] == ' ';
  const size_t after = at + dash.size() + (spaced ? 1 : 0);
  writeTime(html, beat.start, std::string_view(words).substr(0, spaced ? at - 1 : at));
  html.text(std::string_view(words).substr(spaced ? at - 1 : at, after - (spaced ? at - 1 : at)));
  writeTime(html, beat.end, std::string_view(words).substr(after));
}

void changes(HtmlWriter& html, const Dataset& data, uint32_t index) {
  const std::vector<std::string> sentences = whatChanged(data, index);
  if (sentences.empty()) return;
  html.open("div", {{"class", "changes"}});
  html.element("h3", {}, index == 0 ? "On the map" : "What changed");
  html.open("ul");
  for (const std::string& sentence : sentences) html.element("li", {}, sentence);
  html.close("ul");
  html.close("div");
  html.line();
}

// Paragraphs, where numbers behind a sentence lead to the claims it rests on.
void writeProse(HtmlWriter& html, std::string_view text, const std::string& claimIds, uint32_t claims) {
  constexpr std::string_view parting = "\n\n";
  html.open("p");
  for (const CitedPiece& piece : citedPieces(text)) {
    std::string_view words = piece.words;
    for (size_t end = words.find(parting); end != std::string_view::npos; end = words.find(parting)) {
      html.text(words.substr(0, end));
      html.close("p");
      html.open("p");
      words.remove_prefix(end + parting.size());
    }
    html.text(words);
    for (const uint32_t number : piece.numbers) {
      if (number < 1 || number > claims) continue;
      const std::string digits = std::to_string(number);
      html.open("sup");
      html.element("a", {{"href", "#" + claimIds + digits}, {"aria-label", "Claim " + digits}}, digits);
      html.close("sup");
    }
  }
  html.close("p");
}

void writeClaim(HtmlWriter& html, const Dataset& data, uint32_t index, const std::string& id) {
  const format::Claim& claim = data.claims[index];
  html.open("li", {{"class", "claim"},
                   {"id", id},
                   {"data-claim", data.text(claim.id)},
                   {"data-kind", word(claim.kind)},
                   {"data-status", word(claim.status)},
                   {"data-marks", marksOf(data, index)}});
  html.element("p", {{"class", "says"}}, data.text(claim.text));
  html.open("p", {{"class", "who"}});
  html.element("span", {{"class", "chip"}}, kindWord(data, claim));
  html.text(" " + std::string(data.text(claim.voice)));
  const std::string_view date = data.text(claim.dateText);
  if (!date.empty() || claim.date != format::openStart) html.text(", ");
  if (claim.date == format::openStart) {
    html.text(date);
  } else {
    writeDate(html, claim.date, date);
  }
  html.close("p");
  if (const std::string_view status = standing(claim); !status.empty())
    html.element("p", {{"class", "standing"}}, status);
  writeOrigin(html, claim.after, 0);
  if (claim.check.length > 0) html.element("p", {{"class", "check"}}, data.text(claim.check));
  writeCites(html, data, claim.sources);
  html.close("li");
  html.line();
}

void writeClaims(HtmlWriter& html, const Dataset& data, const format::Beat& beat, const std::string& ids) {
  if (beat.claims.count == 0) return;
  const std::string count = std::to_string(beat.claims.count);
  // Open: without a script nothing of the story may be hidden, least of all in print.
  html.open("details", {{"class", "claims"}, {"open", ""}});
  html.open("summary");
  html.element("h3", {}, "What this rests on: " + count + (beat.claims.count == 1 ? " claim" : " claims"));
  html.close("summary");
  html.open("ol");  // by their numbers in the text
  html.line();
  uint32_t number = 0;
  for (const uint32_t index : data.list(beat.claims)) writeClaim(html, data, index, ids + std::to_string(++number));
  html.close("ol");
  html.close("details");
  html.line();
}

void writeBeat(HtmlWriter& html, const Dataset& data, uint32_t index) {
  const format::Beat& beat = data.beats[index];
  const std::string number = std::to_string(index + 1);
  const std::string id = std::string(data.text(data.meta().id)) + "-beat-" + number;
  html.open("section", {{"class", beat.after != 0 ? "faultline-beat after" : "faultline-beat"},
                        {"id", id},
                        {"data-beat", number},
                        {"data-id", data.text(beat.id)}});
  html.open("header");
  html.element("h2", {}, data.text(beat.title));
  html.open("p", {{"class", "kicker"}});
  html.open("span");
  html.element("b", {}, number);
  html.text(" of " + std::to_string(data.beats.size()));
  html.close("span");
  html.text(" ");
  html.open("span");
  beatTimes(html, data, beat);
  html.close("span");
  html.close("p");
  html.close("header");
  writeOrigin(html, beat.after, 0);
  html.open("div", {{"class", "prose"}});
  writeProse(html, data.text(beat.text), id + "-claim-", beat.claims.count);
  html.close("div");
  html.line();
  changes(html, data, index);
  writeClaims(html, data, beat, id + "-claim-");
  html.close("section");
  html.line();
}

}  // namespace

void writeBeats(HtmlWriter& html, const Dataset& dataset) {
  for (uint32_t i = 0; i < dataset.beats.size(); ++i) writeBeat(html, dataset, i);
}

}  // namespace faultline
