// A newsroom's site around the map: pages with the headers and wrappers that hosts have, on an origin of its own.
import { once } from 'node:events';
import { createServer } from 'node:http';

/** pages: {'/path': {html, headers}}; scripts: {'/x.js': text}. {origin, close()}. */
export async function startHost({ pages, scripts = {} }) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://host').pathname;
    const page = pages[path];
    if (page) {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...page.headers });
      response.end(page.html);
    } else if (path in scripts) {
      response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cross-Origin-Resource-Policy': 'same-origin' });
      response.end(scripts[path]);
    } else {
      response.writeHead(path === '/favicon.ico' ? 204 : 404);
      response.end();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://localhost:${server.address().port}`, // another site, too, than the map's 127.0.0.1
    close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}

export const article = (map, { head = '' } = {}) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>An article</title><link rel="icon" href="data:,">${head}</head>
<body><h1>An article</h1><p>Before.</p>
${map}
<p class="after">After.</p></body></html>`;
