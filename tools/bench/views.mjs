// Which files a reader's browser fetches until the map is at rest on its first beat, and what they weigh as sent.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist, launch, openPage, rest, startServer } from '../../tests/browser/harness.mjs';

/** [{name, sent}] for the stand-alone page at 1280x720. */
export async function firstView(path = '/') {
  const files = JSON.parse(readFileSync(join(dist, 'integrity.json'), 'utf8'));
  const server = await startServer();
  const browser = await launch();
  try {
    const { page, seen } = await openPage(browser, server.origin, { path });
    await rest(page);
    const names = new Set(seen.requests.filter((url) => url.startsWith(server.origin)).map((url) => new URL(url).pathname.slice(1) || 'index.html'));
    return [...names].map((name) => ({ name, sent: files[name].br }));
  } finally {
    await browser.close();
    await server.close();
  }
}
