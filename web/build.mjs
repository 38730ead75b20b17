// Assembles dist/ from the web build. Usage: node web/build.mjs [--program FOLDER] [--out FOLDER]
// Names carry a hash of the content (but for index.html, faultline.js and the cells, named by their own checksum), and every
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

// The characters of the program's own story, used by the map and by the page's text; and whole, for packs from elsewhere.
const font = (path, name) => {
  const bytes = readFileSync(join(args.program, path));
  return put(`fonts/${hashed(name, bytes)}`, bytes);
};
const fonts = ['400', '600'].map((weight) => font(`packs/web/eastern-front-${weight}.ttf`, `inter-${weight}.ttf`));
const wholeFonts = ['400', '600'].map((weight) => font(`fonts/inter-${weight}.ttf`, `inter-${weight}-whole.ttf`));

const common = {
  bundle: true,
  minify: true,
  write: false,
  target: ['chrome90', 'edge90', 'firefox90', 'safari15'],
  legalComments: 'none',
};
const bundle = async (entry, options = {}) => {
  const { outputFiles } = await build({ ...common, entryPoints: [join(root, 'web', entry)], ...options });
  return outputFiles[0].text;
};

const fill = (text, names) => text.replace(/\{\{(\w+)\}\}/g, (whole, key) => {
  if (!(key in names)) throw new Error(`web/build: there is nothing called ${whole}`);
  return names[key];
});
const names = { wasm: wasmName, font400: fonts[0], font600: fonts[1] };

const css = Buffer.from(fill(await bundle('faultline.css', { external: ['{{*'] }), names));
names.css = put(hashed('faultline.css', css), css);
const pageCss = Buffer.from(await bundle('page.css'));
names.pageCss = put(hashed('page.css', pageCss), pageCss);

// The story as HTML, for an element whose page does not have it in itself.
const story = join(args.program, 'packs/web/story.html');
const hasStory = existsSync(story);
if (hasStory) put('story.html', readFileSync(story));

const js = Buffer.from(await bundle('element.mjs', {
  format: 'esm',
  define: {
    PROGRAM: JSON.stringify({
      wasm: wasmName, wasmBytes: wasm.length, wasmHash: createHash('sha256').update(wasm).digest('base64'), css: names.css, fonts, wholeFonts,
      story: hasStory ? 'story.html' : null,
    }),
  },
  alias: { 'faultline-module': join(args.program, 'faultline.js'), 'faultline-files': join(root, 'web/files.mjs') },
}));
names.js = put(hashed('faultline.js', js), js);
// A name that stays, for pages that are not built again: it is fetched anew each time and leads to the one that never changes.
put('faultline.js', Buffer.from(`export * from './${names.js}';\n`));

// A page's own script uses the element's file, which is thus fetched once.
const page = Buffer.from(fill(await bundle('page.mjs', { format: 'esm', external: ['./element.mjs'] }), names).replace('./element.mjs', `./${names.js}`));
names.page = put(hashed('page.js', page), page);

put('index.html', Buffer.from(fill(readFileSync(join(root, 'web/pages/index.html'), 'utf8'), names)));
put('NOTICE.txt', readFileSync(join(root, 'NOTICE')));
for (const name of readdirSync(cells).sort()) put(`cells/${name}`, readFileSync(join(cells, name)));

const kb = (n) => (n / 1000).toFixed(1).padStart(7);
const first = sizes.filter((s) => !s.name.startsWith('cells/') && ![...wholeFonts, 'NOTICE.txt', 'faultline.js', 'story.html'].includes(s.name));
for (const s of first) console.log(`${kb(s.raw)} kB ${kb(s.br)} kB br  ${s.name}`);
const rest = sizes.filter((s) => s.name.startsWith('cells/'));
const sum = (list) => list.reduce((total, s) => total + s.br, 0);
console.log(`until the first live frame ${kb(sum(first))} kB br; finer geography on demand ${kb(sum(rest))} kB br in ${rest.length} cells`);
