// The map's platform layer in the browser: one canvas, its events, its frames, its fetches. It takes nothing from the page:
// no id, no window-wide key, no wheel outside the canvas. A frame is asked for only when something wants one.
// The only user of the program's exported functions (src/platform/web.cpp).
import createModule from 'faultline-module';
import { listen } from './canvas_input.mjs';
import { watchSize } from './canvas_size.mjs';
import { cellFetcher } from './cells.mjs';
import { coloursOf } from './colours.mjs';
import { Problem } from './problems.mjs';

/** The program's memory and words, for JavaScript. */
function speech(module) {
  const text = (pointer) => module.UTF8ToString(pointer);
  return {
    text,
    /** Calls use(pointer) with the words as a C string. */
    saying(words, use) {
      const size = module.lengthBytesUTF8(words) + 1;
      const pointer = module._fl_alloc(size);
      if (!pointer) throw new Problem('memory');
      module.stringToUTF8(words, pointer, size);
      const result = use(pointer);
      module._fl_free(pointer);
      return result;
    },
    /** Calls use(pointer, size) with the bytes, which belong to the program from then on. */
    given(bytes, use) {
      const pointer = module._fl_alloc(bytes.byteLength);
      if (!pointer) throw new Problem('memory');
      module.HEAPU8.set(new Uint8Array(bytes), pointer);
      return use(pointer, bytes.byteLength);
    },
  };
}

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
 * else the built-in story), fonts ([regular, semibold] TrueType ArrayBuffers), beat (from 1, or an id), lens (id), dark,
 * reducedMotion, onFrame(map, why), onLost(), onRestored(), onFailed(problem).
 * Resolves when the first frame has been drawn; rejects with a Problem.
 */
export async function mount(canvas, options) {
  const module = await instantiate(canvas, options.program);
  const { text, saying, given } = speech(module);

  module._fl_create(options.dark ? 1 : 0, options.reducedMotion ? 1 : 0, ...given(options.fonts[0], (p, n) => [p, n]), ...given(options.fonts[1], (p, n) => [p, n]));
  const tokens = [];
  for (let name; (name = text(module._fl_token_name(tokens.length)));) tokens.push(name);
  const readColours = () => saying(coloursOf(canvas, tokens), (pointer) => module._fl_tokens(pointer));
  readColours();
  const fault = text(options.pack ? given(options.pack, (p, n) => module._fl_load(p, n)) : module._fl_load(0, 0));
  if (fault) throw new Problem('story-damaged', fault);

  const stop = new AbortController();
  const { signal } = stop;
  let pending = 0;
  let lost = false;
  let size = null; // of the canvas, from the next frame on
  let drawn = null;
  const firstFrame = new Promise((resolve) => { drawn = resolve; });

  const antialias = () => (devicePixelRatio < 2 ? 1 : 0);
  function request() {
    if (!pending && !lost && !signal.aborted) pending = requestAnimationFrame(frame);
  }
  function frame(milliseconds) {
    pending = 0;
    if (size) { // here and not when it was told: a canvas is cleared by a new size, and would be shown empty
      if (canvas.width !== size.width) canvas.width = size.width;
      if (canvas.height !== size.height) canvas.height = size.height;
      module._fl_resize(size.width, size.height, size.dpr);
      size = null;
    }
    const why = module._fl_frame(milliseconds / 1000);
    canvas.style.cursor = module._fl_hand() ? 'pointer' : '';
    for (let cell = module._fl_next_cell(); cell >= 0; cell = module._fl_next_cell()) fetchCell(cell, module._fl_cell_crc(cell));
    if (why) request();
    options.onFrame?.(map, why);
    drawn();
  }
  const fetchCell = cellFetcher(options.cells, signal, (cell, bytes) => {
    given(bytes, (p, n) => module._fl_cell(cell, p, n));
    request();
  });

  const beatNumber = (beat) => {
    if (typeof beat === 'number') return Number.isInteger(beat) && beat > 0 && beat < 1e6 ? beat : 0;
    return saying(String(beat), (pointer) => module._fl_beat_by_id(pointer));
  };

  const map = {
    get beat() { return module._fl_beat(); }, // its number; cheap enough for every frame
    get state() { return JSON.parse(text(module._fl_state())); },
    /** A beat by number (from 1) or id; false when there is no such beat. */
    goTo(beat, fly = true) {
      const known = module._fl_go_to(beatNumber(beat), fly ? 1 : 0) === 1;
      if (known) request();
      return known;
    },
    get lens() { return module._fl_lens(); }, // its number from 0; its id is in the state
    /** A lens by id; false when the story has none such. */
    setLens(id) {
      const known = saying(String(id), (pointer) => module._fl_set_lens(pointer)) === 1;
      if (known) request();
      return known;
    },
    play() { module._fl_play(1); request(); },
    pause() { module._fl_play(0); request(); },
    /** Takes the page's custom properties anew, too. */
    setDark(dark) { readColours(); module._fl_theme(dark ? 1 : 0); request(); },
    /** Ends it for good; its context goes back to the browser at once. */
    destroy() {
      stop.abort();
      if (pending) cancelAnimationFrame(pending);
      pending = 0;
      canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
    },
  };

  const started = text(module._fl_context(antialias()));
  if (started) throw new Problem('no-webgl', started);
  const on = (type, listener) => canvas.addEventListener(type, listener, { signal });
  on('webglcontextlost', (event) => {
    event.preventDefault(); // or the browser never gives it back
    lost = true;
    if (pending) cancelAnimationFrame(pending);
    pending = 0;
    module._fl_context_lost();
    options.onLost?.();
  });
  on('webglcontextrestored', () => {
    const problem = text(module._fl_context(antialias()));
    if (problem) {
      options.onFailed?.(new Problem('context-lost'));
      return;
    }
    lost = false;
    options.onRestored?.();
    request();
  });
  const telling = (tell) => (...args) => { tell(...args); request(); };
  listen(canvas, signal, { pointer: telling(module._fl_pointer), wheel: telling(module._fl_wheel), key: telling(module._fl_key) });
  if (options.beat !== undefined) map.goTo(options.beat, false);
  if (options.lens !== undefined) map.setLens(options.lens);
  watchSize(canvas, signal, (told) => { size = told; request(); });
  request();
  await firstFrame;
  return map;
}
