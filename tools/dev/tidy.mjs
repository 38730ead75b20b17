#!/usr/bin/env node
// Runs clang-tidy on our own sources of a build folder, in parallel. Sources that are compiled alike are looked at
// several at a time, as one text, so that the headers they share are looked at once; what is said is said of the source.
// What was found clean before is skipped: a text is looked at again when it, preprocessed (with comments, which may hold
// NOLINT), its flags or .clang-tidy changed. Usage: tidy.mjs BUILD_FOLDER [WHERE]; WHERE: only sources below it, src/data
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const build = resolve(process.argv[2])
const where = process.argv[3] ?? ''
const most = 8 // sources at a time; more would leave a core idle at the end

const run = (program, args, cwd) => new Promise((done) => {
  execFile(program, args, { cwd, maxBuffer: 1 << 28 }, (error, stdout) => done({ failed: error !== null, stdout }))
})

// Each source of src/ and tools/, by the flags it is compiled with.
const groups = new Map()
for (const { file, command, directory } of JSON.parse(readFileSync(join(build, 'compile_commands.json'), 'utf8'))) {
  const source = relative(root, resolve(directory, file))
  if (!/^(src|tools)\/.*\.cpp$/.test(source) || !source.startsWith(where)) continue
  const flags = command.replace(/ -o \S+ -c .*$/, '').replace(/ -M[TF] \S+/g, '').replace(/ -MD/, '')
    .match(/(\\.|[^\s\\])+/g).map((flag) => flag.replace(/\\(.)/g, '$1')).filter((flag) => !flag.endsWith('ccache')).slice(1)
  const key = JSON.stringify([dirname(source), directory, flags])
  if (!groups.has(key)) groups.set(key, { directory, flags, sources: [] })
  groups.get(key).sources.push(source)
}

const texts = join(build, 'tidy')
mkdirSync(texts, { recursive: true })
const batches = []
for (const { directory, flags, sources } of groups.values()) {
  const count = Math.ceil(sources.length / most)
  for (let i = 0; i < count; i += 1) {
    const path = join(texts, `together_${batches.length}.cpp`)
    const lines = [] // of the text: which source, and which line of it
    const parts = sources.filter((_, k) => k % count === i).map((source) => {
      const text = readFileSync(join(root, source), 'utf8')
      text.split('\n').slice(0, -1).forEach((_, line) => lines.push(`${source}:${line + 1}`))
      return text
    })
    batches.push({ directory, flags, path, text: parts.join(''), lines, sources: parts.length })
  }
}

const config = join(root, '.clang-tidy')
const version = (await run('clang-tidy', ['--version'])).stdout + readFileSync(config, 'utf8')
let failed = false
async function look({ directory, flags, path, text, lines }) {
  writeFileSync(path, text)
  const { stdout: preprocessed } = await run('clang++', [...flags, '-w', '-E', '-C', path], directory)
  const key = createHash('sha256').update(version + JSON.stringify(flags) + preprocessed).digest('hex')
  if (existsSync(join(texts, key))) return
  const found = await run('clang-tidy', ['--quiet', `--config-file=${config}`, path, '--', ...flags], directory)
  if (!found.failed) return writeFileSync(join(texts, key), '')
  failed = true
  const place = new RegExp(`\\S*${basename(path)}:(\\d+)`, 'g')
  process.stdout.write(found.stdout.replace(place, (whole, line) => lines[line - 1] ?? whole))
}

batches.sort((a, b) => b.text.length - a.text.length)
const next = batches.values()
await Promise.all(Array.from({ length: cpus().length }, async () => {
  for (const batch of next) await look(batch)
}))
process.exit(failed ? 1 : 0)
