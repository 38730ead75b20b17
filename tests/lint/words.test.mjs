// Nothing tracked names a package registry or a machine's folder, and nothing
// is marked as unfinished. (The patterns are put together from pieces, so that
// this file does not match them.)
import assert from 'node:assert/strict'
import test from 'node:test'
import { textOf, trackedFiles } from './files.mjs'

const join = (...pieces) => pieces.join('')

const rules = [
  {
    what: 'the host of a package registry or mirror',
    pattern: new RegExp([
      join('registry', '\\.(npmjs|yarnpkg)\\.'), join('npm', 'mirror'), join('deb', '\\.debian\\.org'),
      join('deb', '\\.nodesource'), join('snapshot', '\\.debian'), join('(ftp|security)', '\\.[\\w.]*debian\\.org'),
      join('py', 'pi\\.(org|python)'), join('files\\.python', 'hosted'), join('crates', '\\.io'),
      join('unpk', 'g\\.com'), join('jsdel', 'ivr'), join('cdn', 'js\\.'),
    ].join('|'), 'i'),
  },
  {
    what: "a folder of somebody's machine",
    pattern: new RegExp(`(?<![\\w.~*$})\\]-])/(${['work', 'root', join('ho', 'me'), join('Us', 'ers'), 't' + 'mp'].join('|')})/[\\w.]`),
  },
  {
    what: 'a mark of unfinished work',
    pattern: new RegExp(`\\b(${[join('TO', 'DO'), join('FIX', 'ME'), join('X', 'XX'), join('HA', 'CK'), join('W', 'IP')].join('|')})\\b` +
      `|${join('not ', 'implemented')}|${join('lorem ', 'ipsum')}`),
    skip: /package-lock\.json$/, // hashes may spell anything
  },
]

export function marks(path, text) {
  const found = []
  text.split('\n').forEach((line, index) => {
    for (const { what, pattern, skip } of rules) {
      const match = skip?.test(path) ? null : pattern.exec(line)
      if (match) found.push(`${path}:${index + 1}: ${what}: ${match[0]}`)
    }
  })
  return found
}

test('tracked text holds no such word', () => {
  const paths = trackedFiles()
  assert.ok(paths.length > 10, 'no files found: the test looks in the wrong place')
  const found = paths.flatMap((path) => marks(path, textOf(path) ?? ''))
  assert.deepEqual(found, [], `\n${found.join('\n')}\n`)
})

test('each kind is caught', () => {
  for (const line of [
    join('https://registry', '.npmjs.org/x'), join('http://deb', '.debian.org/debian'),
    join('see /wo', 'rk/main/x'), join('"/ro', 'ot/x"'), join('(/ho', 'me/me/x)'), join('=/t', 'mp/x'),
    join('// TO', 'DO: later'), join('FIX', 'ME'), join('not ', 'implemented yet'),
  ]) {
    assert.equal(marks('a.txt', line).length, 1, line)
  }
})

test('harmless text is let through', () => {
  for (const line of ['src/work/x', '$HOME/work/x', 'https://example.org/work/1', 'a/home/b', '${x}/tmp/y', 'todo el mundo']) {
    assert.deepEqual(marks('a.txt', line), [], line)
  }
})
