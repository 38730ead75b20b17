// The npm package faultline-map: the element for people who bundle. The same program under names without hashes, which
// their bundler gives anew.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const README = `# faultline-map

Interactive map explainers as a custom element.

\`\`\`js
import 'faultline-map';
import 'faultline-map/faultline.css'; // for the time before the element is there
\`\`\`

\`\`\`html
<faultline-map beat="3"></faultline-map>
\`\`\`

The program, its typeface and its geography are files of this package; a bundler that follows \`new URL(…, import.meta.url)\`
(Vite, webpack 5, Parcel, Rollup with a plugin) copies them. With Vite's development server add
\`optimizeDeps: { exclude: ['faultline-map'] }\`. The server must send .wasm as application/wasm.
`;

/** article: the story's page, or null. Returns the folder. */
export async function packageFolder({ folder, root, bundle, program, wasm, fonts, wholeFonts, cells, article }) {
  rmSync(folder, { recursive: true, force: true });
  const put = (name, content) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  };
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  put('faultline.js', await bundle.element('files_package.mjs', { wasmBytes: program.wasmBytes, wasmHash: program.wasmHash }));
  put('faultline.css', await bundle.style('faultline.css', { font400: './files/inter-400.ttf', font600: './files/inter-600.ttf' }));
  put('files/faultline.wasm', wasm);
  ['400', '600'].forEach((weight, i) => {
    put(`files/inter-${weight}.ttf`, fonts[i]);
    put(`files/inter-${weight}-whole.ttf`, wholeFonts[i]);
  });
  if (article) put('files/story.html', article);
  for (const [name, bytes] of Object.entries(cells)) put(`cells/${name}`, bytes);
  for (const name of ['LICENSE', 'NOTICE']) cpSync(join(root, name), join(folder, name));
  for (const name of ['faultline.d.ts', 'custom-elements.json']) cpSync(join(root, 'web', name), join(folder, name));
  put('README.md', README);
  put('package.json', `${JSON.stringify({
    name: 'faultline-map',
    version: own.version,
    description: 'Interactive map explainers as a custom element: <faultline-map>',
    license: own.license,
    keywords: ['map', 'custom-element', 'web-component', 'journalism', 'webgl'],
    type: 'module',
    exports: {
      '.': { types: './faultline.d.ts', default: './faultline.js' },
      './faultline.css': './faultline.css',
      './custom-elements.json': './custom-elements.json',
      './package.json': './package.json',
    },
    types: './faultline.d.ts',
    customElements: 'custom-elements.json',
    sideEffects: true, // importing it defines the element
    files: ['faultline.js', 'faultline.css', 'faultline.d.ts', 'custom-elements.json', 'files', 'cells', 'NOTICE'],
  }, null, 2)}\n`);
  return folder;
}
