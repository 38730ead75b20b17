// What the lint tests share: the repository's tracked files.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

// Paths of tracked files, and of new ones that git does not ignore.
export function trackedFiles() {
  const out = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root, encoding: 'utf8', maxBuffer: 1 << 26,
  })
  return [...new Set(out.split('\0'))].filter(Boolean).sort()
}

// The text of a file, or null for a binary one or one deleted but not yet committed.
export function textOf(path) {
  let bytes
  try {
    bytes = readFileSync(root + path)
  } catch {
    return null
  }
  return bytes.includes(0) ? null : bytes.toString('utf8')
}
