// The class of every piece of border under every lens.
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

const classCount = Object.keys(lineClass).length;

/// Classes under all lenses as one number, so that a change under any of them is a change; and one of them again.
export const packClasses = (classes) => classes.reduceRight((sum, c) => sum * classCount + c, 0);
export const classUnder = (packed, lens) => Math.floor(packed / classCount ** lens) % classCount;

/// lenses: loadLenses'; sovereigns: unit code -> sovereign's code by lens. Returns classify(left, right, points) -> per
/// segment packed classes; left and right are unit codes or null for the sea.
export function lineClassifier(lenses, sovereigns, segments) {
  for (const lens of lenses) {
    for (const pair of Object.keys(lens.lines)) {
      for (const c of pair.split('|')) if (!sovereigns.has(c)) throw new Error(`lenses/${lens.id}.json: line ${pair}: no unit ${c}`);
    }
  }
  const classify = (left, right, points) => {
    const n = points.length - 1;
    if (left === null || right === null) return new Array(n).fill(lineClass.coast);
    const pair = left < right ? `${left}|${right}` : `${right}|${left}`;
    const same = lenses.map((_, l) => sovereigns.get(left)[l] === sovereigns.get(right)[l]);
    // What a lens says of the whole pair; null: the source's own class.
    const decided = lenses.map((lens, l) => (lens.lines[pair] ? lineClass[lens.lines[pair].class] : same[l] ? lineClass.internal : null));
    if (!decided.includes(null)) return new Array(n).fill(packClasses(decided));
    const found = [];
    for (let i = 0; i < n; i++) found.push(segments.get(segmentKey(points[i], points[i + 1])) ?? null);
    if (decided[0] === null) for (const c of found) { classify.asked++; if (c === null) classify.missing++; }
    // A gap in the source's lines takes what comes before it, else what follows.
    for (let i = 1; i < n; i++) found[i] ??= found[i - 1];
    for (let i = n - 2; i >= 0; i--) found[i] ??= found[i + 1];
    return found.map((c) => packClasses(decided.map((d) => d ?? c ?? lineClass.international)));
  };
  // Segments of borders that were looked up, and those that the source has no line for.
  classify.asked = 0;
  classify.missing = 0;
  return classify;
}
