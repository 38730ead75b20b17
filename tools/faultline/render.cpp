// faultline render: one picture of a beat, without a window.
#include <cstdio>

#include "commands.h"
#include "export/image.h"
#include "platform/offscreen.h"
#include "platform/platform.h"
#include "story/dates.h"

namespace faultline {

namespace {

int fail(const std::string& message) {
  std::fprintf(stderr, "faultline render: %s\n", message.c_str());
  return 1;
}

bool endsWith(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

}  // namespace

int runRender(const RenderCommand& command) {
  if (!endsWith(command.out, ".png")) return fail("the picture's name must end in .png, not '" + command.out + "'.");
  Shot shot;
  int width = 0, height = 0, used = 0;
  if (std::sscanf(command.size.c_str(), "%dx%d%n", &width, &height, &used) != 2 ||
      static_cast<size_t>(used) != command.size.size()) {
    return fail("--size is WIDTHxHEIGHT in logical pixels, such as 1280x720, not '" + command.size + "'.");
  }
  shot.width = width;
  shot.height = height;
  shot.scale = command.scale;
  if (width < 240 || height < 240) return fail("--size is at least 240x240.");
  if (shot.scale < 0.5 || shot.scale > 8) return fail("--scale is between 0.5 and 8.");
  if (shot.width * shot.scale > 16384 || shot.height * shot.scale > 16384) {
    return fail("a side of the picture is over 16384 pixels; choose a smaller --size or --scale.");
  }
  if (!command.date.empty()) {
    const std::optional<int32_t> day = dayFromIso(command.date);
    if (!day) return fail("--time is a date such as 2022-09-12, not '" + command.date + "'.");
    shot.day = *day;
  }

  if (!command.view.empty()) {
    View view;
    if (std::sscanf(command.view.c_str(), "%lf,%lf,%lf%n", &view.centre.lon, &view.centre.lat, &view.spanKm, &used) !=
            3 ||
        static_cast<size_t>(used) != command.view.size()) {
      return fail("--view is LON,LAT,KM, such as 127.5,38.3,1000, not '" + command.view + "'.");
    }
    const auto in = [](double value, double low, double high) { return value >= low && value <= high; };
    if (!in(view.centre.lon, -180, 180) || !in(view.centre.lat, -90, 90) || !in(view.spanKm, 20, 20000))
      return fail("--view needs a longitude within 180, a latitude within 90 and a span of 20 to 20000 km.");
    shot.view = view;
  }

  const auto pack = readStory(command.story);
  if (!pack) return 1;
  const auto beat = findBeat(*pack, command.beat);
  if (!beat) return 1;
  shot.beat = *beat;

  AppOptions options = embeddedOptions();
  options.theme = command.theme;
  options.lens = command.lens;
  options.miles = command.miles;
  options.layout = command.bare ? LayoutKind::Bare : LayoutKind::Card;
  std::string error;
  const std::optional<Image> image = renderShot(*pack, options, shot, error);
  if (!image) return fail(error);
  if (!writePng(*image, command.out, error)) return fail(error);
  return 0;
}

}  // namespace faultline
