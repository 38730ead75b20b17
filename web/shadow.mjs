// What stands in the element's shadow root. Built with createElement only: no markup is parsed, so it passes under
// Trusted Types, and nothing has an id that a page could meet.
import { files } from 'faultline-files';

function make(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/**
 * Fills the shadow root and returns its places:
 *   style     resolves when the style sheet is there (or will not be)
 *   frame     everything but the style sheet
 *   poster    slot for the picture that stands where the map will be
 *   map       where the canvas stands, and what lies over it
 *   card      where the story's text stands, when it is HTML
 *   menu      for buttons about the whole map
 *   status    the one place for plain sentences, with a bar and a button
 */
export function furnish(root) {
  const link = make('link', { rel: 'stylesheet', href: files.css });
  const style = new Promise((resolve) => { link.onload = link.onerror = resolve; });
  const poster = make('slot', { name: 'poster' });
  const map = make('div', { class: 'map', part: 'map' });
  const card = make('div', { class: 'card', part: 'card', hidden: '' });
  const menu = make('div', { class: 'menu', part: 'menu' });
  const words = make('p', { role: 'status' });
  const bar = make('progress', { max: 1, value: 0, 'aria-label': 'Loading', hidden: '' });
  const again = make('button', { type: 'button', hidden: '' }, 'Try again');
  const status = make('div', { class: 'status', part: 'status' }, words, bar, again);
  const frame = make('div', { class: 'frame', part: 'frame', lang: 'en' }, poster, map, card, menu, status);
  root.append(link, frame);
  return { style, frame, poster, map, card, menu, status: { box: status, words, bar, again } };
}

export function makeCanvas() {
  return make('canvas', { tabindex: 0, role: 'application', 'aria-label': 'Map' });
}
