// The map without its words, as the renderer draws it and as librsvg draws the SVG of it: geometry, paint and order
// alone, whatever fonts a machine has. (tests/golden/vector.mjs compares whole pictures, words and all.)
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "export/svg.h"
#include "platform/headless.h"
#include "platform/offscreen.h"
#include "platform/platform.h"
#include "render/renderer.h"

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#endif
#include <stb_image.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace faultline {
namespace {

Image rastered(const std::string& svg) {
  const std::filesystem::path base =
      std::filesystem::temp_directory_path() / ("faultline-vector-test-" + std::to_string(getpid()));
  const std::string from = base.string() + ".svg", to = base.string() + ".png";
  std::ofstream(from, std::ios::binary) << svg;
  const int status = std::system(("rsvg-convert -o '" + to + "' '" + from + "'").c_str());
  INFO("rsvg-convert is in the Debian package librsvg2-bin");
  REQUIRE(status == 0);
  Image image;
  int channels = 0;
  unsigned char* pixels = stbi_load(to.c_str(), &image.width, &image.height, &channels, 4);
  REQUIRE(pixels != nullptr);
  image.rgba.assign(pixels, pixels + size_t(image.width) * size_t(image.height) * 4);
  stbi_image_free(pixels);
  std::filesystem::remove(from);
  std::filesystem::remove(to);
  return image;
}

double meanDifference(const Image& a, const Image& b) {
  double sum = 0;
  for (size_t i = 0; i < a.rgba.size(); ++i) sum += i % 4 == 3 ? 0 : std::abs(int(a.rgba[i]) - int(b.rgba[i]));
  return sum / (double(a.rgba.size()) * 0.75);
}

}  // namespace

TEST_CASE("without words the SVG is the picture, but for the edges' anti-aliasing") {
  struct Case {
    uint32_t beat;
    std::optional<View> view;
  };
  std::vector<Case> cases;
  for (uint32_t beat = 0; beat < 10; ++beat) cases.push_back({beat, {}});
  for (const View& view : {View{{0, 90}, 9000, 0}, View{{180, 66}, 4000, 0}, View{{33, 48.5}, 1100, 0},
                           View{{35.5, 32.5}, 500, 0}, View{{127.5, 38.3}, 900, 0}, View{{-75, -10}, 20000, 0}}) {
    cases.push_back({8, view});
  }
  for (const Case& c : cases) {
    Shot shot;
    shot.beat = c.beat;
    shot.view = c.view;
    AppOptions options = embeddedOptions();
    options.layout = LayoutKind::Bare;
    std::string error;
    const std::unique_ptr<App> app = sceneShot(embeddedPack(), options, shot, error);
    REQUIRE(app);
    DrawList list = app->scene();
    list.furniture = {};
    const auto context = HeadlessContext::create(1280, 720, 4, error);
    REQUIRE(context);
    const auto renderer = Renderer::create(error);
    REQUIRE(renderer);
    renderer->draw(list, app->dataset(), app->ground(), 1280, 720);
    const Image picture = context->readPixels();
    SvgPage page;
    page.labels = false;
    const Image drawing = rastered(svgFrom(list, app->dataset(), app->ground(), {}, page));
    const ImageDifference far = compareImages(picture, drawing, 32);
    REQUIRE(far.comparable);
    const double mean = meanDifference(picture, drawing);
    INFO("beat " << c.beat + 1 << ", view " << bool(c.view) << ": mean " << mean << ", over 32 " << far.fraction);
    CHECK(mean < 0.8);
    CHECK(far.fraction < 0.006);
  }
}

}  // namespace faultline
