// The page's picture of the map, made to fit what the address asks for: another beat, a theme whatever the system's is.
// Names of pictures are as web/build/markup.mjs writes them.

import { readHash } from './hash.mjs';

const AVIF = /\d+-(wide|narrow)-(light|dark)\.avif/;

/** beat: from 1, or undefined; theme: "light", "dark" or anything else for the system's. */
export function choosePoster(picture, { beat, theme }) {
  if (!picture) return;
  const forced = theme === 'light' || theme === 'dark';
  for (const source of [...picture.querySelectorAll('source')]) {
    const [, shape, ofTheme] = AVIF.exec(source.getAttribute('srcset')) ?? [];
    if (!shape) continue;
    if (forced && ofTheme !== theme) {
      source.remove(); // the other one of this shape stays, whatever the system prefers
      continue;
    }
    if (forced && source.media) source.media = source.media.replace(/( and )?\(prefers-color-scheme: dark\)/, '');
    if (beat) source.srcset = source.getAttribute('srcset').replace(/\d+(?=-(wide|narrow)-)/g, beat);
  }
  const img = picture.querySelector('img');
  if (beat && /beat-\d+/.test(img.getAttribute('src'))) { // not where the picture is in the page itself: there is only one
    img.src = img.getAttribute('src').replace(/beat-\d+/, `beat-${beat}`);
    img.alt = ''; // the words were the other beat's; the story's text is in the page
  }
}

/** The same for the element of a page that was opened with `hash`; a part may be meant by its id. */
export function fitPoster(map, hash, theme) {
  const { beat } = readHash(hash);
  const number = typeof beat === 'string' ? Number(map.querySelector(`[data-id="${CSS.escape(beat)}"]`)?.dataset.beat) || undefined : beat;
  choosePoster(map.querySelector('picture'), { beat: number, theme });
}
