// The page's colours are the program's own: generated from its table, never written by hand.
import assert from 'node:assert/strict'
import test from 'node:test'
import { USED, tokenTables, tokensCss } from '../../web/tokens.mjs'
import { textOf, trackedFiles } from './files.mjs'

test('the tables that the page takes its colours from are those of docs/theming.md, which tests/scene holds to the program', () => {
  const tables = tokenTables()
  const rows = [...textOf('docs/theming.md').matchAll(/^\| `([a-z-]+)` \|[^|]*\| `(#[0-9a-f]{6})` \| `(#[0-9a-f]{6})` \| `(#[0-9a-f]{6})` \|$/gm)]
  const documented = new Map(rows.map(([, name, ...colours]) => [name, colours]))
  assert.ok(documented.size >= 30)
  for (const name of USED) assert.deepEqual([tables.light[name], tables.dark[name], tables.print[name]], documented.get(name), name)
})

test('every theme is in the style sheet, and a publisher’s own colour comes first', () => {
  const css = tokensCss()
  const { light, dark, print } = tokenTables()
  for (const [theme, table] of Object.entries({ light, dark, print })) {
    for (const name of USED) assert.ok(css.includes(`--${name}:var(--faultline-${theme}-${name},var(--faultline-${name},${table[name]}))`), `${theme} ${name}`)
  }
})

test('a table that is written otherwise stops the build', () => {
  assert.throws(() => tokenTables('constexpr Tokens lightTokens = {\n    .sea = rgb(0xc2dce8),\n};'), /light has no ink/)
  assert.throws(() => tokenTables(''), /three tables/)
})

test('no style sheet of the element has a colour of its own', () => {
  for (const path of trackedFiles().filter((name) => /^web\/(element|story|card|faultline)\.css$/.test(name))) {
    const text = textOf(path).replace(/\/\*[\s\S]*?\*\//g, '').replace(/mask:[^;]*;/g, '')
    assert.deepEqual(text.match(/#[0-9a-f]{3,8}\b(?!\w)/gi)?.filter((hex) => hex !== '#000') ?? [], [], path)
  }
})
