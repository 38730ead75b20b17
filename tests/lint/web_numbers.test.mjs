// The numbers and names that C++ and JavaScript must agree on, written down twice because one cannot read the other's.
import assert from 'node:assert/strict'
import test from 'node:test'
import { LAYERS } from '../../web/layers.mjs'
import { TOLD } from '../../web/told.mjs'
import { KEYS, KINDS } from '../../web/input.mjs'
import { textOf } from './files.mjs'

const enumerators = (text, name) => text.match(new RegExp(`enum class ${name}[^{]*\\{([^}]*)\\}`))[1]
  .replace(/\/\/[^\n]*/g, '').split(',').map((word) => word.trim()).filter((word) => word && word !== 'Count')

test('layers have the same names in the same order', () => {
  const names = textOf('src/scene/layers.h').match(/names\[\] = \{([^}]*)\}/)[1].match(/"(\w+)"/g).map((word) => word.slice(1, -1))
  assert.deepEqual(LAYERS, names)
  assert.deepEqual(LAYERS, enumerators(textOf('src/scene/layers.h'), 'Layer').map((word) => word.toLowerCase()))
})

test('what is told has the same bits', () => {
  const bits = Object.fromEntries([...textOf('src/app/told.h').matchAll(/(\w+)Bit = (\d+)/g)].map(([, name, bit]) => [name, Number(bit)]))
  assert.deepEqual(TOLD, bits)
  assert.equal(new Set(Object.values(bits)).size, 7)
})

test('keys and pointer events have the same numbers', () => {
  const header = textOf('src/app/input.h')
  const kinds = { pointermove: 'PointerMove', pointerdown: 'PointerDown', pointerup: 'PointerUp', pointercancel: 'PointerCancel', pointerleave: 'PointerLeave' }
  assert.deepEqual(KINDS.map((type) => kinds[type]), enumerators(header, 'InputKind').slice(0, KINDS.length))
  const keys = { '+': 'Plus', '-': 'Minus', ' ': 'Space', '[': 'BracketLeft', ']': 'BracketRight', ',': 'Comma', '.': 'Period', '<': 'Less', '>': 'Greater' }
  const named = KEYS.map(([key]) => keys[key] ?? key.replace('Arrow', '').replace(/^[a-z]$/, (c) => c.toUpperCase()).replace(/^\d$/, 'Digit$&'))
  assert.deepEqual(named, enumerators(header, 'Key'))
})
