// Everything the map fetches before it runs, shared by all maps of a page: the compiled program and the typeface.
import { files } from 'faultline-files';
import { Problem } from './problems.mjs';

/** Reads a body to its end, telling how many bytes have come. */
async function read(body, tell) {
  const reader = body.getReader();
  const chunks = [];
  let size = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    chunks.push(step.value);
    size += step.value.byteLength;
    tell(size);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

const base64 = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));

/**
 * The compiled program. It is compiled while it arrives and checked against the hash that the build wrote down before any
 * of it runs. (fetch's own integrity option hands nothing out until all has come: no progress. It is used where the page is
 * not secure and has no crypto.subtle.)
 */
async function compile(tell) {
  const { url, bytes: total, sha256 } = files.wasm;
  const subtle = globalThis.crypto?.subtle;
  const response = await fetch(url, subtle ? {} : { integrity: `sha256-${sha256}` }).catch(() => { throw new Problem('network'); });
  if (!response.ok) throw new Problem('network');
  const reading = read(response.clone().body, (seen) => tell(Math.min(1, seen / total)));
  const streamed = WebAssembly.compileStreaming(response).catch(() => null); // of a wrong type, or broken
  const bytes = await reading.catch(() => { throw new Problem('network'); });
  if (bytes.byteLength !== total) throw new Problem('damaged');
  if (subtle && base64(await subtle.digest('SHA-256', bytes)) !== sha256) throw new Problem('damaged');
  return await streamed ?? WebAssembly.compile(bytes).catch(() => { throw new Problem('damaged'); });
}

let compiled = null;
let share = 0;
const watchers = new Set();

/** The compiled program, once for the page. onProgress(0..1) is told until it is there. */
export async function program(onProgress) {
  watchers.add(onProgress);
  onProgress(share);
  compiled ??= compile((seen) => {
    share = seen;
    for (const watcher of watchers) watcher(seen);
  });
  const mine = compiled;
  try {
    return await mine;
  } catch (error) {
    if (compiled === mine) { // the next one tries again
      compiled = null;
      share = 0;
    }
    throw error;
  } finally {
    watchers.delete(onProgress);
  }
}

const bytesAt = (url, options) => fetch(url, options).then((response) => {
  if (!response.ok) throw new Error(response.status);
  return response.arrayBuffer();
});

const typefaces = new Map();

/**
 * [regular, semibold] as TrueType bytes, and the same as the family "Faultline" for the page's text: a style sheet inside a
 * shadow root cannot bring a typeface along. `whole`: for a story whose characters the program's own files may lack.
 */
export function typeface(whole) {
  if (!typefaces.has(whole)) {
    const urls = whole ? files.wholeFonts : files.fonts;
    const loading = Promise.all(urls.map((url) => bytesAt(url))).then((both) => {
      both.forEach((bytes, i) => document.fonts.add(new FontFace('Faultline', bytes, { weight: i ? '600' : '400' })));
      return both;
    });
    loading.catch(() => typefaces.delete(whole));
    typefaces.set(whole, loading);
  }
  return typefaces.get(whole).catch(() => { throw new Problem('network'); });
}

/** A pack's bytes. sameOrigin: whoever names it may be a stranger, so it must come from this page's own site. */
export function story(address, sameOrigin, signal) {
  let url;
  try {
    url = new URL(address, document.baseURI);
  } catch {
    throw new Problem('story-network', `The story's address ${address} is not one.`);
  }
  if (sameOrigin && url.origin !== new URL(document.baseURI).origin) throw new Problem('story-elsewhere');
  return bytesAt(url, { signal, redirect: sameOrigin ? 'error' : 'follow' }).catch(() => { throw new Problem('story-network'); });
}
