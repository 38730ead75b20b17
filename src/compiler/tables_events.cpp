// [[event]] and [[claim]].
#include "compiler/story.h"

namespace faultline {

void compileEvents(Story& story) {
  for (const Node* node : story.eventNodes) {
    Fields fields(story.diagnostics, *node, subjectOf("event", *node));
    format::Event event{};
    event.id = story.pack.string(fields.id(), fields.placeOf("id"));
    event.title = story.text(fields, "title", Need::Required);
    event.text = story.text(fields, "text", Need::Required);
    event.dateText = story.text(fields, "date_text", Need::Optional);
    event.places = story.list(fields, "places", Need::Optional, story.places);
    event.actors = story.list(fields, "actors", Need::Optional, story.actors);
    event.sources = story.list(fields, "sources", Need::Required, story.sources);
    const auto date = fields.date("date", Need::Required);
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
    claim.text = story.text(fields, "text", Need::Required);
    claim.voice = story.text(fields, "voice", Need::Required);
    claim.check = story.text(fields, "check", Need::Optional);
    claim.dateText = story.text(fields, "date_text", Need::Optional);
    claim.kind = fields.choice<ClaimKind>("kind", Need::Required).value_or(ClaimKind::Reported);
    claim.status = fields.choice<ClaimStatus>("status", Need::Required).value_or(ClaimStatus::Unverified);
    claim.places = story.list(fields, "places", Need::Optional, story.places);
    claim.actors = story.list(fields, "actors", Need::Optional, story.actors);
    claim.sources = story.list(fields, "sources", Need::Required, story.sources);
    const auto date = fields.date("date", Need::Optional);
    claim.date = date.value_or(format::openStart);
    claim.after = fields.flag("after");
    story.checkCutoff(fields, "date", date, claim.after != 0);
    fields.finish();
    story.pack.claims.push_back(claim);
  }
}

}  // namespace faultline
