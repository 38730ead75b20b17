// One picture of the map dissolves into the next.
#include "world.h"

namespace faultline {
namespace {

using namespace testing;

constexpr int keptSize = 64;

DrawList seaOf(Color color, int side = keptSize) {
  DrawList list = listFor({{0, 0}, 2400, 0}, side, side);
  list.tokens.sea = list.tokens.shore = color;
  return list;
}

}  // namespace

TEST_CASE("a kept picture lies over the next one by its share, until it is let go") {
  World world;
  Canvas canvas(keptSize, keptSize, 0);
  const Color old{200, 0, 40, 255}, now{0, 100, 200, 255};
  canvas.draw(seaOf(old), world.dataset, world.ground);
  canvas.context->bind();
  canvas.renderer->keep(keptSize, keptSize);
  const auto shown = [&](float share) {
    canvas.context->bind();
    canvas.renderer->draw(seaOf(now), world.dataset, world.ground, keptSize, keptSize, {}, share);
    return pixelAt(canvas.context->readPixels(), keptSize / 2, keptSize / 3);
  };
  CHECK(shown(1) == old);
  CHECK(shown(0) == now);
  const Color half = shown(0.5f);
  CHECK(std::abs(half.r - 100) <= 1);
  CHECK(std::abs(half.g - 50) <= 1);
  CHECK(std::abs(half.b - 120) <= 1);
  canvas.renderer->forget();
  CHECK(shown(1) == now);
}

TEST_CASE("a picture of another size, or none to be had, is not laid over") {
  World world;
  const Color old{200, 0, 40, 255}, now{0, 100, 200, 255};
  for (const int samples : {0, 4}) {  // a multisampled framebuffer object cannot be copied from
    Canvas canvas(keptSize, keptSize, samples);
    canvas.draw(seaOf(old), world.dataset, world.ground);
    canvas.context->bind();
    canvas.renderer->keep(samples == 0 ? keptSize / 2 : keptSize, keptSize);
    canvas.renderer->draw(seaOf(now), world.dataset, world.ground, keptSize, keptSize, {}, 1);
    CHECK(pixelAt(canvas.context->readPixels(), keptSize / 2, keptSize / 2) == now);
  }
}

}  // namespace faultline
