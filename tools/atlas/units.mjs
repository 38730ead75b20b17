// The unit table: names, sovereigns by lens, labels.
/// Map code -> { code, name, sovereign: codes by lens, flags, row }. lenses: loadLenses'.
export function unitTable(table, lenses, codes, cldr) {
  const special = new Map(table.special.map((u) => [u.code, u]));
  const owner = new Map();
  for (const [sovereign, list] of Object.entries(table.dependencies)) for (const c of list) owner.set(c, sovereign);
  const all = [...new Set([...codes, ...(table.without ?? [])])].sort();
  const known = new Set(all);
  for (const c of [...special.keys(), ...owner.keys(), ...owner.values()]) if (!known.has(c)) throw new Error(`units.json: no unit ${c} in the source`);
  for (const { id, units } of lenses) {
    for (const [code, { fill, partly }] of Object.entries(units)) {
      for (const c of [code, fill, partly?.by ?? fill]) if (!known.has(c)) throw new Error(`lenses/${id}.json: ${code}: no unit ${c}`);
    }
  }
  const out = new Map();
  for (const code of all) {
    const row = special.get(code);
    const name = table.names[code] ?? row?.name ?? cldr[code];
    if (!name) throw new Error(`no name for unit ${code}`);
    const sovereign = lenses.map(({ units }) => units[code]?.fill ?? owner.get(code) ?? code);
    const disputed = row && row.claimants.length > 1 ? 1 : 0;
    out.set(code, { code, name, sovereign, flags: disputed | (row?.unlabelled ? 2 : 0), row });
  }
  for (const u of out.values()) {
    u.sovereign.forEach((s, l) => { if (out.get(s).sovereign[l] !== s) throw new Error(`lenses/${lenses[l].id}.json: ${u.code}: ${s} is not its own sovereign`); });
  }
  return out;
}

export function labelRank(areaKm2) {
  const limits = [2.5e6, 9e5, 4e5, 2e5, 1e5, 5e4, 2e4, 5e3, 500];
  const i = limits.findIndex((l) => areaKm2 >= l);
  return i < 0 ? 9 : i;
}
