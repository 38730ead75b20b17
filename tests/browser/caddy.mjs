// Caddy with the configuration that examples/hosting gives, on a free port of this machine.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './harness.mjs';
import { answers, freePort } from './hosting.mjs';

/** The example's server on `folder`: {origin, warned, stop()}. */
export async function startCaddy(folder) {
  const prefix = mkdtempSync(join(tmpdir(), 'faultline-caddy-'));
  const origin = `http://127.0.0.1:${await freePort()}`;
  const example = readFileSync(join(root, 'examples/hosting/Caddyfile'), 'utf8');
  const own = example.replace(/^maps\.example\.org \{$/m, `${origin} {`).replace(/^\troot \* .*$/m, `\troot * ${folder}`);
  if (!own.includes(origin) || !own.includes(folder)) throw new Error('the example no longer has its name and root lines');
  const config = join(prefix, 'Caddyfile');
  writeFileSync(config, `{\n\tadmin off\n\tauto_https off\n}\n${own}`);
  const options = { env: { ...process.env, HOME: prefix, XDG_DATA_HOME: prefix, XDG_CONFIG_HOME: prefix } };
  const asked = spawnSync('caddy', ['validate', '--adapter', 'caddyfile', '--config', config], { ...options, encoding: 'utf8' });
  if (asked.status !== 0) throw new Error(`Caddy refuses the configuration: ${asked.error ?? asked.stderr}`);
  const warned = asked.stderr.split('\n').filter((line) => /"level":"(warn|error)"|\b(WARN|ERROR)\b/.test(line) && !/not formatted|automatic HTTPS/.test(line));
  const server = spawn('caddy', ['run', '--adapter', 'caddyfile', '--config', config], { ...options, stdio: 'ignore' });
  const stop = async () => {
    if (server.exitCode === null) {
      const ended = new Promise((resolve) => { server.once('exit', resolve); });
      server.kill('SIGTERM');
      await ended;
    }
    rmSync(prefix, { recursive: true, force: true });
  };
  if (await answers(origin)) return { origin, warned, stop };
  await stop();
  throw new Error('Caddy did not answer');
}
