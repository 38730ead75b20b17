// The page that gives out the embed code: what is chosen goes into the code and into the frame below it.
import { HEIGHTS, snippet } from './snippet.mjs';

const form = document.querySelector('form');
const code = document.querySelector('textarea');
const button = document.querySelector('button');
const status = document.querySelector('[role=status]');
let frame = document.querySelector('iframe');

const address = (name) => new URL(name, document.baseURI).href;

/** The page of the frame and what is behind its "#". Every part has a page, so that the right picture is there at once. */
function pageOf({ beat, theme, layout }, page) {
  const parts = new URLSearchParams();
  if (theme) parts.set('theme', theme);
  if (layout) parts.set('layout', layout);
  const text = parts.toString();
  return address(beat === '1' ? page : page.replace('.html', `-${beat}.html`)) + (text && `#${text}`);
}

function write() {
  const chosen = Object.fromEntries(new FormData(form));
  const { page, image, loader, title } = code.dataset;
  code.value = snippet({
    page: pageOf(chosen, page),
    image: address(image.replace('beat-1', `beat-${chosen.beat}`)),
    loader: chosen.height === 'auto' ? address(loader) : '',
    height: chosen.height === 'auto' ? HEIGHTS.wide : Number(chosen.height),
    title,
    alternative: form.elements.beat.selectedOptions[0].dataset.alternative,
  });
  frame.height = chosen.height === 'auto' ? HEIGHTS.wide : chosen.height;
  const wanted = pageOf(chosen, page);
  if (frame.src === wanted) return;
  // Another fragment alone would not load the frame's page again, and theme and layout are read once.
  const next = frame.cloneNode();
  next.src = wanted;
  frame.replaceWith(next);
  frame = next;
}

async function copy() {
  code.select();
  try {
    await navigator.clipboard.writeText(code.value);
    status.textContent = 'Copied.';
  } catch { // not allowed here: the text stands selected
    status.textContent = 'Selected: copy it with Ctrl+C or ⌘C.';
  }
}

form.hidden = false;
button.hidden = false;
form.addEventListener('change', () => { status.textContent = ''; write(); });
form.addEventListener('submit', (event) => event.preventDefault());
button.addEventListener('click', copy);
write();
