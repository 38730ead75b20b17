// Three levels of every arc, island and lake, on whole grid steps.
import { toVector, contains, angle, earthRadiusKm } from './sphere.mjs';
import { simplify, simplifyRing, quantise, uncross, deviationKm } from './simplify.mjs';
import { boxOf } from './source.mjs';
import { isInWindow } from './lakes.mjs';

// A small shape is simplified less: no side moves by more than this part of the square root of its area.
const shapeFactor = 0.16;
const lakeShapeFactor = 0.22;

/// Near a place that must come out in its unit, lines move by no more than this
/// part of their distance from it (plus 0.3 km).
const careFactor = 0.3;

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
  for (const ring of rings) {
    for (const ref of ring.refs) {
      const arc = arcs[ref < 0 ? ~ref : ref];
      arc.shapeKm = Math.min(arc.shapeKm, shapeFactor * Math.sqrt(ring.areaKm2));
    }
  }
  const keptNames = new Set();
  const islands = [];
  for (const ring of rings) {
    if (ring.refs.length !== 1) continue;
    const arc = arcs[ring.refs[0] < 0 ? ~ring.refs[0] : ring.refs[0]];
    if (arc.right >= 0) continue; // only coasts: islands, and lagoons as holes
    const kept = keepPoints.find(([, p]) => contains([arc.points], p));
    if (kept && !ring.hole) keptNames.add(kept[0]);
    const limit = arc.inWindow ? (ring.hole ? settings.lagoonKm2 : settings.islandKm2[0]) : settings.islandOutsideKm2;
    if (kept || ring === largest.get(ring.unit) || ring.areaKm2 >= limit) continue;
    arc.dropped = true;
    ring.dropped = true;
    if (ring.hole || !arc.inWindow || !arc.closed) continue;
    const theatre = arc.theatre >= 0;
    if (ring.areaKm2 >= (theatre ? settings.islandKm2[2] : settings.islandKm2[1])) islands.push({ unit: ring.unit, areaKm2: ring.areaKm2, arc, theatre });
  }
  for (const [name] of keepPoints) if (!keptNames.has(name)) throw new Error(`settings.json: no island at ${name}`);
  islands.forEach((island, id) => { island.id = id; });

  const report = { crossingsLeft: [], worstKm: [0, 0, 0], vertices: [0, 0, 0], nodeShiftKm: 0, sourceVertices: arcs.reduce((n, a) => n + a.points.length, 0) };
  for (let level = 0; level < 3; level++) {
    const grid = settings.grid[level];
    const lines = [];
    const care = settings.care.points.map(([, lon, lat]) => ({ at: [lon, lat], v: toVector([lon, lat]) }));
    const careful = (owner, tol) => {
      const near = care.filter(({ at: [x, y] }) => x > owner.box[0] - 1 && x < owner.box[2] + 1 && y > owner.box[1] - 1 && y < owner.box[3] + 1);
      if (near.length === 0) return tol;
      return Float64Array.from(owner.vectors, (v) => Math.min(tol, ...near.map((c) => careFactor * angle(v, c.v) * earthRadiusKm + 0.3)));
    };
    const add = (owner, tol, free) => {
      const { points, vectors } = owner;
      tol = careful(owner, tol);
      const keep = free ? simplifyRing(points, vectors, tol, grid) : simplify(vectors, tol);
      const endGrid = free ? grid : settings.grid[0];
      lines.push({ owner, points, vectors, keep, tol, requantise: () => quantise(points, keep, grid, endGrid) });
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
        Object.assign(island, { points: island.arc.points, vectors: island.arc.vectors, box: island.arc.box, inWindow: true });
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
      const wide = level === 0 && !lake.inWindow ? settings.toleranceOutsideKm : settings.lakeToleranceKm[level];
      const tol = Math.min(wide, lakeShapeFactor * Math.sqrt(lake.areaKm2));
      const keep = simplifyRing(lake.points, lake.vectors, tol, grid);
      lakeLines.push({ owner: lake, points: lake.points, vectors: lake.vectors, keep, tol, requantise: () => quantise(lake.points, keep, grid) });
    }
    uncross(lakeLines, Math.ceil(grid * 0.5));
    for (const l of lakeLines) (l.owner.steps ??= [null, null, null])[level] = l.steps;
    say(`level ${level}: ${report.vertices[level]} vertices, ${left.length} crossings left, worst ${report.worstKm[level].toFixed(2)} km, ${lakeLines.reduce((n, l) => n + l.steps.length, 0)} lake vertices`);
  }
  checkCare(topology, settings);
  return { islands, lakes, report, unitArea, largest };
}

// Every care point lies in its unit in the source and at each level.
function checkCare(topology, settings) {
  const wrong = [];
  for (const [code, lon, lat] of settings.care.points) {
    const unit = topology.codes.indexOf(code);
    if (unit < 0) throw new Error(`settings.json: no unit ${code}`);
    for (const level of [-1, 0, 1, 2]) {
      const rings = [];
      for (const ring of topology.rings) {
        if (ring.unit !== unit || ring.dropped) continue;
        rings.push(ring.refs.flatMap((ref) => {
          const arc = topology.arcs[ref < 0 ? ~ref : ref];
          let points = arc.points;
          for (let l = level; l >= 0; l--) {
            if (!arc.steps[l]) continue;
            points = arc.steps[l].map(([x, y]) => [x / settings.grid[l], y / settings.grid[l]]);
            break;
          }
          return ref < 0 ? [...points].reverse() : points;
        }));
      }
      if (!contains(rings, [lon, lat])) wrong.push(`${code} ${lon} ${lat} ${level < 0 ? 'in the source' : `at level ${level}`}`);
    }
  }
  if (wrong.length > 0) throw new Error(`care points outside their unit:\n${wrong.join('\n')}`);
}
