#include <catch2/catch_test_macros.hpp>
#include <cstring>

#include "data/dataset.h"
#include "small_pack.h"

namespace faultline {
namespace {

using test::SmallPack;

PackError load(std::span<const std::byte> bytes, bool verifyChecksums = true) {
  Dataset dataset;
  std::string_view at;
  const PackError error = Dataset::load(bytes, dataset, {.verifyChecksums = verifyChecksums}, &at);
  if (error != PackError::None) {
    // Refused means empty: nothing of the bad file can be read by mistake.
    CHECK(dataset.beats.empty());
    CHECK(dataset.units.empty());
    CHECK(dataset.stringBlob().empty());
    CHECK_FALSE(describe(error).empty());
  }
  return error;
}

TEST_CASE("a whole pack loads, with and without cell data") {
  CHECK(load(SmallPack().bytes()) == PackError::None);
  CHECK(load(SmallPack().bytes(false)) == PackError::None);
}

TEST_CASE("every truncation is refused") {
  const std::vector<std::byte> whole = SmallPack().bytes();
  for (size_t length = 0; length < whole.size(); ++length) {
    const std::vector<std::byte> cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
    INFO("length " << length << " of " << whole.size());
    REQUIRE(load(cut) != PackError::None);
    REQUIRE(load(cut, false) != PackError::None);
  }
}

TEST_CASE("appended bytes are refused") {
  std::vector<std::byte> longer = SmallPack().bytes();
  longer.resize(longer.size() + 8);
  CHECK(load(longer) == PackError::BadLength);
}

namespace {
// An older minor version is readable: that is what it is for.
bool isOlderMinor(size_t byte, int bit) {
  return byte == offsetof(format::Header, minor) && (format::versionMinor >> bit & 1) != 0;
}
}  // namespace

TEST_CASE("every changed bit is noticed while checksums are on") {
  std::vector<std::byte> bytes = SmallPack().bytes();
  for (size_t i = 0; i < bytes.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      if (isOlderMinor(i, bit)) continue;
      bytes[i] ^= std::byte{1} << bit;
      INFO("bit " << bit << " of byte " << i);
      REQUIRE(load(bytes) != PackError::None);
      bytes[i] ^= std::byte{1} << bit;
    }
  }
  CHECK(load(bytes) == PackError::None);
}

TEST_CASE("every changed bit of header and table is refused even without checksums") {
  std::vector<std::byte> bytes = SmallPack().bytes();
  format::Header header;
  std::memcpy(&header, bytes.data(), sizeof(header));
  const size_t end = sizeof(header) + header.sectionCount * sizeof(format::Section);
  for (size_t i = 0; i < end; ++i) {
    const bool tableCrc = i >= offsetof(format::Header, tableCrc) && i < offsetof(format::Header, zero);
    const bool sectionCrc =
        i >= sizeof(header) && (i - sizeof(header)) % sizeof(format::Section) >= offsetof(format::Section, crc);
    if (tableCrc || sectionCrc) continue;
    for (int bit = 0; bit < 8; ++bit) {
      if (isOlderMinor(i, bit)) continue;
      bytes[i] ^= std::byte{1} << bit;
      INFO("bit " << bit << " of byte " << i);
      REQUIRE(load(bytes, false) != PackError::None);
      bytes[i] ^= std::byte{1} << bit;
    }
  }
}

TEST_CASE("each kind of bad header has its own error") {
  const std::vector<std::byte> good = SmallPack().bytes();
  const auto with = [&](size_t offset, uint8_t value) {
    std::vector<std::byte> bytes = good;
    bytes[offset] = std::byte{value};
    return load(bytes);
  };
  CHECK(load({}) == PackError::TooSmall);
  CHECK(with(0, 'X') == PackError::BadMagic);
  CHECK(with(4, format::versionMajor + 1) == PackError::BadVersion);
  CHECK(with(6, format::versionMinor + 1) == PackError::BadVersion);
  CHECK(with(8, 0) == PackError::BadLength);
  CHECK(with(12, 255) == PackError::BadTable);
  CHECK(with(16, static_cast<uint8_t>(~std::to_integer<unsigned>(good[16]) & 0xff)) == PackError::BadChecksum);
  CHECK(with(20, 1) == PackError::BadTable);
}

TEST_CASE("an address that is not a multiple of 8 is refused") {
  const std::vector<std::byte> good = SmallPack().bytes();
  std::vector<std::byte> shifted(good.size() + 1);
  std::memcpy(shifted.data() + 1, good.data(), good.size());
  CHECK(load(std::span(shifted).subspan(1)) == PackError::Misaligned);
}

TEST_CASE("missing, doubled and foreign sections are refused") {
  SmallPack pack;
  const std::vector<SectionBytes> few{{SectionId::Meta, std::as_bytes(std::span(&pack.meta, 1))}};
  CHECK(load(writeContainer(ContainerKind::Pack, few)) == PackError::BadSection);
  const std::vector<SectionBytes> twice{few[0], few[0]};
  CHECK(load(writeContainer(ContainerKind::Pack, twice)) == PackError::BadSection);
  CHECK(load(pack.atlasBytes()) == PackError::BadMagic);
}

TEST_CASE("an atlas file loads by itself, a pack is none") {
  const SmallPack pack;
  Dataset atlas;
  const auto bytes = pack.atlasBytes();
  REQUIRE(Dataset::loadAtlas(bytes, atlas) == PackError::None);
  CHECK(atlas.units.size() == 2);
  CHECK(atlas.text(atlas.units[0].name) == "Westland");
  CHECK(atlas.beats.empty());
  const auto packBytes = pack.bytes();
  CHECK(Dataset::loadAtlas(packBytes, atlas) == PackError::BadMagic);
  CHECK(atlas.units.empty());
}

TEST_CASE("random damage never gets past the checks unharmed") {
  // With checksums off a changed byte may give another valid story; then everything in it must be usable. This runs
  // under the sanitizers too.
  const std::vector<std::byte> good = SmallPack().bytes();
  uint64_t random = 0x9e3779b97f4a7c15ull;
  const auto next = [&random](size_t below) {
    random ^= random << 13;
    random ^= random >> 7;
    random ^= random << 17;
    return static_cast<size_t>(random % below);
  };
  size_t accepted = 0;
  for (int round = 0; round < 20000; ++round) {
    std::vector<std::byte> bytes = good;
    for (size_t changes = 1 + next(4); changes > 0; --changes) {
      bytes[next(bytes.size())] = static_cast<std::byte>(next(256));
    }
    Dataset dataset;
    if (Dataset::load(bytes, dataset, {.verifyChecksums = false}) != PackError::None) continue;
    ++accepted;
    std::vector<LonLat> line;
    for (uint32_t i = 0; i < dataset.arcs.size(); ++i) dataset.decodeArc(i, line);
    for (uint32_t i = 0; i < dataset.lakes.size(); ++i) dataset.decodeLake(i, line);
    for (const LonLat p : line) REQUIRE((p.lon >= -180 && p.lon <= 192 && p.lat >= -90 && p.lat <= 90));
    for (uint32_t i = 0; i < dataset.cells.size(); ++i) {
      CellGeometry geometry;
      (void)decodeCell(dataset, i, dataset.cellBytes(i), geometry, {.verifyChecksums = false});
    }
    for (const format::Beat& beat : dataset.beats) {
      for (const uint32_t front : dataset.list(beat.fronts)) REQUIRE(front < dataset.fronts.size());
      REQUIRE(dataset.line(beat.show).size() == beat.show.count);
    }
  }
  CHECK(accepted > 0);  // some damage only changes a letter or a degree
}

}  // namespace
}  // namespace faultline
