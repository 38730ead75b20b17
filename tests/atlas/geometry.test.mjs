// The committed atlas as geometry: closed, shared, wound, dense, without crossings.
import test from 'node:test';
import assert from 'node:assert/strict';
import { atlas, settings, finerArcs, shapes, codesAt, near } from './support.mjs';
import { unitRings } from '../../tools/atlas/query.mjs';
import { ringAreaKm2, distanceKm, contains } from '../../tools/atlas/sphere.mjs';
import { crossings } from '../../tools/atlas/simplify.mjs';
import { lakeOwner } from '../../tools/atlas/format.mjs';

const degKm = 111.195;
const everyLine = () => [
  ...atlas.arcs.map((a) => a.points),
  ...atlas.cells.flatMap((c) => [...c.arcs.map((a) => a.points), ...c.rings.map((r) => [...r.points, r.points[0]])]),
];

test('each arc is walked forward by the unit on its left and backward by the one on its right', () => {
  const forward = new Array(atlas.arcs.length).fill(-1), backward = new Array(atlas.arcs.length).fill(-1);
  for (const ring of atlas.rings) {
    for (const ref of ring.arcs) {
      const list = ref < 0 ? backward : forward;
      const arc = ref < 0 ? ~ref : ref;
      assert.equal(list[arc], -1, `arc ${arc} is walked twice in one direction`);
      list[arc] = ring.unit;
    }
  }
  atlas.arcs.forEach((a, i) => {
    assert.equal(forward[i], a.left, `left of arc ${i}`);
    assert.equal(backward[i], a.right, `right of arc ${i}`);
    assert.equal(a.right < 0, a.class[0] === 0, `arc ${i}: coast exactly where the right is sea`);
  });
});

test('winding: outer rings are counter-clockwise by signed spherical area, holes clockwise', () => {
  atlas.units.forEach((u, i) => {
    unitRings(atlas, i).forEach((ring, k) => {
      const { hole } = atlas.rings[u.firstRing + k];
      const area = ringAreaKm2(ring);
      assert.ok(hole ? area < 0 : area > 0, `${u.code} ring ${k}: ${area} km2`);
    });
  });
});

test('rings close exactly at every level, and for any mixture of levels', () => {
  for (const level of [0, 1, 2]) assert.equal(shapes(level).length, atlas.units.length); // unitRings throws at a gap
  let seed = 12345;
  const random = () => { seed = (Math.imul(seed, 1103515245) + 12345) >>> 0; return seed / 2 ** 32; };
  for (let round = 0; round < 8; round++) {
    const loaded = atlas.cells.map(() => random() < 0.5);
    const finer = finerArcs(2, (arc, cell) => loaded[atlas.cells.indexOf(cell)] && random() < 0.7);
    atlas.units.forEach((u, i) => unitRings(atlas, i, finer));
  }
});

test('a finer arc has the same end points, bit for bit, and more vertices', () => {
  for (const cell of atlas.cells) {
    for (const a of cell.arcs) {
      const coarse = atlas.arcs[a.arc].points;
      const closed = near(coarse[0], coarse[coarse.length - 1]) === 0;
      assert.ok(a.points.length > coarse.length, `arc ${a.arc}`);
      if (closed && near(a.points[0], a.points[a.points.length - 1]) === 0) continue; // a free island is replaced whole
      assert.deepEqual(a.points[0], coarse[0]);
      assert.deepEqual(a.points[a.points.length - 1], coarse[coarse.length - 1]);
    }
  }
});

test('an arc is refined by at most one cell a level, the one that it names', () => {
  const expected = atlas.arcs.map(() => [0xffff, 0xffff]);
  atlas.cells.forEach((cell, c) => {
    for (const a of cell.arcs) {
      assert.equal(expected[a.arc][cell.level - 1], 0xffff, `arc ${a.arc} twice`);
      expected[a.arc][cell.level - 1] = c;
    }
  });
  atlas.arcs.forEach((a, i) => assert.deepEqual(a.cell, expected[i]));
});

test('cell bounds hold their geometry', () => {
  for (const { bounds: [x0, y0, x1, y1], arcs, rings } of atlas.cells) {
    for (const { points } of [...arcs, ...rings]) {
      for (const [x, y] of points) assert.ok(x >= x0 - 1e-4 && x <= x1 + 1e-4 && y >= y0 - 1e-4 && y <= y1 + 1e-4);
    }
  }
});

test('cell rings belong to units or lakes, and level 2 repeats what level 1 has', () => {
  const ids = [null, new Map(), new Map()];
  for (const cell of atlas.cells) {
    for (const r of cell.rings) {
      assert.ok(r.owner >= lakeOwner ? r.owner - lakeOwner < atlas.lakes.length : r.owner < atlas.units.length);
      assert.ok(r.points.length >= 3);
      assert.ok(!ids[cell.level].has(r.id), `id ${r.id} twice`);
      ids[cell.level].set(r.id, r);
    }
  }
  for (const [id, r] of ids[2]) if (ids[1].has(id)) assert.equal(ids[1].get(id).owner, r.owner);
  // An island that level 1 adds lies in sea of level 1, or in a lagoon that it lacks: never in another unit.
  const level1 = shapes(1);
  for (const r of ids[1].values()) {
    if (r.owner >= lakeOwner) continue;
    const holders = codesAt(level1, r.points[0]).filter((c) => c !== atlas.units[r.owner].code);
    assert.deepEqual(holders, []);
  }
});

test('no step is longer than 1.5 degrees on the ground: long borders follow their parallel', () => {
  let worst = 0;
  for (const line of everyLine()) for (let i = 1; i < line.length; i++) worst = Math.max(worst, distanceKm(line[i - 1], line[i]));
  assert.ok(worst <= 1.51 * degKm, `${(worst / degKm).toFixed(3)} degrees`);
  const usCanada = atlas.arcs.filter((a) => a.right >= 0 && [a.left, a.right].map((u) => atlas.units[u].code).sort().join() === 'CA,US');
  const along = usCanada.flatMap((a) => a.points).filter(([x]) => x > -122 && x < -97);
  assert.ok(along.length >= 11, `${along.length} points along the 49th parallel`); // 1.5 degrees of ground are 2.29 of longitude there
  for (const [x, y] of along) assert.ok(Math.abs(y - 49) < 0.2, `${x} ${y}`);
});

test('no arc spans more than about 8 degrees', () => {
  for (const { points } of atlas.arcs) {
    const xs = points.map((p) => p[0]), ys = points.map((p) => p[1]);
    const lat = (Math.min(...ys) + Math.max(...ys)) / 2;
    const wide = (Math.max(...xs) - Math.min(...xs)) * Math.cos((lat * Math.PI) / 180);
    assert.ok(Math.max(wide, Math.max(...ys) - Math.min(...ys)) < 8.5, `at ${points[0]}`);
  }
});

test('no two lines cross at any level', () => {
  for (const level of [0, 1, 2]) {
    const grid = settings.grid[level];
    const lines = level === 0 ? atlas.arcs.map((a) => ({ steps: a.steps }))
      : atlas.cells.filter((c) => c.level === level).flatMap((c) => [...c.arcs, ...c.rings.filter((r) => r.owner < lakeOwner).map((r) => ({ steps: [...r.steps, r.steps[0]] }))]);
    const found = crossings(lines, Math.ceil(grid / 2)).map(([l, s]) => lines[l].steps[s].map((v) => v / grid).join(' '));
    assert.deepEqual(found, [], `level ${level}`);
  }
});

test('caps hold every vertex of their unit', () => {
  const finer = [finerArcs(1), finerArcs(2)];
  atlas.units.forEach((u, i) => {
    for (const rings of [unitRings(atlas, i), ...finer.map((f) => unitRings(atlas, i, f))]) {
      for (const ring of rings) for (const p of ring) assert.ok(distanceKm(p, u.cap) / degKm <= u.capRadiusDeg, `${u.code} ${p}`);
    }
  });
  for (const c of atlas.cells) for (const r of c.rings) if (r.owner < lakeOwner) for (const p of r.points) assert.ok(distanceKm(p, atlas.units[r.owner].cap) / degKm <= atlas.units[r.owner].capRadiusDeg);
});

test('labels stand inside their unit', () => {
  const level0 = shapes(0);
  const outside = atlas.units.filter((u, i) => u.ringCount > 0 && u.areaKm2 > 3000 && !contains(level0[i], u.label) && !contains(level0[i], [u.label[0] + 360, u.label[1]]));
  assert.deepEqual(outside.map((u) => u.code), []);
});
