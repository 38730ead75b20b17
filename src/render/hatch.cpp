#include "render/hatch.h"

#include <cmath>

#include "base/trig.h"
#include "render/fill.h"

namespace faultline {
namespace {

Stripes stripesFor(const Hatch& hatch, const Projection& projection, Vec3 anchor, float dpr) {
  const double angle = radians(double(hatch.angleDeg));
  // The normal of stripes that rise to the right by `angle` (y runs down).
  const Vec2 normal{sinOf(angle), cosOf(angle)};
  Stripes stripes;
  stripes.normalX = static_cast<float>(normal.x);
  stripes.normalY = static_cast<float>(normal.y);
  stripes.spacing = hatch.spacing * dpr;
  stripes.width = hatch.width * dpr;
  const Vec2 screen = toScreen(projection, anchor).value_or(Vec2{});
  const double spacing = double(hatch.spacing);
  const double along = dot(screen, normal);
  stripes.phase = static_cast<float>((along - std::floor(along / spacing) * spacing) * double(dpr));
  return stripes;
}

}  // namespace

void HatchLayer::rebuild(const Frame& frame) {
  std::vector<Vec3f> points;
  Indices rings;
  Indices clips;
  areas.clear();
  for (const Hatch& hatch : frame.list.hatches) {
    Area area;
    area.firstRing = static_cast<uint32_t>(rings.size());
    for (const std::vector<Vec3f>& ring : hatch.rings) {
      appendRing(static_cast<uint32_t>(points.size()), static_cast<uint32_t>(ring.size()), rings);
      points.insert(points.end(), ring.begin(), ring.end());
    }
    area.ringCount = static_cast<uint32_t>(rings.size()) - area.firstRing;
    area.firstClip = static_cast<uint32_t>(clips.size());
    boundaryArcs(frame.ground, hatch.clipUnits, area.clipArcs);
    appendBoundary(frame.ground, frame.mesh, area.clipArcs, clips);
    area.clipCount = static_cast<uint32_t>(clips.size()) - area.firstClip;
    if (!hatch.rings.empty() && !hatch.rings[0].empty()) {
      area.anchor = widen(hatch.rings[0][0]);
    } else if (!area.clipArcs.empty()) {
      // The end of an arc stays where it is when finer geography comes.
      area.anchor = widen(frame.ground.unit[frame.ground.arcs[area.clipArcs[0]].first]);
    }
    areas.push_back(std::move(area));
  }
  ringPoints.upload(GL_ARRAY_BUFFER, gl::bytesOf<Vec3f>(points), GL_DYNAMIC_DRAW, frame.stats);
  ringArray.bind();
  ringIndices.upload(GL_ELEMENT_ARRAY_BUFFER, gl::bytesOf<uint32_t>(rings), GL_DYNAMIC_DRAW, frame.stats);
  clipArray.bind();
  clipIndices.upload(GL_ELEMENT_ARRAY_BUFFER, gl::bytesOf<uint32_t>(clips), GL_DYNAMIC_DRAW, frame.stats);
}

void HatchLayer::draw(const Frame& frame, Stencil& stencil) {
  if (frame.list.hatches.empty()) return;
  const uint64_t wanted = frame.list.strokeKey;
  if (wanted == 0 || wanted != strokeKey || meshKey != frame.meshKey || areas.size() != frame.list.hatches.size()) {
    rebuild(frame);
  }
  strokeKey = wanted;
  meshKey = frame.meshKey;
  for (size_t i = 0; i < areas.size(); ++i) {
    const Hatch& hatch = frame.list.hatches[i];
    const Area& area = areas[i];
    const bool rings = !hatch.rings.empty();
    const bool clipped = !hatch.clipUnits.empty();
    if ((rings && area.ringCount == 0) || (clipped && area.clipCount == 0) || (!rings && !clipped)) continue;
    // Far beyond the horizon there is nothing to see, and parity on the plane would be inside out.
    if (!toScreen(frame.list.projection, area.anchor)) continue;
    GLuint bits = 0;
    if (rings) {
      stencil.beginCount(Stencil::areaBit);
      ringArray.bind();
      ringPoints.bind(GL_ARRAY_BUFFER);
      gl::attribute(0, 3, sizeof(Vec3f), 0, 0);
      ringIndices.bind(GL_ELEMENT_ARRAY_BUFFER);
      gl::drawIndices(area.firstRing, area.ringCount, frame.stats);
      bits |= Stencil::areaBit;
    }
    if (clipped) {
      stencil.beginCount(Stencil::clipBit);
      countMesh(frame, clipArray, clipIndices, area.firstClip, area.clipCount);
      countAntipode(frame, hatch.clipUnits, area.clipArcs, antipode, antipodeArray);
      bits |= Stencil::clipBit;
    }
    stencil.cover(bits, hatch.color, stripesFor(hatch, frame.list.projection, area.anchor, frame.dpr), frame.stats);
  }
  Stencil::end();
}

}  // namespace faultline
