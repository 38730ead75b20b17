// Golden pictures: `faultline render` on llvmpipe, compared with the committed ones at MapLibre's thresholds.
//   node tests/golden/golden.mjs            compare; differences land in tests/golden/out/
//   FAULTLINE_RECORD=1 node tests/golden/golden.mjs   write the pictures anew (look at them before committing)
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const program = process.env.FAULTLINE_PROGRAM ?? join(root, 'build/native/faultline');
const pictures = join(here, 'pictures');
const out = join(here, 'out');
const record = process.env.FAULTLINE_RECORD === '1';

const THRESHOLD = 0.1285;         // of pixelmatch, and
const ALLOWED_SHARE = 0.00025;    // of the pixels: both MapLibre's
const MOST_PICTURES = 40;
const MOST_BYTES = 12_000_000;

const wide = ['--size', '1280x720'];
const phone = ['--size', '390x844'];
const bare = ['--bare', '--size', '640x400'];
const cases = [];
const picture = (name, ...args) => cases.push({ name, args: args.flat() });

// Every beat wide; on a phone those whose map is fullest.
for (let beat = 1; beat <= 10; beat += 1) picture(`beat-${String(beat).padStart(2, '0')}-wide`, ['--beat', String(beat)], wide);
for (const beat of [1, 3, 4, 7, 9]) picture(`beat-${String(beat).padStart(2, '0')}-phone`, ['--beat', String(beat)], phone, ['--theme', 'dark']);

// Days between and on dated lines.
picture('ukraine-between', ['--beat', '3', '--time', '2022-10-12'], wide);
picture('ukraine-envelope', ['--beat', '3', '--time', '2022-03-20', '--theme', 'dark'], wide);
picture('korea-1950', ['--beat', '6', '--time', '1950-09-14'], wide);

// Where projections break, and close up.
picture('bering', ['--beat', '7', '--view', '180,66,4000'], bare);
picture('pole', ['--beat', '1', '--view', '0,90,9000'], bare);
picture('levant', ['--beat', '4', '--view', '35.3,32.6,420'], bare);
picture('red-sea', ['--beat', '4', '--view', '41.5,15.5,1300', '--theme', 'dark'], bare);
picture('korea-close', ['--beat', '9', '--view', '126.6,37.9,260'], bare, ['--scale', '2']);

// The places where sources err (docs/atlas.md), under both lenses: Simferopol; Katzrin, Hebron, Gaza; Laayoune, Dakhla; Tskhinvali; Aksai Chin.
const disputed = { crimea: '34.1,45.6,900', palestine: '35.2,32.2,330', sahara: '-13,25.5,1300', caucasus: '43.2,42.4,500', kashmir: '77,34.7,900' };
for (const [name, view] of Object.entries(disputed)) {
  for (const lens of ['recognised', 'control']) picture(`${name}-${lens}`, ['--view', view, '--lens', lens], bare);
}

// For print, and the largest and the sharpest screens.
picture('print-ukraine', ['--beat', '3', '--theme', 'print', '--key', '--bare', '--size', '800x600', '--scale', '1.5']);
picture('print-overview', ['--beat', '9', '--theme', 'print', '--key', '--bare', '--size', '1000x700']);
picture('phone-dpr3', ['--beat', '9', '--scale', '3'], phone);
picture('screen-4k', ['--beat', '4', '--size', '1920x1080', '--scale', '2']);

mkdirSync(pictures, { recursive: true });
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

let passed = 0;
let failed = 0;
const fail = (name, why) => { failed += 1; console.log(`FAIL ${name}: ${why}`); };

for (const { name, args } of cases) {
  const golden = join(pictures, `${name}.png`);
  const actual = record ? golden : join(out, `${name}.png`);
  execFileSync(program, ['render', ...args, '-o', actual], { env: { ...process.env, LIBGL_ALWAYS_SOFTWARE: '1', GALLIUM_DRIVER: 'llvmpipe' } });
  if (record) {
    // Packed tighter than the program does, which must be quick: the same pixels.
    const picture = PNG.sync.read(readFileSync(actual));
    writeFileSync(actual, PNG.sync.write(picture, { colorType: 2, inputHasAlpha: true, deflateLevel: 9, deflateStrategy: 0 }));
    passed += 1;
    continue;
  }
  if (!existsSync(golden)) { fail(name, 'there is no golden picture; record it with FAULTLINE_RECORD=1'); continue; }
  const a = PNG.sync.read(readFileSync(golden));
  const b = PNG.sync.read(readFileSync(actual));
  if (a.width !== b.width || a.height !== b.height) { fail(name, `is ${b.width}x${b.height}, was ${a.width}x${a.height}`); continue; }
  const diff = new PNG({ width: a.width, height: a.height });
  const differing = pixelmatch(a.data, b.data, diff.data, a.width, a.height, { threshold: THRESHOLD });
  const allowed = Math.floor(a.width * a.height * ALLOWED_SHARE);
  if (differing > allowed) {
    writeFileSync(join(out, `${name}-diff.png`), PNG.sync.write(diff));
    fail(name, `${differing} pixels differ, ${allowed} may; see tests/golden/out/${name}-diff.png`);
  } else {
    passed += 1;
    rmSync(actual);
  }
}

const kept = readdirSync(pictures);
const bytes = kept.reduce((total, file) => total + statSync(join(pictures, file)).size, 0);
if (kept.length > MOST_PICTURES || bytes > MOST_BYTES) fail('size', `${kept.length} pictures, ${bytes} bytes: at most ${MOST_PICTURES} and ${MOST_BYTES}`);
const known = new Set(cases.map((c) => `${c.name}.png`));
for (const file of kept) if (!known.has(file)) fail(file, 'no case makes this picture');

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
