// A whole session without a GPU: the built-in story, events in, frames and state out.
#pragma once
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "app/app.h"
#include "platform/platform.h"

namespace faultline {

// Beats of the built-in story, from 0.
inline constexpr uint32_t ukraine = 2, westAsia = 3, bloc = 8;

struct Session {
  App app;
  double now = 100;

  explicit Session(double width = 1280, double height = 720, double dpr = 1, bool reducedMotion = false)
      : app(optionsWith(reducedMotion)) {
    app.resize(width, height, dpr);
    REQUIRE(app.loadView(embeddedPack()) == PackError::None);
    rest();
  }
  Why frame(double seconds = 1.0 / 60) {
    now += seconds;
    app.makeCurrent();
    const Why why = app.update(now);
    while (app.takeCellRequest()) {
    }
    return why;
  }
  // Frames until none is asked for; the number drawn. Every journey ends.
  int rest(double seconds = 1.0 / 60) {
    for (int frames = 1; frames < 5000; ++frames) {
      if (frame(seconds) == Why::None) return frames;
    }
    FAIL("never at rest");
    return 0;
  }
  void key(Key key) {
    InputEvent event{.kind = InputKind::KeyDown};
    event.key = key;
    app.event(event);
  }
  void pointer(InputKind kind, Vec2 at) {
    InputEvent event{.kind = kind, .screen = at};
    app.event(event);
  }
  static AppOptions optionsWith(bool reducedMotion) {
    AppOptions options = embeddedOptions();
    options.reducedMotion = reducedMotion;
    return options;
  }
  nlohmann::json state() const { return nlohmann::json::parse(app.stateJson(123)); }
  format::Beat beat() const { return app.dataset().beats[app.moment().beat]; }
};

}  // namespace faultline
