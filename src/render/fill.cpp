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
  uint64_t key = hashMix(hashSeed, frame.meshKey);
  key = hashMix(key, bitsOf(frame.list.tokens.land));
  for (const UnitFill& fill : frame.list.fills) key = hashMix(hashMix(key, fill.unit), bitsOf(fill.color));
  for (const uint32_t unit : frame.list.visibleUnits) key = hashMix(key, unit);
  return key;
}

}  // namespace

bool lakeShows(const Frame& frame, size_t lake) {
  if (frame.mesh.lakeRadius[lake] * frame.list.projection.scale < smallestLake) return false;
  const Ground::LakeSpan& span = frame.ground.lakes[lake];
  return span.count >= 3 && std::floor(frame.list.day) <= double(span.validTo) &&
         frame.view.touches(frame.mesh.lakeCaps[lake]);
}

void countMesh(const Frame& frame, gl::VertexArray& array, const gl::Buffer& indices, uint32_t first, uint32_t count) {
  array.bind();
  frame.meshBuffer.bind(GL_ARRAY_BUFFER);
  gl::attribute(0, 3, sizeof(LinePoint), 0, 0);
  indices.bind(GL_ELEMENT_ARRAY_BUFFER);
  gl::drawIndices(first, count, frame.stats);
}

void countAntipode(const Frame& frame, std::span<const uint32_t> units, std::span<const uint32_t> arcs,
                   gl::Buffer& buffer, gl::VertexArray& array) {
  std::vector<Vec3f> triangles;
  appendAntipode(frame.dataset, frame.ground, frame.list.projection, units, arcs, triangles);
  if (triangles.empty()) return;
  array.bind();
  buffer.upload(GL_ARRAY_BUFFER, gl::bytesOf<Vec3f>(triangles), GL_STREAM_DRAW, frame.stats);
  gl::attribute(0, 3, sizeof(Vec3f), 0, 0);
  glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(triangles.size()));
  ++frame.stats.drawCalls;
  frame.stats.vertices += static_cast<uint32_t>(triangles.size());
}

void FillLayer::rebuild(const Frame& frame) {
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
  Indices all;
  for (Group& group : groups) {
    boundaryArcs(frame.ground, group.units, group.arcs);
    group.firstIndex = static_cast<uint32_t>(all.size());
    appendBoundary(frame.ground, frame.mesh, group.arcs, all);
    group.indexCount = static_cast<uint32_t>(all.size()) - group.firstIndex;
  }
  array.bind();
  indices.upload(GL_ELEMENT_ARRAY_BUFFER, gl::bytesOf<uint32_t>(all), GL_DYNAMIC_DRAW, frame.stats);
}

void FillLayer::drawLand(const Frame& frame, Stencil& stencil) {
  const uint64_t wanted = fillKey(frame);
  if (wanted != key) rebuild(frame);
  key = wanted;
  for (const Group& group : groups) {
    if (group.indexCount == 0) continue;
    stencil.beginCount(Stencil::areaBit);
    countMesh(frame, array, indices, group.firstIndex, group.indexCount);
    countAntipode(frame, group.units, group.arcs, antipode, antipodeArray);
    stencil.cover(Stencil::areaBit, group.color, {}, frame.stats);
  }
  Stencil::end();
}

void FillLayer::rebuildLakes(const Frame& frame) {
  Indices all;
  for (size_t lake = 0; lake < frame.ground.lakes.size(); ++lake) {
    if (lakeShows(frame, lake)) appendRing(frame.mesh.lakeFirst[lake], frame.ground.lakes[lake].count, all);
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
  stencil.beginCount(Stencil::areaBit);
  countMesh(frame, lakeArray, lakeIndices, 0, lakeIndexCount);
  stencil.cover(Stencil::areaBit, frame.list.tokens.lake, {}, frame.stats);
  Stencil::end();
}

}  // namespace faultline
