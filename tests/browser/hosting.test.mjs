// The hosting examples. nginx and Caddy are really run: types, caching, CORS, ranges, precompressed files, and the page through
// them. Of Netlify's file and the S3 script it is worked out what they would send, and held to the same table.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { startCaddy } from './caddy.mjs';
import { dist, launch, openPage, rest, root, strangers } from './harness.mjs';
import { files, isForEver, judge, kinds, names, raw } from './hosting.mjs';
import { startNginx } from './nginx.mjs';

const example = (name) => readFileSync(join(root, 'examples/hosting', name), 'utf8');

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

for (const [who, start] of Object.entries({ nginx: startNginx, Caddy: startCaddy })) {
  describe(who, () => {
    let server;
    before(async () => { server = await start(dist); });
    after(() => server?.stop());

    test('takes the example without a warning', () => assert.deepEqual(server.warned, []));

    test('types, caching and the headers that an embed needs', async () => {
      for (const name of kinds()) {
        const { status, headers } = await raw(server.origin, `/${name}`);
        assert.equal(status, 200, name);
        judge(who, name, headers);
      }
      assert.equal((await raw(server.origin, '/nothing.html')).status, 404);
    });

    test('every immutable name holds a hash, and every file that a page may name for ever is immutable', async () => {
      for (const name of names) {
        const { headers } = await raw(server.origin, `/${name}`, { Range: 'bytes=0-0' });
        assert.equal(/immutable/.test(headers['cache-control']), isForEver(name), name);
      }
    });

    test('precompressed files go to those who take them, ranges and revalidation work', async () => {
      const wasm = `/${names.find((name) => name.endsWith('.wasm'))}`;
      const bytes = readFileSync(dist + wasm);
      for (const [accept, encoding, unpack] of [['br, gzip', 'br', brotliDecompressSync], ['gzip', 'gzip', gunzipSync], ['identity', undefined, (b) => b]]) {
        const { headers, body } = await raw(server.origin, wasm, { 'Accept-Encoding': accept });
        assert.equal(headers['content-encoding'], encoding);
        assert.equal(headers['content-type'], 'application/wasm');
        assert.ok(unpack(body).equals(bytes), `${accept}: other bytes`);
      }
      const part = await raw(server.origin, wasm, { Range: 'bytes=4-7' });
      assert.equal(part.status, 206);
      assert.equal(part.headers['content-range'], `bytes 4-7/${bytes.length}`);
      assert.ok(part.body.equals(bytes.subarray(4, 8)));
      const page = await raw(server.origin, '/embed.html');
      assert.equal((await raw(server.origin, '/embed.html', { 'If-None-Match': page.headers.etag })).status, 304);
    });

    test('the map runs from it, with nothing but its own files', async () => {
      const browser = await launch();
      try {
        const { page, seen, context } = await openPage(browser, server.origin);
        await rest(page);
        assert.deepEqual([strangers(seen.requests, server.origin), seen.errors, seen.failed], [[], [], []]);
        await context.close();
      } finally {
        await browser.close();
      }
    });
  });
}

/** What a _headers file gives a path: rules whose path matches, "*" for anything; the same header twice is joined by commas. */
function headersFor(rules, path) {
  const sent = {};
  let applies = false;
  for (const line of rules.split('\n')) {
    if (line.startsWith('/')) applies = new RegExp(`^${line.trim().replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')}$`).test(path);
    const [, name, value] = /^\s+([\w-]+): (.+)$/.exec(line) ?? [];
    if (!applies || !name) continue;
    const key = name.toLowerCase();
    sent[key] = key in sent ? `${sent[key]}, ${value}` : value;
  }
  return sent;
}

test('Netlify: its file gives every name the same', () => {
  const rules = example('netlify/_headers');
  for (const name of ['', ...names]) {
    const sent = headersFor(rules, `/${name}`);
    // What the file does not name Netlify fills in: the type by the name's end, and for the cache the same as no-cache.
    judge('Netlify', name, { 'cache-control': 'no-cache', ...sent }, name.endsWith('.wasm') ? [] : ['content-type']);
  }
});

test('S3: the script uploads every file with its type, cache and encoding, pages last; the CDN has the rest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'faultline-s3-'));
  try {
    const log = join(folder, 'log');
    const aws = join(folder, 'aws');
    writeFileSync(aws, `#!/bin/sh\nprintf '%s\\t' "$@" >>'${log}'\nprintf '\\n' >>'${log}'\n`, { mode: 0o755 });
    execFileSync('bash', [join(root, 'examples/hosting/s3.sh'), 'bucket', dist], { env: { ...process.env, AWS: aws } });
    const calls = readFileSync(log, 'utf8').trim().split('\n').map((line) => line.split('\t'));
    const option = (call, name) => { const at = call.indexOf(name); return at < 0 ? undefined : call[at + 1]; };
    const sent = calls.map((call) => call[3].replace(/^s3:\/\/bucket\//, ''));
    assert.deepEqual([...sent].sort(), [...names, 'integrity.json'].sort());
    const firstPage = sent.findIndex((name) => name.endsWith('.html'));
    assert.ok(sent.slice(firstPage).every((name) => name.endsWith('.html')), 'pages last');
    const cdn = Object.fromEntries([...example('s3.sh').matchAll(/^# {3}([A-Z][\w-]+): (\S.*?)(?: {2,}\((.*)\))?$/gm)].map(([, name, value, only]) => [name.toLowerCase(), { value, only }]));
    assert.ok(Object.keys(cdn).length >= 5, String(Object.keys(cdn)));
    calls.forEach((call, i) => {
      const name = sent[i];
      const headers = { 'content-type': option(call, '--content-type'), 'cache-control': option(call, '--cache-control') };
      const page = name.endsWith('.html');
      for (const [header, { value, only }] of Object.entries(cdn)) {
        if (!only || (page && (only === 'pages' || name !== 'faultline.html'))) headers[header] = value;
      }
      judge('S3', name, headers);
      const packed = option(call, '--content-encoding');
      assert.equal(packed, /\.(avif|png)$/.test(name) ? undefined : 'br', name);
      assert.ok(call[2].endsWith(packed ? `${name}.br` : name), call[2]);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
