// [[event]] and [[claim]].
#include <optional>

#include "compiler/story.h"

namespace faultline {
namespace {

// What the claim, the next of the table, is about beside places and actors.
void addMarks(Story& story, Fields& fields, std::string_view key, MarkKind kind, const Ids& ids) {
  const auto claim = static_cast<uint32_t>(story.pack.claims.size());
  for (const uint32_t index : story.resolveList(fields, key, Need::Optional, ids))
    story.pack.claimMarks.push_back({index, claim, kind, {}});
}

}  // namespace

void compileEvents(Story& story) {
  for (const Node* node : story.eventNodes) {
    Fields fields(story.diagnostics, *node, subjectOf("event", *node));
    format::Event event{};
    event.id = story.pack.string(fields.id(), fields.placeOf("id"));
    event.title = story.text(fields, "title", Need::Required);
    event.text = story.words(fields, "text", Need::Required);
    event.places = story.list(fields, "places", Need::Optional, story.places);
    event.actors = story.list(fields, "actors", Need::Optional, story.actors);
    event.sources = story.list(fields, "sources", Need::Required, story.sources);
    const auto days = story.days(fields, "date", Need::Required, DatedKind::Event, story.pack.events.size(),
                                 "date_text", event.dateText);
    const auto date = days ? std::optional(days->first) : std::nullopt;
    event.date = date.value_or(0);
    event.after = fields.flag("after");
    event.added = fields.flag("added");
    story.checkCutoff(fields, "date", date, event.after != 0);
    fields.finish();
    story.pack.events.push_back(event);
  }
}

void compileClaims(Story& story) {
  for (const Node* node : story.claimNodes) {
    Fields fields(story.diagnostics, *node, subjectOf("claim", *node));
    format::Claim claim{};
    claim.id = story.pack.string(fields.id(), fields.placeOf("id"));
    claim.text = story.words(fields, "text", Need::Required);
    claim.voice = story.text(fields, "voice", Need::Required);
    claim.check = story.words(fields, "check", Need::Optional);
    claim.dateText = story.words(fields, "date_text", Need::Optional);
    claim.kind = fields.choice<ClaimKind>("kind", Need::Required).value_or(ClaimKind::Reported);
    claim.status = fields.choice<ClaimStatus>("status", Need::Required).value_or(ClaimStatus::Unverified);
    claim.places = story.list(fields, "places", Need::Optional, story.places);
    claim.actors = story.list(fields, "actors", Need::Optional, story.actors);
    claim.sources = story.list(fields, "sources", Need::Required, story.sources);
    addMarks(story, fields, "fronts", MarkKind::Front, story.fronts);
    addMarks(story, fields, "links", MarkKind::Link, story.links);
    addMarks(story, fields, "areas", MarkKind::Area, story.areas);
    const auto date = fields.date("date", Need::Optional);
    claim.date = date.value_or(format::openStart);
    claim.after = fields.flag("after");
    story.checkCutoff(fields, "date", date, claim.after != 0);
    fields.finish();
    story.pack.claims.push_back(claim);
  }
}

}  // namespace faultline
