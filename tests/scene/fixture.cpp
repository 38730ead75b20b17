#include "fixture.h"

#include "base/trig.h"
#include "geo/sphere.h"
#include "scene/path.h"
#include "scene/shape.h"

namespace faultline {

namespace {

// A country as a square of `half` degrees about `at`; arc `index` of the ground is its outline.
void addUnit(World& world, format::StringRef name, LonLat at, double half) {
  format::Unit unit{};
  unit.name = name;
  unit.capAt = {static_cast<float>(at.lon), static_cast<float>(at.lat)};
  unit.labelAt = {unit.capAt.lon, static_cast<float>(at.lat + half * 0.5)};  // not where the capital is
  unit.capRadiusDeg = static_cast<float>(half * 1.5);
  unit.areaKm2 = static_cast<float>(half * half * 49000);
  unit.labelRank = 1;
  unit.labelSpanDeg = static_cast<float>(half * 1.6);
  world.units.push_back(unit);
  Ground& ground = world.ground;
  const uint32_t first = static_cast<uint32_t>(ground.unit.size());
  for (const auto& [x, y] : {std::pair{-1.0, -1.0}, {1.0, -1.0}, {1.0, 1.0}, {-1.0, 1.0}, {-1.0, -1.0}}) {
    ground.unit.push_back(narrow(unitFrom({at.lon + x * half, at.lat + y * half})));
    ground.km.push_back(0);
  }
  ground.unitArcs.push_back(static_cast<uint32_t>(ground.arcs.size()));
  ground.arcs.push_back({{{first, 5}}});
  for (auto& boundary : ground.boundary) boundary.push_back(BoundaryClass::Coast);
  ground.unitArcFirst.push_back(static_cast<uint32_t>(ground.unitArcs.size()));
}

}  // namespace

std::unique_ptr<World> makeWorld() {
  auto world = std::make_unique<World>();
  StoryBuilder& build = world->builder;
  struct Named {
    const char* name;
    LonLat at;
  };
  const std::vector<Named> capitals = {{"Moskva", {37.6, 55.8}},
                                       {"Beiping", {116.4, 39.9}},
                                       {"Pyong", {125.7, 39.0}},
                                       {"Seoul", {127.0, 37.6}},
                                       {"Teheran", {51.4, 35.7}}};
  std::vector<uint32_t> places, links, fronts;
  for (const Named& capital : capitals) {
    build.actor(capital.name, capital.at);
    places.push_back(build.place(capital.name, capital.at, PlaceKind::Capital));
  }
  for (const Named& town : std::vector<Named>{{"Kharkiv", {36.2, 50.0}},
                                              {"Izium", {37.3, 49.2}},
                                              {"Donetsk", {37.8, 48.0}},
                                              {"Luhansk", {39.3, 48.6}},
                                              {"Bakhmut", {38.0, 48.6}},
                                              {"Kherson", {32.6, 46.6}}}) {
    places.push_back(build.place(town.name, town.at, PlaceKind::City));
  }
  places.push_back(build.place("Wide Sea", {150, 20}, PlaceKind::Sea));
  const auto link = [&](const char* name, uint32_t from, uint32_t to, LinkKind kind) {
    LinkSpec spec;
    spec.name = name;
    spec.from = from;
    spec.to = to;
    spec.kind = kind;
    links.push_back(build.link(spec));
  };
  link("hub to one", 0, 1, LinkKind::Alignment);
  link("hub to two", 0, 2, LinkKind::Defence);
  link("two to hub, alleged", 2, 0, LinkKind::Alleged);
  link("hub to two, visits", 0, 2, LinkKind::Visit);
  link("one to two", 1, 2, LinkKind::Defence);
  link("two against three", 2, 3, LinkKind::Adversary);
  link("south to hub", 4, 0, LinkKind::Support);
  FrontSpec front;
  front.name = "Long front";
  front.keyframes.push_back(
      {dayOf("2022-09-12"),
       {{37.4, 50.4}, {37.8, 49.9}, {37.9, 49.1}, {38.0, 48.4}, {37.5, 47.9}, {35.7, 47.5}, {33.4, 46.8}, {31.5, 46.5}},
       "fffxxff"});
  fronts.push_back(build.front(front));
  BeatSpec beat;
  beat.start = dayOf("2022-09-12");
  beat.end = dayOf("2024-01-20");
  beat.links = links;
  beat.places = places;
  beat.fronts = fronts;
  build.beat(beat);
  world->dataset = build.finish();

  // What the builder does not make: blocs, who holds which side, countries, glyph widths.
  world->actors.assign(world->dataset.actors.begin(), world->dataset.actors.end());
  const Bloc blocs[] = {Bloc::Russia, Bloc::China, Bloc::Russia, Bloc::Us, Bloc::Iran};
  world->ground.unitArcFirst.push_back(0);
  world->ground.boundary.resize(2);
  for (size_t i = 0; i < world->actors.size(); ++i) {
    world->actors[i].bloc = blocs[i];
    addUnit(*world, world->actors[i].name, capitals[i].at, i < 2 ? 9 : 1.2);
  }
  world->fronts.assign(world->dataset.fronts.begin(), world->dataset.fronts.end());
  world->fronts[0].label = world->fronts[0].name;
  world->fronts[0].sublabel = world->dataset.links[2].name;
  world->fronts[0].marks = world->fronts[0].hatch = Side::Left;
  world->fronts[0].left = 0;
  world->fronts[0].labelAt = {37.5f, 47.9f};
  world->links.assign(world->dataset.links.begin(), world->dataset.links.end());
  for (size_t i = 0; i < world->links.size(); ++i) {
    world->links[i].bloc = blocs[world->links[i].from];
    world->links[i].directed = 1;
    world->links[i].accuser = world->links[i].kind == LinkKind::Alleged ? world->actors[3].name : format::StringRef{};
  }
  world->places.assign(world->dataset.places.begin(), world->dataset.places.end());
  for (format::Place& place : world->places) place.rank = place.kind == PlaceKind::Capital ? 0 : 5;
  for (uint32_t code = 32; code < 0x180; ++code) {
    const float advance = code == ' ' || code == 'i' || code == 'l' ? 0.28f : code >= 'A' && code <= 'Z' ? 0.7f : 0.58f;
    world->glyphs.push_back({code, advance, advance * 1.05f});
  }
  world->dataset.actors = world->actors;
  world->dataset.fronts = world->fronts;
  world->dataset.links = world->links;
  world->dataset.places = world->places;
  world->dataset.units = world->units;
  world->sovereigns.assign(world->dataset.lenses.size() * world->units.size(), format::noUnit);
  world->dataset.sovereigns = world->sovereigns;
  world->dataset.glyphs = world->glyphs;

  StoryState& state = world->state;
  state.moment = {0, static_cast<double>(dayOf("2022-10-12"))};
  for (const uint32_t index : places) state.places.push_back({index, 1});
  for (const uint32_t index : links) state.links.push_back({index, 1, 1, false});
  state.actors = {0, 1, 2, 3, 4};
  state.callouts = fronts;
  FrontState shown;
  for (const format::Position& p : world->dataset.line(world->dataset.keyframes[0].points)) {
    shown.unit.push_back(unitFrom({static_cast<double>(p.lon), static_cast<double>(p.lat)}));
  }
  for (const SegmentStatus status : world->dataset.statuses(world->dataset.keyframes[0].segments)) {
    shown.segments.push_back({status, 1});
  }
  state.fronts.push_back(shown);
  return world;
}

SceneInput World::input(View view, double width, double height) const {
  SceneInput in;
  in.dataset = &dataset;
  in.ground = &ground;
  in.state = &state;
  in.view = view;
  in.layout.width = width;
  in.layout.height = height;
  return in;
}

namespace {

bool overlap(const Label& a, const Label& b) {
  for (const Quad& one : quadsOf(a)) {
    for (const Quad& other : quadsOf(b)) {
      if (overlaps(one, other)) return true;
    }
  }
  return false;
}

}  // namespace

int misplacedLabels(const DrawList& list) {
  int wrong = 0;
  for (size_t i = 0; i < list.labels.size(); ++i) {
    const Rect& box = list.labels[i].box;
    for (size_t k = i + 1; k < list.labels.size(); ++k) wrong += overlap(list.labels[i], list.labels[k]);
    wrong += !within(box, list.layout.frame);
    for (const Rect& panel : {list.layout.card, list.layout.timeline, list.layout.legend}) {
      wrong += panel.width > 0 && overlaps(box, panel);
    }
  }
  return wrong;
}

}  // namespace faultline
