// The nginx example, really run: types, caching, CORS, ranges, precompressed files; and the page through it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { dist, launch, openPage, rest, root } from './harness.mjs';
import { startNginx } from './nginx.mjs';

let server;
before(async () => { server = await startNginx(dist); });
after(() => server?.stop());

/** As it comes over the wire: fetch would unpack it. */
const raw = (path, headers = {}) => new Promise((resolve, reject) => {
  request(server.origin + path, { headers }, (response) => {
    const chunks = [];
    response.on('data', (chunk) => chunks.push(chunk));
    response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
  }).on('error', reject).end();
});

const files = JSON.parse(readFileSync(join(dist, 'integrity.json'), 'utf8'));
const names = Object.keys(files);
const find = (pattern) => {
  const name = names.find((n) => pattern.test(n));
  assert.ok(name, `dist/ has nothing like ${pattern}`);
  return name;
};

test('nginx takes the example without a warning', () => assert.deepEqual(server.warned, []));

test('every file of dist/ is in integrity.json, and its bytes are those that were promised', () => {
  const onDisk = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(dist.length + 1));
  const plain = onDisk.filter((name) => !/\.(br|gz)$/.test(name) && name !== 'integrity.json').sort();
  assert.deepEqual(plain, [...names].sort());
  for (const name of plain) {
    const bytes = readFileSync(join(dist, name));
    assert.equal(files[name].integrity, `sha256-${createHash('sha256').update(bytes).digest('base64')}`, name);
    if (/\.(avif|png)$/.test(name)) continue;
    assert.ok(brotliDecompressSync(readFileSync(join(dist, `${name}.br`))).equals(bytes), `${name}.br`);
    assert.ok(gunzipSync(readFileSync(join(dist, `${name}.gz`))).equals(bytes), `${name}.gz`);
  }
});

test('types, caching and the headers that an embed needs', async () => {
  const forever = 'public, max-age=31536000, immutable';
  const expected = [
    ['', 'text/html; charset=utf-8', 'no-cache'],
    ['embed.html', 'text/html; charset=utf-8', 'no-cache'],
    ['faultline.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['embed.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['oembed.json', 'application/json; charset=utf-8', 'no-cache'],
    ['pictures/beat-1.png', 'image/png', 'no-cache'],
    [find(/^faultline-\w{10}\.js$/), 'text/javascript; charset=utf-8', forever],
    [find(/^page-[\w-]+\.js$/), 'text/javascript; charset=utf-8', forever],
    [find(/^faultline-\w+\.css$/), 'text/css; charset=utf-8', forever],
    [find(/\.wasm$/), 'application/wasm', forever],
    [find(/^fonts\/.*\.ttf$/), 'font/ttf', forever],
    [find(/^cells\/.*\.cell$/), 'application/octet-stream', forever],
    [find(/^posters\/.*\.avif$/), 'image/avif', forever],
  ];
  for (const [path, type, cache] of expected) {
    const { status, headers } = await raw(`/${path}`);
    assert.equal(status, 200, path);
    assert.equal(headers['content-type'], type, path);
    assert.equal(headers['cache-control'], cache, path);
    assert.equal(headers['access-control-allow-origin'], '*', path);
    assert.equal(headers['cross-origin-resource-policy'], 'cross-origin', path);
    assert.equal(headers['x-content-type-options'], 'nosniff', path);
    assert.equal(headers['x-frame-options'], undefined, path);
    const isPage = type.startsWith('text/html');
    assert.equal(headers['cross-origin-embedder-policy'], isPage ? 'require-corp' : undefined, path);
    assert.equal('content-security-policy' in headers, isPage, path);
    if (isPage) assert.match(headers['content-security-policy'], /script-src 'self' 'wasm-unsafe-eval';/);
    if (isPage) assert.doesNotMatch(headers['content-security-policy'], /frame-ancestors|unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')/);
  }
  assert.equal((await raw('/faultline.html')).headers['content-security-policy'], undefined, 'the single file has its own policy');
  assert.equal((await raw('/nothing.html')).status, 404);
});

test('every immutable name holds a hash, and every file that a page may name for ever is immutable', async () => {
  for (const name of names.filter((n) => !n.startsWith('cells/') || n === names.find((c) => c.startsWith('cells/')))) {
    const { headers } = await raw(`/${name}`, { Range: 'bytes=0-0' });
    const holds = /-[0-9a-f]{10}\.\w+$|^posters\/[0-9a-f]{10}\/|^cells\//.test(name);
    assert.equal(/immutable/.test(headers['cache-control']), holds, name);
  }
});

test('precompressed files go to those who take them, ranges and revalidation work', async () => {
  const wasm = `/${find(/\.wasm$/)}`;
  const bytes = readFileSync(dist + wasm);
  for (const [accept, encoding, unpack] of [['br, gzip', 'br', brotliDecompressSync], ['gzip', 'gzip', gunzipSync], ['identity', undefined, (b) => b]]) {
    const { headers, body } = await raw(wasm, { 'Accept-Encoding': accept });
    assert.equal(headers['content-encoding'], encoding);
    assert.ok(unpack(body).equals(bytes), `${accept}: other bytes`);
  }
  const part = await raw(wasm, { Range: 'bytes=4-7' });
  assert.equal(part.status, 206);
  assert.equal(part.headers['content-range'], `bytes 4-7/${bytes.length}`);
  assert.ok(part.body.equals(bytes.subarray(4, 8)));
  const page = await raw('/index.html');
  assert.equal((await raw('/index.html', { 'If-None-Match': page.headers.etag })).status, 304);
});

test('the map runs from nginx, with nothing but its own files', async () => {
  const browser = await launch();
  try {
    const { page, seen, context } = await openPage(browser, server.origin);
    await rest(page);
    for (const url of seen.requests) assert.ok(url.startsWith(server.origin) || url.startsWith('data:'), url);
    assert.deepEqual([seen.errors, seen.failed], [[], []]);
    await context.close();
  } finally {
    await browser.close();
  }
});

test('the other examples name what the nginx one names', () => {
  const text = (name) => readFileSync(join(root, 'examples/hosting', name), 'utf8');
  const policy = /"(default-src [^"]+)"/.exec(text('nginx.conf'))[1];
  const page = readFileSync(join(root, 'web/pages/embed.html'), 'utf8');
  assert.ok(page.includes(policy), 'the policy in the page is another one');
  for (const name of ['Caddyfile', 'netlify/_headers', 's3.sh']) {
    for (const needed of ['max-age=31536000, immutable', 'application/wasm', 'cross-origin', 'nosniff']) assert.ok(text(name).includes(needed), `${name} lacks ${needed}`);
    assert.match(text(name), /Access-Control-Allow-Origin:? "?\*/, name);
    if (name !== 's3.sh') assert.ok(text(name).includes(policy), `${name} has another policy`);
  }
  const immutable = text('s3.sh').match(/=~ (\(.*\)\$) \]\]/)[1];
  for (const name of names) assert.equal(new RegExp(immutable).test(name), /-[0-9a-f]{10}\.\w+$|^posters\/|^cells\//.test(name), `s3.sh: ${name}`);
});
