#include "platform/offscreen.h"

#include <algorithm>
#include <cmath>

#include "app/gpu.h"
#include "platform/headless.h"

namespace faultline {

namespace {

// At most `most` device pixels, and a whole number of logical ones where there is such a size: panels are laid out in
// these, and a tile's corner should be exact in both.
int tileSide(int most, double scale) {
  for (int side = most; side > most / 2; --side) {
    const double logical = side / scale;
    if (std::abs(logical - std::floor(logical + 0.5)) < 1e-9) return side;
  }
  return most;
}

constexpr double settledSeconds = 10;

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
  for (int i = 0; i < layerCount; ++i) app->setLayer(static_cast<Layer>(i), shot.layers.shows(static_cast<Layer>(i)));
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
  const bool tiled = pixelWidth > shot.largest || pixelHeight > shot.largest;
  const int side = tileSide(shot.largest / 2, shot.scale);
  const int tileWidth = tiled ? side : pixelWidth, tileHeight = tiled ? side : pixelHeight;
  const std::unique_ptr<HeadlessContext> context = HeadlessContext::create(tileWidth, tileHeight, samples, error);
  if (!context) return std::nullopt;

  const std::unique_ptr<App> app = staged(pack, options, shot, error);
  if (!app) return std::nullopt;
  const std::unique_ptr<Gpu> gpu = Gpu::create(*app, error);
  if (!gpu) return std::nullopt;
  settle(*app, gpu.get());
  context->bind();
  if (!tiled) {
    gpu->draw(*app, pixelWidth, pixelHeight);
    return context->readPixels();
  }
  Image whole{pixelWidth, pixelHeight, std::vector<uint8_t>(size_t(pixelWidth) * size_t(pixelHeight) * 4)};
  for (int top = 0; top < pixelHeight; top += tileHeight) {
    for (int left = 0; left < pixelWidth; left += tileWidth) {
      gpu->drawTile(*app, pixelWidth, pixelHeight, {left, top, tileWidth, tileHeight});
      pasteTile(context->readPixels(), left, top, whole);
    }
  }
  return whole;
}

double dayOfFrame(const format::Beat& beat, const Sequence& sequence, int frame) {
  if (sequence.frames < 2) return beat.end;
  return beat.start + (double(beat.end) - beat.start) * frame / (sequence.frames - 1);
}

bool renderSequence(std::span<const std::byte> pack, const AppOptions& options, const Sequence& sequence,
                    const std::function<bool(int, double, const Image&)>& take, std::string& error) {
  const Shot& shot = sequence.shot;
  const int pixelWidth = static_cast<int>(shot.width * shot.scale + 0.5);
  const int pixelHeight = static_cast<int>(shot.height * shot.scale + 0.5);
  const std::unique_ptr<HeadlessContext> context =
      HeadlessContext::create(pixelWidth, pixelHeight, shot.scale < 2 ? 4 : 0, error);
  if (!context) return false;
  const std::unique_ptr<App> app = staged(pack, options, shot, error);
  if (!app) return false;
  const std::unique_ptr<Gpu> gpu = Gpu::create(*app, error);
  if (!gpu) return false;
  const format::Beat& beat = app->dataset().beats[shot.beat];
  const double daysPerSecond = std::max(
      (double(beat.end) - beat.start) / std::max(sequence.frames - 1, 1) * sequence.framesPerSecond, 1.0 / 1024);
  double clock = settledSeconds;  // beyond settling, which steps in half seconds
  int made = 0;
  const auto next = [&](Why& why) {
    gpu->prepare(*app);
    why = app->update(clock + made / sequence.framesPerSecond);
    while (app->takeCellRequest()) {
    }
    context->bind();
    gpu->draw(*app, pixelWidth, pixelHeight);
    return take(made++, app->moment().day, context->readPixels());
  };
  Why why = Why::None;
  const bool flown = sequence.flight && shot.beat > 0;
  if (flown) {  // as a reader comes from the part before
    app->goTo(shot.beat - 1, false);
    settle(*app, gpu.get());
    app->seek(shot.beat, 0);
    do {
      if (!next(why)) return false;
    } while (why == Why::Flight || why == Why::CrossFade);
  }
  for (int frame = 0; frame < sequence.frames; ++frame) {
    app->pose(dayOfFrame(beat, sequence, frame), daysPerSecond, frame / sequence.framesPerSecond);
    if (frame == 0 && !flown) settle(*app, gpu.get());
    if (!next(why)) return false;
  }
  return true;
}

}  // namespace faultline
