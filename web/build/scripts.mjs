// Scripts and style sheets, bundled by esbuild for the oldest browsers that the map runs in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { tokensPlugin } from '../tokens.mjs';

const common = {
  bundle: true,
  minify: true,
  write: false,
  target: ['chrome90', 'edge90', 'firefox90', 'safari15'],
  legalComments: 'none',
  plugins: [tokensPlugin],
};

/** Puts values in the place of {{name}}; a name without a value stops the build. */
export const fill = (text, values) => text.replace(/\{\{(\w+)\}\}/g, (whole, key) => {
  if (!(key in values)) throw new Error(`web/build: there is nothing called ${whole}`);
  return values[key];
});

/**
 * web: the folder of sources; program: that of the Emscripten build. Names of files come from `names`, which grows while
 * the site does.
 */
export function bundler(web, program) {
  const bundle = async (entry, options = {}) => {
    const { outputFiles } = await build({ ...common, entryPoints: [join(web, entry)], ...options });
    return outputFiles[0].text;
  };
  const module = join(program, 'faultline.js');
  return {
    style: async (entry, names) => fill(await bundle(entry, { external: ['{{*'] }), names),

    /** The element, with the program's loader. files: the module that says where the program's files are. */
    element: (files, PROGRAM, options = {}) => bundle('element.mjs', {
      format: 'esm',
      define: { PROGRAM: JSON.stringify(PROGRAM), ...options.define },
      alias: { 'faultline-module': module, 'faultline-files': join(web, files) },
      ...(options.external && { external: options.external }),
    }),

    /** A page's own script: it uses the element's file, which is thus fetched once. */
    page: async (entry, elementName) => (await bundle(entry, { format: 'esm', external: ['./element.mjs'] })).replace('./element.mjs', `./${elementName}`),

    /** A small script for other people's pages, without the element. */
    plain: (entry) => bundle(entry, { format: 'iife' }),

    /** A page's script and everything with it as one classic script: for a page that stands alone in one file. */
    alone: (entry, files, PROGRAM) => bundle(entry, {
      format: 'iife',
      define: { PROGRAM: JSON.stringify(PROGRAM), 'import.meta.url': '"file:///"' }, // the loader's own guess at where it lies, unused
      alias: { 'faultline-module': module, 'faultline-files': join(web, files) },
    }),
    source: (name) => readFileSync(join(web, name), 'utf8'),
  };
}
