// The whole map as one HTML file: for attachments, archives, CMS uploads and hosts that allow no second request. It works
// from file:// and in an opaque origin, and fetches nothing.
import { escaped } from '../escape.mjs';
import { fill } from './scripts.mjs';
import { sha256 } from './site.mjs';

const data = (type, bytes) => `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;

// Within a script or style element its own end tag would end it.
const closed = (text, tag) => text.replace(new RegExp(`</${tag}`, 'gi'), `<\\/${tag}`);

/**
 * wasm, fonts, cells ({name: bytes}), pack (or null: the program's own story), posters ({light, dark}: AVIF): bytes. styles: (fonts' addresses) -> CSS of the
 * element; pageStyle: CSS. facts: of the story. Returns the page.
 */
export async function alone({ bundle, template, pageStyle, styles, wasm, fonts, cells, pack, posters, facts, title, description }) {
  const fontData = fonts.map((bytes) => data('font/ttf', bytes));
  const css = await styles({ font400: fontData[0], font600: fontData[1] });
  const program = {
    wasm: data('application/wasm', wasm),
    wasmBytes: wasm.length,
    wasmHash: sha256(wasm),
    // Inside the shadow root the typeface comes by script: once is enough.
    css: data('text/css', (await styles({ font400: '', font600: '' })).replace(/@font-face\{[^}]*\}/g, '')),
    fonts: fontData,
    pack: pack && data('application/octet-stream', pack),
    cells: Object.fromEntries(Object.entries(cells).map(([name, bytes]) => [name.replace(/\.cell$/, ''), data('application/octet-stream', bytes)])),
  };
  const script = closed(await bundle.alone('page.mjs', 'files_alone.mjs', program), 'script');
  const style = closed(css + pageStyle, 'style');
  const picture = '<picture slot="poster">'
    + `<source type="image/avif" srcset="${data('image/avif', posters.dark)}" media="(prefers-color-scheme: dark)">`
    + `<img src="${data('image/avif', posters.light)}" width="1280" height="720" alt="${escaped(facts.beats[0].alternative)}"></picture>`;
  const policy = `default-src 'none'; script-src 'sha256-${sha256(script)}' 'wasm-unsafe-eval'; style-src 'sha256-${sha256(style)}' data:; `
    + "img-src data: blob:; font-src data:; connect-src data:; base-uri 'none'; form-action 'none'";
  return fill(template, { title, description, policy, style, script, picture, article: facts.article ?? '' });
}
