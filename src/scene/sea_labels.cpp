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

// Whether any part of the letters lies on land.
bool onLand(const LandGrid& grid, const std::vector<LabelGlyph>& letters, double em) {
  for (const LabelGlyph& letter : letters) {
    const Quad quad =
        textQuad(letter.screen, static_cast<double>(letter.angleDeg), static_cast<double>(letter.advance), em, 1);
    for (const Vec2 corner : quad.corners) {
      const double column = std::floor(corner.x / grid.cell), row = std::floor(corner.y / grid.cell);
      if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) continue;
      if (grid.at(static_cast<int>(column), static_cast<int>(row)) >= 0) return true;
    }
  }
  return false;
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

// Along the line from its first point to its last, spaced out as far as the sea is long.
void requestAlongSea(LabelBuild& labels, std::string_view name, std::span<const format::Position> baseline,
                     LabelRequest request) {
  const SceneBuild& build = labels.scene;
  std::vector<Vec2> points;
  for (const format::Position& position : baseline) {
    const auto screen = toScreen(build.list.projection, unitAt(position));
    if (!screen) return;
    points.push_back(*screen);
  }
  if (points.size() < 2) return;
  if (points.back().x < points.front().x) std::reverse(points.begin(), points.end());
  const ScreenPath path = smoothThrough(points, 6);
  const double length = path.length();
  const float size = length > 420 && !build.list.layout.narrow ? 15.f : length > 230 ? 13.f : labelSize;
  TextLine line = seaLine(build, name, size);
  const double em = static_cast<double>(size);
  const double natural = static_cast<double>(measureText(build.data, line.text, size, false, 0));
  if (natural > length * 0.98 || length > 9000) return;
  const double gaps = std::max(1.0, static_cast<double>(line.text.size()) - 1);
  const double wanted = std::clamp((length * 0.62 - natural) / gaps, 0.03 * em, 0.5 * em);
  for (const double spacing : {1.0, 0.35}) {
    line.tracking = static_cast<float>(std::max(0.03 * em, wanted * spacing));
    const LetterSetter setter(build.data, line);
    for (const double part : {0.5, 0.42, 0.58, 0.34, 0.66, 0.25, 0.75, 0.16, 0.84}) {
      if (!onFrame(build, pointAlong(path, length * part, 1).at, 18)) continue;
      const auto row = setter.along(path, length * part, 60, 76);
      if (!row) continue;
      for (const double down : {0.0, 9.0, -9.0, 18.0, -18.0}) {
        std::vector<LabelGlyph> letters = row->lowered(down);
        if (onLand(labels.grid, letters, em)) continue;
        LabelCandidate candidate;
        candidate.letters.push_back(std::move(letters));
        candidate.tracking = line.tracking;
        candidate.cost = std::abs(part - 0.5) * 4 + std::abs(down) * 0.05 + (1 - spacing);
        request.candidates.push_back(std::move(candidate));
      }
    }
  }
  line.tracking = static_cast<float>(wanted);
  request.lines.push_back(std::move(line));
  if (!request.candidates.empty()) labels.requests.push_back(std::move(request));
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

// The story's seas first, in its own words; then those of the atlas that it does not name.
void requestSeas(LabelBuild& labels) {
  const SceneBuild& build = labels.scene;
  const Dataset& data = build.data;
  const auto lineOf = [&data](uint32_t place) -> std::span<const format::Position> {
    for (const format::Sea& sea : data.seas) {
      if (sea.place == place) return {sea.at, sea.pointCount};
    }
    return {};
  };
  for (const PlaceState& shown : build.state.places) {
    const format::Place& place = data.places[shown.place];
    if (place.kind != PlaceKind::Sea) continue;
    LabelRequest request =
        seaRequest(build, seaPriority, static_cast<double>(shown.alpha), {PickKind::Place, shown.place});
    const auto line = lineOf(shown.place);
    if (line.empty()) {
      requestLevel(labels, data.text(place.name), place.at, std::move(request));
    } else {
      requestAlongSea(labels, data.text(place.name), line, std::move(request));
    }
  }
  for (const format::Sea& sea : data.seas) {
    const bool told = std::any_of(build.state.places.begin(), build.state.places.end(),
                                  [&sea](const PlaceState& shown) { return shown.place == sea.place; });
    if (told) continue;
    const std::string_view name =
        sea.place == format::none ? data.text(sea.name) : data.text(data.places[sea.place].name);
    requestAlongSea(labels, name, {sea.at, sea.pointCount}, seaRequest(build, atlasSeaPriority + sea.rank, 1, {}));
  }
}

}  // namespace faultline
