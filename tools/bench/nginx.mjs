// What a server does with it: nginx with the example's configuration on this machine, asked by wrk as fast as it answers.
// Prints markdown. Usage: node tools/bench/nginx.mjs [SECONDS]
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist } from '../../tests/browser/harness.mjs';
import { startNginx } from '../../tests/browser/nginx.mjs';
import { firstView } from './views.mjs';

const seconds = Number(process.argv[2] ?? 5);
const files = JSON.parse(readFileSync(join(dist, 'integrity.json'), 'utf8'));

function load(url, encoding) {
  const out = spawnSync('wrk', ['-t1', '-c32', `-d${seconds}s`, '-H', `Accept-Encoding: ${encoding}`, url], { encoding: 'utf8' });
  if (out.status !== 0) throw new Error(`wrk: ${out.error ?? out.stderr}`);
  if (/Non-2xx|Socket errors/.test(out.stdout)) throw new Error(out.stdout);
  return { requests: Number(/Requests\/sec:\s+([\d.]+)/.exec(out.stdout)[1]), bytes: /Transfer\/sec:\s+(\S+)/.exec(out.stdout)[1] };
}

const server = await startNginx(dist);
try {
  console.log(`nginx 1 process, wrk 1 thread and 32 connections on the same machine, ${seconds} s each:\n`);
  console.log('| file | sent | requests a second | bytes a second |\n|---|---|---|---|');
  for (const [name, encoding] of [['index.html', 'br'], [Object.keys(files).find((n) => n.endsWith('.wasm')), 'br'], [Object.keys(files).find((n) => n.endsWith('.avif')), 'identity']]) {
    const { requests, bytes } = load(`${server.origin}/${name}`, encoding);
    console.log(`| ${name} | ${((encoding === 'br' ? files[name].br : files[name].bytes) / 1000).toFixed(1)} kB | ${requests.toFixed(0)} | ${bytes} |`);
  }
} finally {
  await server.stop();
}

const view = await firstView();
const total = view.reduce((sum, { sent }) => sum + sent, 0);
const again = view.filter(({ name }) => !/-[0-9a-f]{10}\.|^posters\/|^cells\//.test(name)).reduce((sum) => sum + 300, 0); // 304s: headers only
console.log(`\nA first view (poster, page, program, type, what beat 1 needs): ${view.length} requests, ${(total / 1000).toFixed(1)} kB by brotli. `
  + `A million of them: ${(total / 1000).toFixed(0)} GB. A million further views from browsers that have it: about ${(again / 1000).toFixed(1)} GB (answers of 304).`);
