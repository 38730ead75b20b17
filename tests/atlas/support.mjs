import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAtlas } from '../../tools/atlas/format.mjs';
import { unitRings } from '../../tools/atlas/query.mjs';
import { contains } from '../../tools/atlas/sphere.mjs';

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const settings = JSON.parse(fs.readFileSync(path.join(root, 'tools/atlas/settings.json'), 'utf8'));
export const file = fs.readFileSync(path.join(root, 'assets/atlas/world.flatlas'));
export const atlas = readAtlas(file);
export const index = new Map(atlas.units.map((u, i) => [u.code, i]));

/// Map arc -> finer points when all cells up to `level` are loaded.
export function finerArcs(level, wanted = () => true) {
  const finer = new Map();
  for (const cell of atlas.cells) if (cell.level <= level) for (const a of cell.arcs) if (wanted(a.arc, cell)) finer.set(a.arc, a.points);
  return finer;
}
export function shapes(level) {
  const finer = finerArcs(level);
  return atlas.units.map((u, i) => unitRings(atlas, i, finer));
}
export function codesAt(rings, [lon, lat]) {
  return atlas.units.filter((u, i) => contains(rings[i], [lon, lat]) || contains(rings[i], [lon + 360, lat])).map((u) => u.code);
}
export const near = (p, q) => Math.hypot((p[0] - q[0]) * Math.cos((p[1] * Math.PI) / 180), p[1] - q[1]);
/// All arcs between two units.
export function arcsBetween(a, b) {
  const pair = [index.get(a), index.get(b)];
  return atlas.arcs.filter((arc) => (arc.left === pair[0] && arc.right === pair[1]) || (arc.left === pair[1] && arc.right === pair[0]));
}
