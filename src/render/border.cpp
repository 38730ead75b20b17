#include "render/border.h"

namespace faultline {
namespace {

// Quiet lines first: a coast or a state's border is never crossed by a province's.
constexpr BoundaryClass order[] = {BoundaryClass::Internal, BoundaryClass::Coast, BoundaryClass::International,
                                   BoundaryClass::Disputed, BoundaryClass::Ceasefire};

}  // namespace

void BorderLayer::draw(const Frame& frame, const LineProgram& lines) {
  array.bind();
  frame.meshBuffer.bind(GL_ARRAY_BUFFER);
  lines.use();
  for (const BoundaryClass boundary : order) {
    const BorderStyle& style = frame.list.borders[static_cast<int>(boundary)];
    if (style.width <= 0 || style.color.a == 0) continue;
    visibleRanges(frame.mesh, boundary, frame.view, ranges);
    lines.style({style.color, style.width, style.dash, 0, style.dash.on <= 0}, frame.dpr);
    for (const PointRange& range : ranges) {
      LineProgram::draw(range.first, range.count, sizeof(LinePoint), 0, frame.stats);
    }
  }
}

}  // namespace faultline
