#include "app/gpu.h"

#include <imgui.h>
#include <imgui_impl_opengl3.h>

namespace faultline {

std::unique_ptr<Gpu> Gpu::create(const App& app, std::string& error) {
  std::unique_ptr<Renderer> renderer = Renderer::create(error);
  if (!renderer) return nullptr;
  app.makeCurrent();
  if (!ImGui_ImplOpenGL3_Init("#version 300 es")) {
    error = "Dear ImGui could not start its OpenGL backend.";
    return nullptr;
  }
  return std::unique_ptr<Gpu>(new Gpu(app, std::move(renderer)));
}

Gpu::Gpu(const App& app, std::unique_ptr<Renderer> mapRenderer) : owner(app), renderer(std::move(mapRenderer)) {}

Gpu::~Gpu() {
  owner.makeCurrent();
  ImGui_ImplOpenGL3_Shutdown();
}

void Gpu::prepare(const App& app) {
  app.makeCurrent();
  if (fontRevision != 0 && fontRevision != app.fontRevision()) {
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
  }
  fontRevision = app.fontRevision();
  ImGui_ImplOpenGL3_NewFrame();  // makes what is missing: shaders, buffers, the font texture
}

void Gpu::draw(const App& app, int pixelWidth, int pixelHeight) {
  app.makeCurrent();
  renderer->draw(app.scene(), app.dataset(), app.ground(), pixelWidth, pixelHeight, {}, app.keptShare());
  if (app.keepsPicture()) {
    renderer->keep(pixelWidth, pixelHeight);
  } else if (app.keptShare() <= 0) {
    renderer->forget();
  }
  ImGui_ImplOpenGL3_RenderDrawData(app.panels());
}

void Gpu::drawTile(const App& app, int pixelWidth, int pixelHeight, const Tile& tile) {
  app.makeCurrent();
  renderer->draw(app.scene(), app.dataset(), app.ground(), pixelWidth, pixelHeight, tile);
  ImDrawData* panels = app.panels();
  const ImVec2 position = panels->DisplayPos, size = panels->DisplaySize, scale = panels->FramebufferScale;
  panels->DisplayPos = {static_cast<float>(tile.left) / scale.x, static_cast<float>(tile.top) / scale.y};
  panels->DisplaySize = {static_cast<float>(tile.width) / scale.x, static_cast<float>(tile.height) / scale.y};
  ImGui_ImplOpenGL3_RenderDrawData(panels);
  panels->DisplayPos = position;
  panels->DisplaySize = size;
}

}  // namespace faultline
