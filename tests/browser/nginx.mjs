// nginx as an ordinary user with the configuration that examples/hosting gives, on a free port of this machine.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './harness.mjs';
import { answers, freePort } from './hosting.mjs';

const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
const program = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx'].find(existsSync) ?? 'nginx';

/** The example's server on `folder`: {origin, stop()}. workers: processes that answer. */
export async function startNginx(folder, { workers = 1 } = {}) {
  const prefix = mkdtempSync(join(tmpdir(), 'faultline-nginx-'));
  const port = await freePort();
  const example = readFileSync(join(root, 'examples/hosting/nginx.conf'), 'utf8');
  const own = example
    .replace(/^ *listen .*;$/m, `  listen 127.0.0.1:${port};`)
    .replace(/^ *root .*;$/m, `  root ${folder};`);
  if (own === example) throw new Error('the example no longer has listen and root lines');
  mkdirSync(join(prefix, 'work'));
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `  ${name}_temp_path ${prefix}/work/${name};`).join('\n');
  writeFileSync(join(prefix, 'nginx.conf'), `${process.getuid() === 0 ? 'user root;\n' : ''}load_module ${BROTLI};
daemon off;
worker_processes ${workers};
pid ${prefix}/pid;
error_log ${prefix}/error.log warn;
events { worker_connections 1024; }
http {
${temp}
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000;
${own}
}
`);
  const args = ['-p', prefix, '-e', `${prefix}/error.log`, '-c', `${prefix}/nginx.conf`];
  const asked = spawnSync(program, ['-t', ...args], { encoding: 'utf8' });
  if (asked.status !== 0) throw new Error(`nginx refuses the configuration: ${asked.error ?? asked.stderr}`);
  const warned = asked.stderr.split('\n').filter((line) => /\[(warn|error|emerg)\]/.test(line));
  const server = spawn(program, args, { stdio: 'ignore' });
  const origin = `http://127.0.0.1:${port}`;
  const stop = async () => {
    const ended = new Promise((resolve) => { server.once('exit', resolve); });
    if (server.exitCode === null) {
      server.kill('SIGTERM');
      await ended;
    }
    rmSync(prefix, { recursive: true, force: true });
  };
  if (await answers(origin)) return { origin, warned, stop };
  const said = existsSync(`${prefix}/error.log`) ? readFileSync(`${prefix}/error.log`, 'utf8') : '';
  await stop();
  throw new Error(`nginx did not answer: ${said}`);
}
