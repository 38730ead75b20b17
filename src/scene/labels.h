// What may be written on the map, in which words and where; the placer decides what is. Internal to src/scene.
#pragma once
#include "scene/front_paths.h"
#include "scene/land_grid.h"
#include "scene/placer.h"

namespace faultline {

// Placed in this order. Places have the fewest positions to choose from, so they come first.
enum LabelPriority {
  placePriority = 10,
  narrowTagPriority = 11,  // where there is little room, after the places that the beat is about
  countryPriority = 27,
  linkPriority = 28,  // an allegation does not go without its accuser
  calloutPriority = 30,
  exitPriority = 32,
  tagPriority = 32,  // what a line is, and who counts whom together, are caveats: they go before decoration
  groupPriority = 32,
  narrowCountryPriority = 33,
  sweepPriority = 36,
  seaPriority = 40,
  namePriority = 44,
  minorPriority = 50,
  atlasSeaPriority = 60,  // among the unlit countries, by rank
  unlitPriority = 60,
};

struct LabelBuild {
  SceneBuild& scene;
  std::vector<LabelRequest> requests;
  const LandGrid& grid;
  FrontPaths fronts;
};

// The names that stand on land and water, with all the positions that they may have. While time plays they are the
// same from day to day, and they cost more than all other words together.
struct GroundNames {
  uint64_t key = 0;
  LandGrid grid;
  std::vector<LabelRequest> requests;
};

// Everything that is to be written, placed: for the build's own view, or for that of an input. `names` is made anew
// where it is for something else; `key` is that of the input without its state.
std::vector<PlacedLabel> labelsFor(SceneBuild& build, GroundNames& names, uint64_t key);
std::vector<PlacedLabel> labelsAt(const SceneInput& input, LabelPlan& plan, uint64_t key);

TextLine plainLine(const SceneBuild& build, std::string_view text, LabelStyle style, Color color);

// Where no label goes: the panels, and what is left of the map between them and the frame's edge.
struct Closed {
  Rect rects[4];
};
Closed closedTo(const Layout& layout);

// "12 Sep to 12 Nov 2022": the first year only where it differs.
std::string shortSpan(int32_t from, int32_t to);

bool inTheOpen(const SceneBuild& build, Vec2 screen);  // on the frame and under no panel

void requestPlaces(LabelBuild& labels);       // at places and at the ends of links
void requestCountries(LabelBuild& labels);    // inside what shows of their land
void requestSeas(LabelBuild& labels);         // in the water, along it
void requestCallouts(LabelBuild& labels);     // of the fronts that the beat calls out
void requestTags(LabelBuild& labels);         // what a line is: interpolated, as of a date, an outer extent
void requestSweeps(LabelBuild& labels);       // how much ground changed sides
void requestFrontNames(LabelBuild& labels);   // lines that are on the map for what they are, such as a limit at sea
void requestZones(LabelBuild& labels);        // strips along a line
void requestBordersNote(LabelBuild& labels);  // that the borders are later than the day
// Where a drawn link leaves the open map on its way to an end that is out of sight.
struct LinkExit {
  uint32_t id = 0;  // twice the link's index; plus one at its start
  Vec2 at, outward;
  Color color;
};
std::vector<LinkExit> linkExits(const SceneBuild& build);
void addExitPointers(SceneBuild& build, std::span<const LinkExit> exits);
void requestExits(LabelBuild& labels);  // "to Washington"

// The text in lines of about equal width, none wider than `limit` where words allow. Appends them to the request.
void addWrapped(const SceneBuild& build, LabelRequest& request, const TextLine& model, std::string_view text,
                double limit);

// Candidates for the request's block beside a drawn line, `gaps` clear of it (logical pixels); those more than
// `touching` away with a leader that ends in a dot on the line.
inline constexpr double touching = 8;
void addBesideLine(const SceneBuild& build, LabelRequest& request, const ScreenPath& path,
                   std::span<const double> gaps);

void requestLinkLabels(LabelBuild& labels);  // who alleges
void requestGroups(LabelBuild& labels);      // what several are counted together as

}  // namespace faultline
