// The element's code, its types, its manifest and its page of documentation name the same attributes, members, events and codes.
import assert from 'node:assert/strict'
import test from 'node:test'
import { textOf } from './files.mjs'

const code = textOf('web/element.mjs')
const types = textOf('web/faultline.d.ts')
const [declaration] = JSON.parse(textOf('web/custom-elements.json')).modules[0].declarations
const docs = textOf('docs/embedding.md')
const sorted = (list) => [...new Set(list)].sort()
const all = (text, pattern) => sorted([...text.matchAll(pattern)].map((match) => match[1]))
const named = (list) => sorted(list.map((each) => each.name))

const attributes = all(code.match(/const ATTRIBUTES = \[([^\]]*)\]/)[1], /'(\w+)'/g)
const internal = ['constructor', 'connectedCallback', 'disconnectedCallback', 'attributeChangedCallback', 'observedAttributes', 'if', 'for', 'while', 'switch']
const members = sorted([...code.matchAll(/^ {2}(?:static )?(?:get |set |async )?(\w+)\([^)]*\) \{/gm)].map((match) => match[1]).filter((name) => !internal.includes(name)))
const events = all(code, /#dispatch\('(\w+)'/g)
const codes = all(textOf('web/problems.mjs').match(/SENTENCES = \{([\s\S]*?)\n\};/)[1], /^ {2}'?([\w-]+)'?:/gm)

test('the code was read', () => {
  assert.ok(attributes.length >= 9 && members.length >= 8 && events.length >= 7 && codes.length >= 10, JSON.stringify({ attributes, members, events, codes }))
})

test('the manifest says what the code does', () => {
  assert.deepEqual(named(declaration.attributes), attributes)
  assert.deepEqual(named(declaration.members), sorted([...attributes, ...members]))
  assert.deepEqual(named(declaration.events), events)
})

test('the types say what the code does', () => {
  const body = types.match(/class FaultlineMap extends HTMLElement \{([\s\S]*?)\n\}/)[1]
  assert.deepEqual(all(body, /^ {2}(?:readonly )?(?!addEventListener)(\w+)[(:]/gm), sorted([...attributes, ...members]))
  assert.deepEqual(all(types.match(/FaultlineEventMap \{([\s\S]*?)\n\}/)[1], /^ {2}(\w+):/gm), events)
  assert.deepEqual(all(types.match(/FaultlineErrorCode =([\s\S]*?);/)[1], /'([\w-]+)'/g), codes)
  const state = all(types.match(/interface FaultlineState \{([\s\S]*?)\n\}/)[1], /^ {2}(\w+):/gm)
  const written = textOf('src/app/state_json.cpp')
  for (const field of state) assert.ok(written.includes(`\\"${field}\\":`), `the state has no ${field}`)
})

test('the documentation names all of it', () => {
  for (const name of [...attributes, ...members, ...events, ...codes]) assert.ok(docs.includes(`\`${name}`), `docs/embedding.md does not name ${name}`)
})
