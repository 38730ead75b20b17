// Contact sheets of every front of a story at its dated lines and a quarter, half and three quarters of the way between
// them, to be looked through. The selection in docs/fronts.md is made by tools/docs/pictures.mjs.
// Usage: node tools/docs/fronts.mjs [SHEET...] [-o FOLDER] [--size 480x360] [--columns 4]
// Writes FOLDER/SHEET.png and each picture beside it as SHEET-DATE.png (needs build/native/faultline: ./dev build).
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PNG } from 'pngjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const story = join(root, 'assets/stories/eastern-front');
const dayMs = 86400000;

/** What to look at: a front, the beat that lights it, where, and days beside those of its own lines. */
export const sheets = {
  ukraine: { front: 'ukraine', beat: 3, from: '2022-02-23', to: '2024-01-26' },
  north: { front: 'ukraine', beat: 3, view: '32.3,51.2,900', from: '2022-02-23', to: '2022-04-10', also: ['2022-03-25', '2022-04-08'] },
  kharkiv: { front: 'ukraine', beat: 3, view: '37.3,49.6,520', from: '2022-02-23', to: '2024-01-26' },
  donbas: { front: 'ukraine', beat: 3, view: '38,48.2,420', from: '2022-02-23', to: '2024-01-26' },
  kherson: { front: 'ukraine', beat: 3, view: '33.2,46.7,420', from: '2022-02-23', to: '2024-01-26' },
  gaza: { front: 'gaza-cut', beat: 4, view: '34.42,31.42,75', from: '2023-10-07', to: '2024-01-20',
    also: ['2023-10-07', '2023-10-20', '2023-10-27', '2023-10-31', '2023-11-03', '2023-11-08', '2023-11-12', '2023-12-01', '2023-12-05', '2023-12-15', '2024-01-20'] },
  'blue-line': { front: 'blue-line', beat: 4, view: '35.45,33.2,120', from: '2023-10-07', to: '2024-01-20', also: ['2023-10-07', '2023-10-08', '2024-01-20'] },
  'red-sea': { front: 'lane-cape', beat: 4, view: '41,20,3200', from: '2023-10-07', to: '2024-01-20',
    also: ['2023-10-07', '2023-11-19', '2023-11-21', '2023-12-14', '2023-12-18', '2024-01-12', '2024-01-15', '2024-01-20'] },
  cape: { front: 'lane-cape', beat: 4, view: '25,5,15000', from: '2023-10-07', to: '2024-01-20', also: ['2023-12-14', '2023-12-18', '2024-01-20'] },
  korea: { front: 'korea-war', beat: 6, from: '1950-06-25', to: '1953-07-27', also: ['1952-06-01'] },
  pusan: { front: 'korea-war', beat: 6, view: '128.6,35.7,330', from: '1950-06-25', to: '1950-11-24', also: ['1950-09-15'] },
  yalu: { front: 'korea-war', beat: 6, view: '127,40.5,700', from: '1950-09-14', to: '1951-01-24' },
  armistice: { front: 'mdl', beat: 8, view: '127.3,38.1,330', from: '2024-01-14', to: '2024-01-21', also: ['2024-01-21'] },
  estuary: { front: 'mdl', beat: 8, view: '126.6,37.85,90', from: '2024-01-14', to: '2024-01-21', also: ['2024-01-21'] },
  'east-end': { front: 'mdl', beat: 8, view: '128.35,38.6,60', from: '2024-01-14', to: '2024-01-21', also: ['2024-01-21'] },
  nll: { front: 'nll-west', beat: 8, view: '125.4,37.8,260', from: '2024-01-14', to: '2024-01-21', also: ['2024-01-21'] },
};

const dayOf = (iso) => Date.parse(`${iso}T00:00Z`) / dayMs;
const isoOf = (day) => new Date(day * dayMs).toISOString().slice(0, 10);

/** All the dated lines of a story, front by front, in order. */
export function keyframesOf(folder) {
  const dates = {};
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.geojson'))) {
    for (const { properties } of JSON.parse(readFileSync(join(folder, name), 'utf8')).features) {
      if (properties.front) (dates[properties.front] ??= []).push(properties.date);
    }
  }
  return dates;
}

/** The days of a sheet: each dated line and three days between neighbours, and the sheet's own, in order, each once. */
export function daysOf(sheet, dates) {
  const days = (sheet.also ?? []).map(dayOf);
  dates.forEach((date, i) => {
    const from = dayOf(date), to = i + 1 < dates.length ? dayOf(dates[i + 1]) : from;
    for (const share of [0, 0.25, 0.5, 0.75]) days.push(Math.round(from + (to - from) * share));
  });
  const inside = days.filter((day) => day >= dayOf(sheet.from) && day <= dayOf(sheet.to));
  return [...new Set(inside)].sort((a, b) => a - b).map(isoOf);
}

/** The command line that makes one picture of a sheet. */
export const commandFor = (sheet, date, size, file) => ['render', '--beat', `${sheet.beat}`, '--time', date,
  ...(sheet.view ? ['--view', sheet.view] : []), '--bare', '--size', size, '-o', file];

function sheetOf(pictures, columns) {
  const { width, height } = pictures[0], gap = 4, rows = Math.ceil(pictures.length / columns);
  const sheet = new PNG({ width: columns * (width + gap) - gap, height: rows * (height + gap) - gap });
  sheet.data.fill(255);
  pictures.forEach((picture, i) => {
    PNG.bitblt(picture, sheet, 0, 0, width, height, (i % columns) * (width + gap), Math.floor(i / columns) * (height + gap));
  });
  return sheet;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: {
    out: { type: 'string', short: 'o', default: 'build/fronts' }, size: { type: 'string', default: '480x360' }, columns: { type: 'string', default: '4' } } });
  mkdirSync(join(root, values.out), { recursive: true });
  const dates = keyframesOf(story);
  for (const name of positionals.length > 0 ? positionals : Object.keys(sheets)) {
    const pictures = daysOf(sheets[name], dates[sheets[name].front]).map((date) => {
      const file = join(values.out, `${name}-${date}.png`);
      execFileSync(join(root, 'build/native/faultline'), commandFor(sheets[name], date, values.size, file), { cwd: root, stdio: 'ignore' });
      return PNG.sync.read(readFileSync(join(root, file)));
    });
    writeFileSync(join(root, values.out, `${name}.png`), PNG.sync.write(sheetOf(pictures, Number(values.columns))));
    console.log(`${join(values.out, name)}.png: ${pictures.length} pictures`);
  }
}
