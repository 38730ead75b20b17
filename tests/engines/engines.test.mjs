// The page in a second and a third engine: it loads, goes through the story with its text beside it, leaves the page its
// wheel, rests, and where Firefox has no WebGL 2 the words remain. (Everything else is tested in Chromium: tests/browser.)
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PNG } from 'pngjs';
import { startServer } from '../browser/harness.mjs';
import * as firefox from './firefox.mjs';
import * as webkit from './webkit.mjs';

// These run in the page.
const loaded = () => customElements.whenDefined('faultline-map').then(() => document.querySelector('faultline-map').loaded).then(() => true);
const state = () => document.querySelector('faultline-map').state;

const until = async (what, probe, good) => {
  let seen;
  for (let tries = 0; tries < 150; tries += 1) {
    seen = await probe();
    if (good(seen)) return seen;
    await new Promise((done) => { setTimeout(done, 200); });
  }
  throw new Error(`${what}: never; last seen ${JSON.stringify(seen)}`);
};

/** What the card shows: its part's number and heading, and whether the whole text lies open. */
const card = () => {
  const { shadowRoot } = document.querySelector('faultline-map');
  const shown = [...shadowRoot.querySelectorAll('.faultline-beat')].filter((beat) => beat.offsetHeight > 0);
  return { parts: shown.map((beat) => Number(beat.dataset.beat)), heading: shown[0]?.querySelector('h2').textContent.trim() ?? '',
    tables: [...shadowRoot.querySelectorAll('table')].filter((table) => table.offsetHeight > 0).length };
};

/** Presses the first visible button that says so, where a reader would: in its middle. */
const pressButton = async (page, words) => {
  const middle = await until(`a button "${words}"`, () => page.evaluate((said) => {
    const buttons = [...document.querySelector('faultline-map').shadowRoot.querySelectorAll('button')];
    const box = buttons.find((one) => one.offsetHeight > 0 && [one.textContent, one.getAttribute('aria-label')].some((name) => name?.includes(said)))
      ?.getBoundingClientRect();
    return box ? [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)] : null;
  }, words), (seen) => seen !== null);
  await page.click(...middle);
};

/** No reason for another frame, and none drawn between two looks. */
const rest = async (page) => {
  let drawn = -1;
  await until('the map rests', () => page.evaluate(state), (now) => {
    const still = now?.why === null && now.framesDrawn === drawn;
    drawn = now?.framesDrawn;
    return still;
  });
};

let server;
before(async () => { server = await startServer(); });
after(() => server.close());

for (const engine of [firefox, webkit]) {
  describe(engine.name, () => {
    let browser, page;
    before(async () => {
      browser = await engine.launch();
      page = await browser.open(`${server.origin}/`);
    });
    after(() => browser?.close());

    test('the first live frame comes, and is a picture', async () => {
      assert.equal(await page.evaluate(loaded), true);
      await rest(page);
      const { data } = PNG.sync.read(await page.screenshot());
      const colours = new Set();
      for (let i = 0; i < data.length; i += 4 * 37) colours.add(data.readUInt32BE(i));
      assert.ok(colours.size > 100, `only ${colours.size} colours on the page`);
    });

    test('all ten beats by keyboard, and back by Page Up', async () => {
      await page.evaluate(() => document.querySelector('faultline-map').focus());
      for (let beat = 2; beat <= 10; beat += 1) {
        await page.press('PageDown');
        await until(`beat ${beat}`, () => page.evaluate(state), (now) => now?.beat.index === beat);
      }
      await page.press('PageUp');
      await until('beat 9', () => page.evaluate(state), (now) => now?.beat.index === 9);
    });

    test('a mouse drag pans the map', async () => {
      await page.evaluate(() => document.querySelector('faultline-map').goTo(2));
      await until('beat 2', () => page.evaluate(state), (now) => now?.beat.index === 2);
      await rest(page);
      const from = (await page.evaluate(state)).view;
      await page.drag([900, 380], [760, 330]);
      await rest(page);
      const { view, exploring } = await page.evaluate(state);
      assert.ok(view.lon > from.lon + 1 && view.lat < from.lat, `${JSON.stringify(from)} -> ${JSON.stringify(view)}`);
      assert.equal(exploring, true);
      await page.press('Home');
      await until('back at the beat', () => page.evaluate(state), (now) => now?.exploring === false);
    });

    test('the text turns with the map, the map with the text, and the whole of it can be read', async () => {
      await page.evaluate(() => document.querySelector('faultline-map').goTo(3));
      await until('the text of beat 3', () => page.evaluate(card), ({ parts }) => parts.join() === '3');
      await pressButton(page, 'Next');
      const { beat } = await until('beat 4', () => page.evaluate(state), (now) => now?.beat.index === 4);
      const shown = await until('the text of beat 4', () => page.evaluate(card), ({ parts }) => parts.join() === '4');
      assert.ok(shown.heading.includes(beat.title), `${shown.heading} / ${beat.title}`);
      await pressButton(page, 'More about this map');
      await pressButton(page, 'Read as text');
      await until('the whole text and its tables', () => page.evaluate(card), ({ parts, tables }) => parts.length === 10 && tables > 1);
      await pressButton(page, 'Back to the map');
      await until('one part again', () => page.evaluate(card), ({ parts }) => parts.join() === '4');
    });

    test('at rest no frame is drawn', async () => {
      await rest(page);
      const { framesDrawn } = await page.evaluate(state);
      await new Promise((done) => { setTimeout(done, 2000); });
      assert.equal((await page.evaluate(state)).framesDrawn, framesDrawn);
    });

    test('on a page that scrolls the wheel is the page\'s; with Ctrl it is the map\'s', async () => {
      page = await browser.open(`${server.origin}/article.html`);
      assert.equal(await page.evaluate(loaded), true);
      await page.evaluate(() => {
        window.refused = [];
        document.addEventListener('gesturerefused', (event) => window.refused.push(event.detail.gesture));
        document.querySelector('faultline-map').scrollIntoView({ block: 'center' });
      });
      await rest(page);
      const middle = await page.evaluate(() => {
        const box = document.querySelector('faultline-map').shadowRoot.querySelector('canvas').getBoundingClientRect();
        return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
      });
      const from = await page.evaluate(() => scrollY);
      const far = (await page.evaluate(state)).view.spanKm;
      await page.wheel(middle, 1);
      await until('the page scrolls', () => page.evaluate(() => scrollY), (now) => now > from);
      assert.deepEqual(await page.evaluate(() => window.refused), ['wheel']);
      await rest(page);
      assert.equal((await page.evaluate(state)).view.spanKm, far);
      const still = await page.evaluate(() => scrollY);
      await page.wheel(middle, -3, { held: 'Control' });
      await until('the map zooms in', () => page.evaluate(state), (now) => now?.view.spanKm < far * 0.9);
      assert.equal(await page.evaluate(() => scrollY), still);
    });
  });
}

describe('Firefox without WebGL 2', () => {
  test('one plain sentence says so, and the whole story is there to read', async () => {
    const browser = await firefox.launch({ headless: true });
    try {
      const page = await browser.open(`${server.origin}/`);
      const said = await until('a sentence', () => page.evaluate(() => document.querySelector('faultline-map')?.shadowRoot
        ?.querySelector('[role=status]')?.textContent ?? ''), (words) => words !== '' && !words.startsWith('Loading'));
      assert.match(said, /WebGL 2/);
      assert.equal(await page.evaluate(() => customElements.whenDefined('faultline-map')
        .then(() => document.querySelector('faultline-map').loaded).then(() => 'loaded', (error) => error.code)), 'no-webgl');
    } finally {
      await browser.close();
    }
  });
});
