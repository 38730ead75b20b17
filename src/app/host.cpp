// What a host page asks about the App or sets on it, beyond Actions.
#include <algorithm>
#include <cmath>

#include "app/app.h"
#include "geo/sphere.h"

namespace faultline {

void App::setReducedMotion(bool on) {
  if (on == options.reducedMotion) return;
  options.reducedMotion = on;
  playing = false;
  if (!on) return;
  motion.stop();
  if (journey) camera = journey->flight.to;
  journey.reset();
  if (sought) setDay(*sought);
}

double App::progress() const {
  if (!loaded()) return 0;
  const format::Beat& beat = data.beats[now.beat];
  if (beat.start == beat.end) return 1;
  return std::clamp((now.day - beat.start) / (beat.end - beat.start), 0.0, 1.0);
}

// Less than a reader would see as another view is none: an address that nobody changed stays short.
bool App::movedFromBeat() const {
  constexpr double negligible = 0.01;  // of the span
  if (!exploring) return false;
  const View own = beatView(data, now.beat, currentLayout());
  const double km = distanceKm(unitFrom(own.centre), unitFrom(camera.centre));
  return km > own.spanKm * negligible || std::abs(camera.spanKm - own.spanKm) > own.spanKm * negligible ||
         std::abs(camera.northDeg - own.northDeg) > 1;
}

Told App::told() const {
  return {now,     since,     camera, shownLens,  layers,    options.theme, selected,
          playing, exploring, still,  legendOpen, aboutOpen, sourcesOpen,   drawList.layout};
}

}  // namespace faultline
