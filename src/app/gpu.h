// Draws an App's frame: the map by Renderer, the panels by Dear ImGui's OpenGL backend. Needs a current context.
// A lost context is an ordinary event: throw the Gpu away without calling GL, make a new one.
#pragma once
#include <memory>
#include <string>

#include "app/app.h"
#include "render/renderer.h"

namespace faultline {

class Gpu {
 public:
  static std::unique_ptr<Gpu> create(const App& app, std::string& error);
  ~Gpu();
  Gpu(const Gpu&) = delete;
  Gpu& operator=(const Gpu&) = delete;

  // Before App::update: the panels' draw commands name the font texture, so it must exist by then.
  void prepare(const App& app);
  // After App::update, into the bound framebuffer.
  void draw(const App& app, int pixelWidth, int pixelHeight);
  // A part of that picture, into a framebuffer of the tile's size.
  void drawTile(const App& app, int pixelWidth, int pixelHeight, const Tile& tile);
  const RenderStats& stats() const { return renderer->stats(); }

 private:
  Gpu(const App& app, std::unique_ptr<Renderer> mapRenderer);
  const App& owner;
  std::unique_ptr<Renderer> renderer;
  uint32_t fontRevision = 0;
};

}  // namespace faultline
