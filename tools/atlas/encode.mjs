// Records and bytes: the atlas as format.mjs describes it.
import { ByteWriter, StringTable, writeStream, writeContainer, noCell, noUnit, noDate, lakeOwner } from './format.mjs';
import { boundingCap, labelPoint, ringAreaKm2 } from './sphere.mjs';
import { labelRank } from './units.mjs';
import { classUnder } from './lines.mjs';
import { dateText, firstDay } from './lenses.mjs';
import { crc32 } from './crc32.mjs';

/// units: unitTable's; lenses: loadLenses'; seas: seaTable's. Arcs' classes: lineClassifier's, of the same lenses.
export function encodeAtlas(topology, levels, units, lenses, seas, settings) {
  const strings = new StringTable();
  const unitList = [...units.values()];
  const indexOf = new Map(unitList.map((u, i) => [u.code, i]));
  const unitIndex = (u) => (u < 0 ? -1 : indexOf.get(topology.codes[u])); // topology's numbering -> the table's

  // Arcs that level 0 has, in order of place, so that neighbours in the file are neighbours on the map.
  const kept = topology.arcs.map((a, i) => i).filter((i) => !topology.arcs[i].dropped && topology.arcs[i].steps[0].length >= 2);
  const arcAt = new Map(kept.map((i, k) => [i, k]));
  const arcs = kept.map((i) => topology.arcs[i]);

  const cells = makeCells(arcs, levels, settings, unitIndex);
  const xs = new ByteWriter(), ys = new ByteWriter(), arcBytes = new ByteWriter();
  arcs.forEach((arc, k) => {
    arcBytes.u16(arc.steps[0].length).i16(unitIndex(arc.left)).i16(unitIndex(arc.right)).u16(cells.ofArc[1].get(k) ?? noCell).u16(cells.ofArc[2].get(k) ?? noCell);
    writeStream(xs, ys, arc.steps[0]);
  });

  const classBytes = new ByteWriter();
  lenses.forEach((_, lens) => { for (const arc of arcs) classBytes.u8(classUnder(arc.class, lens)); });

  const rings = topology.rings.filter((r) => !r.dropped).map((r) => ({ ...r, unit: unitIndex(r.unit), refs: r.refs.filter((ref) => arcAt.has(ref < 0 ? ~ref : ref)) }))
    .filter((r) => r.refs.length > 0);
  rings.sort((a, b) => a.unit - b.unit || Number(a.hole) - Number(b.hole) || b.areaKm2 - a.areaKm2);
  const ringBytes = new ByteWriter(), refBytes = new ByteWriter();
  let refCount = 0;
  for (const r of rings) {
    ringBytes.u32(refCount).u32(r.refs.length).u32(r.unit).u32(r.hole ? 1 : 0);
    for (const ref of r.refs) refBytes.i32(ref < 0 ? ~arcAt.get(~ref) : arcAt.get(ref));
    refCount += r.refs.length;
  }
  const ringPoints = (r) => {
    const out = [];
    for (const ref of r.refs) {
      const p = topology.arcs[ref < 0 ? ~ref : ref].steps[0].map(([x, y]) => [x / settings.grid[0], y / settings.grid[0]]);
      out.push(...(ref < 0 ? p.reverse() : p).slice(0, -1));
    }
    return out;
  };
  const allPoints = new Map(); // per unit, of all levels: what its cap must hold
  const gather = (unit, thing) => {
    if (unit < 0) return;
    if (!allPoints.has(unit)) allPoints.set(unit, []);
    thing.steps.forEach((steps, level) => { for (const [x, y] of steps ?? []) allPoints.get(unit).push([x / settings.grid[level], y / settings.grid[level]]); });
  };
  for (const arc of arcs) { gather(unitIndex(arc.left), arc); gather(unitIndex(arc.right), arc); }
  for (const island of levels.islands) if (island.steps) gather(unitIndex(island.unit), island);
  const areas = new Map([...levels.unitArea].map(([u, a]) => [unitIndex(u), a]));

  const unitBytes = new ByteWriter();
  unitList.forEach((u, i) => {
    const own = rings.filter((r) => r.unit === i);
    const hand = settings.labels[u.code] ?? {};
    let label = { point: [12.453, 41.903], spanDeg: 0.01 }; // the Vatican, which has no ring
    let cap = { center: [12.453, 41.903], radiusDeg: 0.05 };
    if (own.length > 0) {
      const outer = own.filter((r) => !r.hole).map(ringPoints).sort((a, b) => ringAreaKm2(b) - ringAreaKm2(a))[0];
      label = labelPoint([outer, ...own.filter((r) => r.hole).map(ringPoints)]);
      cap = boundingCap(allPoints.get(i));
    }
    const area = areas.get(i) ?? 0.44;
    const [sx, sy] = hand.point ?? label.point;
    const coarse = own.length > 0 && !own.some((r) => r.refs.some((ref) => topology.arcs[ref < 0 ? ~ref : ref].inWindow)) ? 4 : 0;
    // Positions to 1/64 degree, sizes to 8 bits: no more is meant, and it packs better.
    const coarseFloat = (v) => Math.round(v * 64) / 64;
    const bits8 = (v) => { const k = 2 ** (Math.floor(Math.log2(v)) - 7); return Math.round(v / k) * k; };
    unitBytes.text(strings, u.code).text(strings, u.name);
    unitBytes.f32(coarseFloat(sx > 180 ? sx - 360 : sx)).f32(coarseFloat(sy));
    unitBytes.f32(coarseFloat(cap.center[0])).f32(coarseFloat(cap.center[1])).f32(Math.ceil((cap.radiusDeg + 0.012) * 64) / 64).f32(bits8(area)); // the margin covers the rounded centre
    unitBytes.u32(own.length ? rings.indexOf(own[0]) : 0).u32(own.length).u16(u.flags | coarse).u16(hand.rank ?? labelRank(area)).f32(bits8(label.spanDeg));
  });

  const lensBytes = new ByteWriter(), sovereignBytes = new ByteWriter(), heldBytes = new ByteWriter();
  lenses.forEach((lens, l) => {
    for (const text of [lens.id, lens.name, lens.choice, lens.belongs, lens.meaning, lens.stateOf]) lensBytes.text(strings, text);
    unitList.forEach((u, i) => {
      sovereignBytes.u16(u.sovereign[l] === u.code ? noUnit : indexOf.get(u.sovereign[l]));
      const partly = lens.units[u.code]?.partly;
      if (!partly) return;
      heldBytes.u16(l).u16(i).u16(partly.by === null ? noUnit : indexOf.get(partly.by)).u16(0);
      heldBytes.text(strings, partly.who).text(strings, partly.since && dateText(partly.since)).i32(partly.since ? firstDay(partly.since) : noDate);
    });
  });

  const seaBytes = new ByteWriter();
  for (const sea of seas) {
    seaBytes.text(strings, sea.name).text(strings, sea.aliases.join('|')).u32(0xffffffff).f32(sea.spanKm).u8(sea.at.length).u8(sea.rank).u16(0);
    for (let i = 0; i < 4; i++) for (const v of sea.at[i] ?? [0, 0]) seaBytes.f32(v);
  }

  const lakeBytes = new ByteWriter(), lx = new ByteWriter(), ly = new ByteWriter();
  levels.lakes.forEach((lake) => {
    const steps = lake.steps[0].slice(0, -1);
    lakeBytes.text(strings, lake.name).u16(steps.length).u16(lake.island ? 1 : 0).i32(lake.validToDay);
    writeStream(lx, ly, steps);
  });

  const meta = new ByteWriter();
  meta.text(strings, settings.sourceText).text(strings, settings.sourceDate);
  for (const g of settings.grid) meta.u32(g);
  meta.u32(0);

  const cellBytes = new ByteWriter(), cdat = new ByteWriter();
  for (const cell of cells.list) {
    cellBytes.u8(cell.level).u8(0).u8(0).u8(0);
    for (const v of cell.bounds) cellBytes.f32(v);
    cellBytes.u32(cdat.length).u32(cell.bytes.length).u32(cell.arcs.length).u32(cell.rings.length).u32(crc32(cell.bytes));
    cdat.raw(cell.bytes);
  }
  const sections = [['STRS', strings.out], ['AMET', meta], ['LENS', lensBytes], ['UNIT', unitBytes], ['SOVR', sovereignBytes], ['HELD', heldBytes], ['URNG', ringBytes],
    ['AREF', refBytes], ['ARCS', arcBytes], ['BNDC', classBytes], ['XSTR', xs], ['YSTR', ys], ['LAKE', lakeBytes], ['LXST', lx], ['LYST', ly], ['SEAS', seaBytes], ['CELL', cellBytes], ['CDAT', cdat]].map(([id, w]) => [id, w.done()]);
  return {
    bytes: writeContainer(sections),
    report: { units: unitList.length, arcs: arcs.length, rings: rings.length, lakes: levels.lakes.length, seas: seas.length, cells: [1, 2].map((l) => cells.list.filter((c) => c.level === l).length) },
  };
}

// Which arcs, islands and lakes each cell of levels 1 and 2 holds. A cell is a
// square of the grid; a thing belongs to the one that holds its box's centre.
function makeCells(arcs, levels, settings, unitIndex) {
  const list = [];
  const ofArc = [null, new Map(), new Map()];
  for (const level of [1, 2]) {
    const size = settings.cellDeg[level];
    const grid = settings.grid[level];
    const byPlace = new Map();
    const cellAt = (steps) => {
      let b = [1e9, 1e9, -1e9, -1e9];
      for (const [x, y] of steps) b = [Math.min(b[0], x), Math.min(b[1], y), Math.max(b[2], x), Math.max(b[3], y)];
      const cx = Math.floor((b[0] + b[2]) / 2 / grid / size), cy = Math.floor((b[1] + b[3]) / 2 / grid / size);
      const key = (cy + 100) * 1000 + cx + 100;
      if (!byPlace.has(key)) byPlace.set(key, { key, level, arcs: [], rings: [] });
      return byPlace.get(key);
    };
    arcs.forEach((arc, index) => {
      const steps = arc.steps[level];
      if (!steps || steps.length <= arc.steps[level - 1]?.length) return; // nothing finer to tell
      cellAt(steps).arcs.push({ index, steps });
    });
    for (const island of levels.islands) {
      const steps = island.steps?.[level];
      if (steps) cellAt(steps).rings.push({ owner: unitIndex(island.unit), id: island.id, steps: steps.slice(0, -1) });
    }
    levels.lakes.forEach((lake, i) => {
      const steps = lake.steps[level];
      if (steps) cellAt(steps).rings.push({ owner: lakeOwner + i, id: levels.islands.length + i, steps: steps.slice(0, -1) });
    });
    for (const cell of [...byPlace.values()].sort((a, b) => a.key - b.key)) {
      for (const a of cell.arcs) ofArc[level].set(a.index, list.length);
      list.push(finish(cell, grid));
    }
  }
  return { list, ofArc };
}

function finish(cell, grid) {
  const out = new ByteWriter(), xs = new ByteWriter(), ys = new ByteWriter();
  let b = [1e9, 1e9, -1e9, -1e9];
  out.u32(cell.arcs.length).u32(cell.rings.length);
  for (const a of cell.arcs) out.u32(a.index).u32(a.steps.length);
  for (const r of cell.rings) out.u32(r.owner).u32(r.steps.length).u32(r.id);
  for (const item of [...cell.arcs, ...cell.rings]) {
    writeStream(xs, ys, item.steps);
    for (const [x, y] of item.steps) b = [Math.min(b[0], x), Math.min(b[1], y), Math.max(b[2], x), Math.max(b[3], y)];
  }
  out.u32(xs.length).raw(xs.done()).raw(ys.done()).align(4);
  return { ...cell, bounds: b.map((v) => v / grid), bytes: Buffer.from(out.done()) };
}
