// The scene as a drawing that a graphics editor opens: real paths in named layers, live text. Pure: the same scene
// gives the same bytes. docs/export.md describes the layers.
#pragma once
#include <string>
#include <vector>

#include "data/dataset.h"
#include "scene/draw_list.h"
#include "scene/ground.h"

namespace faultline {

// What the drawing says about itself; UTF-8, each may be empty.
struct SvgWords {
  std::string title;
  std::string description;  // the picture's alternative text
  std::string creator, date;
  std::vector<std::string> rights;  // credits and licences, one a line
};

struct SvgPage {
  // As CSS lengths ("210mm"); empty: the frame's logical pixels.
  std::string width, height;
  bool labels = true;  // without: the map for an editor who sets all type anew
  // Letters of curved words one by one, each a text of its own: for librsvg and others that know no lists of positions.
  // Otherwise a word is one text whatever it follows.
  bool letters = false;
};

// Only the map: panels belong to the screen. Units without a place on the frame are left out.
std::string svgFrom(const DrawList& list, const Dataset& dataset, const Ground& ground, const SvgWords& words,
                    const SvgPage& page = {});

}  // namespace faultline
