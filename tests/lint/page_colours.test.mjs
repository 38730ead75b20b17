// The page's ground before the map is there has the map's own sea colour: no flash when the first frame comes.
import assert from 'node:assert/strict'
import test from 'node:test'
import { textOf } from './files.mjs'

test('the page is as blue as the sea', () => {
  const inTokens = [...textOf('src/scene/tokens.cpp').matchAll(/\.sea = rgb\(0x([0-9a-f]{6})\)/g)].map((m) => m[1])
  const inPage = [...textOf('web/element.css').matchAll(/--sea: #([0-9a-f]{6})/g)].map((m) => m[1])
  assert.equal(inTokens.length, 3) // light, dark, print: a page is never the last
  assert.deepEqual(inPage, inTokens.slice(0, 2))
})
