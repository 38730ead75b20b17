// The map's platform layer in the browser: one canvas, its events, its frames, its fetches. It takes nothing from the page:
// no id, no window-wide key, no wheel outside the canvas. A frame is asked for only when something wants one.
import createModule from 'faultline-module';
import { keyIndex, pointerKind } from './input.mjs';

const MODE_PIXELS_PER_NOTCH = [100, 3, 1]; // of WheelEvent.deltaMode: pixels, lines, pages

export class Unsupported extends Error {}

/** Throws Unsupported with one plain sentence when the browser cannot draw the map. Costs nothing but a context. */
export function probe() {
  if (typeof WebAssembly !== 'object') throw new Unsupported('This browser cannot run WebAssembly, which the map needs.');
  if (typeof TransformStream !== 'function') throw new Unsupported('This browser is too old for the map.');
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) throw new Unsupported('This browser has no WebGL 2, which the map needs. Switching on hardware acceleration may help.');
  context.getExtension('WEBGL_lose_context')?.loseContext(); // contexts are few: give this one back
}

async function instantiate(url, totalBytes, imports, onProgress) {
  const response = await fetch(url).catch(() => { throw new Error("The map's program could not be loaded. Is the network there?"); });
  if (!response.ok) throw new Error(`The map's program could not be loaded (${response.status}).`);
  let seen = 0;
  const counted = new Response(
    response.body.pipeThrough(new TransformStream({
      transform(chunk, controller) {
        seen += chunk.byteLength;
        onProgress(Math.min(1, seen / totalBytes));
        controller.enqueue(chunk);
      },
    })),
    { headers: { 'Content-Type': 'application/wasm' } },
  );
  return (await WebAssembly.instantiateStreaming(counted, imports)).instance;
}

/**
 * Mounts a map on a canvas. options: wasm {url, bytes}, cells (folder URL of finer geography), pack (ArrayBuffer, else the
 * built-in story), fonts ([regular, semibold] TrueType ArrayBuffers, else those with the built-in story's characters), beat
 * (from 1, or an id), lens (id), dark, reducedMotion, onProgress(0..1), onFrame(map), onLost(why or nothing), onRestored().
 * Resolves when the first frame has been drawn; rejects with one plain sentence.
 */
export async function mount(canvas, options) {
  const module = await new Promise((resolve, reject) => {
    createModule({
      canvas,
      instantiateWasm(imports, done) {
        instantiate(options.wasm.url, options.wasm.bytes, imports, options.onProgress ?? (() => {})).then(done, reject);
        return {};
      },
    }).then(resolve, reject);
  });
  const text = (pointer) => module.UTF8ToString(pointer);
  const check = (pointer) => {
    const message = text(pointer);
    if (message) throw new Error(message);
  };

  const saying = (words, use) => {
    const size = module.lengthBytesUTF8(words) + 1;
    const pointer = module._fl_alloc(size);
    module.stringToUTF8(words, pointer, size);
    const result = use(pointer);
    module._fl_free(pointer);
    return result;
  };

  const given = (bytes, use) => {
    const pointer = module._fl_alloc(bytes.byteLength);
    if (!pointer) throw new Error('There is not enough memory for the map.');
    module.HEAPU8.set(new Uint8Array(bytes), pointer);
    return use(pointer, bytes.byteLength);
  };

  const font = (bytes) => (bytes ? given(bytes, (p, n) => [p, n]) : [0, 0]);
  module._fl_create(options.dark ? 1 : 0, options.reducedMotion ? 1 : 0, ...font(options.fonts?.[0]), ...font(options.fonts?.[1]));
  // A publisher's colours: `--faultline-sea: …` on the canvas or anything around it, `--faultline-dark-sea` for one theme.
  function readColours() {
    const style = getComputedStyle(canvas);
    const pen = document.createElement('canvas').getContext('2d'); // it writes any opaque CSS colour as #rrggbb
    const found = [];
    let name;
    for (let i = 0; (name = text(module._fl_token_name(i))); i += 1) {
      for (const key of [name, `light-${name}`, `dark-${name}`, `print-${name}`]) {
        const value = style.getPropertyValue(`--faultline-${key}`).trim();
        if (!value) continue;
        pen.fillStyle = 'rgb(0 0 0 / 0)';
        pen.fillStyle = value; // what is no colour leaves the one before, which is none of ours
        found.push(`${key}:${pen.fillStyle}`);
      }
    }
    saying(found.join(';'), (pointer) => module._fl_tokens(pointer));
  }
  readColours();
  check(options.pack ? given(options.pack, (p, n) => module._fl_load(p, n)) : module._fl_load(0, 0));

  const stop = new AbortController();
  let pending = 0;
  let lost = false;
  let alive = true;
  let size = null; // of the canvas, from the next frame on
  let pressed = 0; // the mouse button that began the press: a chord ends when all are up, and is told as one
  let drawn = null;
  const firstFrame = new Promise((resolve) => { drawn = resolve; });

  const antialias = () => (devicePixelRatio < 2 ? 1 : 0);
  function request() {
    if (!pending && alive && !lost) pending = requestAnimationFrame(frame);
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
    fetchCells();
    if (why) request();
    options.onFrame?.(map);
    drawn();
  }

  function fetchCells() {
    for (let cell = module._fl_next_cell(); cell >= 0; cell = module._fl_next_cell()) fetchCell(cell);
  }
  async function fetchCell(cell, tries = 0) {
    try {
      const name = (module._fl_cell_crc(cell) >>> 0).toString(16).padStart(8, '0');
      const response = await fetch(`${options.cells}/${name}.cell`, { signal: stop.signal });
      if (!response.ok) return; // the coarser ground stays
      const bytes = await response.arrayBuffer();
      if (!alive) return;
      given(bytes, (p, n) => module._fl_cell(cell, p, n));
      request();
    } catch {
      // The network's failure is not the reader's: the coarser ground stays, and a few later tries may mend it.
      if (alive && tries < 3) setTimeout(() => { if (alive) fetchCell(cell, tries + 1); }, 2000 * 4 ** tries);
    }
  }

  function resize(entry) {
    const box = entry?.contentRect ?? canvas.getBoundingClientRect();
    const dpr = devicePixelRatio;
    let width = Math.round(box.width * dpr);
    let height = Math.round(box.height * dpr);
    const exact = entry?.devicePixelContentBoxSize?.[0];
    // Exact where it is the truth; an emulated ratio is not in it.
    if (exact && Math.abs(exact.inlineSize - width) <= 1 && Math.abs(exact.blockSize - height) <= 1) {
      width = exact.inlineSize;
      height = exact.blockSize;
    }
    if (!width || !height) return;
    size = { width, height, dpr };
    request();
  }
  const observer = new ResizeObserver((entries) => resize(entries[entries.length - 1]));
  function watchRatio() {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener('change', () => { resize(); watchRatio(); }, { once: true, signal: stop.signal });
  }

  const fingers = []; // which browser pointer is finger 0, 1, …: a finger keeps its number until it lifts
  function pointer(event) {
    const kind = pointerKind(event.type);
    const touch = event.pointerType === 'touch';
    if (event.type === 'pointerdown') {
      canvas.setPointerCapture(event.pointerId);
      const free = fingers.indexOf(undefined);
      fingers[free < 0 ? fingers.length : free] = event.pointerId;
    }
    const at = fingers.indexOf(event.pointerId);
    if (touch && at < 0) return; // the leave that follows a finger's up
    if (event.type === 'pointerdown' && !touch) pressed = Math.max(0, event.button);
    const button = event.type === 'pointerup' && !touch ? pressed : Math.max(0, event.button);
    const slot = Math.max(0, at);
    const box = canvas.getBoundingClientRect();
    module._fl_pointer(kind, slot, event.clientX - box.left, event.clientY - box.top, button, touch ? 1 : 0, event.timeStamp / 1000);
    if (event.type === 'pointerup' || event.type === 'pointercancel') {
      if (at >= 0) fingers[at] = undefined;
    }
    request();
  }
  function wheel(event) {
    event.preventDefault();
    const box = canvas.getBoundingClientRect();
    const perNotch = event.ctrlKey ? 25 : MODE_PIXELS_PER_NOTCH[event.deltaMode];
    module._fl_wheel(event.clientX - box.left, event.clientY - box.top, -event.deltaY / perNotch);
    request();
  }
  function key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return; // the browser's own
    const index = keyIndex(event.key);
    if (index < 0) return;
    event.preventDefault();
    module._fl_key(index);
    request();
  }

  const on = (type, listener, extra) => canvas.addEventListener(type, listener, { signal: stop.signal, ...extra });
  for (const type of ['pointermove', 'pointerdown', 'pointerup', 'pointercancel', 'pointerleave']) on(type, pointer);
  on('wheel', wheel, { passive: false });
  on('keydown', key);
  on('contextmenu', (event) => event.preventDefault());
  on('webglcontextlost', (event) => {
    event.preventDefault(); // or the browser never gives it back
    lost = true;
    if (pending) cancelAnimationFrame(pending);
    pending = 0;
    module._fl_context_lost();
    options.onLost?.();
  });
  on('webglcontextrestored', () => {
    lost = false;
    const problem = text(module._fl_context(antialias()));
    if (problem) {
      lost = true;
      options.onLost?.(problem);
      return;
    }
    options.onRestored?.();
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
    destroy() {
      alive = false;
      stop.abort();
      observer.disconnect();
      if (pending) cancelAnimationFrame(pending);
      pending = 0;
    },
  };

  try {
    check(module._fl_context(antialias()));
  } catch (error) {
    map.destroy(); // or a dead canvas would go on swallowing wheel and keys
    throw error;
  }
  resize();
  if (options.beat !== undefined) map.goTo(options.beat, false);
  if (options.lens !== undefined) map.setLens(options.lens);
  try {
    observer.observe(canvas, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(canvas); // Safari does not know that box
  }
  watchRatio();
  request();
  await firstFrame;
  return map;
}
