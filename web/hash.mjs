// What is shown, as the part of an address behind "#", and back. Readable, and only what differs from the story's own:
// #beat=3&date=2022-11-11&view=33.1,47.2,900&layers=-links&lens=control
import { LAYERS } from './layers.mjs';

/** "3" is the third beat, anything else an id. */
export const beatOf = (text) => (/^\d+$/.test(text) ? Number(text) : text);

const short = (value, digits) => String(Number(value.toFixed(digits)));

/** {beat, date, view, layers (those that are off), lens}, each only where the address says it. */
export function readHash(hash) {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const found = {};
  const take = (key, read) => {
    const value = said.get(key);
    const meant = value === null ? undefined : read(value);
    if (meant !== undefined) found[key] = meant;
  };
  take('beat', beatOf);
  take('date', String);
  take('view', (text) => {
    const [lon, lat, spanKm, ...more] = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
    return [lon, lat, spanKm].every(Number.isFinite) && more.length === 0 ? { lon, lat, spanKm } : undefined;
  });
  take('layers', (text) => text.split(',').filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
  take('lens', String);
  return found;
}

/** The address of a map's state; "" for the story's own beginning. */
export function writeHash(state) {
  const { beat, view } = state;
  const parts = [];
  if (state.date !== beat.end) parts.push(`date=${state.date}`);
  if (view.moved) parts.push(`view=${short(view.lon, 3)},${short(view.lat, 3)},${short(view.spanKm, 0)}`);
  const off = LAYERS.filter((name) => !state.layers.includes(name));
  if (off.length > 0) parts.push(`layers=${off.map((name) => `-${name}`).join(',')}`);
  if (state.lens !== state.lenses[0]) parts.push(`lens=${encodeURIComponent(state.lens)}`);
  if (parts.length > 0 || beat.index !== 1) parts.unshift(`beat=${beat.index}`);
  return parts.length > 0 ? `#${parts.join('&')}` : '';
}

/** Shows on a mounted map what readHash read; what it is silent about stays. fly: the camera travels there. */
export function openHash(map, { beat, progress, date, view, layers, lens }, fly) {
  if (beat !== undefined) map.goTo(beat, undefined, fly);
  if (progress !== undefined) map.goTo(beat, progress);
  if (date !== undefined) map.setDate(date);
  if (view !== undefined) map.setView(view);
  if (lens !== undefined) map.setLens(lens);
  if (layers !== undefined) for (const name of LAYERS) map.setLayer(name, !layers.includes(name));
}
