// The sovereignty table, the file's integrity, and what documents say of it.
import test from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import zlib from 'node:zlib';
import { atlas, file, index, root } from './support.mjs';
import { readAtlas } from '../../tools/atlas/format.mjs';

const read = (name) => fs.readFileSync(path.join(root, name), 'utf8');
const table = JSON.parse(read('tools/atlas/units.json'));
const sovereign = (code, lens) => atlas.units[atlas.units[index.get(code)].sovereign[lens]].code;

test("the default lens: Crimea and the four oblasts are not Russia's", () => {
  for (const code of ['UA-43', 'UA-40', 'UA-14', 'UA-09', 'UA-65', 'UA-23']) assert.equal(sovereign(code, 0), 'UA', code);
  for (const [code, want] of Object.entries({ 'X-GOLAN': 'SY', 'SY-UNDOF': 'SY', 'PS-GZA': 'PS-WBK', 'PS-WBK': 'PS-WBK', 'GE-AB': 'GE', 'GE-SO': 'GE', 'MD-SN': 'MD', 'X-NCYPRUS': 'CY', EH: 'EH', TW: 'TW', XK: 'XK', 'IN-AR': 'IN' })) {
    assert.equal(sovereign(code, 0), want, code);
  }
});

test('the control lens changes a fill only where the whole unit is held', () => {
  assert.equal(sovereign('UA-43', 1), 'RU');
  assert.equal(sovereign('UA-40', 1), 'RU');
  for (const code of ['UA-14', 'UA-09', 'UA-65', 'UA-23']) assert.equal(sovereign(code, 1), 'UA', code);
  assert.equal(sovereign('X-GOLAN', 1), 'IL');
  assert.equal(sovereign('PS-GZA', 1), 'PS-WBK');
  assert.equal(sovereign('EH', 1), 'EH');
  assert.equal(sovereign('X-AKSAICHIN', 1), 'CN');
});

test('the file is the table: every row, with flags, names and a basis', () => {
  for (const row of table.special) {
    const u = atlas.units[index.get(row.code)];
    assert.ok(u, row.code);
    assert.deepEqual([sovereign(row.code, 0), sovereign(row.code, 1)], [row.recognised, row.control], row.code);
    assert.equal((u.flags & 1) === 1, row.claimants.length > 1, `${row.code} disputed`);
    assert.equal((u.flags & 2) === 2, row.unlabelled === true, `${row.code} unlabelled`);
    assert.ok(row.basis.length > 10, `${row.code} has a basis`);
  }
  const special = new Set(table.special.map((r) => r.code));
  const owned = new Map(Object.entries(table.dependencies).flatMap(([s, list]) => list.map((c) => [c, s])));
  for (const u of atlas.units) {
    if (special.has(u.code)) continue;
    for (const lens of [0, 1]) assert.equal(sovereign(u.code, lens), owned.get(u.code) ?? u.code, u.code);
  }
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

test('every pair of lines with a class of its own has a basis', () => {
  for (const [pair, row] of Object.entries(table.lines)) if (pair !== 'about') assert.ok(row.length === 3 && row[2].length > 5, pair);
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
  assert.ok(br(base) <= 78000, `${br(base)} bytes`);
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
