#include "render/hatch.h"

#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "render/fill.h"
#include "scene/rhythm.h"

namespace faultline {
namespace {

Stripes stripesFor(const Hatch& hatch, const Projection& projection, Vec2 anchorScreen, float dpr) {
  const double angle = radians(double(hatch.angleDeg));
  // The normal of stripes that rise to the right by `angle` (y runs down).
  const Vec2 normal{sinOf(angle), cosOf(angle)};
  const StripeCycle rhythm = stripeCycle(hatch, projection);
  Stripes stripes;
  stripes.normalX = static_cast<float>(normal.x);
  stripes.normalY = static_cast<float>(normal.y);
  stripes.cycle = static_cast<float>(rhythm.cycle * double(dpr));
  stripes.width = static_cast<float>(rhythm.width * double(dpr));
  stripes.between = static_cast<float>(rhythm.between * double(dpr));
  const double along = dot(anchorScreen, normal);
  stripes.phase = static_cast<float>((along - std::floor(along / rhythm.cycle) * rhythm.cycle) * double(dpr));
  return stripes;
}

// A gap on either side of each stripe; those about to vanish have none yet.
Stripes widened(Stripes stripes, float by) {
  const auto wider = [by](float width) { return width + 2 * by * std::min(width, 1.0f); };
  stripes.width = wider(stripes.width);
  stripes.between = wider(stripes.between);
  return stripes;
}

constexpr Cap everywhere{{0, 0, 1}, static_cast<float>(pi)};

Cap capOfRings(const Hatch& hatch) {
  std::vector<Vec3f> all;
  for (const std::vector<Vec3f>& ring : hatch.rings) all.insert(all.end(), ring.begin(), ring.end());
  return all.empty() ? everywhere : capOf(all);
}

}  // namespace

void HatchLayer::rebuild(const Frame& frame, std::span<const Hatch> hatches) {
  std::vector<Vec3f> points;
  Indices rings;
  Indices clips;
  areas.clear();
  for (const Hatch& hatch : hatches) {
    Area area;
    area.firstRing = static_cast<uint32_t>(rings.size());
    for (const std::vector<Vec3f>& ring : hatch.rings) {
      appendRing(static_cast<uint32_t>(points.size()), static_cast<uint32_t>(ring.size()), rings);
      points.insert(points.end(), ring.begin(), ring.end());
    }
    area.ringCount = static_cast<uint32_t>(rings.size()) - area.firstRing;
    area.firstClip = static_cast<uint32_t>(clips.size());
    boundaryArcs(frame.ground, frame.list.detail, hatch.clipUnits, area.clipArcs);
    appendBoundary(frame.mesh, area.clipArcs, {}, clips);
    area.clipCount = static_cast<uint32_t>(clips.size()) - area.firstClip;
    if (!hatch.rings.empty()) {
      area.cap = capOfRings(hatch);
    } else {
      std::vector<Vec3f> edge;
      for (const uint32_t arc : area.clipArcs) {
        const Ground::ArcSpan span = arcAt(frame.ground, arc, frame.list.detail);
        const auto along = std::span(frame.ground.unit).subspan(span.first, span.count);
        edge.insert(edge.end(), along.begin(), along.end());
      }
      area.cap = edge.empty() ? everywhere : capOf(edge);
    }
    for (const Area& earlier : areas) area.over = area.over || meet(earlier.cap, area.cap);
    areas.push_back(std::move(area));
  }
  ringPoints.upload(GL_ARRAY_BUFFER, gl::bytesOf<Vec3f>(points), GL_DYNAMIC_DRAW, frame.stats);
  ringArray.bind();
  ringIndices.upload(GL_ELEMENT_ARRAY_BUFFER, gl::bytesOf<uint32_t>(rings), GL_DYNAMIC_DRAW, frame.stats);
  clipArray.bind();
  clipIndices.upload(GL_ELEMENT_ARRAY_BUFFER, gl::bytesOf<uint32_t>(clips), GL_DYNAMIC_DRAW, frame.stats);
}

// The bits that stand where the hatch is.
GLuint HatchLayer::countArea(const Frame& frame, const Stencil& stencil, const Hatch& hatch, const Area& area) {
  GLuint bits = 0;
  if (!hatch.rings.empty()) {
    stencil.beginCount(Stencil::areaBit);
    ringArray.bind();
    ringPoints.bind(GL_ARRAY_BUFFER);
    gl::attribute(0, 3, sizeof(Vec3f), 0, 0);
    ringIndices.bind(GL_ELEMENT_ARRAY_BUFFER);
    gl::drawIndices(area.firstRing, area.ringCount, frame.stats);
    bits |= Stencil::areaBit;
  }
  if (!hatch.clipUnits.empty()) {
    stencil.beginCount(Stencil::clipBit);
    countMesh(frame, clipArray, clipIndices, area.firstClip, area.clipCount);
    countTriangles(frame, antipodeArray, antipode, antipodeTriangles);
    bits |= Stencil::clipBit;
  }
  return bits;
}

void HatchLayer::draw(const Frame& frame, std::span<const Hatch> hatches, Stencil& stencil) {
  if (hatches.empty()) return;
  const uint64_t wanted = frame.list.strokeKey;
  if (wanted == 0 || wanted != strokeKey || meshKey != frame.meshKey || smallest != frame.list.detail.smallest ||
      areas.size() != hatches.size()) {
    rebuild(frame, hatches);
  }
  strokeKey = wanted;
  meshKey = frame.meshKey;
  smallest = frame.list.detail.smallest;
  bool filled = false;
  for (size_t i = 0; i < areas.size(); ++i) {
    const Hatch& hatch = hatches[i];
    const Area& area = areas[i];
    const bool rings = !hatch.rings.empty();
    const bool clipped = !hatch.clipUnits.empty();
    if ((rings && area.ringCount == 0) || (clipped && area.clipCount == 0) || (!rings && !clipped)) continue;
    // Far beyond the horizon there is nothing to see, and parity on the plane would be inside out.
    const std::optional<Vec2> anchor = toScreen(frame.list.projection, widen(hatch.anchor));
    if (!anchor) continue;
    antipodeOf(frame, hatch.clipUnits, area.clipArcs, antipodeTriangles);
    const Box bounds = rings || antipodeTriangles.empty() ? frame.sight.boxOf(area.cap) : wholeFrame;
    if (!stencil.within(bounds, frame.sight, frame.dpr)) continue;
    const GLuint bits = countArea(frame, stencil, hatch, area);
    if (hatch.spacing <= 0) {
      stencil.coverOnce(bits, hatch.color, frame.stats);
      Stencil::clear(Stencil::areaBit | Stencil::clipBit);
      filled = true;
      continue;
    }
    const Stripes stripes = stripesFor(hatch, frame.list.projection, *anchor, frame.dpr);
    if (area.over && hatch.knockout.a > 0) {
      stencil.coverKeeping(bits | Stencil::hatchBit, false, hatch.knockout,
                           widened(stripes, Hatch::knockoutWidth * frame.dpr), frame.stats);
    }
    stencil.coverKeeping(bits, true, hatch.color, stripes, frame.stats);
    Stencil::clear(Stencil::areaBit | Stencil::clipBit);
  }
  Stencil::end();
  if (filled) {
    Stencil::clear(Stencil::hatchBit);
    Stencil::end();
  }
}

}  // namespace faultline
