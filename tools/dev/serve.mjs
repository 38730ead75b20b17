// A small static server for dist/: node serve.mjs [--port N] [--dir FOLDER]
// Listens on this machine only. Serves FILE.br when there is one and the client
// takes it, as a host would; follows no link and no ".." out of the folder.
import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const types = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.geojson': 'application/geo+json',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
}

// The file a request means, or null when there is none in the folder.
async function find(root, urlPath) {
  let name
  try {
    name = decodeURIComponent(urlPath)
  } catch {
    return null
  }
  if (name.includes('\0')) return null
  const wanted = path.join(root, name.endsWith('/') ? `${name}index.html` : name)
  const found = await realpath(wanted).catch(() => null)
  if (found === null || (found !== root && !found.startsWith(root + path.sep))) return null
  const info = await stat(found)
  if (info.isDirectory()) return { redirect: true }
  return info.isFile() ? { file: found, size: info.size } : null
}

const takesBrotli = (header = '') => /(^|,)\s*br\s*(;\s*q=(?!0(\.0*)?\s*(,|$))|,|$)/.test(header)

export function makeServer(folder) {
  return createServer(async (request, response) => {
    const headers = {
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': 'no-cache',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'X-Content-Type-Options': 'nosniff',
    }
    const answer = (status, text) => {
      response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' })
      response.end(request.method === 'HEAD' ? undefined : `${text}\n`)
    }
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'only GET and HEAD')
      const root = await realpath(folder)
      const [urlPath, query] = request.url.split(/\?(.*)/s)
      const found = await find(root, urlPath)
      if (found === null) return answer(404, 'not found')
      if (found.redirect) {
        headers.Location = `${path.posix.join('/', urlPath, '/')}${query === undefined ? '' : `?${query}`}`
        return answer(301, 'moved')
      }
      headers['Content-Type'] = types[path.extname(found.file).toLowerCase()] ?? 'application/octet-stream'
      headers.Vary = 'Accept-Encoding'
      // A host with that policy frames only pages with it.
      if (found.file.endsWith('.html')) headers['Cross-Origin-Embedder-Policy'] = 'require-corp'
      let { file, size } = found
      if (takesBrotli(request.headers['accept-encoding'])) {
        const packed = await stat(`${file}.br`).catch(() => null)
        if (packed?.isFile()) {
          file = `${file}.br`
          size = packed.size
          headers['Content-Encoding'] = 'br'
        }
      }
      headers['Content-Length'] = size
      response.writeHead(200, headers)
      if (request.method === 'HEAD') return response.end()
      createReadStream(file).on('error', () => response.destroy()).pipe(response)
    } catch {
      if (response.headersSent) response.destroy()
      else answer(500, 'the file could not be read')
    }
  })
}

if (process.argv[1] && fileURLToPath(import.meta.url) === await realpath(process.argv[1])) {
  const option = (name, otherwise) => {
    const at = process.argv.indexOf(name)
    return at < 0 ? otherwise : process.argv[at + 1]
  }
  const port = Number(option('--port', 8080))
  const folder = option('--dir', fileURLToPath(new URL('../../dist', import.meta.url)))
  const server = makeServer(folder)
  server.on('error', (error) => {
    console.error(error.code === 'EADDRINUSE'
      ? `serve: port ${port} is taken; choose another with --port N.`
      : `serve: ${error.message}`)
    process.exit(1)
  })
  server.listen(port, '127.0.0.1', () => {
    console.log(`Open http://127.0.0.1:${server.address().port}/  (stop with Ctrl+C)`)
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0))
}
