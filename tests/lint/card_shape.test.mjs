// The card's own arithmetic, and that its shapes are the program's.
import assert from 'node:assert/strict'
import test from 'node:test'
import { nearestSheet, shapeOf, sheetHeights } from '../../web/card_shape.mjs'
import { reportAddress } from '../../web/menu.mjs'
import { textOf } from './files.mjs'

test('shapes change where src/scene/layout.cpp changes them', () => {
  const rule = textOf('src/scene/layout.cpp')
  assert.match(rule, /if \(height < 480 && width > height\) return Shape::Low;\s+return width <= 720 \? Shape::Narrow : Shape::Wide;/)
  assert.equal(shapeOf(720, 900), 'narrow')
  assert.equal(shapeOf(721, 900), 'wide')
  assert.equal(shapeOf(844, 390), 'low')
  assert.equal(shapeOf(390, 390), 'narrow')
  assert.equal(shapeOf(900, 479), 'low')
  assert.equal(shapeOf(900, 480), 'wide')
})

test('a sheet leaves the map a window at every height, and its three heights are in order', () => {
  for (let height = 300; height <= 1400; height += 7) for (const width of [320, 390, 575, 720]) {
    const { peek, half, full } = sheetHeights(width, height)
    assert.ok(peek <= half || half === full || height < 340, `${width} ${height}`)
    assert.ok(half <= full, `${height}`)
    if (height > 368) assert.ok(height - full - 108 - 48 >= 148, `${height}`)
  }
  assert.deepEqual(sheetHeights(390, 844), { peek: 120, half: 388, full: 540 })
  assert.equal(sheetHeights(575, 600).half, 216, 'a wide frame that is low: the map is to have its share')
})

test('the room that a full sheet leaves is the one that src/scene/layout.cpp leaves', () => {
  const number = (text, name) => Number(text.match(new RegExp(`\\b${name} = (\\d+)`))?.[1])
  const program = textOf('src/scene/layout.cpp').split('Layout narrowLayout')[1]
  const page = textOf('web/card_shape.mjs')
  const shares = (text) => [...text.matchAll(/\b(?:width|height) \* (0\.\d+)/g)].map((match) => match[1])
  assert.deepEqual(shares(page), shares(program))
  for (const name of ['strip', 'top', 'least']) {
    assert.ok(number(program, name) > 0, name)
    assert.equal(number(page, name), number(program, name), name)
  }
})

test('a drag lets go at the nearest height, a throw at the one ahead', () => {
  const heights = { peek: 120, half: 388, full: 572 }
  assert.equal(nearestSheet(heights, 130, 0), 'peek')
  assert.equal(nearestSheet(heights, 260, 0), 'half')
  assert.equal(nearestSheet(heights, 500, 0), 'full')
  assert.equal(nearestSheet(heights, 300, -1500), 'peek')
  assert.equal(nearestSheet(heights, 300, 2500), 'full')
})

test('an error is reported to an address of mail or web, never to a script', () => {
  assert.equal(reportAddress('desk@example.org'), 'mailto:desk@example.org')
  assert.equal(reportAddress('mailto:desk@example.org?subject=Map'), 'mailto:desk@example.org?subject=Map')
  assert.equal(reportAddress('https://example.org/report'), 'https://example.org/report')
  for (const bad of [null, '', 'javascript:alert(1)', 'data:text/html,x', 'desk', '//example.org', 'a b@c.d']) assert.equal(reportAddress(bad), null, String(bad))
})
