// A small invented world: a square country or two, capitals that crowd, links that share ends, a war front. Built with
// the story tests' builder, with units and glyph widths laid over it.
#pragma once
#include <memory>
#include <string_view>
#include <vector>

#include "../story/story_builder.h"
#include "scene/scene.h"

namespace faultline {

struct World {
  StoryBuilder builder;
  Dataset dataset;
  std::vector<format::Unit> units;
  std::vector<uint16_t> sovereigns;  // lens after lens; every unit its own
  std::vector<format::Glyph> glyphs;
  std::vector<format::Actor> actors;
  std::vector<format::Front> fronts;
  std::vector<format::Link> links;
  std::vector<format::Place> places;
  Ground ground;
  StoryState state;  // everything lit, nothing faded

  SceneInput input(View view, double width = 1280, double height = 720) const;
};

// Actors 0 Moscow-like hub, 1 and 2 in nearly the same direction far east, 3 a second capital beside 2, 4 to the south.
std::unique_ptr<World> makeWorld();

// Every pair of labels that lie over one another, and every label under a panel or off the frame.
int misplacedLabels(const DrawList& list);

}  // namespace faultline
