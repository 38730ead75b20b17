// [[link]] and its visits.
#include <algorithm>
#include <optional>
#include <string>

#include "compiler/story.h"
#include "story/phrases.h"

namespace faultline {
namespace {

// By date, as the pack keeps them; an author may add one anywhere.
format::Range readVisits(Story& story, Fields& link, bool linkAfter) {
  struct Dated {
    format::Visit visit;
    std::optional<DaySpan> days;
  };
  std::vector<Dated> visits;
  for (const Node* node : link.tables("visits", Need::Optional)) {
    Fields fields(story.diagnostics, *node, link.subject() + ", visit");
    std::string words;
    const std::optional<DaySpan> days = fields.days("date", Need::Required, words);
    const std::optional<int32_t> date = days ? std::optional(days->first) : std::nullopt;
    visits.push_back({{story.text(fields, "text", Need::Required), date.value_or(0)}, days});
    story.checkCutoff(fields, "date", date, linkAfter);
    fields.finish();
  }
  std::stable_sort(visits.begin(), visits.end(),
                   [](const Dated& a, const Dated& b) { return a.visit.date < b.visit.date; });
  const format::Range range{static_cast<uint32_t>(story.pack.visits.size()), static_cast<uint32_t>(visits.size())};
  for (const Dated& dated : visits) {
    if (dated.days && dated.days->first < dated.days->last)
      story.pack.dateBounds.push_back(
          {static_cast<uint32_t>(story.pack.visits.size()), dated.days->first, dated.days->last, DatedKind::Visit, {}});
    story.pack.visits.push_back(dated.visit);
  }
  return range;
}

// Who alleges a link in how few words, and who denies it or waves it off. An answer is named only where one is known.
void readDispute(Story& story, Fields& fields, const format::Link& link, bool alleged) {
  const format::StringRef brief = story.text(fields, "accuser_short", Need::Optional);
  if (brief.length > 0 && brief.length >= link.accuser.length)
    fields.error("accuser_short", "\"accuser_short\" is no shorter than \"accuser\"");
  std::string answer, brieflyAnswered;
  for (const std::string_view key : {"denied_by", "dismissed_by"}) {
    std::vector<std::string> names;
    std::string list;
    for (const uint32_t index : story.resolveList(fields, key, Need::Optional, story.actors)) {
      const format::Actor& actor = story.pack.actors[index];
      names.emplace_back(story.pack.text(actor.name));
      list += list.empty() ? "" : ", ";
      list += story.pack.text(actor.shortName.length > 0 ? actor.shortName : actor.name);
    }
    if (names.empty()) continue;
    const std::string verb = key == "denied_by" ? "denied by " : "dismissed by ";
    if (!answer.empty()) answer += ", ", brieflyAnswered += "; ";
    answer += verb + inWords(names);
    brieflyAnswered += verb + list;
  }
  if (!alleged) {
    for (const std::string_view key : {"accuser_short", "denied_by", "dismissed_by"}) {
      if (fields.has(key)) fields.error(key, "only a link of kind \"alleged\" has " + quoted(key));
    }
    return;
  }
  if (!fields.has("denied_by") && !fields.has("dismissed_by")) {
    fields.error("denied_by", "an alleged link must say who denies it",
                 "add denied_by = [\"actor\"], dismissed_by = [\"actor\"] where somebody only waved it off, or "
                 "denied_by = [] where no denial is known");
  }
  const auto stored = [&](const std::string& words) { return story.pack.string(words, fields.placeOf("denied_by")); };
  story.pack.disputes.push_back({static_cast<uint32_t>(story.pack.links.size()),
                                 brief.length > 0 ? brief : link.accuser, stored(answer), stored(brieflyAnswered)});
}

}  // namespace

void compileLinks(Story& story) {
  for (const Node* node : story.linkNodes) {
    Fields fields(story.diagnostics, *node, subjectOf("link", *node));
    format::Link link{};
    link.id = story.pack.string(fields.id(), fields.placeOf("id"));
    link.name = story.text(fields, "name", Need::Required);
    link.basis = story.words(fields, "basis", Need::Required);
    const auto from = story.resolve(fields, "from", Need::Required, story.actors);
    const auto to = story.resolve(fields, "to", Need::Required, story.actors);
    link.from = from.value_or(0);
    link.to = to.value_or(0);
    if (from && to && *from == *to) fields.error("to", "a link joins two different actors");
    for (const bool toEnd : {false, true}) {
      const auto place = story.resolve(fields, toEnd ? "to_place" : "from_place", Need::Optional, story.places);
      if (place)
        story.pack.endPlaces.push_back(
            {static_cast<uint32_t>(story.pack.links.size()), *place, static_cast<uint8_t>(toEnd ? 1 : 0), {}});
    }
    const auto kind = fields.choice<LinkKind>("kind", Need::Required);
    link.kind = kind.value_or(LinkKind::Support);

    link.accuser = story.text(fields, "accuser", Need::Optional);
    link.denial = story.text(fields, "denial", Need::Optional);
    if (kind == LinkKind::Alleged) {
      if (link.accuser.length == 0) {
        fields.error("accuser", "an alleged link must name its accuser", "add accuser = \"who alleges it\"");
      }
      if (link.denial.length == 0) {
        fields.error("denial", "an alleged link must give the denial",
                     "add denial = \"who denies it, and how\", or say that none is known");
      }
    }

    readDispute(story, fields, link, kind == LinkKind::Alleged);
    link.confidence = fields.choice<Confidence>("confidence", Need::Required).value_or(Confidence::Low);
    const auto bloc = fields.choice<Bloc>("bloc", Need::Optional);
    link.bloc = bloc ? *bloc : (from ? story.pack.actors[*from].bloc : Bloc::None);
    link.directed = fields.flag("directed");
    link.after = fields.flag("after");
    link.added = fields.flag("added");
    const size_t index = story.pack.links.size();
    const auto startDays =
        story.days(fields, "start", Need::Required, DatedKind::LinkStart, index, "start_text", link.startText);
    const auto endDays = story.days(fields, "end", Need::Optional, DatedKind::LinkEnd, index, "end_text", link.endText);
    const auto start = startDays ? std::optional(startDays->first) : std::nullopt;
    const auto end = endDays ? std::optional(endDays->last) : std::nullopt;
    link.start = start.value_or(0);
    link.end = end.value_or(format::openEnd);
    story.checkOrder(fields, "start", start, "end", end);
    story.checkCutoff(fields, "start", start, link.after != 0);
    link.visits = readVisits(story, fields, link.after != 0);
    if (fields.has("visits") && kind && *kind != LinkKind::Visit) {
      fields.error("visits", "only a link of kind \"visit\" has visits");
    }
    if (kind == LinkKind::Visit && link.visits.count == 0) {
      fields.error("visits", "a link of kind \"visit\" must list its visits",
                   "add visits = [{ date = 2023-09-13, text = \"who met where\" }]");
    }
    link.sources = story.list(fields, "sources", Need::Required, story.sources);
    fields.finish();
    story.pack.links.push_back(link);
  }
}

}  // namespace faultline
