// The exported functions of one instance of the program (`fl_create` is `core.create`), and words and bytes for them.
import { Problem } from './problems.mjs';

/** failed(problem) is told once, when the program cannot go on; from then on every function does nothing. */
export function coreOf(module, failed) {
  const core = { dead: false };
  for (const name of Object.keys(module)) {
    if (!name.startsWith('_fl_')) continue;
    core[name.slice(4)] = (...args) => {
      if (core.dead) return 0;
      try {
        return module[name](...args);
      } catch (error) {
        core.dead = true;
        const problem = new Problem(error?.message === 'memory' ? 'memory' : 'stopped'); // web/library.js says the first
        problem.cause = error;
        failed(problem);
        return 0;
      }
    };
  }
  const room = (size) => {
    const pointer = core.alloc(size);
    if (!pointer) throw new Problem('memory');
    return pointer;
  };
  core.text = (pointer) => (pointer ? module.UTF8ToString(pointer) : '');
  /** Calls use(pointer) with the words as a C string. */
  core.saying = (words, use) => {
    const size = module.lengthBytesUTF8(words) + 1;
    const pointer = room(size);
    module.stringToUTF8(words, pointer, size);
    const result = use(pointer);
    core.free(pointer);
    return result;
  };
  /** Calls use(pointer, size) with the bytes, which belong to the program from then on. */
  core.given = (bytes, use) => {
    const pointer = room(bytes.byteLength);
    module.HEAPU8.set(new Uint8Array(bytes), pointer);
    return use(pointer, bytes.byteLength);
  };
  return core;
}
