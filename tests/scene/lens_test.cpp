// The map under its lenses: the places that must come out right, what is filled and hatched as whose, a third lens.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string_view>

#include "../data/small_pack.h"
#include "geo/sphere.h"
#include "real_story.h"
#include "scene/scene.h"
#include "scene/units.h"
#include "story/dates.h"

namespace faultline {
namespace {

constexpr uint32_t recognised = 0, control = 1;

uint32_t unitNamed(std::string_view code) {
  const Dataset& data = story().dataset;
  for (uint32_t i = 0; i < data.units.size(); ++i) {
    if (data.text(data.units[i].code) == code) return i;
  }
  return format::none;
}

// What stands on the map at a place: the unit, whose fill it has under each lens, and the classes of its outline.
struct Point {
  const char* name;
  LonLat at;
  const char *unit, *asRecognised, *asControlled;
};
constexpr Point points[] = {
    {"Simferopol", {34.10, 44.95}, "UA-43", "UA", "RU"},
    {"Sevastopol", {33.55, 44.60}, "UA-40", "UA", "RU"},
    {"Katzrin", {35.69, 32.99}, "X-GOLAN", "SY", "IL"},
    {"Laayoune", {-13.20, 27.15}, "EH", "EH", "EH"},
    {"Dakhla", {-15.95, 23.70}, "EH", "EH", "EH"},
    {"Tskhinvali", {43.97, 42.23}, "GE-SO", "GE", "GE-SO"},
    {"Aksai Chin", {79.30, 35.10}, "X-AKSAICHIN", "X-AKSAICHIN", "CN"},
    {"Gaza", {34.45, 31.50}, "PS-GZA", "PS-WBK", "PS-WBK"},
    {"Hebron", {35.10, 31.53}, "PS-WBK", "PS-WBK", "PS-WBK"},
};

// The scene about a place, with the states that may fill it lit in the colours of different blocs.
struct Shown {
  StoryState state;
  std::vector<format::Actor> actors;
  std::vector<uint32_t> refs;
  Dataset dataset = story().dataset;
  DrawList list;

  Shown(const Point& point, uint32_t lens, format::Day day, std::vector<const char*> lit) {
    refs.assign(dataset.refs.begin(), dataset.refs.end());
    for (size_t i = 0; i < lit.size(); ++i) {
      format::Actor actor{};
      actor.kind = ActorKind::State;
      actor.bloc = static_cast<Bloc>(i + 1);
      actor.units = {static_cast<uint32_t>(refs.size()), 1};
      refs.push_back(unitNamed(lit[i]));
      state.actors.push_back(static_cast<uint32_t>(i));
      actors.push_back(actor);
    }
    dataset.refs = refs;
    dataset.actors = actors;
    state.moment = {0, static_cast<double>(day)};
    SceneInput in;
    in.dataset = &dataset;
    in.ground = &story().ground;
    in.state = &state;
    in.view = {point.at, 300, 0};
    in.layout = {800, 600, LayoutKind::Bare};
    in.lens = lens;
    list = buildScene(in);
  }

  Color fillOf(uint32_t unit) const {
    for (const UnitFill& fill : list.fills) {
      if (fill.unit == unit) return fill.color;
    }
    return list.tokens.land;
  }
  const Hatch* hatchOf(uint32_t unit) const {
    for (const Hatch& hatch : list.hatches) {
      if (std::find(hatch.clipUnits.begin(), hatch.clipUnits.end(), unit) != hatch.clipUnits.end()) return &hatch;
    }
    return nullptr;
  }
};

format::Day dayFrom(std::string_view iso) { return dayFromIso(iso).value(); }

BoundaryClass classBetween(std::string_view a, std::string_view b, uint32_t lens) {
  const Dataset& data = story().dataset;
  const auto left = static_cast<int>(unitNamed(a)), right = static_cast<int>(unitNamed(b));
  for (size_t i = 0; i < data.arcs.size(); ++i) {
    const format::Arc& arc = data.arcs[i];
    if ((arc.leftUnit == left && arc.rightUnit == right) || (arc.leftUnit == right && arc.rightUnit == left))
      return story().ground.boundary[lens][i];
  }
  return BoundaryClass::Count;
}

}  // namespace

TEST_CASE("the lenses are the atlas's, recognised first, each with its words") {
  const Dataset& data = story().dataset;
  REQUIRE(data.lenses.size() >= 2);
  CHECK(data.lensById("recognised") == recognised);
  CHECK(data.lensById("control") == control);
  CHECK(story().ground.boundary.size() == data.lenses.size());
  for (const format::Lens& lens : data.lenses) {
    CHECK(lens.meaning.length > 40);
    CHECK(lens.stateOf.length > 0);
  }
}

TEST_CASE("places that must come out right: unit and fill under both lenses") {
  const Dataset& data = story().dataset;
  for (const Point& point : points) {
    INFO(point.name);
    const uint32_t unit = unitNamed(point.unit);
    CHECK(unitContains(data, story().ground, {}, unit, unitFrom(point.at)));
    for (const uint32_t lens : {recognised, control}) {
      const char* owner = lens == recognised ? point.asRecognised : point.asControlled;
      CHECK(data.text(data.units[data.sovereign(lens, unit)].code) == owner);
      // Whoever fills it is lit; then the other side is: only the first gives it a tint.
      const char* other = lens == recognised ? point.asControlled : point.asRecognised;
      const Shown shown(point, lens, dayFrom("2024-01-20"), {owner});
      CHECK(shown.fillOf(unit) == shown.list.tokens.tints[1]);
      if (std::string_view(other) == owner) continue;
      const Shown unlike(point, lens, dayFrom("2024-01-20"), {other});
      CHECK(unlike.fillOf(unit) == unlike.list.tokens.land);
    }
  }
}

TEST_CASE("lines by lens") {
  struct Line {
    const char *a, *b;
    BoundaryClass asRecognised, asControlled;
  };
  using enum BoundaryClass;
  for (const Line& line : {Line{"UA-43", "UA-65", Ceasefire, Ceasefire}, Line{"IL", "X-GOLAN", Ceasefire, Internal},
                           Line{"SY-UNDOF", "X-GOLAN", Ceasefire, Ceasefire}, Line{"EH", "MA", Disputed, Disputed},
                           Line{"GE", "GE-SO", Ceasefire, Ceasefire}, Line{"CN", "X-AKSAICHIN", Disputed, Internal},
                           Line{"IL", "PS-GZA", Ceasefire, Ceasefire}, Line{"IL", "PS-WBK", Ceasefire, Ceasefire},
                           Line{"IN-JK", "PK", Disputed, International}, Line{"KP", "KR", Ceasefire, Ceasefire}}) {
    INFO(line.a << " and " << line.b);
    CHECK(classBetween(line.a, line.b, recognised) == line.asRecognised);
    CHECK(classBetween(line.a, line.b, control) == line.asControlled);
  }
}

TEST_CASE("what is held in part is hatched in the control lens alone, from its date on, in the holder's colour") {
  const Point kherson{"Kherson", {33.5, 46.4}, "UA-65", "UA", "UA"};
  const uint32_t unit = unitNamed("UA-65");
  const Shown held(kherson, control, dayFrom("2024-01-20"), {"RU"});
  const Hatch* hatch = held.hatchOf(unit);
  REQUIRE(hatch != nullptr);
  CHECK(hatch->rings.empty());
  CHECK(hatch->pick == Pick{PickKind::Unit, unit});
  const Color tone = held.list.tokens.blocs[1];
  CHECK((hatch->color.r == tone.r && hatch->color.g == tone.g && hatch->color.b == tone.b));
  CHECK(held.fillOf(unit) == held.list.tokens.land);
  CHECK(Shown(kherson, recognised, dayFrom("2024-01-20"), {"RU"}).hatchOf(unit) == nullptr);
  CHECK(Shown(kherson, control, dayFrom("2022-02-23"), {"RU"}).hatchOf(unit) == nullptr);
  CHECK(Shown(kherson, control, dayFrom("2022-02-24"), {"RU"}).hatchOf(unit) != nullptr);
}

TEST_CASE("a story that draws held ground itself is left to it") {
  const Dataset& data = story().dataset;
  const uint32_t oblasts[] = {unitNamed("UA-14"), unitNamed("UA-09"), unitNamed("UA-65"), unitNamed("UA-23")};
  const auto byLens = [&](uint32_t beat) {
    const StoryState state = evaluate(data, {beat, static_cast<double>(data.beats[beat].end)});
    SceneInput in;
    in.dataset = &data;
    in.ground = &story().ground;
    in.state = &state;
    in.view = {{35, 47.5}, 1100, 0};
    in.layout = {800, 600, LayoutKind::Bare};
    in.lens = control;
    std::set<uint32_t> hatched;
    for (const Hatch& hatch : buildScene(in).hatches) {
      if (hatch.pick.kind == PickKind::Unit) hatched.insert(hatch.pick.index);
    }
    return hatched;
  };
  const std::set<uint32_t> fronts = byLens(2);  // with the front line, whose held side is hatched
  for (const uint32_t unit : oblasts) CHECK(fronts.count(unit) == 0);
}

TEST_CASE("a third lens is drawn as its table says") {
  test::SmallPack pack;
  const uint32_t third = pack.addLens("third");
  pack.sovereigns[third * 2] = 1;
  pack.held.push_back({static_cast<uint16_t>(third), 0, 1, 0, {}, {}, format::openStart});
  const auto bytes = pack.bytes();
  Dataset data;
  REQUIRE(Dataset::load(bytes, data) == PackError::None);
  const Ground ground = buildGround(data);
  REQUIRE(ground.boundary.size() == 3);
  CHECK(ground.boundary[third][0] == BoundaryClass::International);
  StoryState state;
  state.actors = {0};
  SceneInput in;
  in.dataset = &data;
  in.ground = &ground;
  in.state = &state;
  in.view = {{10, 5}, 2500, 0};
  in.layout = {800, 600, LayoutKind::Bare};
  for (uint32_t lens = 0; lens < 3; ++lens) {
    in.lens = lens;
    const DrawList list = buildScene(in);
    CHECK(list.lens == lens);
    CHECK(std::count_if(list.hatches.begin(), list.hatches.end(), [](const Hatch& hatch) {
            return hatch.pick == Pick{PickKind::Unit, 0};
          }) == (lens == third));
  }
}

}  // namespace faultline
