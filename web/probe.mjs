// Can this browser run the map at all? Asked before anything is downloaded.
import { Problem } from './problems.mjs';

// An empty module but for one function that uses what the program is compiled with beyond the first WebAssembly: sign
// extension, conversions that do not trap, and bulk memory:
// (module (memory 0) (func i32.const 0  i32.const 0 i32.extend8_s  f32.const 0 i32.trunc_sat_f32_s  memory.fill))
const MODULE = [
  0, 97, 115, 109, 1, 0, 0, 0, // magic, version
  1, 4, 1, 96, 0, 0, // one type: no parameters, no results
  3, 2, 1, 0, // one function of it
  5, 3, 1, 0, 0, // one memory of no pages
  10, 22, 1, 20, 0, // its body: no locals
  65, 0, // i32.const 0
  65, 0, 192, // i32.const 0, i32.extend8_s
  67, 0, 0, 0, 0, 252, 0, // f32.const 0, i32.trunc_sat_f32_s
  252, 11, 0, // memory.fill
  65, 0, 26, // i32.const 0, drop
  11,
];

/** Throws a Problem when the browser cannot draw the map. Costs nothing but a context, which is given back. */
export function probe() {
  if (typeof WebAssembly !== 'object' || !WebAssembly.compileStreaming) throw new Problem('no-wasm');
  if (!WebAssembly.validate(new Uint8Array(MODULE)) || !globalThis.ResizeObserver || !globalThis.IntersectionObserver) throw new Problem('old-browser');
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) throw new Problem('no-webgl');
  context.getExtension('WEBGL_lose_context')?.loseContext(); // contexts are few
}
