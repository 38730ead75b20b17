// Chromium on the built site, with everything a test must not miss recorded: requests, console errors, frame callbacks.
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { makeServer } from '../../tools/dev/serve.mjs';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const dist = join(root, 'dist');

// Software GL everywhere, so that a picture is the same on every machine.
const WITH_GL = ['--use-angle=gl-egl', '--ignore-gpu-blocklist', '--enable-unsafe-swiftshader'];
const QUIET = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export async function startServer(folder = dist) {
  const server = makeServer(folder).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }) };
}

export const launch = ({ gl = true } = {}) => chromium.launch({
  executablePath: process.env.FAULTLINE_CHROMIUM ?? '/usr/bin/chromium',
  args: [...QUIET, ...(gl ? WITH_GL : ['--disable-gpu', '--disable-3d-apis'])],
});

/**
 * The built site and a browser, for all tests of a file: {origin, browser, open(options)}, filled when the first one runs.
 * prepare(site): what else stands ready then.
 */
export function useSite(prepare) {
  const site = { open: (options) => openPage(site.browser, site.origin, options) };
  let server;
  before(async () => {
    server = await startServer();
    site.origin = server.origin;
    site.browser = await launch();
    await prepare?.(site);
  });
  after(async () => {
    await site.browser?.close();
    await server?.close();
  });
  return site;
}

/** Those of the requests that go to none of the origins. What an address holds in itself goes nowhere. */
export const strangers = (requests, ...origins) => requests.filter((url) => !/^(data|blob):/.test(url) && !origins.includes(new URL(url).origin));

// What the program promises to run under.
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'";

/**
 * A page on `path`, ready unless `wait` is false. body: instead of the built page a host's own, with that in its body and
 * the strict policy of POLICY. before(page): ahead of everything. options: those of browser.newContext.
 */
export async function openPage(browser, origin, { path = '/', body, wait = true, before: prepare, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, ...options });
  const page = await context.newPage();
  if (body !== undefined) {
    const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Host</title><link rel="icon" href="data:,"><script type="module" src="/faultline.js"></script><body>${body}</body></html>`;
    await page.route(`${origin}${path}`, (route) => route.fulfill({ contentType: 'text/html', body: html, headers: { 'Content-Security-Policy': POLICY } }));
  }
  const seen = { requests: [], errors: [], failed: [] };
  page.on('request', (request) => seen.requests.push(request.url()));
  page.on('response', (response) => { if (response.status() >= 400) seen.failed.push(`${response.status()} ${response.url()}`); });
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) seen.errors.push(message.text()); });
  page.on('pageerror', (error) => seen.errors.push(String(error)));
  await page.addInitScript(() => {
    window.frameCallbacks = 0;
    window.timers = 0;
    const raf = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => raf((t) => { window.frameCallbacks += 1; callback(t); });
    for (const name of ['setTimeout', 'setInterval']) {
      const original = window[name].bind(window);
      window[name] = (...args) => { window.timers += 1; return original(...args); };
    }
  });
  await prepare?.(page);
  await page.goto(origin + path);
  if (wait) await loaded(page);
  return { page, seen, context };
}

/** Waits for the first live frame of the page's (first) map. */
export const loaded = (page) => page.evaluate(() => customElements.whenDefined('faultline-map')
  .then(() => document.querySelector('faultline-map').loaded).then(() => true));

export const stateOf = (page) => page.evaluate(() => document.querySelector('faultline-map').state);

/** What the map tells its reader instead of being there. */
export const complaint = async (page) => {
  const words = await page.waitForFunction(() => {
    const said = document.querySelector('faultline-map')?.shadowRoot?.querySelector('[role=status]').textContent;
    return said && !said.startsWith('Loading') ? said : null;
  });
  return words.jsonValue();
};

/** Waits until the map has come to rest: no reason for another frame, and none drawn for 200 ms. */
export async function rest(page) {
  let before = -1;
  let same = 0;
  for (let tries = 0; tries < 600; tries += 1) {
    const { why, framesDrawn } = await stateOf(page);
    same = why === null && framesDrawn === before ? same + 1 : 0;
    if (same === 2) return;
    before = framesDrawn;
    await page.waitForTimeout(100);
  }
  throw new Error(`The map never came to rest: ${JSON.stringify(await stateOf(page))}`);
}

export const canvasSize = (page) => page.evaluate(() => {
  const canvas = document.querySelector('faultline-map').shadowRoot.querySelector('canvas');
  return { width: canvas.width, height: canvas.height, cssWidth: canvas.clientWidth, cssHeight: canvas.clientHeight };
});

/** Sets attributes of the page's (first) map. */
export const attributes = (page, values) => page.evaluate((said) => {
  for (const [name, value] of Object.entries(said)) document.querySelector('faultline-map').setAttribute(name, value);
}, values);

/** What use(shadow root, element, …args) returns there: plain values, and `use` sees nothing else of the test. */
export const card = (page, use, ...args) => page.evaluate(([text, more]) => {
  const host = document.querySelector('faultline-map');
  return Function('root', 'host', ...more.map((_, i) => `a${i}`), `return (${text})(root, host, ${more.map((_, i) => `a${i}`).join()})`)(host.shadowRoot, host, ...more);
}, [String(use), args]);

/** At rest, also the card. */
export async function settled(page) {
  await rest(page);
  await page.waitForTimeout(300); // a sheet's way to its height
  await rest(page);
}

export const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, hasTouch: true };
