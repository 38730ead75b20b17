// How much ground changed sides, written on it.
#include <algorithm>
#include <cmath>

#include "base/stable_sort.h"
#include "base/trig.h"
#include "scene/labels.h"
#include "story/phrases.h"
#include "story/sweep.h"

namespace faultline {

namespace {

constexpr size_t mostPieces = 4;      // a map is no table
constexpr double leastPixels2 = 900;  // a piece smaller than a label's shadow has none
constexpr float leastAlpha = 0.5f;    // a figure does not fade: it goes when its ground is half gone

struct Outline {
  std::vector<std::vector<Vec2>> rings;  // screen
  Rect bounds;
  double pixels2 = 0;
};

std::optional<Outline> outlineOf(const SceneBuild& build, const SweptPiece& piece) {
  Outline outline;
  Vec2 low{1e18, 1e18}, high{-1e18, -1e18};
  for (const std::vector<Vec3>& ring : piece.rings) {
    std::vector<Vec2> onScreen;
    for (const Vec3 unit : ring) {
      const auto at = toScreen(build.list.projection, unit);
      if (!at) return std::nullopt;
      onScreen.push_back(*at);
      low = {std::min(low.x, at->x), std::min(low.y, at->y)};
      high = {std::max(high.x, at->x), std::max(high.y, at->y)};
    }
    outline.rings.push_back(std::move(onScreen));
  }
  outline.bounds = {low.x, low.y, high.x - low.x, high.y - low.y};
  outline.pixels2 = piece.km2 / (build.kmPerPx * build.kmPerPx);
  return outline;
}

// How far inside the outline a point lies; negative outside.
double depthOf(const Outline& outline, Vec2 point) {
  bool inside = false;
  double nearest = 1e18;
  for (const std::vector<Vec2>& ring : outline.rings) {
    for (size_t i = 0; i < ring.size(); ++i) {
      const Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
      nearest = std::min(nearest, distanceToSegment(point, a, b));
      if ((a.y > point.y) != (b.y > point.y) && point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y))
        inside = !inside;
    }
  }
  return inside ? nearest : -nearest;
}

// Positions of the block about the places that lie deepest in the piece.
void addPlaces(const SceneBuild& build, const Outline& outline, std::span<const uint32_t> clip, Vec2 size,
               LabelRequest& request) {
  struct Place {
    Vec2 at;
    double depth;
  };
  std::vector<Place> places;
  constexpr int steps = 12;
  for (int row = 0; row < steps; ++row) {
    for (int column = 0; column < steps; ++column) {
      const Vec2 at{outline.bounds.x + outline.bounds.width * (column + 0.5) / steps,
                    outline.bounds.y + outline.bounds.height * (row + 0.5) / steps};
      const double depth = depthOf(outline, at);
      if (depth > 0 && inTheOpen(build, at)) places.push_back({at, depth});
    }
  }
  stableSort(places, [](const Place& a, const Place& b) { return a.depth > b.depth; });
  constexpr size_t most = 16;
  for (const Place& place : places) {
    if (request.candidates.size() >= most) break;
    const auto unit = toUnit(build.list.projection, place.at);
    // A piece may reach over the shore: only what lies in the clip units is meant.
    const bool meant = unit && (clip.empty() || std::any_of(clip.begin(), clip.end(), [&](uint32_t index) {
                                  return unitHolds(build.in, build.list.detail, index, *unit);
                                }));
    if (!meant) continue;
    if (request.candidates.empty()) request.anchor = place.at;
    const double shallower = 1 - place.depth / places.front().depth;
    request.candidates.push_back({place.at - size * 0.5, shallower * 2, false, {}, {}});
  }
}

// Whether the line has passed over the ground at a point again since: it is told of no more.
bool passedAgain(const SceneBuild& build, const SweepState& sweep, Vec2 at) {
  for (const SweepState* later = &sweep + 1; later <= &build.state.sweeps.back(); ++later) {
    for (const SweptPiece& piece : later->pieces) {
      const auto outline = later->front == sweep.front ? outlineOf(build, piece) : std::nullopt;
      if (outline && depthOf(*outline, at) > 0) return true;
    }
  }
  return false;
}

// Where there is no room on it: beside it, with a leader.
void addBeside(Vec2 size, LabelRequest& request) {
  if (request.candidates.empty()) return;
  for (const double radius : {36.0, 56.0, 80.0}) {
    for (int step = 0; step < 12; ++step) {
      const Vec2 way{cosOf(step * pi / 6), sinOf(step * pi / 6)};
      const Vec2 end = request.anchor + way * radius;
      const double left = way.x > 0.3 ? 4 : way.x < -0.3 ? -4 - size.x : -size.x / 2;
      const double top = std::abs(way.x) > 0.3 ? -size.y / 2 : way.y > 0 ? 3 : -3 - size.y;
      request.candidates.push_back({end + Vec2{left, top}, 2.5 + radius * 0.03, true, end, request.anchor});
    }
  }
}

}  // namespace

void requestSweeps(LabelBuild& labels) {
  SceneBuild& build = labels.scene;
  if (!build.in.layers.shows(Layer::Areas)) return;
  for (const SweepState& sweep : build.state.sweeps) {
    if (!sweep.complete || sweep.openEnded || sweep.alpha < leastAlpha) continue;
    const auto clip = build.data.list(build.data.fronts[sweep.front].clip);
    size_t named = 0;
    for (const SweptPiece& piece : sweep.pieces) {
      if (piece.km2 <= piece.uncertaintyKm2 || ++named > mostPieces) continue;
      const auto outline = outlineOf(build, piece);
      if (!outline || outline->pixels2 < leastPixels2) continue;
      // Rounded as what-changed rounds it, which also tells the uncertainty; here the dates are more needed.
      std::string amount = km2Text(piece.km2, piece.uncertaintyKm2);
      amount.resize(std::min(amount.size(), amount.find(" (")));
      const std::string dates = shortSpan(sweep.fromDate, sweep.toDate);
      TextLine line = plainLine(build, "about " + amount, LabelStyle::Tag, build.tokens.ink);
      line.semibold = true;
      for (const bool both : {true, false}) {
        if (!both && &sweep != &build.state.sweeps.back()) continue;  // beside a later one the dates tell them apart
        LabelRequest request;
        request.lines.push_back(line);
        if (both) request.lines.push_back(plainLine(build, dates, LabelStyle::Tag, build.tokens.muted));
        request.priority = sweepPriority;
        request.sense = static_cast<uint32_t>(&sweep - build.state.sweeps.data()) * 8 + static_cast<uint32_t>(named);
        request.alpha = static_cast<double>(build.in.crossFade);
        request.pick = {PickKind::Front, sweep.front};
        request.greatestCost = 9;
        request.fallback = !both;
        addPlaces(build, *outline, clip, blockSize(build.data, request), request);
        if (passedAgain(build, sweep, request.anchor)) continue;
        if (both) addBeside(blockSize(build.data, request), request);
        if (!request.candidates.empty()) labels.requests.push_back(std::move(request));
      }
    }
  }
}

}  // namespace faultline
