// Assembles dist/ from the web build. Usage: node web/build.mjs [--program FOLDER] [--out FOLDER]
// Names carry a hash of the content (but for index.html and the cells, which are named by their own checksum), and every
// file has a .br beside it for servers that send precompressed files. Prints what a reader's browser will fetch.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values: args } = parseArgs({
  options: { program: { type: 'string', default: join(root, 'build/web') }, out: { type: 'string', default: join(root, 'dist') } },
});

const hashed = (name, bytes) => {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  return `${basename(name, extname(name))}-${hash}${extname(name)}`;
};
const brotli = (bytes) => brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
});

const cells = join(args.program, 'packs/web/cells');
for (const needed of [join(args.program, 'faultline.wasm'), join(args.program, 'faultline.js'), cells]) {
  if (!existsSync(needed)) {
    console.error(`web/build: ${needed} is missing. Run ./dev build.`);
    process.exit(1);
  }
}

rmSync(args.out, { recursive: true, force: true });
for (const folder of ['cells', 'fonts']) mkdirSync(join(args.out, folder), { recursive: true });
const sizes = [];
function put(name, bytes) {
  const packed = brotli(bytes);
  writeFileSync(join(args.out, name), bytes);
  writeFileSync(join(args.out, `${name}.br`), packed);
  sizes.push({ name, raw: bytes.length, br: packed.length });
  return name;
}

const wasm = readFileSync(join(args.program, 'faultline.wasm'));
const wasmName = put(hashed('faultline.wasm', wasm), wasm);

// Whole, for packs from elsewhere: the program itself carries the characters of its own story only.
const fontNames = ['inter-400.ttf', 'inter-600.ttf'].map((name) => {
  const bytes = readFileSync(join(args.program, 'fonts', name));
  return put(`fonts/${hashed(name, bytes)}`, bytes);
});

const bundle = await build({
  entryPoints: [join(root, 'web/page.mjs')],
  bundle: true,
  minify: true,
  write: false,
  format: 'esm',
  target: ['chrome97', 'firefox102', 'safari16'], // the policy's 'wasm-unsafe-eval' and TransformStream need them,
  legalComments: 'none',
  define: { WASM_FILE: JSON.stringify(wasmName), WASM_BYTES: String(wasm.length), FONT_FILES: JSON.stringify(fontNames) },
  alias: { 'faultline-module': join(args.program, 'faultline.js') },
});
const js = Buffer.from(bundle.outputFiles[0].contents);
const css = readFileSync(join(root, 'web/page.css'));
const names = { wasm: wasmName, js: put(hashed('page.js', js), js), css: put(hashed('page.css', css), css) };

const html = readFileSync(join(root, 'web/index.html'), 'utf8').replace(/\{\{(\w+)\}\}/g, (_, key) => names[key]);
put('index.html', Buffer.from(html));
put('NOTICE.txt', readFileSync(join(root, 'NOTICE')));
for (const name of readdirSync(cells).sort()) put(`cells/${name}`, readFileSync(join(cells, name)));

const kb = (n) => (n / 1000).toFixed(1).padStart(7);
const first = sizes.filter((s) => !s.name.startsWith('cells/') && !fontNames.includes(s.name) && s.name !== 'NOTICE.txt');
for (const s of first) console.log(`${kb(s.raw)} kB ${kb(s.br)} kB br  ${s.name}`);
const rest = sizes.filter((s) => s.name.startsWith('cells/'));
const sum = (list) => list.reduce((total, s) => total + s.br, 0);
console.log(`until the first live frame ${kb(sum(first))} kB br; finer geography on demand ${kb(sum(rest))} kB br in ${rest.length} cells`);
