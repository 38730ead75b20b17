// Firefox ESR by WebDriver BiDi. A window (under a display) has WebGL 2; pure headless Firefox has none, which makes it
// a ready-made test of the page without.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';

export const name = 'Firefox';

export async function launch({ headless = false } = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'faultline-firefox-'));
  const env = { ...process.env };
  if (headless) delete env.DISPLAY;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FAULTLINE_FIREFOX ?? '/usr/bin/firefox-esr',
    headless,
    env,
    userDataDir: profile,
    protocolTimeout: 120_000,
    extraPrefsFirefox: { // it asks for nothing by itself
      'app.update.enabled': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
    },
  });
  return {
    async open(address, { width = 1280, height = 800 } = {}) {
      const page = await browser.newPage();
      await page.setViewport({ width, height });
      await page.goto(address);
      return {
        evaluate: (script, ...args) => page.evaluate(script, ...args),
        press: (key) => page.keyboard.press(key),
        async drag(from, to) {
          await page.mouse.move(...from);
          await page.mouse.down();
          await page.mouse.move(...to, { steps: 4 });
          await page.mouse.up();
        },
        click: (x, y) => page.mouse.click(x, y),
        async wheel([x, y], notches, { held } = {}) {
          await page.mouse.move(x, y);
          if (held) await page.keyboard.down(held);
          await page.mouse.wheel({ deltaY: notches * 100 });
          if (held) await page.keyboard.up(held);
        },
        screenshot: async () => Buffer.from(await page.screenshot()),
      };
    },
    async close() {
      await browser.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
