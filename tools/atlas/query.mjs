// Questions to a read atlas, for tests and pictures.
import { contains } from './sphere.mjs';

const same = (p, q) => p[0] === q[0] && p[1] === q[1];

/// The rings of a unit (closed without a repeated first point). `finer` maps arc -> points that replace it.
export function unitRings(atlas, unit, finer = new Map()) {
  const u = atlas.units[unit];
  return atlas.rings.slice(u.firstRing, u.firstRing + u.ringCount).map((ring) => {
    const out = [];
    for (const ref of ring.arcs) {
      const index = ref < 0 ? ~ref : ref;
      const points = finer.get(index) ?? atlas.arcs[index].points;
      const walked = ref < 0 ? [...points].reverse() : points;
      if (out.length > 0 && !same(out[out.length - 1], walked[0])) throw new Error(`${u.code}: ring has a gap at ${walked[0]}`);
      out.push(...(out.length > 0 ? walked.slice(1) : walked));
    }
    if (!same(out[0], out[out.length - 1])) throw new Error(`${u.code}: ring is not closed at ${out[0]}`);
    return out.slice(0, -1);
  });
}

/// Codes of all units that hold a point at level 0 (one, or none at sea).
export function unitsAt(atlas, [lon, lat], finer) {
  return atlas.units.filter((u, i) => {
    const rings = unitRings(atlas, i, finer);
    return contains(rings, [lon, lat]) || contains(rings, [lon + 360, lat]);
  }).map((u) => u.code);
}
