// What a publisher pastes. One place for it: the embed-code page, oEmbed and the documents' example are made from it.
import { escaped } from './escape.mjs';

/** Fixed heights for frames over 999, over 599 and below, in pixels, where nothing keeps them right: what newsroom tools fall back to. */
export const HEIGHTS = { wide: 650, middle: 575, narrow: 400 };

/**
 * page: the address of embed.html, embed-3.html and so on, with or without "#theme=dark"; image, alternative: for readers without JavaScript; loader:
 * the address of embed.js, which keeps the height right, or "". No inline style: strict hosts drop it.
 * allow-popups-to-escape-sandbox: a source that a reader opens must not inherit the sandbox, where most sites break.
 */
export function snippet({ page, image, title, alternative, loader = '', height = HEIGHTS.wide }) {
  return `<iframe src="${escaped(page)}" title="${escaped(title)}" width="100%" height="${height}" frameborder="0" loading="lazy" `
    + 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" allow="fullscreen" allowfullscreen></iframe>'
    + (loader && `<script async src="${escaped(loader)}"></script>`)
    + `<noscript><img src="${escaped(image)}" alt="${escaped(alternative)}" width="100%"></noscript>`;
}

/** https://oembed.com, type "rich". */
export const oembed = ({ site, title, byline, html }) => ({
  version: '1.0',
  type: 'rich',
  title,
  author_name: byline,
  provider_name: 'Faultline',
  ...(site && { provider_url: site, thumbnail_url: `${site}pictures/card.png`, thumbnail_width: 1200, thumbnail_height: 630 }),
  html,
  width: 1000,
  height: HEIGHTS.wide,
});
