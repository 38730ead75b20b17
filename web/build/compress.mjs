// What a server may send in place of a file: the same bytes by brotli and by gzip, at their best. Kept by content, since
// brotli at its best takes seconds for the program and most files are those of the build before.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const PACKED_ALREADY = new Set(['.avif', '.png']);

const brotli = (bytes) => brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
});
const gzip = (bytes) => gzipSync(bytes, { level: 9 });

/** A function (name, bytes) -> {br, gz}, or {} for what is packed already. `cache`: a folder. */
export function compressor(cache) {
  mkdirSync(cache, { recursive: true });
  const kept = (file, make) => {
    const path = join(cache, file);
    if (!existsSync(path)) writeFileSync(path, make());
    return readFileSync(path);
  };
  return (name, bytes) => {
    if (PACKED_ALREADY.has(extname(name))) return {};
    const key = createHash('sha256').update(bytes).digest('hex');
    return { br: kept(`${key}.br`, () => brotli(bytes)), gz: kept(`${key}.gz`, () => gzip(bytes)) };
  };
}
