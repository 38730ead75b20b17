// The story as HTML: the element's own child where the page has it, else story.html beside the program. Always a clone: the
// page's own stays what it was, for crawlers, for frameworks and for the time without JavaScript.
import { files } from 'faultline-files';
import { typeface } from './load.mjs';

const CHILD = ':scope > [slot=story]';
const PATIENCE = 1000; // milliseconds

/**
 * Until the page's typeface is there, but not for long: words in another one would move when it comes. A page that does not
 * link our style sheet knows of none: then it is the map's that is waited for, if that comes by itself.
 */
const inked = (whole, spare) => Promise.race([
  Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 1em Faultline`)))
    .then(([found]) => found.length || spare || typeface(whole)).catch(() => {}),
  new Promise((done) => { setTimeout(done, PATIENCE); }),
]);

/** Resolves with the child when it is there or comes while the page is still being read; null when it does not. */
function child(host, signal) {
  return new Promise((resolve) => {
    const found = host.querySelector(CHILD);
    if (found || document.readyState !== 'loading') {
      resolve(found);
      return;
    }
    document.addEventListener('DOMContentLoaded', () => resolve(host.querySelector(CHILD)), { once: true, signal });
  });
}

/** The article of a page of this program, without a parser that Trusted Types guard. */
function fetched(url, signal) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.responseType = 'document';
    request.onload = () => resolve(request.response?.querySelector('article') ?? null);
    request.onerror = request.onabort = () => resolve(null);
    signal.addEventListener('abort', () => request.abort());
    request.send();
  });
}

/**
 * A clone of the story's article, or null where there is none. elsewhere: the map shows another story than the program's.
 * spare: nothing large may be fetched.
 */
export async function storyOf(host, elsewhere, spare, signal) {
  const article = await child(host, signal) ?? (elsewhere || !files.story ? null : await fetched(files.story, signal));
  await inked(elsewhere, spare);
  // Only the compiler's own markup can be the card; other words stay the page's.
  return article?.querySelector('.faultline-beat') ? document.importNode(article, true) : null;
}

/**
 * The tables that the page's own copy leaves out; null where they cannot be had. They are XML, which alone comes as a document
 * to those who cannot wait: later(tables) is called before this returns where `now` is true, for a sheet about to be printed.
 */
export function tables(host, now, later) {
  if (host.hasAttribute('src') || !files.tables) {
    later(null);
    return;
  }
  const request = new XMLHttpRequest();
  request.open('GET', files.tables, !now);
  request.overrideMimeType('text/xml');
  request.onload = () => later(request.responseXML && document.importNode(request.responseXML.documentElement, true));
  request.onerror = () => later(null);
  try {
    request.send();
  } catch { // only where it does not wait
    later(null);
  }
}
