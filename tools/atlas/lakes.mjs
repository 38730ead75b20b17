// Lakes: rings with names and end dates.
import { ringAreaKm2, contains } from './sphere.mjs';
import { readShapefile, boxOf } from './source.mjs';
import { stillThere } from './format.mjs';

export const dayOf = (text) => Date.parse(`${text}T00:00:00Z`) / 86400000;

/// [{ name, validToDay, points (closed: first repeated), areaKm2, island, inWindow }]: each lake, then its islands.
export async function loadLakes(mapshaper, file, settings) {
  const features = await readShapefile(mapshaper, file);
  const { records, validTo } = settings.lakes;
  const out = [];
  for (const [i, f] of features.entries()) {
    let polygons = f.geometry.type === 'Polygon' ? [f.geometry.coordinates] : f.geometry.coordinates;
    if (records[i] === 'Aral Sea') polygons = await clip(mapshaper, f, settings.aralClip.rings);
    const name = records[i] ?? validTo[i]?.name ?? '';
    const validToDay = validTo[i] ? dayOf(validTo[i].day) : stillThere;
    for (const rings of polygons) {
      const ring = rings[0].slice(0, -1);
      const areaKm2 = Math.abs(ringAreaKm2(ring));
      const box = boxOf(ring);
      const middle = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
      const inWindow = isInWindow(settings.window, middle);
      const kept = Object.entries(settings.keepLakes).find(([k, p]) => k !== 'about' && contains([ring], p));
      if (!kept && areaKm2 < (inWindow ? settings.lakeKm2 : settings.lakeOutsideKm2)) continue;
      out.push(lake(ring, { name: kept ? kept[0] : name, validToDay, areaKm2, island: false, inWindow, middle }));
      for (const hole of rings.slice(1)) {
        const r = hole.slice(0, -1);
        const a = Math.abs(ringAreaKm2(r));
        if (a >= (inWindow ? settings.lakeIslandKm2 : settings.lakeOutsideKm2)) out.push(lake(r, { name: '', validToDay, areaKm2: a, island: true, inWindow, middle }));
      }
    }
  }
  return out;
}

function lake(ring, rest) {
  const ccw = ringAreaKm2(ring) > 0 ? ring : [...ring].reverse();
  return { ...rest, points: [...ccw, ccw[0]] };
}

export function isInWindow(w, [lon, lat]) {
  if (lat < w.latMin || lat > w.latMax) return false;
  return (lon >= w.lonMin && lon <= w.lonMax) || (lon <= w.alsoWestOf && lat >= w.alsoNorthOf);
}

async function clip(mapshaper, feature, rings) {
  const polygon = (ring) => ({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] } });
  const out = await mapshaper.applyCommands('-i lake.json -clip mask.json -o out.json format=geojson', {
    'lake.json': JSON.stringify({ type: 'FeatureCollection', features: [feature] }),
    'mask.json': JSON.stringify({ type: 'FeatureCollection', features: rings.map(polygon) }),
  });
  const json = JSON.parse(out['out.json']);
  return (json.features?.map((f) => f.geometry) ?? json.geometries).flatMap((g) => (g.type === 'Polygon' ? [g.coordinates] : g.coordinates));
}
