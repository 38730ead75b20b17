// The sections of a pack: which there are, of what stride, and the table that finds them in a file.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "data/dataset.h"
#include "data/format.h"

namespace faultline {

// In the order in which they stand in the file.
enum class SectionId : uint8_t {
  Meta,        // META, one record
  Texts,       // TEXT
  Strings,     // STRS, bytes
  Sources,     // SRCS
  Actors,      // ACTR
  Members,     // MEMB
  Places,      // PLAC
  Events,      // EVNT
  Claims,      // CLAM
  Links,       // LINK
  Visits,      // VISI
  Fronts,      // FRNT
  Keyframes,   // KEYF
  Points,      // PNTS
  Segments,    // SEGS
  Areas,       // AREA
  Rings,       // RING
  Beats,       // BEAT
  Glyphs,      // GLYF
  Refs,        // REFS
  AtlasMeta,   // AMET, one record
  Lenses,      // LENS
  Units,       // UNIT
  Sovereigns,  // SOVR
  Held,        // HELD
  UnitRings,   // URNG
  ArcRefs,     // AREF
  Arcs,        // ARCS
  Boundaries,  // BNDC
  XStream,     // XSTR, bytes
  YStream,     // YSTR, bytes
  Lakes,       // LAKE
  LakeX,       // LXST, bytes
  LakeY,       // LYST, bytes
  Seas,        // SEAS
  ClaimMarks,  // MARK, optional
  EndPlaces,   // ENDS, optional
  DateBounds,  // DATS, optional
  Zones,       // ZONE, optional
  Disputes,    // DISP, optional
  Words,       // WORD, optional, one record
  WordData,    // WDAT, bytes, optional
  Cells,       // CELL
  CellData,    // CDAT, bytes, optional
  Count,
};
inline constexpr size_t sectionCount = static_cast<size_t>(SectionId::Count);

struct SectionKind {
  std::string_view id;  // four characters
  uint32_t stride;
  bool atlas;   // also in an atlas file (STRS is in both)
  bool single;  // exactly one record
  bool optional;
};
const SectionKind& sectionKind(SectionId id);

// The bytes of each section, and how many records they are.
struct SectionTable {
  struct Entry {
    std::span<const std::byte> bytes;
    uint32_t count = 0;
    bool present = false;
  };
  std::array<Entry, sectionCount> entries;

  const Entry& operator[](SectionId id) const { return entries[static_cast<size_t>(id)]; }

  template <class Record>
  std::span<const Record> records(SectionId id) const {
    const Entry& entry = (*this)[id];
    return {reinterpret_cast<const Record*>(entry.bytes.data()), entry.count};
  }
};

enum class ContainerKind : uint8_t { Pack, Atlas };

// Checks header, table and checksums, and that the sections of the kind are all there, each once and with its stride,
// back to back (8-byte aligned, zeros between). `at` receives the section at fault, else "".
PackError readContainer(std::span<const std::byte> bytes, ContainerKind kind, bool verifyChecksums, SectionTable& out,
                        std::string_view& at);

}  // namespace faultline
