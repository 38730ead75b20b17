// The sovereignty table, the file's integrity, and what documents say of it.
import test from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import zlib from 'node:zlib';
import { arcsBetween, atlas, file, index, root } from './support.mjs';
import { readAtlas } from '../../tools/atlas/format.mjs';
import { loadLenses } from '../../tools/atlas/lenses.mjs';
import { lineClass } from '../../tools/atlas/lines.mjs';

const read = (name) => fs.readFileSync(path.join(root, name), 'utf8');
const table = JSON.parse(read('tools/atlas/units.json'));
const lenses = loadLenses(path.join(root, 'tools/atlas/lenses'));
const lensIndex = (id) => atlas.lenses.findIndex((l) => l.id === id);
const fill = (code, lens) => atlas.units[atlas.units[index.get(code)].sovereign[lensIndex(lens)]].code;

test("the default lens: Crimea and the four oblasts are not Russia's", () => {
  assert.equal(atlas.lenses[0].id, 'recognised');
  for (const code of ['UA-43', 'UA-40', 'UA-14', 'UA-09', 'UA-65', 'UA-23']) assert.equal(fill(code, 'recognised'), 'UA', code);
  for (const [code, want] of Object.entries({ 'X-GOLAN': 'SY', 'SY-UNDOF': 'SY', 'PS-GZA': 'PS-WBK', 'PS-WBK': 'PS-WBK', 'GE-AB': 'GE', 'GE-SO': 'GE', 'MD-SN': 'MD', 'X-NCYPRUS': 'CY', EH: 'EH', TW: 'TW', XK: 'XK', 'IN-AR': 'IN' })) {
    assert.equal(fill(code, 'recognised'), want, code);
  }
});

test('the control lens changes a fill only where the whole unit is held; what is held in part is hatched', () => {
  assert.equal(fill('UA-43', 'control'), 'RU');
  assert.equal(fill('UA-40', 'control'), 'RU');
  for (const code of ['UA-14', 'UA-09', 'UA-65', 'UA-23']) assert.equal(fill(code, 'control'), 'UA', code);
  assert.equal(fill('X-GOLAN', 'control'), 'IL');
  assert.equal(fill('PS-GZA', 'control'), 'PS-WBK');
  assert.equal(fill('EH', 'control'), 'EH');
  assert.equal(fill('X-AKSAICHIN', 'control'), 'CN');
  const held = atlas.held.filter((h) => h.lens === lensIndex('control')).map((h) => atlas.units[h.unit].code).sort();
  assert.deepEqual(held, ['EH', 'PS-GZA', 'PS-WBK', 'UA-09', 'UA-14', 'UA-23', 'UA-65', 'X-SPRATLY']);
  assert.deepEqual(atlas.held.filter((h) => h.lens === lensIndex('recognised')), []);
  const kherson = atlas.held.find((h) => atlas.units[h.unit].code === 'UA-65');
  assert.deepEqual([atlas.units[kherson.by].code, kherson.since, kherson.sinceDay], ['RU', '24 February 2022', 19047]);
});

test('the file is the tables: every lens with its words, every row with flags, names and a basis', () => {
  assert.deepEqual(atlas.lenses, lenses.map(({ id, name, choice, belongs, meaning, stateOf }) => ({ id, name, choice, belongs, meaning, stateOf })));
  for (const row of table.special) {
    const u = atlas.units[index.get(row.code)];
    assert.ok(u, row.code);
    assert.equal((u.flags & 1) === 1, row.claimants.length > 1, `${row.code} disputed`);
    assert.equal((u.flags & 2) === 2, row.unlabelled === true, `${row.code} unlabelled`);
    for (const lens of lenses) assert.ok(lens.units[row.code].basis.length > 10, `${row.code} has a basis under ${lens.id}`);
  }
  const owned = new Map(Object.entries(table.dependencies).flatMap(([s, list]) => list.map((c) => [c, s])));
  for (const u of atlas.units) for (const lens of lenses) assert.equal(fill(u.code, lens.id), lens.units[u.code]?.fill ?? owned.get(u.code) ?? u.code, `${u.code} under ${lens.id}`);
});

test('names: from CLDR with our exceptions; nothing on the Southern Kurils', () => {
  const name = (code) => atlas.units[index.get(code)].name;
  assert.equal(name('TW'), 'Taiwan');
  assert.equal(name('TR'), 'Türkiye');
  assert.equal(name('HK'), 'Hong Kong');
  assert.equal(name('KP'), 'North Korea');
  assert.ok(atlas.units[index.get('X-SKURILS')].flags & 2);
  for (const u of atlas.units) assert.ok(u.name.length > 0 && !/^[A-Z]{2}$/.test(u.name), u.code);
  assert.ok(!atlas.units.some((u) => /dokdo|takeshima|liancourt/i.test(u.name)));
  assert.equal(new Set(atlas.units.map((u) => u.code)).size, atlas.units.length);
});

test('every pair of lines that a lens decides is so in the file, and docs/atlas.md gives its basis', () => {
  const doc = read('docs/atlas.md');
  for (const lens of lenses) {
    for (const [pair, row] of Object.entries(lens.lines)) {
      const arcs = arcsBetween(...pair.split('|'));
      for (const arc of arcs) assert.equal(arc.class[lensIndex(lens.id)], lineClass[row.class], `${pair} under ${lens.id}`);
      assert.ok(doc.includes(`| ${pair.replace('|', ' and ')} | ${row.class} | ${row.basis} |`), `${pair} under ${lens.id}`);
    }
    for (const [code, row] of Object.entries(lens.units)) assert.ok(doc.includes(`| ${row.basis} |`) && doc.includes(`| ${code} |`), `${code} under ${lens.id}`);
    assert.ok(doc.includes(lens.meaning));
  }
});

test('a damaged file is refused', () => {
  for (const at of [0, 4, 9, 20, 40, 400, Math.floor(file.length / 2), file.length - 64]) {
    const bad = Buffer.from(file);
    bad[at] ^= 0x40;
    assert.throws(() => readAtlas(bad), /atlas/, `byte ${at}`);
  }
  assert.throws(() => readAtlas(file.subarray(0, file.length - 8)), /atlas/);
});

test('sizes: what every page loads, and what it may load later', () => {
  const br = (b) => zlib.brotliCompressSync(b).length;
  const base = Buffer.concat(Object.entries(atlas.bytes).filter(([id]) => id !== 'CELL' && id !== 'CDAT').map(([, s]) => s.bytes));
  assert.ok(br(base) <= 75000, `${br(base)} bytes`);
  const cells = (level) => atlas.cells.filter((c) => c.level === level).reduce((n, c) => n + br(c.bytes), 0);
  assert.ok(cells(1) <= 170000, `${cells(1)} bytes`);
  assert.ok(cells(2) <= 45000, `${cells(2)} bytes`);
});

test('PROVENANCE.md is about this very file', () => {
  const text = read('assets/atlas/PROVENANCE.md');
  assert.ok(text.includes(createHash('sha256').update(file).digest('hex')));
  assert.ok(text.includes(atlas.meta.sourceText) && text.includes(atlas.meta.sourceDate));
});

test('docs/atlas.md holds the format text of format.mjs', () => {
  const lines = [];
  for (const line of read('tools/atlas/format.mjs').split('\n')) {
    if (!line.startsWith('//')) break;
    lines.push(line.replace(/^\/\/ ?/, ''));
  }
  assert.ok(read('docs/atlas.md').includes(lines.slice(2).join('\n').trim()));
});
