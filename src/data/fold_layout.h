// What folding and unfolding share. Internal to src/data.
#pragma once
#include <cstring>
#include <optional>
#include <vector>

#include "data/sections.h"
#include "data/stream.h"

namespace faultline::fold {

inline constexpr uint8_t magic[4] = {'F', 'L', 'F', 'D'};  // in place of the pack's; its header and table follow

inline uint32_t u32At(std::span<const std::byte> bytes, size_t offset) {
  uint32_t value = 0;
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

// Records stand column by column: all first words, all second words, and of each column all lowest bytes, then all next
// ones. The width of a word, from a section's stride: 4, 2 or 1 byte.
constexpr uint32_t wordWidth(uint32_t stride) { return stride % 4 == 0 ? 4 : stride % 2 == 0 ? 2 : 1; }

// The sections of a pack in whose place lines are coded, and where the records in front of them say how long each is.
struct LineSections {
  SectionId xs, ys, records;
  size_t pointCountAt;
};
inline constexpr LineSections lineSections[] = {
    {SectionId::XStream, SectionId::YStream, SectionId::Arcs, offsetof(format::Arc, pointCount)},
    {SectionId::LakeX, SectionId::LakeY, SectionId::Lakes, offsetof(format::Lake, pointCount)},
};

// Columns help where a field is like the same field of the next record. Positions come again as a whole.
inline bool asColumns(SectionId id) { return sectionKind(id).stride > 1 && id != SectionId::Points; }

// Header and table of a pack, looked at only as far as unfolding must not go wrong: sections known and in order, one
// behind the other, whole records. Nothing when that is not so.
struct Section {
  SectionId id;
  uint32_t offset, length;
};
inline std::optional<std::vector<Section>> sectionsOf(std::span<const std::byte> bytes) {
  if (bytes.size() < sizeof(format::Header)) return std::nullopt;
  const uint32_t total = u32At(bytes, offsetof(format::Header, totalLength));
  const uint32_t count = u32At(bytes, offsetof(format::Header, sectionCount));
  if (total > format::maxPackBytes || count > format::maxSections) return std::nullopt;
  const size_t body = sizeof(format::Header) + count * sizeof(format::Section);
  if (bytes.size() < body || total < body) return std::nullopt;
  std::vector<Section> sections;
  size_t kind = 0, end = body;
  for (uint32_t i = 0; i < count; ++i) {
    const size_t at = sizeof(format::Header) + i * sizeof(format::Section);
    while (kind < sectionCount &&
           std::memcmp(bytes.data() + at, sectionKind(static_cast<SectionId>(kind)).id.data(), 4) != 0) {
      ++kind;
    }
    if (kind == sectionCount) return std::nullopt;
    const auto id = static_cast<SectionId>(kind++);
    const Section section{id, u32At(bytes, at + offsetof(format::Section, offset)),
                          u32At(bytes, at + offsetof(format::Section, length))};
    if (section.offset < end || section.offset > total || section.length > total - section.offset ||
        section.length % sectionKind(id).stride != 0) {
      return std::nullopt;
    }
    end = section.offset + section.length;
    sections.push_back(section);
  }
  return sections;
}

}  // namespace faultline::fold
