// What the parts of the scene builder share. Internal to src/scene.
#pragma once
#include <vector>

#include "scene/label_plan.h"
#include "scene/path.h"
#include "scene/scene.h"
#include "story/groups.h"

namespace faultline {

// A drawn line as labels see it: something not to write across.
struct Obstacle {
  ScreenPath path;
  Rect bounds;       // of the path
  float weight = 1;  // how much a label minds crossing it
  Pick pick;         // whose line it is
};

// A part of a link's line that its own words stand on.
struct LinkGap {
  Pick pick;
  Vec3 from, to;  // unit vectors, on the line or near it
};

struct FrontLine;

struct SceneBuild {
  const SceneInput& in;
  const Dataset& data;
  const StoryState& state;
  const Tokens& tokens;
  DrawList& list;
  double viewRadius = 0;  // radians from the view's centre to the frame's farthest corner, at most the horizon
  double kmPerPx = 1;     // at the centre
  std::vector<Obstacle> obstacles;
  std::vector<LinkGap> gaps = {};                // found by addLabels
  std::vector<Rect> taken;                       // by the furniture: no label may lie there
  std::vector<Bloc> unitBloc;                    // one a unit: whose tint it has
  std::vector<bool> unitLit;                     // one a unit: it is an actor's of this beat, tinted or not
  std::vector<FrontLine>* frontLines = nullptr;  // kept between scenes; may be nullptr
  std::span<const double> bows = {};             // linkBows of the beat
  bool groupLit = false;                         // a group is pointed at
  std::vector<uint32_t> groupMembers = {};       // of that group, and itself, into Dataset::actors
};

// Unit vector of a stored position.
Vec3 unitAt(format::Position position);
Bloc blocOf(const Dataset& dataset, uint32_t actor);  // None for format::none
// Whether the unit's outline, as fine as the ground has it, encloses the point.
bool unitHolds(const SceneInput& input, GroundDetail detail, uint32_t unit, Vec3 point);
bool onFrame(const SceneBuild& build, Vec2 screen, double slack);
// Projects the line and adds its pieces that touch the frame to the obstacles.
void addObstacle(SceneBuild& build, std::span<const Vec3f> line, float weight, Pick pick);

void addGround(SceneBuild& build);  // fills, borders, units in view
void addGraticule(SceneBuild& build);
void addSweeps(SceneBuild& build);  // ground that changed sides
Color sweepColor(const SceneBuild& build, uint32_t front, Side side);
void addZones(SceneBuild& build);      // strips along a line
void addAreas(SceneBuild& build);      // these, and hatches of areas and of the held side of fronts
void addHeldParts(SceneBuild& build);  // after addAreas: hatches of what the lens says is held in part
void addLinks(SceneBuild& build);
void addFronts(SceneBuild& build);
void addMarkers(SceneBuild& build);
void addLabels(SceneBuild& build, LabelPlan& plan);  // last: labels give way to everything else
void cutLinksUnderWords(SceneBuild& build);          // but for the links whose words stand on them: a gap in each

void findLitGroup(SceneBuild& build);  // before all that is drawn
bool inLitGroup(const SceneBuild& build, uint32_t actor);

// An end of a link: the place that the author gave it, else its actor.
struct LinkEnd {
  Vec3 unit;
  uint32_t place = format::none;  // that it names: the author's, else the actor's town
  std::string_view name;
  bool group = false;  // an armed group, which has no capital
};
LinkEnd endOf(const Dataset& dataset, const format::Link& link, bool to);

// The bows (bowedArc) of a beat's links, one a link of the beat's list in its order: fanned out so that links between
// the same ends, or leaving one end in nearly the same direction, stay apart. Pure; the same through the whole beat.
std::vector<double> linkBows(const Dataset& dataset, std::span<const uint32_t> links);

// Where a link's end or a callout's text belongs to a place: the nearest capital or city within 15 km of the actor's
// anchor.
uint32_t placeOfActor(const Dataset& dataset, uint32_t actor);  // format::none when there is none

// Whether the beat's camera was asked to show this place: then it is what the beat is about.
bool beatShows(const SceneBuild& build, const format::Place& place);

// The ground has one set of borders, today's. On days before the Soviet Union ended they are drawn fainter and said to
// be today's.
inline constexpr int32_t bordersFrom = 8029;  // 1991-12-26
inline bool bordersAreLater(const SceneBuild& build) { return build.state.moment.day < bordersFrom; }

inline constexpr double leastZonePx = 4;  // a strip along a line that is narrower is drawn as that line alone

// Distance markers keep from what they mark, logical pixels.
inline constexpr double markerRadius = 4.5;

// Text widths from the dataset's glyph advances.
float measureText(const Dataset& dataset, std::string_view text, float size, bool semibold, float tracking);
std::string upperCased(const Dataset& dataset, std::string_view text);  // letters without a glyph stay as they are

}  // namespace faultline
