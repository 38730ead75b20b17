// A validated pack, as read-only views. Nothing is copied: the spans point into the bytes that were given,
// which must outlive the Dataset and be 8-byte aligned. Only where each arc's and lake's coordinates begin is kept.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/vec.h"
#include "data/format.h"

namespace faultline {

struct SectionTable;

enum class PackError : uint8_t {
  None,
  TooSmall,
  TooLarge,
  Misaligned,
  BadMagic,
  BadVersion,
  BadLength,
  BadTable,
  BadChecksum,
  BadSection,   // a section is missing, doubled, or has the wrong stride or count
  BadIndex,     // an index or range points outside its section
  BadNumber,    // a float is not finite or out of range, an enum or a date out of range or order
  BadText,      // a string is outside the blob or not valid UTF-8
  BadGeometry,  // a coordinate stream is damaged
};

// One plain sentence for the page. Never empty but for None.
std::string_view describe(PackError error);

struct LoadOptions {
  bool verifyChecksums = true;  // off only for fuzzer and tests, so that they reach the real checks
};

// Where each arc (or lake) begins in its two streams, bytes.
struct StreamStarts {
  std::vector<uint32_t> x, y;
};

// The coordinate streams as they stand in the file, for writers.
struct AtlasStreams {
  std::span<const std::byte> x, y, lakeX, lakeY;
};

class Dataset {
 public:
  // Checks everything that any later use relies on; on an error the dataset is empty.
  // `at` receives the four-letter id of the section at fault, or "" (for messages and tests).
  static PackError load(std::span<const std::byte> bytes, Dataset& out, const LoadOptions& options = {},
                        std::string_view* at = nullptr);

  // The same for an atlas file (assets/atlas/world.flatlas), for the compiler: the story's spans stay empty and meta()
  // must not be called.
  static PackError loadAtlas(std::span<const std::byte> bytes, Dataset& out, const LoadOptions& options = {},
                             std::string_view* at = nullptr);

  const format::Meta& meta() const { return *metaRecord; }
  const format::AtlasMeta& atlasMeta() const { return *atlasRecord; }
  std::string_view stringBlob() const { return {strings.data(), strings.size()}; }  // STRS, for writers and dumps

  std::span<const format::Source> sources;
  std::span<const format::Actor> actors;
  std::span<const format::Member> members;
  std::span<const format::Place> places;
  std::span<const format::Event> events;
  std::span<const format::Claim> claims;
  std::span<const format::ClaimMark> claimMarks;   // see claimsAbout()
  std::span<const format::EndPlace> endPlaces;     // see placeOfEnd()
  std::span<const format::DateBounds> dateBounds;  // see boundsOf()
  std::span<const format::Zone> zones;             // see zoneOf()
  std::span<const format::Dispute> disputes;       // see disputeOf()
  std::span<const format::Link> links;
  std::span<const format::Visit> visits;
  std::span<const format::Front> fronts;
  std::span<const format::Keyframe> keyframes;
  std::span<const format::Position> points;
  std::span<const SegmentStatus> segments;
  std::span<const format::Area> areas;
  std::span<const format::Ring> rings;
  std::span<const format::Beat> beats;
  std::span<const format::Glyph> glyphs;
  std::span<const format::Text> texts;
  std::span<const uint32_t> refs;

  std::span<const format::Lens> lenses;  // the first is the default
  std::span<const format::Unit> units;
  std::span<const uint16_t> sovereigns;  // lens after lens; see sovereign()
  std::span<const format::Held> held;
  std::span<const format::UnitRing> unitRings;
  std::span<const int32_t> arcRefs;
  std::span<const format::Arc> arcs;
  std::span<const BoundaryClass> boundaryClasses;  // lens after lens; see boundaries()
  std::span<const format::Lake> lakes;
  std::span<const format::Sea> seas;
  std::span<const format::Cell> cells;

  std::string_view text(format::StringRef ref) const;                 // "" for length 0, and for lacking words
  std::span<const uint32_t> list(format::Range range) const;          // indices out of REFS
  std::span<const format::Position> line(format::Range range) const;  // positions out of PNTS
  std::span<const SegmentStatus> statuses(format::Range range) const;

  // The unit whose fill `unit` takes under a lens: `unit` itself where it is sovereign or no sovereign prevails.
  uint32_t sovereign(uint32_t lens, uint32_t unit) const;
  // The class of every arc under a lens.
  std::span<const BoundaryClass> boundaries(uint32_t lens) const;
  // Index of the lens with this id; nothing when there is none.
  std::optional<uint32_t> lensById(std::string_view id) const;
  // What holds a part of the unit under a lens; null when nothing does.
  const format::Held* heldPart(uint32_t lens, uint32_t unit) const;

  // That claims are about one mark.
  std::span<const format::ClaimMark> claimsAbout(MarkKind kind, uint32_t index) const;
  uint32_t placeOfEnd(uint32_t link, bool to) const;      // format::none: it ends where its actor is
  const format::Zone* zoneOf(uint32_t area) const;        // null: the area is no strip along a line
  const format::Dispute* disputeOf(uint32_t link) const;  // null: the pack has no short words for it
  // The first and the last day that a date may mean; `day` twice where it is known.
  struct Bounds {
    format::Day first, last;
  };
  Bounds boundsOf(DatedKind kind, uint32_t index, format::Day day) const;

  // Level-0 geometry in degrees, decoded (the streams were checked by load). Appends to `out`.
  void decodeArc(uint32_t arc, std::vector<LonLat>& out) const;
  void decodeLake(uint32_t lake, std::vector<LonLat>& out) const;

  AtlasStreams atlasStreams() const { return {xStream, yStream, lakeXStream, lakeYStream}; }

  // The words of the card (format::Words): null when the pack lacks none, or once they have been taken.
  const format::Words* lackingWords() const { return words.empty() ? wordsRecord : nullptr; }
  // Their bytes, which must outlive the Dataset. Refused, and nothing changes, where they are not those that are
  // lacking.
  PackError takeWords(std::span<const std::byte> bytes);

  // The cell's bytes when the pack carries them, else an empty span.
  std::span<const std::byte> cellBytes(uint32_t cell) const;

 private:
  void view(const SectionTable& table);

  const format::Meta* metaRecord = nullptr;
  const format::AtlasMeta* atlasRecord = nullptr;
  const format::Words* wordsRecord = nullptr;
  std::span<const char> strings, words;
  std::span<const std::byte> xStream, yStream, lakeXStream, lakeYStream;
  StreamStarts arcStarts, lakeStarts;
  std::span<const std::byte> cellData;
};

// A cell's geometry, decoded and checked (its bytes come from the network).
struct CellGeometry {
  struct RefinedArc {
    uint32_t arc;  // replaces this arc of level 0; same end points (a closed one may begin elsewhere)
    uint32_t firstPoint, pointCount;
  };
  struct ExtraRing {  // closed, first point not repeated; at least 3 points
    uint32_t unit;    // an island of this unit, too small for level 0; or none
    uint32_t lake;    // replaces this lake's ring; or none. Exactly one of unit and lake is given.
    uint32_t id;      // of rings with one id only the finest loaded counts
    uint32_t firstPoint, pointCount;
  };
  std::vector<RefinedArc> arcs;
  std::vector<ExtraRing> rings;
  std::vector<LonLat> points;
};
// On an error `out` is empty. `cell` must be below dataset.cells.size().
PackError decodeCell(const Dataset& dataset, uint32_t cell, std::span<const std::byte> bytes, CellGeometry& out,
                     const LoadOptions& options = {});

// "1a2b3c4d.cell": the name of the file of a cell's (or of the words') own, from its checksum.
std::string cellFileName(uint32_t crc);

}  // namespace faultline
