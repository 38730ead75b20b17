// One picture of the App, without a display: EGL surfaceless. The same frame that a reader sees.
#pragma once
#include <optional>
#include <string>

#include "app/app.h"
#include "export/image.h"

namespace faultline {

struct Shot {
  double width = 1280, height = 720;  // logical pixels
  double scale = 1;                   // device pixels a logical pixel
  uint32_t beat = 0;                  // index from 0
  std::optional<double> day;          // else the beat's end date
  Layers layers;                      // that are on
  std::optional<View> view;           // else the beat's own camera
  int largest = 4096;                 // pixels a side: a larger picture is drawn in tiles of half of it
};

// Nothing on failure; `error` then says why. The pack's bytes must outlive the call.
std::optional<Image> renderShot(std::span<const std::byte> pack, const AppOptions& options, const Shot& shot,
                                std::string& error);

// The App as it stands in that picture, settled, without drawing anything: for exports that draw its scene()
// themselves. Needs no OpenGL. Nothing on failure.
std::unique_ptr<App> sceneShot(std::span<const std::byte> pack, const AppOptions& options, const Shot& shot,
                               std::string& error);

}  // namespace faultline
