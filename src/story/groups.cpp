#include "story/groups.h"

namespace faultline {

bool isGroup(const format::Actor& actor) {
  return actor.members.count > 0 && (actor.kind == ActorKind::Alliance || actor.kind == ActorKind::Grouping);
}

std::vector<uint32_t> membersOf(const Dataset& dataset, uint32_t group, double day) {
  const format::Actor& actor = dataset.actors[group];
  std::vector<uint32_t> members;
  for (const format::Member& member : dataset.members.subspan(actor.members.first, actor.members.count)) {
    if (day >= member.from && (member.to == format::openEnd || day < double(member.to) + 1))
      members.push_back(member.actor);
  }
  return members;
}

}  // namespace faultline
