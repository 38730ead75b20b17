// One picture of the App, without a display: EGL surfaceless. The same frame that a reader sees.
#pragma once
#include <functional>
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

// A film of a beat's own span of time as pictures, one after another; only one is in memory. What a frame shows of the
// story depends on its number alone: the same day, the same flow along links. Words come and go over a fifth of a
// second, as they do while a reader lets time play.
struct Sequence {
  Shot shot;  // without a day
  int frames = 600;
  double framesPerSecond = 30;
  bool flight = false;  // before these, the way there from the part before, as a reader sees it
};
// The day of a frame, 0 .. frames - 1: the first is the beat's first, the last its last.
double dayOfFrame(const format::Beat& beat, const Sequence& sequence, int frame);

// Calls take(frame, day, image) for every frame in order, those of the flight first, until it returns false. False on
// failure, or when it did; `error` then says why, unless `take` stopped it.
bool renderSequence(std::span<const std::byte> pack, const AppOptions& options, const Sequence& sequence,
                    const std::function<bool(int, double, const Image&)>& take, std::string& error);

// The App as it stands in that picture, settled, without drawing anything: for exports that draw its scene()
// themselves. Needs no OpenGL. Nothing on failure.
std::unique_ptr<App> sceneShot(std::span<const std::byte> pack, const AppOptions& options, const Shot& shot,
                               std::string& error);

}  // namespace faultline
