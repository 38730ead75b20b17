// Where arcs are cut beyond the natural nodes: at a change of line class, at
// the edge of a theatre (which has a finer level), and so that none is too long.
import { distanceKm } from './sphere.mjs';

const maxSpanDeg = 7.5; // of an arc, on the ground
const maxSpanLonDeg = 14; // of longitude, for the far north

/// Indices of the boundaries between runs of equal label, runs shorter than
/// minKm melting into their neighbour. labels[i] belongs to segment i, i + 1.
export function runCuts(points, labels, minKm) {
  const runs = [];
  labels.forEach((label, i) => {
    const km = distanceKm(points[i], points[i + 1]);
    if (runs.length && runs[runs.length - 1].label === label) {
      runs[runs.length - 1].km += km;
    } else {
      runs.push({ label, km, start: i });
    }
  });
  for (;;) {
    const short = runs.map((r, i) => i).filter((i) => runs[i].km < minKm).sort((a, b) => runs[a].km - runs[b].km)[0];
    if (short === undefined || runs.length === 1) break;
    const before = runs[short - 1], after = runs[short + 1];
    const into = !after || (before && before.km >= after.km) ? before : after;
    into.km += runs[short].km;
    into.start = Math.min(into.start, runs[short].start);
    runs.splice(short, 1);
    for (let i = runs.length - 1; i > 0; i--) {
      if (runs[i].label === runs[i - 1].label) { runs[i - 1].km += runs[i].km; runs.splice(i, 1); }
    }
  }
  return { cuts: runs.slice(1).map((r) => r.start), labels: runs.map((r) => r.label) };
}

/// Extra indices that keep every part within the spans above. Of the vertices
/// that would do, the one nearest to the coarsest grid is taken, since a node
/// stands on that grid at all levels.
export function spanCuts(points, from, to, grid) {
  const cuts = [];
  const offGrid = ([x, y]) => Math.hypot(x * grid - Math.round(x * grid), y * grid - Math.round(y * grid));
  for (let start = from; start < to;) {
    let box = [1e9, 1e9, -1e9, -1e9];
    let end = to;
    for (let i = start; i <= to; i++) {
      const [x, y] = points[i];
      box = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
      const wide = (box[2] - box[0]) * Math.cos((((box[1] + box[3]) / 2) * Math.PI) / 180);
      if (Math.max(wide, box[3] - box[1]) > maxSpanDeg || box[2] - box[0] > maxSpanLonDeg) { end = i - 1; break; }
    }
    if (end >= to) break;
    let best = Math.max(start + 1, end);
    for (let i = best; i > start + (end - start) * 0.8 && i > start + 1; i--) if (offGrid(points[i]) < offGrid(points[best])) best = i;
    cuts.push(best);
    start = best;
  }
  return cuts;
}
