/** Specifies what a connection may cost: no head, body or answer takes for ever, and nobody takes all connections. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { testDatabase } from '../kernel/database/testing.ts'
import { folderStore, openFiles } from '../kernel/files/index.ts'
import { migrations } from '../kernel/migrations.ts'
import type { ConnectionBounds } from './connections.ts'
import { type Application, listen } from './server.ts'

const quick = { headMs: 100, stallMs: 200, lookMs: 20 }

async function open(t: TestContext, answer: Application['fetch'], bounds: ConnectionBounds = quick, proxies = 0) {
  const server = await listen({ fetch: answer }, { port: 0, bounds, proxies })
  t.after(() => server.stop(0))
  return {
    url: `http://127.0.0.1:${server.port}`,
    /** A connection of a client that reads and writes only what the test says. */
    client(words = ''): Socket {
      const socket = connect(server.port, '127.0.0.1')
      socket.on('error', () => undefined) // a connection that is cut is what these tests wait for
      t.after(() => socket.destroy())
      socket.write(words)
      return socket
    },
  }
}

/** More than any system takes in by itself, piece by piece. */
const endless = (): ReadableStream<Uint8Array> => new ReadableStream({ pull(controller) { controller.enqueue(new Uint8Array(64 * 1024)) } }, { highWaterMark: 0 })

const ask = (path = '/', method = 'GET', more = ''): string => `${method} ${path} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`

/** Waits until the other side has cut the connection; what is read meanwhile does not matter. */
const cut = async (socket: Socket): Promise<void> => {
  if (!socket.closed) await once(socket.resume(), 'close')
}

test('A head that does not end is cut off, and so is a connection that says nothing', { timeout: 60_000 }, async (t) => {
  const { client } = await open(t, () => new Response('page'))
  await Promise.all([cut(client()), cut(client('GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ')), cut(client('G'))])
})

test('A body that does not go on is cut off', { timeout: 60_000 }, async (t) => {
  const { client } = await open(t, async (request) => new Response(await request.text()))
  await cut(client(`${ask('/', 'POST', 'Content-Length: 100\r\n')}half of it`))
})

test('Whoever does not read is cut off, and does not hinder others', { timeout: 60_000 }, async (t) => {
  const left = Promise.withResolvers<void>()
  const { client, url } = await open(t, (request) => {
    if (request.url.endsWith('/page')) return new Response('page')
    request.signal.addEventListener('abort', () => left.resolve())
    return new Response(endless())
  })
  const slow = client(ask())
  slow.pause()
  await left.promise
  assert.equal(await (await fetch(`${url}/page`)).text(), 'page')
})

test('Whoever waits for us is not cut off, and neither is one who goes on', { timeout: 60_000 }, async (t) => {
  const done = Promise.withResolvers<void>()
  const { client, url } = await open(t, async (request) => {
    if (request.url.endsWith('/late')) await done.promise
    return new Response(await request.text() || 'at last')
  }, { ...quick, stallMs: 1_000 })
  const late = fetch(`${url}/late`)
  const upload = fetch(url, {
    method: 'POST', duplex: 'half', body: new ReadableStream({
      async start(controller) {
        // Longer than one may stand still, and each time a step further.
        for (let count = 0; count < 40; count++) {
          controller.enqueue(new Uint8Array(64 * 1024))
          await pause(40)
        }
        controller.close()
      },
    }),
  } as RequestInit)
  await cut(client(`${ask('/', 'POST', 'Content-Length: 100\r\n')}half`))
  assert.equal((await (await upload).arrayBuffer()).byteLength, 40 * 64 * 1024)
  done.resolve()
  assert.equal(await (await late).text(), 'at last')
})

test('One address has its share of connections, and gets it back when it closes them', { timeout: 60_000 }, async (t) => {
  const { client } = await open(t, () => new Response('page'), { mostOfOne: 2 })
  const answered = async (socket: Socket): Promise<string> => String((await once(socket, 'data'))[0])
  const [one, two] = [client(ask()), client(ask())]
  assert.match(await answered(one), /^HTTP\/1\.1 200/)
  assert.match(await answered(two), /^HTTP\/1\.1 200/)
  await cut(client(ask()))
  one.end()
  await once(one, 'close')
  for (;;) {
    const again = client(ask())
    const [got] = await Promise.race([once(again, 'data'), once(again, 'close')]) as [unknown]
    if (Buffer.isBuffer(got)) break // the server has seen the other one close
  }
})

test('Behind a proxy, which is one address for all, only the whole is bounded', { timeout: 60_000 }, async (t) => {
  const { client } = await open(t, () => new Response('page'), { most: 3, mostOfOne: 1 }, 1)
  const all = [client(ask()), client(ask()), client(ask())]
  for (const socket of all) assert.match(String((await once(socket, 'data'))[0]), /^HTTP\/1\.1 200/)
  await cut(client(ask()))
})

test('A hundred readers of a large file who stand still cost a block each, not the file', { timeout: 120_000 }, async (t) => {
  const { db, close } = await testDatabase({ migrations: migrations.filter(({ folder }) => folder === 'files') })
  t.after(close)
  const folder = mkdtempSync(join(tmpdir(), 'shanyraq-slow-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const files = openFiles({ db, now: () => '2026-03-02T09:00:00.000Z', store: await folderStore(folder) })
  const content = async function* (): AsyncGenerator<Uint8Array> { for (let count = 0; count < 64; count++) yield randomBytes(512 * 1024) }
  const { id } = await files.receive(content(), { name: 'model.bin', accept: ['application/octet-stream'], limitBytes: 2 ** 30, by: 'person:1' })
  const { client } = await open(t, async () => new Response((await files.open(id)).stream), {})
  const readers = 100
  const before = process.memoryUsage.rss()
  const slow = await Promise.all(Array.from({ length: readers }, async () => {
    const socket = client(ask())
    await once(socket, 'readable') // it has begun, and nobody reads on
    return socket
  }))
  // Until nothing moves: what the system took in is full.
  for (let last = -1, now = 0; last !== now; now = slow.reduce((sum, { bytesRead }) => sum + bytesRead, 0)) {
    last = now
    await pause(250)
  }
  const grown = (process.memoryUsage.rss() - before) / 1024 ** 2
  // The file to each of them would be 3,200 MB; what the other tests of the process leave to the collector comes on top.
  assert.ok(grown < 2 * readers, `grew by ${Math.round(grown)} MB`)
  t.diagnostic(`${readers} readers: ${Math.round(grown)} MB`)
})
