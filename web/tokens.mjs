// The map's colours as custom properties, out of the one table that the program is compiled from (src/scene/tokens.cpp):
// an import of `faultline-tokens` in a style sheet is this text. Used when building only.
import { readFileSync } from 'node:fs';

const TABLE = new URL('../src/scene/tokens.cpp', import.meta.url);
export const USED = ['sea', 'ink', 'muted', 'card', 'rule', 'accent', 'accent-soft', 'accent-strong', 'chip', 'after-ground'];

const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** {light, dark, print}, each {token: '#rrggbb'}; throws when the table is not written as it used to be. */
export function tokenTables(source = readFileSync(TABLE, 'utf8')) {
  const tables = {};
  for (const [, theme, body] of source.matchAll(/constexpr Tokens (\w+)Tokens = \{([\s\S]*?)\n\};/g)) {
    tables[theme] = Object.fromEntries([...body.matchAll(/\.(\w+) = rgb\(0x([0-9a-f]{6})\)/g)].map(([, name, hex]) => [kebab(name), `#${hex}`]));
    for (const name of USED) if (!tables[theme][name]) throw new Error(`web/tokens: ${theme} has no ${name}`);
  }
  if (Object.keys(tables).join() !== 'light,dark,print') throw new Error('web/tokens: the three tables of src/scene/tokens.cpp were not found');
  return tables;
}

// A publisher's own colour wins, and of those the one for this theme.
const rules = (theme, table) => USED.map((name) => `--${name}:var(--faultline-${theme}-${name},var(--faultline-${name},${table[name]}))`).join(';');

/** Where the story stands in a page (before and without JavaScript) it follows the reader's system; in the element its theme. */
export function tokensCss(tables = tokenTables()) {
  const inPage = ':not(.scroll)>.faultline-story';
  return `.frame,${inPage}{${rules('light', tables.light)}}
.frame[data-theme=dark]{${rules('dark', tables.dark)}}
@media (prefers-color-scheme:dark){${inPage}{${rules('dark', tables.dark)}}}
@media print{.frame.frame,.frame[data-theme=dark],${inPage}{${rules('print', tables.print)}}}
`;
}

/** For esbuild. */
export const tokensPlugin = {
  name: 'faultline-tokens',
  setup(build) {
    build.onResolve({ filter: /^faultline-tokens$/ }, ({ path }) => ({ path, namespace: 'tokens' }));
    build.onLoad({ filter: /.*/, namespace: 'tokens' }, () => ({ contents: tokensCss(), loader: 'css' }));
  },
};
