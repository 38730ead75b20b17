// The pictures in the documents are there, none lies unused, and what a page shows under a command is what the command makes.
import assert from 'node:assert/strict'
import { existsSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import test from 'node:test'
import { daysOf } from '../../tools/docs/fronts.mjs'
import { commandsOf } from '../../tools/docs/pictures.mjs'
import { root, textOf, trackedFiles } from './files.mjs'

const documents = trackedFiles().filter((path) => path.endsWith('.md'))
const shownIn = (document) => [...(textOf(document) ?? '').matchAll(/!\[[^\]]+\]\(([^)\s]+\.png)\)/g)]
  .map(([, path]) => normalize(join(dirname(document), path)))

test('every picture that a document shows is there, and every picture is shown', () => {
  const shown = new Set(documents.flatMap(shownIn))
  assert.ok(shown.size > 5, 'no pictures found: the test looks in the wrong place')
  assert.deepEqual([...shown].filter((path) => !existsSync(root + path)), [])
  const kept = trackedFiles().filter((path) => path.startsWith('docs/pictures/') && existsSync(root + path))
  assert.deepEqual(kept.filter((path) => !shown.has(path)), [])
  const bytes = kept.filter((path) => path.startsWith('docs/pictures/fronts/')).reduce((sum, path) => sum + statSync(root + path).size, 0)
  assert.ok(bytes < 1.5e6, `${bytes} bytes of small pictures`)
})

for (const page of ['docs/cartography.md', 'docs/fronts.md']) {
  test(`every picture of ${page} has its command there`, () => {
    const made = commandsOf(textOf(page)).map(({ file }) => file)
    assert.deepEqual(made.sort(), shownIn(page).sort())
  })
}

test('a contact sheet has each dated line and three days between neighbours', () => {
  const sheet = { from: '2024-01-01', to: '2024-12-31', also: ['2024-01-03', '2025-02-01'] }
  assert.deepEqual(daysOf(sheet, ['2023-12-01', '2024-01-01', '2024-01-09']),
    ['2024-01-01', '2024-01-03', '2024-01-05', '2024-01-07', '2024-01-09'])
})
