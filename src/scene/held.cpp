// What a lens says is held only in part: it keeps its fill and is hatched, sparsely, because nobody says here where the
// line runs. A story that draws the held ground itself knows better, so its units are left to it.
#include <algorithm>
#include <iterator>

#include "scene/build.h"

namespace faultline {

namespace {

// Wider apart than any hatch of a story, so that it is read as less.
constexpr float spacing = 13, lineWidth = 1.1f, angleDeg = 45;
constexpr double alpha = 0.6;

bool hatchedByStory(const SceneBuild& build, uint32_t unit) {
  return std::any_of(build.list.hatches.begin(), build.list.hatches.end(), [&](const Hatch& hatch) {
    const auto& clip = hatch.clipUnits;
    if (std::find(clip.begin(), clip.end(), unit) != clip.end()) return true;
    return clip.empty() && !hatch.rings.empty() &&
           unitHolds(build.in, build.list.detail, unit, widen(hatch.rings.front().front()));
  });
}

}  // namespace

void addHeldParts(SceneBuild& build) {
  std::vector<Hatch> found;
  for (const format::Held& part : build.data.held) {
    if (part.lens != build.in.lens || build.state.moment.day < part.since) continue;
    const auto& visible = build.list.visibleUnits;
    if (!std::binary_search(visible.begin(), visible.end(), uint32_t{part.unit})) continue;
    if (hatchedByStory(build, part.unit)) continue;
    const Bloc bloc = part.by == format::noUnit ? Bloc::None : build.unitBloc[part.by];
    const Color base = bloc == Bloc::None ? build.tokens.envelope : build.tokens.blocs[static_cast<size_t>(bloc)];
    Hatch hatch;
    hatch.color = withAlpha(base, alpha * static_cast<double>(build.in.crossFade));
    hatch.spacing = spacing;
    hatch.width = lineWidth;
    hatch.angleDeg = angleDeg;
    hatch.clipUnits = {part.unit};
    hatch.pick = {PickKind::Unit, part.unit};
    found.push_back(std::move(hatch));
  }
  // All at once, so that they do not take one another for the story's.
  std::move(found.begin(), found.end(), std::back_inserter(build.list.hatches));
}

}  // namespace faultline
