// WebKitGTK's MiniBrowser by plain WebDriver over HTTP: the few commands below are all that the tests need of it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';

export const name = 'WebKitGTK';

const KEYS = { PageDown: '\uE00F', PageUp: '\uE00E', Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', Home: '\uE011' };

// WebKitGTK 2.50's compiler sometimes breaks a program it compiles while that runs: on a busy machine 16 of 89 visits met
// "Out of bounds memory access", in another function each time, and 0 of 26 with this. The map begins anew where the reader
// was (tests/browser/failure.test.mjs); here it shall not come in between.
const STEADY = { JSC_useConcurrentJIT: '0' };

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

function miniBrowser() {
  const found = readdirSync('/usr/lib').flatMap((folder) => ['4.1', '4.0'].map((v) => `/usr/lib/${folder}/webkit2gtk-${v}/MiniBrowser`))
    .find((file) => existsSync(file));
  if (!found) throw new Error('There is no MiniBrowser under /usr/lib; ./dev setup installs webkit2gtk-driver.');
  return found;
}

/** One window. The WebDriver's process ends with close(). */
export async function launch() {
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', env: { ...STEADY, ...process.env } });
  const command = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebDriver ${method} ${path}: ${value?.error}: ${value?.message}`);
    return value;
  };
  for (let tries = 0; ; tries += 1) {
    try {
      await command('GET', '/status');
      break;
    } catch (error) {
      if (tries > 200) throw error;
      await new Promise((done) => { setTimeout(done, 50); });
    }
  }
  const { sessionId } = await command('POST', '/session', { capabilities: { alwaysMatch: {
    'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
  } } });
  const session = (method, path, body) => command(method, `/session/${sessionId}${path}`, body);
  await session('POST', '/timeouts', { script: 120_000, pageLoad: 120_000 });
  const mouse = (action) => session('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [action] }] });

  return {
    async open(address, { width = 1280, height = 800 } = {}) {
      await session('POST', '/window/rect', { width, height });
      await session('POST', '/url', { url: address });
      return {
        async evaluate(script, ...args) {
          const body = `const done = arguments[arguments.length - 1];
            Promise.resolve((${script}).apply(null, Array.from(arguments).slice(0, -1)))
              .then((value) => done([value ?? null]), (error) => done([null, String(error)]));`;
          const [value, error] = await session('POST', '/execute/async', { script: body, args });
          if (error) throw new Error(error);
          return value;
        },
        async press(key) {
          const value = KEYS[key] ?? key;
          await session('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions: [{ type: 'keyDown', value }, { type: 'keyUp', value }] }] });
        },
        async drag(from, to) {
          await mouse({ type: 'pointerMove', x: from[0], y: from[1], duration: 0 });
          await mouse({ type: 'pointerDown', button: 0 });
          for (const share of [0.25, 0.5, 0.75, 1]) {
            const [x, y] = [0, 1].map((i) => Math.round(from[i] + (to[i] - from[i]) * share));
            await mouse({ type: 'pointerMove', x, y, duration: 30 });
          }
          await mouse({ type: 'pointerUp', button: 0 });
        },
        async click(x, y) {
          await mouse({ type: 'pointerMove', x, y, duration: 0 });
          await mouse({ type: 'pointerDown', button: 0 });
          await mouse({ type: 'pointerUp', button: 0 });
        },
        /** notches: below 0 zooms in. MiniBrowser keeps a wheel with Ctrl to itself, so that one is made in the page. */
        async wheel([x, y], notches, { held } = {}) {
          if (held) {
            await this.evaluate((clientX, clientY, deltaY, key) => {
              let target = document.elementFromPoint(clientX, clientY);
              while (target.shadowRoot) target = target.shadowRoot.elementFromPoint(clientX, clientY);
              target.dispatchEvent(new WheelEvent('wheel', { clientX, clientY, deltaY, ctrlKey: key === 'Control', bubbles: true, composed: true, cancelable: true }));
            }, x, y, notches * 100, held);
            return;
          }
          await session('POST', '/actions', { actions: [{ type: 'wheel', id: 'wheel', actions: [{ type: 'scroll', x, y, deltaX: 0, deltaY: notches * 100, duration: 0 }] }] });
        },
        screenshot: async () => Buffer.from(await session('GET', '/screenshot'), 'base64'),
      };
    },
    async close() {
      await session('DELETE', '').catch(() => {});
      driver.kill();
    },
  };
}
