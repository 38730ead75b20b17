// From the unpacked packages to the bytes of assets/atlas/world.flatlas.
// Usage: node main.mjs CACHE OUT [REPORT] [LENSES]; called by ./build. LENSES: the folder of the lenses' tables.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readShapefile, readPn2Ring, assignUnits, dissolveUnits } from './source.mjs';
import { unitOf, cuts } from './assign.mjs';
import { classifiedSegments, lineClassifier } from './lines.mjs';
import { buildTopology } from './topology.mjs';
import { runCuts, spanCuts } from './split.mjs';
import { buildLevels } from './levels.mjs';
import { loadLakes } from './lakes.mjs';
import { unitTable } from './units.mjs';
import { loadLenses } from './lenses.mjs';
import { seaTable } from './seas.mjs';
import { encodeAtlas } from './encode.mjs';

const [cache, outFile, reportFile, lensFolder] = process.argv.slice(2);
const here = path.dirname(fileURLToPath(import.meta.url));
const settings = JSON.parse(fs.readFileSync(path.join(here, 'settings.json'), 'utf8'));
const table = JSON.parse(fs.readFileSync(path.join(here, 'units.json'), 'utf8'));
const lenses = loadLenses(lensFolder ?? path.join(here, 'lenses'));
const seas = seaTable(JSON.parse(fs.readFileSync(path.join(here, 'seas.json'), 'utf8')));
const require = createRequire(path.join(cache, 'npm', 'main.js'));
const mapshaper = (await import(pathToFileURL(require.resolve('mapshaper')))).default;
const cldr = JSON.parse(fs.readFileSync(path.join(cache, 'npm/node_modules/cldr-localenames-full/main/en/territories.json'), 'utf8'))
  .main.en.localeDisplayNames.territories;

const gdl = path.join(cache, 'deb/usr/share/gnudatalanguage/resource/maps/high');
const magics = path.join(cache, 'deb/usr/share/magics/10m');
const disputed = path.join(cache, 'deb/usr/share/marble/data/naturalearth/ne_50m_admin_0_breakaway_disputed_areas.pn2');
const started = Date.now();
const say = (text) => console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${text}`);

const provinces = await readShapefile(mapshaper, path.join(gdl, 'ne_10m_admin_1_states_provinces.shp'));
const lines = await readShapefile(mapshaper, path.join(magics, 'ne_10m_admin_0_boundary_lines_land.shp'));
say(`${provinces.length} provinces, ${lines.length} classified lines`);
const polygons = assignUnits(provinces, unitOf);
const dissolved = await dissolveUnits(mapshaper, polygons, cuts((id) => readPn2Ring(disputed, id)));
say(`${dissolved.size} units with land`);

const units = unitTable(table, lenses, [...dissolved.keys()], cldr);
const sovereigns = new Map([...units].map(([code, u]) => [code, u.sovereign]));
const classify = lineClassifier(lenses, sovereigns, classifiedSegments(lines));
const codes = [...dissolved.keys()];
const theatreOf = ([x, y]) => Object.values(settings.theatres).findIndex((b) => x >= b[0] && x <= b[2] && y >= b[1] && y <= b[3]);

// Arcs are cut where the class changes, at the edge of a theatre, and when long.
// What does not touch land of others and is small stays whole.
const minRunKm = 25;
const topology = buildTopology(dissolved, ({ points, left, right }) => {
  const classes = classify(codes[left], right < 0 ? null : codes[right], points);
  const labels = classes.map((c, i) => c * 16 + theatreOf(points[i]) + 1);
  const { cuts: runs } = runCuts(points, labels, minRunKm);
  const all = [];
  const ends = [0, ...runs, points.length - 1];
  for (let k = 0; k + 1 < ends.length; k++) {
    if (k > 0) all.push(ends[k]);
    all.push(...spanCuts(points, ends[k], ends[k + 1], settings.grid[0]));
  }
  return all;
});
for (const arc of topology.arcs) {
  const classes = classify(codes[arc.left], arc.right < 0 ? null : codes[arc.right], arc.points);
  arc.class = majority(classes);
  arc.theatre = majority(arc.points.map(theatreOf));
}
const missingShare = classify.missing / classify.asked;
say(`${topology.arcs.length} arcs, ${topology.rings.length} rings; ${(100 * missingShare).toFixed(2)} % of border segments without a line of the source`);
// The lines' file has gaps between its records: read without its index, whole borders would be missing here.
if (missingShare > 0.02) throw new Error('the classified lines do not fit the polygons');

const lakes = await loadLakes(mapshaper, path.join(gdl, 'ne_10m_lakes.shp'), settings);
const levels = buildLevels(topology, lakes, settings, say);
const { bytes, report } = encodeAtlas(topology, levels, units, lenses, seas, settings);
fs.writeFileSync(outFile, bytes);
if (reportFile) fs.writeFileSync(reportFile, `${JSON.stringify({ ...report, ...levels.report, missingShare }, null, 1)}\n`);
say(`${bytes.length} bytes written`);

function majority(list) {
  const count = new Map();
  for (const c of list) count.set(c, (count.get(c) ?? 0) + 1);
  return [...count].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0][0];
}
