// The life of one element's map: from the poster to the live map, back to the poster while it is far away or when it fails,
// and again. web/engine.mjs is the map while it lives.
import { files } from 'faultline-files';
import { mount } from './engine.mjs';
import { gesturesOf, refusals } from './gestures.mjs';
import { beatOf, openHash, readHash, writeHash } from './hash.mjs';
import { admit, leave, trim } from './keeper.mjs';
import { program, story, typeface } from './load.mjs';
import { probe } from './probe.mjs';
import { Problem } from './problems.mjs';
import { makeCanvas } from './shadow.mjs';
import { TOLD } from './told.mjs';

const NEAR = '100% 0%'; // a screen before it is seen, a map begins to load
const LOST_SECONDS = 4; // how long a lost context may take to come back by itself
// How often a program that stopped is begun anew unasked. What stops it may be the engine and not the program:
// WebKit's (2.50) traps now and then while it compiles.
const REVIVALS = 3;

/** Whether nothing large may be fetched before the reader says so. */
export const asksFirst = (host) => host.getAttribute('reveal') === 'interaction' || navigator.connection?.saveData;

export class Stage {
  map = null; // while it lives
  wish = {}; // what it shall show when it comes: an address (web/hash.mjs), without what the element's attributes say
  asked = false; // the reader has asked for the map
  onScreen = false;
  #host;
  #parts;
  #tell;
  #signal = null; // of the element's time in a page
  #canvas = null;
  #near = false;
  #lostTimer = 0;
  #place = null; // the map's state when it last rested or began a part
  #revivals = 0;

  /** tell: {opening(), open(map) before its first frame, ready(map), frame(map, why, bits), refused(kind), progress(share), failed(problem)} */
  constructor(host, parts, tell) {
    this.#host = host;
    this.#parts = parts;
    this.#tell = tell;
    parts.status.button.addEventListener('click', () => {
      this.asked = true;
      this.#revivals = 0;
      this.wake(true);
    });
  }

  /** The element has come into a page; until `signal`. */
  begin(signal) {
    this.#signal = signal;
    this.#phase('idle');
    this.refused = refusals(this.#parts.hint, signal, (kind) => this.#tell.refused(kind));
    const watch = (rootMargin, see) => {
      const observer = new IntersectionObserver((entries) => see(entries[entries.length - 1].isIntersecting), { rootMargin });
      observer.observe(this.#host);
      signal.addEventListener('abort', () => observer.disconnect());
    };
    // Without its style the element has no size, so that all of a page's would be near. This is also after a script that
    // sets attributes first.
    this.#parts.style.then(() => {
      if (signal.aborted) return;
      watch(NEAR, (near) => { this.#near = near; this.wake(); });
      watch('0px', (on) => {
        this.onScreen = on;
        this.#see();
        if (!on) trim();
      });
    });
    document.addEventListener('visibilitychange', () => this.#see(), { signal });
    for (const type of ['fullscreenchange', 'webkitfullscreenchange']) document.addEventListener(type, () => this.gestures(), { signal });
    matchMedia('(prefers-reduced-motion: reduce)').addEventListener('change', (query) => this.map?.setReducedMotion(query.matches), { signal });
    signal.addEventListener('abort', () => {
      this.#drop();
      this.#say('');
      this.#signal = null;
      this.asked = false;
    });
  }

  /** How far off the screen it is, pixels; 0 on it. */
  get distance() {
    if (this.onScreen) return 0;
    const box = this.#host.getBoundingClientRect();
    return Math.max(1, box.top - innerHeight, -box.bottom);
  }

  #see() {
    const seen = this.onScreen && document.visibilityState === 'visible';
    if (this.map) this.map.awake = seen;
    if (seen) {
      this.gestures();
      this.wake();
    }
  }

  /** Whose gestures are; asked anew whenever the answer may be another. */
  gestures() {
    if (!this.#canvas) return;
    const mode = gesturesOf(this.#host, this.#host.getAttribute('gestures'));
    this.#canvas.dataset.gestures = mode;
    this.map?.setCooperative(mode === 'cooperative');
  }

  /** Brings the map if it may come. again: also after a failure. */
  wake(again = false) {
    const { phase } = this.#parts.frame.dataset;
    if (!this.#signal || this.#canvas || (phase === 'failed' && !again) || !(this.#near || this.onScreen || again)) return;
    if (asksFirst(this.#host) && !this.asked) {
      this.#phase('asking');
      this.#say('', { button: 'Show the interactive map' });
    } else if (admit(this)) {
      this.#start();
    }
  }

  async #start() {
    const signal = this.#signal;
    const canvas = this.#canvas = makeCanvas();
    const gone = () => this.#canvas !== canvas || signal.aborted;
    this.#phase('loading');
    this.#say('Loading the map…', { share: 0 });
    this.#tell.opening();
    let map = null;
    let first = null; // what the frames before it is said to be there told
    try {
      probe();
      const src = this.#host.getAttribute('src') ?? files.pack ?? null;
      const [wasm, fonts, pack] = await Promise.all([
        program((share) => {
          if (gone()) return;
          this.#parts.status.bar.value = share;
          this.#tell.progress(share);
        }),
        typeface(src !== null),
        src === null ? undefined : story(src, this.#host.hasAttribute('same-origin'), signal),
        this.#parts.style,
      ]);
      if (gone()) return;
      this.#parts.map.append(canvas);
      this.gestures();
      map = await mount(canvas, {
        program: wasm,
        fonts,
        pack,
        cells: files.cells,
        dark: this.#parts.frame.dataset.theme === 'dark',
        reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
        open: (mounted) => {
          this.#tell.open(mounted);
          openHash(mounted, { ...this.#attributes(), ...this.wish }, false);
        },
        onFrame: (running, why, bits) => {
          if (!why || bits & TOLD.beat) this.#place = running.state;
          if (this.map) this.#tell.frame(running, why, bits);
          else first = [why, (first?.[1] ?? 0) | bits];
        },
        onRefused: (kind) => this.refused(kind),
        onLost: () => this.#lost(),
        onRestored: () => { clearTimeout(this.#lostTimer); this.#say(''); },
        onFailed: (problem) => { if (!gone()) this.#stopped(problem); },
      });
      if (gone()) {
        map.destroy();
        return;
      }
      this.map = map;
      this.#say('');
      this.#phase('live');
      this.gestures();
      this.#tell.ready(map);
      this.#tell.frame(map, first[0], first[1] | TOLD.beat);
      this.#see();
    } catch (error) {
      map?.destroy();
      if (!gone()) this.#stopped(error instanceof Problem ? error : Object.assign(new Problem('stopped'), { cause: error }));
    }
  }

  #attributes() {
    const said = {};
    const beat = this.#host.getAttribute('beat');
    const lens = this.#host.getAttribute('lens');
    if (beat !== null) said.beat = beatOf(beat);
    if (lens !== null) said.lens = lens;
    return said;
  }

  #lost() {
    clearTimeout(this.#lostTimer);
    if (!this.onScreen || document.visibilityState !== 'visible') { // taken for another map's sake: it comes when it is seen
      this.release();
      return;
    }
    this.#say('The graphics card took a break; the map comes back by itself.');
    this.#lostTimer = setTimeout(() => this.fail(new Problem('context-lost')), LOST_SECONDS * 1000);
  }

  /** Gives the context back; the map comes again as it is when it is near. */
  release() {
    this.#remember();
    this.#drop();
    this.#say('');
    this.#phase('idle');
  }

  /** Another story: begins anew. */
  restart() {
    this.wish = {};
    this.#drop();
    this.#say('');
    this.#phase('idle');
    this.wake();
  }

  /** It has failed. */
  #stopped(problem) {
    if (problem.code !== 'stopped' || this.#revivals >= REVIVALS) {
      this.fail(problem);
      return;
    }
    this.#revivals += 1;
    this.release();
    this.wake(true);
  }

  fail(problem) {
    this.#remember();
    this.#drop();
    this.#phase('failed');
    this.#say(problem.message, { button: problem.retry && 'Try again' });
    this.#tell.failed(problem);
  }

  #remember() {
    const state = this.map && (this.map.state ?? this.#place); // one that has stopped says nothing any more
    if (state) this.wish = { beat: 1, ...readHash(writeHash(state)) };
  }

  #drop() {
    clearTimeout(this.#lostTimer);
    this.map?.destroy();
    this.map = null;
    this.#canvas?.remove();
    this.#canvas = null;
    leave(this);
  }

  #phase(phase) { this.#parts.frame.dataset.phase = phase; }

  #say(sentence, { button = '', share = null } = {}) {
    const { box, words, bar, button: press } = this.#parts.status;
    words.textContent = sentence;
    bar.hidden = share === null;
    bar.value = share ?? 0;
    press.hidden = !button;
    press.textContent = button || '';
    box.classList.toggle('empty', !sentence && !button); // and not hidden: a voice hears only of changes in what is there
  }
}
