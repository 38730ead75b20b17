// What the element's code gives: names of its attributes, members, events and codes, each sorted.
import { textOf } from './files.mjs'

const code = textOf('web/element.mjs')
const sorted = (list) => [...new Set(list)].sort()
const all = (text, pattern) => sorted([...text.matchAll(pattern)].map((match) => match[1]))
const internal = ['constructor', 'connectedCallback', 'disconnectedCallback', 'attributeChangedCallback', 'observedAttributes', 'if', 'for', 'while', 'switch']

export const attributes = all(code.match(/const ATTRIBUTES = \[([^\]]*)\]/)[1], /'(\w+)'/g)
export const members = sorted([...code.matchAll(/^ {2}(?:static )?(?:get |set |async )?(\w+)\([^)]*\) \{/gm)].map((match) => match[1]).filter((name) => !internal.includes(name)))
export const events = all(code, /#dispatch\('(\w+)'/g)
export const codes = all(textOf('web/problems.mjs').match(/SENTENCES = \{([\s\S]*?)\n\};/)[1], /^ {2}'?([\w-]+)'?:/gm)
