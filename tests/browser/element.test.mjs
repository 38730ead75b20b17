// <faultline-map> in a host's page, under the strict policy: what it takes, gives and tells, and that it leaves nothing behind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loaded, rest, stateOf, strangers, useSite } from './harness.mjs';

const site = useSite();

const inMap = (page, code, argument) => page.evaluate(code, argument);

test('attributes, members and events, under the strict policy', async () => {
  const { page, seen, context } = await site.open({
    body: '<faultline-map beat="3" lens="control" theme="dark"></faultline-map>',
    before: (opening) => opening.addInitScript(() => {
      window.heard = [];
      for (const type of ['ready', 'beatchange', 'progress', 'select', 'change', 'loadprogress', 'gesturerefused']) {
        document.addEventListener(type, (event) => window.heard.push([type, event.detail, event.target.localName]), true);
      }
    }),
  });
  await rest(page);
  const state = await stateOf(page);
  assert.equal(state.beat.index, 3);
  assert.equal(state.beat.title, 'Western front: Ukraine');
  assert.equal(state.lens, 'control');
  assert.equal(state.theme, 'dark');
  assert.equal(state.date, state.beat.end);
  assert.equal(state.progress, 1);
  assert.equal(state.selected, null);
  for (const key of ['view', 'layers', 'lenses', 'playing', 'exploring', 'framesDrawn', 'heapBytes', 'changed']) assert.ok(key in state, key);
  const heard = () => inMap(page, () => window.heard.splice(0));
  const first = await heard();
  const of = (list, type) => list.filter((each) => each[0] === type).map((each) => each[1]);
  assert.equal(of(first, 'ready').length, 1);
  assert.equal(of(first, 'loadprogress').pop().share, 1);
  assert.deepEqual(of(first, 'beatchange').map((detail) => detail.beat.id), ['ukraine'], 'the first beat is told once');
  assert.deepEqual(of(first, 'change').pop(), { hash: '#beat=3&lens=control' });
  assert.ok(first.every((each) => each[2] === 'faultline-map'));

  // A share of the beat's time, there and back, as a page that scrolls asks for it.
  const days = [];
  for (const share of [0, 0.5, 1, 0.25]) {
    assert.equal(await inMap(page, (to) => document.querySelector('faultline-map').goTo(3, to), share), true);
    await rest(page);
    days.push((await stateOf(page)).date);
    assert.ok(Math.abs((await stateOf(page)).progress - share) < 0.002);
  }
  assert.equal(days[0], state.beat.start);
  assert.equal(days[2], state.beat.end);
  assert.ok(days[3] < days[1]);
  const moved = of(await heard(), 'progress');
  assert.ok(moved.length > 12, `it glides: told ${moved.length} times`);
  assert.ok(moved.every(({ beat, progress, date }) => beat === 3 && progress >= 0 && progress <= 1 && /^\d{4}-\d\d-\d\d$/.test(date)));

  assert.deepEqual(await inMap(page, () => {
    const map = document.querySelector('faultline-map');
    return [map.setLayer('links', false), map.setLayer('nothing', false), map.setLens('nobody'), map.goTo(99), map.goTo('ukraine', 0.5)];
  }), [true, false, false, false, true]);
  await rest(page);
  assert.ok(!(await stateOf(page)).layers.includes('links'));

  // What a reader taps is told.
  await inMap(page, () => document.querySelector('faultline-map').goTo(9));
  await rest(page);
  await page.mouse.click(446, 138); // Moscow's dot: beside the card, above the fold
  await rest(page);
  const selected = of(await heard(), 'select');
  assert.equal(selected.length >= 1, true);
  assert.ok(['place', 'link', 'country'].includes(selected[0].selected.kind), JSON.stringify(selected));

  await inMap(page, () => document.querySelector('faultline-map').setAttribute('beat', '5'));
  await page.waitForFunction(() => document.querySelector('faultline-map').state.beat.index === 5);
  await inMap(page, () => { document.querySelector('faultline-map').theme = 'light'; });
  assert.equal((await stateOf(page)).theme, 'light');
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(strangers(seen.requests, site.origin), []);
  await context.close();
});

test('what is asked before the map is there is remembered', async () => {
  const { page, context } = await site.open({
    body: '<div id="room"></div>', wait: false,
  });
  const state = await inMap(page, async () => {
    await customElements.whenDefined('faultline-map');
    const map = document.createElement('faultline-map');
    const early = map.state;
    map.goTo('ukraine', 0.5);
    map.setLayer('links', false);
    map.setLens('control');
    document.querySelector('#room').append(map);
    await map.loaded;
    return { early, hash: map.hash, ...map.state };
  });
  assert.equal(state.early, null);
  assert.equal(state.beat.id, 'ukraine');
  assert.equal(state.lens, 'control');
  assert.ok(!state.layers.includes('links'));
  await rest(page);
  assert.ok(Math.abs((await stateOf(page)).progress - 0.5) < 0.01);
  await context.close();
});

test('two on one page, one of them inside another shadow root, know nothing of each other', async () => {
  const { page, seen, context } = await site.open({
    body: '<faultline-map beat="2"></faultline-map><input><div id="other"></div>', viewport: { width: 1000, height: 1200 },
  });
  await inMap(page, async () => {
    const root = document.querySelector('#other').attachShadow({ mode: 'open' });
    const second = document.createElement('faultline-map');
    second.setAttribute('beat', '7');
    window.outside = [];
    document.querySelector('#other').addEventListener('beatchange', (event) => window.outside.push(event.detail.beat.index));
    root.append(second);
    window.second = second;
    await second.loaded;
  });
  await rest(page);
  const both = () => inMap(page, () => [document.querySelector('faultline-map').state, window.second.state].map((state) => state.beat.index));
  assert.deepEqual(await both(), [2, 7]);
  assert.deepEqual(await inMap(page, () => window.outside), [7], 'events leave shadow roots');
  await inMap(page, () => window.second.focus());
  await page.keyboard.press('PageDown');
  await page.waitForFunction(() => window.second.state.beat.index === 8);
  assert.deepEqual(await both(), [2, 8]);
  // A page's own field and keys are its own.
  await page.locator('input').focus();
  await page.keyboard.type('a [ ] +-1s');
  await page.keyboard.press('PageDown');
  assert.equal(await page.locator('input').inputValue(), 'a [ ] +-1s');
  assert.deepEqual(await both(), [2, 8]);
  const compiled = seen.requests.filter((url) => url.endsWith('.wasm')).length;
  assert.equal(compiled, 1, 'the program is fetched once');
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test('connected and taken away fifty times it leaves nothing behind', async () => {
  const { page, seen, context } = await site.open({
    body: '<div id="room"></div>',
    wait: false,
    before: (opening) => opening.addInitScript(() => {
      window.contexts = [];
      const original = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function getContext(...args) {
        const context = original.apply(this, args);
        if (args[0] === 'webgl2' && context && !window.contexts.some((known) => known.deref() === context)) window.contexts.push(new WeakRef(context));
        return context;
      };
    }),
  });
  const client = await context.newCDPSession(page);
  const rounds = (count) => inMap(page, async (times) => {
    await customElements.whenDefined('faultline-map');
    for (let i = 0; i < times; i += 1) {
      const map = document.createElement('faultline-map');
      document.querySelector('#room').append(map);
      if (i % 5 === 4) await Promise.resolve(); // some go before anything has come
      else await map.loaded;
      map.remove();
      await Promise.resolve();
    }
  }, count);
  const count = async (prototype) => {
    const { result } = await client.send('Runtime.evaluate', { expression: prototype });
    const { objects } = await client.send('Runtime.queryObjects', { prototypeObjectId: result.objectId });
    const { result: { value } } = await client.send('Runtime.callFunctionOn', { objectId: objects.objectId, functionDeclaration: 'function () { return this.length; }', returnByValue: true });
    await client.send('Runtime.releaseObject', { objectId: objects.objectId });
    return value;
  };
  const measure = async () => {
    for (let i = 0; i < 4; i += 1) {
      await client.send('HeapProfiler.collectGarbage');
      await page.waitForTimeout(50);
    }
    const { metrics } = await client.send('Performance.getMetrics');
    const metric = (name) => metrics.find((each) => each.name === name).value;
    return {
      listeners: metric('JSEventListeners'),
      nodes: metric('Nodes'),
      heap: metric('JSHeapUsedSize'),
      memories: await count('WebAssembly.Memory.prototype'),
      elements: await count('customElements.get("faultline-map").prototype'),
      live: await inMap(page, () => window.contexts.filter((context) => { const it = context.deref(); return it && !it.isContextLost(); }).length),
    };
  };
  await client.send('Performance.enable');
  await rounds(3);
  const before = await measure();
  await rounds(50);
  const after = await measure();
  assert.equal(after.live, 0, 'every context is given back');
  assert.ok(after.memories <= 1, `${after.memories} WASM memories live on`);
  assert.ok(after.elements <= 1, `${after.elements} elements live on`);
  assert.ok(after.listeners <= before.listeners + 5, `listeners: ${before.listeners}, then ${after.listeners}`);
  assert.ok(after.nodes <= before.nodes + 60, `nodes: ${before.nodes}, then ${after.nodes}`);
  assert.ok(after.heap <= before.heap + 1.5e6, `heap: ${before.heap}, then ${after.heap}`);
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test('moved within the page it goes on as it is', async () => {
  const { page, context } = await site.open({ body: '<div id="a"><faultline-map beat="4"></faultline-map></div><div id="b"></div>' });
  await loaded(page);
  await rest(page);
  const frames = await inMap(page, () => {
    const map = document.querySelector('faultline-map');
    document.querySelector('#b').append(map);
    return map.state.framesDrawn;
  });
  await page.waitForTimeout(300);
  const state = await stateOf(page);
  assert.equal(state.beat.index, 4);
  assert.ok(state.framesDrawn >= frames);
  await context.close();
});
