// Where the program's own files are: beside this script, under the names that web/build.mjs gave them.
/* global PROGRAM -- {wasm, wasmBytes, wasmHash, css, fonts, wholeFonts, pack, story, tables}, put in by web/build.mjs */
const beside = (name) => new URL(name, import.meta.url).href;

export const files = {
  wasm: { url: beside(PROGRAM.wasm), bytes: PROGRAM.wasmBytes, sha256: PROGRAM.wasmHash },
  css: beside(PROGRAM.css),
  fonts: PROGRAM.fonts.map(beside), // regular, semibold: the characters of the program's own story
  wholeFonts: PROGRAM.wholeFonts.map(beside),
  cells: beside('cells'),
  pack: PROGRAM.pack && beside(PROGRAM.pack), // of the site's story, where that is not the program's own
  story: PROGRAM.story && beside(PROGRAM.story),
  tables: PROGRAM.tables && beside(PROGRAM.tables), // of that story, where its page leaves them out
};
