// Writes docs/atlas.md to stdout: node docs.mjs FILE REPORT
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAtlas } from './format.mjs';
import { dateText, loadLenses } from './lenses.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const atlas = readAtlas(fs.readFileSync(process.argv[2]));
const report = JSON.parse(fs.readFileSync(process.argv[3], 'utf8'));
const settings = JSON.parse(fs.readFileSync(path.join(here, 'settings.json'), 'utf8'));
const table = JSON.parse(fs.readFileSync(path.join(here, 'units.json'), 'utf8'));
const seas = JSON.parse(fs.readFileSync(path.join(here, 'seas.json'), 'utf8'));
const lenses = loadLenses(path.join(here, 'lenses'));
const comment = [];
for (const line of fs.readFileSync(path.join(here, 'format.mjs'), 'utf8').split('\n')) {
  if (!line.startsWith('//')) break;
  comment.push(line.replace(/^\/\/ ?/, ''));
}
const cells = (level) => atlas.cells.filter((c) => c.level === level).length;
const row = (...list) => `| ${list.join(' | ')} |`;
const named = new Map(table.special.map((r) => [r.code, r]));
const unitName = (code) => `${named.get(code)?.name ?? atlas.units.find((u) => u.code === code).name}${named.get(code)?.unlabelled ? ' (no label)' : ''}`;
const partly = (p) => (p ? `${p.who}${p.since && `, since ${dateText(p.since)}`}` : '');
// What a lens decides, with the basis of every row.
const lensSection = (lens) => `### ${lens.name} (\`${lens.id}\`)
Shown as: "${lens.meaning}" State of ${lens.stateOf}. Rule: ${lens.rule}.

| Unit | Code | Filled as | Held in part by | Basis |
|---|---|---|---|---|
${Object.entries(lens.units).map(([code, r]) => row(unitName(code), code, r.fill === code ? 'itself' : r.fill, partly(r.partly), r.basis)).join('\n')}

| Line between | Class | Basis |
|---|---|---|
${Object.entries(lens.lines).map(([pair, r]) => row(pair.replace('|', ' and '), r.class, r.basis)).join('\n')}`;

console.log(`# The atlas

\`assets/atlas/world.flatlas\` is the map that every story stands on: units of land, lakes, classified lines, three levels
of detail. \`tools/atlas/build\` makes it, its provenance note and this page from pinned packages; all three are committed,
so building the program needs no download. \`tools/atlas/build --check\` proves that the committed bytes are what the
packages give. The tests read the committed file: \`node --test tests/atlas/*.test.mjs\`.

To look at it: \`node tools/atlas/picture.mjs assets/atlas/world.flatlas out.svg 22 44 41 53 2\` (an SVG of a box of longitude
and latitude, at a level); \`node tools/atlas/sizes.mjs assets/atlas/world.flatlas\` prints its sizes.

## How it is made
1. \`source.mjs\` reads the provinces; \`assign.mjs\` gives each polygon its unit and holds the cuts that no package has
   (Golan, South Ossetia, Aksai Chin, Shaksgam, Western Sahara). Parts beyond the antimeridian move to 180..192.
2. mapshaper joins the provinces of a unit into one clean shape.
3. \`topology.mjs\` finds the arcs that neighbours share; \`split.mjs\` cuts them where the class of the line changes, at the
   edge of a theatre, and so that none spans more than about 8 degrees: finer levels replace whole arcs.
4. \`lines.mjs\` classes each arc under every lens: from that lens's pairs below, else from the source's own classified lines, which
   share their vertices with its polygons (${(100 * (1 - report.missingShare)).toFixed(1)} % of segments are found; the rest follow
   their neighbours).
5. \`simplify.mjs\` finds for each arc and level the fewest vertices within the tolerance (shortest path over valid
   shortcuts, distances on the sphere), on whole grid steps, and again with half the tolerance where lines would cross.
   Near the places listed in \`settings.json\` lines move by no more than 0.3 of their distance: those places must stay in
   their unit at every level, or the build stops.
6. \`encode.mjs\` writes the records.

| Level | Use | Tolerance | Worst measured | Vertices | Islands from | Cells |
|---|---|---|---|---|---|---|
| 0 | 5 km a device pixel and over; the whole world | ${settings.toleranceKm[0]} km (Americas, southern Africa, Oceania ${settings.toleranceOutsideKm}) | ${report.worstKm[0].toFixed(2)} km | ${report.vertices[0]} | ${settings.islandKm2[0]} km2 | |
| 1 | 1.2 to 5 km a pixel; Eurasia, northern Africa, Bering Strait | ${settings.toleranceKm[1]} km | ${report.worstKm[1].toFixed(2)} km | ${report.vertices[1]} | ${settings.islandKm2[1]} km2 | ${cells(1)} of ${settings.cellDeg[1]} degrees |
| 2 | finer; ${Object.keys(settings.theatres).join('; ')} | ${settings.toleranceKm[2]} km | ${report.worstKm[2].toFixed(2)} km | ${report.vertices[2]} | ${settings.islandKm2[2]} km2 | ${cells(2)} of ${settings.cellDeg[2]} degrees |

The joined source has ${report.sourceVertices} vertices. Worst measured includes rounding to the grid; at levels 1 and 2 it
comes from the ends of arcs, which stand on level 0's grid at every level so that levels always meet.
Small shapes are simplified less (no side moves by more than 0.16 of the square root of the area), every unit keeps its
largest piece, and these islands stay at all levels: ${Object.keys(settings.keepIslands).filter((k) => k !== 'about').join(', ')}.

## Lenses
Who is filled as whose, and what class a line has, is a table: one file a lens in \`tools/atlas/lenses/\`. **A new file there is
a new lens**, and nothing else is: the file's fields are described at the top of \`tools/atlas/lenses.mjs\`, and legend, address,
command line and map furniture take their words from it. The lens of the lowest \`order\` is shown unless another is asked for.

Every ISO 3166 code of the source is a unit of its own. A lens lists the units that are not simply a UN member in its own
borders; "itself" means that no sovereign prevails or that there are de facto authorities of its own: the map then shows a tint
of its own. What a lens says is held in part keeps its fill and is hatched, from the first day on that the date may mean, unless
the story draws the held ground itself. Lines between units of one fill are internal; lines that a lens does not list keep the
class of the source.

Claimed by more than one (the map calls them disputed): ${table.special.filter((r) => r.claimants.length > 1).map((r) => `${r.name} (${r.claimants.join(', ')})`).join('; ')}.

Dependencies filled as their sovereign under every lens: ${Object.entries(table.dependencies).map(([s, l]) => `${s}: ${l.join(', ')}`).join('; ')}.
All other units are UN members or observers in their own borders. Names are English, from CLDR, but for: ${Object.values(table.names).join(', ')}.

${lenses.map(lensSection).join('\n\n')}

## Names of seas
${seas.about.join('\n')}

| Rank | Name | Also known as | Basis, where it is contested |
|---|---|---|---|
${[...seas.seas].sort((a, b) => a.rank - b.rank).map((r) => row(r.rank, r.name, (r.also ?? []).join(', '), r.basis ?? '')).join('\n')}

## Format
The text at the top of \`tools/atlas/format.mjs\`, which has the writer and the reader in JavaScript.

\`\`\`
${comment.slice(2).join('\n').trim()}
\`\`\`

## Known limits
- Natural Earth 4.1 is of 2018: later changes of coast and border are not in it. Gaza has few vertices in the source; stories
  bring their own close-up. The Northern Limit Line and all front lines are a story's, not the atlas's.
- The western line of the Golan is ours, schematic to about 1 km; South Ossetia, Aksai Chin and Shaksgam have outlines of the 1:50
  million data (about 1 km) where they do not follow an international line.
- Abyei, Ilemi, Halayib and the small pieces between India, China and Bhutan are no units of their own; their lines are dashed where
  the source marks them as disputed. The Vatican has a row and a label but no ring: it is smaller than the grid.`);
