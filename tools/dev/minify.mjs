// Shortens Emscripten's glue in place. Usage: node minify.mjs FILE.js
// Newer versions of the closure compiler fail with Emscripten 3.1.6, and
// Debian's is of 2013; terser comes within 0.3 kB of it.
import { readFileSync, writeFileSync } from 'node:fs'

const file = process.argv[2]
let minify
try {
  ({ minify } = await import('terser'))
} catch {
  console.error('minify: terser is not installed. Run ./dev setup.')
  process.exit(1)
}

const result = await minify(readFileSync(file, 'utf8'), {
  module: true,
  ecma: 2020,
  compress: { passes: 3, unsafe_arrows: true },
  mangle: true,
})
writeFileSync(file, result.code)
