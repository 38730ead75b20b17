#include "scene/label_plan.h"

#include <algorithm>
#include <cmath>

#include "base/bits.h"
#include "base/hash.h"
#include "base/trig.h"
#include "geo/sphere.h"
#include "scene/front_line.h"
#include "scene/furniture.h"
#include "scene/labels.h"

namespace faultline {

LabelPlan::LabelPlan() : groundNames(std::make_unique<GroundNames>()) {}
LabelPlan::~LabelPlan() = default;
LabelPlan::LabelPlan(LabelPlan&&) noexcept = default;
LabelPlan& LabelPlan::operator=(LabelPlan&&) noexcept = default;

View labelView(const SceneInput& input) {
  const Layout layout = layoutFor(input.layout);
  const View& view = input.flyingTo ? *input.flyingTo : input.view;
  const View home = beatView(*input.dataset, input.state->moment.beat, layout);
  const auto nearest = [](double value) { return std::floor(value + 0.5); };
  View mesh;
  const double octaves = logOf(view.spanKm / home.spanKm) / logOf(2);
  const double zoom = nearest(octaves * meshesPerOctave);
  mesh.spanKm = zoom == 0 ? home.spanKm : home.spanKm * expOf(zoom / meshesPerOctave * logOf(2));
  const double side = std::max(std::min(layout.free.width, layout.free.height), 1.0);
  const double step = degrees(meshPixels * mesh.spanKm / side / earthRadiusKm);
  mesh.centre.lat =
      std::clamp(home.centre.lat + nearest((view.centre.lat - home.centre.lat) / step) * step, -90.0, 90.0);
  const double stepLon = std::min(step / std::max(cosOf(radians(mesh.centre.lat)), 0.02), 45.0);
  double away = view.centre.lon - home.centre.lon;
  if (away > 180) away -= 360;
  if (away < -180) away += 360;
  mesh.centre.lon = home.centre.lon + nearest(away / stepLon) * stepLon;
  if (mesh.centre.lon > 180) mesh.centre.lon -= 360;
  if (mesh.centre.lon < -180) mesh.centre.lon += 360;
  mesh.northDeg = home.northDeg + nearest((view.northDeg - home.northDeg) / meshNorthDeg) * meshNorthDeg;
  return mesh;
}

namespace {

// Of all but the state.
uint64_t keyOf(const SceneInput& in, const View& mesh) {
  uint64_t key = hashSeed;
  const auto add = [&key](double value) { key = hashMix(key, bitCast<uint64_t>(value)); };
  const auto addColor = [&key](Color c) {
    key = hashMix(key, static_cast<uint64_t>(c.r) | static_cast<uint64_t>(c.g) << 8 | static_cast<uint64_t>(c.b) << 16 |
                           static_cast<uint64_t>(c.a) << 24);
  };
  add(mesh.centre.lon), add(mesh.centre.lat), add(mesh.spanKm), add(mesh.northDeg);
  add(in.layout.width), add(in.layout.height), add(in.dpr);
  key = hashMix(key, static_cast<uint64_t>(in.layout.kind) | static_cast<uint64_t>(in.layout.sheet) << 8 |
                         static_cast<uint64_t>(in.lens) << 16 | static_cast<uint64_t>(in.layers.bits) << 24 |
                         static_cast<uint64_t>(in.ground->revision) << 32);
  key = hashMix(key, in.dataset->units.size());
  key = hashMix(key, in.ground->refined[groundLevels - 1]);  // names stand on the land as it is drawn
  for (const Color c : {in.tokens.ink, in.tokens.muted, in.tokens.land, in.tokens.sea, in.tokens.seaText}) addColor(c);
  return key;
}

void movedBy(Label& label, Vec2 shift) {
  label.screen = label.screen + shift;
  label.anchorScreen = label.anchorScreen + shift;
  label.box.x += shift.x, label.box.y += shift.y;
  for (LabelGlyph& glyph : label.glyphs) glyph.screen = glyph.screen + shift;
}

bool clear(const SceneBuild& build, const std::vector<std::vector<Quad>>& others, const Label& label) {
  if (!within(label.box, grown(build.list.layout.frame, -1))) return false;
  for (const Rect& panel : closedTo(build.list.layout).rects) {
    if (panel.width > 0 && overlaps(panel, label.box)) return false;
  }
  for (const Rect& taken : build.taken) {
    if (overlaps(taken, label.box)) return false;
  }
  const std::vector<Quad> own = quadsOf(label);
  for (size_t i = 0; i < others.size(); ++i) {
    if (!overlaps(build.list.labels[i].box, label.box)) continue;
    for (const Quad& a : others[i]) {
      for (const Quad& b : own) {
        if (overlaps(a, b)) return false;
      }
    }
  }
  return true;
}

// Names ride with their own points, so that a leader may come to lie over another or a text between the views that
// they were placed for.
bool meetsLeader(const DrawList& list, const std::vector<Quad>& text) {
  for (const Leader& leader : list.leaders) {
    for (const Quad& quad : text) {
      if (segmentMeetsQuad(leader.from, leader.to, quad)) return true;
    }
  }
  return false;
}

bool leaderClear(const DrawList& list, const std::vector<std::vector<Quad>>& others, Vec2 from, Vec2 to) {
  for (const Leader& leader : list.leaders) {
    if (segmentsCross(leader.from, leader.to, from, to)) return false;
  }
  for (const std::vector<Quad>& text : others) {
    for (const Quad& quad : text) {
      if (segmentMeetsQuad(from, to, quad)) return false;
    }
  }
  return true;
}

// A dot without its name says nothing: towns whose name is not there go again. Sites and incidents speak by their
// shape.
void dropUnnamedMarkers(const SceneBuild& build) {
  const Dataset& data = build.data;
  DrawList& list = build.list;
  if (!build.in.layers.shows(Layer::Labels)) return;  // no name is: the reader chose so
  const auto unnamed = [&](const Marker& marker) {
    if (marker.pick.kind != PickKind::Place || data.places[marker.pick.index].kind != PlaceKind::City) return false;
    return std::none_of(list.labels.begin(), list.labels.end(),
                        [&marker](const Label& label) { return label.pick == marker.pick; });
  };
  list.markers.erase(std::remove_if(list.markers.begin(), list.markers.end(), unnamed), list.markers.end());
}

}  // namespace

void addLabels(SceneBuild& build, LabelPlan& plan) {
  SceneInput placed = build.in;
  if (placed.labelState != nullptr) placed.state = placed.labelState;
  placed.view = labelView(placed);
  const uint64_t still = keyOf(placed, placed.view);
  // In flight the world may change with every frame; its labels are those of the first.
  const uint64_t key =
      std::max<uint64_t>(1, hashMix(still, placed.flyingTo ? placed.state->moment.beat : hashState(*placed.state)));
  if (plan.key != key) {
    placed.selected = placed.lit = {};
    placed.crossFade = 1;
    placed.flow = 0;
    plan.labels = labelsAt(placed, plan, still);
    plan.key = key;
    ++plan.made;
  }
  // From where they were placed to where the map is now. What is flown to shows its names when its size is about right.
  DrawList& list = build.list;
  constexpr double muchNearer = 0.6, muchFarther = 1.5;
  const double nearer = placed.view.spanKm / build.in.view.spanKm;
  if (build.in.flyingTo && (nearer < muchNearer || nearer > muchFarther)) return dropUnnamedMarkers(build);
  const double fade = static_cast<double>(build.in.crossFade);
  const std::vector<LinkExit> exits = linkExits(build);
  addExitPointers(build, exits);
  std::vector<std::vector<Quad>> quads;
  for (size_t first = 0; first < plan.labels.size();) {
    size_t end = first + 1;
    while (end < plan.labels.size() && plan.labels[end].block == plan.labels[first].block) ++end;
    const PlacedLabel& lead = plan.labels[first];
    Vec2 shift{0, 0};
    bool shown = true;
    if (lead.exit != format::none) {  // it keeps to the edge
      const auto exit =
          std::find_if(exits.begin(), exits.end(), [&lead](const LinkExit& e) { return e.id == lead.exit; });
      shown = exit != exits.end();
      if (shown) shift = exit->at - lead.label.anchorScreen;
    } else if (dot(lead.label.anchorUnit, lead.label.anchorUnit) > 0) {
      const auto now = toScreen(list.projection, lead.label.anchorUnit);
      shown = now.has_value();
      if (now) shift = *now - lead.label.anchorScreen;
    }
    std::vector<Label> block;
    for (size_t i = first; shown && i < end; ++i) {
      Label label = plan.labels[i].label;
      label.alpha *= static_cast<float>(fade);
      movedBy(label, shift);
      shown = clear(build, quads, label) && !meetsLeader(list, quadsOf(label));
      block.push_back(std::move(label));
    }
    if (lead.led) shown = shown && leaderClear(list, quads, lead.leader.from + shift, lead.leader.to + shift);
    if (shown) {
      if (lead.led) {
        list.leaders.push_back({lead.leader.from + shift, lead.leader.to + shift, withAlpha(lead.leader.color, fade),
                                static_cast<uint32_t>(list.labels.size()), lead.leader.dot});
      }
      if (lead.onLine) build.gaps.push_back({lead.label.pick, lead.gapFrom, lead.gapTo});
      for (Label& label : block) {
        quads.push_back(quadsOf(label));
        if (label.style == LabelStyle::PlaceMinor) {
          list.markers.push_back(
              {label.anchorScreen, MarkerShape::Circle, 2.25f, build.tokens.muted, build.tokens.land, 1, label.pick});
        }
        list.labels.push_back(std::move(label));
      }
    }
    first = end;
  }
  dropUnnamedMarkers(build);
}

}  // namespace faultline
