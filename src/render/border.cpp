#include "render/border.h"

#include <cmath>

#include "scene/ground_look.h"

namespace faultline {
namespace {

// Quiet lines first: a coast or a state's border is never crossed by a province's.
constexpr BoundaryClass order[] = {BoundaryClass::Internal, BoundaryClass::Coast, BoundaryClass::International,
                                   BoundaryClass::Disputed, BoundaryClass::Ceasefire};

bool shoreShows(const Frame& frame, size_t lake) {
  if (!lakeShows(frame, lake)) return false;
  return double(frame.mesh.lakeCaps[lake].radius) * frame.list.projection.scale >= smallestShore;
}

}  // namespace

void BorderLayer::drawShores(const Frame& frame, const LineProgram& lines) {
  const BorderStyle& coast = frame.list.borders[static_cast<int>(BoundaryClass::Coast)];
  if (coast.width <= 0 || coast.color.a == 0) return;
  ranges.clear();
  for (size_t lake = 0; lake < frame.ground.lakes.size(); ++lake) {
    if (!shoreShows(frame, lake)) continue;
    // With the padding around it, and the first point again at its end.
    const PointRange range{frame.mesh.lakeFirst[lake] - 1, frame.mesh.lakeCount[lake] + 3};
    if (!ranges.empty() && ranges.back().first + ranges.back().count == range.first) {
      ranges.back().count += range.count;
    } else {
      ranges.push_back(range);
    }
  }
  LineStyle style;
  style.color = withAlpha(coast.color, shoreAlpha);
  style.width = coast.width * shoreWidth;
  lines.style(style, frame.list.projection, frame.dpr);
  for (const PointRange& range : ranges) {
    LineProgram::draw(range.first, range.count, sizeof(LinePoint), 0, frame.stats);
  }
}

void BorderLayer::draw(const Frame& frame, const LineProgram& lines) {
  array.bind();
  frame.meshBuffer.bind(GL_ARRAY_BUFFER);
  lines.use();
  drawShores(frame, lines);
  for (const BoundaryClass boundary : order) {
    const BorderStyle& style = frame.list.borders[static_cast<int>(boundary)];
    if (style.width <= 0 || style.color.a == 0) continue;
    visibleRanges(frame.mesh, boundary, frame.sight, frame.boxes, frame.list.detail.smallest, ranges);
    LineStyle line;
    line.color = style.color;
    line.width = style.width;
    line.dash = style.dash;
    line.roundCap = style.dash.on <= 0;
    lines.style(line, frame.list.projection, frame.dpr);
    for (const PointRange& range : ranges) {
      LineProgram::draw(range.first, range.count, sizeof(LinePoint), 0, frame.stats);
    }
  }
}

}  // namespace faultline
