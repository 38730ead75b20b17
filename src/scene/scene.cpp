#include "scene/scene.h"

#include <algorithm>

#include "base/bits.h"
#include "base/stable_sort.h"
#include "base/trig.h"
#include "geo/sphere.h"
#include "scene/build.h"
#include "scene/front_line.h"
#include "scene/furniture.h"
#include "scene/labels.h"

namespace faultline {

Vec3 unitAt(format::Position position) {
  return unitFrom({static_cast<double>(position.lon), static_cast<double>(position.lat)});
}

Bloc blocOf(const Dataset& dataset, uint32_t actor) {
  return actor == format::none ? Bloc::None : dataset.actors[actor].bloc;
}

bool onFrame(const SceneBuild& build, Vec2 screen, double slack) {
  return holds(grown(build.list.layout.frame, slack), screen);
}

void addObstacle(SceneBuild& build, std::span<const Vec3f> line, float weight, Pick pick) {
  for (ScreenPath& path : projectPath(build.list.projection, line)) {
    Vec2 low = path.points.front(), high = low;
    for (const Vec2 point : path.points) {
      low = {std::min(low.x, point.x), std::min(low.y, point.y)};
      high = {std::max(high.x, point.x), std::max(high.y, point.y)};
    }
    const Rect bounds{low.x, low.y, high.x - low.x, high.y - low.y};
    if (overlaps(grown(bounds, 1), build.list.layout.frame))
      build.obstacles.push_back({std::move(path), bounds, weight, pick});
  }
}

namespace {

// Radians from the centre to what is farthest away on the frame.
double radiusOfView(const Projection& projection, const Rect& frame, Vec3 centre) {
  double radius = 0;
  for (const Vec2 corner :
       {Vec2{frame.x, frame.y}, Vec2{frame.x + frame.width, frame.y}, Vec2{frame.x, frame.y + frame.height},
        Vec2{frame.x + frame.width, frame.y + frame.height}}) {
    const auto unit = toUnit(projection, corner);
    radius = std::max(radius, unit ? angleBetween(centre, *unit) : radians(horizonDeg));
  }
  return std::min(radius, radians(horizonDeg));
}

// A fast hash of what the renderer uploads; equal lists give equal keys.
class StrokeHash {
 public:
  void add(uint64_t value) {
    key = (key ^ value) * 0x9e3779b97f4a7c15ull;
    key ^= key >> 29;
  }
  void add(float value) { add(static_cast<uint64_t>(bitCast<uint32_t>(value))); }
  void add(Color c) { add(static_cast<uint64_t>(c.r | c.g << 8 | c.b << 16) | static_cast<uint64_t>(c.a) << 24); }
  void add(const std::vector<Vec3f>& line) {
    add(static_cast<uint64_t>(line.size()));
    for (const Vec3f& p : line) add(p.x), add(p.y), add(p.z);
  }
  void add(const Stroke& stroke) {
    add(stroke.unit);
    add(static_cast<uint64_t>(stroke.alpha.size()));
    for (const float alpha : stroke.alpha) add(alpha);
    add(stroke.color), add(stroke.width), add(stroke.dash.on), add(stroke.dash.off);
    add(stroke.casing), add(stroke.casingWidth), add(static_cast<uint64_t>(stroke.roundCap));
    add(stroke.hollow), add(stroke.soft), add(stroke.dashKm);
    add(static_cast<uint64_t>(stroke.pick.kind)), add(static_cast<uint64_t>(stroke.pick.index));
  }
  void add(const Hatch& hatch) {
    for (const std::vector<Vec3f>& ring : hatch.rings) add(ring);
    add(static_cast<uint64_t>(hatch.clipUnits.size()));
    for (const uint32_t unit : hatch.clipUnits) add(static_cast<uint64_t>(unit));
    add(hatch.color), add(hatch.spacing), add(hatch.width), add(hatch.angleDeg);
  }
  void add(const std::vector<Stroke>& strokes) {
    add(static_cast<uint64_t>(strokes.size()));
    for (const Stroke& stroke : strokes) add(stroke);
  }
  uint64_t key = 0xcbf29ce484222325ull;
};

}  // namespace

namespace {

// The frame and what labels give way to.
SceneBuild begun(const SceneInput& input, DrawList& list) {
  list.layout = layoutFor(input.layout);
  list.projection = projectionFor(input.view, list.layout.free);
  list.dpr = input.dpr;
  list.detail = detailFor(kmPerPixel(list.projection) / input.dpr);
  list.tokens = input.tokens;
  list.lens = input.lens;
  list.day = input.state->moment.day;
  SceneBuild build{input, *input.dataset, *input.state, input.tokens, list, 0, 1, {}, {}, {}, {}, {}, nullptr};
  build.viewRadius = radiusOfView(list.projection, list.layout.frame, unitFrom(input.view.centre));
  build.kmPerPx = kmPerPixel(list.projection);
  findLitGroup(build);
  return build;
}

void addLines(SceneBuild& build) {
  if (build.in.layers.shows(Layer::Links)) addLinks(build);
  if (build.in.layers.shows(Layer::Fronts)) addFronts(build);
}

}  // namespace

std::vector<PlacedLabel> labelsAt(const SceneInput& input, LabelPlan& plan, uint64_t key) {
  DrawList list;
  SceneBuild build = begun(input, list);
  build.frontLines = &plan.frontLines;
  build.bows = plan.bows;
  addGround(build);
  if (input.layers.shows(Layer::Areas)) addZones(build);
  addLines(build);
  addMarkers(build);
  addFurniture(build);
  return labelsFor(build, *plan.groundNames, key);
}

DrawList buildScene(const SceneInput& input) {
  LabelPlan plan;
  return buildScene(input, plan);
}

DrawList buildScene(const SceneInput& input, LabelPlan& plan) {
  DrawList list;
  SceneBuild build = begun(input, list);
  build.frontLines = &plan.frontLines;
  const uint32_t beat = input.state->moment.beat;
  if (plan.bowsOfBeat != beat) {
    plan.bows = linkBows(*input.dataset, input.dataset->list(input.dataset->beats[beat].links));
    plan.bowsOfBeat = beat;
  }
  build.bows = plan.bows;
  addGround(build);
  addGraticule(build);
  if (input.layers.shows(Layer::Areas)) {
    addSweeps(build);
    addAreas(build);
    addHeldParts(build);
  }
  addLines(build);
  addMarkers(build);
  addFurniture(build);
  addLabels(build, plan);
  cutLinksUnderWords(build);
  addCaption(build);

  StrokeHash hash;
  hash.add(list.graticule), hash.add(list.outlines), hash.add(list.links), hash.add(list.fronts);
  for (const Hatch& sweep : list.sweeps) hash.add(sweep);
  for (const Hatch& hatch : list.hatches) hash.add(hatch);
  list.strokeKey = hash.key;
  return list;
}

namespace {

// The whole disc of the globe is never smaller than the part of the frame beside the card: in a low window the map
// shows less, not a marble.
double widestSpanKm(const Layout& layout) {
  const double disc = 2 * sqrtOf(2 * (1 - horizonZ)) * earthRadiusKm;
  const double beside = layout.narrow ? layout.frame.width : layout.frame.width - layout.free.x;
  const double kmPerPx = disc / std::min(beside, layout.frame.height);
  return std::clamp(kmPerPx * std::min(layout.free.width, layout.free.height), 700.0, 20000.0);
}

// How much of the free rectangle's width or height, whichever is more, the points take up; above 1 when one of them
// lies outside or nearer to the edge than the margin.
double fillOf(const View& view, const Layout& layout, const std::vector<Vec3>& points, double margin) {
  const Projection projection = projectionFor(view, layout.free);
  Vec2 low{1e18, 1e18}, high{-1e18, -1e18};
  for (const Vec3 point : points) {
    const auto screen = toScreen(projection, point);
    if (!screen || !holds(grown(layout.free, -margin), *screen)) return 2;
    low = {std::min(low.x, screen->x), std::min(low.y, screen->y)};
    high = {std::max(high.x, screen->x), std::max(high.y, screen->y)};
  }
  return std::max((high.x - low.x) / layout.free.width, (high.y - low.y) / layout.free.height);
}

}  // namespace

View beatView(const Dataset& dataset, uint32_t beat, const Layout& layout) {
  const format::Beat& record = dataset.beats[beat];
  const double widest = widestSpanKm(layout);
  constexpr double nearestKm = 700, leastFill = 0.45;
  std::vector<Vec3> show;
  for (const format::Position& position : dataset.line(record.show)) show.push_back(unitAt(position));
  if (record.cameraSpanDeg > 0) {
    View view;
    view.centre = {static_cast<double>(record.cameraAt.lon), static_cast<double>(record.cameraAt.lat)};
    view.spanKm = std::clamp(radians(static_cast<double>(record.cameraSpanDeg)) * earthRadiusKm, 20.0, 20000.0);
    // The author's view, where this frame has room for what the beat is about; nearer, where that would be lost in it.
    const double margin = std::min(12.0, std::min(layout.free.width, layout.free.height) * 0.05);
    const double fill = show.size() < 2 ? 1 : fillOf(view, layout, show, margin);
    if (view.spanKm <= widest && fill <= 1) {
      View nearer = view;
      nearer.spanKm = std::max(view.spanKm * fill / leastFill, std::min(nearestKm, view.spanKm));
      if (fill < leastFill && fillOf(nearer, layout, show, margin) <= 1) return nearer;
      return view;
    }
  }
  const double margin = std::min({48.0, layout.free.width * 0.14, layout.free.height * 0.14});
  View view = frameView(show.data(), show.size(), layout.free, margin, nearestKm);
  view.spanKm = std::min(view.spanKm, widest);
  return view;
}

std::vector<uint32_t> wantedCells(const Dataset& dataset, const Ground& ground, const Projection& projection,
                                  const Layout& layout, double dpr) {
  const int finest = detailFor(kmPerPixel(projection) / dpr).level;
  struct Wanted {
    double distance;
    uint32_t cell;
  };
  std::vector<Wanted> wanted;
  const Rect& frame = layout.frame;
  const auto looking = toUnit(projection, {frame.x + frame.width / 2, frame.y + frame.height / 2});
  for (size_t i = 0; i < dataset.cells.size(); ++i) {
    const format::Cell& cell = dataset.cells[i];
    if (cell.level > finest || (i < ground.cellLoaded.size() && ground.cellLoaded[i])) continue;
    // The box on the screen of a net of points over the cell; a cell larger than the frame surrounds it.
    Vec2 low{1e18, 1e18}, high{-1e18, -1e18};
    for (int x = 0; x <= 4; ++x) {
      for (int y = 0; y <= 4; ++y) {
        const double lon = static_cast<double>(cell.lonMin) + static_cast<double>(cell.lonMax - cell.lonMin) * x / 4;
        const double lat = static_cast<double>(cell.latMin) + static_cast<double>(cell.latMax - cell.latMin) * y / 4;
        const auto screen = toScreen(projection, unitFrom({lon, lat}));
        if (!screen) continue;
        low = {std::min(low.x, screen->x), std::min(low.y, screen->y)};
        high = {std::max(high.x, screen->x), std::max(high.y, screen->y)};
      }
    }
    if (low.x > high.x || !overlaps({low.x, low.y, high.x - low.x, high.y - low.y}, frame)) continue;
    const Vec3 middle = unitFrom(
        {static_cast<double>(cell.lonMin + cell.lonMax) / 2, static_cast<double>(cell.latMin + cell.latMax) / 2});
    // Coarser ones first at the same distance: they are what a finer one refines.
    const double distance = looking ? angleBetween(*looking, middle) : 0;
    wanted.push_back({distance, static_cast<uint32_t>(i)});
  }
  stableSort(wanted, [&dataset](const Wanted& a, const Wanted& b) {
    const uint8_t levelA = dataset.cells[a.cell].level, levelB = dataset.cells[b.cell].level;
    return levelA != levelB ? levelA < levelB : a.distance < b.distance;
  });
  std::vector<uint32_t> cells;
  cells.reserve(wanted.size());
  for (const Wanted& w : wanted) cells.push_back(w.cell);
  return cells;
}

}  // namespace faultline
