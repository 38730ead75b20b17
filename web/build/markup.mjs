// Pieces of HTML that pages share: the picture that stands where the map will be, and what a link to the page shows.
import { escaped } from '../escape.mjs';
import { SHAPES, THEMES } from './posters.mjs';

const NARROW = '(max-width: 720px)'; // where the card becomes a sheet: src/scene/layout.cpp
const DARK = '(prefers-color-scheme: dark)';

/**
 * The poster of a beat. set: the folder of the AVIF files; fallback: of the PNG ones. web/poster.mjs changes beat and theme
 * in these names, so they are read there too.
 */
export function picture({ set, fallback, beat, alternative }) {
  const sources = [];
  for (const shape of Object.keys(SHAPES).reverse()) {
    for (const theme of [...THEMES].reverse()) {
      const media = [shape === 'narrow' && NARROW, theme === 'dark' && DARK].filter(Boolean).join(' and ');
      const name = `${set}/${beat}-${shape}-${theme}`;
      sources.push(`<source type="image/avif" srcset="${name}.avif${shape === 'wide' ? `, ${name}-2x.avif 2x` : ''}"${media && ` media="${media}"`}>`);
    }
  }
  const { width, height } = SHAPES.wide;
  return `<picture slot="poster">${sources.join('')}<img src="${fallback}/beat-${beat}.png" width="${width}" height="${height}" alt="${escaped(alternative)}" fetchpriority="high"></picture>`;
}

/** What others show of a link to the page. site: "https://…/" or "" (then addresses are relative, which most ignore). */
export function social({ site, page, title, description, image, imageAlternative, oembed }) {
  const at = (name) => escaped(site + name);
  const meta = (key, name, content) => `<meta ${key}="${name}" content="${content}">`;
  return [
    ...(site ? [`<link rel="canonical" href="${at(page === 'index.html' ? '' : page)}">`] : []),
    meta('property', 'og:type', 'article'),
    meta('property', 'og:title', escaped(title)),
    meta('property', 'og:description', escaped(description)),
    ...(site ? [meta('property', 'og:url', at(page === 'index.html' ? '' : page))] : []),
    meta('property', 'og:image', at(image)),
    meta('property', 'og:image:width', '1200'),
    meta('property', 'og:image:height', '630'),
    meta('property', 'og:image:alt', escaped(imageAlternative)),
    meta('name', 'twitter:card', 'summary_large_image'),
    meta('name', 'twitter:title', escaped(title)),
    meta('name', 'twitter:description', escaped(description)),
    meta('name', 'twitter:image', at(image)),
    meta('name', 'twitter:image:alt', escaped(imageAlternative)),
    `<link rel="alternate" type="application/json+oembed" href="${at(oembed)}" title="${escaped(title)}">`,
  ].join('\n');
}
