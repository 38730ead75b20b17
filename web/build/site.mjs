// The folder that is published: what is in it, under which names, and how large. Names of files that never change carry a
// hash of their content; beside each file lie its .br and .gz.
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';

export const sha256 = (bytes, as = 'base64') => createHash('sha256').update(bytes).digest(as);

/** "fonts/inter.ttf" -> "fonts/inter-0123456789.ttf" */
export const hashedName = (name, bytes) => {
  const end = extname(name);
  return `${name.slice(0, name.length - end.length)}-${sha256(bytes, 'hex').slice(0, 10)}${end}`;
};

export class Site {
  #folder;
  #compress;
  #files = new Map();

  /** Empties the folder. compress: see compress.mjs. */
  constructor(folder, compress) {
    this.#folder = folder;
    this.#compress = compress;
    rmSync(folder, { recursive: true, force: true });
  }

  /** Writes a file and returns its name. Text is UTF-8. */
  put(name, content) {
    const bytes = Buffer.from(content);
    const path = join(this.#folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    const { br, gz } = this.#compress(name, bytes);
    if (br) writeFileSync(`${path}.br`, br);
    if (gz) writeFileSync(`${path}.gz`, gz);
    this.#files.set(name, { bytes: bytes.length, br: br?.length ?? bytes.length, gz: gz?.length ?? bytes.length, integrity: `sha256-${sha256(bytes)}` });
    return name;
  }

  /** The same under a name with a hash of its content, for files that are named by others and never change. */
  putHashed(name, content) {
    const bytes = Buffer.from(content);
    return this.put(hashedName(name, bytes), bytes);
  }

  integrity(name) { return this.#files.get(name).integrity; }

  /** [{name, bytes, br, gz, integrity}] of all that was put so far: sizes as sent plain, by brotli and by gzip. */
  get files() { return [...this.#files].map(([name, file]) => ({ name, ...file })); }
}
