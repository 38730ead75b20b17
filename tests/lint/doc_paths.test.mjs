// Every path of the repository that the documents name in backticks exists.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import test from 'node:test'
import { root, textOf, trackedFiles } from './files.mjs'

const tops = /^(\.ci|assets|bench|cmake|docs|shaders|src|tests|tools|web)\//

// Paths named in one document. `src/<module>/x` and `src/*/x` are patterns, and
// made folders (build/, dist/) come and go: neither is looked for.
export function namedPaths(text) {
  const found = []
  for (const match of text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)) {
    const path = match[1].replace(/^\.\//, '').replace(/:\d+$/, '').replace(/#.*$/, '')
    if (tops.test(path) && /^[\w./+-]+$/.test(path)) found.push(path)
  }
  return found
}

const documents = trackedFiles().filter((path) => /^(docs\/.*|[A-Z]+)\.md$/.test(path))

test('the documents name only what is there', () => {
  const missing = documents.flatMap((document) =>
    namedPaths(textOf(document) ?? '').filter((path) => !existsSync(root + path)).map((path) => `${document}: ${path}`))
  assert.deepEqual(missing, [], `\n${missing.join('\n')}\n`)
})

test('paths are told from other words', () => {
  assert.deepEqual(
    namedPaths('`src/geo/sphere.h`, `tools/x.mjs:12`, `./docs/a.md#b`; not `make`, `src/<module>/x`, `a/b`, src/plain\n' +
      '```\n`src/in/a/block`\n```\n'),
    ['src/geo/sphere.h', 'tools/x.mjs', 'docs/a.md'])
})
