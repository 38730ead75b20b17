#include "compiler/html.h"

#include <algorithm>

#include "compiler/date_words.h"
#include "story/dates.h"
#include "story/wording.h"

namespace faultline {

void writeTime(HtmlWriter& html, format::Day day, std::string_view words) {
  html.element("time", {{"datetime", isoFromDay(day)}}, words);
}

void writeDate(HtmlWriter& html, format::Day day, std::string_view words) {
  if (words.empty()) return writeTime(html, day, longDate(day));
  const std::optional<DaySpan> span = daysFromWords(words);
  if (!span) return html.text(words);
  const std::string first = isoFromDay(span->first), last = isoFromDay(span->last);
  size_t same = first.size();  // "2022-04-01" and "2022-04-10" have a month in common
  for (const size_t part : {size_t{7}, size_t{4}}) {
    if (first.compare(0, same, last, 0, same) != 0) same = part;
  }
  if (first.compare(0, same, last, 0, same) != 0) return html.text(words);
  html.element("time", {{"datetime", std::string_view(first).substr(0, same)}}, words);
}

void writeParagraphs(HtmlWriter& html, std::string_view text) {
  constexpr std::string_view parting = "\n\n";
  while (!text.empty()) {
    const size_t end = text.find(parting);
    std::string_view paragraph = text.substr(0, end);
    while (paragraph.starts_with('\n')) paragraph.remove_prefix(1);
    while (paragraph.ends_with('\n')) paragraph.remove_suffix(1);
    if (!paragraph.empty()) html.element("p", {}, paragraph);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + parting.size());
  }
}

void writeOrigin(HtmlWriter& html, uint8_t after, uint8_t added) {
  if (after != 0) html.element("p", {{"class", "origin after"}}, words::afterEssay);
  if (added != 0) html.element("p", {{"class", "origin added"}}, words::addedContext);
}

void writeAddress(HtmlWriter& html, std::string_view address) {
  constexpr std::string_view parting = "; ";
  for (size_t at = 0; at < address.size();) {
    const size_t end = std::min(address.find(parting, at), address.size());
    const std::string_view part = address.substr(at, end - at);
    if (at > 0) html.text(parting);
    const std::string href = hrefOf(part);
    if (href.empty()) {
      html.text(part);
    } else {
      html.element("a", {{"href", href}, {"target", "_blank"}, {"rel", "noopener noreferrer"}}, part);
    }
    at = end + parting.size();
  }
}

namespace {

std::string_view nameOf(const Dataset& data, const format::Source& source) {
  const std::string_view publisher = data.text(source.publisher);
  return publisher.empty() ? data.text(source.title) : publisher;
}

std::string lowered(std::string_view word) {
  std::string out(word);
  if (!out.empty() && out[0] >= 'A' && out[0] <= 'Z') out[0] = static_cast<char>(out[0] + ('a' - 'A'));
  return out;
}

}  // namespace

void writeCites(HtmlWriter& html, const Dataset& data, format::Range sources) {
  if (sources.count == 0) return;
  html.open("p", {{"class", "cites"}});
  html.text(sources.count == 1 ? "Source: " : "Sources: ");
  bool first = true;
  for (const uint32_t index : data.list(sources)) {
    const format::Source& source = data.sources[index];
    if (!first) html.text("; ");
    first = false;
    html.element("cite", {}, nameOf(data, source));
    html.text(" (" + lowered(gradeWord(source.grade)) + ")");
    if (source.address.length == 0) continue;
    html.text(", ");
    writeAddress(html, data.text(source.address));
  }
  html.close("p");
}

namespace {

void corrections(HtmlWriter& html, const Dataset& data) {
  html.open("section", {{"class", "faultline-corrections"}});
  html.element("h2", {}, "Corrections");
  bool any = false;
  for (const format::Claim& claim : data.claims) {
    if (claim.status != ClaimStatus::Corrected) continue;
    if (!any) html.open("ul");
    any = true;
    html.element("li", {}, data.text(claim.text));
  }
  if (any) html.close("ul");
  html.open("p");
  html.text((any ? "Version " : "None is recorded in version ") + std::string(data.text(data.meta().version)) +
            ", updated ");
  writeTime(html, data.meta().updated, longDate(data.meta().updated));
  html.text(".");
  html.close("p");
  html.close("section");
  html.line();
}

// "1 3 4": the parts whose sources these are, so that the card can show those of one part.
std::string beatsCiting(const Dataset& data, uint32_t source) {
  std::string beats;
  for (size_t i = 0; i < data.beats.size(); ++i) {
    for (const uint32_t cited : sourcesOf(data, data.beats[i])) {
      if (cited == source) beats += (beats.empty() ? "" : " ") + std::to_string(i + 1);
    }
  }
  return beats;
}

void sourceList(HtmlWriter& html, const Dataset& data) {
  html.open("section", {{"class", "faultline-sources"}});
  html.element("h2", {}, "Sources");
  html.open("ul");
  html.line();
  for (uint32_t i = 0; i < data.sources.size(); ++i) {
    const format::Source& source = data.sources[i];
    html.open("li", {{"data-source", data.text(source.id)}, {"data-beats", beatsCiting(data, i)}});
    html.element("b", {}, data.text(source.title));
    html.open("p");
    std::string line(data.text(source.publisher));
    std::string date(data.text(source.dateText));
    if (date.empty() && source.date != format::openStart) date = longDate(source.date);
    if (!line.empty() && !date.empty()) line += ", ";
    html.text(line + date);
    html.close("p");
    // As many bars as the grade has steps, beside its word.
    const std::string grade = std::to_string(static_cast<int>(SourceGrade::General) - static_cast<int>(source.grade));
    html.element("p", {{"class", "grade"}, {"data-grade", grade}}, gradeWord(source.grade));
    if (source.note.length > 0) html.element("p", {}, data.text(source.note));
    if (source.address.length > 0) {
      html.open("p", {{"class", "address"}});
      writeAddress(html, data.text(source.address));
      html.close("p");
    }
    html.close("li");
    html.line();
  }
  html.close("ul");
  html.close("section");
  html.line();
}

void named(HtmlWriter& html, std::string_view heading, std::string_view text) {
  if (text.empty()) return;
  html.element("h3", {}, heading);
  writeParagraphs(html, text);
}

void about(HtmlWriter& html, const Dataset& data) {
  const format::Meta& meta = data.meta();
  html.open("section", {{"class", "faultline-about"}});
  html.element("h2", {}, "About this story");
  named(html, "How to read this", data.text(meta.about));
  std::string essay(data.text(meta.essayAuthor));
  for (const format::StringRef part : {meta.essayTitle, meta.essayDateText}) {
    if (part.length > 0) essay += (essay.empty() ? "" : ", ") + std::string(data.text(part));
  }
  named(html, "The essay it follows", essay);
  named(html, "Whose voices are missing", data.text(meta.voicesMissing));
  named(html, "The map", data.text(meta.policyNote));
  html.element("p", {},
               "Geography: " + std::string(data.text(data.atlasMeta().sourceText)) + ", " +
                   std::string(data.text(data.atlasMeta().sourceDate)));
  if (meta.credits.count > 0) {
    html.element("h3", {}, "Credits");
    html.open("ul");
    for (const uint32_t index : data.list(meta.credits)) html.element("li", {}, data.text(data.texts[index].text));
    html.close("ul");
  }
  html.close("section");
  html.line();
}

}  // namespace

void writeNotes(HtmlWriter& html, const Dataset& dataset) {
  corrections(html, dataset);
  sourceList(html, dataset);
  about(html, dataset);
}

std::string storyHtml(const Dataset& dataset) {
  const format::Meta& meta = dataset.meta();
  HtmlWriter html;
  // Every sentence that the program makes is English, and so are its headings.
  html.open("article", {{"class", "faultline-story"}, {"data-story", dataset.text(meta.id)}, {"lang", "en"}});
  html.line();
  html.open("header");
  html.element("h1", {}, dataset.text(meta.title));
  html.element("p", {{"class", "byline"}}, dataset.text(meta.byline));
  html.element("p", {{"class", "schematic"}}, dataset.text(meta.schematicNote));
  html.close("header");
  html.line();
  writeBeats(html, dataset);
  writeTables(html, dataset);
  writeNotes(html, dataset);
  html.close("article");
  html.line();
  return html.take();
}

}  // namespace faultline
