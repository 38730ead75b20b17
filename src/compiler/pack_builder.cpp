#include "compiler/pack_builder.h"

#include <algorithm>
#include <tuple>

#include "base/hash.h"
#include "data/container.h"

namespace faultline {

format::Position positionFrom(LonLat lonLat) {
  return {static_cast<float>(lonLat.lon), static_cast<float>(lonLat.lat)};
}

format::StringRef PackBuilder::string(std::string_view text, SourcePlace at) {
  if (text.empty()) return {0, 0};
  const auto found = known.find(text);
  if (found != known.end()) return found->second;
  const format::StringRef ref{static_cast<uint32_t>(strings.size()), static_cast<uint32_t>(text.size())};
  strings += text;
  known.emplace(text, ref);
  if (at.line > 0) authored.push_back({std::string(text), at});
  return ref;
}

format::StringRef PackBuilder::words(std::string_view text, SourcePlace at) {
  if (text.empty()) return {0, 0};
  for (const Known* kept : {&known, &knownWords}) {
    if (const auto found = kept->find(text); found != kept->end()) return found->second;
  }
  const format::StringRef ref{static_cast<uint32_t>(cardStrings.size()) | format::inWords,
                              static_cast<uint32_t>(text.size())};
  cardStrings += text;
  knownWords.emplace(text, ref);
  if (at.line > 0) authored.push_back({std::string(text), at});
  return ref;
}

format::Range PackBuilder::list(std::span<const uint32_t> indices) {
  if (indices.empty()) return {0, 0};
  const format::Range range{static_cast<uint32_t>(refs.size()), static_cast<uint32_t>(indices.size())};
  refs.insert(refs.end(), indices.begin(), indices.end());
  return range;
}

format::Range PackBuilder::line(std::span<const LonLat> positions) {
  if (positions.empty()) return {0, 0};
  const format::Range range{static_cast<uint32_t>(points.size()), static_cast<uint32_t>(positions.size())};
  for (const LonLat lonLat : positions) points.push_back(positionFrom(lonLat));
  return range;
}

format::Range PackBuilder::statuses(std::span<const SegmentStatus> run) {
  const format::Range range{static_cast<uint32_t>(segments.size()), static_cast<uint32_t>(run.size())};
  segments.insert(segments.end(), run.begin(), run.end());
  return range;
}

// By name: the sea's own, or one that it is also known by.
uint32_t PackBuilder::placeNaming(const Dataset& atlas, const format::Sea& sea) const {
  for (uint32_t i = 0; i < places.size(); ++i) {
    if (places[i].kind != PlaceKind::Sea) continue;
    const std::string_view name = std::string_view(strings).substr(places[i].name.offset, places[i].name.length);
    if (name == atlas.text(sea.name)) return i;
    std::string_view rest = atlas.text(sea.aliases);
    while (!rest.empty()) {
      const size_t end = std::min(rest.find('|'), rest.size());
      if (name == rest.substr(0, end)) return i;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return format::none;
}

void PackBuilder::addAtlas(const Dataset& atlas) {
  atlasData = &atlas;
  const auto moved = [&](format::StringRef ref) { return string(atlas.text(ref)); };
  atlasMeta = atlas.atlasMeta();
  atlasMeta.sourceText = moved(atlasMeta.sourceText);
  atlasMeta.sourceDate = moved(atlasMeta.sourceDate);
  for (format::Lens lens : atlas.lenses) {
    for (format::StringRef* words : {&lens.id, &lens.name, &lens.choice, &lens.belongs, &lens.meaning, &lens.stateOf}) {
      *words = moved(*words);
    }
    lenses.push_back(lens);
  }
  for (format::Held part : atlas.held) {
    part.who = moved(part.who);
    part.sinceText = moved(part.sinceText);
    held.push_back(part);
  }
  for (format::Sea sea : atlas.seas) {
    sea.place = placeNaming(atlas, sea);
    sea.name = moved(sea.name);
    sea.aliases = {};
    seas.push_back(sea);
  }
  for (format::Unit unit : atlas.units) {
    unit.code = moved(unit.code);
    unit.name = moved(unit.name);
    units.push_back(unit);
  }
  for (format::Lake lake : atlas.lakes) {
    lake.name = words(atlas.text(lake.name));  // written on no map, only into an SVG
    lakes.push_back(lake);
  }
  for (uint32_t i = 0; i < atlas.cells.size(); ++i) {
    format::Cell cell = atlas.cells[i];
    const auto bytes = atlas.cellBytes(i);
    cell.offset = static_cast<uint32_t>(cellData.size());
    cells.push_back(cell);
    cellData.insert(cellData.end(), bytes.begin(), bytes.end());
  }
}

std::vector<std::byte> PackBuilder::finish(bool withCellData) const {
  using enum SectionId;
  const std::span<const format::Meta> metas(&meta, 1);
  const std::span<const format::AtlasMeta> atlasMetas(&atlasMeta, 1);
  const format::Words wordsRecord{static_cast<uint32_t>(cardStrings.size()), crc32(cardWords())};
  const std::span<const format::Words> wordsRecords(&wordsRecord, 1);
  const AtlasStreams streams = atlasData->atlasStreams();
  std::vector<format::ClaimMark> marks = claimMarks;
  std::sort(marks.begin(), marks.end(), [](const format::ClaimMark& a, const format::ClaimMark& b) {
    return std::tie(a.kind, a.index, a.claim) < std::tie(b.kind, b.index, b.claim);
  });
  std::vector<format::DateBounds> bounds = dateBounds;
  std::sort(bounds.begin(), bounds.end(), [](const format::DateBounds& a, const format::DateBounds& b) {
    return std::tie(a.kind, a.index) < std::tie(b.kind, b.index);
  });
  std::vector<SectionBytes> sections{
      {Meta, std::as_bytes(metas)},
      sectionOf(Texts, texts),
      {Strings, std::as_bytes(std::span(strings))},
      sectionOf(Sources, sources),
      sectionOf(Actors, actors),
      sectionOf(Members, members),
      sectionOf(Places, places),
      sectionOf(Events, events),
      sectionOf(Claims, claims),
      sectionOf(Links, links),
      sectionOf(Visits, visits),
      sectionOf(Fronts, fronts),
      sectionOf(Keyframes, keyframes),
      sectionOf(Points, points),
      sectionOf(Segments, segments),
      sectionOf(Areas, areas),
      sectionOf(Rings, rings),
      sectionOf(Beats, beats),
      sectionOf(Glyphs, glyphs),
      sectionOf(Refs, refs),
      {SectionId::AtlasMeta, std::as_bytes(atlasMetas)},
      sectionOf(Lenses, lenses),
      sectionOf(Units, units),
      {Sovereigns, std::as_bytes(atlasData->sovereigns)},
      sectionOf(Held, held),
      {UnitRings, std::as_bytes(atlasData->unitRings)},
      {ArcRefs, std::as_bytes(atlasData->arcRefs)},
      {Arcs, std::as_bytes(atlasData->arcs)},
      {Boundaries, std::as_bytes(atlasData->boundaryClasses)},
      {XStream, streams.x},
      {YStream, streams.y},
      sectionOf(Lakes, lakes),
      {LakeX, streams.lakeX},
      {LakeY, streams.lakeY},
      sectionOf(Seas, seas),
      sectionOf(ClaimMarks, marks),
      sectionOf(EndPlaces, endPlaces),
      sectionOf(SectionId::DateBounds, bounds),
      sectionOf(Zones, zones),
      sectionOf(Disputes, disputes),
  };
  if (!cardStrings.empty()) {
    sections.push_back({Words, std::as_bytes(wordsRecords)});
    if (withCellData) sections.push_back({WordData, cardWords()});
  }
  sections.push_back(sectionOf(Cells, cells));
  if (withCellData) sections.push_back(sectionOf(CellData, cellData));
  return writeContainer(ContainerKind::Pack, sections);
}

}  // namespace faultline
