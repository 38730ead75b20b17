// Gestures on a page that scrolls, on one that does not, and by buttons; motion and light as the reader's system wants them;
// and nothing at all while the map is not seen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, loaded, openPage, rest, startServer, stateOf } from './harness.mjs';

let server;
let browser;
before(async () => {
  server = await startServer();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const PHONE = { viewport: { width: 390, height: 700 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const ARTICLE = '<p>Above.</p><faultline-map beat="3" id="map"></faultline-map><div id="rest">Below.</div>';
const long = (page) => page.evaluate(() => { document.querySelector('#rest').style.height = '3000px'; });
const refused = (page) => page.evaluate(() => {
  window.refused = [];
  document.addEventListener('gesturerefused', (event) => window.refused.push(event.detail.gesture));
});

test('on a page that scrolls the wheel is the page\'s; with Ctrl it is the map\'s; the first refusal is hinted at', async () => {
  const { page, context } = await openPage(browser, server.origin, { body: ARTICLE });
  await long(page);
  await refused(page);
  await rest(page);
  const { view } = await stateOf(page);
  await page.mouse.move(640, 300);
  await page.mouse.wheel(0, 60);
  await page.waitForFunction(() => scrollY > 0);
  assert.equal((await stateOf(page)).view.spanKm, view.spanKm);
  assert.deepEqual(await page.evaluate(() => window.refused), ['wheel']);
  const hint = page.locator('faultline-map .hint');
  assert.match(await hint.textContent(), /^Hold (Ctrl|⌘) and scroll/);
  await page.waitForTimeout(2300);
  assert.equal(await hint.isVisible(), false, 'it goes by itself');
  await page.mouse.wheel(0, 60);
  await page.waitForFunction(() => window.refused.length === 2);
  assert.equal(await hint.isVisible(), false, 'and is not said again');
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  await rest(page);
  assert.ok((await stateOf(page)).view.spanKm < view.spanKm * 0.8);
  // In full screen nothing scrolls, so all is the map's.
  await page.evaluate(() => document.querySelector('faultline-map').requestFullscreen());
  await page.waitForFunction(() => document.querySelector('faultline-map').shadowRoot.querySelector('canvas').dataset.gestures === 'greedy');
  const near = (await stateOf(page)).view.spanKm;
  await page.mouse.move(640, 300);
  await page.mouse.wheel(0, 300);
  await rest(page);
  assert.ok((await stateOf(page)).view.spanKm > near * 1.1);
  await context.close();
});

test('on a page that scrolls one finger scrolls it and two move the map', async () => {
  const { page, context } = await openPage(browser, server.origin, { body: ARTICLE, ...PHONE });
  await long(page);
  await refused(page);
  await rest(page);
  const { view } = await stateOf(page);
  const client = await context.newCDPSession(page);
  const touch = (type, ...points) => client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  await touch('touchStart', [200, 200]);
  for (let x = 190; x >= 100; x -= 10) await touch('touchMove', [x, 200]);
  await touch('touchEnd');
  await rest(page);
  assert.equal((await stateOf(page)).view.lon, view.lon, 'a finger to the side moves nothing');
  assert.deepEqual(await page.evaluate(() => window.refused), ['touch']);
  assert.match(await page.locator('faultline-map .hint').textContent(), /two fingers/);
  await touch('touchStart', [160, 180], [240, 180]);
  for (let step = 1; step <= 8; step += 1) await touch('touchMove', [160 - 8 * step, 180 + 5 * step], [240 + 8 * step, 180 + 5 * step]);
  await touch('touchEnd');
  await rest(page);
  assert.ok((await stateOf(page)).view.spanKm < view.spanKm * 0.7);
  assert.equal(await page.evaluate(() => scrollY), 0, 'two fingers do not scroll the page');
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('faultline-map').shadowRoot.querySelector('canvas')).touchAction), 'pan-y');
  await context.close();
});

test('every move by single presses: buttons of 24 px and more', async () => {
  const { page, context } = await openPage(browser, server.origin, { body: ARTICLE, ...PHONE });
  await rest(page);
  const press = async (name) => {
    const button = page.locator(`faultline-map button[aria-label="${name}"]`);
    const box = await button.boundingBox();
    assert.ok(box.width >= 24 && box.height >= 24, `${name} is ${box.width} by ${box.height}`);
    await button.tap();
    await rest(page);
    return (await stateOf(page)).view;
  };
  const start = (await stateOf(page)).view;
  const near = await press('Zoom in');
  assert.ok(near.spanKm < start.spanKm * 0.75);
  await press('Move the map');
  const east = await press('Move right');
  assert.ok(east.lon > near.lon + 0.1);
  assert.ok((await press('Move up')).lat > east.lat + 0.1);
  assert.ok((await press('Zoom out')).spanKm > near.spanKm * 1.2);
  await context.close();
});

test('under reduced motion Play shows the span\'s beginning and then its end, labelled, and nothing moves', async () => {
  const { page, context } = await openPage(browser, server.origin, { body: '<faultline-map beat="3"></faultline-map>', reducedMotion: 'reduce' });
  await rest(page);
  await page.evaluate(() => document.querySelector('faultline-map').play());
  await page.waitForFunction(() => document.querySelector('faultline-map').state.still === 'before');
  const first = await stateOf(page);
  assert.equal(first.date, first.beat.start);
  await page.waitForTimeout(1000);
  const frames = (await stateOf(page)).framesDrawn;
  await page.waitForTimeout(700);
  assert.equal((await stateOf(page)).framesDrawn, frames, 'a still draws no frame');
  await page.waitForFunction(() => document.querySelector('faultline-map').state.still === 'after');
  await rest(page);
  const last = await stateOf(page);
  assert.equal(last.date, last.beat.end);
  assert.equal(last.playing, false);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.waitForTimeout(400); // until it is told
  await page.evaluate(() => document.querySelector('faultline-map').play());
  await page.waitForFunction(() => document.querySelector('faultline-map').state.why === 'playing', undefined, { timeout: 5000 });
  await context.close();
});

test('a reader who saves data, and a page that waits, are asked first', async () => {
  for (const [attributes, script] of [['reveal="interaction"', ''], ['', () => Object.defineProperty(navigator, 'connection', { value: { saveData: true } })]]) {
    const { page, seen, context } = await openPage(browser, server.origin, {
      body: `<faultline-map ${attributes}></faultline-map>`, wait: false, before: (opening) => script && opening.addInitScript(script),
    });
    const button = page.locator('faultline-map button', { hasText: 'Show the interactive map' });
    await button.waitFor();
    assert.ok(seen.requests.every((url) => !/\.(wasm|ttf)$/.test(url)), 'nothing large is fetched before');
    await button.click();
    await loaded(page);
    await rest(page);
    assert.equal((await stateOf(page)).beat.index, 1);
    await context.close();
  }
});

test('forced colours, dark and light: the element follows, and stays readable', async () => {
  const { page, context } = await openPage(browser, server.origin, { body: '<faultline-map reveal="interaction"></faultline-map>', wait: false, forcedColors: 'active', colorScheme: 'dark' });
  const button = page.locator('faultline-map button', { hasText: 'Show the interactive map' });
  await button.waitFor();
  assert.equal(await page.evaluate(() => document.querySelector('faultline-map').shadowRoot.querySelector('.frame').dataset.theme), 'dark');
  const [ink, ground] = await button.evaluate((node) => [getComputedStyle(node).color, getComputedStyle(node).backgroundColor]);
  assert.notEqual(ink, ground);
  await context.close();
});

test('off the screen nothing is drawn, and with many on a page those far away give their context back', async () => {
  const many = Array.from({ length: 12 }, (_, i) => `<faultline-map beat="${(i % 10) + 1}"></faultline-map>`).join('');
  const { page, seen, context } = await openPage(browser, server.origin, { body: many, viewport: { width: 900, height: 700 }, wait: false });
  const states = () => page.evaluate(() => [...document.querySelectorAll('faultline-map')].map((map) => map.state && { beat: map.state.beat.index, frames: map.state.framesDrawn, why: map.state.why }));
  const settle = async (index) => {
    await page.waitForFunction((i) => document.querySelectorAll('faultline-map')[i].state, index, { timeout: 30_000 });
  };
  for (let i = 0; i < 12; i += 1) {
    await page.evaluate((at) => document.querySelectorAll('faultline-map')[at].scrollIntoView(), i);
    await settle(i);
  }
  const live = (await states()).filter(Boolean).length;
  assert.ok(live <= 8, `${live} maps live`);
  assert.equal((await states())[0], null, 'the farthest gave way');
  // One that plays off the screen stands still.
  await page.evaluate(() => { document.querySelectorAll('faultline-map')[11].goTo(3); });
  await page.evaluate(() => { document.querySelectorAll('faultline-map')[0].scrollIntoView(); });
  await settle(0);
  await page.waitForTimeout(500);
  assert.equal((await states())[0].beat, 1, 'it is back, where it was');
  const away = (await states()).map((state, i) => (state && i > 2 ? state.frames : null));
  await page.evaluate(() => { for (const map of [...document.querySelectorAll('faultline-map')].slice(3)) map.play(); });
  await page.waitForTimeout(700);
  assert.deepEqual((await states()).map((state, i) => (state && i > 2 ? state.frames : null)), away);
  assert.deepEqual(seen.errors.filter((text) => !/GPU stall|Automatic fallback/.test(text)), []);
  await context.close();
});
