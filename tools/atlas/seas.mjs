// Names of seas: our own table in seas.json. Each is written along a gently curved line of two to four positions.
import { distanceKm } from './sphere.mjs';

export const stepsPerDegree = 16; // positions are rounded to this: nothing finer is meant, and it packs better

/// [{ name, aliases, rank, at: [[lon, lat], ...], spanKm }], most important first; throws on a row that is not one.
export function seaTable(table) {
  const names = new Set();
  return table.seas.map((row) => {
    const need = (ok, what) => { if (!ok) throw new Error(`seas.json: ${row.name}: ${what}`); };
    need(row.name?.length > 0, 'a name');
    for (const name of [row.name, ...(row.also ?? [])]) {
      need(!names.has(name), `${name} stands twice`);
      names.add(name);
    }
    need(Number.isInteger(row.rank) && row.rank >= 0 && row.rank <= 9, 'a rank of 0 to 9');
    need(row.at.length >= 2 && row.at.length <= 4, 'two to four positions');
    const at = row.at.map((p) => p.map((v) => Math.round(v * stepsPerDegree) / stepsPerDegree));
    let km = 0;
    for (let i = 1; i < at.length; i++) km += distanceKm(at[i - 1], at[i]);
    need(km >= 50, 'a line of at least 50 km');
    return { name: row.name, aliases: row.also ?? [], rank: row.rank, at, spanKm: Math.round(km / 10) * 10 };
  }).sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1));
}
