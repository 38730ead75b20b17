// What a server must send for each file of dist/ (docs/hosting.md), and how it is asked for.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { extname, join } from 'node:path';
import { dist, root } from './harness.mjs';

export const files = JSON.parse(readFileSync(join(dist, 'integrity.json'), 'utf8'));
export const names = Object.keys(files);

const TYPES = {
  '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.txt': 'text/plain', '.json': 'application/json',
  '.wasm': 'application/wasm', '.avif': 'image/avif', '.png': 'image/png', '.ttf': 'font/ttf', '.xml': 'application/xml',
};
export const FOREVER = 'public, max-age=31536000, immutable';
export const POLICY = /content="(default-src [^"]+)"/.exec(readFileSync(join(root, 'web/pages/map.html'), 'utf8'))[1];

/** Whether what is in a file of that name never changes. */
export const isForEver = (name) => /-[0-9a-f]{10}\.\w+$|^posters\/[0-9a-f]{10}\/|^cells\/[0-9a-f]{8}\.cell$/.test(name);

/** One name of each kind of file, and the folder itself. */
export const kinds = () => {
  const found = new Map([['', 'the folder']]);
  const seen = new Set();
  for (const name of names) {
    const kind = `${name.includes('/') ? name.split('/')[0] : ''} ${extname(name)} ${isForEver(name)}`;
    if (!seen.has(kind) || name.endsWith('.html')) found.set(name, kind);
    seen.add(kind);
  }
  assert.ok(found.size >= 15, String([...found.keys()]));
  return [...found.keys()];
};

/**
 * Holds the headers (an object, names in lower case) that `who` sends for a file to docs/hosting.md. skip: those that it
 * leaves to another (a CDN), by name.
 */
export function judge(who, name, headers, skip = []) {
  const what = `${who}: /${name}`;
  const extension = extname(name || 'index.html');
  const page = extension === '.html';
  const [type, charset] = (headers['content-type'] ?? '').split(/;\s*/);
  const expected = {
    'content-type': [type, TYPES[extension] ?? 'application/octet-stream'],
    'cache-control': [headers['cache-control'], isForEver(name) ? FOREVER : 'no-cache'],
    'access-control-allow-origin': [headers['access-control-allow-origin'], '*'],
    'cross-origin-resource-policy': [headers['cross-origin-resource-policy'], 'cross-origin'],
    'x-content-type-options': [headers['x-content-type-options'], 'nosniff'],
    'cross-origin-embedder-policy': [headers['cross-origin-embedder-policy'], page ? 'require-corp' : undefined],
    'content-security-policy': [headers['content-security-policy'], page && name !== 'faultline.html' ? POLICY : undefined], // that one has a stricter one in itself
    'x-frame-options': [headers['x-frame-options'], undefined],
  };
  for (const [header, [sent, wanted]] of Object.entries(expected)) {
    if (!skip.includes(header)) assert.equal(sent, wanted, `${what}: ${header}`);
  }
  if (/^text\//.test(type)) assert.equal(charset?.toLowerCase(), 'charset=utf-8', what);
}

/** As it comes over the wire: fetch would unpack it. */
export const raw = (origin, path, headers = {}) => new Promise((resolve, reject) => {
  request(origin + path, { headers }, (response) => {
    const chunks = [];
    response.on('data', (chunk) => chunks.push(chunk));
    response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
  }).on('error', reject).end();
});

export const freePort = () => new Promise((resolve, reject) => {
  const probe = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

/** Waits until a server answers; false when it does not within five seconds. */
export async function answers(origin) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await fetch(`${origin}/integrity.json`, { method: 'HEAD' }).then((response) => response.ok, () => false)) return true;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  return false;
}
