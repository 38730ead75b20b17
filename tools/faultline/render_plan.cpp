#include "render_plan.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>

#include "story/dates.h"

namespace faultline {

namespace {

constexpr double pixelsPerMm = 96 / 25.4;  // as CSS has it
constexpr double most = 16384;             // pixels a side

bool endsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// All of `text` read by `format`, which asks for `count` values and ends in %n.
template <class... Out>
bool reads(const std::string& text, const char* format, int count, Out*... out) {
  int used = 0;
  return std::sscanf(text.c_str(), format, out..., &used) == count && static_cast<size_t>(used) == text.size();
}

std::string readSize(const std::string& size, RenderPlan& plan) {
  double width = 0, height = 0;
  if (endsWith(size, "mm")) {
    if (!reads(size, "%lfx%lfmm%n", 2, &width, &height) || !(width > 0) || !(height > 0)) {
      return "--size in millimetres is such as 210x297mm, not '" + size + "'.";
    }
    const std::string numbers = size.substr(0, size.size() - 2);
    const size_t cross = numbers.find('x');
    plan.pageWidth = numbers.substr(0, cross) + "mm";
    plan.pageHeight = numbers.substr(cross + 1) + "mm";
    plan.shot.width = width * pixelsPerMm;
    plan.shot.height = height * pixelsPerMm;
  } else {
    int wide = 0, high = 0;
    if (!reads(size, "%dx%d%n", 2, &wide, &high)) {
      return "--size is WIDTHxHEIGHT in logical pixels, such as 1280x720, or in millimetres, such as 210x297mm, not '" +
             size + "'.";
    }
    plan.shot.width = wide;
    plan.shot.height = high;
  }
  if (!(plan.shot.width >= 240 && plan.shot.height >= 240)) return "--size is at least 240x240 (64x64mm).";
  return {};
}

std::string readView(const std::string& text, RenderPlan& plan) {
  View view;
  if (!reads(text, "%lf,%lf,%lf%n", 3, &view.centre.lon, &view.centre.lat, &view.spanKm)) {
    return "--view is LON,LAT,KM, such as 127.5,38.3,1000, not '" + text + "'.";
  }
  const auto in = [](double value, double low, double high) { return value >= low && value <= high; };
  if (!in(view.centre.lon, -180, 180) || !in(view.centre.lat, -90, 90) || !in(view.spanKm, 20, 20000)) {
    return "--view needs a longitude within 180, a latitude within 90 and a span of 20 to 20000 km.";
  }
  plan.shot.view = view;
  return {};
}

std::string readLayers(const std::string& text, RenderPlan& plan) {
  plan.shot.layers.bits = 0;
  for (size_t first = 0; first <= text.size();) {
    const size_t end = std::min(text.find(',', first), text.size());
    const std::string name = text.substr(first, end - first);
    const std::optional<Layer> layer = layerByName(name);
    if (!layer)
      return "--layers takes fronts, links, areas, places and labels, with commas between, not '" + name + "'.";
    plan.shot.layers.set(*layer, true);
    first = end + 1;
  }
  return {};
}

std::string readOutput(const RenderCommand& command, RenderPlan& plan) {
  if (command.out.empty()) return command.alt ? "" : "say with -o where the picture goes, such as -o picture.png.";
  if (endsWith(command.out, ".png")) plan.kind = PictureKind::Png;
  if (endsWith(command.out, ".svg")) plan.kind = PictureKind::Svg;
  if (endsWith(command.out, ".pdf")) plan.kind = PictureKind::Pdf;
  if (plan.kind == PictureKind::None) {
    return "the picture's name must end in .png, .svg or .pdf, not '" + command.out + "'.";
  }
  if (!canWrite(command.out)) return "cannot write to '" + command.out + "'.";
  return {};
}

}  // namespace

namespace {

constexpr double mostFrames = 20000;

// A sequence's folder is made when it is not there; its length is a whole number of frames.
std::string readFrames(const RenderCommand& command, RenderPlan& plan) {
  if (!command.out.empty()) return "--frames writes its own files: leave -o out.";
  if (!command.date.empty()) return "--frames shows a beat's own span of time: leave --time out.";
  if (command.flight && !command.view.empty()) return "--flight ends at the beat's own view: leave --view out.";
  if (!(command.fps >= 1 && command.fps <= 120)) return "--fps is between 1 and 120.";
  const double frames = std::floor(command.seconds * command.fps + 0.5);
  if (!(frames >= 2 && frames <= mostFrames)) return "--seconds times --fps is between 2 and 20000 frames.";
  std::error_code failed;
  std::filesystem::create_directories(command.frames, failed);
  if (failed || !std::filesystem::is_directory(command.frames) || access(command.frames.c_str(), W_OK) != 0)
    return "cannot write into the folder '" + command.frames + "'.";
  plan.kind = PictureKind::Png;
  plan.frames = static_cast<int>(frames);
  plan.flight = command.flight;
  return {};
}

}  // namespace

bool canWrite(const std::string& path) {
  std::error_code ignored;
  const std::filesystem::path file(path);
  if (std::filesystem::is_directory(file, ignored)) return false;
  if (std::filesystem::exists(file, ignored)) return access(path.c_str(), W_OK) == 0;
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
  return std::filesystem::is_directory(folder, ignored) && access(folder.c_str(), W_OK) == 0;
}

std::optional<RenderPlan> planRender(const RenderCommand& command, std::string& error) {
  RenderPlan plan;
  if (command.flight && command.frames.empty()) {
    error = "--flight is the beginning of a sequence: say with --frames where that goes.";
    return std::nullopt;
  }
  error = command.frames.empty() ? readOutput(command, plan) : readFrames(command, plan);
  if (error.empty()) error = readSize(command.size, plan);
  if (!error.empty()) return std::nullopt;
  plan.shot.scale = command.scale;
  if (!(plan.shot.scale >= 0.5 && plan.shot.scale <= 8)) {
    error = "--scale is between 0.5 and 8.";
    return std::nullopt;
  }
  if (plan.shot.width * plan.shot.scale > most + 0.5 || plan.shot.height * plan.shot.scale > most + 0.5) {
    error = "a side of the picture is over 16384 pixels; choose a smaller --size or --scale.";
    return std::nullopt;
  }
  if (!command.date.empty()) {
    const std::optional<int32_t> day = dayFromIso(command.date);
    if (!day) {
      error = "--time is a date such as 2022-09-12, not '" + command.date + "'.";
      return std::nullopt;
    }
    plan.shot.day = *day;
  }
  if (!command.view.empty()) error = readView(command.view, plan);
  if (error.empty() && !command.layers.empty()) error = readLayers(command.layers, plan);
  if (!error.empty()) return std::nullopt;
  return plan;
}

}  // namespace faultline
