// Pictures larger than one framebuffer are drawn in tiles: no seam, no other pixel.
#include "platform/offscreen.h"

#include <catch2/catch_test_macros.hpp>

#include "platform/headless.h"
#include "platform/platform.h"
#include "render/renderer.h"

namespace faultline {
namespace {

Image drawn(const Shot& shot, const AppOptions& options) {
  std::string error;
  std::optional<Image> image = renderShot(embeddedPack(), options, shot, error);
  INFO(error);
  REQUIRE(image);
  return std::move(*image);
}

AppOptions optionsFor(LayoutKind layout, Theme theme = Theme::Light) {
  AppOptions options = embeddedOptions();
  options.layout = layout;
  options.theme = theme;
  return options;
}

}  // namespace

TEST_CASE("the map drawn in tiles is the map drawn at once, bit for bit") {
  struct Case {
    uint32_t beat;
    double scale;
    std::optional<View> view;
  };
  for (const Case& c : {Case{8, 1, {}}, Case{2, 1, {}}, Case{2, 2, {}}, Case{3, 1.5, {}},
                        Case{0, 1, View{{0, 90}, 9000, 0}}, Case{8, 1, View{{-75, -10}, 20000, 0}}}) {
    Shot shot;
    shot.width = 700;
    shot.height = 500;
    shot.scale = c.scale;
    shot.beat = c.beat;
    shot.view = c.view;
    std::string error;
    const std::unique_ptr<App> app = sceneShot(embeddedPack(), optionsFor(LayoutKind::Bare), shot, error);
    REQUIRE(app);
    const int width = int(700 * c.scale), height = int(500 * c.scale), side = 256;  // no side is a multiple of it
    const int samples = c.scale < 2 ? 4 : 0;
    Image whole, tiled;
    {
      const auto context = HeadlessContext::create(width, height, samples, error);
      REQUIRE(context);
      const auto renderer = Renderer::create(error);
      REQUIRE(renderer);
      renderer->draw(app->scene(), app->dataset(), app->ground(), width, height);
      whole = context->readPixels();
    }
    tiled = {width, height, std::vector<uint8_t>(whole.rgba.size())};
    const auto context = HeadlessContext::create(side, side, samples, error);
    REQUIRE(context);
    const auto renderer = Renderer::create(error);
    REQUIRE(renderer);
    for (int top = 0; top < height; top += side) {
      for (int left = 0; left < width; left += side) {
        renderer->draw(app->scene(), app->dataset(), app->ground(), width, height, {left, top, side, side});
        pasteTile(context->readPixels(), left, top, tiled);
      }
    }
    const ImageDifference difference = compareImages(whole, tiled, 0);
    INFO("beat " << c.beat + 1 << " at scale " << c.scale << ", worst " << difference.worst);
    REQUIRE(difference.comparable);
    CHECK(difference.differing == 0);
  }
}

TEST_CASE("with its words and panels a picture in tiles is the picture drawn at once") {
  // Dear ImGui's shapes and type are shaded between their corners: a value may round to the next of 256 levels, and now
  // and then an edge to the other side of a sample.
  for (const LayoutKind layout : {LayoutKind::Bare, LayoutKind::Card}) {
    for (const double scale : {1.0, 3.0}) {
      Shot shot;
      shot.width = 900;
      shot.height = 560;
      shot.scale = scale;
      shot.beat = 8;
      const Image whole = drawn(shot, optionsFor(layout, scale > 1 ? Theme::Dark : Theme::Light));
      shot.largest = 512;
      const Image tiled = drawn(shot, optionsFor(layout, scale > 1 ? Theme::Dark : Theme::Light));
      const ImageDifference any = compareImages(whole, tiled, 0), visible = compareImages(whole, tiled, 2);
      INFO("scale " << scale << ": " << any.differing << " pixels, by " << any.worst << "; " << visible.differing);
      REQUIRE(any.comparable);
      CHECK(any.fraction < 0.0005);
      CHECK(visible.differing <= 4);
    }
  }
}

TEST_CASE("a picture wider than any framebuffer is made") {
  Shot shot;
  shot.width = 8192;
  shot.height = 240;
  shot.scale = 2;
  const Image image = drawn(shot, optionsFor(LayoutKind::Bare));
  CHECK(image.width == 16384);
  CHECK(image.height == 480);
  // Tiles are there to the last: no column is left empty.
  for (int x = 0; x < image.width; x += 97) {
    const size_t at = (size_t(200) * 16384 + size_t(x)) * 4;
    CHECK(image.rgba[at + 3] == 255);
  }
}

TEST_CASE("a scene can be had without drawing it") {
  Shot shot;
  shot.beat = 2;
  std::string error;
  const std::unique_ptr<App> app = sceneShot(embeddedPack(), optionsFor(LayoutKind::Bare), shot, error);
  INFO(error);
  REQUIRE(app);
  CHECK(app->moment().beat == 2);
  CHECK_FALSE(app->scene().labels.empty());
  CHECK_FALSE(app->scene().visibleUnits.empty());
}

TEST_CASE("a sequence is the same twice, and its frames are the pictures of their days") {
  Sequence sequence;
  sequence.shot.width = 480;
  sequence.shot.height = 320;
  sequence.shot.beat = 2;
  sequence.shot.layers.set(Layer::Labels, false);  // words fade over several frames
  sequence.frames = 5;
  AppOptions options = optionsFor(LayoutKind::Bare);
  std::vector<double> days;
  const auto film = [&] {
    std::vector<Image> images;
    days.clear();
    std::string error;
    REQUIRE(renderSequence(
        embeddedPack(), options, sequence,
        [&](int frame, double day, const Image& image) {
          CHECK(frame == int(images.size()));
          days.push_back(day);
          images.push_back(image);
          return true;
        },
        error));
    return images;
  };
  const std::vector<Image> once = film(), again = film();
  REQUIRE(once.size() == 5);
  Dataset data;
  REQUIRE(Dataset::load(embeddedPack(), data) == PackError::None);
  for (int frame = 0; frame < 5; ++frame) {
    INFO("frame " << frame);
    CHECK(once[size_t(frame)].rgba == again[size_t(frame)].rgba);
    Shot still = sequence.shot;
    still.day = dayOfFrame(data.beats[2], sequence, frame);
    // Between dated lines words stand for a third of a second, those of a still picture for its day.
    const bool dated = frame == 0 || frame == 4;
    const ImageDifference difference = compareImages(once[size_t(frame)], drawn(still, options), 0);
    CHECK(difference.fraction <= (dated ? 0 : 0.06));
  }
  CHECK(compareImages(once[0], once[4], 8).differing > 500);
  // With the way there it begins as the part before ends, and ends as it did without.
  sequence.flight = true;
  sequence.framesPerSecond = 10;
  const std::vector<Image> flown = film();
  REQUIRE(flown.size() > 5 + 7);
  CHECK(flown.size() < 5 + 40);
  Shot before = sequence.shot;
  before.beat = 1;
  CHECK(compareImages(flown[0], drawn(before, options), 8).fraction < 0.2);
  CHECK(compareImages(flown[4], flown[0], 8).differing > 500);
  CHECK(flown.back().rgba == once.back().rgba);
  CHECK(days.back() == data.beats[2].end);
  sequence.flight = false;
  int seen = 0;
  std::string error;
  CHECK_FALSE(renderSequence(
      embeddedPack(), options, sequence, [&](int, double, const Image&) { return ++seen < 2; }, error));
  CHECK(seen == 2);
}

}  // namespace faultline
