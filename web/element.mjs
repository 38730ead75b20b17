// <faultline-map>: the element that a page embeds. docs/embedding.md says what it takes, gives and tells.
// It owns when a map lives (web/engine.mjs is one that does) and what stands there while none does.
import { files } from 'faultline-files';
import { mount } from './engine.mjs';
import { program, story, typeface } from './load.mjs';
import { probe } from './probe.mjs';
import { Problem } from './problems.mjs';
import { furnish, makeCanvas } from './shadow.mjs';
import { storyOf } from './story.mjs';

const ATTRIBUTES = ['src', 'beat', 'poster', 'layout', 'theme', 'lens', 'reveal', 'gestures', 'prose'];

const later = () => {
  const promise = {};
  promise.promise = new Promise((resolve, reject) => Object.assign(promise, { resolve, reject }));
  promise.promise.catch(() => {}); // said on the page; who waits for it hears it too
  return promise;
};

/** "3" is the third beat, anything else an id. */
const beatOf = (text) => (text === null ? undefined : /^\d+$/.test(text) ? Number(text) : text);

export class FaultlineMap extends HTMLElement {
  static get observedAttributes() { return ATTRIBUTES; }

  #parts;
  #life = null; // while it is in a page: an AbortController that ends all it listens to
  #map = null; // the mounted map
  #canvas = null;
  #loaded = later();
  #failed = false; // and #loaded is rejected
  #wish = {}; // what was asked for before the map was there: beat, lens
  #shown = { beat: 0, lens: 0 };

  constructor() {
    super();
    this.#parts = furnish(this.attachShadow({ mode: 'open' }));
    this.#parts.status.again.addEventListener('click', () => this.#start());
  }

  connectedCallback() {
    if (this.#life) return; // moved within the page: nothing has ended
    this.#life = new AbortController();
    const { signal } = this.#life;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', () => this.#theme(), { signal });
    this.#theme();
    storyOf(this, this.hasAttribute('src'), signal).then((article) => { if (article && !signal.aborted) this.#parts.card.replaceChildren(article); });
    // At the page's first rendering, so that a script that sets attributes first is heard.
    const near = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      this.#start();
    }, { rootMargin: '100% 0%' });
    near.observe(this);
    signal.addEventListener('abort', () => near.disconnect());
  }

  disconnectedCallback() {
    queueMicrotask(() => { if (!this.isConnected) this.#end(); }); // not when it is only moved
  }

  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    if (name === 'theme') this.#theme();
    if (!this.#map) return;
    if (name === 'beat' && value !== null) this.goTo(beatOf(value));
    if (name === 'lens' && value !== null) this.setLens(value);
  }

  /** Resolves with the element when the first live frame stands; rejects with what `error` tells. */
  get loaded() { return this.#loaded.promise; }

  /** Plain JSON, or null while no map lives. */
  get state() { return this.#map?.state ?? null; }

  /** A beat by number (from 1) or id. False when there is no such beat; before the map is there it is remembered. */
  goTo(beat) {
    if (this.#map) return this.#map.goTo(beat);
    this.#wish.beat = beat;
    return true;
  }

  /** How borders are shown, by a lens's id: one of state.lenses. */
  setLens(id) {
    if (this.#map) return this.#map.setLens(id);
    this.#wish.lens = id;
    return true;
  }

  play() { this.#map?.play(); }
  pause() { this.#map?.pause(); }

  /** Focus goes to the map. With focusVisible: false no ring shows until a key is used. */
  focus(options = {}) {
    const canvas = this.#canvas;
    if (!canvas) return;
    if (options.focusVisible === false) {
      canvas.dataset.quiet = '';
      const loud = () => delete canvas.dataset.quiet;
      canvas.addEventListener('keydown', loud, { once: true });
      canvas.addEventListener('blur', loud, { once: true });
    }
    canvas.focus(options);
  }

  #dark() {
    const theme = this.getAttribute('theme');
    return theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  }
  #theme() {
    this.#parts.frame.dataset.theme = this.#dark() ? 'dark' : 'light';
    this.#map?.setDark(this.#dark());
  }

  #say(sentence, { retry = false, share = null } = {}) {
    const { box, words, bar, again } = this.#parts.status;
    words.textContent = sentence;
    bar.hidden = share === null;
    bar.value = share ?? 0;
    again.hidden = !retry;
    box.hidden = !sentence;
  }

  #tell(type, detail) {
    // An `error` that bubbled would reach the page's own window.onerror.
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: type !== 'error', composed: true }));
  }

  async #start() {
    if (this.#canvas || !this.#life) return;
    const { signal } = this.#life;
    if (this.#failed) this.#loaded = later();
    this.#failed = false;
    const canvas = this.#canvas = makeCanvas();
    const mine = () => this.#canvas === canvas && !signal.aborted;
    this.#say('Loading the map…', { share: 0 });
    try {
      probe();
      const src = this.getAttribute('src');
      const [wasm, fonts, pack] = await Promise.all([
        program((share) => { if (mine()) this.#parts.status.bar.value = share; }),
        typeface(src !== null),
        src === null ? undefined : story(src, this.hasAttribute('same-origin'), signal),
        this.#parts.style,
      ]);
      if (!mine()) return;
      this.#parts.map.prepend(canvas);
      const map = await mount(canvas, {
        program: wasm,
        fonts,
        pack,
        cells: files.cells,
        beat: this.#wish.beat ?? beatOf(this.getAttribute('beat')),
        lens: this.#wish.lens ?? this.getAttribute('lens') ?? undefined,
        dark: this.#dark(),
        reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
        onFrame: (running) => this.#frame(running),
        onLost: () => this.#say('The graphics card took a break; the map comes back by itself.'),
        onRestored: () => this.#say(''),
        onFailed: (problem) => this.#fail(problem),
      });
      if (!mine()) {
        map.destroy();
        return;
      }
      this.#map = map;
      this.#say('');
      this.#parts.frame.classList.add('live');
      this.#loaded.resolve(this);
      this.#tell('ready', {});
      this.#frame(map);
    } catch (error) {
      if (mine()) this.#fail(error instanceof Problem ? error : new Problem('stopped'));
    }
  }

  #frame(map) {
    if (!this.#map) return;
    const { beat, lens } = map;
    const before = this.#shown;
    if (beat === before.beat && lens === before.lens) return;
    this.#shown = { beat, lens };
    if (beat !== before.beat) {
      const { state } = map;
      this.#tell('beatchange', { beat: state.beat, date: state.date });
    }
    this.#tell('change', {});
  }

  #fail(problem) {
    this.#drop();
    this.#say(problem.message, { retry: problem.retry });
    this.#loaded.reject(problem); // and stays so until another try: who asks later hears it too
    this.#failed = true;
    this.#tell('error', { code: problem.code, message: problem.message });
  }

  /** No map from here on; the poster stands. */
  #drop() {
    this.#map?.destroy();
    this.#map = null;
    this.#canvas?.remove();
    this.#canvas = null;
    this.#shown = { beat: 0, lens: 0 };
    this.#parts.frame.classList.remove('live');
  }

  #end() {
    this.#life?.abort();
    this.#life = null;
    this.#drop();
    this.#say('');
    this.#loaded = later();
    this.#failed = false;
  }
}

for (const name of ATTRIBUTES) {
  if (name === 'lens' || name === 'beat') continue;
  Object.defineProperty(FaultlineMap.prototype, name, {
    get() { return this.getAttribute(name); },
    set(value) { this.setAttribute(name, value); },
    configurable: true,
    enumerable: true,
  });
}

if (!customElements.get('faultline-map')) customElements.define('faultline-map', FaultlineMap);
