// Where the program's own files are when all of it is one file: in the file, as data: addresses.
/* global PROGRAM -- {wasm, wasmBytes, wasmHash, css, fonts, cells, pack}, put in by web/build/alone.mjs */
export const files = {
  wasm: { url: PROGRAM.wasm, bytes: PROGRAM.wasmBytes, sha256: PROGRAM.wasmHash },
  css: PROGRAM.css,
  fonts: PROGRAM.fonts,
  wholeFonts: PROGRAM.fonts, // it shows no other story
  cells: (name) => PROGRAM.cells[name],
  pack: PROGRAM.pack,
  story: null, // it stands in the page
};
