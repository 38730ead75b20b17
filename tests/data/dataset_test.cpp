#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <string>

#include "base/hash.h"
#include "data/dataset.h"
#include "small_pack.h"

namespace faultline {
namespace {

using test::SmallPack;

constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();
constexpr float infinite = std::numeric_limits<float>::infinity();

struct Fault {
  const char* name;
  PackError error;
  const char* section;
  std::function<void(SmallPack&)> make;
};

void checkAll(const std::vector<Fault>& faults) {
  for (const Fault& fault : faults) {
    SmallPack pack;
    fault.make(pack);
    const std::vector<std::byte> bytes = pack.bytes();
    Dataset dataset;
    std::string_view at;
    INFO(fault.name);
    CHECK(Dataset::load(bytes, dataset, {}, &at) == fault.error);
    CHECK(at == fault.section);
    CHECK(dataset.beats.empty());
  }
}

TEST_CASE("views read what was written") {
  SmallPack pack;
  const auto bytes = pack.bytes();
  Dataset data;
  REQUIRE(Dataset::load(bytes, data) == PackError::None);
  CHECK(data.text(data.meta().title) == "Kyïv – a title");
  CHECK(data.text({0, 0}).empty());
  CHECK(data.list(data.meta().credits).size() == 2);
  CHECK(data.text(data.texts[1].text) == "Another");
  CHECK(data.actors.size() == 2);
  CHECK(data.line(data.keyframes[1].points)[2].lat == 52.5f);
  CHECK(data.statuses(data.keyframes[0].segments)[1] == SegmentStatus::Border);
  CHECK(data.atlasMeta().gridPerDegree[1] == 100);
  // The views point into the caller's bytes.
  CHECK(reinterpret_cast<const std::byte*>(data.points.data()) >= bytes.data());
  CHECK(reinterpret_cast<const std::byte*>(data.points.data()) < bytes.data() + bytes.size());
}

TEST_CASE("strings must lie within the blob, be UTF-8 and split no character") {
  const PackError bad = PackError::BadText;
  const auto end = [](SmallPack& p) { return static_cast<uint32_t>(p.strings.size()); };
  checkAll({
      {"offset outside", bad, "META",
       [&](SmallPack& p) {
         p.meta.byline = {end(p) + 1, 0};
       }},
      {"length outside", bad, "META",
       [&](SmallPack& p) {
         p.meta.byline = {end(p), 1};
       }},
      {"offset plus length overflows", bad, "META",
       [&](SmallPack& p) {
         p.meta.byline = {8, 0xfffffffcu};
       }},
      {"starts within a character", bad, "SRCS",
       [&](SmallPack& p) {
         p.sources[0].note = {p.meta.title.offset + 3, 4};
       }},  // within the ï of Kyïv
      {"ends within a character", bad, "SRCS",
       [&](SmallPack& p) {
         p.sources[0].note = {p.meta.title.offset, 3};
       }},
      {"not UTF-8", bad, "STRS", [](SmallPack& p) { p.strings[0] = '\xff'; }},
      {"overlong", bad, "STRS", [](SmallPack& p) { p.strings[0] = '\xc0', p.strings[1] = '\x80'; }},
      {"surrogate", bad, "STRS",
       [](SmallPack& p) { p.strings[0] = '\xed', p.strings[1] = '\xa0', p.strings[2] = '\x80'; }},
      {"cut off", bad, "STRS", [](SmallPack& p) { p.strings.push_back('\xe2'); }},
      {"in a text list", bad, "TEXT",
       [&](SmallPack& p) {
         p.texts[1].text = {end(p), 1};
       }},
      {"in a unit", bad, "UNIT",
       [&](SmallPack& p) {
         p.units[1].name = {end(p), 1};
       }},
      {"in a lake", bad, "LAKE",
       [&](SmallPack& p) {
         p.lakes[0].name = {end(p), 1};
       }},
      {"in a visit", bad, "VISI",
       [&](SmallPack& p) {
         p.visits[1].text = {end(p), 1};
       }},
      {"in a keyframe", bad, "KEYF",
       [&](SmallPack& p) {
         p.keyframes[1].note = {end(p), 1};
       }},
      {"in a member", bad, "MEMB",
       [&](SmallPack& p) {
         p.members[0].fromText = {end(p), 1};
       }},
  });
}

TEST_CASE("indices and ranges must lie within what they name") {
  const PackError bad = PackError::BadIndex;
  const auto tooFar = [](SmallPack& p) { return p.list({1000}); };
  const format::Range outside{0, 100000}, overflow{1, 0xffffffffu};
  checkAll({
      {"credits", bad, "META", [&](SmallPack& p) { p.meta.credits = tooFar(p); }},
      {"credits' range", bad, "META", [&](SmallPack& p) { p.meta.credits = outside; }},
      {"a range that overflows", bad, "META", [&](SmallPack& p) { p.meta.credits = overflow; }},
      {"actor's units", bad, "ACTR", [&](SmallPack& p) { p.actors[0].units = tooFar(p); }},
      {"actor's members", bad, "ACTR",
       [&](SmallPack& p) {
         p.actors[1].members = {1, 1};
       }},
      {"actor's sources", bad, "ACTR", [&](SmallPack& p) { p.actors[0].sources = tooFar(p); }},
      {"member's actor", bad, "MEMB", [](SmallPack& p) { p.members[0].actor = 2; }},
      {"place's sources", bad, "PLAC", [&](SmallPack& p) { p.places[0].sources = tooFar(p); }},
      {"event's places", bad, "EVNT", [&](SmallPack& p) { p.events[0].places = tooFar(p); }},
      {"event's actors", bad, "EVNT", [&](SmallPack& p) { p.events[0].actors = tooFar(p); }},
      {"event's sources", bad, "EVNT", [&](SmallPack& p) { p.events[0].sources = tooFar(p); }},
      {"claim's places", bad, "CLAM", [&](SmallPack& p) { p.claims[0].places = tooFar(p); }},
      {"claim's actors", bad, "CLAM", [&](SmallPack& p) { p.claims[0].actors = tooFar(p); }},
      {"claim's sources", bad, "CLAM", [&](SmallPack& p) { p.claims[0].sources = tooFar(p); }},
      {"link's from", bad, "LINK", [](SmallPack& p) { p.links[0].from = 2; }},
      {"link's to, none not allowed", bad, "LINK", [](SmallPack& p) { p.links[0].to = format::none; }},
      {"link's visits", bad, "LINK",
       [](SmallPack& p) {
         p.links[0].visits = {1, 2};
       }},
      {"link's sources", bad, "LINK", [&](SmallPack& p) { p.links[0].sources = tooFar(p); }},
      {"front's left", bad, "FRNT", [](SmallPack& p) { p.fronts[0].left = 2; }},
      {"front's right", bad, "FRNT", [](SmallPack& p) { p.fronts[0].right = 2; }},
      {"front's keyframes", bad, "FRNT",
       [](SmallPack& p) {
         p.fronts[0].keyframes = {1, 2};
       }},
      {"front without keyframes", bad, "FRNT",
       [](SmallPack& p) {
         p.fronts[0].keyframes = {0, 0};
       }},
      {"front's closure", bad, "FRNT", [&](SmallPack& p) { p.fronts[0].closure = outside; }},
      {"front's clip", bad, "FRNT", [&](SmallPack& p) { p.fronts[0].clip = tooFar(p); }},
      {"front's sources", bad, "FRNT", [&](SmallPack& p) { p.fronts[0].sources = tooFar(p); }},
      {"keyframe's points", bad, "KEYF",
       [&](SmallPack& p) {
         p.keyframes[1].points = {7, 3};
       }},
      {"keyframe's segments", bad, "KEYF",
       [&](SmallPack& p) {
         p.keyframes[1].segments = {1, 2};
       }},
      {"keyframe's sources", bad, "KEYF", [&](SmallPack& p) { p.keyframes[0].sources = tooFar(p); }},
      {"ring's points", bad, "RING",
       [](SmallPack& p) {
         p.rings[0].points = {7, 3};
       }},
      {"area's rings", bad, "AREA",
       [](SmallPack& p) {
         p.areas[0].rings = {1, 1};
       }},
      {"area's units", bad, "AREA", [&](SmallPack& p) { p.areas[1].units = tooFar(p); }},
      {"area's sources", bad, "AREA", [&](SmallPack& p) { p.areas[0].sources = tooFar(p); }},
      {"area's holder", bad, "AREA", [](SmallPack& p) { p.areas[0].holder = 2; }},
      {"area with an outline that is a strip too", bad, "AREA",
       [](SmallPack& p) {
         p.zones = {{0, 0, 2}};
       }},
      {"area with neither", bad, "AREA",
       [](SmallPack& p) {
         p.areas[0].rings = {0, 0};
       }},
      {"beat's show", bad, "BEAT", [&](SmallPack& p) { p.beats[0].show = outside; }},
      {"beat's fronts", bad, "BEAT", [&](SmallPack& p) { p.beats[0].fronts = tooFar(p); }},
      {"beat's links", bad, "BEAT", [&](SmallPack& p) { p.beats[0].links = tooFar(p); }},
      {"beat's places", bad, "BEAT", [&](SmallPack& p) { p.beats[0].places = tooFar(p); }},
      {"beat's areas", bad, "BEAT", [&](SmallPack& p) { p.beats[0].areas = tooFar(p); }},
      {"beat's actors", bad, "BEAT", [&](SmallPack& p) { p.beats[0].actors = tooFar(p); }},
      {"beat's events", bad, "BEAT", [&](SmallPack& p) { p.beats[0].events = tooFar(p); }},
      {"beat's labels", bad, "BEAT", [&](SmallPack& p) { p.beats[0].labels = tooFar(p); }},
      {"beat's claims", bad, "BEAT", [&](SmallPack& p) { p.beats[0].claims = tooFar(p); }},
      {"beat's sources", bad, "BEAT", [&](SmallPack& p) { p.beats[0].sources = tooFar(p); }},
      {"unit's sovereign", bad, "SOVR", [](SmallPack& p) { p.sovereigns[2] = 2; }},
      {"sovereign that is another's", bad, "SOVR", [](SmallPack& p) { p.sovereigns[0] = 1; }},
      {"sovereign that names itself", bad, "SOVR", [](SmallPack& p) { p.sovereigns[0] = 0; }},
      {"held part's lens", bad, "HELD", [](SmallPack& p) { p.held[0].lens = 2; }},
      {"held part's unit", bad, "HELD", [](SmallPack& p) { p.held[0].unit = 2; }},
      {"held part's holder", bad, "HELD", [](SmallPack& p) { p.held[0].by = 2; }},
      {"a part held twice", bad, "HELD", [](SmallPack& p) { p.held.push_back(p.held[0]); }},
      {"sea's place", bad, "SEAS", [](SmallPack& p) { p.seas[0].place = 1; }},
      {"sea's place that is no sea", bad, "SEAS", [](SmallPack& p) { p.seas[0].place = 0; }},
      {"unit's rings", bad, "UNIT",
       [](SmallPack& p) {
         p.units[1].rings = {2, 2};
       }},
      {"unit's rings are another's", bad, "UNIT",
       [](SmallPack& p) {
         p.units[1].rings = {1, 2};
       }},
      {"ring's unit", bad, "URNG", [](SmallPack& p) { p.unitRings[0].unit = 2; }},
      {"ring's arcs", bad, "URNG",
       [](SmallPack& p) {
         p.unitRings[2].arcs = {2, 4};
       }},
      {"arc reference", bad, "AREF", [](SmallPack& p) { p.arcRefs[0] = 4; }},
      {"reversed arc reference", bad, "AREF", [](SmallPack& p) { p.arcRefs[0] = ~4; }},
      {"least arc reference", bad, "AREF", [](SmallPack& p) { p.arcRefs[0] = std::numeric_limits<int32_t>::min(); }},
      {"arc's left unit", bad, "ARCS", [](SmallPack& p) { p.arcs[0].leftUnit = 2; }},
      {"arc's right unit", bad, "ARCS", [](SmallPack& p) { p.arcs[0].rightUnit = -2; }},
      {"arc's cell", bad, "ARCS", [](SmallPack& p) { p.arcs[0].cell1 = 1; }},
      {"cell outside CDAT", bad, "CELL", [](SmallPack& p) { p.cells[0].length += 4; }},
      {"cell's offset outside CDAT", bad, "CELL", [](SmallPack& p) { p.cells[0].offset = 1u << 20; }},
  });
}

TEST_CASE("numbers must be finite and in range") {
  const PackError bad = PackError::BadNumber;
  checkAll({
      {"days per second 0", bad, "META", [](SmallPack& p) { p.meta.daysPerSecond = 0; }},
      {"days per second NaN", bad, "META", [](SmallPack& p) { p.meta.daysPerSecond = notANumber; }},
      {"days per second infinite", bad, "META", [](SmallPack& p) { p.meta.daysPerSecond = infinite; }},
      {"actor's longitude NaN", bad, "ACTR", [](SmallPack& p) { p.actors[0].at.lon = notANumber; }},
      {"place's latitude", bad, "PLAC", [](SmallPack& p) { p.places[0].at.lat = 90.5f; }},
      {"place's longitude", bad, "PLAC", [](SmallPack& p) { p.places[0].at.lon = -180.5f; }},
      {"place's rank", bad, "PLAC", [](SmallPack& p) { p.places[0].rank = 10; }},
      {"point's longitude infinite", bad, "PNTS", [](SmallPack& p) { p.points[4].lon = infinite; }},
      {"point's longitude", bad, "PNTS", [](SmallPack& p) { p.points[4].lon = 192.5f; }},
      {"front's label NaN", bad, "FRNT", [](SmallPack& p) { p.fronts[0].labelAt.lat = notANumber; }},
      {"uncertainty below 0", bad, "KEYF", [](SmallPack& p) { p.keyframes[0].uncertaintyKm = -1; }},
      {"uncertainty NaN", bad, "KEYF", [](SmallPack& p) { p.keyframes[0].uncertaintyKm = notANumber; }},
      {"camera NaN", bad, "BEAT", [](SmallPack& p) { p.beats[0].cameraAt.lon = notANumber; }},
      {"camera's span", bad, "BEAT", [](SmallPack& p) { p.beats[0].cameraSpanDeg = 361; }},
      {"glyph's advance", bad, "GLYF", [](SmallPack& p) { p.glyphs[0].advance600 = notANumber; }},
      {"glyphs out of order", bad, "GLYF", [](SmallPack& p) { p.glyphs[1].codepoint = 'A'; }},
      {"no such character", bad, "GLYF", [](SmallPack& p) { p.glyphs[1].codepoint = 0x110000; }},
      {"grid 0", bad, "AMET", [](SmallPack& p) { p.atlas.gridPerDegree[2] = 0; }},
      {"unit's label NaN", bad, "UNIT", [](SmallPack& p) { p.units[0].labelAt.lon = notANumber; }},
      {"unit's cap NaN", bad, "UNIT", [](SmallPack& p) { p.units[0].capRadiusDeg = notANumber; }},
      {"unit's area", bad, "UNIT", [](SmallPack& p) { p.units[0].areaKm2 = -1; }},
      {"unit's label rank", bad, "UNIT", [](SmallPack& p) { p.units[0].labelRank = 10; }},
      {"held part's date", bad, "HELD", [](SmallPack& p) { p.held[0].since = format::openEnd; }},
      {"sea's position NaN", bad, "SEAS", [](SmallPack& p) { p.seas[0].at[1].lat = notANumber; }},
      {"sea's span NaN", bad, "SEAS", [](SmallPack& p) { p.seas[0].spanKm = notANumber; }},
      {"sea's rank", bad, "SEAS", [](SmallPack& p) { p.seas[0].rank = 10; }},
      {"ring's hole", bad, "URNG", [](SmallPack& p) { p.unitRings[0].hole = 2; }},
      {"cell's level", bad, "CELL", [](SmallPack& p) { p.cells[0].level = 3; }},
      {"cell's bounds", bad, "CELL", [](SmallPack& p) { p.cells[0].lonMin = 11; }},
      {"cell's bounds NaN", bad, "CELL", [](SmallPack& p) { p.cells[0].latMax = notANumber; }},
      {"cell's length", bad, "CELL", [](SmallPack& p) { p.cells[0].length -= 1; }},
  });
}

TEST_CASE("kinds and flags must be known") {
  const PackError bad = PackError::BadNumber;
  checkAll({
      {"grade", bad, "SRCS", [](SmallPack& p) { p.sources[0].grade = SourceGrade::Count; }},
      {"actor's kind", bad, "ACTR", [](SmallPack& p) { p.actors[0].kind = ActorKind::Count; }},
      {"actor's bloc", bad, "ACTR", [](SmallPack& p) { p.actors[0].bloc = static_cast<Bloc>(255); }},
      {"actor's after", bad, "ACTR", [](SmallPack& p) { p.actors[0].after = 2; }},
      {"place's kind", bad, "PLAC", [](SmallPack& p) { p.places[0].kind = PlaceKind::Count; }},
      {"claim's kind", bad, "CLAM", [](SmallPack& p) { p.claims[0].kind = ClaimKind::Count; }},
      {"claim's status", bad, "CLAM", [](SmallPack& p) { p.claims[0].status = ClaimStatus::Count; }},
      {"link's kind", bad, "LINK", [](SmallPack& p) { p.links[0].kind = LinkKind::Count; }},
      {"link's bloc", bad, "LINK", [](SmallPack& p) { p.links[0].bloc = Bloc::Count; }},
      {"link's confidence", bad, "LINK", [](SmallPack& p) { p.links[0].confidence = Confidence::Count; }},
      {"link's direction", bad, "LINK", [](SmallPack& p) { p.links[0].directed = 2; }},
      {"segment's status", bad, "SEGS", [](SmallPack& p) { p.segments[1] = SegmentStatus::Count; }},
      {"front's kind", bad, "FRNT", [](SmallPack& p) { p.fronts[0].kind = FrontKind::Count; }},
      {"front's marks", bad, "FRNT", [](SmallPack& p) { p.fronts[0].marks = Side::Count; }},
      {"front's hatch", bad, "FRNT", [](SmallPack& p) { p.fronts[0].hatch = Side::Count; }},
      {"keyframe's motion", bad, "KEYF", [](SmallPack& p) { p.keyframes[0].motion = Motion::Count; }},
      {"keyframe's envelope", bad, "KEYF", [](SmallPack& p) { p.keyframes[0].envelope = 2; }},
      {"area's kind", bad, "AREA", [](SmallPack& p) { p.areas[0].kind = AreaKind::Count; }},
      {"beat's after", bad, "BEAT", [](SmallPack& p) { p.beats[0].after = 2; }},
      {"arc's class", bad, "BNDC", [](SmallPack& p) { p.boundaries[4] = BoundaryClass::Count; }},
  });
}

TEST_CASE("dates must be dates and in order") {
  const PackError bad = PackError::BadNumber;
  checkAll({
      {"cutoff open", bad, "META", [](SmallPack& p) { p.meta.essayCutoff = format::openEnd; }},
      {"after the year 9999", bad, "META", [](SmallPack& p) { p.meta.updated = 2932897; }},
      {"before the year 1", bad, "META", [](SmallPack& p) { p.meta.updated = -719163; }},
      {"scale out of order", bad, "META",
       [](SmallPack& p) {
         p.meta.scaleBreaks = p.list({1000, 3000, 2000, 4000});
       }},
      {"scale of odd length", bad, "META",
       [](SmallPack& p) {
         p.meta.scaleBreaks = p.list({1000, 2000, 3000});
       }},
      {"actor ends before it starts", bad, "ACTR", [](SmallPack& p) { p.actors[0].start = 10, p.actors[0].end = 9; }},
      {"member leaves before joining", bad, "MEMB", [](SmallPack& p) { p.members[0].to = 99; }},
      {"events out of order", bad, "EVNT", [](SmallPack& p) { p.events[1].date = 17999; }},
      {"visits out of order", bad, "LINK", [](SmallPack& p) { p.visits[1].date = 17000; }},
      {"link ends before it starts", bad, "LINK", [](SmallPack& p) { p.links[0].end = 16999; }},
      {"link without start", bad, "LINK", [](SmallPack& p) { p.links[0].start = format::openStart; }},
      {"keyframes on one day", bad, "FRNT", [](SmallPack& p) { p.keyframes[1].date = p.keyframes[0].date; }},
      {"keyframes out of order", bad, "FRNT", [](SmallPack& p) { p.keyframes[1].date = 1; }},
      {"area ends before it starts", bad, "AREA", [](SmallPack& p) { p.areas[0].end = 17999; }},
      {"beat ends before it starts", bad, "BEAT", [](SmallPack& p) { p.beats[0].end = 17999; }},
      {"beat without end", bad, "BEAT", [](SmallPack& p) { p.beats[0].end = format::openEnd; }},
      {"lake's date", bad, "LAKE", [](SmallPack& p) { p.lakes[0].validTo = format::openStart; }},
  });
}

TEST_CASE("geometry must be whole") {
  const PackError bad = PackError::BadGeometry;
  checkAll({
      {"keyframe of one point", bad, "KEYF",
       [](SmallPack& p) { p.keyframes[0].points.count = 1, p.keyframes[0].segments.count = 0; }},
      {"a segment too few", bad, "KEYF", [](SmallPack& p) { p.keyframes[0].segments.count = 1; }},
      {"neighbours of unequal length", bad, "FRNT",
       [](SmallPack& p) { p.keyframes[1].points.count = 2, p.keyframes[1].segments.count = 1; }},
      {"ring of two points", bad, "RING", [](SmallPack& p) { p.rings[0].points.count = 2; }},
      {"arc of one point", bad, "ARCS", [](SmallPack& p) { p.arcs[0].pointCount = 1; }},
      {"sea of one position", bad, "SEAS", [](SmallPack& p) { p.seas[0].pointCount = 1; }},
      {"sea of five positions", bad, "SEAS", [](SmallPack& p) { p.seas[0].pointCount = 5; }},
      {"x stream too short", bad, "ARCS", [](SmallPack& p) { p.xs.pop_back(); }},
      {"y stream too short", bad, "ARCS", [](SmallPack& p) { p.ys.pop_back(); }},
      {"x stream too long", bad, "ARCS", [](SmallPack& p) { p.xs.push_back(std::byte{0}); }},
      {"a number that does not end", bad, "ARCS", [](SmallPack& p) { p.ys.back() = std::byte{0x80}; }},
      {"beyond the pole", bad, "ARCS", [](SmallPack& p) { p.atlas.gridPerDegree[0] = 1; }},
      {"ring that does not join", bad, "URNG", [](SmallPack& p) { p.arcRefs[1] = ~1; }},
      {"ring that does not close", bad, "URNG", [](SmallPack& p) { p.unitRings[2].arcs.count = 1; }},
      {"ring without arcs", bad, "URNG", [](SmallPack& p) { p.unitRings[1].arcs.count = 0; }},
      {"lake of two points", bad, "LAKE", [](SmallPack& p) { p.lakes[0].pointCount = 2; }},
      {"lake's stream too short", bad, "LAKE", [](SmallPack& p) { p.lakeYs.pop_back(); }},
      {"lake's stream too long", bad, "LAKE", [](SmallPack& p) { p.lakeXs.push_back(std::byte{0}); }},
  });
}

TEST_CASE("a map has one to eight lenses, with a table each") {
  const PackError bad = PackError::BadSection;
  checkAll({
      {"no lens", bad, "LENS", [](SmallPack& p) { p.lenses.clear(), p.sovereigns.clear(), p.boundaries.clear(); }},
      {"nine lenses", bad, "LENS",
       [](SmallPack& p) {
         for (const char* id : {"c", "d", "e", "f", "g", "h", "i"}) p.addLens(id);
       }},
      {"a fill too few", bad, "SOVR", [](SmallPack& p) { p.sovereigns.pop_back(); }},
      {"a class too many", bad, "BNDC", [](SmallPack& p) { p.boundaries.push_back(BoundaryClass::Coast); }},
      {"two lenses of one id", PackError::BadText, "LENS", [](SmallPack& p) { p.lenses[1].id = p.lenses[0].id; }},
      {"a lens without a name", PackError::BadText, "LENS", [](SmallPack& p) { p.lenses[1].name = {}; }},
      {"a lens's meaning", PackError::BadText, "LENS",
       [](SmallPack& p) {
         p.lenses[1].meaning = {0, 1u << 20};
       }},
  });
}

TEST_CASE("a third lens is a third table") {
  SmallPack pack;
  REQUIRE(pack.addLens("claims") == 2);
  pack.sovereigns[2 * 2] = 1;  // under it the west is the east's
  pack.boundaries[2 * 4 + 1] = BoundaryClass::Hidden;
  const auto bytes = pack.bytes();
  Dataset data;
  REQUIRE(Dataset::load(bytes, data) == PackError::None);
  CHECK(data.lensById("recognised") == 0u);
  CHECK(data.lensById("claims") == 2u);
  CHECK_FALSE(data.lensById("other").has_value());
  CHECK(data.sovereign(0, 0) == 0);
  CHECK(data.sovereign(0, 1) == 0);
  CHECK(data.sovereign(1, 1) == 1);
  CHECK(data.sovereign(2, 0) == 1);
  CHECK(data.boundaries(1)[0] == BoundaryClass::Disputed);
  CHECK(data.boundaries(2)[0] == BoundaryClass::International);
  CHECK(data.boundaries(2)[1] == BoundaryClass::Hidden);
  REQUIRE(data.heldPart(1, 1) != nullptr);
  CHECK(data.text(data.heldPart(1, 1)->who) == "Westland, in part");
  CHECK(data.heldPart(0, 1) == nullptr);
}

TEST_CASE("a story needs a beat") {
  checkAll({{"no beats", PackError::BadSection, "BEAT", [](SmallPack& p) { p.beats.clear(); }}});
}

TEST_CASE("lists that overlap without end are refused") {
  checkAll({{"overlapping lists", PackError::TooLarge, "CLAM", [](SmallPack& p) {
               p.refs.resize(200000, 0);
               for (int i = 0; i < 100; ++i) {
                 p.claims.push_back(p.claims[0]);
                 p.claims.back().sources = {static_cast<uint32_t>(p.refs.size()) - 100000, 100000};
               }
             }}});
}

TEST_CASE("arcs and lakes decode to degrees") {
  const SmallPack pack;
  const auto bytes = pack.bytes();
  Dataset data;
  REQUIRE(Dataset::load(bytes, data) == PackError::None);
  std::vector<LonLat> line{{99, 9}};
  data.decodeArc(0, line);
  REQUIRE(line.size() == 4);  // appended
  CHECK(line[1].lon == 10.0);
  CHECK(line[2].lon == 10.1);
  CHECK(line[2].lat == 5.0);
  CHECK(line[3].lat == 10.0);
  line.clear();
  data.decodeLake(0, line);
  REQUIRE(line.size() == 3);
  CHECK(line[2].lon == 2.0);
}

}  // namespace
}  // namespace faultline
