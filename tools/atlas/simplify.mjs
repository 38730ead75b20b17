// Simplifying arcs on the sphere, on whole grid steps, without crossings.
import { toVector, segmentDistanceKm, angle, earthRadiusKm } from './sphere.mjs';

const maxStepKm = (1.5 * Math.PI / 180) * earthRadiusKm;

/// The fewest vertices (Imai and Iri: a shortest path over valid shortcuts, found
/// with Chan and Chin's wedges) such that every dropped point lies within its
/// tolerance of the segment that spans it and no step is over 1.5 degrees. Kept:
/// both ends and the indices in `must` (a Set). tolKm: a number, or one a point.
export function simplify(vectors, tolKm, must = null) {
  const n = vectors.length;
  const keep = new Uint8Array(n);
  keep[0] = 1;
  const tol = typeof tolKm === 'number' ? () => tolKm : (k) => tolKm[k];
  let last = 0;
  for (const f of [...(must ? [...must].sort((a, b) => a - b) : []), n - 1]) {
    if (f <= last) continue;
    shortest(vectors, last, f, tol, keep);
    last = f;
  }
  return keep;
}

// Marks the vertices of the best path from `first` to `last` in keep.
function shortest(vectors, first, last, tol, keep) {
  const m = last - first + 1;
  const cost = new Int32Array(m); // segments still to go
  const next = new Int32Array(m);
  const px = new Float64Array(m), py = new Float64Array(m); // km east and north of vertex i, in its tangent plane
  for (let i = m - 2; i >= 0; i--) {
    const [vx, vy, vz] = vectors[first + i];
    const h = Math.hypot(vx, vy) || 1e-12;
    const ex = -vy / h, ey = vx / h;
    const nx = -vz * (vx / h), ny = -vz * (vy / h), nz = h;
    let lx = 0, ly = 0, hx = 0, hy = 0, wedge = false;
    const candidates = [];
    for (let j = i + 1; j < m; j++) {
      const [wx, wy, wz] = vectors[first + j];
      const x = (wx * ex + wy * ey) * earthRadiusKm, y = (wx * nx + wy * ny + wz * nz) * earthRadiusKm;
      px[j] = x; py[j] = y;
      const d = Math.sqrt(x * x + y * y);
      if (j > i + 1 && d > maxStepKm) { if (d > 2 * maxStepKm) break; } else if (!wedge || d === 0 || (lx * y - ly * x >= 0 && x * hy - y * hx >= 0)) candidates.push(j);
      const t = tol(first + j);
      if (d <= t) continue;
      const s = t / d, c = Math.sqrt(1 - s * s);
      const ux = x / d, uy = y / d;
      const ax = ux * c + uy * s, ay = uy * c - ux * s; // clockwise side
      const bx = ux * c - uy * s, by = uy * c + ux * s; // counter-clockwise side
      if (!wedge) { lx = ax; ly = ay; hx = bx; hy = by; wedge = true; continue; }
      if ((lx + hx) * ux + (ly + hy) * uy <= 0) break;
      if (lx * ay - ly * ax > 0) { lx = ax; ly = ay; }
      if (bx * hy - by * hx > 0) { hx = bx; hy = by; }
      if (lx * hy - ly * hx < 0) break;
    }
    // Best remaining cost first; of equals the five farthest are compared by deviation.
    candidates.sort((a, b) => cost[a] - cost[b] || b - a);
    let chosen = -1, chosenDeviation = Infinity, compared = 0;
    for (const j of candidates) {
      if (chosen >= 0 && (cost[j] > cost[chosen] || ++compared >= 5)) break;
      const dev = deviation(px, py, i, j, first, tol, chosenDeviation);
      if (dev < chosenDeviation) { chosen = j; chosenDeviation = dev; }
    }
    cost[i] = cost[chosen] + 1; // i + 1 is always valid
    next[i] = chosen;
  }
  for (let i = 0; i !== m - 1; i = next[i]) keep[first + i] = 1;
  keep[last] = 1;
}

// Largest distance of the points between from the segment, as a part of their
// tolerance; Infinity when one lies beyond it. px, py are relative to i.
function deviation(px, py, i, j, first, tol, limit) {
  const dx = px[j], dy = py[j];
  const l = dx * dx + dy * dy;
  let worst = 0;
  for (let k = i + 1; k < j; k++) {
    const t = l > 0 ? Math.min(1, Math.max(0, (px[k] * dx + py[k] * dy) / l)) : 0;
    const d = Math.hypot(px[k] - t * dx, py[k] - t * dy) / tol(first + k);
    if (d > 1 || d > limit) return Infinity;
    if (d > worst) worst = d;
  }
  return worst;
}

/// Kept indices of a free ring (first = last point): the farthest point from
/// the start is kept, and the tolerance is lowered until it is a shape.
export function simplifyRing(points, vectors, tolKm, grid) {
  let far = 1, best = -1;
  for (let i = 1; i < vectors.length - 1; i++) {
    const d = angle(vectors[0], vectors[i]);
    if (d > best) { best = d; far = i; }
  }
  for (let part = 1; ; part /= 2) {
    const keep = simplify(vectors, typeof tolKm === 'number' ? tolKm * part : tolKm.map((t) => t * part), new Set([far]));
    if (part < 0.01 || isShape(quantise(points, keep, grid).steps)) return keep;
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

/// Where lines cross, simplifies the stretches concerned again with half the
/// tolerance, until no two lines cross. lines: { vectors, keep, tol (number or
/// one a point), requantise() -> { steps, from } }. Returns the crossings left.
export function uncross(lines, cell, rounds = 24) {
  for (const l of lines) Object.assign(l, l.requantise());
  let left = [];
  for (let round = 0; round < rounds; round++) {
    left = crossings(lines, cell);
    if (left.length === 0) return left;
    const stretches = new Map();
    for (const [l, s, m, t] of left) {
      for (const [line, i] of [[lines[l], s], [lines[m], t]]) stretches.set(`${lines.indexOf(line)},${line.from[i]}`, [line, line.from[i], line.from[i + 1]]);
    }
    const touched = new Set();
    for (const [line, a, b] of stretches.values()) {
      if (b - a < 2) continue;
      line.tol = typeof line.tol === 'number' ? new Float64Array(line.vectors.length).fill(line.tol) : Float64Array.from(line.tol);
      for (let k = a; k <= b; k++) line.tol[k] /= 2;
      for (let k = a + 1; k < b; k++) line.keep[k] = 0;
      shortest(line.vectors, a, b, (k) => line.tol[k], line.keep);
      touched.add(line);
    }
    if (touched.size === 0) { // nothing left to put back: below the grid a vertex goes instead
      const [l, s] = left[0];
      const at = [lines[l].from[s + 1], lines[l].from[s]].find((k) => k > 0 && k < lines[l].vectors.length - 1);
      if (at === undefined) break;
      lines[l].keep[at] = 0;
      touched.add(lines[l]);
    }
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
