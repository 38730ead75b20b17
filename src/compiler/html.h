// The story as HTML, from the same data as the map: what a reader meets without JavaScript, with a screen reader, in
// print and in a search engine, and what the web page shows as its story card. docs/twin.md describes the markup.
#pragma once
#include <string>

#include "compiler/html_writer.h"
#include "data/dataset.h"

namespace faultline {

// One <article class="faultline-story">, to stand in any page; ends with a line break. Same dataset, same text. Ids in
// it begin with the story's own id. Nothing in it is script or style.
std::string storyHtml(const Dataset& dataset);

// ---- its parts, one file each -------------------------------------------------------------------------------------

void writeBeats(HtmlWriter& html, const Dataset& dataset);   // html_beats.cpp
void writeTables(HtmlWriter& html, const Dataset& dataset);  // html_tables.cpp: links, lines by date, areas, events
void writeNotes(HtmlWriter& html, const Dataset& dataset);   // html.cpp: corrections, sources, about

// "Tass (news agency), tass.com/world/1735101; …" with what is an address as a link.
void writeCites(HtmlWriter& html, const Dataset& dataset, format::Range sources);
// Its address as text, the parts of it that are one as links that open in a window of their own.
void writeAddress(HtmlWriter& html, std::string_view address);
// <time> with the day in its attribute.
void writeTime(HtmlWriter& html, format::Day day, std::string_view words);
// A day, or the words in which an author gave it where there are some: then <time> has what of these is known, a month
// ("2022-04") or a year, and where they say anything else they stand alone.
void writeDate(HtmlWriter& html, format::Day day, std::string_view words);
// Paragraphs, which an empty line parts.
void writeParagraphs(HtmlWriter& html, std::string_view text);
// "After the essay" and "Added context" as words of their own, so that neither looks like the author's matter.
void writeOrigin(HtmlWriter& html, uint8_t after, uint8_t added);

// The marks on the map that a claim speaks of, as "link:ID front:ID area:ID place:ID …": the same that lead to it when
// they are tapped on the map (Dataset::claimsAbout, and its places).
std::string marksOf(const Dataset& dataset, uint32_t claim);  // html_marks.cpp

}  // namespace faultline
