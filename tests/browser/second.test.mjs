// The page of another story than the one that the program carries: built by the same command, from the author's folder alone.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { card, launch, openPage, rest, root, startServer, stateOf, strangers } from './harness.mjs';

let folder;
let server;
let browser;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'faultline-second-'));
  execFileSync(process.execPath, [join(root, 'web/build.mjs'), '--story', join(root, 'tests/browser/second'), '--out', folder], { stdio: 'pipe' });
  server = await startServer(folder);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('its page, its frame and its one file show it, text and map, and nothing of the other', async () => {
  assert.ok(!existsSync(join(folder, 'article.html')), 'an article about another story');
  for (const [what, origin, path] of [['page', server.origin, '/#beat=2'], ['frame', server.origin, '/embed.html#beat=2'], ['one file', '', `${pathToFileURL(join(folder, 'faultline.html')).href}#beat=2`]]) {
    const { page, seen, context } = await openPage(browser, origin, { path });
    await rest(page);
    const { story, title, beats, beat } = await stateOf(page);
    assert.deepEqual([story, title, beats, beat.id], ['two-capitals', 'Two capitals', 2, 'after'], what);
    assert.equal(await page.title(), 'Two capitals · Faultline');
    assert.match(await page.locator('[slot=poster] img').getAttribute('alt'), what === 'one file' ? /Paris/ : /^$/, what);
    const heading = await card(page, (shadow) => [...shadow.querySelectorAll('.faultline-beat')].filter((one) => one.offsetHeight > 0).map((one) => one.querySelector('h2').textContent));
    assert.deepEqual(heading, ['The treaty']);
    const asked = seen.requests.filter((url) => /^http/.test(url));
    if (origin) assert.ok(asked.some((url) => /\/story-[0-9a-f]{10}\.pack$/.test(url)) && asked.some((url) => /\/posters\/[0-9a-f]{10}\/\d-wide-light\.avif$/.test(url)), String(asked));
    assert.deepEqual([strangers(asked, origin), seen.errors, seen.failed], [[], [], []], what);
    await context.close();
  }
});

test('its text as a whole, with its tables, and the code to embed it', async () => {
  const { page, seen, context } = await openPage(browser, server.origin, { path: '/story.html', wait: false });
  assert.ok(await page.getByText('Treaty of friendship').first().isVisible());
  assert.equal(await page.getByText('armistice').count(), 0);
  await page.goto(`${server.origin}/embed-code.html`);
  assert.deepEqual(await page.locator('[name=beat] option').allTextContents(), ['1. Before the treaty', '2. The treaty']);
  assert.deepEqual([seen.errors, seen.failed], [[], []]);
  await context.close();
});
