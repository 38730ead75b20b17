// One topology from the dissolved units: arcs shared by neighbours, each
// knowing the unit on its left and right, and rings as lists of arcs.
import { distanceKm, ringAreaKm2 } from './sphere.mjs';

const maxStepDeg = 1.4; // densify: no source segment is longer on the ground
const degPerKm = 1 / 111.195;

/// units: Map code -> polygons (rings closed without repeated first point).
/// splitAt(arc) -> indices (0 < i < n - 1) where an arc { points, left, right,
/// vertex ids } is cut as well. Returns { codes, arcs, rings }:
///   arcs: { points [[lon, lat]], left, right (unit index or -1), closed (free ring without a node) }
///   rings: { unit, hole, refs (arc or ~arc), areaKm2 }
export function buildTopology(units, splitAt) {
  const codes = [...units.keys()];
  const ids = new Map();
  const at = [];
  const idOf = (p) => {
    const key = `${p[0]},${p[1]}`;
    let id = ids.get(key);
    if (id === undefined) { id = at.length; ids.set(key, id); at.push(p); }
    return id;
  };
  const rings = [];
  codes.forEach((code, unit) => {
    for (const polygon of units.get(code)) {
      polygon.forEach((ring, k) => {
        const area = ringAreaKm2(ring);
        const hole = k > 0;
        // The unit on the left: outer rings counter-clockwise, holes clockwise.
        const points = (area > 0) === !hole ? ring : [...ring].reverse();
        rings.push({ unit, hole, areaKm2: Math.abs(area), ids: densify(points).map(idOf) });
      });
    }
  });

  // Directed segment -> unit on its left.
  const big = at.length;
  const leftOf = new Map();
  for (const r of rings) {
    for (let i = 0; i < r.ids.length; i++) {
      const a = r.ids[i], b = r.ids[(i + 1) % r.ids.length];
      const key = a * big + b;
      if (leftOf.has(key)) throw new Error(`units ${codes[leftOf.get(key)]} and ${codes[r.unit]} overlap at ${at[a]}`);
      leftOf.set(key, r.unit);
    }
  }
  // Nodes: vertices with other than two undirected neighbours.
  const degree = new Uint8Array(big);
  for (const key of leftOf.keys()) {
    const a = Math.floor(key / big), b = key % big;
    if (leftOf.has(b * big + a) && b < a) continue;
    degree[a]++; degree[b]++;
  }
  const isNode = (v) => degree[v] !== 2;

  const arcs = [];
  const byStart = new Map(); // directed first segment -> arc ref
  const pieceRefs = (piece, unit, closed) => {
    const n = piece.length;
    const found = byStart.get(piece[0] * big + piece[1]);
    if (found !== undefined) return found;
    const right = leftOf.get(piece[1] * big + piece[0]) ?? -1;
    const whole = { ids: piece, points: piece.map((v) => at[v]), left: unit, right };
    const cutsAt = [0, ...splitAt(whole), n - 1];
    const refs = [];
    for (let c = 0; c + 1 < cutsAt.length; c++) {
      const part = piece.slice(cutsAt[c], cutsAt[c + 1] + 1);
      refs.push(arcs.length);
      arcs.push({ points: part.map((v) => at[v]), left: unit, right, closed: closed && cutsAt.length === 2 });
    }
    byStart.set(piece[0] * big + piece[1], refs);
    byStart.set(piece[n - 1] * big + piece[n - 2], refs.map((r) => ~r).reverse());
    return refs;
  };
  const out = [];
  for (const r of rings) {
    const n = r.ids.length;
    let first = r.ids.findIndex(isNode);
    const closed = first < 0;
    if (closed) first = r.ids.indexOf(Math.min(...sample(r.ids))); // same start from both sides
    const refs = [];
    let piece = [r.ids[first]];
    for (let k = 1; k <= n; k++) {
      const v = r.ids[(first + k) % n];
      piece.push(v);
      if (isNode(v) || k === n) { refs.push(...pieceRefs(piece, r.unit, closed)); piece = [v]; }
    }
    out.push({ unit: r.unit, hole: r.hole, areaKm2: r.areaKm2, refs });
  }
  return { codes, arcs, rings: out };
}

const sample = (list) => (list.length < 50000 ? list : [list.reduce((a, b) => Math.min(a, b))]);

function densify(points) {
  const out = [];
  for (let i = 0; i < points.length; i++) {
    const a = points[i], b = points[(i + 1) % points.length];
    out.push(a);
    const rough = Math.abs(b[0] - a[0]) + Math.abs(b[1] - a[1]);
    if (rough < 0.5) continue;
    const parts = Math.ceil((distanceKm(a, b) * degPerKm) / maxStepDeg);
    // Straight in (lon, lat): borders along parallels follow the parallel. Both
    // sides of a shared segment must get the same points: count from the lesser end.
    const forward = a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
    for (let k = 1; k < parts; k++) {
      const t = forward ? k / parts : (parts - k) / parts;
      const [p, q] = forward ? [a, b] : [b, a];
      out.push([p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t]);
    }
  }
  return out;
}
