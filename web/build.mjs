// Assembles dist/ from the web build. Usage: node web/build.mjs [--program FOLDER] [--out FOLDER] [--site https://…/]
// What is in dist/, and how it is to be served: docs/hosting.md. This file is the table of contents; the work is in web/build/.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { alone } from './build/alone.mjs';
import { compressor } from './build/compress.mjs';
import { picture, social } from './build/markup.mjs';
import { packageFolder } from './build/package.mjs';
import { makePosters, setName } from './build/posters.mjs';
import { printSizes } from './build/report.mjs';
import { bundler, fill } from './build/scripts.mjs';
import { Site, sha256 } from './build/site.mjs';
import { storyFacts } from './build/story.mjs';
import { escaped } from './escape.mjs';
import { oembed, snippet } from './snippet.mjs';
import { withoutTables } from './story_parts.mjs';

const web = dirname(fileURLToPath(import.meta.url));
const root = dirname(web);
const { values: args } = parseArgs({
  options: {
    program: { type: 'string', default: join(root, 'build/web') },
    native: { type: 'string', default: join(root, 'build/native/faultline') },
    out: { type: 'string', default: join(root, 'dist') },
    site: { type: 'string', default: '' }, // where dist/ will be: for addresses that others read
  },
});
const address = args.site && args.site.replace(/\/*$/, '/');
if (address && !/^https?:\/\/[^/]/.test(address)) {
  console.error(`web/build: --site is an address such as https://maps.example.org/eastern-front/, not '${args.site}'.`);
  process.exit(1);
}
for (const needed of ['faultline.wasm', 'faultline.js', 'packs/web/cells'].map((name) => join(args.program, name)).concat(args.native)) {
  if (!existsSync(needed)) {
    console.error(`web/build: ${needed} is missing. Run ./dev build.`);
    process.exit(1);
  }
}

const made = (name) => readFileSync(join(args.program, name));
const site = new Site(args.out, compressor(join(root, 'build/compressed')));
const bundle = bundler(web, args.program);
const facts = storyFacts({ faultline: args.native, folder: join(root, 'assets/stories/eastern-front'), html: join(args.program, 'packs/web/story.html') });
const first = facts.beats[0];

// The program, its typeface (the characters of its own story, and whole for packs from elsewhere), finer geography.
const wasm = made('faultline.wasm');
const wasmName = site.putHashed('faultline.wasm', wasm);
const fontBytes = ['400', '600'].map((weight) => made(`packs/web/eastern-front-${weight}.ttf`));
const fonts = ['400', '600'].map((weight, i) => site.putHashed(`fonts/inter-${weight}.ttf`, fontBytes[i]));
const wholeBytes = ['400', '600'].map((weight) => made(`fonts/inter-${weight}.ttf`));
const wholeFonts = ['400', '600'].map((weight, i) => site.putHashed(`fonts/inter-${weight}-whole.ttf`, wholeBytes[i]));
const cells = Object.fromEntries(readdirSync(join(args.program, 'packs/web/cells')).sort().map((name) => [name, made(`packs/web/cells/${name}`)]));
for (const [name, bytes] of Object.entries(cells)) site.put(`cells/${name}`, bytes);

// Pictures: posters by a name for their whole set, those that others show by names that stay.
const posterFolder = join(root, 'build/posters');
const { pictures } = await makePosters({ program: args.native, pack: join(args.program, 'packs/web/eastern-front.pack'), beats: facts.beats.length, folder: posterFolder });
const poster = (file) => readFileSync(join(posterFolder, file));
const set = `posters/${setName(posterFolder, pictures)}`;
for (const { file } of pictures) site.put(`${file.endsWith('.avif') ? set : 'pictures'}/${file}`, poster(file));

// Style, the story as HTML, the element, and a name for it that stays.
const names = { wasm: wasmName, font400: fonts[0], font600: fonts[1] };
names.css = site.putHashed('faultline.css', await bundle.style('faultline.css', names));
names.pageCss = site.putHashed('page.css', await bundle.style('page.css', names));
for (const page of ['article', 'embed-code']) { // pages with a style sheet of their own: {{articleCss}}, {{embedCodeCss}}
  const source = `${page.replace('-', '_')}.css`;
  const key = page.replace(/-(\w)/, (_, letter) => letter.toUpperCase());
  if (existsSync(join(web, source))) names[`${key}Css`] = site.putHashed(`${page}.css`, await bundle.style(source, names));
}
const program = { wasmBytes: wasm.length, wasmHash: sha256(wasm) };
names.js = site.putHashed('faultline.js', await bundle.element('files.mjs', {
  ...program, wasm: wasmName, css: names.css, fonts, wholeFonts, story: facts.article ? 'story.html' : null,
}));
site.put('faultline.js', `export * from './${names.js}';\n`);
site.put('embed.js', await bundle.plain('host.mjs'));

// Pages. Each is a template; what it takes from here is in double braces.
const title = escaped(facts.title);
const description = escaped(`${facts.byline}. An interactive map in ${facts.beats.length} parts.`);
const embedCode = snippet({ page: `${address}embed.html`, image: `${address}pictures/beat-1.png`, title: facts.title, alternative: first.alternative });
const words = {
  ...names,
  title,
  description,
  picture: picture({ set, fallback: 'pictures', beat: 1, alternative: first.alternative }),
  article: facts.article ? withoutTables(facts.article) : '',
  whole: facts.article?.replace(' slot="story"', '') ?? '',
  snippet: escaped(embedCode),
  beats: facts.beats.map((beat, i) => `<option value="${i + 1}" data-alternative="${escaped(beat.alternative)}">${i + 1}. ${escaped(beat.title)}</option>`).join(''),
};
const NOINDEX = '<meta name="robots" content="noindex">\n'; // what is in the frame is in the index as a page already
const PAGES = {
  'index.html': { template: 'map.html', script: 'page.mjs', robots: '' },
  'embed.html': { template: 'map.html', script: 'embed.mjs', robots: NOINDEX },
  'embed-code.html': { script: 'embed_code.mjs' },
  'article.html': { script: 'article.mjs' },
  'story.html': {},
};
for (const [page, { template = page, script, ...more }] of Object.entries(PAGES)) {
  const code = script && await bundle.page(script, names.js);
  site.put(page, fill(bundle.source(`pages/${template}`), {
    ...words,
    ...more,
    ...(code && { page: site.putHashed(`page-${page.replace('.html', '.js')}`, code) }),
    social: social({ site: address, page, title: facts.title, description: `${facts.byline}.`, image: 'pictures/card.png', imageAlternative: first.alternative, oembed: 'oembed.json' }),
  }));
}
site.put('oembed.json', JSON.stringify(oembed({ site: address, title: facts.title, byline: facts.byline, html: embedCode }), null, 1));
site.put('faultline.html', await alone({
  bundle, template: bundle.source('pages/alone.html'), pageStyle: await bundle.style('page.css', names), styles: (files) => bundle.style('faultline.css', files),
  wasm, fonts: fontBytes, cells, posters: { light: poster('1-wide-light.avif'), dark: poster('1-wide-dark.avif') }, facts, title, description,
}));
site.put('NOTICE.txt', readFileSync(join(root, 'NOTICE')));
site.put('integrity.json', JSON.stringify(Object.fromEntries(site.files.map(({ name, ...file }) => [name, file])), null, 1));

await packageFolder({
  folder: join(root, 'build/package'), root, bundle, program, wasm, fonts: fontBytes, wholeFonts: wholeBytes, cells, article: facts.article && made('packs/web/story.html'),
});
printSizes(site.files, [wasmName, ...fonts, names.css, names.pageCss, names.js, ...site.files.map(({ name }) => name).filter((name) => /^(page-index-|index\.html)/.test(name))]);
