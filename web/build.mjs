// Assembles dist/ from the web build.
// Usage: node web/build.mjs [--story FOLDER] [--out FOLDER] [--site https://…/] [--program FOLDER] [--native FILE]
// What is in dist/, and how it is to be served: docs/hosting.md. This file is the table of contents; the work is in web/build/.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
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
import { storyFiles } from './build/story.mjs';
import { escaped } from './escape.mjs';
import { oembed, snippet } from './snippet.mjs';
import { tablesXml, withoutTables } from './story_parts.mjs';

const web = dirname(fileURLToPath(import.meta.url));
const root = dirname(web);
const { values: args } = parseArgs({
  options: {
    program: { type: 'string', default: join(root, 'build/web') },
    native: { type: 'string', default: join(root, 'build/native/faultline') },
    story: { type: 'string', default: join(root, 'assets/stories/eastern-front') }, // the program's own, or any other
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
const story = storyFiles({ faultline: args.native, folder: resolve(args.story), program: args.program, scratch: join(root, 'build/story') });
const first = story.beats[0];

// The program, its typeface (the characters of its own story, and whole for packs from elsewhere), finer geography.
const wasm = made('faultline.wasm');
const wasmName = site.putHashed('faultline.wasm', wasm);
const wholeBytes = ['400', '600'].map((weight) => made(`fonts/inter-${weight}.ttf`));
const wholeFonts = ['400', '600'].map((weight, i) => site.putHashed(`fonts/inter-${weight}-whole.ttf`, wholeBytes[i]));
const fontBytes = story.fonts ?? wholeBytes;
const fonts = story.fonts ? ['400', '600'].map((weight, i) => site.putHashed(`fonts/inter-${weight}.ttf`, fontBytes[i])) : wholeFonts;
const pack = story.pack && site.putHashed('story.pack', story.pack);
for (const [name, bytes] of Object.entries(story.cells)) site.put(`cells/${name}`, bytes);

// Pictures: posters by a name for their whole set, those that others show by names that stay.
const posterFolder = join(root, story.own ? 'build/posters' : `build/posters-${story.id}`);
const { pictures } = await makePosters({ program: args.native, packs: story.posters, beats: story.beats.length, folder: posterFolder });
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
  ...program, wasm: wasmName, css: names.css, fonts, wholeFonts, pack, story: story.article ? 'story.html' : null,
  tables: story.article ? site.putHashed('tables.xml', tablesXml(story.article)) : null,
}));
site.put('faultline.js', `export * from './${names.js}';\n`);
site.put('embed.js', await bundle.plain('host.mjs'));
names.early = site.putHashed('page-early.js', await bundle.plain('early.mjs'));

// Pages. Each is a template; what it takes from here is in double braces.
const title = escaped(story.title);
const description = escaped(`${story.byline}. An interactive map in ${story.beats.length} parts.`);
const embedCode = snippet({ page: `${address}embed.html`, image: `${address}pictures/beat-1.png`, title: story.title, alternative: first.alternative });
const words = {
  ...names,
  title,
  description,
  opens: '',
  framed: '',
  picture: picture({ set, fallback: 'pictures', beat: 1, alternative: first.alternative }),
  article: story.article ? withoutTables(story.article) : '',
  whole: story.article?.replace(' slot="story"', '') ?? '',
  snippet: escaped(embedCode),
  beats: story.beats.map((beat, i) => `<option value="${i + 1}" data-alternative="${escaped(beat.alternative)}">${i + 1}. ${escaped(beat.title)}</option>`).join(''),
};
const NOINDEX = '<meta name="robots" content="noindex">\n'; // what is in the frame is in the index as a page already
const FRAMED = ' data-framed'; // whose address says more than what is shown: web/embed.mjs
const PAGES = {
  'index.html': { template: 'map.html', script: 'page.mjs', robots: '' },
  'embed.html': { template: 'map.html', script: 'embed.mjs', robots: NOINDEX, framed: FRAMED },
  // A frame that opens at another part has a page of its own: its first picture is the right one before any script runs.
  ...Object.fromEntries(story.beats.slice(1).map(({ alternative }, i) => [`embed-${i + 2}.html`, {
    template: 'map.html', script: 'embed.mjs', name: 'embed', robots: NOINDEX, framed: FRAMED, opens: ` beat="${i + 2}"`,
    picture: picture({ set, fallback: 'pictures', beat: i + 2, alternative }),
  }])),
  'embed-code.html': { script: 'embed_code.mjs' },
  ...(story.own && { 'article.html': { script: 'article.mjs' } }), // an example, in words about that story
  'story.html': {},
};
for (const [page, { template = page, script, name = page.replace('.html', ''), ...more }] of Object.entries(PAGES)) {
  const code = script && await bundle.page(script, names.js);
  site.put(page, fill(bundle.source(`pages/${template}`), {
    ...words,
    ...more,
    ...(code && { page: site.putHashed(`page-${name}.js`, code) }),
    social: social({ site: address, page, title: story.title, description: `${story.byline}.`, image: 'pictures/card.png', imageAlternative: first.alternative, oembed: 'oembed.json' }),
  }));
}
site.put('oembed.json', JSON.stringify(oembed({ site: address, title: story.title, byline: story.byline, html: embedCode }), null, 1));
site.put('faultline.html', await alone({
  bundle, template: bundle.source('pages/alone.html'), pageStyle: await bundle.style('page.css', names), styles: (files) => bundle.style('faultline.css', files),
  wasm, fonts: fontBytes, cells: story.cells, posters: { light: poster('1-wide-light.avif'), dark: poster('1-wide-dark.avif') }, pack: story.pack, facts: story, title, description,
}));
site.put('NOTICE.txt', readFileSync(join(root, 'NOTICE')));
site.put('integrity.json', JSON.stringify(Object.fromEntries(site.files.map(({ name, ...file }) => [name, file])), null, 1));

if (story.own) { // the package is the program's
  await packageFolder({
    folder: join(root, 'build/package'), root, bundle, program, wasm, fonts: fontBytes, wholeFonts: wholeBytes, cells: story.cells, article: story.html,
  });
}
printSizes(site.files, [wasmName, ...(pack ? [pack] : []), ...fonts, names.css, names.pageCss, names.js, ...site.files.map(({ name }) => name).filter((name) => /^(page-index-|index\.html)/.test(name))]);
