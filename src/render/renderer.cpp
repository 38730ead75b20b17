#include "render/renderer.h"

#include "base/hash.h"
#include "render/border.h"
#include "render/fill.h"
#include "render/hatch.h"
#include "render/kept.h"
#include "render/marks.h"
#include "render/stroke.h"

namespace faultline {
namespace {

struct FrameUniforms {  // `Frame` of shaders/projection.glsl, std140
  float rotation[3][4];
  float view[4];
  float size[4];
};

FrameUniforms uniformsFor(const DrawList& list, int pixelWidth, int pixelHeight, const Tile& tile) {
  FrameUniforms u{};
  for (int row = 0; row < 3; ++row) {
    const Vec3f axis = narrow(list.projection.rotation.rows[row]);
    u.rotation[row][0] = axis.x;
    u.rotation[row][1] = axis.y;
    u.rotation[row][2] = axis.z;
  }
  u.rotation[0][3] = static_cast<float>(tile.left);
  u.rotation[1][3] = static_cast<float>(tile.top + tile.height);
  const Projection& p = list.projection;
  u.view[0] = static_cast<float>(p.scale * list.dpr);
  u.view[1] = static_cast<float>(p.originScreen.x * list.dpr);
  u.view[2] = static_cast<float>(p.originScreen.y * list.dpr);
  u.view[3] = static_cast<float>(horizonZ);
  u.size[0] = static_cast<float>(pixelWidth);
  u.size[1] = static_cast<float>(pixelHeight);
  u.size[2] = static_cast<float>(list.dpr);
  u.size[3] = static_cast<float>(p.scale * list.dpr / earthRadiusKm);
  return u;
}

}  // namespace

struct Renderer::Impl {
  Stencil stencil;
  LineProgram lines;
  FillLayer fill;
  CoastLayer coast;
  BorderLayer borders;
  HatchLayer sweeps, hatches;
  StrokeLayer strokes;
  MarksLayer marks;
  KeptPicture kept;
  gl::Buffer uniforms;
  struct Level {  // of the ground; kept, so that going back to a level costs nothing
    GroundMesh mesh;
    gl::Buffer buffer;
    uint64_t key = 0;
  };
  Level levels[groundLevels];
  std::vector<Box> boxes;
  RenderStats stats;

  bool create(std::string& error) {
    return stencil.create(error) && lines.create(error) && coast.create(error) && marks.create(error) &&
           kept.create(error);
  }
  const Level& updateLevel(const DrawList& list, const Ground& ground);
  void begin(const DrawList& list, int pixelWidth, int pixelHeight, const Tile& tile);
  static void end();
};

Renderer::Renderer() : impl(std::make_unique<Impl>()) {}
Renderer::~Renderer() = default;

std::unique_ptr<Renderer> Renderer::create(std::string& error) {
  std::unique_ptr<Renderer> renderer(new Renderer);
  if (!renderer->impl->create(error)) return nullptr;
  return renderer;
}

const RenderStats& Renderer::stats() const { return impl->stats; }

const Renderer::Impl::Level& Renderer::Impl::updateLevel(const DrawList& list, const Ground& ground) {
  Level& level = levels[list.detail.level];
  uint64_t wanted = hashMix(hashMix(hashSeed, ground.revision), uint64_t{list.lens});
  wanted = hashMix(hashMix(wanted, ground.refined[list.detail.level]), static_cast<uint64_t>(list.detail.level));
  wanted = hashMix(wanted, reinterpret_cast<uintptr_t>(&ground));  // another story's ground may have the same revision
  if (wanted != level.key) {
    level.key = wanted;
    level.mesh = buildGroundMesh(ground, list.lens, list.detail.level);
    level.buffer.upload(GL_ARRAY_BUFFER, gl::bytesOf<LinePoint>(level.mesh.points), GL_STATIC_DRAW, stats);
  }
  return level;
}

void Renderer::Impl::begin(const DrawList& list, int pixelWidth, int pixelHeight, const Tile& tile) {
  // Nothing is taken for granted: Dear ImGui's backend and the host draw into the same context.
  // Of a tile too the viewport is the whole picture, moved: what is clipped is clipped in the same places.
  glViewport(-tile.left, tile.top + tile.height - pixelHeight, pixelWidth, pixelHeight);
  stencil.place(-tile.left, tile.top + tile.height - pixelHeight, pixelHeight);
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  glDisable(GL_STENCIL_TEST);
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glStencilMask(0xff);

  const FrameUniforms values = uniformsFor(list, pixelWidth, pixelHeight, tile);
  uniforms.upload(GL_UNIFORM_BUFFER, gl::bytesOf<FrameUniforms>({&values, 1}), GL_DYNAMIC_DRAW, stats);
  glBindBufferBase(GL_UNIFORM_BUFFER, 0, uniforms.name());

  const gl::Rgba sea = gl::rgbaFrom(list.tokens.sea);
  glClearColor(sea.r, sea.g, sea.b, 1);
  glClearStencil(0);
  glClear(GL_COLOR_BUFFER_BIT | GL_STENCIL_BUFFER_BIT);
}

void Renderer::Impl::end() {
  Stencil::end();
  glDisable(GL_BLEND);
  glBindVertexArray(0);
  glBindBuffer(GL_ARRAY_BUFFER, 0);
  glBindBuffer(GL_UNIFORM_BUFFER, 0);
  glUseProgram(0);
}

void Renderer::draw(const DrawList& list, const Dataset& dataset, const Ground& ground, int pixelWidth, int pixelHeight,
                    const Tile& part, float keptShare) {
  impl->stats = {};
  impl->begin(list, pixelWidth, pixelHeight, part.width > 0 ? part : Tile{0, 0, pixelWidth, pixelHeight});
  const Impl::Level& level = impl->updateLevel(list, ground);
  const Sight sight(list.projection, list.layout);
  impl->boxes.resize(level.mesh.caps.size());
  for (size_t arc = 0; arc < impl->boxes.size(); ++arc) {
    impl->boxes[arc] = level.mesh.arcCount[arc] > 0 ? sight.boxOf(level.mesh.caps[arc]) : Box{};
  }
  const Frame frame{list,       dataset,      ground,
                    level.mesh, level.buffer, level.key,
                    sight,      impl->boxes,  static_cast<float>(list.dpr),
                    impl->stats};
  impl->strokes.prepare(frame);

  impl->coast.draw(frame);
  impl->strokes.draw(StrokeLayer::Graticule, frame, impl->lines, impl->stencil);
  impl->fill.drawLand(frame, impl->stencil);
  impl->fill.drawLakes(frame, impl->stencil);
  impl->sweeps.draw(frame, list.sweeps, impl->stencil);
  impl->hatches.draw(frame, list.hatches, impl->stencil);
  impl->borders.draw(frame, impl->lines);
  impl->strokes.draw(StrokeLayer::Outlines, frame, impl->lines, impl->stencil);
  impl->strokes.draw(StrokeLayer::Links, frame, impl->lines, impl->stencil);
  impl->strokes.draw(StrokeLayer::Fronts, frame, impl->lines, impl->stencil);
  impl->marks.draw(frame);
  if (keptShare > 0) impl->kept.lay(pixelWidth, pixelHeight, keptShare, impl->stats);

  Impl::end();
  gl::check("drawing the map");
}

void Renderer::keep(int pixelWidth, int pixelHeight) {
  impl->kept.keep(pixelWidth, pixelHeight);
  gl::check("keeping a picture of the map");
}

void Renderer::forget() { impl->kept.forget(); }

}  // namespace faultline
