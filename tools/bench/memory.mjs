// What maps on a page take of memory: none, one, and ten that the reader has scrolled past, at rest; as the operating
// system counts it (proportional set size), by process. Prints markdown. Linux. Usage: node tools/bench/memory.mjs
import { readFileSync } from 'node:fs';
import { launch, openPage, startServer } from '../../tests/browser/harness.mjs';

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
const pss = (id) => 1024 * Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))[1]);

const server = await startServer();
console.log('| maps | live | WASM memory, MB | JavaScript heap, MB | page\'s process, MB | graphics process, MB |\n|---|---|---|---|---|---|');
for (const count of [0, 1, 10]) {
  const browser = await launch(); // anew: a process keeps what it once had
  const body = Array.from({ length: count }, (_, i) => `<faultline-map beat="${i + 1}"></faultline-map><p>Between</p>`).join('');
  const { page } = await openPage(browser, server.origin, { body, wait: false, reducedMotion: 'reduce' });
  for (let i = 0; i < count; i += 1) {
    await page.evaluate((at) => document.querySelectorAll('faultline-map')[at].scrollIntoView(), i);
    await page.waitForFunction((at) => document.querySelectorAll('faultline-map')[at].state?.why === null, i, { timeout: 60_000 });
  }
  await page.waitForTimeout(3000); // finer geography has come, and what was given up is gone
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const heap = (await session.send('Runtime.getHeapUsage')).usedSize;
  const live = await page.evaluate(() => [...document.querySelectorAll('faultline-map')].map((map) => map.state?.heapBytes).filter(Boolean));
  const { processInfo } = await (await browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo');
  const of = (type) => processInfo.filter((one) => one.type === type).reduce((sum, { id }) => sum + pss(id), 0);
  const wasm = live.reduce((sum, bytes) => sum + bytes, 0);
  console.log(`| ${count} | ${live.length} | ${[wasm, heap, of('renderer'), of('GPU')].map(megabytes).join(' | ')} |`);
  await browser.close();
}
await server.close();
