// The atlas's lines between units, at the draw list's level.
#include <algorithm>

#include "geo/border_path.h"
#include "scene/front_line.h"

namespace faultline {

std::vector<Vec3f> borderPath(const SceneBuild& build, std::span<const uint32_t> units, Vec3 from, Vec3 to) {
  const auto chosen = [&](int16_t unit) {
    return unit >= 0 && std::find(units.begin(), units.end(), static_cast<uint32_t>(unit)) != units.end();
  };
  std::vector<std::span<const Vec3f>> lines;
  for (uint32_t i = 0; i < build.data.arcs.size(); ++i) {
    const format::Arc& arc = build.data.arcs[i];
    if (arc.leftUnit == arc.rightUnit || !chosen(arc.leftUnit) || !chosen(arc.rightUnit)) continue;
    const Ground::ArcSpan span = arcAt(*build.in.ground, i, build.list.detail);
    lines.push_back(std::span(build.in.ground->unit).subspan(span.first, span.count));
  }
  return borderPath(lines, from, to);
}

}  // namespace faultline
