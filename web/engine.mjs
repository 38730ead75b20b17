// The map's platform layer in the browser: one canvas, its events, its frames, its fetches. It takes nothing from the page:
// no id, no window-wide key, no wheel outside the canvas. A frame is asked for only when something wants one.
// The only user of the program's exported functions (src/platform/web.cpp).
import createModule from 'faultline-module';
import { watchSize } from './canvas_size.mjs';
import { listen } from './canvas_input.mjs';
import { cellFetcher } from './cells.mjs';
import { coloursOf } from './colours.mjs';
import { coreOf } from './core.mjs';
import { Problem } from './problems.mjs';
import { verbsOf } from './verbs.mjs';

const MOST_TIMES_LOST = 5; // a graphics card that takes a map away again and again will not keep it

/** An instance of the compiled program. One instance is one map. */
const instantiate = (canvas, program) => new Promise((resolve, reject) => {
  createModule({
    canvas,
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(program, imports).then(done, () => reject(new Problem('memory')));
      return {};
    },
  }).then(resolve, reject);
});

/**
 * Mounts a map on a canvas. options: program (WebAssembly.Module), cells (folder URL of finer geography), pack (ArrayBuffer,
 * else the built-in story), fonts ([regular, semibold] TrueType ArrayBuffers), dark, reducedMotion, open(map) for what it
 * shall show at first; and to be told: onFrame(map, why, told), onRefused(kind), onLost(), onRestored(), onFailed(problem).
 * Resolves when the first frame has been drawn; rejects with a Problem. A map is what web/verbs.mjs gives, with
 *   awake     while false no frame is drawn and no timer runs; what was asked for is drawn afterwards
 *   destroy() ends it for good; its context goes back to the browser at once
 */
export async function mount(canvas, options) {
  const stop = new AbortController();
  const { signal } = stop;
  let map = null;
  let mounted = false;
  let early = null; // what failed before the first frame stood
  let fail = () => {}; // ends the wait for it
  const failed = (problem) => {
    stop.abort();
    map?.destroy();
    early ??= problem;
    if (mounted) options.onFailed(problem);
    else fail(problem);
  };
  const alive = () => { if (early) throw early; };
  const core = coreOf(await instantiate(canvas, options.program), failed);
  const { text, given } = core;

  core.create(options.dark ? 1 : 0, options.reducedMotion ? 1 : 0, ...given(options.fonts[0], (p, n) => [p, n]), ...given(options.fonts[1], (p, n) => [p, n]));
  const tokens = [];
  for (let name; (name = text(core.token_name(tokens.length)));) tokens.push(name);
  const readColours = () => core.saying(coloursOf(canvas, tokens), core.tokens);
  readColours();
  const fault = text(options.pack ? given(options.pack, core.load) : core.load(0, 0));
  alive();
  if (fault) throw new Problem('story-damaged', fault);

  let pending = 0;
  let timer = 0;
  let wanted = false; // a frame is
  let awake = true;
  let lost = 0; // times in a row
  let away = false; // the context is
  let size = null; // of the canvas, from the next frame on
  let last = null; // the size in force
  let zoom = 1;
  let drawn = null;

  const antialias = () => (devicePixelRatio < 2 ? 1 : 0);
  function schedule() {
    if (wanted && awake && !away && !pending && !signal.aborted) pending = requestAnimationFrame(frame);
  }
  function request() {
    wanted = true;
    schedule();
  }
  function rest() {
    cancelAnimationFrame(pending);
    clearTimeout(timer);
    pending = timer = 0;
  }
  function frame(milliseconds) {
    rest();
    wanted = false;
    if (size) { // here and not when it was told: a canvas is cleared by a new size, and would be shown empty
      if (canvas.width !== size.width) canvas.width = size.width;
      if (canvas.height !== size.height) canvas.height = size.height;
      core.resize(size.width, size.height, size.dpr * zoom);
      last = size;
      size = null;
    }
    const why = core.frame(milliseconds / 1000);
    if (signal.aborted) return; // it has failed
    lost = 0;
    canvas.style.cursor = core.hand() ? 'pointer' : '';
    for (let cell = core.next_cell(); cell >= 0; cell = core.next_cell()) fetchCell(cell, core.cell_crc(cell));
    if (why) request();
    const later = core.wake(); // seconds until something changes by itself; below 0 for never
    if (!why && later >= 0) timer = setTimeout(request, later * 1000);
    if (core.refused()) options.onRefused('touch');
    options.onFrame(map, why, core.told());
    drawn();
  }
  const fetchCell = cellFetcher(options.cells, signal, (cell, bytes) => {
    given(bytes, (p, n) => core.cell(cell, p, n));
    request();
  });

  /** A new context; false while there is none. */
  function enter() {
    const problem = text(core.context(antialias()));
    alive();
    if (canvas.getContext('webgl2')?.isContextLost()) return false; // it is told, too, and comes back
    if (problem) throw new Problem('no-webgl', problem);
    return true;
  }
  const on = (type, listener) => canvas.addEventListener(type, listener, { signal });
  on('webglcontextlost', (event) => {
    event.preventDefault(); // or the browser never gives it back
    away = true;
    rest();
    core.context_lost();
    lost += 1;
    if (lost > MOST_TIMES_LOST) failed(new Problem('context-lost'));
    else options.onLost();
  });
  on('webglcontextrestored', () => {
    try {
      if (!enter()) return;
    } catch {
      failed(new Problem('context-lost'));
      return;
    }
    away = false;
    options.onRestored();
    request();
  });

  map = Object.defineProperties(verbsOf(core, request), Object.getOwnPropertyDescriptors({
    /** Takes the page's custom properties anew, too. */
    setDark(dark) { readColours(); core.theme(dark ? 1 : 0); request(); },
    setReducedMotion(on) { core.reduced_motion(on ? 1 : 0); request(); },
    /** CSS pixels to one of the map's: how large its words and panels are. */
    setZoom(factor) {
      if (factor === zoom) return;
      zoom = factor;
      size ??= last;
      request();
    },
    setCooperative(on) { core.cooperative(on ? 1 : 0); },
    get awake() { return awake; },
    set awake(on) {
      if (on === awake) return;
      awake = on;
      if (on) request(); // also for a timer that was stopped
      else rest();
    },
    destroy() {
      stop.abort();
      rest();
      canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
    },
  }));

  try {
    away = !enter();
    const telling = (tell) => (...args) => { tell(...args); request(); };
    const pointer = (kind, id, x, y, ...more) => core.pointer(kind, id, x / zoom, y / zoom, ...more);
    const wheel = (x, y, notches) => core.wheel(x / zoom, y / zoom, notches);
    listen(canvas, signal, { pointer: telling(pointer), wheel: telling(wheel), key: telling(core.key), refused: options.onRefused });
    options.open(map);
    watchSize(canvas, signal, (told) => { size = told; request(); });
    request();
    await new Promise((resolve, reject) => { drawn = resolve; fail = reject; });
    mounted = true;
  } catch (error) {
    map.destroy(); // or a dead canvas would go on swallowing wheel and keys
    throw error;
  }
  return map;
}
