// The story's text as the page's card: in step with the map both ways, readable in every layout, by finger, without JavaScript
// and in print.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { mapZoom } from '../../web/card_shape.mjs';
import { PHONE, attributes, card, dist, root, settled, stateOf, useSite } from './harness.mjs';

const site = useSite();
const open = (options) => site.open({ reducedMotion: 'reduce', ...options });
const shownBeat = (page) => card(page, (shadow) => [...shadow.querySelectorAll('.faultline-beat')].filter((beat) => !beat.hidden).map((beat) => Number(beat.dataset.beat)).join());

test('the card turns with the map and the map with the card; a voice hears the part and what changed', async () => {
  const { page, seen, context } = await open({ path: '/#beat=3' });
  await settled(page);
  assert.equal(await shownBeat(page), '3');
  await page.getByRole('button', { name: 'Next part' }).click();
  await settled(page);
  assert.equal((await stateOf(page)).beat.index, 4);
  assert.equal(await shownBeat(page), '4');
  await page.evaluate(() => document.querySelector('faultline-map').goTo(9));
  await settled(page);
  assert.equal(await shownBeat(page), '9');
  const said = await card(page, (shadow) => shadow.querySelector('p.quiet').textContent);
  const { changed } = await stateOf(page);
  assert.match(said, /^Part 9 of 10: A bloc in the making\?/);
  for (const sentence of changed) assert.ok(said.includes(sentence), sentence);
  await page.getByRole('button', { name: 'Parts', exact: true }).click();
  await page.getByRole('button', { name: /^6\. / }).click();
  await settled(page);
  assert.equal((await stateOf(page)).beat.index, 6);
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test('the map is framed beside the card, and no panel lies under it, from 320 to 3840 pixels and at double type', async () => {
  const { page, context } = await open({ path: '/#beat=9' });
  for (const [width, height, type] of [[320, 568, 16], [390, 844, 16], [844, 390, 16], [1280, 720, 16], [1280, 720, 32], [390, 844, 32], [3840, 2160, 16]]) {
    await page.setViewportSize({ width, height });
    await page.evaluate((size) => new Promise((resolve) => {
      document.documentElement.style.fontSize = `${size}px`;
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    }), type);
    await settled(page);
    const { room, box, wide, zoom } = await card(page, (shadow, host) => {
      const { left, top, width: w, height: h } = shadow.querySelector('.card').getBoundingClientRect();
      return { room: host.state.room, box: [left, top, w, h], wide: document.documentElement.scrollWidth > innerWidth,
        zoom: parseFloat(getComputedStyle(shadow.querySelector('.frame')).fontSize) / 16 };
    });
    const said = `${width}x${height} at ${type}: ${JSON.stringify({ box, room })}`;
    assert.equal(wide, false, said);
    assert.ok(Math.abs(zoom - type / 16) < 0.01);
    const scale = mapZoom(width, height, type);
    box.forEach((value, i) => assert.ok(Math.abs(value - room.card[i] * scale) < 2, said)); // the map's idea of it
    const apart = (a, b) => a[0] + a[2] <= b[0] + 1 || b[0] + b[2] <= a[0] + 1 || a[1] + a[3] <= b[1] + 1 || b[1] + b[3] <= a[1] + 1;
    for (const panel of ['free', 'timeline', 'legend']) assert.ok(apart(room.card, room[panel]), `${panel}, ${said}`);
    const cut = await card(page, (shadow) => [...shadow.querySelectorAll('.foot > *, .foot .dots')].filter((one) => one.offsetWidth > 0)
      .flatMap((one, i, all) => all.filter((other, j) => j > i && !one.contains(other) && !other.contains(one)
        && one.getBoundingClientRect().right > other.getBoundingClientRect().left + 0.5 && one.getBoundingClientRect().left < other.getBoundingClientRect().right - 0.5)
        .map((other) => `${one.textContent}|${other.textContent}`)));
    assert.deepEqual(cut, [], said);
    const across = await card(page, (shadow) => { const { scrollWidth, clientWidth } = shadow.querySelector('.scroll'); return scrollWidth - clientWidth; });
    assert.equal(across, 0, said);
  }
  await context.close();
});

test('the sheet: by tap, by key, by drag; turned on its side and back, the phone keeps part, sheet and date', async () => {
  const { page, context } = await open({ path: '/#beat=4', ...PHONE });
  await settled(page);
  const sheet = () => card(page, (shadow) => [shadow.querySelector('.card').dataset.sheet, shadow.querySelector('.card').offsetHeight]);
  const [name, half] = await sheet();
  assert.equal(name, 'half');
  const grip = page.locator('.grip');
  await grip.tap();
  await settled(page);
  const full = (await sheet())[1];
  assert.ok(full > half);
  await grip.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await settled(page);
  assert.deepEqual(await sheet(), ['peek', 120]);
  await page.keyboard.press('Enter');
  await settled(page);
  assert.deepEqual(await sheet(), ['half', half]);
  const box = await grip.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - 60, { steps: 4 });
  const during = (await sheet())[1];
  assert.ok(Math.abs(during - half - 60) < 2, `${during}`);
  await page.mouse.move(x, y - 150, { steps: 4 });
  await page.waitForTimeout(120); // it rests: no throw
  await page.mouse.up();
  await settled(page);
  assert.deepEqual(await sheet(), ['full', full]);
  const before = await stateOf(page);
  assert.ok(Math.abs(before.room.card[3] - full) < 1.5);
  await page.setViewportSize({ width: 844, height: 390 });
  await settled(page);
  assert.equal((await card(page, (shadow) => shadow.querySelector('.card').dataset.shape)), 'low');
  await page.setViewportSize({ width: 390, height: 844 });
  await settled(page);
  const now = await stateOf(page);
  assert.deepEqual([now.beat.index, now.date, ...(await sheet())], [before.beat.index, before.date, 'full', full]);
  await context.close();
});

test('claims: a chip leads to them, a mark on the map leads to its own, each unfolds its check and sources', async () => {
  const { page, context } = await open({ path: '/#beat=3' });
  await settled(page);
  await page.locator('.faultline-beat:not([hidden]) .chips button').first().click();
  const opened = await card(page, (shadow) => {
    const claim = shadow.querySelector('.faultline-beat:not([hidden]) .claim.open');
    return [claim.querySelector('.check, .cites').offsetHeight > 0, claim.contains(shadow.activeElement)];
  });
  assert.deepEqual(opened, [true, true]);
  // A sentence's number leads to its own.
  const number = page.locator('.scroll .faultline-beat:not([hidden]) .prose a').nth(1);
  const wanted = Number(await number.textContent());
  assert.equal(await number.getAttribute('aria-label'), `Claim ${wanted}`);
  await number.click();
  assert.deepEqual(await card(page, (shadow) => [...shadow.querySelectorAll('.faultline-beat:not([hidden]) .claim')]
    .flatMap((claim, i) => (claim.contains(shadow.activeElement) ? [i + 1] : []))), [wanted]);
  assert.equal(new URL(page.url()).hash, '#beat=3');
  // Kyiv, of which a claim of this part speaks, stands near here; its label and its mark are both targets.
  let lit = 0;
  for (const [x, y] of [[647, 193], [660, 193], [647, 200], [640, 186], [655, 186]]) {
    await page.mouse.click(x, y);
    await settled(page);
    lit = await page.locator('.claim.lit').count();
    if (lit) break;
  }
  assert.ok(lit > 0);
  const { selected } = await stateOf(page);
  assert.ok(await card(page, (shadow, host, mark) => [...shadow.querySelectorAll('.claim.lit')].every((claim) => claim.dataset.marks.split(' ').includes(mark)), `${selected.kind}:${selected.id}`));
  // Focus went from the pressed map into the card: a ring shows once a key is used.
  const ring = () => card(page, (shadow) => getComputedStyle(shadow.activeElement).outlineStyle !== 'none');
  assert.equal(await ring(), false);
  await page.keyboard.press('Tab');
  assert.equal(await ring(), true);
  await context.close();
});

test('how the claims stand is said near the head, and leads down to them', async () => {
  const { page, context } = await open({ path: '/#beat=9' });
  await settled(page);
  const line = page.locator('.faultline-beat:not([hidden]) .standings');
  const { bottom, told, counted } = await card(page, (shadow) => {
    const beat = shadow.querySelector('.faultline-beat:not([hidden])');
    const button = beat.querySelector('.standings');
    const counts = {};
    for (const { dataset: { status } } of beat.querySelectorAll('.claim')) counts[status] = (counts[status] ?? 0) + 1;
    return { bottom: button.getBoundingClientRect().bottom - shadow.querySelector('.card').getBoundingClientRect().top, told: button.textContent, counted: counts };
  });
  assert.ok(bottom < 140, `${bottom}`);
  for (const [status, count] of Object.entries(counted)) assert.ok(told.includes(`${count} ${status === 'unverified' ? 'not verified' : status}`), `${told}: ${status}`);
  assert.equal([...told.matchAll(/\d+/g)].reduce((sum, [number]) => sum + Number(number), 0), Object.values(counted).reduce((a, b) => a + b));
  await line.click();
  assert.deepEqual(await card(page, (shadow) => [shadow.querySelector('.faultline-beat:not([hidden]) .claims').open, shadow.activeElement.localName]), [true, 'summary']);
  assert.ok(await card(page, (shadow) => shadow.querySelector('.faultline-beat:not([hidden]) .claim').offsetHeight > 0));
  await context.close();
});

test('the last part leads on: to its end, from there to the beginning, to all sources, to the text', async () => {
  const { page, context } = await open({ path: '/#beat=10', ...PHONE });
  await settled(page);
  await page.getByRole('button', { name: 'What next' }).click();
  const choice = (name) => page.locator('.end').getByRole('button', { name });
  assert.equal(await card(page, (shadow) => shadow.activeElement.textContent), 'Start again');
  await choice('All sources').click();
  const shown = (shadow) => [...shadow.querySelectorAll('[data-source]')].map((one) => one.offsetHeight > 0);
  const all = await card(page, shown);
  assert.ok(all.length > 20 && all.every(Boolean), `${all}`);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  assert.equal(await card(page, (shadow) => shadow.activeElement.textContent), 'All sources', 'back to where one was');
  await choice('Read as text').click();
  assert.equal(await page.locator('.faultline-beat:visible').count(), 10);
  await page.keyboard.press('Escape');
  await choice('Start again').click();
  await page.waitForFunction(() => document.querySelector('faultline-map').state.beat.index === 1);
  await settled(page);
  assert.equal(await shownBeat(page), '1');
  assert.equal(await card(page, (shadow) => shadow.activeElement.className.split(' ')[0]), 'scroll');
  assert.equal(await page.getByRole('button', { name: 'Next part' }).count(), 1);
  await context.close();
});

test('read as text: all of it, and back to where one was; sources print their address', async () => {
  const { page, context } = await open({ path: '/#beat=5' });
  await settled(page);
  await page.getByRole('button', { name: 'More about this map' }).click();
  await page.getByRole('button', { name: 'Read as text' }).click();
  await page.locator('.faultline-tables table').first().waitFor(); // fetched now: the page's own copy has a link instead
  const whole = await card(page, (shadow) => ({
    beats: [...shadow.querySelectorAll('.faultline-beat')].filter((beat) => beat.offsetHeight > 0).length,
    tables: [...shadow.querySelectorAll('table')].filter((table) => table.offsetHeight > 0).map((table) => table.caption.textContent),
    links: [...shadow.querySelectorAll('.faultline-story a:not([href^="#"])')].map((link) => [link.protocol, link.target, link.rel, link.href.endsWith(link.textContent)]),
  }));
  assert.equal(whole.beats, 10);
  assert.deepEqual(whole.tables, ['Links', 'Lines by date', 'Areas', 'Groups', 'Places', 'Events']);
  assert.ok(whole.links.length > 5);
  for (const link of whole.links) assert.deepEqual(link, ['https:', '_blank', 'noopener noreferrer', true]);
  await page.keyboard.press('Escape');
  assert.equal(await shownBeat(page), '5');
  await settled(page);
  await context.close();
});

test('the menu: copies a link that leads back here, reports to the publisher, saves a picture with its caption', async () => {
  const { page, context } = await open({ path: '/#beat=3', permissions: ['clipboard-read', 'clipboard-write'], acceptDownloads: true });
  await settled(page);
  await attributes(page, { report: 'desk@example.org' });
  const menu = page.getByRole('button', { name: 'More about this map' });
  await menu.click();
  await page.getByRole('button', { name: /^Copy link/ }).click();
  await page.waitForFunction(() => document.querySelector('faultline-map').shadowRoot.querySelector('.actions').textContent.includes('Copied'));
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${site.origin}/#beat=3`);
  const report = page.getByRole('link', { name: /Report an error/ });
  assert.equal(await report.getAttribute('href'), 'mailto:desk@example.org');
  assert.match(await report.textContent(), /desk@example\.org/);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download picture' }).click();
  const file = await saved;
  assert.equal(file.suggestedFilename(), 'eastern-front-3.png');
  const png = readFileSync(await file.path());
  assert.deepEqual([...png.subarray(1, 4)], [...Buffer.from('PNG')]);
  assert.equal(png.readUInt32BE(16), 1280);
  assert.ok(png.readUInt32BE(20) > 720 + 40, 'no caption');
  assert.ok(png.length > 60000, 'an empty map');
  await menu.click();
  await page.keyboard.press('Escape');
  assert.equal(await card(page, (shadow) => shadow.activeElement.getAttribute('aria-expanded')), 'false');
  await context.close();
});

test('layouts: bare and scroll have no card, stage is large and has a black screen, prose=canvas draws the program’s own', async () => {
  const { page, context, seen } = await open({ path: '/#beat=9' });
  await settled(page);
  const said = await card(page, (shadow) => shadow.querySelector('.claims .says').textContent.trim());
  const words = readdirSync(`${dist}/cells`).filter((name) => readFileSync(`${dist}/cells/${name}`).includes(said));
  assert.equal(words.length, 1);
  const fetched = () => seen.requests.filter((url) => url.endsWith(words[0])).length;
  assert.equal(fetched(), 0, 'words of a card that the page has itself');
  const shown = () => card(page, (shadow, host) => [!shadow.querySelector('.card').hidden, host.state.room.card[2] > 0, host.state.room.timeline[2] > 0]);
  assert.deepEqual(await shown(), [true, true, true]);
  await attributes(page, { prose: 'canvas' });
  await settled(page);
  assert.deepEqual(await shown(), [false, true, true]);
  assert.equal(fetched(), 1);
  await attributes(page, { prose: 'html', layout: 'scroll' });
  await settled(page);
  assert.deepEqual(await shown(), [false, false, true]);
  await attributes(page, { layout: 'bare' });
  await settled(page);
  assert.deepEqual(await shown(), [false, false, false]);
  await attributes(page, { layout: 'stage' });
  await settled(page);
  assert.deepEqual(await shown(), [true, true, true]);
  assert.equal(await card(page, (shadow) => getComputedStyle(shadow.querySelector('.prose')).fontSize), '24px');
  await card(page, (shadow) => shadow.querySelector('canvas').focus());
  await page.keyboard.press('b');
  assert.equal(await page.locator('.black').count(), 1);
  await page.keyboard.press('b');
  assert.equal(await page.locator('.black').count(), 0);
  // A clicker's keys, as in the window (src/app/stage.cpp).
  for (const [key, colour] of [['.', 'rgb(0, 0, 0)'], ['w', 'rgb(255, 255, 255)'], [',', 'rgb(255, 255, 255)']]) {
    await page.keyboard.press(key);
    assert.equal(await page.locator('.black').evaluate((blank) => getComputedStyle(blank).backgroundColor), colour, key);
    await page.keyboard.press('x');
  }
  let part = 9;
  for (const [key, by] of [['ArrowRight', 1], ['ArrowUp', -1], ['ArrowLeft', -1], ['ArrowDown', 1], ['PageDown', 1], ['PageUp', -1], ['PageUp', -1]]) {
    await page.keyboard.press(key);
    part += by;
    await page.waitForFunction((at) => document.querySelector('faultline-map').state.beat.index === at, part);
  }
  await settled(page);
  assert.equal((await stateOf(page)).beat.index, 8);
  // The menu stands in one place, whatever the layout; with a failed map, too.
  const place = async () => { const { x, y } = await page.getByRole('button', { name: 'More about this map' }).boundingBox(); return [Math.round(x), Math.round(y)]; };
  await attributes(page, { layout: 'card' });
  const there = await place();
  for (const values of [{ layout: 'scroll' }, { layout: 'card', prose: 'canvas' }]) {
    await attributes(page, values);
    assert.deepEqual(await place(), there, JSON.stringify(values));
  }
  // Larger type is noticed in layouts without a card.
  await attributes(page, { layout: 'scroll', prose: 'html' });
  await settled(page);
  const { room: { timeline: [, , width] } } = await stateOf(page);
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  await settled(page);
  const { room: { timeline } } = await stateOf(page);
  assert.ok(timeline[2] < width * 0.55, `${timeline} of ${width}`);
  await context.close();
});

test('without JavaScript the page is the whole story, and no wider than the screen', async () => {
  const { page, context } = await open({ javaScriptEnabled: false, wait: false, viewport: { width: 320, height: 568 } });
  const text = await page.locator('body').innerText();
  const html = readFileSync(join(root, 'tests/compiler/eastern-front.html'), 'utf8');
  const titles = [...html.matchAll(/<h2>([^<]*)<\/h2>/g)].map(([, title]) => title).filter((title) => title !== 'What the map shows');
  assert.ok(titles.length > 12);
  for (const title of titles) assert.ok(text.includes(title), title);
  assert.ok(await page.locator('.claim .cites').first().isVisible());
  await page.getByRole('link', { name: /as tables$/ }).click();
  assert.equal(await page.locator('table').count(), 6);
  await context.close();
});

test('nothing moves on the page while the map comes', async () => {
  for (const viewport of [{ width: 1280, height: 720 }, { width: 390, height: 844 }]) {
    const { page, context } = await open({ viewport });
    const moved = await page.evaluate(() => new Promise((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().map(({ value, sources }) => `${value} ${sources.map(({ node }) => node?.localName)}`))).observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => resolve([]), 1500);
    }));
    assert.deepEqual(moved, []);
    await context.close();
  }
});

test('what changed follows the day shown, and any two days can be compared', async () => {
  const { page, context } = await open({ path: '/#beat=3&date=2022-09-12' });
  await settled(page);
  const told = () => card(page, (shadow) => shadow.querySelector('.faultline-beat:not([hidden]) .changes h3').textContent);
  assert.equal(await told(), 'What changed, 23 February – 12 September 2022');
  await page.getByRole('button', { name: 'Compare from 12 Sep 2022' }).click();
  await settled(page);
  await card(page, (shadow) => shadow.querySelector('canvas').focus());
  for (let steps = 0; (await stateOf(page)).date !== '2022-11-12'; steps += 1) {
    assert.ok(steps < 9, 'the next dated lines are a few steps on');
    await page.keyboard.press('.');
    await settled(page);
  }
  assert.equal(await told(), 'What changed, 12 September – 12 November 2022');
  const { changed, compared } = await stateOf(page);
  assert.match(changed[0], /^Between 12 Sep and 12 Nov 2022 the line in Ukraine moved/);
  const heard = await card(page, (shadow) => shadow.querySelector('.frame > [role=status]').textContent);
  assert.equal(heard, `${compared}. ${changed.join(' ')}`);
  await page.keyboard.press('Home');
  await settled(page);
  assert.equal(await told(), 'What changed');
  await context.close();
});

test('the menu prints the whole story, with its tables', async () => {
  const { page, context } = await open({ path: '/#beat=3', before: (opening) => opening.addInitScript(() => { window.print = () => { window.printed = true; }; }) });
  await settled(page);
  await page.getByRole('button', { name: 'More about this map' }).click();
  await page.getByRole('button', { name: 'Print' }).click();
  await page.waitForFunction(() => window.printed);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('table:visible').count(), 6);
  await context.close();
});

test('in print: the poster or nothing of the map, and every part as text', async () => {
  const { page, context } = await open({ path: '/#beat=3' });
  await settled(page);
  await page.emulateMedia({ media: 'print' });
  const printed = await card(page, (shadow) => ({
    beats: [...shadow.querySelectorAll('.faultline-beat')].filter((beat) => beat.offsetHeight > 0).length,
    cites: [...shadow.querySelectorAll('.cites')].filter((one) => one.offsetHeight > 0).length,
    controls: [...shadow.querySelectorAll('button, canvas')].filter((one) => one.offsetHeight > 0).length,
    high: document.documentElement.scrollHeight,
  }));
  assert.equal(printed.beats, 10);
  const more = await card(page, (shadow) => { const link = shadow.querySelector('.faultline-more a'); return [link.href, getComputedStyle(link, '::after').content]; });
  assert.deepEqual(more, [`${site.origin}/story.html`, `" (${site.origin}/story.html)"`], 'where the tables are');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint'))); // as the browser's own command tells it
  assert.equal(await page.locator('table:visible').count(), 6, 'there before the sheet is made');
  assert.ok(printed.cites > 40, `${printed.cites}`);
  assert.equal(printed.controls, 0);
  assert.ok(printed.high > 5000, `${printed.high}`);
  await context.close();
});
