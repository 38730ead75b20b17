// The pack: one file that holds a story, its atlas and the glyph advances it needs.
// This header is the only statement of the layout; writer (compiler) and reader (dataset) both include it.
//
//   Header (32 bytes) | section table (24 bytes each) | sections, 8-byte aligned, zero padded, in table order
//
// Little-endian. Every record is plain data with the size asserted below; floats are IEEE 754 and finite.
// `after`: later than the essay. `added`: context that the essay does not contain. Both 0 or 1. Padding is zero.
// Dates are days since 1970-01-01 in the proleptic Gregorian calendar. Positions are degrees (lon, lat).
//
// Version history: a reader refuses another major and a newer minor.
//   1.0  first
//   2.0  lenses are data: LENS, SOVR, HELD, BNDC; units and arcs lost their columns for two of them. Arcs and lakes
//   lost
//        their offsets (streams stand back to back anyway). SEAS: names of seas
//   2.1  Front::onBorder; MARK, ENDS and DATS, all optional; ActorKind::Grouping, LinkKind::Message
//   2.2  ZONE, optional; AreaKind::Buffer; an area may have rings and units: the rings cut to the units
//   2.3  WORD and WDAT, optional; StringRef::offset with inWords; AreaKind::Pocket
//   2.4  DISP, optional
#pragma once
#include <cstdint>
#include <limits>

#include "data/enums.h"

namespace faultline::format {

inline constexpr uint8_t packMagic[4] = {'F', 'L', 'P', 'K'};
inline constexpr uint8_t atlasMagic[4] = {'F', 'L', 'A', 'T'};  // the committed atlas: same container
inline constexpr uint16_t versionMajor = 2;
inline constexpr uint16_t versionMinor = 4;

using Day = int32_t;
inline constexpr Day openStart = std::numeric_limits<int32_t>::min();  // no known beginning
inline constexpr Day openEnd = std::numeric_limits<int32_t>::max();    // still going on
inline constexpr uint32_t none = 0xffffffffu;                          // an absent index

inline constexpr uint32_t maxSections = 64;
inline constexpr uint32_t maxPackBytes = 32u << 20;
inline constexpr uint32_t maxRecords = 1u << 20;  // in any section of records

struct Header {
  uint8_t magic[4];
  uint16_t major, minor;
  uint32_t totalLength;  // of the file, bytes
  uint32_t sectionCount;
  uint32_t tableCrc;  // CRC-32 (IEEE) of the section table
  uint8_t zero[12];
};
static_assert(sizeof(Header) == 32);

struct Section {
  uint8_t id[4];
  uint32_t offset, length;  // bytes
  uint32_t count, stride;   // length == count * stride; stride 1 for byte blobs
  uint32_t crc;             // CRC-32 (IEEE) of the section's bytes; against accident only
};
static_assert(sizeof(Section) == 24);

struct StringRef {  // into STRS, UTF-8; where the offset has the bit inWords, into WDAT
  uint32_t offset, length;
};
inline constexpr uint32_t inWords = 0x80000000u;
struct Range {  // into the section that the field's comment names
  uint32_t first, count;
};
struct Position {
  float lon, lat;
};

// ---- story -------------------------------------------------------------------------------------------------

struct Meta {  // META, exactly one
  StringRef id, title, byline, essayTitle, essayAuthor, essayDateText, version, about, voicesMissing;
  StringRef schematicNote, policyNote;
  Range credits;      // REFS -> indices into TEXT
  Range scaleBreaks;  // REFS, pairs of Day (bit-cast): stretches of the time axis, in order, not overlapping
  Day essayCutoff, updated;
  float daysPerSecond;  // playback, > 0
  uint32_t reserved;
};
static_assert(sizeof(Meta) == 120);

struct Text {  // TEXT: strings that lists refer to
  StringRef text;
};
static_assert(sizeof(Text) == 8);

struct Source {  // SRCS
  StringRef id, title, publisher, address, note, dateText;
  Day date;  // openStart when only dateText is known
  SourceGrade grade;
  uint8_t pad[3];
};
static_assert(sizeof(Source) == 56);

struct Actor {  // ACTR
  StringRef id, name, shortName, note;
  Position at;
  Range units;    // REFS -> UNIT
  Range members;  // MEMB
  Range sources;  // REFS -> SRCS
  Day start, end;
  ActorKind kind;
  Bloc bloc;
  uint8_t after, added;
};
static_assert(sizeof(Actor) == 76);

struct Member {    // MEMB
  uint32_t actor;  // ACTR
  Day from, to;
  StringRef fromText;
  uint8_t after, pad[3];
};
static_assert(sizeof(Member) == 24);

struct Place {  // PLAC
  StringRef id, name, note, dateText;
  Position at;
  Range sources;  // REFS -> SRCS
  Day date;       // openStart when undated
  PlaceKind kind;
  uint8_t rank;  // 0 gives way last, 9 first
  uint8_t after, added;
};
static_assert(sizeof(Place) == 56);

struct Event {  // EVNT, by date
  StringRef id, title, text, dateText;
  Range places, actors, sources;  // REFS -> PLAC, ACTR, SRCS
  Day date;
  uint8_t after, added, pad[2];
};
static_assert(sizeof(Event) == 64);

struct Claim {  // CLAM
  StringRef id, text, voice, check, dateText;
  Range places, actors, sources;  // REFS -> PLAC, ACTR, SRCS
  Day date;                       // openStart when undated
  ClaimKind kind;
  ClaimStatus status;
  uint8_t after, pad;
};
static_assert(sizeof(Claim) == 72);

struct ClaimMark {  // MARK, optional: that a claim is about a mark; by kind, then index, each pair once
  uint32_t index;   // FRNT, LINK or AREA
  uint32_t claim;   // CLAM
  MarkKind kind;
  uint8_t pad[3];
};
static_assert(sizeof(ClaimMark) == 12);

struct EndPlace {  // ENDS, optional: that a link ends at a place and not where its actor is; by link, then end
  uint32_t link;   // LINK
  uint32_t place;  // PLAC
  uint8_t to;      // 1: where it leads to, 0: where it begins
  uint8_t pad[3];
};
static_assert(sizeof(EndPlace) == 12);

// DATS, optional: a date that is known only within bounds; by kind, then index, each once. The record itself has the
// first day for what begins, the last for what ends.
struct DateBounds {
  uint32_t index;   // LINK, AREA, PLAC, EVNT, VISI or MEMB
  Day first, last;  // first < last
  DatedKind kind;
  uint8_t pad[3];
};
static_assert(sizeof(DateBounds) == 16);

// ZONE, optional: an area that is a strip along a front's line, as far as that goes; by area, each once.
struct Zone {
  uint32_t area;      // AREA, which has neither rings nor units then
  uint32_t front;     // FRNT, no lane
  float halfWidthKm;  // to either side of the line, > 0
};
static_assert(sizeof(Zone) == 12);

// WORD, optional, at most one: the words that only the card, its sources, the page about the story and the notes beside
// marks show. No map, legend or time axis may use one: WDAT may be absent, and they are a file then, which a web page
// with a card of its own fetches when the reader first points at a mark.
struct Words {
  uint32_t length;  // of WDAT, bytes
  uint32_t crc;     // of WDAT; also its file name, as a cell's
};
static_assert(sizeof(Words) == 8);

struct Link {  // LINK
  StringRef id, name, basis, accuser, denial, startText, endText;
  uint32_t from, to;  // ACTR
  Range visits;       // VISI
  Range sources;      // REFS -> SRCS
  Day start, end;
  LinkKind kind;
  Bloc bloc;
  Confidence confidence;
  uint8_t directed;
  uint8_t after, added, pad[2];
};
static_assert(sizeof(Link) == 96);

struct Visit {  // VISI, by date
  StringRef text;
  Day date;
};
static_assert(sizeof(Visit) == 12);

// DISP, optional: the words for an alleged link where there is little room, and who answers; by link, each once.
struct Dispute {
  uint32_t link;                  // LINK
  StringRef accuserShort;         // "US, S. Korea"; Link::accuser where that has no short form
  StringRef answer, answerShort;  // "denied by Russia and North Korea", "denied by Russia, N. Korea"; both may be ""
};
static_assert(sizeof(Dispute) == 28);

struct Front {  // FRNT
  StringRef id, name, label, sublabel, note;
  uint32_t left, right;  // ACTR or none
  Range keyframes;       // KEYF, by date, at least one
  Range closure;         // PNTS; empty when nothing is hatched
  Range clip;            // REFS -> UNIT
  Range sources;         // REFS -> SRCS
  Position labelAt;      // NaN never: equals the first point where the author gave none
  Day validTo;           // last day the line is known: greyed afterwards; openEnd
  Day end;               // last day the line exists: hidden afterwards; openEnd
  FrontKind kind;
  Side marks, hatch;
  uint8_t after, added;
  uint8_t onBorder;  // 1: it runs along the atlas's lines between its clip units (at least two); of a war front only
                     // its armistice does
  uint8_t pad[2];
};
static_assert(sizeof(Front) == 104);

struct Keyframe {  // KEYF
  StringRef note;
  Day date;
  Range points;    // PNTS, at least 2. Neighbouring keyframes of one front have equally many: the compiler
                   // resamples where the author gave anchors, so same index matches same index.
  Range segments;  // SEGS, points.count - 1
  Range sources;   // REFS -> SRCS
  float uncertaintyKm;
  Motion motion;  // from here to the next keyframe; already resolved by the compiler (120-day rule)
  uint8_t envelope, after, pad;
};
static_assert(sizeof(Keyframe) == 44);

// PNTS: Position[]. SEGS: uint8_t SegmentStatus[]. REFS: uint32_t[].

struct Area {  // AREA
  StringRef id, name, note, startText, endText;
  Range rings;    // RING -> PNTS
  Range units;    // REFS -> UNIT; the whole of them, or where there are rings what of these lies in them
  Range sources;  // REFS -> SRCS
  Day start, end;
  uint32_t holder;  // ACTR or none: in control, or operating there
  AreaKind kind;
  uint8_t after, added, pad;
};
static_assert(sizeof(Area) == 80);

struct Ring {    // RING: closed, the first point not repeated
  Range points;  // PNTS
};
static_assert(sizeof(Ring) == 8);

struct Beat {  // BEAT, in the story's order
  StringRef id, title, text, dateText;
  Day start, end;
  // The camera. Points that must be in the free rectangle; where span > 0 the author's own centre and span
  // (degrees of arc across the free rectangle's shorter side) hold instead.
  Range show;  // PNTS
  Position cameraAt;
  float cameraSpanDeg;
  Range fronts, links, places, areas, actors, events, labels, claims, sources;  // REFS; labels -> FRNT
  uint8_t after, playSeconds, pad[2];  // playSeconds: how long Play takes over the span; 0: Meta::daysPerSecond decides
};
static_assert(sizeof(Beat) == 136);

struct Glyph {  // GLYF, by codepoint: every character of STRS that may be drawn
  uint32_t codepoint;
  float advance400, advance600;  // at font size 1; the size is ascender minus descender, as Dear ImGui counts it
};
static_assert(sizeof(Glyph) == 12);

// ---- atlas (also the records of assets/atlas/world.flatlas, see docs/atlas.md) -------------------------------

struct AtlasMeta {  // AMET, exactly one
  StringRef sourceText, sourceDate;
  uint32_t gridPerDegree[3];  // of level 0, 1, 2
  uint32_t reserved;
};
static_assert(sizeof(AtlasMeta) == 32);

// A way to look at borders: a fill for each unit and a class for each arc. The first is shown unless another is asked
// for. There is always one.
struct Lens {         // LENS
  StringRef id;       // in addresses and on the command line: small letters, digits, hyphens
  StringRef name;     // "Borders as recognised": printed on the map and on every export
  StringRef choice;   // "As recognised": in the switch
  StringRef belongs;  // "Part of": said of a unit before the name of the one whose fill it takes
  StringRef meaning;  // what it shows, a sentence or two
  StringRef stateOf;  // the date it holds for, in words
};
static_assert(sizeof(Lens) == 48);
inline constexpr uint32_t maxLenses = 8;

inline constexpr uint16_t unitDisputed = 1, unitUnlabelled = 2, unitCoarse = 4;

struct Unit {  // UNIT
  StringRef code, name;
  Position labelAt, capAt;
  float capRadiusDeg;  // every vertex lies within this of capAt
  float areaKm2;
  Range rings;  // URNG
  uint16_t flags;
  uint16_t labelRank;  // 0 first .. 9 last
  float labelSpanDeg;
};
static_assert(sizeof(Unit) == 56);

// SOVR: uint16_t[], lens after lens, one a unit: the UNIT whose fill it takes, which takes its own; noUnit: its own,
// because it is sovereign or no sovereign prevails. Dataset::sovereign.
inline constexpr uint16_t noUnit = 0xffff;

struct Held {  // HELD, by lens, then unit: held in part by another, so hatched under that lens
  uint16_t lens, unit;
  uint16_t by;  // UNIT of the holder; noUnit: several, or unclear
  uint16_t pad;
  StringRef who, sinceText;  // in words
  Day since;                 // the first day that may be meant; openStart: no date
};
static_assert(sizeof(Held) == 28);

struct UnitRing {  // URNG
  Range arcs;      // AREF: int32_t arc index, ~index when walked backwards
  uint32_t unit;
  uint32_t hole;  // 0 or 1
};
static_assert(sizeof(UnitRing) == 16);

// A closed arc repeats its first point. Degrees are grid steps DIVIDED by the grid (never times 1/grid), so that a node
// has the same bits at all levels: the finer grids are whole multiples of the coarsest. The streams, zigzag LEB128
// deltas in grid steps with the first value absolute, stand back to back in the records' order and fill XSTR and YSTR
// (for lakes LXST and LYST).
struct Arc {                    // ARCS
  uint16_t pointCount;          // at least 2
  int16_t leftUnit, rightUnit;  // UNIT, -1 sea
  uint16_t cell1, cell2;        // CELL that refines it at level 1 and 2, 0xffff none
};
static_assert(sizeof(Arc) == 10);

// BNDC: uint8_t BoundaryClass[], lens after lens, one an arc. Dataset::boundaries.

inline constexpr uint16_t lakeIsland = 1;  // an island in the nearest earlier lake without this flag

struct Lake {  // LAKE
  StringRef name;
  uint16_t pointCount;  // at least 3; the first point is not repeated
  uint16_t flags;
  Day validTo;  // last day it exists; openEnd
};
static_assert(sizeof(Lake) == 16);

struct Sea {  // SEAS, most important first
  StringRef name;
  StringRef aliases;         // separated by '|'; in the atlas only, for the compiler
  uint32_t place;            // PLAC of kind sea that names the same water (the story's name is the one to write); none
  float spanKm;              // length of the line
  uint8_t pointCount, rank;  // 2 to 4; 0 first .. 9 last
  uint8_t pad[2];
  Position at[4];  // the line along which the name is written, in reading order; zero beyond pointCount
};
static_assert(sizeof(Sea) == 60);

inline constexpr uint32_t cellLakeOwner = 0x80000000u;

// CELL: finer geography, fetched on demand. CDAT may be absent: the cells are files then. A cell's bytes:
//   u32 arcCount, ringCount
//   arcCount  x { u32 arc; u32 pointCount }            replaces that whole arc of ARCS; same end points
//                                                      (a closed arc may begin elsewhere)
//   ringCount x { u32 owner; u32 pointCount; u32 id }  owner: a UNIT's island that level 0 lacks, or
//                                                      cellLakeOwner | LAKE whose ring it replaces. Of rings with one
//                                                      id the finest loaded counts. First point not repeated.
//   u32 xBytes; x stream; y stream; zeros up to a multiple of 4
// with each arc and ring starting absolute, on the level's grid.
struct Cell {
  uint8_t level, pad[3];  // 1 or 2
  float lonMin, latMin, lonMax, latMax;
  uint32_t offset, length;  // into CDAT; multiples of 4
  uint32_t arcCount, ringCount;
  uint32_t crc;  // of the cell's bytes; also its file name, eight hexadecimal digits + ".cell"
};
static_assert(sizeof(Cell) == 40);

}  // namespace faultline::format
