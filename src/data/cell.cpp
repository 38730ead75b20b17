#include <cassert>

#include "base/bytes.h"
#include "base/hash.h"
#include "data/dataset.h"
#include "data/stream.h"

namespace faultline {
namespace {

struct Header {
  uint32_t arcCount = 0, ringCount = 0;
  std::span<const std::byte> arcs, rings;  // 8 and 12 bytes each
  std::span<const std::byte> xs, ys;
};

bool readHeader(ByteReader& reader, Header& out) {
  out.arcCount = reader.u32();
  out.ringCount = reader.u32();
  if (uint64_t{out.arcCount} * 8 + uint64_t{out.ringCount} * 12 > reader.remaining()) return false;
  out.arcs = reader.take(out.arcCount * size_t{8});
  out.rings = reader.take(out.ringCount * size_t{12});
  out.xs = reader.take(reader.u32());
  out.ys = reader.take(reader.remaining());
  return reader.ok();
}

// The finer arc must fit where the coarse one was: same ends, or, for an island's outline that meets no other arc,
// closed as well.
bool fits(const Dataset& dataset, uint32_t arc, std::span<const LonLat> finer, std::vector<LonLat>& scratch) {
  scratch.clear();
  dataset.decodeArc(arc, scratch);
  const auto same = [](LonLat a, LonLat b) { return a.lon == b.lon && a.lat == b.lat; };
  if (same(scratch.front(), finer.front()) && same(scratch.back(), finer.back())) return true;
  return same(scratch.front(), scratch.back()) && same(finer.front(), finer.back());
}

PackError decode(const Dataset& dataset, uint32_t cellIndex, std::span<const std::byte> bytes, CellGeometry& out) {
  const format::Cell& cell = dataset.cells[cellIndex];
  const uint32_t grid = dataset.atlasMeta().gridPerDegree[cell.level];
  ByteReader reader(bytes);
  Header header;
  if (!readHeader(reader, header)) return PackError::BadLength;
  if (header.arcCount != cell.arcCount || header.ringCount != cell.ringCount) return PackError::BadSection;

  // Every point takes at least a byte of each stream, so this bounds all that is allocated below.
  uint64_t pointTotal = 0;
  ByteReader arcCounts(header.arcs);
  for (uint32_t i = 0; i < header.arcCount; ++i) {
    arcCounts.u32();
    pointTotal += arcCounts.u32();
  }
  ByteReader ringCounts(header.rings);
  for (uint32_t i = 0; i < header.ringCount; ++i) {
    ringCounts.u32();
    pointTotal += ringCounts.u32();
    ringCounts.u32();
  }
  if (pointTotal > header.xs.size() || pointTotal > header.ys.size()) return PackError::BadGeometry;
  out.points.reserve(static_cast<size_t>(pointTotal));
  out.arcs.reserve(header.arcCount);
  out.rings.reserve(header.ringCount);

  ByteReader xs(header.xs);
  ByteReader ys(header.ys);
  const double steps = grid;
  const auto append = [&](uint32_t pointCount) {
    return readPoints(xs, ys, pointCount, grid, [&](GridPoint point) {
      out.points.push_back({static_cast<double>(point.x) / steps, static_cast<double>(point.y) / steps});
    });
  };

  std::vector<LonLat> scratch;
  ByteReader arcs(header.arcs);
  for (uint32_t i = 0; i < header.arcCount; ++i) {
    const uint32_t arc = arcs.u32();
    const uint32_t pointCount = arcs.u32();
    if (arc >= dataset.arcs.size()) return PackError::BadIndex;
    const format::Arc& coarse = dataset.arcs[arc];
    if ((cell.level == 1 ? coarse.cell1 : coarse.cell2) != cellIndex) return PackError::BadIndex;
    const auto firstPoint = static_cast<uint32_t>(out.points.size());
    if (pointCount < 2 || !append(pointCount)) return PackError::BadGeometry;
    const std::span<const LonLat> finer = std::span(out.points).subspan(firstPoint);
    if (!fits(dataset, arc, finer, scratch)) return PackError::BadGeometry;
    out.arcs.push_back({arc, firstPoint, pointCount});
  }
  ByteReader rings(header.rings);
  for (uint32_t i = 0; i < header.ringCount; ++i) {
    const uint32_t owner = rings.u32();
    const uint32_t pointCount = rings.u32();
    const uint32_t id = rings.u32();
    const bool ofLake = (owner & format::cellLakeOwner) != 0;
    const uint32_t index = owner & ~format::cellLakeOwner;
    if (index >= (ofLake ? dataset.lakes.size() : dataset.units.size())) return PackError::BadIndex;
    const auto firstPoint = static_cast<uint32_t>(out.points.size());
    if (pointCount < 3 || !append(pointCount)) return PackError::BadGeometry;
    out.rings.push_back({ofLake ? format::none : index, ofLake ? index : format::none, id, firstPoint, pointCount});
  }
  return xs.atEnd() ? PackError::None : PackError::BadGeometry;
}

}  // namespace

PackError decodeCell(const Dataset& dataset, uint32_t cell, std::span<const std::byte> bytes, CellGeometry& out,
                     const LoadOptions& options) {
  assert(cell < dataset.cells.size() && "decodeCell: the cell's index is below cells.size()");
  out = {};
  const format::Cell& record = dataset.cells[cell];
  if (bytes.size() != record.length) return PackError::BadLength;
  if (options.verifyChecksums && crc32(bytes) != record.crc) return PackError::BadChecksum;
  const PackError error = decode(dataset, cell, bytes, out);
  if (error != PackError::None) out = {};
  return error;
}

std::string cellFileName(uint32_t crc) {
  std::string name;
  for (int shift = 28; shift >= 0; shift -= 4) name += "0123456789abcdef"[(crc >> shift) & 15];
  return name + ".cell";
}

}  // namespace faultline
