// The address: what is written, what is read, and that a map opened from one shows what the other showed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHash, writeHash } from '../../web/hash.mjs';
import { dayOfIso, isoOfDay } from '../../web/verbs.mjs';
import { rest, stateOf, useSite } from './harness.mjs';

const STATE = {
  beat: { index: 1, id: 'first', start: '2022-02-24', end: '2024-01-20' },
  date: '2024-01-20',
  view: { lon: 33.12345, lat: 47.2, spanKm: 899.6, moved: false },
  layers: ['fronts', 'links', 'areas', 'places', 'labels'],
  lens: 'recognised',
  lenses: ['recognised', 'control'],
};

test('only what differs is written', () => {
  assert.equal(writeHash(STATE), '');
  assert.equal(writeHash({ ...STATE, beat: { ...STATE.beat, index: 3 } }), '#beat=3');
  assert.equal(writeHash({ ...STATE, lens: 'control' }), '#beat=1&lens=control');
  assert.equal(writeHash({
    ...STATE, beat: { ...STATE.beat, index: 3 }, date: '2022-11-11', view: { ...STATE.view, moved: true }, layers: ['fronts', 'areas', 'places', 'labels'], lens: 'control',
  }), '#beat=3&date=2022-11-11&view=33.123,47.2,900&layers=-links&lens=control');
});

test('what is written is read, and nonsense is nothing', () => {
  assert.deepEqual(readHash('#beat=3&date=2022-11-11&view=33.1,47.2,900&layers=-links,-labels&lens=control'), {
    beat: 3, date: '2022-11-11', view: { lon: 33.1, lat: 47.2, spanKm: 900 }, layers: ['links', 'labels'], lens: 'control',
  });
  assert.deepEqual(readHash(''), {});
  assert.deepEqual(readHash('#beat=ukraine'), { beat: 'ukraine' });
  for (const bad of ['view=1,2', 'view=1,2,x', 'view=,,', 'view=1,2,3,4']) assert.deepEqual(readHash(`#${bad}`), {}, bad);
  assert.equal(isoOfDay(dayOfIso('1950-06-25')), '1950-06-25');
  for (const bad of ['2022-02-30', '2022-2-3', 'soon', '']) assert.ok(Number.isNaN(dayOfIso(bad)), bad);
});

const site = useSite();

test('beat, date, view, layers and lens go round through the address', async () => {
  const path = '/#beat=3&date=2022-11-11&view=33.1,47.2,900&layers=-links&lens=control';
  const { page, seen, context } = await site.open({ path });
  await rest(page);
  const state = await stateOf(page);
  assert.equal(state.beat.index, 3);
  assert.equal(state.date, '2022-11-11');
  assert.ok(Math.abs(state.view.lon - 33.1) < 0.01 && Math.abs(state.view.lat - 47.2) < 0.01 && Math.abs(state.view.spanKm - 900) < 1);
  assert.ok(!state.layers.includes('links'));
  assert.equal(state.lens, 'control');
  assert.equal(await page.evaluate(() => location.hash), path.slice(1), 'nothing of it is lost');
  await page.evaluate(() => { location.hash = '#beat=4'; });
  await page.waitForFunction(() => document.querySelector('faultline-map').state.beat.index === 4);
  await rest(page);
  const other = await stateOf(page);
  assert.equal(other.lens, 'recognised', 'what an address does not say is the story\'s own');
  assert.ok(other.layers.includes('links'));
  assert.equal(other.date, other.beat.end);
  assert.equal(await page.evaluate(() => location.hash), '#beat=4');
  assert.deepEqual(seen.errors, []);
  await context.close();
});
