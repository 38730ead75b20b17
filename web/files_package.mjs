// Where the program's own files are in the npm package. Every address is written out, because bundlers follow only those:
// they copy the files, name them anew and put the new names here.
/* global PROGRAM -- {wasmBytes, wasmHash}, put in by web/build/package.mjs */
export const files = {
  wasm: { url: new URL('./files/faultline.wasm', import.meta.url).href, bytes: PROGRAM.wasmBytes, sha256: PROGRAM.wasmHash },
  css: new URL('./faultline.css', import.meta.url).href,
  fonts: [new URL('./files/inter-400.ttf', import.meta.url).href, new URL('./files/inter-600.ttf', import.meta.url).href],
  wholeFonts: [new URL('./files/inter-400-whole.ttf', import.meta.url).href, new URL('./files/inter-600-whole.ttf', import.meta.url).href],
  cells: (name) => new URL(`./cells/${name}.cell`, import.meta.url).href,
  story: new URL('./files/story.html', import.meta.url).href, // which has its tables
};
