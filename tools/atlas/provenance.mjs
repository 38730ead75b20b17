// Writes assets/atlas/PROVENANCE.md to stdout: node provenance.mjs FILE REPORT
import fs from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const [file, reportFile] = process.argv.slice(2);
const s = JSON.parse(fs.readFileSync(path.join(here, 'settings.json'), 'utf8'));
const r = JSON.parse(fs.readFileSync(reportFile, 'utf8'));
const build = fs.readFileSync(path.join(here, 'build'), 'utf8');
const sum = (name) => build.match(new RegExp(`^${name.replace(/\+/g, '\\+')} (\\S+) ([0-9a-f]{64})$`, 'm')).slice(1);
const bytes = fs.readFileSync(file);
const deb = (name, what, licence) => { const [v, h] = sum(name); return `| Debian \`${name}\` ${v} | ${what} | ${licence} | SHA-256 \`${h}\` |`; };
const npm = (name, what, licence) => { const [v, h] = sum(name); return `| npm \`${name}\` ${v} | ${what} | ${licence} | SHA-256 \`${h}\` |`; };

console.log(`# Where assets/atlas/world.flatlas comes from

Made by \`tools/atlas/build\`; \`tools/atlas/build --check\` makes it again and compares every byte.
${bytes.length} bytes, SHA-256 \`${createHash('sha256').update(bytes).digest('hex')}\`.

The file holds facts derived from public-domain data: outlines, classes of lines, names. The date of the source
data is that of **${s.sourceText}** (released ${s.sourceDate}); what changed on the ground since is not in it,
unless listed below. The format and the choices are described in \`docs/atlas.md\`.

| Package | What is taken | Licence | Hash |
|---|---|---|---|
${deb('libgnudatalanguage0', 'Natural Earth 4.1, 10m: provinces (`ne_10m_admin_1_states_provinces`) and lakes (`ne_10m_lakes`)', 'public domain')}
${deb('libmagics++-data', 'Natural Earth 10m land boundary lines with their classes (`ne_10m_admin_0_boundary_lines_land`)', 'public domain')}
${deb('marble-qt-data', 'Natural Earth 50m disputed areas: outlines of South Ossetia, Aksai Chin, Shaksgam', 'public domain')}
${npm('cldr-localenames-full', 'English names of countries', 'Unicode-3.0')}
${npm('mapshaper', 'tool: reads shapefiles, cuts and joins polygons', 'MPL-2.0 (build time only, nothing of it is in the file)')}
${npm('mproj', 'used by mapshaper', 'MIT (build time only)')}
${npm('iconv-lite', 'used by mapshaper', 'MIT (build time only)')}
${npm('safer-buffer', 'used by iconv-lite', 'MIT (build time only)')}

## What was derived
- Provinces are joined to ${r.units} units (Antarctica is left out); disputed provinces stay units of their own
  (\`tools/atlas/units.json\`, and a table with the basis of each row for every lens in \`tools/atlas/lenses/\`). ${r.arcs} arcs at level 0, ${r.rings} rings, ${r.lakes} lake rings.
- Ours and not the source's: the western line of the Golan (schematic, about 1 km), Western Sahara cut at 27 degrees
  40 minutes north, the parts of the Aral Sea that still hold water, the classes of the lines in \`lenses/\`,
  the end of the Kakhovka Reservoir on ${s.lakes.validTo['1180'].day}, the names of the lakes
  and of the ${r.seas} seas (\`tools/atlas/seas.json\`).
- Simplified on the sphere (the fewest vertices for the distance), neighbours sharing every line, no crossings:

| Level | Where | Tolerance | Worst measured | Grid | Vertices | Smallest island |
|---|---|---|---|---|---|---|
| 0 | whole world; outside the window (Americas, southern Africa, Oceania) ${s.toleranceOutsideKm} km | ${s.toleranceKm[0]} km | ${r.worstKm[0].toFixed(2)} km | 1/${s.grid[0]} degree | ${r.vertices[0]} | ${s.islandKm2[0]} km2 (outside ${s.islandOutsideKm2}) |
| 1 | window: longitude -25 to the Bering Strait, latitude -12 to 84 | ${s.toleranceKm[1]} km | ${r.worstKm[1].toFixed(2)} km | 1/${s.grid[1]} degree | ${r.vertices[1]} | ${s.islandKm2[1]} km2 |
| 2 | ${Object.entries(s.theatres).map(([k, b]) => `${k} (${b.join(', ')})`).join('; ')} | ${s.toleranceKm[2]} km | ${r.worstKm[2].toFixed(2)} km | 1/${s.grid[2]} degree | ${r.vertices[2]} | ${s.islandKm2[2]} km2 |

Worst measured is from the joined source polygons to the stored line, rounding to the grid included; at levels 1 and 2
it is set by the end points of arcs, which stand on level 0's grid (0.28 to 0.39 km at most) so that levels meet.`);
