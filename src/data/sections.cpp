#include "data/sections.h"

#include <bit>
#include <cstring>

#include "base/hash.h"

namespace faultline {
namespace {

static_assert(std::endian::native == std::endian::little,
              "packs are read in place, so the machine must be little-endian");

constexpr SectionKind kinds[sectionCount] = {
    {"META", sizeof(format::Meta), false, true, false},
    {"TEXT", sizeof(format::Text), false, false, false},
    {"STRS", 1, true, false, false},
    {"SRCS", sizeof(format::Source), false, false, false},
    {"ACTR", sizeof(format::Actor), false, false, false},
    {"MEMB", sizeof(format::Member), false, false, false},
    {"PLAC", sizeof(format::Place), false, false, false},
    {"EVNT", sizeof(format::Event), false, false, false},
    {"CLAM", sizeof(format::Claim), false, false, false},
    {"LINK", sizeof(format::Link), false, false, false},
    {"VISI", sizeof(format::Visit), false, false, false},
    {"FRNT", sizeof(format::Front), false, false, false},
    {"KEYF", sizeof(format::Keyframe), false, false, false},
    {"PNTS", sizeof(format::Position), false, false, false},
    {"SEGS", sizeof(SegmentStatus), false, false, false},
    {"AREA", sizeof(format::Area), false, false, false},
    {"RING", sizeof(format::Ring), false, false, false},
    {"BEAT", sizeof(format::Beat), false, false, false},
    {"GLYF", sizeof(format::Glyph), false, false, false},
    {"REFS", sizeof(uint32_t), false, false, false},
    {"AMET", sizeof(format::AtlasMeta), true, true, false},
    {"LENS", sizeof(format::Lens), true, false, false},
    {"UNIT", sizeof(format::Unit), true, false, false},
    {"SOVR", sizeof(uint16_t), true, false, false},
    {"HELD", sizeof(format::Held), true, false, false},
    {"URNG", sizeof(format::UnitRing), true, false, false},
    {"AREF", sizeof(int32_t), true, false, false},
    {"ARCS", sizeof(format::Arc), true, false, false},
    {"BNDC", sizeof(BoundaryClass), true, false, false},
    {"XSTR", 1, true, false, false},
    {"YSTR", 1, true, false, false},
    {"LAKE", sizeof(format::Lake), true, false, false},
    {"LXST", 1, true, false, false},
    {"LYST", 1, true, false, false},
    {"SEAS", sizeof(format::Sea), true, false, false},
    {"MARK", sizeof(format::ClaimMark), false, false, true},
    {"ENDS", sizeof(format::EndPlace), false, false, true},
    {"DATS", sizeof(format::DateBounds), false, false, true},
    {"ZONE", sizeof(format::Zone), false, false, true},
    {"DISP", sizeof(format::Dispute), false, false, true},
    {"WORD", sizeof(format::Words), false, true, true},
    {"WDAT", 1, false, false, true},
    {"CELL", sizeof(format::Cell), true, false, false},
    {"CDAT", 1, true, false, true},
};

bool allZero(std::span<const std::byte> bytes) {
  for (const std::byte byte : bytes) {
    if (byte != std::byte{0}) return false;
  }
  return true;
}

// sectionCount when there is none.
size_t kindOf(const uint8_t (&id)[4]) {
  for (size_t i = 0; i < sectionCount; ++i) {
    if (std::memcmp(id, kinds[i].id.data(), 4) == 0) return i;
  }
  return sectionCount;
}

constexpr size_t alignUp(size_t offset) { return (offset + 7) & ~size_t{7}; }

}  // namespace

const SectionKind& sectionKind(SectionId id) { return kinds[static_cast<size_t>(id)]; }

PackError readContainer(std::span<const std::byte> bytes, ContainerKind kind, bool verifyChecksums, SectionTable& out,
                        std::string_view& at) {
  out = {};
  at = {};
  if (bytes.size() < sizeof(format::Header)) return PackError::TooSmall;
  if (bytes.size() > format::maxPackBytes) return PackError::TooLarge;
  if (reinterpret_cast<uintptr_t>(bytes.data()) % 8 != 0) return PackError::Misaligned;

  format::Header header;
  std::memcpy(&header, bytes.data(), sizeof(header));
  const auto& magic = kind == ContainerKind::Pack ? format::packMagic : format::atlasMagic;
  if (std::memcmp(header.magic, magic, 4) != 0) return PackError::BadMagic;
  if (header.major != format::versionMajor || header.minor > format::versionMinor) return PackError::BadVersion;
  if (header.totalLength != bytes.size()) return PackError::BadLength;
  if (!allZero(std::as_bytes(std::span(header.zero)))) return PackError::BadTable;
  if (header.sectionCount > format::maxSections) return PackError::BadTable;

  const size_t tableBytes = header.sectionCount * sizeof(format::Section);
  if (tableBytes > bytes.size() - sizeof(header)) return PackError::BadTable;
  const auto table = bytes.subspan(sizeof(header), tableBytes);
  if (verifyChecksums && crc32(table) != header.tableCrc) return PackError::BadChecksum;

  size_t end = sizeof(header) + tableBytes;
  for (uint32_t i = 0; i < header.sectionCount; ++i) {
    format::Section section;
    std::memcpy(&section, table.data() + i * sizeof(section), sizeof(section));
    const size_t index = kindOf(section.id);
    if (index == sectionCount) return PackError::BadSection;
    const SectionKind& expected = kinds[index];
    at = expected.id;
    SectionTable::Entry& entry = out.entries[index];
    if (entry.present || (kind == ContainerKind::Atlas && !expected.atlas)) return PackError::BadSection;
    if (section.stride != expected.stride) return PackError::BadSection;
    if (uint64_t{section.count} * section.stride != section.length) return PackError::BadSection;
    if (expected.single && section.count != 1) return PackError::BadSection;
    if (expected.stride > 1 && section.count > format::maxRecords) return PackError::TooLarge;

    const size_t start = alignUp(end);
    if (section.offset != start) return PackError::BadTable;
    if (start > bytes.size() || section.length > bytes.size() - start) return PackError::BadTable;
    if (!allZero(bytes.subspan(end, start - end))) return PackError::BadTable;
    entry.bytes = bytes.subspan(start, section.length);
    entry.count = section.count;
    entry.present = true;
    if (verifyChecksums && crc32(entry.bytes) != section.crc) return PackError::BadChecksum;
    end = start + section.length;
  }
  at = {};
  if (alignUp(end) != bytes.size() || !allZero(bytes.subspan(end))) return PackError::BadLength;

  for (size_t i = 0; i < sectionCount; ++i) {
    if (kind == ContainerKind::Atlas && !kinds[i].atlas) continue;
    if (!out.entries[i].present && !kinds[i].optional) {
      at = kinds[i].id;
      return PackError::BadSection;
    }
  }
  return PackError::None;
}

}  // namespace faultline
