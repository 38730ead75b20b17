#include "render/stroke.h"

#include <cmath>

namespace faultline {

namespace {

double lengthKm(const std::vector<Vec3f>& line) {
  double km = 0;
  for (size_t i = 1; i < line.size(); ++i) {
    const Vec3 step = widen(line[i]) - widen(line[i - 1]);
    km += std::sqrt(dot(step, step)) * earthRadiusKm;
  }
  return km;
}

LineStyle styleOf(const Stroke& stroke) {
  LineStyle style;
  style.color = stroke.color;
  style.width = stroke.width;
  style.dash = stroke.dash;
  if (stroke.dash.on > 0) {
    style.dashKm = stroke.dashKm > 0 ? stroke.dashKm : static_cast<float>(lengthKm(stroke.unit));
  }
  style.roundCap = stroke.roundCap;
  style.hollow = stroke.hollow;
  style.soft = stroke.soft;
  return style;
}

LineStyle casingOf(const Stroke& stroke) {
  LineStyle casing = styleOf(stroke);
  casing.color = stroke.casing;
  casing.width += 2 * stroke.casingWidth;
  casing.hollow = 0;
  if (stroke.casingWidth <= 0) casing.color.a = 0;
  if (!stroke.roundCap) casing.dashGrow = stroke.casingWidth;  // round caps reach there by themselves
  return casing;
}

}  // namespace

void StrokeLayer::append(const Stroke& stroke, std::vector<Batch>& batches, std::vector<StrokePoint>& points) {
  const size_t count = stroke.unit.size();
  if (count < 2) return;
  const LineStyle style = styleOf(stroke);
  const LineStyle casing = casingOf(stroke);
  const auto first = static_cast<uint32_t>(points.size());
  const auto continues = [&](const Batch& last) {
    return last.style == style && last.casing == casing && (last.pick == stroke.pick || casing.color.a == 0);
  };
  if (batches.empty() || !continues(batches.back())) batches.push_back({style, casing, stroke.pick, first, 0, false});
  Batch& batch = batches.back();
  // A closed line goes on where it began.
  const Vec3f start = stroke.unit.front();
  const Vec3f end = stroke.unit.back();
  const bool closed = count > 3 && start.x == end.x && start.y == end.y && start.z == end.z;
  points.push_back({closed ? stroke.unit[count - 2] : start, -1, 0});
  double km = 0;
  for (size_t i = 0; i < count; ++i) {
    if (i > 0) {
      const Vec3 step = widen(stroke.unit[i]) - widen(stroke.unit[i - 1]);
      // Points within two metres of each other are one: the shader looks no further than one segment either way.
      if (dot(step, step) < 1e-13 && i + 1 < count) continue;
      km += std::sqrt(dot(step, step)) * earthRadiusKm;
    }
    const float alpha = stroke.alpha.empty() || i + 1 == count ? 1.0f : stroke.alpha[i];
    batch.faded = batch.faded || alpha < 1;
    points.push_back({stroke.unit[i], static_cast<float>(km), alpha});
  }
  points.push_back({closed ? stroke.unit[1] : end, -1, 0});
  batch.points = static_cast<uint32_t>(points.size()) - batch.firstPoint;
}

void StrokeLayer::prepare(const Frame& frame) {
  // Key 0 is a list whose maker keeps no count.
  if (key != 0 && frame.list.strokeKey == key) return;
  key = frame.list.strokeKey;
  const std::vector<Stroke>* strokes[PartCount] = {&frame.list.graticule, &frame.list.outlines, &frame.list.links,
                                                   &frame.list.fronts};
  std::vector<StrokePoint> points;
  for (int part = 0; part < PartCount; ++part) {
    parts[part].clear();
    for (const Stroke& stroke : *strokes[part]) append(stroke, parts[part], points);
  }
  buffer.upload(GL_ARRAY_BUFFER, gl::bytesOf<StrokePoint>(points), GL_DYNAMIC_DRAW, frame.stats);
}

void StrokeLayer::draw(Part part, const Frame& frame, const LineProgram& lines, Stencil& stencil) {
  if (parts[part].empty()) return;
  array.bind();
  buffer.bind(GL_ARRAY_BUFFER);
  lines.use();
  const auto pass = [&](const Batch& batch, const LineStyle& style, float least) {
    lines.style(style, frame.list.projection, frame.dpr, least);
    LineProgram::draw(batch.firstPoint, batch.points, sizeof(StrokePoint), offsetof(StrokePoint, alpha), frame.stats);
  };
  const auto drawBatch = [&](const Batch& batch, const LineStyle& style, bool casing) {
    if (style.color.a == 0 || style.width <= 0) return;
    if (style.color.a == 255 && !batch.faded) return pass(batch, style, 0);
    // A segment's pixels next to its joints are told apart by the shader; here also where a line bends or wriggles back
    // over itself. What is covered best comes first, so that an edge never keeps the line's inside out.
    stencil.beginOnce();
    if (style.soft > 0) {
      for (const float least : {0.85f, 0.7f, 0.55f, 0.4f, 0.25f, 0.1f}) pass(batch, style, least);
    } else if (!casing) {
      pass(batch, style, 0.98f);
    }
    pass(batch, style, 0);
    Stencil::end();
  };
  // Line by line, the casings of one under all its strokes: a front is several strokes end to end, and one must not cut
  // into the next; but a line cuts into those it crosses.
  const std::vector<Batch>& batches = parts[part];
  for (size_t i = 0; i < batches.size();) {
    size_t end = i + 1;
    while (end < batches.size() && batches[end].pick == batches[i].pick) ++end;
    for (size_t k = i; k < end; ++k) drawBatch(batches[k], batches[k].casing, true);
    for (; i < end; ++i) drawBatch(batches[i], batches[i].style, false);
  }
}

}  // namespace faultline
