// What may be written on the map, in which words and where; the placer decides what is. Internal to src/scene.
#pragma once
#include "scene/land_grid.h"
#include "scene/placer.h"

namespace faultline {

// Placed in this order. Places have the fewest positions to choose from, so they come first.
enum LabelPriority {
  placePriority = 10,
  countryPriority = 27,
  linkPriority = 28,  // an allegation does not go without its accuser
  calloutPriority = 30,
  exitPriority = 31,
  narrowCountryPriority = 33,
  tagPriority = 36,
  groupPriority = 37,
  seaPriority = 40,
  namePriority = 44,
  minorPriority = 50,
  atlasSeaPriority = 60,  // among the unlit countries, by rank
  unlitPriority = 60,
};

struct LabelBuild {
  SceneBuild& scene;
  std::vector<LabelRequest> requests;
  LandGrid grid;
};

// Everything that is to be written, placed: for the build's own view, or for that of an input.
std::vector<PlacedLabel> labelsFor(SceneBuild& build);
std::vector<PlacedLabel> labelsAt(const SceneInput& input, std::vector<FrontLine>* frontLines,
                                  std::span<const double> bows);

TextLine plainLine(const SceneBuild& build, std::string_view text, LabelStyle style, Color color);

// Where no label goes: the panels, and what is left of the map between them and the frame's edge.
struct Closed {
  Rect rects[4];
};
Closed closedTo(const Layout& layout);

// "12 Sep to 12 Nov 2022": the first year only where it differs.
std::string shortSpan(int32_t from, int32_t to);

bool inTheOpen(const SceneBuild& build, Vec2 screen);  // on the frame and under no panel

void requestCountries(LabelBuild& labels);    // inside what shows of their land
void requestSeas(LabelBuild& labels);         // in the water, along it
void requestCallouts(LabelBuild& labels);     // of the fronts that the beat calls out
void requestTags(LabelBuild& labels);         // what a line is: interpolated, as of a date, an outer extent
void requestSweeps(LabelBuild& labels);       // how much ground changed sides
void requestFrontNames(LabelBuild& labels);   // lines that are on the map for what they are, such as a limit at sea
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

void requestLinkLabels(LabelBuild& labels);  // who alleges
void requestGroups(LabelBuild& labels);      // what several are counted together as

}  // namespace faultline
