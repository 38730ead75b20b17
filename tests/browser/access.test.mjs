// Everybody can use it: every control by keyboard, nothing that axe finds in any layout and theme, pages that are valid HTML.
// FAULTLINE_RECORD=1 records the keyboard walk anew.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { PHONE, attributes, card, dist, root, settled, useSite } from './harness.mjs';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const site = useSite();

/** Focus stops in order, as "role: name", until focus leaves the element; each must be visible. */
async function walk(page, key) {
  const stops = [];
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press(key);
    const stop = await page.evaluate(() => {
      if (document.activeElement?.localName !== 'faultline-map') return null;
      const at = document.activeElement.shadowRoot.activeElement;
      const style = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      const role = at.getAttribute('role') ?? { a: 'link', summary: 'summary' }[at.localName] ?? at.localName;
      const name = at.getAttribute('aria-label') ?? at.textContent.replace(/\s+/g, ' ').trim().slice(0, 60);
      return { said: `${role}: ${name}`, ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2, seen: box.width > 0 && box.height > 0 };
    });
    if (!stop) return stops;
    assert.ok(stop.ring, `no ring on ${stop.said}`);
    assert.ok(stop.seen, `out of sight: ${stop.said}`);
    stops.push(stop.said);
  }
  throw new Error(`focus is trapped: ${stops.slice(-6).join(', ')}`);
}

test('the whole story by keyboard: every stop from the map on is named and visible, both ways, and nothing traps', async () => {
  for (const [name, options] of [['wide', {}], ['phone', PHONE]]) {
    const { page, context } = await site.open({ body: '<button>Before</button><faultline-map beat="8"></faultline-map><button>After</button>', reducedMotion: 'reduce', ...options });
    await settled(page);
    const outside = () => page.evaluate(() => document.activeElement.textContent);
    await page.getByRole('button', { name: 'Before' }).focus();
    const stops = await walk(page, 'Tab');
    assert.equal(await outside(), 'After');
    assert.match(stops[0], /^application: Map: /);
    const text = `${stops.join('\n')}\n`;
    const file = join(root, `tests/browser/snapshots/keyboard-${name}.txt`);
    if (process.env.FAULTLINE_RECORD) writeFileSync(file, text);
    assert.equal(text, readFileSync(file, 'utf8'));
    assert.deepEqual(await walk(page, 'Shift+Tab'), stops.reverse());
    assert.equal(await outside(), 'Before');
    // Every part, by the one button that keeps focus.
    await page.evaluate(() => document.querySelector('faultline-map').goTo(1));
    await page.getByRole('button', { name: 'Next part' }).focus();
    for (let beat = 2; beat <= 10; beat += 1) {
      await page.keyboard.press('Enter');
      await page.waitForFunction((n) => document.querySelector('faultline-map').state.beat.index === n, beat);
    }
    await page.getByRole('button', { name: 'What next' }).waitFor(); // the card has turned, too
    await page.keyboard.press('Enter'); // behind the last one stands what one can do next
    const at = () => card(page, (shadow) => [shadow.activeElement.textContent, shadow.activeElement.matches(':focus-visible')]);
    assert.deepEqual(await at(), ['Start again', true]);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('faultline-map').state.beat.index === 1);
    await context.close();
  }
});

/** hosted: the page around such a map has a heading of its own, which this one has not. */
async function violations(page, hosted) {
  await page.evaluate(AXE);
  return page.evaluate(async (off) => {
    const { violations: found } = await window.axe.run(document, { resultTypes: ['violations'], rules: { 'page-has-heading-one': { enabled: !off } } });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.flat().join(' ')} ${failureSummary.split('\n')[1]?.trim()}`).slice(0, 3).join(' | ')}`);
  }, hosted);
}

const LOOKS = { light: { colorScheme: 'light' }, dark: { colorScheme: 'dark' }, 'forced colours': { colorScheme: 'dark', forcedColors: 'active' } };

for (const [theme, options] of Object.entries(LOOKS)) {
  test(`axe finds nothing in any layout and page of the card: ${theme}`, async () => {
    const { page, context } = await site.open({ path: '/#beat=10', bypassCSP: true, ...options });
    const look = async (what) => {
      if (what === 'sheet') await settled(page);
      assert.deepEqual(await violations(page, what === 'scroll' || what === 'bare' || what === 'canvas'), [], `${theme}, ${what}`);
    };
    await settled(page);
    await look('card');
    const word = (name) => page.getByRole('button', { name, exact: true }).click();
    await word('Parts');
    await look('parts');
    await word('Back');
    await page.getByRole('button', { name: /^\d+ sources$/ }).click();
    await look('sources');
    await page.getByRole('button', { name: 'More about this map' }).click();
    await look('menu');
    await page.getByRole('button', { name: 'Read as text' }).click();
    await look('text');
    await word('Back to the map');
    await page.setViewportSize(PHONE.viewport);
    await look('sheet');
    await page.setViewportSize({ width: 1280, height: 720 });
    for (const layout of ['scroll', 'bare', 'stage']) {
      await attributes(page, { layout });
      await look(layout);
    }
    await attributes(page, { layout: 'card', prose: 'canvas' });
    await look('canvas');
    await context.close();
  });
}

test('every page of dist/ is valid HTML', async () => {
  const { HtmlValidate } = require('html-validate');
  const validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended'], rules: { 'no-trailing-whitespace': 'off', 'wcag/h32': 'off' /* the embed code's form sends nothing: it answers as one chooses */, 'doctype-style': ['error', { style: 'lowercase' }], 'no-inline-style': 'error' } });
  const said = [];
  const pages = readdirSync(dist).filter((file) => file.endsWith('.html') && !/^embed-[^4c]/.test(file)); // of the frames at one part each, one
  assert.ok(pages.includes('faultline.html') && pages.length >= 6, String(pages));
  for (const name of pages) {
    const html = readFileSync(join(dist, name), 'utf8').replace(/;base64,[\w+/=]+/g, ';base64,AA=='); // the one file's bytes are no markup
    const report = await validator.validateString(html, name);
    for (const { messages } of report.results) said.push(...messages.map(({ line, ruleId, message }) => `${name}:${line}: ${ruleId}: ${message}`));
  }
  assert.deepEqual(said, []);
});
