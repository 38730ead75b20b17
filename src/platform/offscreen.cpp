#include "platform/offscreen.h"

#include "app/gpu.h"
#include "platform/headless.h"

namespace faultline {

namespace {

// Until nothing more is wanted: the panels measure themselves in the first frame, detail arrives between frames.
void settle(App& app, Gpu* gpu) {
  constexpr int enough = 12;
  for (int frame = 0; frame < enough; ++frame) {
    if (gpu != nullptr) gpu->prepare(app);
    const Why why = app.update(frame * 0.5);  // long enough that labels have faded in
    while (app.takeCellRequest()) {
    }
    if (why == Why::None) break;
  }
}

std::unique_ptr<App> staged(std::span<const std::byte> pack, const AppOptions& options, const Shot& shot,
                            std::string& error) {
  auto app = std::make_unique<App>(options);
  app->resize(shot.width, shot.height, shot.scale);
  const PackError bad = app->loadView(pack);
  if (bad != PackError::None) {
    error = describe(bad);
    return nullptr;
  }
  app->goTo(shot.beat, false);
  if (shot.day) app->setDay(*shot.day);
  if (shot.view) app->setView(*shot.view);
  return app;
}

}  // namespace

std::unique_ptr<App> sceneShot(std::span<const std::byte> pack, const AppOptions& options, const Shot& shot,
                               std::string& error) {
  std::unique_ptr<App> app = staged(pack, options, shot, error);
  if (app) settle(*app, nullptr);
  return app;
}

std::optional<Image> renderShot(std::span<const std::byte> pack, const AppOptions& options, const Shot& shot,
                                std::string& error) {
  const int pixelWidth = static_cast<int>(shot.width * shot.scale + 0.5);
  const int pixelHeight = static_cast<int>(shot.height * shot.scale + 0.5);
  const int samples = shot.scale < 2 ? 4 : 0;
  const std::unique_ptr<HeadlessContext> context = HeadlessContext::create(pixelWidth, pixelHeight, samples, error);
  if (!context) return std::nullopt;

  const std::unique_ptr<App> app = staged(pack, options, shot, error);
  if (!app) return std::nullopt;
  const std::unique_ptr<Gpu> gpu = Gpu::create(*app, error);
  if (!gpu) return std::nullopt;
  settle(*app, gpu.get());
  context->bind();
  gpu->draw(*app, pixelWidth, pixelHeight);
  return context->readPixels();
}

}  // namespace faultline
