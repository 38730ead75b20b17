// The element's code, its manifest and its page of documentation name the same attributes, members, events and codes. (Its
// types: element_types.test.mjs.)
import assert from 'node:assert/strict'
import test from 'node:test'
import { attributes, codes, events, members } from './element_code.mjs'
import { textOf } from './files.mjs'

const [declaration] = JSON.parse(textOf('web/custom-elements.json')).modules[0].declarations
const docs = textOf('docs/embedding.md')
const named = (list) => [...new Set(list.map((each) => each.name))].sort()

test('the code was read', () => {
  assert.ok(attributes.length >= 9 && members.length >= 8 && events.length >= 7 && codes.length >= 10, JSON.stringify({ attributes, members, events, codes }))
})

test('the manifest says what the code does', () => {
  assert.deepEqual(named(declaration.attributes), attributes)
  assert.deepEqual(named(declaration.members), [...new Set([...attributes, ...members])].sort())
  assert.deepEqual(named(declaration.events), events)
})

test('the documentation names all of it', () => {
  for (const name of [...attributes, ...members, ...events, ...codes]) assert.ok(docs.includes(`\`${name}`), `docs/embedding.md does not name ${name}`)
})
