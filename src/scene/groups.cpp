#include <algorithm>
#include <cmath>

#include "scene/labels.h"

namespace faultline {

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

namespace {

constexpr size_t mostLinks = 12;  // of a group that its name may stand at

// The first links between a group's members, on the screen.
std::vector<ScreenPath> linksWithin(const SceneBuild& build, uint32_t group) {
  const std::vector<uint32_t> members = membersOf(build.data, group, build.state.moment.day);
  const auto isMember = [&members](uint32_t actor) {
    return std::find(members.begin(), members.end(), actor) != members.end();
  };
  std::vector<ScreenPath> paths;
  for (const Stroke& stroke : build.list.links) {
    const format::Link& link = build.data.links[stroke.pick.index];
    if (paths.size() >= mostLinks) break;
    if (link.kind == LinkKind::Adversary || link.kind == LinkKind::Alleged || !isMember(link.from) ||
        !isMember(link.to))
      continue;
    for (ScreenPath& path : openPaths(build, stroke.unit)) paths.push_back(std::move(path));
  }
  return paths;
}

}  // namespace

// A name at the links that join its members, with a leader to one of them: what is said of several states has no place
// of its own, and floating free it would seem to name the land.
void requestGroups(LabelBuild& labels) {
  SceneBuild& build = labels.scene;
  const bool narrow = build.list.layout.narrow;
  const std::vector<uint32_t>& actors = build.state.actors;
  for (size_t i = 0; i < actors.size(); ++i) {
    const uint32_t index = actors[i];
    const format::Actor& actor = build.data.actors[index];
    if (actor.kind != ActorKind::Grouping || !isGroup(actor)) continue;
    if (std::find(actors.begin(), actors.begin() + std::ptrdiff_t(i), index) - actors.begin() < std::ptrdiff_t(i))
      continue;  // listed before
    LabelRequest model;
    const TextLine line = plainLine(build, build.data.text(actor.shortName.length > 0 ? actor.shortName : actor.name),
                                    LabelStyle::Group, build.tokens.ink);
    model.priority = groupPriority;
    model.anchor = {-1e6, -1e6};
    model.air = 4;
    model.alpha = static_cast<double>(build.in.crossFade);
    model.pick = {PickKind::Group, index};
    const std::vector<ScreenPath> paths = linksWithin(build, index);
    const auto at = toScreen(build.list.projection, unitAt(actor.at));
    if (paths.empty() && at && inTheOpen(build, *at)) {  // in the open, where its author put it
      LabelRequest& request = labels.requests.emplace_back(model);
      addWrapped(build, request, line, line.text, 150);
      const Vec2 size = blockSize(build.data, request);
      for (const double down : {0.0, 26.0, -26.0, 52.0, -52.0})
        request.candidates.push_back(
            {*at + Vec2{-size.x / 2, down - size.y / 2}, std::abs(down) * 0.03, false, {}, {}});
    }
    // In a narrower column where the wider one finds no room clear of lines.
    for (int form = 0; form < 6 && !paths.empty(); ++form) {
      LabelRequest& request = labels.requests.emplace_back(model);
      addWrapped(build, request, line, line.text, form % 2 == 1 ? 92 : narrow ? 120 : 150);
      request.greatestCost = form < 2 ? 11 : form < 4 ? 30 : 60;
      request.fallback = true;
      constexpr double gaps[] = {16, 26, 40, 58, 80, 108};
      for (const ScreenPath& path : paths) addBesideLine(build, request, path, gaps);
      for (LabelCandidate& candidate : request.candidates) {  // near where its author wanted it, if that is in sight
        const Vec2 away = candidate.leaderEnd - at.value_or(candidate.leaderEnd);
        candidate.cost += std::min(2.5, std::sqrt(dot(away, away)) * 0.008);
      }
    }
  }
}

}  // namespace faultline
