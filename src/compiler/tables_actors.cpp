// [[actor]] and [[place]].
#include <optional>

#include "compiler/story.h"

namespace faultline {
namespace {

format::Range readMembers(Story& story, Fields& alliance) {
  const auto first = static_cast<uint32_t>(story.pack.members.size());
  for (const Node* node : alliance.tables("members", Need::Optional)) {
    Fields fields(story.diagnostics, *node, alliance.subject() + ", member");
    format::Member member{};
    member.actor = story.resolve(fields, "actor", Need::Required, story.actors).value_or(0);
    const auto fromDays = story.days(fields, "from", Need::Optional, DatedKind::MemberFrom, story.pack.members.size(),
                                     "from_text", member.fromText);
    const auto from = fromDays ? std::optional(fromDays->first) : std::nullopt;
    const auto to = fields.date("to", Need::Optional);
    member.from = from.value_or(format::openStart);
    member.to = to.value_or(format::openEnd);
    member.after = fields.flag("after");
    story.checkOrder(fields, "from", from, "to", to);
    story.checkCutoff(fields, "from", from, member.after != 0);
    fields.finish();
    story.pack.members.push_back(member);
  }
  return {first, static_cast<uint32_t>(story.pack.members.size()) - first};
}

}  // namespace

void compileActors(Story& story) {
  for (const Node* node : story.actorNodes) {
    Fields fields(story.diagnostics, *node, subjectOf("actor", *node));
    format::Actor actor{};
    actor.id = story.pack.string(fields.id(), fields.placeOf("id"));
    actor.name = story.text(fields, "name", Need::Required);
    actor.shortName = story.text(fields, "short", Need::Optional);
    actor.note = story.words(fields, "note", Need::Optional);
    const auto kind = fields.choice<ActorKind>("kind", Need::Required);
    actor.kind = kind.value_or(ActorKind::State);
    actor.bloc = fields.choice<Bloc>("bloc", Need::Optional).value_or(Bloc::None);
    actor.at = positionFrom(fields.position("at", Need::Required).value_or(LonLat{}));
    actor.units = story.list(fields, "units", Need::Optional, story.units);
    actor.sources = story.list(fields, "sources", Need::Optional, story.sources);
    const auto start = fields.date("start", Need::Optional);
    const auto end = fields.date("end", Need::Optional);
    actor.start = start.value_or(format::openStart);
    actor.end = end.value_or(format::openEnd);
    actor.after = fields.flag("after");
    actor.added = fields.flag("added");
    actor.members = readMembers(story, fields);
    const bool mayHaveMembers = kind == ActorKind::Alliance || kind == ActorKind::Grouping;
    if (fields.has("members") && kind && !mayHaveMembers) {
      fields.error("members", "only an alliance or a grouping has members",
                   "set kind = \"alliance\" or \"grouping\", or remove them");
    }
    if (kind == ActorKind::Grouping && actor.members.count < 2)
      fields.error("members", "a grouping has at least two members", "add members = [{ actor = \"id\" }, ...]");
    story.checkOrder(fields, "start", start, "end", end);
    story.checkCutoff(fields, "start", start, actor.after != 0);
    fields.finish();
    story.pack.actors.push_back(actor);
  }
}

void compilePlaces(Story& story) {
  for (const Node* node : story.placeNodes) {
    Fields fields(story.diagnostics, *node, subjectOf("place", *node));
    format::Place place{};
    place.id = story.pack.string(fields.id(), fields.placeOf("id"));
    place.name = story.text(fields, "name", Need::Required);
    place.note = story.words(fields, "note", Need::Optional);
    place.at = positionFrom(fields.position("at", Need::Required).value_or(LonLat{}));
    const auto kind = fields.choice<PlaceKind>("kind", Need::Required);
    place.kind = kind.value_or(PlaceKind::City);
    const bool needsSources = place.kind == PlaceKind::Site || place.kind == PlaceKind::Incident;
    place.sources = story.list(fields, "sources", needsSources ? Need::Required : Need::Optional, story.sources);
    place.rank = static_cast<uint8_t>(fields.whole("rank", Need::Required, 0, 9).value_or(9));
    const auto days = story.days(fields, "date", Need::Optional, DatedKind::Place, story.pack.places.size(),
                                 "date_text", place.dateText);
    const auto date = days ? std::optional(days->first) : std::nullopt;
    place.date = date.value_or(format::openStart);
    place.after = fields.flag("after");
    place.added = fields.flag("added");
    story.checkCutoff(fields, "date", date, place.after != 0);
    fields.finish();
    story.pack.places.push_back(place);
  }
}

}  // namespace faultline
