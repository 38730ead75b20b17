// Draws a DrawList with OpenGL ES 3.0 / WebGL 2. The only GL outside Dear ImGui's backend.
// Needs a current context with a stencil buffer. All objects belong to the Renderer; after a lost context, make a new
// one.
#pragma once
#include <memory>
#include <string>

#include "scene/draw_list.h"
#include "scene/ground.h"

namespace faultline {

struct RenderStats {
  uint32_t drawCalls = 0;
  uint32_t vertices = 0;
  uint32_t uploadedBytes = 0;
};

struct Tile {  // part of the picture that the framebuffer holds: pixels, y down; width 0: all of it
  int left = 0, top = 0, width = 0, height = 0;
};

class Renderer {
 public:
  // nullptr on failure; `error` then says what the driver said.
  static std::unique_ptr<Renderer> create(std::string& error);
  ~Renderer();
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  // Into the framebuffer that is bound, whole; pixelWidth x pixelHeight = layout.frame * dpr, rounded.
  // With a tile, only that part of the picture, into a framebuffer of the tile's size; every pixel comes out as in the
  // whole picture. `keptShare`: how much of the picture that was kept lies over it, 0 to 1.
  void draw(const DrawList& list, const Dataset& dataset, const Ground& ground, int pixelWidth, int pixelHeight,
            const Tile& tile = {}, float keptShare = 0);
  // Keeps what was just drawn, to be laid over later pictures of the same size; or lets it go.
  void keep(int pixelWidth, int pixelHeight);
  void forget();
  const RenderStats& stats() const;

 private:
  Renderer();
  struct Impl;
  std::unique_ptr<Impl> impl;
};

}  // namespace faultline
