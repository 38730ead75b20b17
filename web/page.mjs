// The stand-alone page: finds out what may be shown, shows progress, mounts the map, and says in plain words what is wrong.
import { mount, probe } from './engine.mjs';

/* global WASM_FILE, WASM_BYTES, FONT_FILES -- put in by web/build.mjs */

const canvas = document.querySelector('canvas');
const status = document.querySelector('[role=status]');
const progress = document.querySelector('progress');

function say(message) {
  status.textContent = message;
  status.hidden = !message;
}

/** ?story= names a pack of this site; anything else could show a stranger's story under a publisher's name. */
async function storyFromAddress() {
  const path = new URLSearchParams(location.search).get('story');
  if (path === null) return undefined;
  let url;
  try {
    url = new URL(path, location.href);
  } catch {
    throw new Error(`The story's address ${path} is not one.`);
  }
  if (url.origin !== location.origin) throw new Error('The story in the address is on another site, so it is not shown.');
  const response = await fetch(url, { redirect: 'error' }).catch(() => { throw new Error(`The story ${path} could not be loaded.`); });
  if (!response.ok) throw new Error(`The story ${path} could not be loaded (${response.status}).`);
  return response.arrayBuffer();
}

const fromAddress = (key) => new URLSearchParams(location.hash.slice(1)).get(key) ?? undefined;
const beatFromAddress = () => {
  const value = fromAddress('beat');
  if (value === undefined) return undefined;
  return /^\d+$/.test(value) ? Number(value) : value;
};

/** The address says what is shown: the beat, and the lens where it is not the story's first. */
function follow(beat, lens) {
  const hash = `#beat=${beat}${lens ? `&lens=${lens}` : ''}`;
  if (location.hash !== hash) history.replaceState(null, '', hash);
}

/** The whole typeface, for a story that the program was not made with. */
const fontFiles = () => Promise.all(FONT_FILES.map(async (file) => {
  const response = await fetch(new URL(file, document.baseURI)).catch(() => null);
  if (!response?.ok) throw new Error('The typeface for this story could not be loaded.');
  return response.arrayBuffer();
}));

async function start() {
  probe();
  const pack = await storyFromAddress();
  const fonts = pack && await fontFiles();
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let shown = 0, lens = 0;
  const map = await mount(canvas, {
    wasm: { url: new URL(WASM_FILE, document.baseURI), bytes: WASM_BYTES },
    cells: new URL('cells', document.baseURI).href,
    pack,
    fonts,
    beat: beatFromAddress(),
    lens: fromAddress('lens'),
    dark: dark.matches,
    reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
    onProgress: (share) => { progress.value = share; },
    onFrame: (running) => {
      if (running.beat === shown && running.lens === lens) return;
      shown = running.beat;
      lens = running.lens;
      follow(shown, lens > 0 ? running.state.lens : '');
    },
    onLost: (why) => say(why ?? 'The graphics card took a break; the map comes back by itself.'),
    onRestored: () => say(''),
  });
  dark.addEventListener('change', () => map.setDark(dark.matches));
  addEventListener('hashchange', () => {
    const beat = beatFromAddress();
    if (beat !== undefined) map.goTo(beat);
    const named = fromAddress('lens');
    if (named !== undefined) map.setLens(named);
  });
  progress.hidden = true;
  say('');
  // The keys work at once; the ring waits until somebody uses them, or every reader would see a frame about the map.
  canvas.dataset.quiet = '';
  const loud = () => delete canvas.dataset.quiet;
  canvas.addEventListener('keydown', loud, { once: true });
  canvas.addEventListener('blur', loud, { once: true });
  canvas.focus({ preventScroll: true });
  return map;
}

let map = null;
const ready = start().then((mounted) => { map = mounted; }, (error) => {
  progress.hidden = true;
  say(error.message);
  throw error;
});
ready.catch(() => {}); // said on the page; a host that waits for ready hears it too

window.faultline = {
  ready,
  /** Plain JSON, or null before ready. */
  get state() { return map?.state ?? null; },
  /** A beat by number (from 1) or id. */
  goTo: (beat) => map?.goTo(beat) ?? false,
  /** How borders are shown, by a lens's id: one of state.lenses. */
  setLens: (id) => map?.setLens(id) ?? false,
  play: () => map?.play(),
  pause: () => map?.pause(),
};
