// Reading the packages: admin-1 polygons, lakes, classified lines, disputed areas.
// Everything is degrees, [lon, lat], WGS84.
import fs from 'node:fs';
import path from 'node:path';

/// One shapefile as GeoJSON features. Mapshaper is used because it seeks
/// through the .shx: one of our .shp files has gaps between its records.
export async function readShapefile(mapshaper, file) {
  const out = await mapshaper.applyCommands(`-i "${file}" encoding=utf8 -o out.json format=geojson`, {});
  const json = JSON.parse(out['out.json']);
  return (json.features ?? json.geometries.map((geometry) => ({ properties: {}, geometry })))
    .filter((f) => f.geometry);
}

/// Rings of one area in Marble's PN2 file (version 2, big-endian): header
/// u8 version, u32 count, u8 hasColour; then per ring u8 kind, u32 area id,
/// u32 number of absolute points, each i16 lat, i16 lon (1/120 degree), i16 n
/// and n pairs of i8 (lat, lon) offsets from that absolute point.
export function readPn2Ring(file, wantedId) {
  const b = fs.readFileSync(file);
  if (b[0] !== 2 || b[5] !== 0) throw new Error(`${path.basename(file)}: not a PN2 file of version 2`);
  let p = 6;
  while (p + 9 <= b.length) {
    const kind = b[p];
    const id = b.readUInt32BE(p + 1);
    if (kind === 4) { // a group header (kind, id, u8 number of rings): its rings follow as records of their own
      p += 6;
      continue;
    }
    let n = b.readUInt32BE(p + 5);
    p += 9;
    const ring = [];
    for (; n > 0; n--) {
      const lat = b.readInt16BE(p), lon = b.readInt16BE(p + 2);
      let rel = b.readInt16BE(p + 4);
      p += 6;
      ring.push([lon / 120, lat / 120]);
      for (; rel > 0; rel--, p += 2) ring.push([(lon + b.readInt8(p + 1)) / 120, (lat + b.readInt8(p)) / 120]);
    }
    if (id === wantedId) return ring.filter((q, i) => i === 0 || q[0] !== ring[i - 1][0] || q[1] !== ring[i - 1][1]);
  }
  throw new Error(`${path.basename(file)}: no area ${wantedId}`);
}

const polygonsOf = (g) => (g.type === 'Polygon' ? [g.coordinates] : g.coordinates);
export const boxOf = (ring) => ring.reduce((b, [x, y]) => [Math.min(b[0], x), Math.min(b[1], y), Math.max(b[2], x), Math.max(b[3], y)], [1e9, 1e9, -1e9, -1e9]);

/// Every source polygon as { unit, rings }, with the parts of Russia and Fiji
/// that lie beyond the antimeridian moved to 180..192, so that a unit is one
/// piece of plane; vertices a hair from the meridian are put on it.
export function assignUnits(features, unitOf) {
  const out = [];
  for (const f of features) {
    for (const polygon of polygonsOf(f.geometry)) {
      const box = boxOf(polygon[0]);
      const unit = unitOf(f.properties, box);
      if (unit === null) continue;
      const east = (unit === 'RU' && box[2] < -160) || (unit === 'FJ' && box[2] < 0);
      out.push({ unit, rings: polygon.map((ring) => ring.map(([x, y]) => [onMeridian(east ? x + 360 : x), y])) });
    }
  }
  return weldMeridian(out);
}

const onMeridian = (x) => (Math.abs(x - 180) < 1e-3 ? 180 : x);

// The two halves of Chukotka and of Wrangel do not agree on where the coast
// meets the meridian (0.0013 degrees at 68.98 N), which would leave a notch:
// points on the meridian within 0.005 degrees of one another become one point.
function weldMeridian(polygons) {
  const lats = [];
  for (const { rings } of polygons) for (const r of rings) for (const p of r) if (p[0] === 180) lats.push(p[1]);
  lats.sort((a, b) => a - b);
  const group = new Map();
  let head = null;
  for (const lat of lats) {
    if (head === null || lat - head > 0.005) head = lat;
    group.set(lat, head);
  }
  for (const { rings } of polygons) for (const r of rings) for (const p of r) if (p[0] === 180) p[1] = group.get(p[1]);
  return polygons;
}

/// Cuts out the pieces of the `cuts` table, then joins all polygons of a unit
/// into one multipolygon with clean shared borders. Returns Map unit -> polygons
/// (arrays of rings, closed without a repeated first point).
export async function dissolveUnits(mapshaper, polygons, cutList) {
  const feature = (properties, rings) => ({ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: rings } });
  const collection = (features) => JSON.stringify({ type: 'FeatureCollection', features });
  const commands = [
    '-i land.json name=land',
    '-i cut.json name=cut',
    '-union target=land,cut name=pieces',
    "-filter 'unit != null'",
    "-each 'unit = cutFrom == unit ? cutTo : unit'",
    '-dissolve2 unit gap-fill-area=0.0001',
    '-o out.json format=geojson',
  ].join(' ');
  const out = await mapshaper.applyCommands(commands, {
    'land.json': collection(polygons.map((p) => feature({ unit: p.unit }, p.rings))),
    'cut.json': collection(cutList.map((c) => feature({ cutFrom: c.from, cutTo: c.to }, [c.ring]))),
  });
  const units = new Map();
  for (const f of JSON.parse(out['out.json']).features) {
    units.set(f.properties.unit, polygonsOf(f.geometry).map((polygon) => polygon.map((r) => r.slice(0, -1))));
  }
  return new Map([...units].sort(([a], [b]) => (a < b ? -1 : 1)));
}
