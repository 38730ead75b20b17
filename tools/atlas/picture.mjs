// A quick picture of an atlas, for looking at: node picture.mjs FILE OUT.svg lonMin latMin lonMax latMax [level] [width] [lens]
// Plate carree scaled by the cosine of the middle latitude.
import fs from 'node:fs';
import { readAtlas, lakeOwner } from './format.mjs';
import { unitRings } from './query.mjs';

const [file, out, x0, y0, x1, y1, level = 0, width = 1400, lens = 0] = process.argv.slice(2).map((v, i) => (i < 2 ? v : Number(v)));
const atlas = readAtlas(fs.readFileSync(file));
const finer = new Map(), islands = new Map(), lakes = new Map();
for (const cell of atlas.cells.filter((c) => c.level <= level)) {
  for (const a of cell.arcs) finer.set(a.arc, a.points);
  for (const r of cell.rings) (r.owner >= lakeOwner ? lakes.set(r.owner - lakeOwner, r.points) : islands.set(r.id, r));
}
const k = Math.cos((((y0 + y1) / 2) * Math.PI) / 180);
const scale = width / ((x1 - x0) * k);
const height = Math.round((y1 - y0) * scale);
const at = ([x, y]) => `${((x - x0) * k * scale).toFixed(1)} ${((y1 - y) * scale).toFixed(1)}`;
const seen = (pts) => pts.some(([x, y]) => x >= x0 - 5 && x <= x1 + 5 && y >= y0 - 5 && y <= y1 + 5);
const path = (rings) => rings.map((r) => `M${r.map(at).join('L')}Z`).join('');
const tint = (i) => { const s = atlas.units[i].sovereign[lens]; return `hsl(${(s * 137) % 360},35%,${70 + ((s * 7) % 15)}%)`; };
const hsl = (text) => { const [h, s, l] = text.match(/\d+/g).map(Number); const f = (n) => { const q = (n + h / 30) % 12; return Math.round(255 * (l / 100 - (s / 100) * Math.min(l / 100, 1 - l / 100) * Math.max(-1, Math.min(q - 3, 9 - q, 1)))); }; return `rgb(${f(0)},${f(8)},${f(4)})`; };
const body = [];
for (const shift of [0, 360, -360]) {
  const move = (pts) => (shift ? pts.map(([x, y]) => [x + shift, y]) : pts);
  atlas.units.forEach((u, i) => {
    const rings = unitRings(atlas, i, finer).map(move).filter(seen);
    if (rings.length) body.push(`<path d="${path(rings)}" fill="${hsl(tint(i))}" fill-rule="evenodd"/>`);
  });
  for (const r of islands.values()) { const p = move(r.points); if (seen(p)) body.push(`<path d="${path([p])}" fill="${hsl(tint(r.owner))}" stroke="#345" stroke-width="0.7"/>`); }
  atlas.lakes.forEach((l, i) => { const p = move(lakes.get(i) ?? l.points); if (seen(p)) body.push(`<path d="${path([p])}" fill="${l.island ? '#ddd' : '#9bd'}"/>`); });
  atlas.arcs.forEach((a, i) => {
    const p = move(finer.get(i) ?? a.points);
    if (!seen(p)) return;
    const style = [['#345', 0.8, ''], ['#444', 1.2, ''], ['#c00', 1.4, '4 3'], ['#d0f', 1.8, '5 3'], ['#999', 0.5, '']][a.class[lens]];
    body.push(`<path d="M${p.map(at).join('L')}" fill="none" stroke="${style[0]}" stroke-width="${style[1]}"${style[2] ? ` stroke-dasharray="${style[2]}"` : ''}/>`);
  });
}
atlas.units.forEach((u) => {
  const [x, y] = u.label;
  if (x > x0 && x < x1 && y > y0 && y < y1 && !(u.flags & 2) && u.labelSpanDeg * k * scale > 20) body.push(`<text x="${(x - x0) * k * scale}" y="${(y1 - y) * scale}" font-size="11" text-anchor="middle" fill="#000">${u.name.replace(/&/g, '&amp;')}</text>`);
});
fs.writeFileSync(out, `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#cde"/>${body.join('\n')}</svg>`);
