// The element's types, as TypeScript itself reads them: a page that uses all of it compiles, misuse does not, and what is
// declared is what the code, its states and its problems have.
import assert from 'node:assert/strict'
import test from 'node:test'
import ts from 'typescript'
import { root, textOf } from './files.mjs'
import { attributes, codes, events, members } from './element_code.mjs'

const consumer = `${root}tests/types/consumer.ts`
const declarations = `${root}web/faultline.d.ts`
const program = ts.createProgram([consumer, declarations], {
  strict: true,
  noEmit: true,
  noUnusedLocals: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  types: [],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ES2022,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  paths: { 'faultline-map': [declarations] },
})
const checker = program.getTypeChecker()
const exported = new Map(checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(declarations))).map((one) => [one.name, one]))
const typeOf = (name) => checker.getDeclaredTypeOfSymbol(exported.get(name))
/** Names that a type declares itself, not those that it inherits. */
const own = (name) => [...new Set(typeOf(name).symbol.members.values())].filter((one) => one.flags & (ts.SymbolFlags.Property | ts.SymbolFlags.Method | ts.SymbolFlags.Accessor)).map((one) => one.name).sort()
const words = (type) => type.types.map((one) => one.value).sort()

test('a page that uses all of it compiles under strict rules, and each misuse is refused', () => {
  const said = ts.getPreEmitDiagnostics(program).map((one) => ts.formatDiagnostic(one, { getCanonicalFileName: (name) => name, getCurrentDirectory: () => root, getNewLine: () => '\n' }))
  assert.deepEqual(said, [])
  const text = textOf('tests/types/consumer.ts')
  assert.ok(text.match(/@ts-expect-error/g).length >= 10)
  for (const name of [...attributes, ...members]) assert.match(text, new RegExp(`\\bmap\\.${name}\\b`), `${name} is not tried`)
  for (const name of events) assert.ok(text.includes(`map.addEventListener('${name}'`), `${name} is not tried`)
})

test('what is declared is what there is', () => {
  assert.deepEqual(own('FaultlineMap').filter((name) => !/EventListener$/.test(name)), [...attributes, ...members].sort())
  assert.deepEqual(own('FaultlineEventMap'), events)
  assert.deepEqual(words(typeOf('FaultlineErrorCode')), codes)
  const written = textOf('src/app/state_json.cpp')
  const fields = own('FaultlineState')
  assert.ok(fields.length > 15)
  for (const field of fields) assert.ok(written.includes(`\\"${field}\\":`), `the state has no ${field}`)
})
