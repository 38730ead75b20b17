// Simplifying arcs on the sphere, on whole grid steps, without crossings.
import { toVector, segmentDistanceKm, angle, earthRadiusKm, ringAreaKm2 } from './sphere.mjs';

const maxStepKm = (1.5 * Math.PI / 180) * earthRadiusKm;

/// Douglas-Peucker over great-circle distance: kept indices (both ends kept),
/// every dropped point within tolKm of its segment, no kept step over 1.5 degrees.
/// `must` (a Set of indices) is kept too.
export function simplify(vectors, tolKm, must = null) {
  const n = vectors.length;
  const keep = new Uint8Array(n);
  keep[0] = keep[n - 1] = 1;
  const stack = [];
  const fixed = must ? [...must].sort((a, b) => a - b).filter((i) => i > 0 && i < n - 1) : [];
  let last = 0;
  for (const f of [...fixed, n - 1]) { keep[f] = 1; stack.push([last, f]); last = f; }
  while (stack.length) {
    const [a, b] = stack.pop();
    if (b - a < 2) continue;
    let worst = -1, at = -1;
    for (let i = a + 1; i < b; i++) {
      const d = segmentDistanceKm(vectors[i], vectors[a], vectors[b]);
      if (d > worst) { worst = d; at = i; }
    }
    if (worst <= tolKm && angle(vectors[a], vectors[b]) * earthRadiusKm > maxStepKm) {
      at = a + ((b - a) >> 1);
      worst = Infinity;
    }
    if (worst > tolKm) { keep[at] = 1; stack.push([a, at], [at, b]); }
  }
  return keep;
}

/// Kept indices of a free ring (first = last point): the farthest point from
/// the start is kept, and the tolerance is lowered until it is a shape.
export function simplifyRing(points, vectors, tolKm, grid) {
  let far = 1, best = -1;
  for (let i = 1; i < vectors.length - 1; i++) {
    const d = angle(vectors[0], vectors[i]);
    if (d > best) { best = d; far = i; }
  }
  for (let tol = tolKm; ; tol /= 2) {
    const keep = simplify(vectors, tol, new Set([far]));
    if (tol < 0.02 || isShape(quantise(points, keep, grid).steps)) return keep;
  }
}

const isShape = (steps) => steps.length >= 4 && Math.abs(doubleArea(steps)) >= 2;
function doubleArea(steps) {
  let s = 0;
  for (let i = 0; i + 1 < steps.length; i++) s += steps[i][0] * steps[i + 1][1] - steps[i + 1][0] * steps[i][1];
  return s;
}

/// Kept points as whole grid steps, repeats dropped: { steps, from } where
/// from[i] is the source index of step i. Ends stand on the coarse grid when
/// endGrid is given (grid is a whole multiple of it).
export function quantise(points, keep, grid, endGrid = grid) {
  const steps = [], from = [];
  const last = points.length - 1;
  const snap = (v, g) => Math.round(v * g) * (grid / g);
  for (let i = 0; i <= last; i++) {
    if (!keep[i]) continue;
    const g = i === 0 || i === last ? endGrid : grid;
    const s = [snap(points[i][0], g), snap(points[i][1], g)];
    const p = steps[steps.length - 1];
    if (p && p[0] === s[0] && p[1] === s[1]) {
      if (i === last && steps.length > 1) from[from.length - 1] = i; // the end node wins over what fell on it
      else if (i === last) { steps.push(s); from.push(i); }
      continue;
    }
    steps.push(s); from.push(i);
  }
  return { steps, from };
}

const cross = (ax, ay, bx, by) => ax * by - ay * bx;
function properCrossing(p, q, r, s) {
  const d1 = cross(q[0] - p[0], q[1] - p[1], r[0] - p[0], r[1] - p[1]);
  const d2 = cross(q[0] - p[0], q[1] - p[1], s[0] - p[0], s[1] - p[1]);
  const d3 = cross(s[0] - r[0], s[1] - r[1], p[0] - r[0], p[1] - r[1]);
  const d4 = cross(s[0] - r[0], s[1] - r[1], q[0] - r[0], q[1] - r[1]);
  return ((d1 > 0 && d2 < 0) || (d1 < 0 && d2 > 0)) && ((d3 > 0 && d4 < 0) || (d3 < 0 && d4 > 0));
}

/// Pairs of crossing segments among lines (each { steps }): [[line, i, line, j], ...].
export function crossings(lines, cell) {
  const buckets = new Map();
  lines.forEach(({ steps }, l) => {
    for (let i = 0; i + 1 < steps.length; i++) {
      const [x0, y0] = steps[i], [x1, y1] = steps[i + 1];
      for (let cx = Math.floor(Math.min(x0, x1) / cell); cx <= Math.floor(Math.max(x0, x1) / cell); cx++) {
        for (let cy = Math.floor(Math.min(y0, y1) / cell); cy <= Math.floor(Math.max(y0, y1) / cell); cy++) {
          const key = cx * 100003 + cy;
          let b = buckets.get(key);
          if (!b) buckets.set(key, (b = []));
          b.push([l, i]);
        }
      }
    }
  });
  const found = new Map();
  for (const b of buckets.values()) {
    for (let i = 0; i < b.length; i++) {
      const [l, s] = b[i];
      const p = lines[l].steps[s], q = lines[l].steps[s + 1];
      for (let j = i + 1; j < b.length; j++) {
        const [m, t] = b[j];
        if (properCrossing(p, q, lines[m].steps[t], lines[m].steps[t + 1])) found.set(`${l},${s},${m},${t}`, [l, s, m, t]);
      }
    }
  }
  return [...found.values()];
}

/// Puts source points back until no two lines cross. lines: { points, vectors,
/// keep, requantise() -> { steps, from } }. Returns the number of crossings left.
export function uncross(lines, cell, rounds = 40) {
  for (const l of lines) Object.assign(l, l.requantise());
  let left = [];
  for (let round = 0; round < rounds; round++) {
    left = crossings(lines, cell);
    if (left.length === 0) return left;
    const touched = new Set();
    for (const [l, s, m, t] of left) {
      for (const [line, i] of [[lines[l], s], [lines[m], t]]) {
        const a = line.from[i], b = line.from[i + 1];
        let worst = -1, at = -1;
        for (let k = a + 1; k < b; k++) {
          const d = segmentDistanceKm(line.vectors[k], line.vectors[a], line.vectors[b]);
          if (d > worst) { worst = d; at = k; }
        }
        if (at >= 0) { line.keep[at] = 1; touched.add(line); }
      }
    }
    if (touched.size === 0) break;
    for (const line of touched) Object.assign(line, line.requantise());
  }
  return left;
}

/// Worst distance in km of the source points from a simplified line given in steps.
export function deviationKm(vectors, steps, from, grid) {
  const v = steps.map(([x, y]) => toVector([x / grid, y / grid]));
  let worst = 0;
  for (let s = 0; s + 1 < steps.length; s++) {
    for (let i = from[s]; i <= from[s + 1]; i++) worst = Math.max(worst, segmentDistanceKm(vectors[i], v[s], v[s + 1]));
  }
  return worst;
}

export { toVector, ringAreaKm2 };
