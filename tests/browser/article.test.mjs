// The scroll layout: an article's paragraphs move a map that stays where it is, there and back; the same through a frame.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strangers, useSite } from './harness.mjs';

const site = useSite();

/** Where the map is asked: in the page, or in the frame that it holds. */
async function place(page, framed) {
  if (!framed) return page;
  for (let tries = 0; tries < 100; tries += 1) {
    const frame = page.frames().find((one) => one.url().includes('/embed.html'));
    if (frame) return frame;
    await page.waitForTimeout(50);
  }
  throw new Error('the frame never came');
}

for (const [what, path, size] of [
  ['the element', '/article.html', { width: 1280, height: 720 }],
  ['a frame, by messages', '/article.html?frame', { width: 1280, height: 720 }],
  ['the element on a phone', '/article.html', { width: 390, height: 844 }],
]) {
  test(`${what}: scrolling moves part and time, down and up, and the map stays in sight`, async () => {
    const { page, seen, context } = await site.open({ path, wait: false, viewport: size });
    const map = await place(page, path.includes('?'));
    await map.evaluate(() => customElements.whenDefined('faultline-map').then(() => document.querySelector('faultline-map').loaded).then(() => true));
    const top = () => page.evaluate(() => document.querySelector('.stage').getBoundingClientRect().top);
    assert.ok(await top() > 0, 'the article begins above the map');

    // To where `share` of the step of a part has passed the line at which steps begin (web/article.mjs); then what the map shows once it rests.
    const read = async (beat, share) => {
      await page.evaluate(([of, part]) => {
        const { top: above, height } = document.querySelector(`.step[data-beat="${of}"]`).getBoundingClientRect();
        scrollTo(0, scrollY + above + height * part - innerHeight * (innerWidth < 896 ? 0.85 : 0.6));
      }, [beat, share]);
      await map.waitForFunction(([of, part]) => {
        const { beat: at, progress, why, beats } = document.querySelector('faultline-map').state;
        return beats && at.index === of && (at.start === at.end || Math.abs(progress - part) < 0.02) && why === null;
      }, [beat, share]);
      const { date, beat: { start, end } } = await map.evaluate(() => document.querySelector('faultline-map').state);
      assert.ok(Math.abs(await top()) < 1, `the map left its place: ${await top()}`);
      return { date, start, end };
    };
    const down = [await read(3, 0.25), await read(3, 0.75), await read(6, 0.5)];
    assert.ok(down[0].start < down[0].date && down[0].date < down[1].date && down[1].date < down[1].end, JSON.stringify(down));
    const up = [await read(3, 0.75), await read(3, 0.25)];
    assert.deepEqual([up[1].date, up[0].date], [down[0].date, down[1].date], 'the way back is the way there');
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.waitForFunction(() => document.querySelector('.stage').getBoundingClientRect().bottom < innerHeight + 1);
    assert.deepEqual([strangers(seen.requests, site.origin), seen.errors, seen.failed], [[], [], []]);
    await context.close();
  });
}
