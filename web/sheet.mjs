// The bottom sheet's height: by drag, by tap and by key on its handle. A finger on the text scrolls the text.
import { SHEETS, nearestSheet, sheetHeights } from './card_shape.mjs';
import { make } from './make.mjs';

const NAMES = { peek: 'lowered', half: 'half up', full: 'up' };
const SLOP = 6; // pixels that a tap may move

export class Sheet {
  at = 'half';
  grip = make('button', { type: 'button', class: 'grip' });
  #card;
  #changed;
  #heights = sheetHeights(0, 0); // CSS pixels
  #drag = null;

  /** changed(): the height was set, or is on its way. */
  constructor(card, changed) {
    this.#card = card;
    this.#changed = changed;
    const { grip } = this;
    grip.addEventListener('pointerdown', (event) => this.#press(event));
    grip.addEventListener('pointermove', (event) => this.#move(event));
    for (const type of ['pointerup', 'pointercancel']) grip.addEventListener(type, (event) => this.#release(event));
    grip.addEventListener('click', (event) => {
      if (event.detail > 0) return; // a pointer's: told by pointerup
      this.go(SHEETS[(SHEETS.indexOf(this.at) + 1) % SHEETS.length]);
    });
    grip.addEventListener('keydown', (event) => {
      const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      this.go(SHEETS[Math.min(2, Math.max(0, SHEETS.indexOf(this.at) + step))]);
    });
  }

  get dragged() { return this.#drag !== null; }

  /** The frame has another size, or the card another shape. zoom: CSS pixels to one of the map's. */
  fit(narrow, width, height, zoom) {
    this.#heights = sheetHeights(width / zoom, height / zoom);
    for (const name of SHEETS) this.#heights[name] *= zoom;
    if (!narrow) this.#card.style.removeProperty('block-size');
    else if (!this.#drag) this.#set(this.#heights[this.at]);
    this.#say(narrow);
  }

  go(name) {
    this.at = name;
    this.#set(this.#heights[name]);
    this.#say(true);
    this.#changed();
  }

  #say(narrow) {
    if (narrow) this.#card.dataset.sheet = this.at;
    else delete this.#card.dataset.sheet;
    this.grip.setAttribute('aria-label', `Text ${NAMES[this.at]}: change its height`);
  }
  #set(height) { this.#card.style.blockSize = `${Math.round(height)}px`; }

  #press(event) {
    if (event.button !== 0) return;
    this.grip.setPointerCapture(event.pointerId);
    this.#drag = { y: event.clientY, from: this.#card.offsetHeight, last: event.clientY, time: event.timeStamp, speed: 0, far: false };
  }
  #move(event) {
    const drag = this.#drag;
    if (!drag) return;
    const up = drag.y - event.clientY;
    drag.far ||= Math.abs(up) > SLOP;
    if (!drag.far) return;
    this.#card.classList.add('dragged');
    const seconds = (event.timeStamp - drag.time) / 1000;
    if (seconds > 0) drag.speed = (drag.last - event.clientY) / seconds;
    drag.last = event.clientY;
    drag.time = event.timeStamp;
    delete this.#card.dataset.sheet; // no height's own look, on the way
    this.#set(Math.min(this.#heights.full, Math.max(this.#heights.peek * 0.6, drag.from + up)));
  }
  #release(event) {
    const drag = this.#drag;
    this.#drag = null;
    this.#card.classList.remove('dragged');
    if (!drag) return;
    const rested = event.timeStamp - drag.time > 80;
    if (event.type === 'pointercancel') this.go(this.at);
    else if (drag.far) this.go(nearestSheet(this.#heights, this.#card.offsetHeight, rested ? 0 : drag.speed));
    else this.go(SHEETS[(SHEETS.indexOf(this.at) + 1) % SHEETS.length]);
  }
}
