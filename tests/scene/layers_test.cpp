// Layers over the real story: each takes its own marks and nothing else.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "real_story.h"

using namespace faultline;

namespace {

struct Count {
  size_t fronts = 0, links = 0, hatches = 0, placeMarks = 0, names = 0, said = 0;
};

Count countOf(const DrawList& list) {
  Count count{list.fronts.size(), list.links.size(), list.hatches.size(), 0, 0, 0};
  for (const Marker& marker : list.markers) count.placeMarks += marker.pick.kind == PickKind::Place ? 1 : 0;
  for (const Label& label : list.labels) {
    const bool said = label.style == LabelStyle::Link || label.style == LabelStyle::Tag;
    (said ? count.said : count.names) += 1;
  }
  return count;
}

Count withLayers(uint32_t beat, Layers layers) {
  const StoryState state = arrived(beat);
  SceneInput in = sceneAt(state, {}, 1280, 720);
  in.view = beatView(story().dataset, beat, layoutFor(in.layout));
  in.layers = layers;
  return countOf(buildScene(in));
}

Layers without(Layer layer) {
  Layers layers;
  layers.set(layer, false);
  return layers;
}

}  // namespace

TEST_CASE("layers have names both ways, and bits of their own") {
  Layers layers;
  for (int i = 0; i < layerCount; ++i) {
    const auto layer = static_cast<Layer>(i);
    CHECK(layers.shows(layer));
    CHECK(layerByName(layerName(layer)) == layer);
    layers.set(layer, false);
    CHECK_FALSE(layers.shows(layer));
  }
  CHECK(layers.bits == 0);
  CHECK_FALSE(layerByName("roads"));
  CHECK_FALSE(layerByName(""));
}

TEST_CASE("a layer that is off takes its marks from the scene and leaves the others") {
  constexpr uint32_t bloc = 8, ukraine = 2;
  const Count all = withLayers(bloc, {});
  REQUIRE(all.links > 5);
  REQUIRE(all.hatches > 0);
  REQUIRE(all.said > 0);

  const Count noFronts = withLayers(bloc, without(Layer::Fronts));
  CHECK(noFronts.fronts == 0);
  CHECK(noFronts.links == all.links);
  CHECK(noFronts.hatches == all.hatches);

  const Count noLinks = withLayers(bloc, without(Layer::Links));
  CHECK(noLinks.links == 0);
  CHECK(noLinks.fronts == all.fronts);
  CHECK(noLinks.said < all.said);  // accusers and pointers at the edge go with their links

  const Count noAreas = withLayers(bloc, without(Layer::Areas));
  CHECK(noAreas.hatches == 0);
  CHECK(noAreas.fronts == all.fronts);

  const Count noPlaces = withLayers(ukraine, without(Layer::Places));
  const Count ukraineAll = withLayers(ukraine, {});
  CHECK(noPlaces.placeMarks + 5 < ukraineAll.placeMarks);
  CHECK(noPlaces.fronts == ukraineAll.fronts);

  // Without names the marks stay, and so does what a mark may not go without.
  const Count noNames = withLayers(bloc, without(Layer::Labels));
  CHECK(noNames.names == 0);
  CHECK(noNames.said >= all.said);
  CHECK(noNames.placeMarks >= all.placeMarks);

  Layers none;
  none.bits = 0;
  const Count bare = withLayers(bloc, none);
  CHECK(bare.fronts + bare.links + bare.hatches + bare.placeMarks + bare.names == 0);
}
