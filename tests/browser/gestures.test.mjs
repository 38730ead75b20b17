// Gestures on a page that scrolls, on one that does not, and by buttons; motion and light as the reader's system wants them;
// and nothing at all while the map is not seen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loaded, rest, stateOf, useSite } from './harness.mjs';

const site = useSite();

const PHONE = { viewport: { width: 390, height: 700 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const ARTICLE = '<p>Above.</p><faultline-map beat="3" id="map"></faultline-map><div id="rest">Below.</div>';
const long = (page) => page.evaluate(() => { document.querySelector('#rest').style.height = '3000px'; });
const refused = (page) => page.evaluate(() => {
  window.refused = [];
  document.addEventListener('gesturerefused', (event) => window.refused.push(event.detail.gesture));
});

test('on a page that scrolls the wheel is the page\'s; with Ctrl it is the map\'s; the first refusal is hinted at', async () => {
  const { page, context } = await site.open({ body: ARTICLE });
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
  const { page, context } = await site.open({ body: ARTICLE, ...PHONE });
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

test('drag pans, wheel zooms, and Home returns to the beat', async () => {
  const { page, context } = await site.open({ path: '/#beat=3' });
  await rest(page);
  const { view } = await stateOf(page);
  await page.mouse.move(900, 300);
  await page.mouse.down();
  await page.mouse.move(700, 320, { steps: 5 });
  await page.mouse.up();
  await rest(page);
  const dragged = await stateOf(page);
  assert.ok(dragged.view.lon > view.lon, 'dragging left shows the east');
  assert.equal(dragged.exploring, true);
  await page.mouse.wheel(0, -300);
  await rest(page);
  const zoomed = await stateOf(page);
  assert.ok(zoomed.view.spanKm < dragged.view.spanKm * 0.8);
  await page.keyboard.press('Home');
  await rest(page);
  const home = await stateOf(page);
  assert.equal(home.exploring, false);
  assert.ok(Math.abs(home.view.lon - view.lon) < 0.01 && Math.abs(home.view.spanKm - view.spanKm) < 1);
  await context.close();
});

test('two fingers pinch and one finger pans', async () => {
  const { page, context } = await site.open({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, hasTouch: true, isMobile: true });
  await rest(page);
  const { view } = await stateOf(page);
  const client = await context.newCDPSession(page);
  const touch = (type, ...points) => client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  await touch('touchStart', [180, 200], [220, 200]);
  for (let apart = 20; apart <= 60; apart += 10) await touch('touchMove', [200 - apart, 200], [200 + apart, 200]);
  await touch('touchEnd');
  await rest(page);
  const pinched = await stateOf(page);
  assert.ok(pinched.view.spanKm < view.spanKm * 0.6, `${pinched.view.spanKm} < ${view.spanKm}`);
  await touch('touchStart', [200, 200]);
  for (let x = 190; x >= 120; x -= 10) await touch('touchMove', [x, 200]);
  await touch('touchEnd');
  await rest(page);
  assert.ok((await stateOf(page)).view.lon > pinched.view.lon);
  await context.close();
});

test('a drag that is let go glides on and rests; one that rested before does not', async () => {
  const { page, context } = await site.open({ path: '/#beat=3' });
  await rest(page);
  const client = await context.newCDPSession(page);
  const drag = async (wait) => {
    await page.keyboard.press('Home');
    await rest(page);
    // A hand does not wait for the page's frames as page.mouse does, so neither do these events.
    const told = [];
    const mouse = (type, x) => told.push(client.send('Input.dispatchMouseEvent', { type, x, y: 300, button: type === 'mouseMoved' ? 'none' : 'left', buttons: type === 'mouseReleased' ? 0 : 1, clickCount: 1 }));
    mouse('mousePressed', 1000);
    for (let x = 990; x >= 800; x -= 10) {
      mouse('mouseMoved', x);
      await page.waitForTimeout(12);
    }
    await page.waitForTimeout(wait);
    mouse('mouseReleased', 800);
    await Promise.all(told);
    await rest(page);
    return (await stateOf(page)).view.lon;
  };
  const rested = await drag(600);
  const glided = await drag(0); // the same way, but let go while it moves
  assert.ok(glided > rested + 0.5, `${glided} > ${rested}`);
  assert.ok(Math.abs(await drag(600) - rested) < 0.1);
  const frames = (await stateOf(page)).framesDrawn;
  await page.waitForTimeout(500);
  assert.equal((await stateOf(page)).framesDrawn, frames);
  await context.close();
});

test('a double click zooms in about its point, and a tap with two fingers out again', async () => {
  const { page, context } = await site.open({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, hasTouch: true, isMobile: true, path: '/#beat=8' });
  await rest(page);
  const { view } = await stateOf(page);
  await page.mouse.dblclick(240, 150);
  await rest(page);
  const near = (await stateOf(page)).view;
  assert.ok(Math.abs(near.spanKm / view.spanKm - 0.5) < 0.01, `${near.spanKm} of ${view.spanKm}`);
  const client = await context.newCDPSession(page);
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 150, y: 200, id: 0 }, { x: 240, y: 200, id: 1 }] });
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await rest(page);
  const far = (await stateOf(page)).view;
  assert.ok(Math.abs(far.spanKm / view.spanKm - 1) < 0.01, `${far.spanKm} of ${view.spanKm}`);
  await context.close();
});

test('every move by single presses: buttons of 24 px and more', async () => {
  const { page, context } = await site.open({ body: ARTICLE, ...PHONE });
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
  const { page, context } = await site.open({ body: '<faultline-map beat="3"></faultline-map>', reducedMotion: 'reduce' });
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
    const { page, seen, context } = await site.open({
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
  const { page, context } = await site.open({ body: '<faultline-map reveal="interaction"></faultline-map>', wait: false, forcedColors: 'active', colorScheme: 'dark' });
  const button = page.locator('faultline-map button', { hasText: 'Show the interactive map' });
  await button.waitFor();
  assert.equal(await page.evaluate(() => document.querySelector('faultline-map').shadowRoot.querySelector('.frame').dataset.theme), 'dark');
  const [ink, ground] = await button.evaluate((node) => [getComputedStyle(node).color, getComputedStyle(node).backgroundColor]);
  assert.notEqual(ink, ground);
  await context.close();
});

test('off the screen nothing is drawn, and with many on a page those far away give their context back', async () => {
  const many = Array.from({ length: 12 }, (_, i) => `<faultline-map beat="${(i % 10) + 1}"></faultline-map>`).join('');
  const { page, seen, context } = await site.open({ body: many, viewport: { width: 900, height: 700 }, wait: false });
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

test('in a hidden tab nothing is drawn, not even of time that plays; seen again it goes on', async () => {
  const { page, context } = await site.open({ body: '<faultline-map beat="3"></faultline-map>' });
  await rest(page);
  await page.evaluate(() => document.querySelector('faultline-map').play());
  await page.waitForFunction(() => document.querySelector('faultline-map').state.why === 'playing');
  // Told as a browser tells it; it would also stop callbacks, which is not ours to rely on.
  const turn = (to) => page.evaluate((visibility) => {
    Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
    Object.defineProperty(document, 'hidden', { value: visibility === 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    const { framesDrawn, date, playing } = document.querySelector('faultline-map').state;
    return { framesDrawn, date, playing, callbacks: window.frameCallbacks, timers: window.timers };
  }, to);
  const left = await turn('hidden');
  assert.equal(left.playing, true);
  await page.waitForTimeout(1000);
  const back = await turn('visible');
  assert.deepEqual(back, left, 'no frame, no callback, no timer, no day');
  await page.waitForFunction((date) => document.querySelector('faultline-map').state.date > date, left.date);
  const { date, why } = await stateOf(page);
  assert.equal(why, 'playing');
  assert.ok(Date.parse(date) - Date.parse(left.date) < 40 * 86_400_000, `${left.date}, then ${date}: the hidden time was not played`);
  await context.close();
});
