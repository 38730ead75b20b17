// The stand-alone page in Chromium, as a reader uses it.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PNG } from 'pngjs';
import { canvasSize, complaint, dist, launch, openPage, rest, root, stateOf, strangers, useSite } from './harness.mjs';

const site = useSite();

const MOSCOW = [444, 152]; // its dot in part 9, beside the card
const MOST_HEAP = 32 * 1024 * 1024;

test('the page loads the story and asks for nothing but its own files', async () => {
  const { page, seen, context } = await site.open();
  await rest(page);
  const state = await stateOf(page);
  assert.equal(state.beat.index, 1);
  assert.equal(state.beats, 10);
  assert.equal(state.lens, 'recognised');
  assert.match(state.date, /^\d{4}-\d\d-\d\d$/);
  assert.ok(state.framesDrawn > 0);
  assert.ok(state.layers.length > 0);
  assert.equal(await page.title(), 'An eastern front? · Faultline');
  assert.deepEqual(strangers(seen.requests, site.origin), []);
  assert.deepEqual(seen.failed, []);
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test('all ten beats by keyboard, there and back, within the memory budget', async () => {
  const { page, seen, context } = await site.open();
  await rest(page);
  const ids = [];
  for (let beat = 1; beat <= 10; beat += 1) {
    const state = await stateOf(page);
    assert.equal(state.beat.index, beat);
    ids.push(state.beat.id);
    await page.keyboard.press('PageDown');
    await rest(page);
  }
  assert.equal((await stateOf(page)).beat.index, 10, 'the last beat stays');
  assert.equal(new Set(ids).size, 10);
  for (let beat = 9; beat >= 1; beat -= 1) {
    await page.keyboard.press('[');
    await page.waitForFunction((n) => document.querySelector('faultline-map').state.beat.index === n, beat);
  }
  await rest(page);
  const { heapBytes } = await stateOf(page);
  assert.ok(heapBytes > 0 && heapBytes <= MOST_HEAP, `WASM memory is ${heapBytes} bytes`);
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.failed, []);
  await context.close();
});

// Where the card's buttons are, from the frame's corners: the wide card is 348 px wide at 24 px from the edges and ends above
// the time axis; the phone's sheet ends at the bottom.
const WIDE = { viewport: { width: 1280, height: 720 }, next: [309, 574], previous: [244, 574] };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, hasTouch: true, isMobile: true, next: [331, 814], previous: [262, 814] };

for (const [name, { next, previous, ...options }] of Object.entries({ 'clicks on a wide frame': WIDE, 'taps on a phone': PHONE })) {
  test(`all ten beats by ${name}`, async () => {
    const { page, seen, context } = await site.open({ reducedMotion: 'reduce', ...options }); // flights: by keyboard, above
    const press = options.hasTouch ? (at) => page.touchscreen.tap(...at) : (at) => page.mouse.click(...at);
    await rest(page);
    for (let beat = 2; beat <= 10; beat += 1) {
      await press(next);
      await page.waitForFunction((n) => document.querySelector('faultline-map').state.beat.index === n, beat);
      await rest(page);
    }
    await press(next); // the last one has no next
    await rest(page);
    assert.equal((await stateOf(page)).beat.index, 10);
    await press(previous);
    await page.waitForFunction(() => document.querySelector('faultline-map').state.beat.index === 9);
    assert.equal((await stateOf(page)).exploring, false, 'a press on the card does not move the map');
    assert.deepEqual(seen.errors, []);
    await context.close();
  });
}

test('at rest no frame, no frame callback and no timer in two seconds', async () => {
  const { page, context } = await site.open();
  await rest(page);
  const count = () => page.evaluate(() => ({ callbacks: window.frameCallbacks, timers: window.timers, frames: document.querySelector('faultline-map').state.framesDrawn, why: document.querySelector('faultline-map').state.why }));
  const start = await count();
  await page.waitForTimeout(2000);
  assert.deepEqual(await count(), start);
  assert.equal(start.why, null);
  await page.keyboard.press('PageDown'); // and it does move again
  await page.waitForTimeout(300);
  assert.ok((await count()).frames > start.frames);
  await context.close();
});

test('the lens is in the address: from a deep link, when it is switched, and gone again with the first', async () => {
  const { page, seen, context } = await site.open({ path: '/#beat=3&lens=control' });
  await rest(page);
  const state = await stateOf(page);
  assert.deepEqual([state.beat.index, state.lens, state.lenses], [3, 'control', ['recognised', 'control']]);
  assert.equal(await page.evaluate(() => location.hash), '#beat=3&lens=control');
  await page.keyboard.press('PageDown');
  await rest(page);
  assert.equal(await page.evaluate(() => location.hash), '#beat=4&lens=control', 'a beat keeps the lens');
  assert.equal(await page.evaluate(() => document.querySelector('faultline-map').setLens('recognised')), true);
  await rest(page);
  assert.equal((await stateOf(page)).lens, 'recognised');
  assert.equal(await page.evaluate(() => location.hash), '#beat=4');
  assert.equal(await page.evaluate(() => document.querySelector('faultline-map').setLens('nobody')), false);
  await page.evaluate(() => { location.hash = '#beat=2&lens=control'; });
  await page.waitForFunction(() => document.querySelector('faultline-map').state.lens === 'control' && document.querySelector('faultline-map').state.beat.index === 2);
  const at = await page.evaluate(() => history.length);
  await page.keyboard.press('PageDown');
  await rest(page);
  assert.equal(await page.evaluate(() => history.length), at, 'following leaves no trail in the history');
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test('playing runs through the beat and stops at its end', async () => {
  const { page, context } = await site.open({ path: '/#beat=8' });
  await rest(page);
  const { date: end } = await stateOf(page);
  await page.keyboard.press(' ');
  await page.waitForTimeout(1500);
  const during = await stateOf(page);
  assert.equal(during.playing, true);
  assert.equal(during.why, 'playing');
  assert.ok(during.date < end, `${during.date} < ${end}`);
  await page.keyboard.press(' ');
  await rest(page);
  const paused = await stateOf(page);
  assert.equal(paused.playing, false);
  await page.evaluate(() => document.querySelector('faultline-map').play());
  await page.waitForFunction(() => !document.querySelector('faultline-map').state.playing, undefined, { timeout: 90_000 });
  await rest(page);
  assert.equal((await stateOf(page)).date, end);
  await context.close();
});

test('the host can go to a beat by number or id, and the address follows', async () => {
  const { page, context } = await site.open();
  assert.equal(await page.evaluate(() => document.querySelector('faultline-map').goTo(6)), true);
  await rest(page);
  const sixth = await stateOf(page);
  assert.equal(sixth.beat.index, 6);
  assert.equal(new URL(page.url()).hash, '#beat=6');
  await page.evaluate(() => document.querySelector('faultline-map').goTo(1));
  await rest(page);
  assert.equal(await page.evaluate((id) => document.querySelector('faultline-map').goTo(id), sixth.beat.id), true);
  await rest(page);
  assert.equal((await stateOf(page)).beat.index, 6);
  assert.equal(await page.evaluate(() => document.querySelector('faultline-map').goTo(11)), false);
  assert.equal(await page.evaluate(() => document.querySelector('faultline-map').goTo('no-such-beat')), false);
  assert.equal((await stateOf(page)).beat.index, 6);
  await page.goto(`${site.origin}/#beat=4`);
  await page.waitForFunction(() => document.querySelector('faultline-map').state?.beat.index === 4);
  await context.close();
});

/** Share of neighbouring pixels in a row that differ, where the left one's column is even, and where it is odd. */
function steps({ width, height, data }) {
  const count = [0, 0];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x + 1 < width; x += 1) {
      const i = (y * width + x) * 4;
      if (data[i] !== data[i + 4] || data[i + 1] !== data[i + 5] || data[i + 2] !== data[i + 6]) count[x % 2] += 1;
    }
  }
  return count.map((each) => each / (width * height / 2));
}

test('at ratios 1, 2 and 3 the canvas has one device pixel a pixel, is drawn as fine, and a press hits what is under it', async () => {
  const hits = [];
  for (const deviceScaleFactor of [1, 2, 3]) {
    const { page, context } = await site.open({ path: '/#beat=9', deviceScaleFactor, reducedMotion: 'reduce' });
    await rest(page);
    const size = await canvasSize(page);
    assert.equal(size.width, size.cssWidth * deviceScaleFactor);
    assert.equal(size.height, size.cssHeight * deviceScaleFactor);
    const [even, odd] = steps(PNG.sync.read(await page.screenshot({ clip: { x: 400, y: 80, width: 700, height: 400 } })));
    assert.ok(even > 0.01 && even / odd > 0.9 && even / odd < 1.1, `${deviceScaleFactor}: pixels come in pairs, ${even} and ${odd}`);
    await page.mouse.click(...MOSCOW);
    await rest(page);
    hits.push((await stateOf(page)).selected);
    await context.close();
  }
  assert.deepEqual(hits.map((hit) => hit && `${hit.kind}:${hit.id}`), Array(3).fill('place:moscow'));
});

test('keys with a modifier stay the browser\'s', async () => {
  const { page, context } = await site.open();
  await rest(page);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'FAULTLINE-MAP');
  await page.keyboard.press('Control+ArrowLeft');
  await rest(page);
  assert.equal((await stateOf(page)).exploring, false);
  await context.close();
});

test('a resized window keeps the beat framed', async () => {
  const { page, context } = await site.open({ path: '/#beat=6' });
  await rest(page);
  await page.setViewportSize({ width: 700, height: 900 });
  await rest(page);
  const size = await canvasSize(page);
  assert.deepEqual([size.width, size.height], [700, 900]);
  assert.equal((await stateOf(page)).exploring, false);
  await context.close();
});

test('a lost context comes back with the picture', async () => {
  const { page, context } = await site.open();
  await rest(page);
  for (let time = 0; time < 2; time += 1) {
    const frames = (await stateOf(page)).framesDrawn;
    await page.evaluate(() => {
      window.lose = document.querySelector('faultline-map').shadowRoot.querySelector('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      window.lose.loseContext();
    });
    await page.waitForTimeout(200);
    await page.evaluate(() => window.lose.restoreContext());
    await page.waitForFunction((n) => document.querySelector('faultline-map').state.framesDrawn > n, frames);
    await rest(page);
  }
  const blank = await page.evaluate(() => new Promise((resolve) => {
    document.querySelector('faultline-map').goTo(2);
    requestAnimationFrame(() => {
      const canvas = document.querySelector('faultline-map').shadowRoot.querySelector('canvas');
      const copy = document.createElement('canvas');
      copy.width = copy.height = 8;
      const c = copy.getContext('2d');
      c.drawImage(canvas, 0, 0, 8, 8);
      const pixels = c.getImageData(0, 0, 8, 8).data;
      resolve(pixels.every((v, i) => v === pixels[i % 4]));
    });
  }));
  assert.equal(blank, false, 'the picture is of one colour');
  await context.close();
});

test('another story of this site can be shown; a stranger\'s and a damaged one cannot', async () => {
  const pack = join(dist, 'other.pack');
  try {
    writeFileSync(pack, readFileSync(join(root, 'build/web/packs/eastern-front.pack')));
    const good = await site.open({ path: '/?story=other.pack' });
    assert.equal((await stateOf(good.page)).beats, 10);
    const whole = (seen) => seen.requests.filter((url) => /\/fonts\/inter-[46]00-whole-\w+\.ttf$/.test(url)).length;
    assert.equal(whole(good.seen), 2, 'its characters may be others than those of the program\'s story');
    await good.context.close();
    const own = await site.open({});
    assert.equal(whole(own.seen), 0);
    assert.equal(new Set(own.seen.requests.filter((url) => url.includes('/fonts/'))).size, 2, 'the page and the map share two files');
    await own.context.close();

    const bytes = readFileSync(pack);
    bytes[Math.floor(bytes.length / 2)] ^= 0xff;
    writeFileSync(pack, bytes);
    for (const [path, sentence] of [
      ['/?story=other.pack', /damaged|checksum|broken|changed/i],
      ['/?story=https://example.org/other.pack', /another site/],
      ['/?story=missing.pack', /could not be loaded/],
    ]) {
      const bad = await site.open({ path, wait: false });
      assert.match(await complaint(bad.page), sentence);
      assert.deepEqual(strangers(bad.seen.requests, site.origin), [], 'nothing is asked of the other site');
      await bad.context.close();
    }
  } finally {
    rmSync(pack, { force: true });
  }
});

test('without WebGL 2 the page says so in plain words', async () => {
  const plain = await launch({ gl: false });
  try {
    const { page, seen } = await openPage(plain, site.origin, { wait: false });
    assert.match(await complaint(page), /WebGL 2/);
    assert.equal(await page.locator('[role=status]').first().isVisible(), true);
    assert.ok(seen.errors.every((text) => !/Uncaught/.test(text)), seen.errors.join('\n'));
  } finally {
    await plain.close();
  }
});

test("a publisher's colours: custom properties, at the start and when the theme changes", async () => {
  const { page, seen, context } = await site.open();
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      const { style } = document.documentElement;
      style.setProperty('--faultline-sea', 'rgb(200 230 210)');
      style.setProperty('--faultline-dark-sea', '#012');
      style.setProperty('--faultline-land', 'no colour');
      observer.disconnect();
    }).observe(document, { childList: true });
  });
  const countOf = async (wanted) => {
    await rest(page);
    const { data } = PNG.sync.read(await page.screenshot());
    let count = 0;
    for (let i = 0; i < data.length; i += 4) if (wanted.every((part, k) => data[i + k] === part)) count += 1;
    return count;
  };
  const land = [0xfb, 0xf9, 0xf5];
  assert.equal(await countOf([200, 230, 210]), 0);
  await page.reload();
  await page.evaluate(() => document.querySelector('faultline-map').loaded.then(() => true));
  assert.ok(await countOf([200, 230, 210]) > 50000, 'the sea is theirs');
  assert.ok(await countOf(land) > 50000, 'what is no colour changes nothing');
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.ok(await countOf([0x00, 0x11, 0x22]) > 50000, 'in the dark it is the other one');
  assert.deepEqual(seen.errors, []);
  await context.close();
});
