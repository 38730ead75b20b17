// The committed atlas as geography: the pitfalls of its sources, one test each.
import test from 'node:test';
import assert from 'node:assert/strict';
import { atlas, settings, shapes, codesAt, index, arcsBetween, near } from './support.mjs';
import { contains, ringAreaKm2 } from '../../tools/atlas/sphere.mjs';
import { unitRings } from '../../tools/atlas/query.mjs';

const levels = [shapes(0), shapes(1), shapes(2)];

test('the places that must come out right lie in their unit, and in no other, at every level', () => {
  for (const [code, lon, lat] of settings.care.points) {
    levels.forEach((rings, level) => assert.deepEqual(codesAt(rings, [lon, lat]), [code], `${lon} ${lat} at level ${level}`));
  }
  const named = new Set(settings.care.points.map(([code]) => code));
  for (const code of ['UA-43', 'X-GOLAN', 'EH', 'GE-SO', 'X-AKSAICHIN', 'PS-GZA', 'PS-WBK']) assert.ok(named.has(code), `${code} is tested`);
  assert.equal(settings.care.points.filter(([code]) => code === 'EH').length, 2); // Laayoune and Dakhla
});

test('capitals and far ends', () => {
  const expected = {
    DE: [13.4, 52.52], GB: [-0.5, 51.5], FR: [2.35, 48.86], TR: [32.86, 39.93], IN: [77.2, 28.6], PK: [73.05, 33.7], KZ: [71.45, 51.17], MN: [106.9, 47.9],
    SA: [46.7, 24.7], JO: [35.93, 31.95], SY: [36.3, 33.5], IQ: [44.4, 33.3], ET: [38.75, 9.03], SO: [45.2, 2.2], AU: [149.1, -35.3], BR: [-47.9, -15.8], ZA: [28.2, -25.7], LS: [28.0, -29.5],
  };
  for (const [code, at] of Object.entries(expected)) assert.deepEqual(codesAt(levels[0], at), [code]);
  for (const at of [[0, 30 - 60], [-150, 0], [70, -30], [150, 20]]) assert.deepEqual(codesAt(levels[0], at), []); // open sea
});

test('antimeridian: Chukotka, Wrangel and Fiji are whole, and nothing runs along the meridian', () => {
  for (const at of [[179.9, 67.5], [180, 67.5], [-179.9, 67.5], [-172, 66.5], [-180, 71.2], [-179.9, 71.2], [179.6, 71.1]]) assert.deepEqual(codesAt(levels[1], at), ['RU'], `${at}`);
  const lines = [...atlas.arcs.map((a) => a.points), ...atlas.cells.flatMap((c) => [...c.arcs, ...c.rings].map((a) => a.points))];
  for (const points of lines) {
    for (let i = 0; i < points.length; i++) {
      const [x, y] = points[i];
      assert.ok(x >= -180 && x <= 192 && y >= -60 && y <= 84, `${x} ${y}`);
      if (i > 0) assert.ok(!(Math.abs(Math.abs(x) - 180) < 0.02 && Math.abs(Math.abs(points[i - 1][0]) - 180) < 0.02), `a side on the meridian at ${y}`);
    }
  }
});

test('the notch at 180 degrees, 68.98 north, is welded: the coast crosses the meridian there once', () => {
  const ring = levels[1][index.get('RU')];
  const hits = [];
  for (const r of ring) {
    for (let i = 0, j = r.length - 1; i < r.length; j = i++) {
      const [ax, ay] = r[j], [bx, by] = r[i];
      if ((ax - 180) * (bx - 180) <= 0 && ax !== bx) hits.push(ay + ((by - ay) * (180 - ax)) / (bx - ax));
    }
  }
  const there = [...new Set(hits.filter((y) => Math.abs(y - 68.98) < 0.5).map((y) => y.toFixed(4)))];
  assert.equal(there.length, 1, `${there}`);
});

test('the Caspian is a gap in the land, not a lake', () => {
  for (const at of [[51, 42], [50.5, 39], [51, 45]]) {
    assert.deepEqual(codesAt(levels[0], at), []);
    assert.deepEqual(lakesAt(at), []);
  }
});

const lakesAt = (at) => atlas.lakes.filter((l) => !l.island && contains([l.points], at)).map((l) => l.name);

test('the Aral Sea: western basin and North Aral hold water, the eastern basin is dry', () => {
  assert.deepEqual(lakesAt([58.45, 45.0]), ['Aral Sea']);
  assert.deepEqual(lakesAt([60.7, 46.5]), ['Aral Sea']);
  for (const at of [[60.3, 45.0], [59.9, 44.6], [60.6, 45.5]]) assert.deepEqual(lakesAt(at), []);
});

test('the Kakhovka Reservoir ends on 6 June 2023, and nothing else ends', () => {
  const ends = atlas.lakes.filter((l) => l.validToDay !== 0x7fffffff);
  assert.deepEqual(ends.map((l) => [l.name, new Date(l.validToDay * 86400000).toISOString().slice(0, 10)]), [['Kakhovka Reservoir', '2023-06-06']]);
  assert.deepEqual(lakesAt([34.2, 47.5]), ['Kakhovka Reservoir']);
});

test('lakes: all over 400 km2 in the window, inside land, islands after their lake', () => {
  for (const name of ['Lake Baikal', 'Lake Ladoga', 'Lake Balkhash', 'Lake Van', 'Dead Sea', 'Sea of Galilee', 'Lake Khanka']) assert.ok(atlas.lakes.some((l) => l.name === name), name);
  let lake = null;
  for (const l of atlas.lakes) {
    if (!l.island) { lake = l; continue; }
    assert.ok(contains([lake.points], middle(l.points)), `island at ${l.points[0]}`);
  }
});
const middle = (points) => [points.reduce((s, p) => s + p[0], 0) / points.length, points.reduce((s, p) => s + p[1], 0) / points.length];

test('small islands: the keep-list is there at level 0, others are filtered by area on the sphere', () => {
  const keep = Object.entries(settings.keepIslands).filter(([k]) => k !== 'about');
  assert.ok(keep.length >= 5);
  for (const [name, at] of keep) {
    const close = atlas.units.some((u, i) => levels[0][i].some((r) => r.length < 40 && r.every((p) => near(p, at) < 0.25)));
    assert.ok(close, name);
  }
  // Planar area overstates the far north threefold: Svalbard and Severnaya Zemlya would be full of specks.
  const specks = [];
  atlas.units.forEach((u, i) => {
    const rings = unitRings(atlas, i);
    rings.forEach((r) => {
      const area = ringAreaKm2(r);
      if (area > 0 && area < 0.6 * settings.islandKm2[0] && Math.abs(r[0][1]) > 70) specks.push(`${u.code} ${area.toFixed(0)} km2`);
    });
  });
  assert.deepEqual(specks, []);
});

test('lines keep their class: cease-fire lines, disputed lines, borders, inner lines', () => {
  const classes = (a, b) => { const arcs = arcsBetween(a, b); assert.ok(arcs.length > 0, `${a}|${b} meet`); return [...new Set(arcs.map((arc) => arc.class.join()))].sort().join(' '); };
  const expected = {
    'KP|KR': '3,3', 'IL|PS-WBK': '3,3', 'IL|PS-GZA': '3,3', 'IL|LB': '3,3', 'SY-UNDOF|X-GOLAN': '3,3', 'IL|X-GOLAN': '3,4', 'CY|X-NCYPRUS': '3,3', 'UA-43|UA-65': '3,3',
    'GE|GE-AB': '3,3', 'GE|GE-SO': '3,3', 'MD|MD-SN': '3,3', 'IN-JK|PK-JK': '3,3', 'EH|MA': '2,2', 'RS|XK': '2,2', 'UA|UA-14': '4,4', 'UA-40|UA-43': '4,4',
    'RU|UA-09': '1,1', 'RU|UA': '1,1', 'GE-AB|RU': '1,1', 'MD-SN|UA': '1,1', 'JO|PS-WBK': '1,1', 'EG|PS-GZA': '1,1', 'DE|PL': '1,1', 'CN|HK': '4,4',
  };
  for (const [pair, want] of Object.entries(expected)) assert.equal(classes(...pair.split('|')), want, pair);
  assert.deepEqual(classes('SD', 'SS').split(' '), ['1,1', '2,2']); // one border, two classes: taken from the source's lines
  for (const a of atlas.arcs) for (const c of a.class) assert.ok(c <= 5);
});
