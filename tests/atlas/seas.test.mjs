// Names of seas: where they stand, and that they can be written.
import test from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { atlas, codesAt, root, shapes } from './support.mjs';
import { contains, toLonLat, toVector } from '../../tools/atlas/sphere.mjs';
import { seaTable } from '../../tools/atlas/seas.mjs';

const table = JSON.parse(fs.readFileSync(path.join(root, 'tools/atlas/seas.json'), 'utf8'));
const level0 = shapes(0);
const east = (lon) => (lon > 180 ? lon - 360 : lon);
const atSea = ([lon, lat]) => codesAt(level0, [east(lon), lat]).length === 0 && !atlas.lakes.some((l) => contains([l.points], [lon, lat]));

test('the file has the table, most important first', () => {
  assert.deepEqual(atlas.seas, seaTable(table));
  assert.ok(atlas.seas.length >= 35);
  assert.deepEqual(atlas.seas.map((s) => s.rank), atlas.seas.map((s) => s.rank).sort((a, b) => a - b));
});

test('every position lies in the sea at level 0, and so does the line between them', () => {
  for (const sea of atlas.seas) {
    for (let i = 0; i < sea.at.length; i++) {
      assert.ok(atSea(sea.at[i]), `${sea.name}: ${sea.at[i]}`);
      if (i === 0) continue;
      const [a, b] = [toVector(sea.at[i - 1]), toVector(sea.at[i])];
      for (let t = 0.1; t < 1; t += 0.1) assert.ok(atSea(toLonLat(a.map((v, k) => v * (1 - t) + b[k] * t))), `${sea.name}: between ${sea.at[i - 1]} and ${sea.at[i]}`);
    }
  }
});

test('lines bend gently', () => {
  const angle = (p, q) => Math.atan2(q[1] - p[1], (q[0] - p[0]) * Math.cos((p[1] * Math.PI) / 180));
  for (const sea of atlas.seas) {
    for (let i = 2; i < sea.at.length; i++) {
      const turn = Math.abs(angle(sea.at[i - 1], sea.at[i]) - angle(sea.at[i - 2], sea.at[i - 1]));
      assert.ok(turn < Math.PI / 4, `${sea.name} turns by ${((turn * 180) / Math.PI).toFixed(0)} degrees`);
    }
  }
});

test('neutral names: both where the recipe asks for both, and a basis for what is contested', () => {
  const row = (name) => table.seas.find((s) => s.name === name);
  for (const name of ['Sea of Japan / East Sea', 'Persian Gulf', 'South China Sea']) assert.ok(row(name).basis.length > 20, name);
  for (const other of ['Sea of Japan', 'East Sea', 'Arabian Gulf']) assert.ok(!row(other) && table.seas.some((s) => s.also?.includes(other)), other);
});

test('a row that is no line is refused', () => {
  const one = (change) => seaTable({ seas: [{ name: 'A', rank: 1, at: [[0, 0], [10, 0]], ...change }] });
  assert.equal(one({}).length, 1);
  assert.throws(() => one({ at: [[0, 0]] }), /positions/);
  assert.throws(() => one({ at: [[0, 0], [0.1, 0]] }), /50 km/);
  assert.throws(() => one({ rank: 10 }), /rank/);
  assert.throws(() => one({ also: ['A'] }), /twice/);
});
