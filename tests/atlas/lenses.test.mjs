// Adding a lens is adding a table: a small atlas from a folder with three of them.
import test from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './support.mjs';
import { encodeAtlas } from '../../tools/atlas/encode.mjs';
import { readAtlas } from '../../tools/atlas/format.mjs';
import { dateText, firstDay, loadLenses, mostLenses } from '../../tools/atlas/lenses.mjs';
import { classUnder, lineClass, lineClassifier, packClasses } from '../../tools/atlas/lines.mjs';
import { buildLevels } from '../../tools/atlas/levels.mjs';
import { buildTopology } from '../../tools/atlas/topology.mjs';
import { unitTable } from '../../tools/atlas/units.mjs';

const settings = JSON.parse(fs.readFileSync(path.join(root, 'tools/atlas/settings.json'), 'utf8'));
const folderOf = (...tables) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lenses-'));
  for (const table of tables) fs.writeFileSync(path.join(folder, `${table.id}.json`), JSON.stringify(table));
  return folder;
};
const basis = 'for this test';
const lens = (id, order, rest) => ({ id, order, name: `Borders, ${id}`, choice: id, belongs: 'Part of', meaning: 'It means.', stateOf: 'May 2020', rule: 'a rule', ...rest });
const first = lens('first', 0, { units: { BB: { fill: 'AA', basis } } });
const second = lens('second', 1, { units: { BB: { fill: 'BB', basis, partly: { by: 'AA', who: 'Aland, in part', since: '2020-05' } } }, lines: { 'AA|BB': { class: 'ceasefire', basis } } });
const third = lens('third', 2, { units: { AA: { fill: 'BB', basis } }, lines: { 'AA|BB': { class: 'hidden', basis } } });

// Two squares that share the meridian of 20 degrees, and BB's island.
const square = (x, y, size) => [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]];
function smallAtlas(lenses) {
  const table = { special: [{ code: 'BB', name: 'Beland', claimants: ['AA', 'BB'] }], dependencies: {}, names: { AA: 'Aland' } };
  const dissolved = new Map([['AA', [[square(16, 50, 4)]]], ['BB', [[square(20, 50, 4)], [square(26, 50, 2)]]]]);
  const units = unitTable(table, lenses, [...dissolved.keys()], {});
  const codes = [...dissolved.keys()];
  const topology = buildTopology(dissolved, () => []);
  const classify = lineClassifier(lenses, new Map([...units].map(([c, u]) => [c, u.sovereign])), new Map());
  for (const arc of topology.arcs) {
    [arc.class] = classify(codes[arc.left], arc.right < 0 ? null : codes[arc.right], arc.points);
    arc.theatre = -1;
  }
  const bare = { ...settings, keepIslands: {}, care: { points: [] } };
  const levels = buildLevels(topology, [], bare, () => {});
  return readAtlas(Buffer.from(encodeAtlas(topology, levels, units, lenses, [], bare).bytes));
}

test('a third file is a third lens, and the other two stay as they were', () => {
  const two = smallAtlas(loadLenses(folderOf(first, second)));
  const three = smallAtlas(loadLenses(folderOf(third, second, first)));
  assert.deepEqual(two.lenses.map((l) => l.id), ['first', 'second']);
  assert.deepEqual(three.lenses.map((l) => l.id), ['first', 'second', 'third']);
  const fills = (atlas) => Object.fromEntries(atlas.units.map((u) => [u.code, u.sovereign.map((s) => atlas.units[s].code)]));
  assert.deepEqual(fills(three), { AA: ['AA', 'AA', 'BB'], BB: ['AA', 'BB', 'BB'] });
  const shared = (atlas) => atlas.arcs.find((a) => a.left >= 0 && a.right >= 0).class;
  assert.deepEqual(shared(three), [lineClass.internal, lineClass.ceasefire, lineClass.hidden]);
  assert.deepEqual(shared(two), shared(three).slice(0, 2));
  assert.ok(three.arcs.filter((a) => a.right < 0).every((a) => a.class.every((c) => c === lineClass.coast)));
  assert.deepEqual(three.held, [{ lens: 1, unit: 1, by: 0, who: 'Aland, in part', since: 'May 2020', sinceDay: firstDay('2020-05-01') }]);
  assert.equal(three.lenses[2].name, 'Borders, third');
});

test('what a table gets wrong is said with its file', () => {
  const load = (change) => loadLenses(folderOf({ ...first, ...change }));
  assert.throws(() => load({ name: '' }), /first\.json: name/);
  assert.throws(() => load({ units: { BB: { fill: 'AA' } } }), /unit BB: a fill and a basis/);
  assert.throws(() => load({ units: { BB: { fill: 'BB', basis, partly: { who: 'x', by: null, since: '2020' } } } }), /since/);
  assert.throws(() => load({ lines: { 'BB|AA': { class: 'hidden', basis } } }), /lesser code/);
  assert.throws(() => load({ lines: { 'AA|BB': { class: 'dotted', basis } } }), /a class and a basis/);
  assert.throws(() => smallAtlas(load({ units: { BB: { fill: 'CC', basis } } })), /first\.json: BB: no unit CC/);
  assert.throws(() => smallAtlas(load({ lines: { 'AA|CC': { class: 'hidden', basis } } })), /first\.json: line AA\|CC: no unit CC/);
  assert.throws(() => smallAtlas(load({ units: { AA: { fill: 'BB', basis }, BB: { fill: 'AA', basis } } })), /not its own sovereign/);
  assert.throws(() => loadLenses(folderOf()), /lenses: 1 to/);
  assert.throws(() => loadLenses(folderOf(...Array.from({ length: mostLenses + 1 }, (_, i) => lens(`l${i}`, i, {})))), /lenses: 1 to/);
});

test('classes of eight lenses travel in one number', () => {
  const classes = [5, 0, 3, 4, 1, 2, 5, 5];
  const packed = packClasses(classes);
  assert.deepEqual(classes.map((_, i) => classUnder(packed, i)), classes);
  assert.ok(Number.isSafeInteger(packed * 16));
});

test('dates in words', () => {
  assert.equal(dateText('2014-02-27'), '27 February 2014');
  assert.equal(dateText('1967-06'), 'June 1967');
  assert.equal(firstDay('1970-02'), 31);
});
