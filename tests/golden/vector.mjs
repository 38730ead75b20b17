// The SVG of a picture against its PNG: the same scene, rastered by librsvg and drawn by the renderer.
//   node tests/golden/vector.mjs             compare; prints how close each is; what fails lands in tests/golden/out/
// How close: the mean absolute difference over all pixels and channels, and the share of pixels with a channel more than
// 32 of 255 apart. What remains is anti-aliasing along edges, and letters: librsvg sets type by its own rules.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const program = process.env.FAULTLINE_PROGRAM ?? join(root, 'build/native/faultline');
const out = join(here, 'out');

const MOST_MEAN = 1.2;      // of 255
const MOST_SHARE = 0.011;    // letters, nearly all of it: more words, more of them

const cases = [];
for (let beat = 1; beat <= 10; beat += 1) cases.push({ name: `beat-${beat}`, args: ['--beat', String(beat)] });
for (const [name, view] of [['pole', '0,90,9000'], ['bering', '180,66,4000'], ['ukraine', '33,48.5,1100'],
  ['levant', '35.5,32.5,500'], ['korea', '127.5,38.3,900'], ['whole', '40,35,20000'], ['antipode', '-75,-10,20000']]) {
  cases.push({ name, args: ['--beat', '9', `--view=${view}`] });
}
cases.push({ name: 'dark', args: ['--beat', '4', '--theme', 'dark'] });
cases.push({ name: 'print', args: ['--beat', '3', '--theme', 'print'] });
cases.push({ name: 'phone', args: ['--beat', '9', '--size', '390x844', '--scale', '3'] });

const environment = { ...process.env, LIBGL_ALWAYS_SOFTWARE: '1', GALLIUM_DRIVER: 'llvmpipe' };
mkdirSync(out, { recursive: true });

let failed = 0;
for (const { name, args } of cases) {
  const scale = args.includes('--scale') ? args[args.indexOf('--scale') + 1] : '1';
  const [png, svg, raster] = ['png', 'svg', 'raster.png'].map((end) => join(out, `vector-${name}.${end}`));
  execFileSync(program, ['render', ...args, '--bare', '-o', png], { env: environment });
  execFileSync(program, ['render', ...args, '--letters', '-o', svg], { env: environment });
  execFileSync('rsvg-convert', ['--zoom', scale, '-o', raster, svg], { env: { ...process.env, FONTCONFIG_FILE: join(here, 'fonts.conf') } });
  const a = PNG.sync.read(readFileSync(png));
  const b = PNG.sync.read(readFileSync(raster));
  if (a.width !== b.width || a.height !== b.height) {
    failed += 1;
    console.log(`FAIL ${name}: the SVG is ${b.width}x${b.height}, the PNG ${a.width}x${a.height}`);
    continue;
  }
  let sum = 0;
  let far = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    let most = 0;
    for (let c = 0; c < 3; c += 1) {
      const apart = Math.abs(a.data[i + c] - b.data[i + c]);
      sum += apart;
      most = Math.max(most, apart);
    }
    if (most > 32) far += 1;
  }
  const pixels = a.width * a.height;
  const mean = sum / pixels / 3;
  const share = far / pixels;
  const good = mean <= MOST_MEAN && share <= MOST_SHARE;
  if (good) {
    for (const file of [png, svg, raster]) if (!process.env.FAULTLINE_KEEP) rmSync(file);
  } else {
    failed += 1;
  }
  console.log(`${good ? 'ok  ' : 'FAIL'} ${name.padEnd(10)} mean ${mean.toFixed(3)}, over 32: ${(share * 100).toFixed(3)} %`);
}
console.log(`${cases.length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
