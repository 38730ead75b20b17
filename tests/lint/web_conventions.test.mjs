// docs/web-conventions.md: every row is held by a test that is there, or says why none can hold it; and what no other test sees,
// because it must be absent from the page's sources.
import assert from 'node:assert/strict'
import test from 'node:test'
import { textOf, trackedFiles } from './files.mjs'

const rows = textOf('docs/web-conventions.md').split('\n').filter((line) => /^\| (?!Convention|Need)/.test(line)).map((line) => line.split(' | '))

/** Names of the tests in a file, as far as they are written out: a template's end may be made up when it runs. */
function testNames(path) {
  const text = textOf(path)
  assert.ok(text, `${path} is not there`)
  return [...text.matchAll(/\b(?:test|TEST_CASE)\((['"`])((?:\\.|(?!\1).)*)\1/g)].map(([, , name]) => name.replace(/\\(.)/g, '$1').replace(/\$\{[^}]*\}/g, ''))
}

test('every row names its tests, which are there, or a reason', () => {
  assert.ok(rows.length >= 50, `${rows.length} rows`)
  const missing = []
  let named = 0
  for (const [convention, what, held, ...more] of rows) {
    assert.ok(what && held && more.length === 0, `not three cells: ${convention}`)
    const tests = [...held.matchAll(/`(tests\/[^`]+)` "([^"]+)"/g)]
    if (/^Reason: \w.{20,}/.test(held)) continue
    if (tests.length === 0 || held.replace(/`(tests\/[^`]+)` "([^"]+)"/g, '').replace(/[\s,|]/g, '') !== '') missing.push(`${convention}: ${held}`)
    for (const [, path, name] of tests) {
      named += 1
      if (!testNames(path).some((one) => one.includes(name))) missing.push(`${convention}: ${path} has no test "${name}"`)
    }
  }
  assert.deepEqual(missing, [], `\n${missing.join('\n')}\n`)
  assert.ok(named > 60, `${named}`)
})

const sources = trackedFiles().filter((path) => /^web\/(?!build)[\w.]+\.m?js$/.test(path) && path !== 'web/tokens.mjs')
  .map((path) => [path, textOf(path).replace(/^\s*\/\/.*$|\/\*[\s\S]*?\*\//gm, '')])
const found = (pattern) => sources.flatMap(([path, text]) => [...text.matchAll(pattern)].map(([match]) => `${path}: ${match}`))

test('the page\'s sources use nothing that a strict or opaque page lacks', () => {
  assert.ok(sources.length > 35)
  assert.deepEqual(found(/\b(?:localStorage|sessionStorage|indexedDB|caches)\b|document\.cookie|\bcookieStore\b|serviceWorker/g), [], 'storage')
  assert.deepEqual(found(/\b(?:innerHTML|outerHTML|insertAdjacentHTML|srcdoc|DOMParser|createContextualFragment|eval)\b|document\.write|new Function|new (?:Shared)?Worker|import\((?!')/g), [], 'what Trusted Types and the policy refuse')
  assert.deepEqual(found(/setAttribute\('(?:style|on\w+)'|\bstyle: /g), [], 'inline style and handlers')
})

test('nothing listens to a page\'s keys, wheel or pointers, and no id is looked up', () => {
  assert.deepEqual(found(/(?:^|[\s;(]|window\.|document\.|body\.|documentElement\.)addEventListener\('(?:key|wheel|touch|pointer|mouse|click|scroll(?!'.*passive))\w*/gm), [])
  assert.deepEqual(found(/getElementById|querySelector(?:All)?\('[^']*#/g), [])
})
