// The development server: types, brotli, redirects, and that it stays in its folder.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test, { after, before } from 'node:test'
import { makeServer } from '../../tools/dev/serve.mjs'

let folder, server

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'faultline-serve-'))
  const site = path.join(folder, 'site')
  mkdirSync(path.join(site, 'sub'), { recursive: true })
  mkdirSync(path.join(folder, 'sitesecret'))
  writeFileSync(path.join(folder, 'sitesecret', 'key'), 'secret')
  writeFileSync(path.join(site, 'index.html'), '<p>front page')
  writeFileSync(path.join(site, 'sub', 'index.html'), '<p>sub page')
  writeFileSync(path.join(site, 'a b.wasm'), 'plain')
  writeFileSync(path.join(site, 'a b.wasm.br'), 'packed')
  symlinkSync(path.join(folder, 'sitesecret'), path.join(site, 'link'))
  server = makeServer(site)
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
})

after(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

// fetch() would tidy the path before sending it.
const get = (url, headers = {}, method = 'GET') => new Promise((done, failed) => {
  request({ host: '127.0.0.1', port: server.address().port, path: url, headers, method, agent: false }, (response) => {
    let body = ''
    response.on('data', (part) => { body += part })
    response.on('end', () => done({ status: response.statusCode, headers: response.headers, body }))
  }).on('error', failed).end()
})

test('pages and types', async () => {
  const page = await get('/?story=x')
  assert.equal(page.status, 200)
  assert.equal(page.headers['content-type'], 'text/html; charset=utf-8')
  assert.equal(page.headers['access-control-allow-origin'], '*')
  assert.equal(page.body, '<p>front page')
  const wasm = await get('/a%20b.wasm')
  assert.equal(wasm.headers['content-type'], 'application/wasm')
  assert.equal(wasm.body, 'plain')
  assert.equal((await get('/', {}, 'HEAD')).body, '')
  assert.equal((await get('/', {}, 'POST')).status, 405)
})

test('brotli only for those who take it', async () => {
  for (const takes of ['br', 'gzip, br', 'br;q=0.5, gzip']) {
    const packed = await get('/a%20b.wasm', { 'accept-encoding': takes })
    assert.deepEqual([packed.headers['content-encoding'], packed.headers['content-type'], packed.body],
      ['br', 'application/wasm', 'packed'], takes)
  }
  for (const refuses of ['gzip', 'brotli', 'br;q=0', 'gzip, br;q=0.0']) {
    assert.equal((await get('/a%20b.wasm', { 'accept-encoding': refuses })).body, 'plain', refuses)
  }
})

test('folders are redirected, and only on this server', async () => {
  assert.equal((await get('/sub?x=1')).headers.location, '/sub/?x=1')
  assert.equal((await get('/sub/')).body, '<p>sub page')
  const location = (await get('//example.org/..')).headers.location ?? '/'
  assert.ok(!location.startsWith('//'), location)
})

test('nothing outside the folder', async () => {
  for (const url of ['/../sitesecret/key', '/%2e%2e/sitesecret/key', '/..%2fsitesecret/key', '/link/key', '/sub/../../sitesecret/key',
    '/%00', '/%zz', '/nothing']) {
    const answer = await get(url)
    assert.equal(answer.status, 404, url)
    assert.ok(!answer.body.includes('secret'), url)
  }
})
