#include "render/fill.h"

#include <algorithm>

#include <cmath>

#include "base/hash.h"
#include "scene/ground_look.h"

namespace faultline {
namespace {

uint64_t bitsOf(Color c) {
  return (uint64_t{c.r} << 24) | (uint64_t{c.g} << 16) | (uint64_t{c.b} << 8) | uint64_t{c.a};
}

uint64_t fillKey(const Frame& frame) {
  uint64_t key = hashMix(hashMix(hashSeed, frame.meshKey), frame.list.detail.smallest);
  key = hashMix(key, bitsOf(frame.list.tokens.land));
  for (const UnitFill& fill : frame.list.fills) key = hashMix(hashMix(key, fill.unit), bitsOf(fill.color));
  for (const uint32_t unit : frame.list.visibleUnits) key = hashMix(key, unit);
  return key;
}

}  // namespace

bool lakeShows(const Frame& frame, size_t lake) {
  if (frame.mesh.lakeRadius[lake] * frame.list.projection.scale < smallestLake) return false;
  constexpr double shoreMargin = 16;
  return frame.mesh.lakeCount[lake] >= 3 && std::floor(frame.list.day) <= double(frame.ground.lakes[lake].validTo) &&
         frame.sight.touches(frame.mesh.lakeCaps[lake], shoreMargin);
}

void countMesh(const Frame& frame, gl::VertexArray& array, const gl::Buffer& indices, uint32_t first, uint32_t count) {
  array.bind();
  frame.meshBuffer.bind(GL_ARRAY_BUFFER);
  gl::attribute(0, 3, sizeof(LinePoint), 0, 0);
  indices.bind(GL_ELEMENT_ARRAY_BUFFER);
  gl::drawIndices(first, count, frame.stats);
}

void antipodeOf(const Frame& frame, std::span<const uint32_t> units, std::span<const uint32_t> arcs,
                std::vector<Vec3f>& triangles) {
  triangles.clear();
  appendAntipode(frame.dataset, frame.ground, frame.list.detail, frame.list.projection, units, arcs, triangles);
}

void countTriangles(const Frame& frame, gl::VertexArray& array, gl::Buffer& buffer, std::span<const Vec3f> triangles) {
  if (triangles.empty()) return;
  array.bind();
  buffer.upload(GL_ARRAY_BUFFER, gl::bytesOf<Vec3f>(triangles), GL_STREAM_DRAW, frame.stats);
  gl::attribute(0, 3, sizeof(Vec3f), 0, 0);
  glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(triangles.size()));
  ++frame.stats.drawCalls;
  frame.stats.vertices += static_cast<uint32_t>(triangles.size());
}

Box boundsOf(const Frame& frame, std::span<const uint32_t> arcs) {
  Box bounds;
  for (const uint32_t arc : arcs) {
    const Box& box = frame.boxes[arc];
    if (box.empty()) return wholeFrame;  // off the frame, but who knows on which side
    bounds = joined(bounds, box);
  }
  return bounds;
}

void FillLayer::regroup(const Frame& frame) {
  const DrawList& list = frame.list;
  const Color land = list.tokens.land;
  groups.clear();
  groups.push_back({land, list.visibleUnits, {}});
  std::vector<uint8_t> visible(frame.dataset.units.size(), 0);
  for (const uint32_t unit : list.visibleUnits) visible[unit] = 1;
  for (const UnitFill& fill : list.fills) {
    if (visible[fill.unit] == 0 || fill.color == land) continue;
    const auto same =
        std::find_if(groups.begin() + 1, groups.end(), [&](const Group& g) { return g.color == fill.color; });
    if (same != groups.end()) {
      same->units.push_back(fill.unit);
    } else {
      groups.push_back({fill.color, {fill.unit}, {}});
    }
  }
  for (Group& group : groups) boundaryArcs(frame.ground, frame.list.detail, group.units, group.arcs);
}

// Does the frame show an arc whose triangles are missing, or much less than what there is?
bool FillLayer::outgrown(const Frame& frame) const {
  constexpr uint32_t worthwhile = 4000;  // points: fewer are not worth new indices
  uint32_t needed = 0;
  for (const Group& group : groups) {
    for (const uint32_t arc : group.arcs) {
      if (!frame.sight.touches(frame.boxes[arc], 1)) continue;
      if (assembled[arc] == 0) return true;
      needed += frame.mesh.arcCount[arc];
    }
  }
  return assembledPoints > 2 * needed + worthwhile;
}

void FillLayer::assemble(const Frame& frame) {
  const Rect& rect = frame.sight.frame();
  const double margin = 0.25 * std::max(rect.width, rect.height);
  assembled.assign(frame.boxes.size(), 0);
  assembledPoints = 0;
  Indices all;
  for (Group& group : groups) {
    for (const uint32_t arc : group.arcs) {
      if (!frame.sight.touches(frame.boxes[arc], margin)) continue;
      assembled[arc] = 1;
      assembledPoints += frame.mesh.arcCount[arc];
    }
  }
  all.reserve(size_t{assembledPoints} * 3);
  for (Group& group : groups) {
    group.firstIndex = static_cast<uint32_t>(all.size());
    appendBoundary(frame.mesh, group.arcs, assembled, all);
    group.indexCount = static_cast<uint32_t>(all.size()) - group.firstIndex;
  }
  array.bind();
  indices.upload(GL_ELEMENT_ARRAY_BUFFER, gl::bytesOf<uint32_t>(all), GL_DYNAMIC_DRAW, frame.stats);
}

void FillLayer::drawLand(const Frame& frame, Stencil& stencil) {
  const uint64_t wanted = fillKey(frame);
  if (wanted != key) regroup(frame);
  if (wanted != key || outgrown(frame)) assemble(frame);
  key = wanted;
  for (const Group& group : groups) {
    antipodeOf(frame, group.units, group.arcs, scratch);
    if (group.indexCount == 0 && scratch.empty()) continue;
    const Box bounds = scratch.empty() ? boundsOf(frame, group.arcs) : wholeFrame;
    if (!stencil.within(bounds, frame.sight, frame.dpr)) continue;
    stencil.beginCount(Stencil::areaBit);
    countMesh(frame, array, indices, group.firstIndex, group.indexCount);
    countTriangles(frame, antipodeArray, antipode, scratch);
    stencil.cover(Stencil::areaBit, group.color, {}, frame.stats);
  }
  Stencil::end();
}

void FillLayer::rebuildLakes(const Frame& frame) {
  Indices all;
  for (size_t lake = 0; lake < frame.ground.lakes.size(); ++lake) {
    if (lakeShows(frame, lake)) appendRing(frame.mesh.lakeFirst[lake], frame.mesh.lakeCount[lake], all);
  }
  lakeIndexCount = static_cast<uint32_t>(all.size());
  lakeArray.bind();
  lakeIndices.upload(GL_ELEMENT_ARRAY_BUFFER, gl::bytesOf<uint32_t>(all), GL_DYNAMIC_DRAW, frame.stats);
}

void FillLayer::drawLakes(const Frame& frame, Stencil& stencil) {
  uint64_t wanted = hashMix(hashSeed, frame.meshKey);
  for (size_t lake = 0; lake < frame.ground.lakes.size(); ++lake) {
    if (lakeShows(frame, lake)) wanted = hashMix(wanted, lake);
  }
  if (wanted != lakeKey) rebuildLakes(frame);
  lakeKey = wanted;
  if (lakeIndexCount == 0) return;
  Box bounds;
  for (size_t lake = 0; lake < frame.ground.lakes.size(); ++lake) {
    if (lakeShows(frame, lake)) bounds = joined(bounds, frame.sight.boxOf(frame.mesh.lakeCaps[lake]));
  }
  if (!stencil.within(bounds, frame.sight, frame.dpr)) return;
  stencil.beginCount(Stencil::areaBit);
  countMesh(frame, lakeArray, lakeIndices, 0, lakeIndexCount);
  stencil.cover(Stencil::areaBit, frame.list.tokens.lake, {}, frame.stats);
  Stencil::end();
}

}  // namespace faultline
