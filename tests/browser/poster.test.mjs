// The picture before the map: it is the map's first frame, nothing moves when the map takes its place, and it is what a
// reader sees first.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { FINE, SHAPES } from '../../web/build/posters.mjs';
import { openPage, useSite } from './harness.mjs';
import { article, startHost } from './host.mjs';

const site = useSite();

// Where panels stand on the map, with their shadows, in CSS pixels: src/scene/layout.cpp. The rest is the map's alone.
const PANELS = {
  wide: [[0, 0, 390, 720], [0, 600, 1280, 120], [560, 0, 720, 76]],
  narrow: [[0, 326, 390, 518], [0, 0, 390, 48]],
};

/** The poster as the browser shows it and the live map's first frame, both as PNG, from one page. */
async function swap({ shape, beat, dark, fine }) {
  const { width, height, scale } = fine ? FINE : SHAPES[shape];
  const { page, seen, context } = await openPage(site.browser, 'about:blank', {
    path: '', wait: false, viewport: { width, height }, deviceScaleFactor: scale, colorScheme: dark ? 'dark' : 'light',
  });
  await page.addInitScript(() => {
    window.firstFrame = new Promise((resolve, reject) => {
      // In the frame's own turn, while the canvas still holds what it drew.
      addEventListener('ready', (event) => resolve(event.target.shadowRoot.querySelector('canvas').toDataURL()), true);
      addEventListener('error', (event) => { if (event.detail) reject(new Error(event.detail.message)); }, true);
    });
  });
  await page.goto(`${site.origin}/embed.html#beat=${beat}`);
  const pictures = await page.evaluate(async () => {
    const frame = await window.firstFrame;
    const map = document.querySelector('faultline-map');
    const img = map.querySelector('picture img');
    await img.decode();
    const canvas = document.createElement('canvas');
    const density = img.currentSrc.endsWith('-2x.avif') ? 2 : 1; // a picture for fine pixels says half its size
    canvas.width = img.naturalWidth * density;
    canvas.height = img.naturalHeight * density;
    canvas.getContext('2d').drawImage(img, 0, 0, canvas.width, canvas.height);
    return { poster: canvas.toDataURL(), frame, source: img.currentSrc, shown: map.state.beat.index };
  });
  assert.deepEqual(seen.errors, []);
  await context.close();
  const read = (url) => PNG.sync.read(Buffer.from(url.split(',')[1], 'base64'));
  return { ...pictures, poster: read(pictures.poster), frame: read(pictures.frame), scale };
}

/** Paints the panels out of both pictures; returns the share that is left. */
function withoutPanels(pictures, panels, scale) {
  let painted = 0;
  for (const png of pictures) {
    painted = 0;
    for (let y = 0; y < png.height; y += 1) {
      for (let x = 0; x < png.width; x += 1) {
        if (!panels.some(([left, top, w, h]) => x >= left * scale && y >= top * scale && x < (left + w) * scale && y < (top + h) * scale)) continue;
        png.data.fill(0, (y * png.width + x) * 4, (y * png.width + x) * 4 + 4);
        painted += 1;
      }
    }
  }
  return 1 - painted / (pictures[0].width * pictures[0].height);
}

/** Mean structural similarity of brightness, over windows of 8 by 8 that no panel touches: 1 is the same. */
function structure(a, b) {
  const grey = (png, i) => 0.299 * png.data[i] + 0.587 * png.data[i + 1] + 0.114 * png.data[i + 2];
  let sum = 0;
  let count = 0;
  for (let top = 0; top + 8 <= a.height; top += 8) {
    for (let left = 0; left + 8 <= a.width; left += 8) {
      let [ma, mb, aa, bb, ab, covered] = [0, 0, 0, 0, 0, false];
      for (let y = top; y < top + 8; y += 1) {
        for (let x = left; x < left + 8; x += 1) {
          const i = (y * a.width + x) * 4;
          covered ||= a.data[i + 3] === 0;
          const [p, q] = [grey(a, i), grey(b, i)];
          ma += p; mb += q; aa += p * p; bb += q * q; ab += p * q;
        }
      }
      if (covered) continue;
      ma /= 64; mb /= 64;
      const [va, vb, cov] = [aa / 64 - ma * ma, bb / 64 - mb * mb, ab / 64 - ma * mb];
      sum += ((2 * ma * mb + 6.5) * (2 * cov + 58.5)) / ((ma * ma + mb * mb + 6.5) * (va + vb + 58.5));
      count += 1;
    }
  }
  return sum / count;
}

for (const [shape, beat, dark, fine] of [['wide', 1, false], ['wide', 9, true], ['wide', 9, false, true], ['narrow', 3, false], ['narrow', 9, true]]) {
  test(`the live map's first frame is the poster: ${shape}, beat ${beat}, ${dark ? 'dark' : 'light'}${fine ? ', fine' : ''}`, async () => {
    const { poster, frame, source, shown, scale } = await swap({ shape, beat, dark, fine });
    assert.ok(source.endsWith(`/${beat}-${shape}-${dark ? 'dark' : 'light'}${fine ? '-2x' : ''}.avif`), source);
    assert.equal(shown, beat);
    assert.deepEqual([poster.width, poster.height], [frame.width, frame.height]);
    const left = withoutPanels([poster, frame], PANELS[shape], scale);
    assert.ok(left > 0.3, `only ${left} of the picture is compared`);
    const share = pixelmatch(poster.data, frame.data, null, poster.width, poster.height, { threshold: 0.1285 }) / (poster.width * poster.height * left);
    const alike = structure(poster, frame);
    console.log(`${shape} ${beat}: ${(share * 100).toFixed(3)} % of pixels differ, structure ${alike.toFixed(4)}`);
    assert.ok(share < (fine ? 0.003 : 0.002), `${share} of the map's pixels differ`);
    assert.ok(alike > 0.97, `structural similarity is ${alike}`);
  });
}

/** What a page's largest paint was and how far things moved, when the map is at rest. */
async function paints(origin, path, options) {
  const { page, seen, context } = await openPage(site.browser, 'about:blank', { path: '', wait: false, ...options });
  await page.addInitScript(() => {
    window.paints = { largest: null, shift: 0 };
    new PerformanceObserver((list) => {
      for (const { element, size, url, startTime } of list.getEntries()) window.paints.largest = { tag: element?.tagName, url, size, startTime };
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.paints.shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(origin + path);
  await page.waitForFunction(() => document.querySelector('faultline-map')?.state?.why === null);
  const found = await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(() => resolve(window.paints), 100)); }));
  assert.deepEqual(seen.errors, []);
  await context.close();
  return found;
}

test('what a reader sees first and largest is the poster, and nothing moves', async () => {
  const embed = await (await fetch(`${site.origin}/embed.html`)).text();
  const [picture] = /<picture slot="poster">.*?<\/picture>/s.exec(embed);
  const [css] = /<link rel="stylesheet" href="faultline-[^>]*>/.exec(embed);
  const far = (html) => html.replace(/((?:src|srcset|href)=")(?!http)/g, `$1${site.origin}/`);
  const host = await startHost({
    pages: {
      '/': { html: article(`<faultline-map>${far(picture)}</faultline-map>`, { head: `${far(css)}<script type="module" src="${site.origin}/faultline.js"></script>` }) },
    },
  });
  for (const [origin, path, options] of [
    [host.origin, '/', { viewport: { width: 1100, height: 900 } }],
    [host.origin, '/', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }],
    // Chromium takes a picture that fills the window for a background and never counts it: there only that nothing moves.
    [site.origin, '/embed.html', { viewport: { width: 1280, height: 720 } }],
    [site.origin, '/', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }],
  ]) {
    const { largest, shift } = await paints(origin, path, options);
    const where = `${path} ${options.viewport.width}: ${JSON.stringify(largest)}`;
    if (origin === host.origin) {
      assert.equal(largest?.tag, 'IMG', where);
      assert.match(largest.url, /\/posters\/.*\.avif$/, where);
    }
    assert.equal(shift, 0, `${where} moved by ${shift}`);
  }
  await host.close();
});
