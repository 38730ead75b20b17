#include <iterator>
#include <vector>

#include "base/bytes.h"
#include "data/stream.h"
#include "data/validate.h"

namespace faultline {
namespace {

constexpr uint32_t maxGrid = 1u << 20;  // steps per degree; a tenth of a metre

void checkAtlasMeta(Checker& check) {
  check.enter(SectionId::AtlasMeta);
  const format::AtlasMeta& meta = check.dataset.atlasMeta();
  check.text(meta.sourceText);
  check.text(meta.sourceDate);
  for (const uint32_t grid : meta.gridPerDegree) check.require(grid >= 1 && grid <= maxGrid, PackError::BadNumber);
}

void checkUnits(Checker& check) {
  const Dataset& data = check.dataset;
  check.enter(SectionId::Units);
  check.require(data.units.size() <= 0x7fff, PackError::TooLarge);  // arcs name units by int16
  for (const format::Unit& unit : data.units) {
    check.text(unit.code);
    check.text(unit.name);
    check.position(unit.labelAt);
    check.position(unit.capAt);
    check.number(unit.capRadiusDeg, 0, 180);
    check.number(unit.areaKm2, 0, 6e8f);
    check.range(unit.rings, data.unitRings.size());
    check.require(unit.labelRank <= 9, PackError::BadNumber);
    check.number(unit.labelSpanDeg, 0, 360);
  }
}

// One entry a lens and record, lens after lens.
void requireTable(Checker& check, size_t entries, size_t records) {
  check.require(entries == check.dataset.lenses.size() * records, PackError::BadSection);
}

void checkLenses(Checker& check) {
  const Dataset& data = check.dataset;
  check.enter(SectionId::Lenses);
  check.require(!data.lenses.empty() && data.lenses.size() <= format::maxLenses, PackError::BadSection);
  if (!check.ok()) return;
  for (size_t i = 0; i < data.lenses.size(); ++i) {
    const format::Lens& lens = data.lenses[i];
    for (const format::StringRef words : {lens.id, lens.name, lens.choice, lens.belongs}) {
      check.text(words);
      check.require(words.length > 0, PackError::BadText);
    }
    check.text(lens.meaning);
    check.text(lens.stateOf);
    if (!check.ok()) return;
    check.require(data.lensById(data.text(lens.id)) == i, PackError::BadText);  // no two of one id
  }

  check.enter(SectionId::Sovereigns);
  const size_t unitCount = data.units.size();
  requireTable(check, data.sovereigns.size(), unitCount);
  if (!check.ok()) return;
  for (size_t i = 0; i < data.sovereigns.size(); ++i) {
    const uint16_t sovereign = data.sovereigns[i];
    if (sovereign == format::noUnit) continue;
    check.index(sovereign, unitCount);
    if (!check.ok()) return;
    // Whose fill a unit takes has a fill of its own: one look-up is always enough.
    check.require(data.sovereigns[i / unitCount * unitCount + sovereign] == format::noUnit, PackError::BadIndex);
  }

  check.enter(SectionId::Held);
  uint32_t before = 0;
  for (const format::Held& part : data.held) {
    check.index(part.lens, data.lenses.size());
    check.index(part.unit, unitCount);
    check.require(part.by == format::noUnit || part.by < unitCount, PackError::BadIndex);
    check.text(part.who);
    check.text(part.sinceText);
    check.dayOrStart(part.since);
    const uint32_t key = (uint32_t{part.lens} << 16 | part.unit) + 1;  // each once, in order
    check.require(key > before, PackError::BadIndex);
    before = key;
  }

  check.enter(SectionId::Boundaries);
  requireTable(check, data.boundaryClasses.size(), data.arcs.size());
  for (const BoundaryClass boundary : data.boundaryClasses) check.choice(boundary);
}

struct Ends {
  GridPoint first, last;
};

// Each arc's first and last point; empty when the streams are damaged. Nothing is allocated before the arcs' number is
// known to be backed by the file.
std::vector<Ends> checkArcs(Checker& check, StreamStarts& starts) {
  const Dataset& data = check.dataset;
  check.enter(SectionId::Arcs);
  std::vector<Ends> ends;
  if (!check.ok()) return ends;
  ends.reserve(data.arcs.size());
  starts.x.reserve(data.arcs.size());
  starts.y.reserve(data.arcs.size());
  ByteReader xs(check.table[SectionId::XStream].bytes);
  ByteReader ys(check.table[SectionId::YStream].bytes);
  const uint32_t grid = data.atlasMeta().gridPerDegree[0];
  const auto unitCount = static_cast<int32_t>(data.units.size());
  for (const format::Arc& arc : data.arcs) {
    check.require(arc.pointCount >= 2, PackError::BadGeometry);
    starts.x.push_back(static_cast<uint32_t>(xs.position()));
    starts.y.push_back(static_cast<uint32_t>(ys.position()));
    for (const int16_t unit : {arc.leftUnit, arc.rightUnit}) {
      check.require(unit >= -1 && unit < unitCount, PackError::BadIndex);
    }
    for (const uint16_t cell : {arc.cell1, arc.cell2}) {
      check.require(cell == 0xffff || cell < data.cells.size(), PackError::BadIndex);
    }
    if (!check.ok()) return {};
    Ends arcEnds;
    bool first = true;
    const bool read = readPoints(xs, ys, arc.pointCount, grid, [&](GridPoint point) {
      if (first) arcEnds.first = point;
      first = false;
      arcEnds.last = point;
    });
    check.require(read, PackError::BadGeometry);
    ends.push_back(arcEnds);
  }
  check.require(xs.atEnd() && ys.atEnd(), PackError::BadGeometry);
  return ends;
}

void checkRings(Checker& check, const std::vector<Ends>& ends) {
  const Dataset& data = check.dataset;
  check.enter(SectionId::ArcRefs);
  for (const int32_t ref : data.arcRefs) {
    check.index(static_cast<uint32_t>(ref < 0 ? ~ref : ref), data.arcs.size());
  }
  check.enter(SectionId::UnitRings);
  for (const format::UnitRing& ring : data.unitRings) {
    check.range(ring.arcs, data.arcRefs.size());
    check.require(ring.arcs.count >= 1, PackError::BadGeometry);
    check.index(ring.unit, data.units.size());
    check.require(ring.hole <= 1, PackError::BadNumber);
    if (!check.ok()) return;
    const auto startOf = [&](int32_t ref) {
      return ref < 0 ? ends[static_cast<size_t>(~ref)].last : ends[static_cast<size_t>(ref)].first;
    };
    const auto refs = data.arcRefs.subspan(ring.arcs.first, ring.arcs.count);
    for (size_t i = 0; i < refs.size(); ++i) {
      const GridPoint endOfThis = startOf(~refs[i]);
      check.require(endOfThis == startOf(refs[(i + 1) % refs.size()]), PackError::BadGeometry);
    }
  }
  check.enter(SectionId::Units);
  for (uint32_t i = 0; i < data.units.size(); ++i) {
    const format::Range range = data.units[i].rings;
    for (const auto& ring : data.unitRings.subspan(range.first, range.count)) {
      check.require(ring.unit == i, PackError::BadIndex);
    }
  }
}

void checkLakes(Checker& check, StreamStarts& starts) {
  const Dataset& data = check.dataset;
  check.enter(SectionId::Lakes);
  if (!check.ok()) return;
  ByteReader xs(check.table[SectionId::LakeX].bytes);
  ByteReader ys(check.table[SectionId::LakeY].bytes);
  const uint32_t grid = data.atlasMeta().gridPerDegree[0];
  for (const format::Lake& lake : data.lakes) {
    check.text(lake.name);
    check.dayOrEnd(lake.validTo);
    check.require(lake.pointCount >= 3, PackError::BadGeometry);
    if (!check.ok()) return;
    starts.x.push_back(static_cast<uint32_t>(xs.position()));
    starts.y.push_back(static_cast<uint32_t>(ys.position()));
    check.require(readPoints(xs, ys, lake.pointCount, grid, [](GridPoint) {}), PackError::BadGeometry);
  }
  check.require(xs.atEnd() && ys.atEnd(), PackError::BadGeometry);
}

void checkSeas(Checker& check) {
  const Dataset& data = check.dataset;
  check.enter(SectionId::Seas);
  for (const format::Sea& sea : data.seas) {
    check.text(sea.name);
    check.text(sea.aliases);
    check.indexOrNone(sea.place, data.places.size());
    check.number(sea.spanKm, 0, 20000);
    check.require(sea.pointCount >= 2 && sea.pointCount <= std::size(sea.at), PackError::BadGeometry);
    check.require(sea.rank <= 9, PackError::BadNumber);
    if (!check.ok()) return;
    check.require(sea.place == format::none || data.places[sea.place].kind == PlaceKind::Sea, PackError::BadIndex);
    for (uint32_t i = 0; i < sea.pointCount; ++i) check.position(sea.at[i]);
  }
}

void checkCells(Checker& check) {
  check.enter(SectionId::Cells);
  const auto& cellData = check.table[SectionId::CellData];
  uint64_t end = 0;  // cells stand in CDAT in their own order
  for (const format::Cell& cell : check.dataset.cells) {
    check.require(cell.level == 1 || cell.level == 2, PackError::BadNumber);
    for (const float lon : {cell.lonMin, cell.lonMax}) check.number(lon, -180, 192);
    for (const float lat : {cell.latMin, cell.latMax}) check.number(lat, -90, 90);
    check.require(cell.lonMin <= cell.lonMax && cell.latMin <= cell.latMax, PackError::BadNumber);
    check.require(cell.offset % 4 == 0 && cell.length % 4 == 0 && cell.length <= format::maxPackBytes,
                  PackError::BadNumber);
    if (!cellData.present) continue;
    const size_t size = cellData.bytes.size();
    check.require(cell.offset >= end && cell.offset <= size && cell.length <= size - cell.offset, PackError::BadIndex);
    end = uint64_t{cell.offset} + cell.length;
  }
}

}  // namespace

void checkAtlas(Checker& check, StreamStarts& arcStarts, StreamStarts& lakeStarts) {
  checkAtlasMeta(check);
  checkUnits(check);
  checkLenses(check);
  const std::vector<Ends> ends = checkArcs(check, arcStarts);
  if (check.ok()) checkRings(check, ends);
  checkLakes(check, lakeStarts);
  checkSeas(check);
  checkCells(check);
}

}  // namespace faultline
