// Names of seas: leaning letters in the water's own colour, along the sea where the atlas says how it lies, over water
// only.
#include <algorithm>
#include <cmath>

#include "scene/labels.h"
#include "scene/land_grid.h"
#include "scene/text_path.h"

namespace faultline {

namespace {

constexpr float seaSlantDeg = 11;

TextLine seaLine(const SceneBuild& build, std::string_view name, float size) {
  TextLine line = plainLine(build, name, LabelStyle::Sea, build.tokens.seaText);
  line.size = size;
  line.slantDeg = seaSlantDeg;
  line.halo = withAlpha(build.tokens.sea, 0.85);
  return line;
}

LabelRequest seaRequest(const SceneBuild& build, int priority, double alpha, Pick pick) {
  LabelRequest request;
  request.priority = priority;
  request.alpha = alpha * static_cast<double>(build.in.crossFade);
  request.pick = pick;
  request.anchor = {-1e6, -1e6};
  request.air = 4;
  request.greatestCost = 5.5;  // across a lane at worst
  return request;
}

// Level, about a single point.
void requestLevel(LabelBuild& labels, std::string_view name, format::Position at, LabelRequest request) {
  const SceneBuild& build = labels.scene;
  const auto screen = toScreen(build.list.projection, unitAt(at));
  if (!screen || !onFrame(build, *screen, 0)) return;
  TextLine line = seaLine(build, name, labelSize);
  line.tracking = 0.6f;
  request.lines.push_back(std::move(line));
  const Vec2 size = blockSize(build.data, request);
  // A name broader than its sea would lie on land. How broad a sea is nobody says here: most in a story have 650 km.
  if (size.x * build.kmPerPx > 650) return;
  for (const double down : {0.0, -14.0, 14.0, -28.0, 28.0}) {
    for (const double along : {0.0, 20.0, -20.0}) {
      LabelCandidate candidate;
      candidate.topLeft = {screen->x - size.x / 2 + along, screen->y - size.y / 2 + down};
      candidate.cost = (std::abs(down) + std::abs(along)) * 0.02;
      request.candidates.push_back(candidate);
    }
  }
  labels.requests.push_back(std::move(request));
}

}  // namespace

void requestSeas(LabelBuild& labels) {
  const SceneBuild& build = labels.scene;
  for (const PlaceState& shown : build.state.places) {
    const format::Place& place = build.data.places[shown.place];
    if (place.kind != PlaceKind::Sea) continue;
    requestLevel(labels, build.data.text(place.name), place.at,
                 seaRequest(build, seaPriority, static_cast<double>(shown.alpha), {PickKind::Place, shown.place}));
  }
}

}  // namespace faultline
