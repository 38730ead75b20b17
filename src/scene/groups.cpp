#include <algorithm>

#include "base/trig.h"
#include "scene/labels.h"

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

void findLitGroup(SceneBuild& build) {
  const Pick lit = build.in.lit;
  if (lit.kind != PickKind::Group || lit.index >= build.data.actors.size()) return;
  if (!isGroup(build.data.actors[lit.index])) return;
  build.groupLit = true;
  build.groupMembers = membersOf(build.data, lit.index, build.state.moment.day);
  build.groupMembers.push_back(lit.index);  // a link to the alliance itself is one within it
}

bool inLitGroup(const SceneBuild& build, uint32_t actor) {
  const auto& members = build.groupMembers;
  return std::find(members.begin(), members.end(), actor) != members.end();
}

// A name in the open, near where its author put it: what is said of several states has no place of its own.
void requestGroups(LabelBuild& labels) {
  SceneBuild& build = labels.scene;
  for (const uint32_t index : build.state.actors) {
    const format::Actor& actor = build.data.actors[index];
    if (actor.kind != ActorKind::Grouping || !isGroup(actor)) continue;
    const auto screen = toScreen(build.list.projection, unitAt(actor.at));
    if (!screen || !inTheOpen(build, *screen)) continue;
    LabelRequest request;
    TextLine line = plainLine(build, build.data.text(actor.shortName.length > 0 ? actor.shortName : actor.name),
                              LabelStyle::Group, build.tokens.ink);
    addWrapped(build, request, line, line.text, 150);
    request.priority = groupPriority;
    request.anchor = *screen;
    request.greatestCost = 12;
    request.air = 4;
    request.alpha = static_cast<double>(build.in.crossFade);
    request.pick = {PickKind::Group, index};
    const Vec2 size = blockSize(build.data, request);
    for (const double radius : {0.0, 26.0, 52.0, 84.0, 120.0}) {
      for (int step = 0; step < (radius > 0 ? 12 : 1); ++step) {
        const double angle = step * pi / 6;
        const Vec2 centre = *screen + Vec2{cosOf(angle), sinOf(angle)} * radius;
        request.candidates.push_back({{centre.x - size.x / 2, centre.y - size.y / 2}, radius * 0.03, false, {}, {}});
      }
    }
    labels.requests.push_back(std::move(request));
  }
}

}  // namespace faultline
