#include <algorithm>
#include <cmath>

#include "base/hash.h"
#include "embed/shaderCoast.h"
#include "render/border.h"
#include "scene/ground_look.h"

namespace faultline {
namespace {

double chordKm(Vec3f a, Vec3f b) {
  const Vec3 d = widen(a) - widen(b);
  return std::sqrt(dot(d, d)) * earthRadiusKm;
}

}  // namespace

bool CoastLayer::create(std::string& error) {
  if (!program.build("coast", embed::shaderCoastText(), error)) return false;
  sea = program.uniform("sea");
  band = program.uniform("band");
  reach = program.uniform("reach");
  return true;
}

void CoastLayer::rebuild(const Frame& frame, double stepKm) {
  std::vector<Segment> segments;
  std::vector<PointRange> ranges;
  const GroundMesh& mesh = frame.mesh;
  const auto coast = static_cast<size_t>(BoundaryClass::Coast);
  for (uint32_t i = mesh.classFirst[coast]; i < mesh.classFirst[coast + 1]; ++i) {
    if (mesh.size[mesh.order[i].arc] < frame.list.detail.smallest) continue;
    const uint32_t first = mesh.order[i].first + 1;  // without the padding
    const uint32_t last = first + mesh.order[i].count - 3;
    Vec3f from = mesh.points[first].unit;
    const Vec3f end = mesh.points[last].unit;
    const bool island = from.x == end.x && from.y == end.y && from.z == end.z;
    const float islandKm = island ? mesh.caps[mesh.order[i].arc].radius * static_cast<float>(earthRadiusKm) : -1;
    bool any = false;
    for (uint32_t p = first + 1; p <= last; ++p) {
      const Vec3f to = mesh.points[p].unit;
      if (p != last && chordKm(from, to) < stepKm) continue;
      if (p == last && any && chordKm(from, to) < stepKm * 0.25) continue;
      segments.push_back({from, to, islandKm});  // an island smaller than a step is one point
      from = to;
      any = true;
    }
  }
  count = static_cast<uint32_t>(segments.size());
  array.bind();
  buffer.upload(GL_ARRAY_BUFFER, gl::bytesOf<Segment>(segments), GL_DYNAMIC_DRAW, frame.stats);
  gl::attribute(0, 3, sizeof(Segment), 0, 1);
  gl::attribute(1, 3, sizeof(Segment), sizeof(Vec3f), 1);
  gl::attribute(2, 1, sizeof(Segment), 2 * sizeof(Vec3f), 1);
}

void CoastLayer::draw(const Frame& frame) {
  if (frame.list.tokens.shore == frame.list.tokens.sea) return;
  const double stepKm = bandStepKm(earthRadiusKm / frame.list.projection.scale);
  const uint64_t wanted = hashMix(hashMix(hashMix(hashSeed, frame.meshKey), frame.list.detail.smallest),
                                  static_cast<uint64_t>(stepKm * 1000));
  if (wanted != key) rebuild(frame, stepKm);
  key = wanted;
  if (count == 0) return;

  program.use();
  const gl::Rgba far = gl::rgbaFrom(frame.list.tokens.sea);
  const gl::Rgba near = gl::rgbaFrom(frame.list.tokens.shore);
  glUniform3f(sea, far.r, far.g, far.b);
  glUniform3f(band, near.r, near.g, near.b);
  glUniform1f(reach, static_cast<float>(bandReach) * frame.dpr);
  array.bind();
  glBlendEquation(GL_MIN);  // so the band must be darker than the sea
  gl::drawQuads(count, frame.stats);
  glBlendEquation(GL_FUNC_ADD);
}

}  // namespace faultline
