// The npm package: packed, inspected, installed into a project that bundles, and its map in a browser.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { formatMessage } from 'publint/utils';
import { publint } from 'publint';
import { build } from 'vite';
import { launch, openPage, root, startServer } from './harness.mjs';

const source = join(root, 'build/package');
let project;
before(() => {
  assert.ok(existsSync(join(source, 'package.json')), 'build/package is missing. Run ./dev build.');
  mkdirSync(join(root, 'build'), { recursive: true });
  project = mkdtempSync(join(root, 'build/scratch-')); // below the repository, so that it finds our Vite
});
after(() => rmSync(project, { recursive: true, force: true }));

const npm = (cwd, ...args) => execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, npm_config_loglevel: 'error' } });

test('publint has nothing to say, and what is named is there', async () => {
  const { messages } = await publint({ pkgDir: source, strict: true });
  const pkg = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
  const manifest = JSON.parse(readFileSync(join(source, pkg.customElements), 'utf8'));
  const declared = manifest.modules.flatMap((module) => module.declarations).find(({ tagName }) => tagName === 'faultline-map');
  const { attributes } = declared;
  const code = readFileSync(join(source, 'faultline.js'), 'utf8');
  for (const { name } of attributes) assert.ok(code.includes(`"${name}"`), `the manifest names ${name}, the element does not`);
});

test('installed from its tarball and built by Vite, the map runs, with files that the bundler named', async () => {
  const [{ filename, files }] = JSON.parse(npm(source, 'pack', '--json', '--pack-destination', project));
  const packed = files.map(({ path }) => path);
  for (const needed of ['package.json', 'README.md', 'LICENSE', 'NOTICE', 'faultline.js', 'faultline.d.ts', 'custom-elements.json', 'files/faultline.wasm']) {
    assert.ok(packed.includes(needed), `the tarball lacks ${needed}`);
  }
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'scratch', private: true, type: 'module' }));
  npm(project, 'install', '--offline', '--no-audit', '--no-fund', `./${filename}`);
  mkdirSync(join(project, 'src'));
  writeFileSync(join(project, 'src/main.js'), "import 'faultline-map';\nimport 'faultline-map/faultline.css';\n");
  writeFileSync(join(project, 'index.html'), `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A project</title><link rel="icon" href="data:,">
<script type="module" src="/src/main.js"></script></head><body><faultline-map beat="3"></faultline-map></body></html>`);
  await build({ root: project, configFile: false, logLevel: 'error', build: { outDir: 'out', chunkSizeWarningLimit: 2000 } });
  const made = readdirSync(join(project, 'out/assets'));
  assert.ok(made.some((name) => /^faultline-[\w-]+\.wasm$/.test(name)), String(made));

  const server = await startServer(join(project, 'out'));
  const browser = await launch();
  try {
    const { page, seen, context } = await openPage(browser, server.origin);
    await page.waitForFunction(() => document.querySelector('faultline-map').state.why === null);
    assert.equal(await page.evaluate(() => document.querySelector('faultline-map').state.beat.index), 3);
    assert.ok(seen.requests.some((url) => /\/assets\/[0-9a-f]{8}-[\w-]+\.cell$/.test(url)), 'finer geography comes from the package');
    for (const url of seen.requests) assert.ok(url.startsWith(server.origin) || url.startsWith('data:'), url);
    assert.deepEqual([seen.errors, seen.failed], [[], []]);
    await context.close();
  } finally {
    await browser.close();
    await server.close();
  }
});
