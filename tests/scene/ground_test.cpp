#include "scene/ground.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <map>
#include <tuple>

#include "../data/small_pack.h"
#include "base/bits.h"
#include "geo/sphere.h"

namespace faultline {
namespace {

struct Loaded {
  test::SmallPack pack;
  std::vector<std::byte> bytes = pack.bytes();
  Dataset data;
  Loaded() { REQUIRE(Dataset::load(bytes, data) == PackError::None); }
  CellGeometry cell() const {
    CellGeometry geometry;
    REQUIRE(decodeCell(data, 0, data.cellBytes(0), geometry) == PackError::None);
    return geometry;
  }
};

bool same(Vec3f a, Vec3f b) { return a.x == b.x && a.y == b.y && a.z == b.z; }

using Bits = std::tuple<uint32_t, uint32_t, uint32_t>;
Bits bitsOf(Vec3f p) { return {bitCast<uint32_t>(p.x), bitCast<uint32_t>(p.y), bitCast<uint32_t>(p.z)}; }

// A unit is closed when its arcs meet everywhere in the very same vertices: an even number of ends at each place.
bool closed(const Ground& ground, uint32_t unit, int level) {
  std::map<Bits, int> ends;
  const auto add = [&](uint32_t arc) {
    const Ground::ArcSpan span = arcAt(ground, arc, {level, 0});
    if (span.count == 0) return;
    ++ends[bitsOf(ground.unit[span.first])];
    ++ends[bitsOf(ground.unit[span.first + span.count - 1])];
  };
  for (uint32_t i = ground.unitArcFirst[unit]; i < ground.unitArcFirst[unit + 1]; ++i) add(ground.unitArcs[i]);
  for (const Ground::Island& island : ground.islands) {
    if (island.unit == unit) add(island.arc);
  }
  for (const auto& [place, count] : ends) {
    if (count % 2 != 0) return false;
  }
  return !ends.empty();
}

Vec3f vertex(double lon, double lat) { return narrow(unitFrom({lon, lat})); }

}  // namespace

TEST_CASE("ground: arcs, classes, owners and lakes as in the dataset") {
  const Loaded loaded;
  const Ground ground = buildGround(loaded.data);
  REQUIRE(ground.arcs.size() == 4);
  CHECK(ground.revision == 1);
  CHECK(ground.boundary[0][0] == BoundaryClass::International);
  CHECK(ground.boundary[1][0] == BoundaryClass::Disputed);
  // The first unit owns the border, its coast and its island, each once; the second the border and its coast.
  CHECK(ground.unitArcFirst == std::vector<uint32_t>{0, 3, 5});
  CHECK(ground.unitArcs == std::vector<uint32_t>{0, 1, 3, 0, 2});
  CHECK(closed(ground, 0, 0));
  CHECK(closed(ground, 1, 0));
  CHECK(same(ground.unit[arcAt(ground, 0, {0, 0}).first], vertex(10, 0)));
  REQUIRE(ground.lakes.size() == 1);
  CHECK(shoreAt(ground, 0, {0, 0}).count == 3);
  // Nothing finer has come: every level is the coarsest.
  for (const int level : {1, 2}) {
    CHECK(arcAt(ground, 0, {level, 0}).first == arcAt(ground, 0, {0, 0}).first);
    CHECK(shoreAt(ground, 0, {level, 0}).first == shoreAt(ground, 0, {0, 0}).first);
  }
  CHECK(ground.lakes[0].validTo == format::openEnd);
}

TEST_CASE("ground: long edges get points of their own, and distances grow along the arc") {
  const Loaded loaded;
  const Ground ground = buildGround(loaded.data);
  for (uint32_t arc = 0; arc < ground.arcs.size(); ++arc) {
    const Ground::ArcSpan span = arcAt(ground, arc, {0, 0});
    CHECK(ground.km[span.first] == 0.0f);
    for (uint32_t i = 1; i < span.count; ++i) {
      const Vec3 before = widen(ground.unit[span.first + i - 1]);
      const Vec3 here = widen(ground.unit[span.first + i]);
      CHECK(angleBetween(before, here) < 1.01 * 3.14159265 / 180 * 1.415);
      const double step = double(ground.km[span.first + i]) - double(ground.km[span.first + i - 1]);
      CHECK(std::abs(step - distanceKm(before, here)) < 0.01);
    }
  }
  // The edge along the parallel of 10 degrees stays on it: its points are on the parallel, not on the great circle.
  bool found = false;
  const Ground::ArcSpan coast = arcAt(ground, 1, {0, 0});
  for (uint32_t i = 0; i < coast.count; ++i) found = found || same(ground.unit[coast.first + i], vertex(5, 10));
  CHECK(found);
}

TEST_CASE("ground: a cell adds a level of arcs, islands and lakes; the coarser stays, units stay closed") {
  const Loaded loaded;
  Ground ground = buildGround(loaded.data);
  const Ground before = ground;
  refineGround(ground, loaded.data, 0, loaded.cell());
  CHECK(ground.cellLoaded[0]);
  CHECK(ground.revision == before.revision);
  CHECK(ground.refined[0] == 0);
  CHECK(ground.refined[1] == 1);
  CHECK(ground.refined[2] == 1);

  const Ground::ArcSpan finer = arcAt(ground, 0, {1, 0});
  CHECK(arcAt(ground, 0, {2, 0}).first == finer.first);  // the finest there is
  CHECK(same(ground.unit[finer.first], vertex(10, 0)));
  bool refined = false;
  for (uint32_t i = 0; i < finer.count; ++i) refined = refined || same(ground.unit[finer.first + i], vertex(10.1, 4));
  CHECK(refined);
  CHECK(arcAt(ground, 1, {1, 0}).first == arcAt(before, 1, {0, 0}).first);
  REQUIRE(ground.islands.size() == 1);
  CHECK(ground.islands[0].unit == 0);
  const uint32_t islandArc = ground.islands[0].arc;
  CHECK(arcAt(ground, islandArc, {0, 0}).count == 0);
  const Ground::ArcSpan island = arcAt(ground, islandArc, {1, 0});
  CHECK(island.count == 4);
  CHECK(same(ground.unit[island.first], ground.unit[island.first + 3]));
  CHECK(ground.boundary[0][islandArc] == BoundaryClass::Coast);
  CHECK(shoreAt(ground, 0, {1, 0}).first != shoreAt(before, 0, {0, 0}).first);

  // At the coarsest level nothing has happened: a view that is far away is the same whatever was loaded on the way.
  for (uint32_t arc = 0; arc < before.arcs.size(); ++arc) {
    const Ground::ArcSpan was = arcAt(before, arc, {0, 0});
    const Ground::ArcSpan is = arcAt(ground, arc, {0, 0});
    REQUIRE((is.first == was.first && is.count == was.count));
    for (uint32_t i = 0; i < is.count; ++i) CHECK(same(ground.unit[is.first + i], before.unit[was.first + i]));
  }
  CHECK(shoreAt(ground, 0, {0, 0}).first == shoreAt(before, 0, {0, 0}).first);
  for (const int level : {0, 1, 2}) {
    CHECK(closed(ground, 0, level));
    CHECK(closed(ground, 1, level));
  }

  refineGround(ground, loaded.data, 0, loaded.cell());  // again: nothing more
  CHECK(ground.refined[1] == 1);
  CHECK(ground.islands.size() == 1);
}

// The same cell twice, as level 1 and 2.
struct TwoLevels {
  test::SmallPack pack;
  std::vector<std::byte> bytes;
  Dataset data;
  CellGeometry coarse, fine;
  TwoLevels() {
    pack.cells.push_back(pack.cells[0]);
    pack.cells[1].level = 2;
    pack.cells[1].offset = pack.cells[0].length;
    const std::vector<std::byte> once = pack.cellData;
    pack.cellData.insert(pack.cellData.end(), once.begin(), once.end());
    pack.arcs[0].cell2 = 1;
    bytes = pack.bytes();
    REQUIRE(Dataset::load(bytes, data) == PackError::None);
    REQUIRE(decodeCell(data, 0, data.cellBytes(0), coarse) == PackError::None);
    fine = coarse;  // the same things, a little elsewhere
    for (size_t i = 1; i + 1 < fine.points.size(); ++i) {
      if (i != 3) fine.points[i].lat += 0.001;
    }
  }
};

TEST_CASE("ground: each level keeps its own, in whichever order they arrive") {
  const TwoLevels two;
  const Dataset& data = two.data;
  for (const bool fineFirst : {false, true}) {
    Ground ground = buildGround(data);
    refineGround(ground, data, fineFirst ? 1 : 0, fineFirst ? two.fine : two.coarse);
    refineGround(ground, data, fineFirst ? 0 : 1, fineFirst ? two.coarse : two.fine);
    INFO("finer first " << fineFirst);
    REQUIRE(ground.islands.size() == 1);  // one id is one island
    const uint32_t island = ground.islands[0].arc;
    CHECK(same(ground.unit[arcAt(ground, island, {2, 0}).first + 1], vertex(-2.9, 0.001)));
    CHECK(same(ground.unit[arcAt(ground, island, {1, 0}).first + 1], vertex(-2.9, 0)));
    CHECK(arcAt(ground, island, {0, 0}).count == 0);
    CHECK(shoreAt(ground, 0, {2, 0}).first != shoreAt(ground, 0, {1, 0}).first);
    CHECK(arcAt(ground, 0, {2, 0}).first != arcAt(ground, 0, {1, 0}).first);
    for (const int level : {0, 1, 2}) {
      CHECK(closed(ground, 0, level));
      CHECK(closed(ground, 1, level));
    }
  }
}

TEST_CASE("ground: with a finer level only, a coarser view keeps the coarsest") {
  const TwoLevels two;
  Ground ground = buildGround(two.data);
  refineGround(ground, two.data, 1, two.fine);
  CHECK(arcAt(ground, 0, {1, 0}).first == arcAt(ground, 0, {0, 0}).first);
  CHECK(arcAt(ground, 0, {2, 0}).first != arcAt(ground, 0, {0, 0}).first);
  CHECK(arcAt(ground, ground.islands[0].arc, {1, 0}).count == 0);
}

}  // namespace faultline
