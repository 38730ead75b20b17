// The lenses: one table a file in lenses/. A new file is a new lens, nothing else is needed.
//
//   id        in addresses and on the command line: small letters, digits, hyphens
//   order     lowest first; the first is what a map shows unless asked otherwise
//   name      printed on the map and on every export; choice: the word in the legend's switch
//   belongs   what is said of a part before the name of the state that it is filled as: "Part of"
//   meaning   what the lens shows, in one or two neutral sentences; stateOf: the date it holds for; rule: for docs/atlas.md
//   units     code -> { fill, basis, partly }: the unit whose fill it takes (its own code: a tint of its own);
//             partly { by, who, since }: held in part, so hatched: the holder's unit or null, in words, and a date or ""
//   lines     "A|B" -> { class, basis }: between two units, the lesser code first
// A unit of units.json that a lens does not list keeps its own tint; a pair that it does not list keeps the source's class.
import fs from 'node:fs';
import path from 'node:path';
import { lineClass } from './lines.mjs';

export const mostLenses = 8;

const months = 'January February March April May June July August September October November December'.split(' ');

/// "2014-02-27" -> "27 February 2014"; "2014-04" -> "April 2014".
export function dateText(iso) {
  const [year, month, day] = iso.split('-').map(Number);
  return [day, months[month - 1], year].filter((part) => part).join(' ');
}

/// Days since 1970-01-01 of the first day that the date may mean.
export const firstDay = (iso) => Date.parse(`${iso.length === 7 ? `${iso}-01` : iso}T00:00:00Z`) / 86400000;

/// Every table of the folder, checked, in order. Throws with the file and what is wrong in it.
export function loadLenses(folder) {
  const lenses = fs.readdirSync(folder).filter((f) => f.endsWith('.json')).sort().map((file) => {
    const lens = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
    const need = (ok, what) => { if (!ok) throw new Error(`lenses/${file}: ${what}`); };
    need(/^[a-z][a-z0-9-]*$/.test(lens.id ?? ''), 'an id is small letters, digits and hyphens');
    need(`${lens.id}.json` === file, 'the file is named by its id');
    need(Number.isInteger(lens.order), 'order is a whole number');
    for (const key of ['name', 'choice', 'belongs', 'meaning', 'stateOf', 'rule']) need(typeof lens[key] === 'string' && lens[key].length > 0, `${key} is missing`);
    for (const [code, row] of Object.entries(lens.units ?? {})) {
      need(typeof row.fill === 'string' && row.basis?.length > 5, `unit ${code}: a fill and a basis`);
      if (row.partly) {
        need(row.partly.who?.length > 0 && 'by' in row.partly, `unit ${code}: who holds a part of it`);
        need(row.partly.since === '' || /^\d{4}-\d{2}(-\d{2})?$/.test(row.partly.since), `unit ${code}: since is a date, a month or ""`);
      }
    }
    for (const [pair, row] of Object.entries(lens.lines ?? {})) {
      const [a, b] = pair.split('|');
      need(a < b, `line ${pair}: the lesser code stands first`);
      need(row.class in lineClass && row.basis?.length > 5, `line ${pair}: a class and a basis`);
    }
    return { units: {}, lines: {}, ...lens };
  });
  if (lenses.length === 0 || lenses.length > mostLenses) throw new Error(`lenses: 1 to ${mostLenses} tables, not ${lenses.length}`);
  return lenses.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}
