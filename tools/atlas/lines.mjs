// The class of every piece of border under both lenses.
export const lineClass = { coast: 0, international: 1, disputed: 2, ceasefire: 3, internal: 4, hidden: 5 };

const sourceClass = (f) => {
  const c = f.properties.featurecla ?? '';
  if (/^International/.test(c)) return lineClass.international;
  if (/^(Disputed|Indefinite|Indeterminant)/.test(c)) return lineClass.disputed;
  if (/^Line of control/.test(c)) return lineClass.ceasefire;
  return null; // lease and overlay limits: not a border between units
};

const key = (p) => `${p[0].toFixed(7)},${p[1].toFixed(7)}`;
const segmentKey = (p, q) => (key(p) < key(q) ? `${key(p)}|${key(q)}` : `${key(q)}|${key(p)}`);

/// The source's classified lines share their vertices with its polygons:
/// a map from segment to class.
export function classifiedSegments(features) {
  const map = new Map();
  for (const f of features) {
    const c = sourceClass(f);
    if (c === null) continue;
    for (const line of f.geometry.type === 'LineString' ? [f.geometry.coordinates] : f.geometry.coordinates) {
      for (let i = 0; i + 1 < line.length; i++) map.set(segmentKey(line[i], line[i + 1]), c);
    }
  }
  return map;
}

/// table: units.json. Returns classify(left, right, points) -> per segment
/// recognised * 8 + control; left and right are unit codes or null for the sea.
export function lineClassifier(table, sovereigns, segments) {
  const pairs = new Map(Object.entries(table.lines).filter(([k]) => k !== 'about'));
  for (const k of pairs.keys()) {
    const [a, b] = k.split('|');
    if (!(a < b)) throw new Error(`units.json: line ${k}: the lesser code stands first`);
    for (const c of [a, b]) if (!sovereigns.has(c)) throw new Error(`units.json: line ${k}: no unit ${c}`);
  }
  const classify = (left, right, points) => {
    const n = points.length - 1;
    if (left === null || right === null) return new Array(n).fill(0);
    const pair = pairs.get(left < right ? `${left}|${right}` : `${right}|${left}`);
    if (pair) return new Array(n).fill(lineClass[pair[0]] * 8 + lineClass[pair[1]]);
    const same = [0, 1].map((lens) => sovereigns.get(left)[lens] === sovereigns.get(right)[lens]);
    const found = [];
    for (let i = 0; i < n; i++) found.push(segments.get(segmentKey(points[i], points[i + 1])) ?? null);
    if (!same[0]) for (const c of found) { classify.asked++; if (c === null) classify.missing++; }
    // A gap in the source's lines takes what comes before it, else what follows.
    for (let i = 1; i < n; i++) found[i] ??= found[i - 1];
    for (let i = n - 2; i >= 0; i--) found[i] ??= found[i + 1];
    return found.map((c) => {
      const own = c ?? lineClass.international;
      return (same[0] ? lineClass.internal : own) * 8 + (same[1] ? lineClass.internal : own);
    });
  };
  // Segments of borders that were looked up, and those that the source has no line for.
  classify.asked = 0;
  classify.missing = 0;
  return classify;
}
