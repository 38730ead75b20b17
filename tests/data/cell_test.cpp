#include <catch2/catch_test_macros.hpp>
#include <cstring>

#include "data/dataset.h"
#include "small_pack.h"

namespace faultline {
namespace {

using test::SmallPack;

struct Loaded {
  SmallPack pack;
  std::vector<std::byte> bytes = pack.bytes();
  Dataset data;
  Loaded() { REQUIRE(Dataset::load(bytes, data) == PackError::None); }
};

void putU32(std::vector<std::byte>& bytes, size_t offset, uint32_t value) {
  std::memcpy(bytes.data() + offset, &value, 4);
}

TEST_CASE("a cell decodes to finer arcs and rings") {
  const Loaded loaded;
  CellGeometry geometry;
  REQUIRE(decodeCell(loaded.data, 0, loaded.data.cellBytes(0), geometry) == PackError::None);
  REQUIRE(geometry.arcs.size() == 1);
  CHECK(geometry.arcs[0].arc == 0);
  CHECK(geometry.arcs[0].pointCount == 4);
  CHECK(geometry.points[geometry.arcs[0].firstPoint + 1].lat == 4.0);
  // The ends have the same bits as at level 0.
  std::vector<LonLat> coarse;
  loaded.data.decodeArc(0, coarse);
  CHECK(geometry.points[0].lon == coarse.front().lon);
  CHECK(geometry.points[3].lat == coarse.back().lat);

  REQUIRE(geometry.rings.size() == 2);
  CHECK(geometry.rings[0].unit == 0);
  CHECK(geometry.rings[0].lake == format::none);
  CHECK(geometry.rings[0].id == 7);
  CHECK(geometry.rings[1].unit == format::none);
  CHECK(geometry.rings[1].lake == 0);
  CHECK(geometry.rings[1].firstPoint == 7);
  CHECK(geometry.points.size() == 10);
}

TEST_CASE("without CDAT the cell's bytes come from elsewhere") {
  const SmallPack pack;
  const auto bytes = pack.bytes(false);
  Dataset data;
  REQUIRE(Dataset::load(bytes, data) == PackError::None);
  CHECK(data.cellBytes(0).empty());
  CellGeometry geometry;
  const auto file = pack.cell();
  CHECK(decodeCell(data, 0, file, geometry) == PackError::None);
  CHECK(geometry.points.size() == 10);
}

TEST_CASE("a cell's file is named by its checksum") {
  format::Cell cell{};
  cell.crc = 0x00c0ffee;
  CHECK(cellFileName(cell.crc) == "00c0ffee.cell");
}

TEST_CASE("a cell that differs from its record is refused") {
  SmallPack pack;
  pack.cells[0].ringCount = 1;
  const auto bytes = pack.bytes();
  Dataset data;
  REQUIRE(Dataset::load(bytes, data) == PackError::None);
  CellGeometry geometry;
  CHECK(decodeCell(data, 0, data.cellBytes(0), geometry) == PackError::BadSection);
}

TEST_CASE("a damaged cell is refused and leaves nothing behind") {
  const Loaded loaded;
  const std::vector<std::byte> good = loaded.pack.cell();
  const auto decode = [&](std::span<const std::byte> bytes, bool verify) {
    CellGeometry geometry;
    const PackError error = decodeCell(loaded.data, 0, bytes, geometry, {.verifyChecksums = verify});
    if (error != PackError::None) {
      CHECK(geometry.points.empty());
      CHECK(geometry.arcs.empty());
      CHECK(geometry.rings.empty());
    }
    return error;
  };
  for (size_t length = 0; length < good.size(); ++length) {
    REQUIRE(decode(std::span(good).first(length), true) == PackError::BadLength);
  }
  for (size_t i = 0; i < good.size(); ++i) {
    std::vector<std::byte> bytes = good;
    bytes[i] ^= std::byte{0x55};
    REQUIRE(decode(bytes, true) == PackError::BadChecksum);
    (void)decode(bytes, false);  // must not crash; the sanitizers look on
  }

  struct Change {
    const char* name;
    size_t offset;
    uint32_t value;
    PackError error;
  };
  for (const Change& change : std::initializer_list<Change>{
           {"arc count that overflows", 0, 0xffffffffu, PackError::BadLength},
           {"ring count that overflows", 4, 0xffffffffu, PackError::BadLength},
           {"a ring's header read as a stream's length", 4, 1, PackError::BadLength},
           {"arc outside", 8, 4, PackError::BadIndex},
           {"an arc of another cell", 8, 1, PackError::BadIndex},
           {"more points than bytes", 12, 0xffffffffu, PackError::BadGeometry},
           {"an arc of one point", 12, 1, PackError::BadGeometry},
           {"an arc with other ends", 12, 3, PackError::BadGeometry},
           {"unit outside", 16, 2, PackError::BadIndex},
           {"lake outside", 16, format::cellLakeOwner | 1, PackError::BadIndex},
           {"a ring of two points", 20, 2, PackError::BadGeometry},
           {"x stream too long", 40, 0xffffffffu, PackError::BadLength},
           {"x stream too short", 40, 3, PackError::BadGeometry},
       }) {
    std::vector<std::byte> bytes = good;
    putU32(bytes, change.offset, change.value);
    INFO(change.name);
    CHECK(decode(bytes, false) == change.error);
  }
}

}  // namespace
}  // namespace faultline
