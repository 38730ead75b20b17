// What stands in the element's shadow root. Nothing has an id that a page could meet.
import { files } from 'faultline-files';
import { controls } from './controls.mjs';
import { make } from './make.mjs';

/**
 * Fills the shadow root and returns its places. press(key) is told what the map's own buttons stand for.
 *   style     resolves when the style sheet is there (or will not be)
 *   frame     everything but the style sheet; data-phase is idle, asking, loading, live or failed, data-theme light or dark
 *   poster    slot for the picture that stands where the map will be
 *   map       where the canvas stands
 *   buttons   the map's own buttons; hint: a few words on a gesture
 *   card      where the story's text stands, when it is HTML
 *   menu      for buttons about the whole map
 *   status    the one place for plain sentences, with a bar and a button
 */
export function furnish(root, press) {
  const link = make('link', { rel: 'stylesheet', href: files.css });
  const style = new Promise((resolve) => { link.onload = link.onerror = resolve; });
  const poster = make('slot', { name: 'poster' });
  const map = make('div', { class: 'map', part: 'map' });
  const buttons = controls(press);
  const hint = make('p', { class: 'hint', 'aria-hidden': 'true', hidden: '' });
  const card = make('div', { class: 'card', part: 'card', hidden: '' });
  const menu = make('div', { class: 'menu', part: 'menu' });
  const words = make('p', { role: 'status' });
  const bar = make('progress', { max: 1, value: 0, 'aria-label': 'Loading', hidden: '' });
  const button = make('button', { type: 'button', hidden: '' });
  const status = make('div', { class: 'status empty', part: 'status' }, words, bar, button);
  const frame = make('div', { class: 'frame', part: 'frame', lang: 'en' }, poster, map, buttons, hint, card, menu, status);
  root.append(link, frame);
  return { style, frame, poster, map, buttons, hint, card, menu, status: { box: status, words, bar, button } };
}

export const makeCanvas = () => make('canvas', { tabindex: 0, role: 'application', 'aria-label': 'Map' });
