// The atlas file: layout, writer, reader. docs/atlas.md holds the same text.
//
// Little-endian. Container (shared with the story pack):
//   Header 32 bytes: u8[4] "FLAT"; u16 major = 2; u16 minor = 0; u32 total length;
//     u32 section count; u32 CRC-32 (IEEE) of the section table; u8[12] zero.
//   Section table, 24 bytes each: u8[4] id; u32 offset; u32 length; u32 count;
//     u32 stride (1 for blobs; length = count * stride); u32 CRC-32 of the bytes.
//   Sections, each 8-byte aligned, zero padded, in the table's order.
// String reference: u32 offset, u32 length into STRS (UTF-8).
// A stream is zigzag LEB128 deltas of whole grid steps: round(degrees * grid);
// the first value of each arc or ring is absolute. To get degrees DIVIDE by the
// grid (never multiply by 1/grid): then a node has bit-identical degrees at all
// levels, because the finer grids are whole multiples of the coarsest.
//   STRS  blob
//   AMET  32: str sourceText; str sourceDate; u32 grid[3] (steps per degree of
//         levels 0, 1, 2); u32 reserved
//   LENS  48: str id, name (printed on the map), choice (in the switch), belongs
//         ("Part of"), meaning, stateOf (the date it holds for, in words);
//         1 to 8, the first is what is shown unless another is asked for
//   UNIT  56: str code; str name; f32 label lon, lat; f32 cap lon, lat, radiusDeg;
//         f32 areaKm2; u32 firstRing, ringCount (URNG); u16 flags (1 disputed,
//         2 unlabelled, 4 coarse rest of the world); u16 labelRank (0 first .. 9);
//         f32 labelSpanDeg
//   SOVR   2: lens after lens, one a unit: u16 UNIT whose fill it takes, 0xffff
//         its own: it is sovereign, or no sovereign prevails
//   HELD  28: by lens, then unit: u16 lens; u16 UNIT that is held in part, so
//         hatched under that lens; u16 UNIT of the holder, 0xffff several or
//         unclear; u16 zero; str who; str since (in words); i32 sinceDay (the
//         first day it may mean; 0x80000000: no date)
//   URNG  16: u32 firstArcRef, arcRefCount; u32 unit; u32 hole (0 outer, counter-
//         clockwise; 1 hole, clockwise; the unit is always on the left)
//   AREF   4: i32 arc, or ~arc when walked backwards
//   ARCS  10: u16 pointCount >= 2 (a closed arc repeats its first point);
//         i16 left, right (UNIT, -1 sea); u16 cell1, cell2 (CELL that refines it
//         at level 1, 2; 0xffff)
//   BNDC   1: lens after lens, one an arc: u8 0 coast, 1 international,
//         2 disputed, 3 ceasefire or line of control or armistice, 4 internal,
//         5 hidden
//   XSTR, YSTR  streams on grid[0], arc after arc
//   LAKE  16: str name; u16 pointCount (the first point is not repeated); u16
//         flags (1: an island in the nearest earlier lake without that flag);
//         i32 validToDay (last day it exists, days since 1970-01-01;
//         0x7fffffff: still there)
//   LXST, LYST  streams on grid[0], lake after lake
//   SEAS  60: str name; str aliases (separated by "|"; only in the atlas: a pack
//         has "" there); u32 place (only in a pack: the PLAC that names the same
//         water; 0xffffffff none); f32 spanKm (length of the line); u8 count (2
//         to 4) of positions; u8 rank (0 first .. 9); u16 zero; f32 lon, lat of
//         the positions in reading order, zero beyond count
//   CELL  40: u8 level; u8[3] zero; f32 lonMin, latMin, lonMax, latMax (bounds of
//         its geometry); u32 byteOffset, byteLength into CDAT; u32 arcCount,
//         ringCount; u32 CRC-32 of its bytes
//   CDAT  per cell, 4-byte aligned, self-contained:
//         u32 arcCount, ringCount; arcCount x { u32 arc; u32 pointCount };
//         ringCount x { u32 owner; u32 pointCount; u32 id }; u32 xBytes; x
//         stream; y stream (each arc and ring starts absolute, on the level's
//         grid; then zero padding)
//         An arc replaces the whole of that arc of ARCS; its end points are the
//         same. A ring (first point not repeated) with owner < 0x80000000 is an
//         island of that unit that level 0 lacks; with owner = 0x80000000 | lake
//         it replaces that LAKE's ring. Of rings with one id the finest loaded
//         counts (level 2 repeats islands and lakes that level 1 has).
// Longitudes are -180..180; a part that crosses the antimeridian goes on beyond
// 180 (Chukotka, Fiji), so up to 192. No arc runs along the meridian of 180.
import { crc32 } from './crc32.mjs';

export const recordSize = { STRS: 1, AMET: 32, LENS: 48, UNIT: 56, SOVR: 2, HELD: 28, URNG: 16, AREF: 4, ARCS: 10, BNDC: 1, XSTR: 1, YSTR: 1, LAKE: 16, LXST: 1, LYST: 1, SEAS: 60, CELL: 40, CDAT: 1 };
export const noCell = 0xffff;
export const lakeOwner = 0x80000000;
export const stillThere = 0x7fffffff;
export const noUnit = 0xffff;
export const noDate = -0x80000000;
const version = { major: 2, minor: 0 };

export class ByteWriter {
  constructor() { this.bytes = Buffer.alloc(1 << 16); this.length = 0; }
  room(n) {
    if (this.length + n <= this.bytes.length) return;
    const grown = Buffer.alloc(Math.max(this.bytes.length * 2, this.length + n));
    this.bytes.copy(grown, 0, 0, this.length);
    this.bytes = grown;
  }
  u8(v) { this.room(1); this.length = this.bytes.writeUInt8(v, this.length); return this; }
  u16(v) { this.room(2); this.length = this.bytes.writeUInt16LE(v, this.length); return this; }
  i16(v) { this.room(2); this.length = this.bytes.writeInt16LE(v, this.length); return this; }
  u32(v) { this.room(4); this.length = this.bytes.writeUInt32LE(v, this.length); return this; }
  i32(v) { this.room(4); this.length = this.bytes.writeInt32LE(v, this.length); return this; }
  f32(v) { this.room(4); this.length = this.bytes.writeFloatLE(v, this.length); return this; }
  raw(b) { this.room(b.length); Buffer.from(b).copy(this.bytes, this.length); this.length += b.length; return this; }
  text(strings, text) { const [offset, length] = text ? strings.add(text) : [0, 0]; return this.u32(offset).u32(length); }
  varint(v) { // zigzag LEB128
    let z = v >= 0 ? v * 2 : -v * 2 - 1;
    while (z >= 128) { this.u8((z % 128) | 128); z = Math.floor(z / 128); }
    return this.u8(z);
  }
  align(n) { while (this.length % n) this.u8(0); return this; }
  done() { return this.bytes.subarray(0, this.length); }
}

export class StringTable {
  constructor() { this.out = new ByteWriter(); this.seen = new Map(); }
  add(text) {
    if (!this.seen.has(text)) {
      const b = Buffer.from(text, 'utf8');
      this.seen.set(text, [this.out.length, b.length]);
      this.out.raw(b);
    }
    return this.seen.get(text);
  }
}

/// points: whole grid steps [[x, y], ...]; appends one absolute-then-delta run to each writer.
export function writeStream(xs, ys, points) {
  let px = 0, py = 0;
  for (const [x, y] of points) {
    xs.varint(x - px); ys.varint(y - py);
    px = x; py = y;
  }
}

/// sections: [[id, Buffer], ...] in file order.
export function writeContainer(sections) {
  const table = new ByteWriter();
  let offset = 32 + 24 * sections.length;
  offset += (8 - (offset % 8)) % 8;
  for (const [id, bytes] of sections) {
    const stride = recordSize[id];
    if (bytes.length % stride) throw new Error(`${id}: ${bytes.length} bytes are no whole records of ${stride}`);
    table.raw(Buffer.from(id, 'latin1')).u32(offset).u32(bytes.length).u32(bytes.length / stride).u32(stride).u32(crc32(bytes));
    offset += bytes.length + ((8 - (bytes.length % 8)) % 8);
  }
  const out = new ByteWriter();
  out.raw(Buffer.from('FLAT', 'latin1')).u16(version.major).u16(version.minor).u32(offset).u32(sections.length).u32(crc32(table.done())).raw(Buffer.alloc(12));
  out.raw(table.done()).align(8);
  for (const [, bytes] of sections) out.raw(bytes).align(8);
  return out.done();
}

function readStream(bytes, at, n) {
  const values = new Array(n);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let z = 0, scale = 1, b;
    do { b = bytes[at++]; z += (b & 127) * scale; scale *= 128; } while (b & 128);
    sum += z % 2 ? -(z + 1) / 2 : z / 2;
    values[i] = sum;
  }
  return [values, at];
}

/// Reads and checks a whole atlas; throws on the first thing that is wrong.
/// Points come back in degrees (and, as .steps, in whole grid steps).
export function readAtlas(file) {
  const need = (ok, what) => { if (!ok) throw new Error(`atlas: ${what}`); };
  need(file.length >= 32 && file.toString('latin1', 0, 4) === 'FLAT', 'no FLAT file');
  need(file.readUInt16LE(4) === version.major, 'another major version');
  need(file.subarray(20, 32).every((b) => b === 0), 'header is not zero where it must be');
  need(file.readUInt16LE(6) <= version.minor, 'a newer minor version');
  need(file.readUInt32LE(8) === file.length, 'length differs from the header');
  const count = file.readUInt32LE(12);
  const table = file.subarray(32, 32 + 24 * count);
  need(crc32(table) === file.readUInt32LE(16), 'section table damaged');
  const section = {};
  for (let i = 0; i < count; i++) {
    const t = table.subarray(24 * i, 24 * i + 24);
    const id = t.toString('latin1', 0, 4);
    const offset = t.readUInt32LE(4), length = t.readUInt32LE(8);
    need(offset % 8 === 0 && offset + length <= file.length, `${id} lies outside the file`);
    need(t.readUInt32LE(12) * t.readUInt32LE(16) === length, `${id}: count times stride is not its length`);
    need(t.readUInt32LE(16) === recordSize[id], `${id}: unexpected record size`);
    const bytes = file.subarray(offset, offset + length);
    need(crc32(bytes) === t.readUInt32LE(20), `${id} damaged`);
    section[id] = { bytes, count: t.readUInt32LE(12) };
  }
  for (const id of Object.keys(recordSize)) need(section[id], `no section ${id}`);
  const str = (b, at) => {
    const o = b.readUInt32LE(at), l = b.readUInt32LE(at + 4);
    need(o + l <= section.STRS.bytes.length, 'string outside STRS');
    return section.STRS.bytes.toString('utf8', o, o + l);
  };
  const records = (id, read) => Array.from({ length: section[id].count }, (_, i) =>
    read(section[id].bytes.subarray(i * recordSize[id], (i + 1) * recordSize[id]), i));
  const m = section.AMET.bytes;
  need(section.AMET.count === 1, 'AMET must be one record');
  const grid = [m.readUInt32LE(16), m.readUInt32LE(20), m.readUInt32LE(24)];
  const degrees = (xs, ys, g) => xs.map((x, i) => [x / g, ys[i] / g]);
  // Runs stand in their stream one after the other, so each begins where the last one ended.
  const runs = (xId, yId) => {
    let xAt = 0, yAt = 0;
    const next = (n) => {
      let xs, ys;
      [xs, xAt] = readStream(section[xId].bytes, xAt, n);
      [ys, yAt] = readStream(section[yId].bytes, yAt, n);
      need(xAt <= section[xId].bytes.length && yAt <= section[yId].bytes.length, `${xId} too short`);
      return { steps: xs.map((x, i) => [x, ys[i]]), points: degrees(xs, ys, grid[0]) };
    };
    return { next, end: () => need(xAt === section[xId].bytes.length && yAt === section[yId].bytes.length, `${xId} too long`) };
  };
  const atlas = { meta: { sourceText: str(m, 0), sourceDate: str(m, 8), grid }, bytes: section };
  atlas.lenses = records('LENS', (b) => ({ id: str(b, 0), name: str(b, 8), choice: str(b, 16), belongs: str(b, 24), meaning: str(b, 32), stateOf: str(b, 40) }));
  const lensCount = atlas.lenses.length;
  need(lensCount >= 1, 'no lens');
  need(section.SOVR.count === lensCount * section.UNIT.count, 'SOVR is not one a lens and unit');
  need(section.BNDC.count === lensCount * section.ARCS.count, 'BNDC is not one a lens and arc');
  const byLens = (id, count, i, read) => atlas.lenses.map((_, lens) => read(section[id].bytes, lens * count + i));
  atlas.units = records('UNIT', (b, unit) => ({
    code: str(b, 0), name: str(b, 8),
    sovereign: byLens('SOVR', section.UNIT.count, unit, (t, i) => (t.readUInt16LE(2 * i) === noUnit ? unit : t.readUInt16LE(2 * i))),
    label: [b.readFloatLE(16), b.readFloatLE(20)], cap: [b.readFloatLE(24), b.readFloatLE(28)],
    capRadiusDeg: b.readFloatLE(32), areaKm2: b.readFloatLE(36), firstRing: b.readUInt32LE(40), ringCount: b.readUInt32LE(44),
    flags: b.readUInt16LE(48), labelRank: b.readUInt16LE(50), labelSpanDeg: b.readFloatLE(52),
  }));
  atlas.held = records('HELD', (b) => ({
    lens: b.readUInt16LE(0), unit: b.readUInt16LE(2), by: b.readUInt16LE(4) === noUnit ? null : b.readUInt16LE(4), who: str(b, 8), since: str(b, 16), sinceDay: b.readInt32LE(24),
  }));
  atlas.arcRefs = records('AREF', (b) => b.readInt32LE(0));
  atlas.rings = records('URNG', (b) => {
    const first = b.readUInt32LE(0), n = b.readUInt32LE(4);
    need(first + n <= atlas.arcRefs.length, 'ring outside AREF');
    return { arcs: atlas.arcRefs.slice(first, first + n), unit: b.readUInt32LE(8), hole: b.readUInt32LE(12) };
  });
  const arcRuns = runs('XSTR', 'YSTR');
  atlas.arcs = records('ARCS', (b, arc) => ({
    ...arcRuns.next(b.readUInt16LE(0)), class: byLens('BNDC', section.ARCS.count, arc, (t, i) => t[i]),
    left: b.readInt16LE(2), right: b.readInt16LE(4), cell: [b.readUInt16LE(6), b.readUInt16LE(8)],
  }));
  arcRuns.end();
  const lakeRuns = runs('LXST', 'LYST');
  atlas.lakes = records('LAKE', (b) => ({
    name: str(b, 0), ...lakeRuns.next(b.readUInt16LE(8)), island: (b.readUInt16LE(10) & 1) === 1, validToDay: b.readInt32LE(12),
  }));
  lakeRuns.end();
  atlas.seas = records('SEAS', (b) => ({
    name: str(b, 0), aliases: str(b, 8) ? str(b, 8).split('|') : [], spanKm: b.readFloatLE(20), rank: b[25],
    at: Array.from({ length: b[24] }, (_, i) => [b.readFloatLE(28 + 8 * i), b.readFloatLE(32 + 8 * i)]),
  }));
  atlas.cells = records('CELL', (b) => {
    const cell = { level: b[0], bounds: [4, 8, 12, 16].map((o) => b.readFloatLE(o)) };
    const at = b.readUInt32LE(20), length = b.readUInt32LE(24);
    need(at + length <= section.CDAT.bytes.length, 'cell outside CDAT');
    const d = section.CDAT.bytes.subarray(at, at + length);
    need(crc32(d) === b.readUInt32LE(36), 'cell damaged');
    need(d.readUInt32LE(0) === b.readUInt32LE(28) && d.readUInt32LE(4) === b.readUInt32LE(32), 'cell counts differ');
    return { ...cell, ...readCell(d, grid[cell.level]), bytes: d };
  });
  return atlas;
}

/// One cell's own bytes, which are also a file of their own on the web.
export function readCell(d, grid) {
  const arcCount = d.readUInt32LE(0), ringCount = d.readUInt32LE(4);
  let p = 8;
  const arcs = [], rings = [];
  for (let i = 0; i < arcCount; i++, p += 8) arcs.push({ arc: d.readUInt32LE(p), n: d.readUInt32LE(p + 4) });
  for (let i = 0; i < ringCount; i++, p += 12) rings.push({ owner: d.readUInt32LE(p), n: d.readUInt32LE(p + 4), id: d.readUInt32LE(p + 8) });
  let xAt = p + 4;
  let yAt = xAt + d.readUInt32LE(p);
  for (const item of [...arcs, ...rings]) {
    let xs, ys;
    [xs, xAt] = readStream(d, xAt, item.n);
    [ys, yAt] = readStream(d, yAt, item.n);
    item.points = xs.map((x, i) => [x / grid, ys[i] / grid]);
    item.steps = xs.map((x, i) => [x, ys[i]]);
  }
  if (yAt > d.length) throw new Error('atlas: cell too short');
  return { arcs, rings };
}
