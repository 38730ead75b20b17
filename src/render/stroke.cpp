#include "render/stroke.h"

#include <cmath>

namespace faultline {

void StrokeLayer::append(const Stroke& stroke, std::vector<Batch>& batches, std::vector<StrokePoint>& points) {
  const size_t count = stroke.unit.size();
  if (count < 2) return;
  const LineStyle style{stroke.color, stroke.width, stroke.dash, 0, stroke.roundCap};
  LineStyle casing = style;
  casing.color = stroke.casing;
  casing.width += 2 * stroke.casingWidth;
  if (stroke.casingWidth <= 0) casing.color.a = 0;
  if (stroke.dash.on > 0 && !stroke.roundCap) {  // around the dash's ends too; round caps reach there by themselves
    casing.dash = {stroke.dash.on + 2 * stroke.casingWidth, stroke.dash.off - 2 * stroke.casingWidth};
    casing.phase = stroke.casingWidth;
    if (casing.dash.off <= 0) casing.dash = {};
  }
  const auto first = static_cast<uint32_t>(points.size());
  if (batches.empty() || !(batches.back().style == style) || !(batches.back().casing == casing)) {
    batches.push_back({style, casing, first, 0});
  }
  // A closed line goes on where it began.
  const Vec3f start = stroke.unit.front();
  const Vec3f end = stroke.unit.back();
  const bool closed = count > 3 && start.x == end.x && start.y == end.y && start.z == end.z;
  points.push_back({closed ? stroke.unit[count - 2] : start, -1, 0});
  double km = 0;
  for (size_t i = 0; i < count; ++i) {
    if (i > 0) {
      const Vec3 step = widen(stroke.unit[i]) - widen(stroke.unit[i - 1]);
      km += std::sqrt(dot(step, step)) * earthRadiusKm;
    }
    const float alpha = stroke.alpha.empty() || i + 1 == count ? 1.0f : stroke.alpha[i];
    points.push_back({stroke.unit[i], static_cast<float>(km), alpha});
  }
  points.push_back({closed ? stroke.unit[1] : end, -1, 0});
  batches.back().points = static_cast<uint32_t>(points.size()) - batches.back().firstPoint;
}

void StrokeLayer::prepare(const Frame& frame) {
  // Key 0 is a list whose maker keeps no count.
  if (key != 0 && frame.list.strokeKey == key) return;
  key = frame.list.strokeKey;
  const std::vector<Stroke>* strokes[PartCount] = {&frame.list.graticule, &frame.list.links, &frame.list.fronts};
  std::vector<StrokePoint> points;
  for (int part = 0; part < PartCount; ++part) {
    parts[part].clear();
    for (const Stroke& stroke : *strokes[part]) append(stroke, parts[part], points);
  }
  buffer.upload(GL_ARRAY_BUFFER, gl::bytesOf<StrokePoint>(points), GL_DYNAMIC_DRAW, frame.stats);
}

void StrokeLayer::draw(Part part, const Frame& frame, const LineProgram& lines) {
  if (parts[part].empty()) return;
  array.bind();
  buffer.bind(GL_ARRAY_BUFFER);
  lines.use();
  const auto drawBatch = [&](const Batch& batch, const LineStyle& style) {
    if (style.color.a == 0 || style.width <= 0) return;
    lines.style(style, frame.dpr);
    LineProgram::draw(batch.firstPoint, batch.points, sizeof(StrokePoint), offsetof(StrokePoint, alpha), frame.stats);
  };
  // All casings under all lines: a front is several strokes end to end, and one must not cut into the next.
  for (const Batch& batch : parts[part]) drawBatch(batch, batch.casing);
  for (const Batch& batch : parts[part]) drawBatch(batch, batch.style);
}

}  // namespace faultline
