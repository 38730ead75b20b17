#include "render/parity.h"

#include "world.h"

namespace faultline {
namespace {

using namespace testing;

// Two squares side by side: 0 west of the shared arc, 1 east of it.
World neighbours() {
  World world;
  const uint32_t shared = world.addArc({{10, 0}, {10, 1}, {10, 2}}, BoundaryClass::International);
  const uint32_t west = world.addArc({{10, 2}, {9, 2}, {8, 2}, {8, 1}, {8, 0}, {9, 0}, {10, 0}});
  const uint32_t east = world.addArc({{10, 0}, {11, 0}, {12, 0}, {12, 1}, {12, 2}, {11, 2}, {10, 2}});
  world.addUnit({shared, west}, {9, 1}, 2);
  world.addUnit({shared, east}, {11, 1}, 2);
  return world;
}

}  // namespace

TEST_CASE("arcs between two units of a set are no boundary of the set") {
  const World world = neighbours();
  std::vector<uint32_t> arcs;
  const uint32_t both[] = {0, 1};
  boundaryArcs(world.ground, {}, both, arcs);
  CHECK(arcs == std::vector<uint32_t>{1, 2});
  const uint32_t one[] = {1};
  boundaryArcs(world.ground, {}, one, arcs);
  CHECK(arcs == std::vector<uint32_t>{0, 2});
  const uint32_t twice[] = {1, 1};  // a unit listed twice is still one unit
  boundaryArcs(world.ground, {}, twice, arcs);
  CHECK(arcs == std::vector<uint32_t>{0, 2});
}

TEST_CASE("triangles of a boundary: as many as its points, less two a loop") {
  const World world = neighbours();
  const GroundMesh mesh = buildGroundMesh(world.ground, 0, 0);
  const uint32_t both[] = {1, 2};
  Indices indices;
  appendBoundary(mesh, both, {}, indices);
  // Two arcs of 7 points: 5 triangles each; two chords between the same two junctions cancel.
  CHECK(indices.size() / 3 == 10);
  for (const uint32_t index : indices) CHECK(mesh.points[index].km >= 0);  // never a padding point
}

TEST_CASE("the mesh pads arcs with the point where their line goes on") {
  const World world = neighbours();
  const GroundMesh mesh = buildGroundMesh(world.ground, 0, 0);
  REQUIRE(mesh.order.size() == 3);
  const auto same = [](Vec3f a, Vec3f b) { return a.x == b.x && a.y == b.y && a.z == b.z; };
  // West and east are both coast and meet at both junctions: each goes on into the other.
  const uint32_t west = mesh.arcFirst[1];
  const uint32_t east = mesh.arcFirst[2];
  CHECK(same(mesh.points[west - 1].unit, mesh.points[east + 5].unit));
  CHECK(same(mesh.points[west + 7].unit, mesh.points[east + 1].unit));
  // The shared border is the only one of its class there: it ends.
  const uint32_t shared = mesh.arcFirst[0];
  CHECK(same(mesh.points[shared - 1].unit, mesh.points[shared].unit));
  CHECK(mesh.points[shared - 1].km < 0);
  CHECK(mesh.points[shared].km == 0);
  CHECK(mesh.classFirst[static_cast<int>(BoundaryClass::Coast)] == 0);
  CHECK(mesh.classFirst[static_cast<int>(BoundaryClass::International)] == 2);
  CHECK(mesh.classFirst[static_cast<int>(BoundaryClass::Count)] == 3);
}

TEST_CASE("a point is inside a unit or not, near its cap's centre too") {
  const World world = neighbours();
  const auto inside = [&](uint32_t unit, LonLat at) {
    return unitContains(world.dataset, world.ground, {}, unit, unitFrom(at));
  };
  CHECK(inside(0, {9, 1}));
  CHECK(inside(0, {9.9, 1.9}));
  CHECK_FALSE(inside(0, {10.1, 1}));
  CHECK_FALSE(inside(0, {7.9, 1}));
  CHECK_FALSE(inside(0, {9, 2.1}));
  CHECK(inside(1, {11, 1}));
  CHECK_FALSE(inside(1, {-169, -1}));
}

TEST_CASE("only what a view can show is drawn") {
  World world = neighbours();
  world.addArc(blob({-170, 40}, 3, 0, 12));
  const GroundMesh mesh = buildGroundMesh(world.ground, 0, 0);
  const DrawList list = listFor({{10, 1}, 500, 0}, 200, 200);
  const Sight sight(list.projection, list.layout);
  std::vector<Box> boxes;
  for (const Cap& cap : mesh.caps) boxes.push_back(sight.boxOf(cap));
  for (const GroundMesh::ArcRange& range : mesh.order) {
    CHECK(sight.touches(boxes[range.arc], 8) == (range.arc != 3));
  }
  std::vector<PointRange> ranges;
  visibleRanges(mesh, BoundaryClass::Coast, sight, boxes, 0, ranges);
  uint32_t points = 0;
  for (const PointRange& range : ranges) points += range.count;
  CHECK(points == 18);
  visibleRanges(mesh, BoundaryClass::Hidden, sight, boxes, 0, ranges);
  CHECK(ranges.empty());
}

}  // namespace faultline
