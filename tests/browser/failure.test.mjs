// Whatever fails, the poster and the story's text stay, one plain sentence says what is missing, `error` has its code, and
// where another try can help there is a button for it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { launch, loaded, openPage, rest, root, stateOf, strangers, useSite } from './harness.mjs';

const site = useSite();

const POSTER = '<img slot="poster" alt="The map as a still picture" src="data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\'/%3E">';
const STORY = '<article slot="story"><h1>The story</h1><p>All of its text.</p></article>';
const BODY = `<faultline-map beat="2">${POSTER}${STORY}</faultline-map>`;

const listening = (page) => page.addInitScript(() => {
  window.told = [];
  window.begun = 0; // live maps
  document.addEventListener('ready', () => { window.begun += 1; });
  document.addEventListener('error', (event) => { if (event.target.localName === 'faultline-map') window.told.push(event.detail); }, true);
});

/** Opens a page whose map fails, and says how: {page, seen, code, sentence, retry}. */
async function failing(prepare, { body = BODY, using = site.browser } = {}) {
  const opened = await openPage(using, site.origin, { body, wait: false, before: async (page) => { await listening(page); await prepare?.(page); } });
  const { page } = opened;
  await page.waitForFunction(() => window.told.length > 0, undefined, { timeout: 20_000 });
  const [{ code, message }] = await page.evaluate(() => window.told);
  const status = page.locator('faultline-map .status [role=status]');
  assert.equal(await status.textContent(), message);
  assert.equal(await status.isVisible(), true);
  assert.match(message, /^[A-Z].*\.$/, 'one plain sentence');
  assert.equal(await page.locator('faultline-map > [slot=poster]').isVisible(), true, 'the poster stands');
  assert.equal(await page.locator('faultline-map progress').isVisible(), false);
  const reason = await page.evaluate(() => document.querySelector('faultline-map').loaded.then(() => 'loaded', (error) => error.code));
  assert.equal(reason, code, '`loaded` says the same');
  assert.equal(await page.evaluate(() => document.querySelector('faultline-map').state), null);
  assert.ok(opened.seen.errors.every((text) => !/Uncaught/.test(text)), opened.seen.errors.join('\n'));
  const retry = page.locator('faultline-map button', { hasText: 'Try again' });
  return { ...opened, code, retry, canRetry: await retry.isVisible() };
}

const wasm = '**/*.wasm';
const program = () => readFileSync(join(root, 'build/web/faultline.wasm'));
const answer = (body, contentType = 'application/wasm') => (page) => page.route(wasm, (route) => route.fulfill({ body, contentType }));

for (const [name, code, prepare] of [
  ['without WebAssembly', 'no-wasm', (page) => page.addInitScript(() => { delete window.WebAssembly; })],
  ['in a browser older than the floor', 'old-browser', (page) => page.addInitScript(() => { WebAssembly.validate = () => false; })],
]) {
  test(`${name}: said before anything is downloaded`, async () => {
    const { code: told, canRetry, seen, context } = await failing(prepare);
    assert.equal(told, code);
    assert.equal(canRetry, false, 'another try cannot help');
    assert.ok(seen.requests.every((url) => !url.endsWith('.wasm')));
    await context.close();
  });
}

test('without WebGL 2: said before anything is downloaded', async () => {
  const plain = await launch({ gl: false });
  try {
    const { code, canRetry, seen } = await failing(null, { using: plain });
    assert.equal(code, 'no-webgl');
    assert.equal(canRetry, false);
    assert.ok(seen.requests.every((url) => !url.endsWith('.wasm')));
  } finally {
    await plain.close();
  }
});

for (const [name, code, prepare] of [
  ['a blocked program', 'network', (page) => page.route(wasm, (route) => route.abort())],
  ['a program that is not there', 'network', (page) => page.route(wasm, (route) => route.fulfill({ status: 404 }))],
  ['a truncated program', 'damaged', (page) => answer(program().subarray(0, 300_000))(page)],
  ['a changed program', 'damaged', (page) => {
    const bytes = program();
    bytes[bytes.length >> 1] ^= 1;
    return answer(bytes)(page);
  }],
  ['a blocked typeface', 'network', (page) => page.route('**/*.ttf', (route) => route.abort())],
]) {
  test(`${name}: another try brings the map`, async () => {
    const { page, code: told, retry, context } = await failing(prepare);
    assert.equal(told, code);
    await page.unrouteAll();
    await retry.click();
    await loaded(page);
    await rest(page);
    assert.equal((await stateOf(page)).beat.index, 2);
    assert.equal(await page.locator('faultline-map .status [role=status]').textContent(), '');
    await context.close();
  });
}

test('a program sent under another type runs all the same', async () => {
  const { page, context } = await site.open({ body: BODY, before: answer(program(), 'text/plain') });
  await rest(page);
  assert.equal((await stateOf(page)).beats, 10);
  await context.close();
});

test('a story that is damaged, missing or a stranger\'s', async () => {
  const pack = readFileSync(join(root, 'build/web/packs/web/eastern-front.pack'));
  const changed = Buffer.from(pack);
  changed[changed.length >> 1] ^= 0xff;
  for (const [attributes, body, code, canTry] of [
    ['src="s.pack"', changed, 'story-damaged', true],
    ['src="s.pack"', pack.subarray(0, pack.length >> 1), 'story-damaged', true],
    ['src="s.pack"', null, 'story-network', true],
    ['src="https://example.org/s.pack" same-origin', pack, 'story-elsewhere', false],
  ]) {
    const { code: told, canRetry, seen, context } = await failing(
      (page) => page.route('**/s.pack', (route) => (body ? route.fulfill({ body }) : route.abort())),
      { body: `<faultline-map ${attributes}>${POSTER}${STORY}</faultline-map>` },
    );
    assert.equal(told, code);
    assert.equal(canRetry, canTry);
    assert.deepEqual(strangers(seen.requests, site.origin), [], 'nothing is asked of another site');
    await context.close();
  }
});

test('out of memory: at the start, and later while the map grows', async () => {
  const { code, canRetry, context } = await failing((page) => page.addInitScript(() => {
    WebAssembly.instantiate = () => Promise.reject(new RangeError('could not allocate memory'));
  }));
  assert.deepEqual([code, canRetry], ['memory', true]);
  await context.close();
  for (const megabytes of [9, 20]) { // room for one copy but not for two, and for none
    const later = await failing(async (page) => {
      await page.route('**/s.pack', (route) => route.fulfill({ body: Buffer.alloc(megabytes << 20) }));
      await page.addInitScript(() => { WebAssembly.Memory.prototype.grow = () => { throw new RangeError('no memory'); }; });
    }, { body: `<faultline-map src="s.pack">${POSTER}${STORY}</faultline-map>` });
    assert.deepEqual([later.code, later.canRetry], ['memory', true]);
    await later.context.close();
  }
});

test('a program that stops is begun anew where the reader was; the fourth time they are told, once', async () => {
  const { page, context } = await site.open({
    body: BODY,
    before: async (opening) => {
      await listening(opening);
      await opening.addInitScript(() => {
        const original = WebAssembly.instantiate;
        WebAssembly.instantiate = async (...args) => {
          const { exports } = await original(...args);
          const wrapped = {};
          for (const [name, value] of Object.entries(exports)) {
            wrapped[name] = typeof value !== 'function' ? value : (...given) => {
              if (window.crash) throw new WebAssembly.RuntimeError('unreachable');
              return value(...given);
            };
          }
          return { exports: wrapped };
        };
      });
    },
  });
  await rest(page);
  const stop = (beat) => page.evaluate((to) => {
    const map = document.querySelector('faultline-map');
    window.crash = true;
    map.goTo(to);
    window.crash = false;
  }, beat);
  const beat = () => page.evaluate(() => document.querySelector('faultline-map').state?.beat.index ?? 0);
  await page.evaluate(() => document.querySelector('faultline-map').goTo(6));
  await rest(page);
  for (const failure of [1, 2, 3]) {
    await stop(7);
    await page.waitForFunction((many) => window.begun === many, failure + 1);
    await rest(page);
    assert.equal(await beat(), 6, `after failure ${failure}`);
  }
  assert.deepEqual(await page.evaluate(() => window.told), []);
  await stop(7);
  await page.waitForFunction(() => window.told.length > 0);
  assert.deepEqual(await page.evaluate(() => window.told.map((detail) => [detail.code, detail.cause.message])), [['stopped', 'unreachable']]);
  await page.locator('faultline-map button', { hasText: 'Try again' }).click();
  await rest(page);
  assert.equal(await beat(), 6);
  await context.close();
});

// Loses the contexts of the page's maps as told by window.losing: how many are lost right after they are made, and whether
// what is lost comes back.
const losing = (options) => async (page) => {
  await listening(page);
  await page.addInitScript((given) => {
    window.losing = given;
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function getContext(...args) {
      const context = original.apply(this, args);
      if (args[0] !== 'webgl2' || !context || context.known || !this.isConnected) return context;
      context.known = true;
      const tool = context.getExtension('WEBGL_lose_context');
      this.addEventListener('webglcontextlost', () => { if (window.losing.back) setTimeout(() => tool.restoreContext(), 30); });
      window.lose = () => tool.loseContext();
      if (window.losing.early > 0) {
        window.losing.early -= 1;
        tool.loseContext();
      }
      return context;
    };
  }, options);
};

test('a context lost before the first frame, and twice in a row, comes back by itself', async () => {
  const { page, context } = await site.open({ body: BODY, before: losing({ early: 1, back: true }) });
  await rest(page);
  for (let time = 0; time < 2; time += 1) {
    const { framesDrawn } = await stateOf(page);
    await page.evaluate(() => window.lose());
    await page.waitForFunction((n) => document.querySelector('faultline-map').state.framesDrawn > n, framesDrawn);
  }
  await rest(page);
  assert.equal(await page.locator('faultline-map .status [role=status]').textContent(), '');
  assert.deepEqual(await page.evaluate(() => window.told), []);
  await context.close();
});

test('a context that does not come back: a button after a while, and the map as it was; one lost after removal is nobody\'s', async () => {
  const { page, seen, context } = await site.open({ body: BODY, before: losing({ early: 0, back: false }) });
  await rest(page);
  await page.evaluate(() => document.querySelector('faultline-map').goTo(5));
  await rest(page);
  await page.evaluate(() => window.lose());
  const status = page.locator('faultline-map .status [role=status]');
  assert.match(await status.textContent(), /comes back by itself/);
  await page.waitForFunction(() => window.told.length > 0, undefined, { timeout: 10_000 });
  assert.deepEqual(await page.evaluate(() => window.told.map((detail) => detail.code)), ['context-lost']);
  await page.locator('faultline-map button', { hasText: 'Try again' }).click();
  await loaded(page);
  await rest(page);
  assert.equal((await stateOf(page)).beat.index, 5, 'the reader is where they were');
  await page.evaluate(() => {
    document.querySelector('faultline-map').remove();
    window.lose();
  });
  await page.waitForTimeout(300);
  assert.deepEqual(await page.evaluate(() => window.told.length), 1);
  assert.deepEqual(seen.errors.filter((text) => /Uncaught|TypeError/.test(text)), []);
  await context.close();
});

test('without JavaScript the poster and the whole text are there', async () => {
  const { page, context } = await site.open({ body: BODY, wait: false, javaScriptEnabled: false });
  assert.equal(await page.locator('[slot=poster]').isVisible(), true);
  assert.equal(await page.locator('[slot=story] p').isVisible(), true);
  await context.close();
});
