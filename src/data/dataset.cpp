#include "data/dataset.h"

#include <cassert>

#include "base/bytes.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "data/sections.h"
#include "data/stream.h"
#include "data/validate.h"

namespace faultline {
namespace {

PackError refuse(PackError error, std::string_view where, Dataset& out, std::string_view* at) {
  if (error != PackError::None) out = Dataset{};
  if (at != nullptr) *at = where;
  return error;
}

void decode(std::span<const std::byte> xs, std::span<const std::byte> ys, uint32_t pointCount, uint32_t grid,
            std::vector<LonLat>& out) {
  ByteReader xReader(xs);
  ByteReader yReader(ys);
  const double steps = grid;
  readPoints(xReader, yReader, pointCount, grid, [&](GridPoint point) {
    out.push_back({static_cast<double>(point.x) / steps, static_cast<double>(point.y) / steps});
  });
}

}  // namespace

std::string_view describe(PackError error) {
  switch (error) {
    case PackError::None: return "";
    case PackError::TooSmall: return "The story file is too short to be one.";
    case PackError::TooLarge: return "The story file is larger than this program accepts.";
    case PackError::Misaligned: return "The story file lies at an address that is not a multiple of 8.";
    case PackError::BadMagic: return "This is not a Faultline story file.";
    case PackError::BadVersion: return "The story file was made for another version of this program.";
    case PackError::BadLength: return "The story file is cut off, or has something appended.";
    case PackError::BadTable: return "The story file's table of contents is damaged.";
    case PackError::BadChecksum: return "The story file was damaged on its way: a checksum differs.";
    case PackError::BadSection: return "A part of the story file is missing or has an unexpected size.";
    case PackError::BadIndex: return "A record of the story file points to one that does not exist.";
    case PackError::BadNumber: return "A number, date or kind in the story file is out of range.";
    case PackError::BadText: return "A text in the story file is not valid UTF-8.";
    case PackError::BadGeometry: return "A line or outline in the story file is damaged.";
  }
  return "The story file cannot be read.";
}

void Dataset::view(const SectionTable& table) {
  using enum SectionId;
  const auto single = [&]<class Record>(const Record*, SectionId id) -> const Record* {
    return table[id].present ? table.records<Record>(id).data() : nullptr;
  };
  metaRecord = single(metaRecord, Meta);
  atlasRecord = single(atlasRecord, AtlasMeta);
  strings = table.records<char>(Strings);
  wordsRecord = single(wordsRecord, Words);
  words = table.records<char>(WordData);
  texts = table.records<format::Text>(Texts);
  sources = table.records<format::Source>(Sources);
  actors = table.records<format::Actor>(Actors);
  members = table.records<format::Member>(Members);
  places = table.records<format::Place>(Places);
  events = table.records<format::Event>(Events);
  claims = table.records<format::Claim>(Claims);
  claimMarks = table.records<format::ClaimMark>(ClaimMarks);
  endPlaces = table.records<format::EndPlace>(EndPlaces);
  dateBounds = table.records<format::DateBounds>(SectionId::DateBounds);
  zones = table.records<format::Zone>(Zones);
  disputes = table.records<format::Dispute>(Disputes);
  links = table.records<format::Link>(Links);
  visits = table.records<format::Visit>(Visits);
  fronts = table.records<format::Front>(Fronts);
  keyframes = table.records<format::Keyframe>(Keyframes);
  points = table.records<format::Position>(Points);
  segments = table.records<SegmentStatus>(Segments);
  areas = table.records<format::Area>(Areas);
  rings = table.records<format::Ring>(Rings);
  beats = table.records<format::Beat>(Beats);
  glyphs = table.records<format::Glyph>(Glyphs);
  refs = table.records<uint32_t>(Refs);
  lenses = table.records<format::Lens>(Lenses);
  units = table.records<format::Unit>(Units);
  sovereigns = table.records<uint16_t>(Sovereigns);
  held = table.records<format::Held>(Held);
  unitRings = table.records<format::UnitRing>(UnitRings);
  arcRefs = table.records<int32_t>(ArcRefs);
  arcs = table.records<format::Arc>(Arcs);
  boundaryClasses = table.records<BoundaryClass>(Boundaries);
  seas = table.records<format::Sea>(Seas);
  lakes = table.records<format::Lake>(Lakes);
  cells = table.records<format::Cell>(Cells);
  xStream = table[XStream].bytes;
  yStream = table[YStream].bytes;
  lakeXStream = table[LakeX].bytes;
  lakeYStream = table[LakeY].bytes;
  cellData = table[CellData].bytes;
}

PackError Dataset::load(std::span<const std::byte> bytes, Dataset& out, const LoadOptions& options,
                        std::string_view* at) {
  SectionTable table;
  std::string_view where;
  const PackError error = readContainer(bytes, ContainerKind::Pack, options.verifyChecksums, table, where);
  if (error != PackError::None) return refuse(error, where, out, at);
  out = Dataset{};
  out.view(table);
  Checker check(out, table);
  checkStory(check);
  checkAtlas(check, out.arcStarts, out.lakeStarts);
  return refuse(check.error, check.at, out, at);
}

PackError Dataset::loadAtlas(std::span<const std::byte> bytes, Dataset& out, const LoadOptions& options,
                             std::string_view* at) {
  SectionTable table;
  std::string_view where;
  const PackError error = readContainer(bytes, ContainerKind::Atlas, options.verifyChecksums, table, where);
  if (error != PackError::None) return refuse(error, where, out, at);
  out = Dataset{};
  out.view(table);
  Checker check(out, table);
  check.enter(SectionId::Strings);
  check.require(validUtf8(out.stringBlob()), PackError::BadText);
  checkAtlas(check, out.arcStarts, out.lakeStarts);
  return refuse(check.error, check.at, out, at);
}

std::string_view Dataset::text(format::StringRef ref) const {
  if ((ref.offset & format::inWords) == 0) return stringBlob().substr(ref.offset, ref.length);
  if (words.empty()) return {};
  return std::string_view(words.data(), words.size()).substr(ref.offset & ~format::inWords, ref.length);
}

PackError Dataset::takeWords(std::span<const std::byte> bytes) {
  const format::Words* lacking = lackingWords();
  if (lacking == nullptr || bytes.size() != lacking->length) return PackError::BadLength;
  const std::span<const char> arrived(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (crc32(bytes) != lacking->crc) return PackError::BadChecksum;
  if (!validUtf8({arrived.data(), arrived.size()})) return PackError::BadText;
  words = arrived;
  return PackError::None;
}

std::span<const uint32_t> Dataset::list(format::Range range) const { return refs.subspan(range.first, range.count); }

std::span<const format::Position> Dataset::line(format::Range range) const {
  return points.subspan(range.first, range.count);
}

std::span<const SegmentStatus> Dataset::statuses(format::Range range) const {
  return segments.subspan(range.first, range.count);
}

namespace {

// Where the records of a kind and index begin, in a table by kind, then index.
template <class Record, class Kind>
size_t firstOf(std::span<const Record> records, Kind kind, uint32_t index) {
  size_t low = 0, high = records.size();
  while (low < high) {
    const size_t middle = (low + high) / 2;
    const Record& record = records[middle];
    const bool before = record.kind != kind ? record.kind < kind : record.index < index;
    if (before)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

}  // namespace

std::span<const format::ClaimMark> Dataset::claimsAbout(MarkKind kind, uint32_t index) const {
  const size_t first = firstOf(claimMarks, kind, index);
  size_t end = first;
  while (end < claimMarks.size() && claimMarks[end].kind == kind && claimMarks[end].index == index) ++end;
  return claimMarks.subspan(first, end - first);
}

uint32_t Dataset::placeOfEnd(uint32_t link, bool to) const {
  for (const format::EndPlace& end : endPlaces) {  // a handful
    if (end.link == link && (end.to != 0) == to) return end.place;
  }
  return format::none;
}

const format::Zone* Dataset::zoneOf(uint32_t area) const {
  for (const format::Zone& zone : zones) {  // a handful
    if (zone.area == area) return &zone;
  }
  return nullptr;
}

const format::Dispute* Dataset::disputeOf(uint32_t link) const {
  for (const format::Dispute& dispute : disputes) {  // a handful
    if (dispute.link == link) return &dispute;
  }
  return nullptr;
}

Dataset::Bounds Dataset::boundsOf(DatedKind kind, uint32_t index, format::Day day) const {
  const size_t at = firstOf(dateBounds, kind, index);
  if (at == dateBounds.size() || dateBounds[at].kind != kind || dateBounds[at].index != index) return {day, day};
  return {dateBounds[at].first, dateBounds[at].last};
}

uint32_t Dataset::sovereign(uint32_t lens, uint32_t unit) const {
  assert(lens < lenses.size() && unit < units.size() && "sovereign: lens and unit are the dataset's");
  const uint16_t found = sovereigns[lens * units.size() + unit];
  return found == format::noUnit ? unit : found;
}

std::span<const BoundaryClass> Dataset::boundaries(uint32_t lens) const {
  assert(lens < lenses.size() && "boundaries: the lens is the dataset's");
  return boundaryClasses.subspan(lens * arcs.size(), arcs.size());
}

std::optional<uint32_t> Dataset::lensById(std::string_view id) const {
  for (uint32_t i = 0; i < lenses.size(); ++i) {
    if (text(lenses[i].id) == id) return i;
  }
  return std::nullopt;
}

const format::Held* Dataset::heldPart(uint32_t lens, uint32_t unit) const {
  for (const format::Held& part : held) {
    if (part.lens == lens && part.unit == unit) return &part;
  }
  return nullptr;
}

void Dataset::decodeArc(uint32_t arc, std::vector<LonLat>& out) const {
  assert(arc < arcs.size() && "decodeArc: the arc's index is below arcs.size()");
  decode(xStream.subspan(arcStarts.x[arc]), yStream.subspan(arcStarts.y[arc]), arcs[arc].pointCount,
         atlasRecord->gridPerDegree[0], out);
}

void Dataset::decodeLake(uint32_t lake, std::vector<LonLat>& out) const {
  assert(lake < lakes.size() && "decodeLake: the lake's index is below lakes.size()");
  decode(lakeXStream.subspan(lakeStarts.x[lake]), lakeYStream.subspan(lakeStarts.y[lake]), lakes[lake].pointCount,
         atlasRecord->gridPerDegree[0], out);
}

std::span<const std::byte> Dataset::cellBytes(uint32_t cell) const {
  assert(cell < cells.size() && "cellBytes: the cell's index is below cells.size()");
  if (cellData.empty()) return {};
  return cellData.subspan(cells[cell].offset, cells[cell].length);
}

}  // namespace faultline
