// Buttons for what else takes a pinch or a drag: every move of the map by single presses.
import { make } from './make.mjs';

const STEPS = { up: 'ArrowUp', left: 'ArrowLeft', right: 'ArrowRight', down: 'ArrowDown' };
const ARROWS = { up: '↑', left: '←', right: '→', down: '↓' };

/** A group of buttons; press(key) is told the key that does the same. */
export function controls(press) {
  const button = (name, sign, action) => {
    const made = make('button', { type: 'button', 'aria-label': name, title: name }, make('span', { 'aria-hidden': 'true' }, sign));
    made.addEventListener('click', action);
    return made;
  };
  const pad = make('div', { class: 'pad', role: 'group', 'aria-label': 'Move the map', hidden: '' },
    ...Object.entries(STEPS).map(([way, key]) => {
      const made = button(`Move ${way}`, ARROWS[way], () => press(key));
      made.classList.add(way);
      return made;
    }));
  const move = button('Move the map', '✥', () => {
    pad.hidden = !pad.hidden;
    move.setAttribute('aria-expanded', String(!pad.hidden));
  });
  move.setAttribute('aria-expanded', 'false');
  return make('div', { class: 'controls', part: 'controls', role: 'group', 'aria-label': 'Map view' },
    button('Zoom in', '+', () => press('+')), button('Zoom out', '−', () => press('-')), move, pad);
}
