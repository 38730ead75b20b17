// Which unit a source polygon belongs to, before the cuts below.

const swapped = new Map([
  ['RU/Crimea', 'UA-43'], ['RU/Sevastopol', 'UA-40'], // the source codes them RU: UNGA 68/262
  ['GE/Abkhazia', 'GE-AB'], ['PS/Gaza Strip', 'PS-GZA'], ['PS/West Bank', 'PS-WBK'], ['SY/UNDOF', 'SY-UNDOF'],
  ["UA/Donets'k", 'UA-14'], ["UA/Luhans'k", 'UA-09'], ['UA/Kherson', 'UA-65'], ['UA/Zaporizhzhya', 'UA-23'],
  ['IN/Jammu and Kashmir', 'IN-JK'], ['IN/Arunachal Pradesh', 'IN-AR'], ['PK/Northern Areas', 'PK-GB'], ['PK/Azad Kashmir', 'PK-JK'],
  ['CN/Paracel Islands', 'X-PARACEL'], ['NO/Svalbard', 'SJ'], ['NO/Bouvet Island', 'BV'],
  ['FR/Guyane française', 'GF'], ['FR/Martinique', 'MQ'], ['FR/Guadeloupe', 'GP'], ['FR/La Réunion', 'RE'], ['FR/Mayotte', 'YT'],
  ['NL/Bonaire', 'BQ'], ['NL/St. Eustatius', 'BQ'], ['NL/Saba', 'BQ'],
  ['-1/Dhekelia', 'X-DHEKELIA'], ['-1/Akrotiri', 'X-AKROTIRI'], ['-1/Northern Cyprus', 'X-NCYPRUS'], ['-1/Somaliland', 'X-SOMALILAND'],
  ['-1/Kashmir', 'X-SIACHEN'], ['-1/Spratly Islands', 'X-SPRATLY'], ['-1/Clipperton Island', 'CP'],
  ['-1/Cocos (Keeling) Islands', 'CC'], ['-1/Christmas Island', 'CX'], ['-1/Coral Sea Islands', 'AU'],
  ['-1/Baykonur lease in Qyzylorda', 'KZ'], // leased, Kazakh sovereignty
  ['-1/Guantanamo Bay USNB', 'CU'], // leased, Cuban sovereignty
  ['VA/', 'IT'], // 0.4 km2: no shape at any of our levels; the unit itself keeps its row and its label
]);
const transnistria = /^(Transnistria|Camenca|Grigoriopol|Slobozia|St.ng.\s*Nistrului|Bender)$/;

/// properties: { iso_a2, name }; box: [lonMin, latMin, lonMax, latMax] of the one polygon asked about.
export function unitOf({ iso_a2: iso, name }, box) {
  if (iso === 'AQ') return null; // no place in a story about Eurasia, and the sheet ends north of it
  if (iso === 'MD' && transnistria.test(name ?? '')) return 'MD-SN';
  if (iso === 'RU' && box[0] > 145.3 && box[2] < 149 && box[1] > 43.2 && box[3] < 45.6) return 'X-SKURILS'; // Iturup and south
  return swapped.get(`${iso}/${name ?? ''}`) ?? swapped.get(`${iso}/`) ?? iso;
}

// Cuts: inside `from`, whatever lies in the ring becomes `to`. Rings reach well
// over the edges that they share with other units, so that the source's own
// line stays the border there.
export function cuts(disputedRing) {
  const closed = (r) => [...r, r[0]];
  const between = (ring, from, to) => { // the stretch of a ring between two of its points (as rounded to 0.001), in its order
    const at = (q) => {
      const i = ring.findIndex((p) => Math.abs(p[0] - q[0]) < 0.001 && Math.abs(p[1] - q[1]) < 0.001);
      if (i < 0) throw new Error(`cut: no point ${q}`);
      return i;
    };
    const r = ring.slice(0, -1);
    const i = at(from), j = at(to);
    return i <= j ? r.slice(i, j + 1) : [...r.slice(i), ...r.slice(0, j + 1)];
  };
  return [
    // Marble's outline on its Georgian side; beyond the Russian border open ground.
    { from: 'GE', to: 'GE-SO', ring: closed([...between(disputedRing(2), [44.192, 42.65], [43.775, 42.733]), [43.79, 42.9], [44.21, 42.9]]) },
    // Marble's outline on its Chinese side (the Indian claim line); to the west the source's own Line of Actual Control.
    { from: 'CN', to: 'X-AKSAICHIN', ring: closed([...between(disputedRing(12), [77.8, 35.492], [78.908, 33.383]), [78.75, 33.4], [78.6, 33.8], [78.5, 34.3], [78.2, 34.35], [77.95, 34.9], [77.7, 35.2], [77.65, 35.45]]) },
    // Ceded by Pakistan to China in 1963: Marble's north side; to the south the source's own line.
    { from: 'CN', to: 'X-SHAKSGAM', ring: closed([...between(disputedRing(13), [75.95, 36.45], [77.517, 35.467]), [77.517, 35.3], [76.9, 35.3], [76.4, 35.6], [75.9, 35.9], [75.7, 36.2], [75.8, 36.45]]) },
    // The western line is our own, schematic to about 1 km: border of 1923 where
    // it held on 4 June 1967, the Jordan and the demilitarised strips otherwise.
    // Marble's west side (1/120 degree) lies up to 6 km inside Israel.
    { from: 'IL', to: 'X-GOLAN', ring: closed([
      [35.66, 32.60], [35.655, 32.683], [35.642, 32.715], [35.652, 32.745], [35.660, 32.775], [35.659, 32.80], [35.652, 32.83],
      [35.646, 32.852], [35.634, 32.874], [35.620, 32.889], [35.627, 32.92], [35.625, 32.95], [35.629, 32.98], [35.627, 33.01],
      [35.634, 33.04], [35.643, 33.075], [35.650, 33.10], [35.652, 33.14], [35.653, 33.17], [35.656, 33.20], [35.664, 33.225],
      [35.668, 33.238], [35.660, 33.249], [35.643, 33.255], [35.626, 33.263], [35.612, 33.278], [35.595, 33.32],
      [35.70, 33.60], [36.2, 33.6], [36.2, 32.6]]) },
    // All land south of 27 degrees 40 minutes, the border of 1912: the source
    // codes what lies west of the berm by Moroccan provinces.
    { from: 'MA', to: 'EH', ring: closed([[-20, 20], [-8.6667, 20], [-8.6667, 27 + 2 / 3], [-20, 27 + 2 / 3]]) },
  ];
}
