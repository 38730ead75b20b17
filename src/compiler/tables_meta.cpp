// [story] and [[source]].
#include <algorithm>

#include "compiler/story.h"
#include "story/dates.h"

namespace faultline {
namespace {

// [[1950, 1953], [2021, 2025]]: whole years, in order, not overlapping.
format::Range readScaleBreaks(Story& story, Fields& fields) {
  std::vector<uint32_t> days;
  const Node* list = fields.get("scale_breaks", Need::Required, Node::Kind::List, "a list of [from, to] years");
  if (list == nullptr) return {0, 0};
  if (list->items.empty()) fields.error("scale_breaks", "\"scale_breaks\" must not be empty");
  int64_t before = 0;
  for (const Node& item : list->items) {
    const bool pair = item.kind == Node::Kind::List && item.items.size() == 2 &&
                      std::all_of(item.items.begin(), item.items.end(), [](const Node& year) {
                        return year.kind == Node::Kind::Integer && year.integer >= 1 && year.integer <= 9999;
                      });
    if (!pair) {
      story.diagnostics.error(item.at, fields.subject() + ": \"scale_breaks\" must be a list of [from, to] years");
      continue;
    }
    const int64_t from = item.items[0].integer, to = item.items[1].integer;
    if (from > to || from <= before) {
      story.diagnostics.error(item.at, fields.subject() + ": years out of order in \"scale_breaks\"",
                              "stretches run forwards, in order, and do not overlap");
      continue;
    }
    before = to;
    days.push_back(static_cast<uint32_t>(dayFromCivil({static_cast<int32_t>(from), 1, 1})));
    days.push_back(static_cast<uint32_t>(dayFromCivil({static_cast<int32_t>(to), 12, 31})));
  }
  return story.pack.list(days);
}

}  // namespace

void compileMeta(Story& story, const Node& root) {
  const Node* table = root.find("story");
  if (table == nullptr || table->kind != Node::Kind::Table) {
    const SourcePlace at = table != nullptr ? table->at : SourcePlace{root.at.file, 1, 1};
    story.diagnostics.error(at, "there is no [story] table",
                            "it holds title, byline and the like; see docs/authoring.md");
    return;
  }
  Fields fields(story.diagnostics, *table, "[story]");
  format::Meta& meta = story.pack.meta;
  meta.id = story.pack.string(fields.id(), fields.placeOf("id"));
  meta.title = story.text(fields, "title", Need::Required);
  meta.byline = story.words(fields, "byline", Need::Required);
  meta.essayTitle = story.words(fields, "essay_title", Need::Required);
  meta.essayAuthor = story.text(fields, "essay_author", Need::Required);
  meta.essayDateText = story.words(fields, "essay_date_text", Need::Required);
  meta.version = story.words(fields, "version", Need::Required);
  meta.about = story.words(fields, "about", Need::Required);
  meta.voicesMissing = story.words(fields, "voices_missing", Need::Required);
  meta.schematicNote = story.text(fields, "schematic_note", Need::Required);
  meta.policyNote = story.text(fields, "policy_note", Need::Required);
  story.cutoff = fields.date("essay_cutoff", Need::Required);
  meta.essayCutoff = story.cutoff.value_or(0);
  meta.updated = fields.date("updated", Need::Required).value_or(0);
  meta.daysPerSecond = static_cast<float>(fields.number("days_per_second", Need::Required, 0.01, 36525).value_or(1));

  std::vector<uint32_t> credits;
  for (const Node* line : fields.texts("credits", Need::Required)) {
    credits.push_back(static_cast<uint32_t>(story.pack.texts.size()));
    story.pack.texts.push_back({story.pack.words(tidyText(line->text), line->at)});
  }
  meta.credits = story.pack.list(credits);
  meta.scaleBreaks = readScaleBreaks(story, fields);
  fields.finish();
}

void compileSources(Story& story) {
  for (const Node* node : story.sourceNodes) {
    Fields fields(story.diagnostics, *node, subjectOf("source", *node));
    format::Source source{};
    source.id = story.pack.words(fields.id(), fields.placeOf("id"));
    source.title = story.words(fields, "title", Need::Required);
    source.publisher = story.text(fields, "publisher", Need::Required);
    const auto grade = fields.choice<SourceGrade>("grade", Need::Required);
    source.grade = grade.value_or(SourceGrade::General);
    fields.get("address", Need::Required, Node::Kind::Text, "a text");
    source.address = story.words(fields, "address", Need::Optional);
    if (fields.has("address") && source.address.length == 0 && grade && *grade != SourceGrade::General) {
      fields.error("address", "the address may be empty only for grade \"general\"",
                   "say where a reader finds it, or grade it as general knowledge");
    }
    source.date = fields.date("date", Need::Optional).value_or(format::openStart);
    source.dateText = story.words(fields, "date_text", Need::Optional);
    source.note = story.words(fields, "note", Need::Optional);
    fields.finish();
    story.pack.sources.push_back(source);
  }
}

}  // namespace faultline
