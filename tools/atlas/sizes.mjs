// Prints sizes of an atlas, raw and with brotli 11: node sizes.mjs FILE
import fs from 'node:fs';
import zlib from 'node:zlib';
import { readAtlas } from './format.mjs';

const br = (b) => zlib.brotliCompressSync(b, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: b.length } }).length;
const file = fs.readFileSync(process.argv[2]);
const atlas = readAtlas(file);
const row = (name, n, raw, packed) => console.log(`${name.padEnd(22)} ${String(n).padStart(7)} ${String(raw).padStart(8)} ${String(packed).padStart(8)}`);
console.log(`${'section'.padEnd(22)} ${'records'.padStart(7)} ${'raw'.padStart(8)} ${'brotli'.padStart(8)}`);
const base = [];
for (const [id, { bytes, count }] of Object.entries(atlas.bytes)) {
  row(id, count, bytes.length, br(bytes));
  if (id !== 'CELL' && id !== 'CDAT') base.push(bytes);
}
const b = Buffer.concat(base);
row('base (STRS..LYST)', '', b.length, br(b));
for (const level of [1, 2]) {
  const cells = atlas.cells.filter((c) => c.level === level);
  const packed = cells.map((c) => br(c.bytes));
  row(`level ${level}, ${cells.length} cells`, cells.reduce((n, c) => n + c.arcs.reduce((k, a) => k + a.n, 0) + c.rings.reduce((k, r) => k + r.n, 0), 0),
    cells.reduce((n, c) => n + c.bytes.length, 0), packed.reduce((a, v) => a + v, 0));
  console.log(`  largest cell ${Math.max(...packed)} brotli, smallest ${Math.min(...packed)}`);
}
console.log(`level 0: ${atlas.arcs.reduce((n, a) => n + a.points.length, 0)} vertices in arcs, ${atlas.lakes.reduce((n, l) => n + l.points.length, 0)} in lakes`);
