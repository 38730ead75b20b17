// <faultline-map>: the element that a page embeds. docs/embedding.md says what it takes, gives and tells.
import { Card } from './card.mjs';
import { beatOf, openHash, readHash, writeHash } from './hash.mjs';
import { keyIndex } from './input.mjs';
import { make } from './make.mjs';
import { furnish } from './shadow.mjs';
import { Stage, asksFirst } from './stage.mjs';
import { storyOf } from './story.mjs';
import { IN_ADDRESS, TOLD } from './told.mjs';

const ATTRIBUTES = ['src', 'beat', 'poster', 'layout', 'theme', 'lens', 'reveal', 'gestures', 'prose', 'report']; // each a property, too

const later = () => {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  made.promise.catch(() => {}); // said on the page; who waits for it hears it too
  return made;
};

export class FaultlineMap extends HTMLElement {
  static get observedAttributes() { return ATTRIBUTES; }

  #parts;
  #stage;
  #card;
  #life = null; // while it is in a page: an AbortController that ends all it listens to
  #loaded = later();
  #failed = false; // and #loaded is rejected
  #news = 0; // bits of web/told.mjs since the map last rested

  constructor() {
    super();
    this.#parts = furnish(this.attachShadow({ mode: 'open' }), (key) => this.#stage.map?.press(keyIndex(key)));
    this.#stage = new Stage(this, this.#parts, {
      opening: () => this.#opening(),
      progress: (share) => this.#dispatch('loadprogress', { share }),
      ready: () => {
        this.#card.frame(this.#stage.map, 0);
        this.#loaded.resolve(this);
        this.#dispatch('ready', {});
        // A clicker's keys go where the focus is: on a stage to the map, unless somebody is elsewhere.
        if (this.getAttribute('layout') === 'stage' && document.activeElement === document.body) this.focus({ focusVisible: false });
      },
      open: (map) => this.#card.open(map),
      frame: (map, why, bits) => this.#frame(map, why, bits),
      refused: (gesture) => this.#dispatch('gesturerefused', { gesture }),
      failed: (problem) => {
        this.#loaded.reject(problem); // and stays so until another try: who asks later hears it too
        this.#failed = true;
        this.#dispatch('error', { code: problem.code, message: problem.message, cause: problem.cause });
      },
    });
    this.#card = new Card(this, this.#parts, () => this.#stage.map);
    // Focus that a script moves after a press, into the card and back, would show a ring: only a key does (keyup: of the Tab that came in).
    const { frame } = this.#parts;
    for (const type of ['pointerdown', 'keydown', 'keyup']) frame.addEventListener(type, () => frame.toggleAttribute('data-pressed', type === 'pointerdown'), true);
  }

  connectedCallback() {
    if (this.#life) return; // moved within the page: nothing has ended
    this.#life = new AbortController();
    const { signal } = this.#life;
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#theme(), { signal });
    this.#theme();
    storyOf(this, this.hasAttribute('src'), asksFirst(this), signal).then((article) => { if (!signal.aborted) this.#card.take(article); });
    this.#card.begin(signal);
    this.#card.preview(this.#stage.wish.beat ?? beatOf(this.getAttribute('beat') ?? '1'));
    this.#stage.begin(signal);
  }

  disconnectedCallback() {
    queueMicrotask(() => { // not at once: it may only be moved
      if (this.isConnected || !this.#life) return;
      this.#life.abort();
      this.#life = null;
      this.#loaded = later();
      this.#failed = false;
    });
  }

  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    if (name === 'theme') this.#theme();
    if (name === 'poster') this.#parts.poster.replaceChildren(...(value === null ? [] : [make('img', { src: value, alt: '', part: 'poster' })]));
    if (name === 'gestures') this.#stage.gestures();
    if (!this.#life) return;
    if (['layout', 'prose', 'report'].includes(name)) this.#card.arrange();
    if (name === 'src') this.#stage.restart();
    if (name === 'reveal') this.#stage.wake();
    if (name === 'beat' && value !== null) this.goTo(beatOf(value));
    if (name === 'lens' && value !== null) this.setLens(value);
  }

  /** Resolves with the element when the first live frame stands; rejects with what `error` tells. */
  get loaded() { return this.#loaded.promise; }

  /** Plain JSON, or null while no map lives. */
  get state() { return this.#stage.map?.state ?? null; }

  /** What is shown as the part of an address behind "#"; "" for the story's own beginning. May be set. */
  get hash() {
    const { state } = this;
    return state ? writeHash(state) : '';
  }
  set hash(hash) {
    const said = readHash(String(hash));
    const { map } = this.#stage;
    if (!map) {
      this.#stage.wish = said;
      this.#card.preview(said.beat ?? 1);
    } else if (writeHash(map.state) !== hash) {
      openHash(map, { beat: 1, layers: [], lens: map.state.lenses[0], ...said }, true);
    }
  }

  /**
   * A beat by number (from 1) or id: its end date, or with progress (0 to 1) that share of its span. False when there is no
   * such beat. Before the map is there it is remembered.
   */
  goTo(beat, progress) {
    const { map } = this.#stage;
    if (map) return map.goTo(beat, progress);
    this.#stage.wish = { ...this.#stage.wish, beat, progress, date: undefined, view: undefined };
    this.#card.preview(beat);
    return true;
  }

  /** How borders are shown, by a lens's id: one of state.lenses. */
  setLens(lens) { return this.#ask((map) => map.setLens(lens), () => ({ lens })); }

  /** Shows or hides fronts, links, areas, places or labels. False when there is no such layer. */
  setLayer(name, on = true) {
    return this.#ask((map) => map.setLayer(name, on), ({ layers = [] }) => (
      { layers: on ? layers.filter((other) => other !== name) : [...layers, name] }));
  }

  play() { this.#stage.map?.play(); }
  pause() { this.#stage.map?.pause(); }

  /** Focus goes to the map. With focusVisible: false no ring shows until a key is used. */
  focus(options = {}) {
    const canvas = this.#parts.map.firstElementChild;
    if (!canvas) return;
    if (options.focusVisible === false) this.#parts.frame.toggleAttribute('data-pressed', true);
    canvas.focus(options);
  }

  /** Asks the map, or remembers the wish for when it comes. */
  #ask(now, wish) {
    const { map } = this.#stage;
    if (map) return now(map);
    this.#stage.wish = { ...this.#stage.wish, ...wish(this.#stage.wish) };
    return true;
  }

  #opening() {
    this.#news = 0;
    if (this.#failed) this.#loaded = later();
    this.#failed = false;
  }

  #frame(map, why, bits) {
    this.#news |= bits;
    this.#card.frame(map, bits);
    if (bits & TOLD.beat) {
      const { state } = map;
      this.#parts.map.firstElementChild.setAttribute('aria-label', `Map: ${state.title}. Part ${state.beat.index} of ${state.beats}: ${state.beat.title}`);
      this.#dispatch('beatchange', { beat: state.beat, date: state.date });
    }
    if (bits & (TOLD.beat | TOLD.day)) this.#dispatch('progress', { beat: map.beat, progress: map.progress, date: map.date });
    if (bits & TOLD.panels) this.#parts.frame.classList.toggle('legend-open', map.state.legendOpen);
    if (bits & TOLD.selection) this.#dispatch('select', { selected: map.state.selected });
    if (why || !(this.#news & IN_ADDRESS)) return;
    if (this.#news & (TOLD.beat | TOLD.day)) this.#card.changed(map.state);
    this.#news = 0;
    this.#dispatch('change', { hash: this.hash });
  }

  #theme() {
    const theme = this.getAttribute('theme');
    const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
    this.#parts.frame.dataset.theme = dark ? 'dark' : 'light';
    this.#stage?.map?.setDark(dark);
  }

  #dispatch(type, detail) {
    // An `error` that bubbled would reach the page's own window.onerror.
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: type !== 'error', composed: true }));
  }
}

for (const name of ATTRIBUTES) {
  Object.defineProperty(FaultlineMap.prototype, name, {
    get() { return this.getAttribute(name); },
    set(value) { if (value === null || value === undefined) this.removeAttribute(name); else this.setAttribute(name, value); },
    configurable: true,
    enumerable: true,
  });
}

if (!customElements.get('faultline-map')) customElements.define('faultline-map', FaultlineMap);
