#include "small_pack.h"

#include "base/bytes.h"
#include "base/hash.h"

namespace faultline::test {
namespace {

struct Step {
  int x, y;
};

void writePoints(ByteWriter& xs, ByteWriter& ys, const std::vector<Step>& points) {
  Step before{0, 0};
  for (const Step point : points) {
    xs.zigzag(point.x - before.x);
    ys.zigzag(point.y - before.y);
    before = point;
  }
}

template <class Record>
SectionBytes one(SectionId id, const Record& record) {
  return {id, std::as_bytes(std::span(&record, 1))};
}

}  // namespace

SmallPack::SmallPack() {
  makeStory();
  makeAtlas();
}

format::StringRef SmallPack::text(std::string_view words) {
  const format::StringRef ref{static_cast<uint32_t>(strings.size()), static_cast<uint32_t>(words.size())};
  strings.insert(strings.end(), words.begin(), words.end());
  return ref;
}

format::Range SmallPack::list(std::vector<uint32_t> indices) {
  const format::Range range{static_cast<uint32_t>(refs.size()), static_cast<uint32_t>(indices.size())};
  refs.insert(refs.end(), indices.begin(), indices.end());
  return range;
}

void SmallPack::makeStory() {
  meta.id = text("small");
  meta.title = text("Kyïv – a title");  // with characters of two and three bytes
  texts = {{text("A credit")}, {text("Another")}};
  meta.credits = list({0, 1});
  meta.scaleBreaks = list({1000, 2000, 3000, 4000});
  meta.essayCutoff = 19000;
  meta.updated = 19100;
  meta.daysPerSecond = 40;

  format::Source source{};
  source.id = text("s1");
  source.date = format::openStart;
  source.grade = SourceGrade::Secondary;
  sources = {source};
  const format::Range fromSource = list({0});

  format::Actor actor{};
  actor.id = text("a1");
  actor.at = {10, 10};
  actor.units = list({0, 1});
  actor.sources = fromSource;
  actor.start = format::openStart;
  actor.end = format::openEnd;
  actors = {actor, actor};
  actors[1].id = text("a2");
  actors[1].kind = ActorKind::Alliance;
  actors[1].members = {0, 1};
  members = {{0, 100, format::openEnd, {}, 0, {}}};

  format::Place place{};
  place.id = text("p1");
  place.at = {20, -10};
  place.date = 18000;
  place.rank = 9;
  places = {place};

  format::Event event{};
  event.id = text("e1");
  event.places = list({0});
  event.actors = list({0, 1});
  event.sources = fromSource;
  event.date = 18000;
  events = {event, event};
  events[1].date = 18001;

  format::Claim claim{};
  claim.id = text("c1");
  claim.sources = fromSource;
  claim.date = format::openStart;
  claims = {claim};

  format::Link link{};
  link.id = text("l1");
  link.from = 0;
  link.to = 1;
  link.visits = {0, 2};
  link.sources = fromSource;
  link.start = 17000;
  link.end = format::openEnd;
  links = {link};
  visits = {{text("first"), 17001}, {text("second"), 17002}};

  points = {{30, 50}, {31, 51}, {32, 52}, {30, 50.5f}, {31, 51.5f}, {32, 52.5f}, {40, 40}, {41, 40}, {41, 41}};
  segments = {SegmentStatus::Confirmed, SegmentStatus::Border};
  format::Keyframe keyframe{};
  keyframe.date = 18000;
  keyframe.points = {0, 3};
  keyframe.segments = {0, 2};
  keyframe.sources = fromSource;
  keyframe.uncertaintyKm = 8;
  keyframes = {keyframe, keyframe};
  keyframes[1].date = 18100;
  keyframes[1].points = {3, 3};
  keyframes[1].motion = Motion::Hold;
  format::Front front{};
  front.id = text("f1");
  front.left = 0;
  front.right = format::none;
  front.keyframes = {0, 2};
  front.closure = {6, 3};
  front.clip = list({1});
  front.sources = fromSource;
  front.labelAt = {30, 50};
  front.validTo = 18200;
  front.end = format::openEnd;
  front.marks = Side::Left;
  fronts = {front};

  rings = {{{6, 3}}};
  format::Area area{};
  area.id = text("r1");
  area.rings = {0, 1};
  area.sources = fromSource;
  area.start = 18000;
  area.end = 18050;
  area.holder = format::none;
  areas = {area, area};
  areas[1].rings = {0, 0};
  areas[1].units = list({0});

  format::Beat beat{};
  beat.id = text("b1");
  beat.start = 18000;
  beat.end = 18010;
  beat.show = {0, 3};
  for (format::Range* range : {&beat.fronts, &beat.links, &beat.places, &beat.areas, &beat.actors, &beat.events,
                               &beat.labels, &beat.claims, &beat.sources}) {
    *range = list({0});
  }
  beats = {beat};
  glyphs = {{'A', 0.6f, 0.7f}, {'B', 0.6f, 0.7f}};
}

void SmallPack::makeAtlas() {
  atlas.sourceText = text("drawn by hand");
  atlas.gridPerDegree[0] = 10;
  atlas.gridPerDegree[1] = 100;
  atlas.gridPerDegree[2] = 1000;

  // Two squares west and east of x = 100, walked counter-clockwise, and an island of the first.
  ByteWriter x, y;
  const auto arc = [&](const std::vector<Step>& steps, int16_t left, int16_t right, uint16_t cell) {
    arcs.push_back({static_cast<uint16_t>(steps.size()), left, right, cell, 0xffff});
    writePoints(x, y, steps);
  };
  arc({{100, 0}, {101, 50}, {100, 100}}, 0, 1, 0);
  arc({{100, 100}, {0, 100}, {0, 0}, {100, 0}}, 0, -1, 0xffff);
  arc({{100, 0}, {200, 0}, {200, 100}, {100, 100}}, 1, -1, 0xffff);
  arc({{-20, 0}, {-10, 0}, {-10, 10}, {-20, 0}}, 0, -1, 0xffff);
  xs = x.bytes;
  ys = y.bytes;
  arcRefs = {0, 1, ~0, 2, 3};
  unitRings = {{{0, 2}, 0, 0}, {{4, 1}, 0, 0}, {{2, 2}, 1, 0}};
  format::Unit unit{};
  unit.code = text("AA");
  unit.name = text("Westland");
  unit.labelAt = unit.capAt = {5, 5};
  unit.capRadiusDeg = 8;
  unit.areaKm2 = 1000;
  unit.rings = {0, 2};
  units = {unit, unit};
  units[1].code = text("BB");
  units[1].rings = {2, 1};

  // Recognised, the east is a part of the west, which an outer border shows; in control it holds itself, but for a
  // part.
  addLens("recognised");
  addLens("control");
  sovereigns = {format::noUnit, 0, format::noUnit, format::noUnit};
  boundaries[4] = BoundaryClass::Disputed;
  held = {{1, 1, 0, 0, text("Westland, in part"), text("May 2020"), 18383}};

  ByteWriter lakeX, lakeY;
  writePoints(lakeX, lakeY, {{10, 10}, {20, 10}, {20, 20}});
  lakeXs = lakeX.bytes;
  lakeYs = lakeY.bytes;
  lakes = {{text("Lake"), 3, 0, format::openEnd}};
  seas = {{text("Wide Sea"), {}, format::none, 500, 2, 1, {}, {{30, 0}, {35, 1}}}};

  // Level 1 has ten times the grid: the common border, another island, the lake's ring.
  ByteWriter cellX, cellY;
  writePoints(cellX, cellY, {{1000, 0}, {1010, 400}, {1005, 700}, {1000, 1000}});
  writePoints(cellX, cellY, {{-300, 0}, {-290, 0}, {-290, 10}});
  writePoints(cellX, cellY, {{100, 100}, {200, 105}, {200, 200}});
  ByteWriter body;
  for (const uint32_t value :
       {1u, 2u, /*arc*/ 0u, 4u, /*ring*/ 0u, 3u, 7u, /*ring*/ format::cellLakeOwner | 0u, 3u, 8u}) {
    body.u32(value);
  }
  body.u32(static_cast<uint32_t>(cellX.size()));
  body.append(cellX.bytes);
  body.append(cellY.bytes);
  body.align(4);
  cellData = body.bytes;
  cells = {{1, {}, -3, 0, 10.1f, 10, 0, static_cast<uint32_t>(cellData.size()), 1, 2, crc32(cellData)}};
}

uint32_t SmallPack::addLens(std::string_view id) {
  const format::StringRef name = text(id);
  lenses.push_back({name, name, name, text("Part of"), text("What it means."), text("May 2021")});
  sovereigns.insert(sovereigns.end(), units.size(), format::noUnit);
  boundaries.insert(boundaries.end(), arcs.size(), BoundaryClass::International);
  return static_cast<uint32_t>(lenses.size()) - 1;
}

std::vector<std::byte> SmallPack::bytes(bool withCellData) const {
  using enum SectionId;
  std::vector<SectionBytes> sections{one(Meta, meta),
                                     sectionOf(Texts, texts),
                                     sectionOf(Strings, strings),
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
                                     one(AtlasMeta, atlas),
                                     sectionOf(Lenses, lenses),
                                     sectionOf(Units, units),
                                     sectionOf(Sovereigns, sovereigns),
                                     sectionOf(Held, held),
                                     sectionOf(UnitRings, unitRings),
                                     sectionOf(ArcRefs, arcRefs),
                                     sectionOf(Arcs, arcs),
                                     sectionOf(Boundaries, boundaries),
                                     sectionOf(XStream, xs),
                                     sectionOf(YStream, ys),
                                     sectionOf(Lakes, lakes),
                                     sectionOf(LakeX, lakeXs),
                                     sectionOf(LakeY, lakeYs),
                                     sectionOf(Seas, seas)};
  if (!claimMarks.empty()) sections.push_back(sectionOf(ClaimMarks, claimMarks));
  if (!endPlaces.empty()) sections.push_back(sectionOf(EndPlaces, endPlaces));
  if (!dateBounds.empty()) sections.push_back(sectionOf(SectionId::DateBounds, dateBounds));
  if (!zones.empty()) sections.push_back(sectionOf(Zones, zones));
  if (!disputes.empty()) sections.push_back(sectionOf(Disputes, disputes));
  const format::Words record{static_cast<uint32_t>(cardWords.size()), crc32(std::as_bytes(std::span(cardWords)))};
  if (!cardWords.empty()) sections.push_back(one(Words, record));
  if (!cardWords.empty() && withCellData) sections.push_back({WordData, std::as_bytes(std::span(cardWords))});
  sections.push_back(sectionOf(Cells, cells));
  if (withCellData) sections.push_back(sectionOf(CellData, cellData));
  return writeContainer(ContainerKind::Pack, sections);
}

std::vector<std::byte> SmallPack::atlasBytes() const {
  using enum SectionId;
  std::vector<format::Sea> atlasSeas = seas;
  for (format::Sea& sea : atlasSeas) sea.place = format::none;
  const std::vector<SectionBytes> sections{sectionOf(Strings, strings),
                                           one(AtlasMeta, atlas),
                                           sectionOf(Lenses, lenses),
                                           sectionOf(Units, units),
                                           sectionOf(Sovereigns, sovereigns),
                                           sectionOf(Held, held),
                                           sectionOf(UnitRings, unitRings),
                                           sectionOf(ArcRefs, arcRefs),
                                           sectionOf(Arcs, arcs),
                                           sectionOf(Boundaries, boundaries),
                                           sectionOf(XStream, xs),
                                           sectionOf(YStream, ys),
                                           sectionOf(Lakes, lakes),
                                           sectionOf(LakeX, lakeXs),
                                           sectionOf(LakeY, lakeYs),
                                           sectionOf(Seas, atlasSeas),
                                           sectionOf(Cells, cells),
                                           sectionOf(CellData, cellData)};
  return writeContainer(ContainerKind::Atlas, sections);
}

}  // namespace faultline::test
