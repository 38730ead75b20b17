// The map inside other people's pages: sandboxed, under strict policies, in wrappers that rewrite the snippet, as one file.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { snippet } from '../../web/snippet.mjs';
import { dist, loaded, openPage, rest, strangers, useSite } from './harness.mjs';
import { article, startHost } from './host.mjs';

let host;
const pages = {};

const frameOf = (url, sandbox = 'allow-scripts') => `<iframe src="${url}" title="Map" width="800" height="500" sandbox="${sandbox}" allow="fullscreen"></iframe>`;
const LISTEN = `window.heard = []; addEventListener('message', (e) => {
  window.heard.push({ data: e.data, origin: e.origin, ours: [...document.querySelectorAll('iframe')].some((f) => f.contentWindow === e.source) });
  if (e.data && e.data.sentinel === 'amp' && e.data.type === 'embed-size') document.querySelector('iframe').height = e.data.height;
});`;

const site = useSite(async () => {
  const embed = `${site.origin}/embed.html`;
  const listening = { head: '<script src="/listen.js"></script>' };
  const code = (options) => snippet({ page: embed, image: `${site.origin}/pictures/beat-1.png`, title: 'Map', alternative: 'A map of "everything" & more', ...options });
  Object.assign(pages, {
    '/sandbox': { html: article(frameOf(`${embed}?childId=map-1#beat=3&lens=control`), listening) },
    '/strict': {
      html: article(frameOf(embed), listening),
      headers: { 'Content-Security-Policy': `default-src 'none'; frame-src ${site.origin}; script-src 'self'; img-src data:` },
    },
    '/inline': {
      html: article(`<link rel="stylesheet" href="/host.css"><faultline-map beat="2" theme="dark"></faultline-map>`, { head: `<script type="module" src="${site.origin}/faultline.js"></script>` }),
      headers: {
        'Content-Security-Policy': `default-src 'none'; script-src 'self' ${site.origin} 'wasm-unsafe-eval'; connect-src ${site.origin}; style-src 'self' ${site.origin}; img-src data:; font-src ${site.origin}; `
          + "require-trusted-types-for 'script'; trusted-types 'none'",
      },
    },
    // WordPress keeps only what it knows of an untrusted embed, sandboxes it, hides it until it speaks, and adds a secret.
    '/wordpress': {
      html: article(`<figure class="wp-block-embed"><div class="wp-block-embed__wrapper"><iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" title="Map" src="${embed}#?secret=a1b2C3d4E5" data-secret="a1b2C3d4E5" width="600" height="338" frameborder="0" marginwidth="0" marginheight="0" scrolling="no"></iframe></div></figure>`, listening),
    },
    '/amp': { html: article(`<amp-iframe><i-amphtml-sizer></i-amphtml-sizer>${frameOf(embed, 'allow-scripts allow-popups')}</amp-iframe>`, listening) },
    '/coep': {
      html: article(frameOf(embed), listening),
      headers: { 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Opener-Policy': 'same-origin' },
    },
    '/coep-inline': {
      html: article('<faultline-map></faultline-map>', { head: `<script type="module" crossorigin src="${site.origin}/faultline.js"></script>` }),
      headers: { 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Opener-Policy': 'same-origin' },
    },
    '/snippet': { html: article(code({ loader: `${site.origin}/embed.js` }), listening) },
  });
  host = await startHost({ pages, scripts: { '/listen.js': LISTEN } });
});
after(() => host?.close());

const open = (path, options) => openPage(site.browser, host.origin, { path, wait: false, ...options });

/** The map in a page's frame, ready. */
async function framed(page, pattern = /\/embed(-\d+)?\.html/) {
  await page.waitForSelector('iframe');
  for (let tries = 0; tries < 100; tries += 1) {
    const frame = page.frames().find((f) => pattern.test(f.url()));
    if (frame) {
      await frame.waitForFunction(() => customElements.get('faultline-map'));
      await frame.evaluate(() => document.querySelector('faultline-map').loaded.then(() => true));
      return frame;
    }
    await page.waitForTimeout(50);
  }
  throw new Error('the frame never came');
}
const state = (frame) => frame.evaluate(() => document.querySelector('faultline-map').state);
const heights = (page) => page.evaluate(() => window.heard.filter(({ data }) => /height/.test(JSON.stringify(data))));
const stayedHere = (seen) => assert.deepEqual(strangers(seen.requests, site.origin, host.origin), []);

test('in a sandbox without an origin: the map runs, opens where the address says, and tells its height in three dialects', async () => {
  const { page, seen, context } = await open('/sandbox');
  const frame = await framed(page);
  assert.equal(await frame.evaluate(() => self.origin), 'null');
  const shown = await state(frame);
  assert.deepEqual([shown.beat.index, shown.lens], [3, 'control']);
  const heard = await heights(page);
  assert.deepEqual(heard.map(({ data }) => data), [
    { faultline: 'height', height: 575 },
    { sentinel: 'amp', type: 'embed-size', height: 575 },
    'pymxPYMxmap-1xPYMxheightxPYMx575',
  ]);
  for (const { origin, ours } of heard) assert.deepEqual([origin, ours], ['null', true]);
  assert.deepEqual([seen.errors, seen.failed], [[], []]);
  stayedHere(seen);

  // The host tells the map what to do, and hears what happens.
  const ask = (message) => page.evaluate((data) => document.querySelector('iframe').contentWindow.postMessage(data, '*'), message);
  await ask({ faultline: 'goTo', beat: 6 });
  await page.waitForFunction(() => window.heard.some(({ data }) => data.faultline === 'beatchange' && data.beat.index === 6));
  for (const nonsense of [{ faultline: 'constructor' }, { faultline: 'goTo', beat: { evil: true } }, { faultline: '__proto__' }, null, 'x', { faultline: 7 }]) await ask(nonsense);
  await ask({ faultline: 'setLens', lens: 'recognised' });
  await frame.waitForFunction(() => document.querySelector('faultline-map').state.lens === 'recognised');
  assert.equal((await state(frame)).beat.index, 6);
  // Only its host may: a frame beside it may not.
  await page.evaluate(() => new Promise((done) => {
    const other = document.createElement('iframe');
    other.onload = done;
    document.body.append(other);
  }));
  await page.evaluate(() => {
    const script = window.frames[1].document.createElement('script');
    script.textContent = "parent.frames[0].postMessage({ faultline: 'goTo', beat: 1 }, '*')";
    window.frames[1].document.body.append(script);
  });
  await page.waitForTimeout(300);
  assert.equal((await state(frame)).beat.index, 6);
  assert.deepEqual(seen.errors, []);
  await context.close();
});

for (const [path, what] of [
  ['/strict', 'a host that allows nothing but the frame'],
  ['/wordpress', "WordPress's rewriting"],
  ['/coep', 'a host that isolates itself'],
]) {
  test(`in a frame under ${what}`, async () => {
    const { page, seen, context } = await open(path);
    const shown = await state(await framed(page));
    assert.equal(shown.beat.index, 1);
    assert.ok(shown.framesDrawn > 0);
    assert.ok((await heights(page)).length >= 2);
    if (path === '/coep') assert.equal(await page.evaluate(() => self.crossOriginIsolated), true);
    assert.deepEqual([seen.errors, seen.failed], [[], []]);
    stayedHere(seen);
    await context.close();
  });
}

for (const [path, beat] of [['/inline', 2], ['/coep-inline', 1]]) {
  test(`the element itself on a strict host: ${path}`, async () => {
    const { page, seen, context } = await openPage(site.browser, host.origin, { path });
    const shown = await page.evaluate(() => document.querySelector('faultline-map').state);
    assert.equal(shown.beat.index, beat);
    assert.deepEqual([seen.errors, seen.failed.filter((line) => !line.endsWith('/host.css'))], [[], []].map((x, i) => (i === 0 ? seen.errors.filter((line) => /404/.test(line)) : x)));
    stayedHere(seen);
    await context.close();
  });
}

test("AMP's wrapper resizes the frame by what it hears", async () => {
  const { page, context } = await open('/amp', { viewport: { width: 1280, height: 720 } });
  await framed(page);
  await page.waitForFunction(() => document.querySelector('iframe').height === '575');
  await context.close();
});

test('the snippet and its loader: heights by width, nothing moves, a picture without JavaScript', async () => {
  for (const [width, height] of [[1280, '650'], [800, '575'], [390, '600']]) {
    const { page, seen, context } = await open('/snippet', { viewport: { width, height: 844 } });
    await page.evaluate(() => {
      window.shift = 0;
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
    });
    await framed(page);
    assert.equal(await page.evaluate(() => document.querySelector('iframe').height), height, `${width} wide`);
    assert.ok(await page.evaluate(() => window.heard.some(({ data }) => data.faultline === 'height')));
    stayedHere(seen);
    await context.close();
  }
  const { page, context } = await open('/snippet', { javaScriptEnabled: false });
  await page.waitForLoadState('networkidle');
  const img = page.locator('noscript img, img');
  assert.equal(await img.getAttribute('alt'), 'A map of "everything" & more');
  assert.ok((await img.boundingBox()).width > 500);
  await context.close();
});

test('the page that gives out the code: there without JavaScript, and what is chosen is what one gets', async () => {
  const quiet = await site.open({ path: '/embed-code.html', wait: false, javaScriptEnabled: false });
  assert.match(await quiet.page.inputValue('textarea'), /^<iframe src="embed\.html" title="[^"]+" width="100%" height="650" .*sandbox="allow-scripts allow-popups[^"]*" allow="fullscreen" allowfullscreen><\/iframe><noscript><img .*alt="Map: [^"]+"/);
  assert.equal(await quiet.page.isVisible('form'), false, 'a choice that does nothing');
  await quiet.context.close();

  const { page, seen, context } = await site.open({ path: '/embed-code.html', wait: false, permissions: ['clipboard-read', 'clipboard-write'] });
  await page.selectOption('[name=beat]', '4');
  await page.selectOption('[name=theme]', 'dark');
  await page.selectOption('[name=height]', '575');
  await page.click('button');
  await page.waitForFunction(() => document.querySelector('[role=status]').textContent === 'Copied.');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(copied.includes(`src="${site.origin}/embed-4.html#theme=dark"`), copied);
  assert.ok(copied.includes('height="575"') && copied.includes('pictures/beat-4.png') && !copied.includes('<script'));
  const preview = await framed(page, /embed-4\.html#theme=dark/);
  assert.equal((await state(preview)).beat.index, 4);
  assert.deepEqual(seen.failed, []);
  pages['/pasted'] = { html: article(copied) };
  const pasted = await open('/pasted');
  const frame = await framed(pasted.page);
  assert.equal((await state(frame)).beat.index, 4);
  assert.equal(await frame.evaluate(() => document.querySelector('faultline-map').getAttribute('theme')), 'dark');
  const pictures = pasted.seen.requests.filter((url) => /\/(posters|pictures)\//.test(url));
  assert.deepEqual(pictures.map((url) => url.split('/').pop()).sort(), ['4-wide-dark.avif', '4-wide-light.avif'], 'no other part’s picture; the theme that is asked for, once the script knows');
  await pasted.context.close();
  await context.close();
});

test('one file: from the disk, and in a frame without an origin from a server that allows nothing', async () => {
  const { page, seen, context } = await openPage(site.browser, '', { path: pathToFileURL(join(dist, 'faultline.html')).href + '#beat=3' });
  const shown = await page.evaluate(() => document.querySelector('faultline-map').state);
  assert.equal(shown.beat.index, 3);
  await page.waitForFunction(() => document.querySelector('faultline-map').state.why === null);
  assert.deepEqual(seen.requests.filter((url) => !/^(data|blob):/.test(url)).length, 1, 'it asks for nothing');
  assert.deepEqual(seen.errors, []);
  await context.close();

  const plain = createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(readFileSync(join(dist, 'faultline.html')));
  }).listen(0, '127.0.0.1');
  await once(plain, 'listening');
  pages['/alone'] = { html: article(frameOf(`http://127.0.0.1:${plain.address().port}/`)) };
  const inFrame = await open('/alone');
  const frame = await framed(inFrame.page, /127\.0\.0\.1/);
  assert.equal((await state(frame)).beat.index, 1);
  assert.deepEqual(inFrame.seen.errors, []);
  await inFrame.context.close();
  plain.closeAllConnections();
  plain.close();
});

test('what is asked of another host would be noticed', () => {
  const here = 'http://127.0.0.1:8080';
  const asked = [`${here}/a.js`, 'data:,', 'blob:null/1', 'http://127.0.0.1:8081/b.js', 'https://example.org/c.png', 'wss://example.org/d'];
  assert.deepEqual(strangers(asked, here), asked.slice(3));
});

test('no page of dist/ asks another host for anything, read or used, and each says what it is to those who link to it', async () => {
  const all = readdirSync(dist).filter((name) => name.endsWith('.html'));
  for (const name of ['index', 'embed', 'embed-code', 'article', 'faultline', 'story']) assert.ok(all.includes(`${name}.html`), name);
  for (const name of all.filter((each) => !/^embed-[^4c]/.test(each))) { // of the frames at one part each, one
    const { page, seen, context } = await site.open({ path: `/${name}`, wait: false });
    const sockets = [];
    page.on('websocket', (socket) => sockets.push(socket.url()));
    await page.waitForLoadState('networkidle');
    const hasMap = await page.locator('faultline-map').count() > 0;
    assert.equal(hasMap, !['story.html', 'embed-code.html'].includes(name), name);
    if (hasMap) {
      await page.locator('faultline-map').scrollIntoViewIfNeeded();
      await loaded(page);
      for (const beat of [3, 9]) {
        await page.evaluate((to) => document.querySelector('faultline-map').goTo(to), beat);
        await page.waitForFunction((to) => document.querySelector('faultline-map').state.beat.index === to, beat);
        await rest(page);
      }
      assert.ok(seen.requests.some((url) => url.endsWith('.cell')) || name === 'faultline.html', `${name}: finer geography was asked for, too`);
    } else if (name === 'embed-code.html') {
      await page.locator('iframe').scrollIntoViewIfNeeded();
      await framed(page);
    }
    assert.deepEqual([strangers(seen.requests, site.origin), sockets, seen.failed], [[], [], []], name);
    // A hint to the browser is no request that could be seen here.
    const hints = await page.evaluate(() => [...document.querySelectorAll('link[rel*=preconnect], link[rel*=prefetch], link[rel*=prerender], script[type=speculationrules]')].length);
    assert.equal(hints, 0, name);
    assert.ok(await page.title(), name);
    if (['index.html', 'embed.html'].includes(name)) {
      const oembed = await page.getAttribute('link[type="application/json+oembed"]', 'href');
      const { type, html } = await page.evaluate((href) => fetch(href).then((r) => r.json()), oembed);
      assert.equal(type, 'rich');
      assert.match(html, /^<iframe [^>]*sandbox=/);
      const image = await page.getAttribute('meta[property="og:image"]', 'content');
      assert.equal(image, await page.getAttribute('meta[name="twitter:image"]', 'content'));
      const size = await page.evaluate((src) => new Promise((resolve, reject) => {
        const img = new Image();
        img.onload = () => resolve([img.naturalWidth, img.naturalHeight]);
        img.onerror = reject;
        img.src = src;
      }), image);
      assert.deepEqual(size, [1200, 630]);
    }
    await context.close();
  }
});
