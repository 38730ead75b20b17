// The pictures in the documents are there, none lies unused, and what a page shows under a command is what the command makes.
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import test from 'node:test'
import { commandsOf } from '../../tools/docs/pictures.mjs'
import { root, textOf, trackedFiles } from './files.mjs'

const documents = trackedFiles().filter((path) => path.endsWith('.md'))
const shownIn = (document) => [...(textOf(document) ?? '').matchAll(/!\[[^\]]+\]\(([^)\s]+\.png)\)/g)]
  .map(([, path]) => normalize(join(dirname(document), path)))

test('every picture that a document shows is there, and every picture is shown', () => {
  const shown = new Set(documents.flatMap(shownIn))
  assert.ok(shown.size > 5, 'no pictures found: the test looks in the wrong place')
  assert.deepEqual([...shown].filter((path) => !existsSync(root + path)), [])
  assert.deepEqual(readdirSync(`${root}docs/pictures`).filter((file) => !shown.has(`docs/pictures/${file}`)), [])
})

test('every picture of docs/cartography.md has its command there', () => {
  const page = 'docs/cartography.md'
  const made = commandsOf(textOf(page)).map(({ file }) => file)
  assert.deepEqual(made.sort(), shownIn(page).sort())
})
