// The smallest story that uses every section: two square units with a common border and an island, a lake, a sea, a
// cell, two lenses, two of most records. Tests change a part and look at what the loader says. Needs no compiler, so it
// also runs as WASM.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "data/container.h"
#include "data/dataset.h"

namespace faultline::test {

struct SmallPack {
  SmallPack();

  format::StringRef text(std::string_view words);
  format::Range list(std::vector<uint32_t> indices);

  // 8-byte aligned, as any vector's memory is.
  std::vector<std::byte> bytes(bool withCellData = true) const;
  std::vector<std::byte> atlasBytes() const;  // of the same map; its sea is tied to no place

  // One more lens: under it each unit has a fill of its own and every arc is an international border. Its index.
  uint32_t addLens(std::string_view id);
  std::vector<std::byte> cell() const { return cellData; }

  format::Meta meta{};
  std::vector<format::Text> texts;
  std::vector<char> strings;
  std::vector<format::Source> sources;
  std::vector<format::Actor> actors;
  std::vector<format::Member> members;
  std::vector<format::Place> places;
  std::vector<format::Event> events;
  std::vector<format::Claim> claims;
  std::vector<format::ClaimMark> claimMarks;  // this and the next four: written when not empty
  std::vector<format::EndPlace> endPlaces;
  std::vector<format::DateBounds> dateBounds;
  std::vector<format::Zone> zones;
  std::string cardWords;
  std::vector<format::Dispute> disputes;
  std::vector<format::Link> links;
  std::vector<format::Visit> visits;
  std::vector<format::Front> fronts;
  std::vector<format::Keyframe> keyframes;
  std::vector<format::Position> points;
  std::vector<SegmentStatus> segments;
  std::vector<format::Area> areas;
  std::vector<format::Ring> rings;
  std::vector<format::Beat> beats;
  std::vector<format::Glyph> glyphs;
  std::vector<uint32_t> refs;
  format::AtlasMeta atlas{};
  std::vector<format::Lens> lenses;
  std::vector<format::Unit> units;
  std::vector<uint16_t> sovereigns;
  std::vector<format::Held> held;
  std::vector<format::UnitRing> unitRings;
  std::vector<int32_t> arcRefs;
  std::vector<format::Arc> arcs;
  std::vector<BoundaryClass> boundaries;
  std::vector<std::byte> xs, ys;
  std::vector<format::Lake> lakes;
  std::vector<std::byte> lakeXs, lakeYs;
  std::vector<format::Sea> seas;
  std::vector<format::Cell> cells;
  std::vector<std::byte> cellData;

 private:
  void makeStory();
  void makeAtlas();
};

}  // namespace faultline::test
