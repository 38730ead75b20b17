// What a reader waits for: the poster, the first live frame, and how long the page's thread was busy; over a slow line and
// over none. Prints markdown. Usage: node tools/bench/page.mjs [RUNS]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist, launch, startServer } from '../../tests/browser/harness.mjs';

const runs = Number(process.argv[2] ?? 9);
const files = JSON.parse(readFileSync(join(dist, 'integrity.json'), 'utf8'));
const kb = (bytes) => (bytes / 1000).toFixed(1);

console.log('| file | raw kB | gzip kB | brotli kB |\n|---|---|---|---|');
const shown = Object.entries(files).filter(([name]) => !/^(cells|posters|pictures)\//.test(name));
for (const [name, { bytes, gz, br }] of shown) console.log(`| ${name} | ${kb(bytes)} | ${kb(gz)} | ${kb(br)} |`);
for (const [folder, what] of [['cells', 'cells'], ['posters', 'posters'], ['pictures', 'pictures']]) {
  const list = Object.entries(files).filter(([name]) => name.startsWith(`${folder}/`)).map(([, file]) => file);
  const sum = (key) => kb(list.reduce((total, file) => total + file[key], 0));
  console.log(`| ${list.length} ${what} | ${sum('bytes')} | ${sum('gz')} | ${sum('br')} |`);
}

// As Lighthouse and WebPageTest have it: 1.6 Mbit/s down, 150 ms there and back.
const LINES = {
  'Slow 4G (1.6 Mbit/s, 150 ms)': { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 },
  unthrottled: null,
};
const VIEWS = {
  'page 1280x720': { path: '/', viewport: { width: 1280, height: 720 } },
  'phone 390x844 at 2': { path: '/embed.html', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
};
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function once(browser, origin, { path, ...options }, line) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  if (line) {
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', line);
  }
  await page.addInitScript(() => {
    window.seen = { poster: 0, live: 0, blocked: 0, shift: 0 };
    // A picture that fills the window is no "contentful paint" to Chromium: the frame after it was decoded is.
    addEventListener('DOMContentLoaded', () => {
      const img = document.querySelector('picture img');
      img?.decode().then(() => requestAnimationFrame(() => setTimeout(() => { window.seen.poster = performance.now(); })), () => {});
    });
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.seen.shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
    // Tasks over 50 ms; what is over 50 ms of each, until the first live frame.
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) if (!window.seen.live || startTime < window.seen.live) window.seen.blocked += duration - 50;
    }).observe({ type: 'longtask', buffered: true });
    addEventListener('ready', () => { window.seen.live = performance.now(); }, true);
  });
  await page.goto(origin + path);
  await page.waitForFunction(() => window.seen.live > 0, null, { timeout: 60000 });
  await page.waitForTimeout(300);
  const seen = await page.evaluate(() => window.seen);
  await context.close();
  return seen;
}

const server = await startServer();
const browser = await launch();
console.log(`\nMedian of ${runs}, nothing cached, Chromium with software OpenGL on this machine:\n`);
console.log('| line | view | poster, ms | first live frame, ms | blocked before it, ms | layout shift |\n|---|---|---|---|---|---|');
for (const [lineName, line] of Object.entries(LINES)) {
  for (const [viewName, view] of Object.entries(VIEWS)) {
    const all = [];
    for (let run = 0; run < runs; run += 1) all.push(await once(browser, server.origin, view, line));
    const of = (key, digits = 0) => median(all.map((seen) => seen[key])).toFixed(digits);
    console.log(`| ${lineName} | ${viewName} | ${of('poster')} | ${of('live')} | ${of('blocked')} | ${of('shift', 4)} |`);
  }
}
await browser.close();
await server.close();
