// Three levels of every arc, island and lake, on whole grid steps.
import { toVector, contains } from './sphere.mjs';
import { simplify, simplifyRing, quantise, uncross, deviationKm } from './simplify.mjs';
import { boxOf } from './source.mjs';
import { isInWindow } from './lakes.mjs';

// A small shape is simplified less: no side moves by more than this part of the square root of its area.
const shapeFactor = 0.16;

/// Adds to every arc: steps[level] (or null), and marks arcs that level 0 lacks
/// (.dropped). Returns { islands, lakes, report }:
///   islands: [{ unit, id, steps: [null, level 1, level 2], box, theatre }]
export function buildLevels(topology, lakes, settings, say) {
  const { arcs, rings } = topology;
  const keepPoints = Object.entries(settings.keepIslands).filter(([k]) => k !== 'about');
  const unitArea = new Map();
  const largest = new Map();
  for (const r of rings) {
    unitArea.set(r.unit, (unitArea.get(r.unit) ?? 0) + (r.hole ? -r.areaKm2 : r.areaKm2));
    if (!r.hole && !(largest.get(r.unit)?.areaKm2 >= r.areaKm2)) largest.set(r.unit, r);
  }
  for (const arc of arcs) {
    arc.vectors = arc.points.map(toVector);
    arc.box = boxOf(arc.points);
    arc.middle = [(arc.box[0] + arc.box[2]) / 2, (arc.box[1] + arc.box[3]) / 2];
    arc.inWindow = isInWindow(settings.window, arc.middle) || arc.points.some((p) => isInWindow(settings.window, p));
    arc.shapeKm = Math.min(...[arc.left, arc.right].filter((u) => u >= 0).map((u) => shapeFactor * Math.sqrt(unitArea.get(u))));
  }
  const keptNames = new Set();
  const islands = [];
  for (const ring of rings) {
    if (ring.refs.length !== 1) continue;
    const arc = arcs[ring.refs[0] < 0 ? ~ring.refs[0] : ring.refs[0]];
    if (!arc.closed || arc.right >= 0) continue; // only free coasts: islands, and lagoons as holes
    arc.shapeKm = Math.min(arc.shapeKm, shapeFactor * Math.sqrt(ring.areaKm2));
    const kept = keepPoints.find(([, p]) => contains([arc.points], p));
    if (kept && !ring.hole) keptNames.add(kept[0]);
    const limit = arc.inWindow ? settings.islandKm2[0] : settings.islandOutsideKm2;
    if (kept || ring === largest.get(ring.unit) || ring.areaKm2 >= limit) continue;
    arc.dropped = true;
    ring.dropped = true;
    if (ring.hole || !arc.inWindow) continue;
    const theatre = arc.theatre >= 0;
    if (ring.areaKm2 >= (theatre ? settings.islandKm2[2] : settings.islandKm2[1])) islands.push({ unit: ring.unit, areaKm2: ring.areaKm2, arc, theatre });
  }
  for (const [name] of keepPoints) if (!keptNames.has(name)) throw new Error(`settings.json: no island at ${name}`);
  islands.forEach((island, id) => { island.id = id; });

  const report = { crossingsLeft: [], worstKm: [0, 0, 0], vertices: [0, 0, 0], nodeShiftKm: 0, sourceVertices: arcs.reduce((n, a) => n + a.points.length, 0) };
  for (let level = 0; level < 3; level++) {
    const grid = settings.grid[level];
    const lines = [];
    const add = (owner, tol, free) => {
      const { points, vectors } = owner;
      const keep = free ? simplifyRing(points, vectors, tol, grid) : simplify(vectors, tol);
      if (level > 0 && owner.keep) owner.keep.forEach((k, i) => { if (k) keep[i] = 1; }); // nested
      owner.keep = keep;
      const endGrid = free ? grid : settings.grid[0];
      lines.push({ owner, points, vectors, keep, requantise: () => quantise(points, keep, grid, endGrid) });
    };
    for (const arc of arcs) {
      if (arc.dropped) continue;
      if (level === 1 && !arc.inWindow) continue;
      if (level === 2 && arc.theatre < 0) continue;
      const wide = level === 0 && !arc.inWindow ? settings.toleranceOutsideKm : settings.toleranceKm[level];
      add(arc, Math.min(wide, arc.shapeKm), arc.closed);
    }
    if (level > 0) {
      for (const island of islands) {
        if (level === 1 ? island.areaKm2 < settings.islandKm2[1] : !island.theatre) continue;
        island.points = island.arc.points; island.vectors = island.arc.vectors;
        add(island, Math.min(settings.toleranceKm[level], shapeFactor * Math.sqrt(island.areaKm2)), true);
      }
    }
    const left = uncross(lines, Math.ceil(grid * 0.5));
    report.crossingsLeft.push(left.map(([l, s]) => lines[l].steps[s].map((v) => v / grid)));
    for (const l of lines) {
      (l.owner.steps ??= [null, null, null])[level] = l.steps;
      report.vertices[level] += l.steps.length;
      if (level === 0 && !l.owner.inWindow) continue; // its own, wider tolerance
      report.worstKm[level] = Math.max(report.worstKm[level], deviationKm(l.vectors, l.steps, l.from, grid));
    }
    const lakeLines = [];
    for (const lake of lakes) {
      if (level > 0 && !lake.inWindow) continue;
      lake.vectors ??= lake.points.map(toVector);
      lake.theatre ??= Object.values(settings.theatres).some((b) => lake.middle[0] >= b[0] && lake.middle[0] <= b[2] && lake.middle[1] >= b[1] && lake.middle[1] <= b[3]);
      if (level === 2 && !lake.theatre) continue;
      const wide = level === 0 && !lake.inWindow ? settings.toleranceOutsideKm : settings.toleranceKm[level];
      const tol = Math.min(wide, shapeFactor * Math.sqrt(lake.areaKm2));
      const keep = simplifyRing(lake.points, lake.vectors, tol, grid);
      lakeLines.push({ owner: lake, points: lake.points, vectors: lake.vectors, keep, requantise: () => quantise(lake.points, keep, grid) });
    }
    uncross(lakeLines, Math.ceil(grid * 0.5));
    for (const l of lakeLines) (l.owner.steps ??= [null, null, null])[level] = l.steps;
    say(`level ${level}: ${report.vertices[level]} vertices, ${left.length} crossings left, worst ${report.worstKm[level].toFixed(2)} km, ${lakeLines.reduce((n, l) => n + l.steps.length, 0)} lake vertices`);
  }
  return { islands, lakes, report, unitArea, largest };
}
