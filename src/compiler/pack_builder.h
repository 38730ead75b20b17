// The tables of a pack while they grow. Order of additions is order in the file, so that the same story gives the same
// bytes.
#pragma once
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/vec.h"
#include "compiler/diagnostics.h"
#include "data/dataset.h"
#include "data/format.h"

namespace faultline {

class PackBuilder {
 public:
  // Equal texts are kept once. `at` is where an author wrote it, for complaints about its characters.
  format::StringRef string(std::string_view text, SourcePlace at = {});
  // The same for what only the card, its sources, the page about the story and notes show (format::Words).
  format::StringRef words(std::string_view text, SourcePlace at = {});
  std::string_view text(format::StringRef ref) const {
    return std::string_view(strings).substr(ref.offset, ref.length);
  }
  format::Range list(std::span<const uint32_t> indices);       // into REFS
  format::Range line(std::span<const LonLat> positions);       // into PNTS
  format::Range statuses(std::span<const SegmentStatus> run);  // into SEGS

  // Lenses, units, arcs, lakes, seas and cells of an atlas, with its strings. Once, after the story's places: a sea
  // that the story names itself is tied to that place.
  void addAtlas(const Dataset& atlas);

  // Without cell data the cells and the card's words are files of their own.
  std::vector<std::byte> finish(bool withCellData) const;
  std::span<const std::byte> cardWords() const { return std::as_bytes(std::span(cardStrings)); }

  struct AuthoredText {
    std::string text;
    SourcePlace at;
  };
  std::vector<AuthoredText> authored;  // every text that came with a place, once

  format::Meta meta{};
  std::vector<format::Text> texts;
  std::vector<format::Source> sources;
  std::vector<format::Actor> actors;
  std::vector<format::Member> members;
  std::vector<format::Place> places;
  std::vector<format::Event> events;
  std::vector<format::Claim> claims;
  std::vector<format::ClaimMark> claimMarks;  // in any order
  std::vector<format::EndPlace> endPlaces;
  std::vector<format::DateBounds> dateBounds;  // in any order
  std::vector<format::Dispute> disputes;       // by link
  std::vector<format::Link> links;
  std::vector<format::Visit> visits;
  std::vector<format::Front> fronts;
  std::vector<format::Keyframe> keyframes;
  std::vector<format::Position> points;
  std::vector<SegmentStatus> segments;
  std::vector<format::Area> areas;
  std::vector<format::Ring> rings;
  std::vector<format::Zone> zones;  // by area
  std::vector<format::Beat> beats;
  std::vector<format::Glyph> glyphs;
  std::vector<uint32_t> refs;

 private:
  uint32_t placeNaming(const Dataset& atlas, const format::Sea& sea) const;

  using Known = std::map<std::string, format::StringRef, std::less<>>;
  std::string strings, cardStrings;
  Known known, knownWords;

  format::AtlasMeta atlasMeta{};
  std::vector<format::Lens> lenses;
  std::vector<format::Unit> units;
  std::vector<format::Held> held;
  std::vector<format::Lake> lakes;
  std::vector<format::Sea> seas;
  std::vector<format::Cell> cells;
  std::vector<std::byte> cellData;
  const Dataset* atlasData = nullptr;  // outlives the builder
};

format::Position positionFrom(LonLat lonLat);

}  // namespace faultline
