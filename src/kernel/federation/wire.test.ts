/** Specifies how a peer is asked: within a size, and how more than that is told apart from no answer. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { TooLong, wire } from './wire.ts'

const server = createServer(({ url, socket }, answer) => {
  if (url === '/cut') return void socket.destroy()
  answer.writeHead(url === '/busy' ? 503 : 200, url === '/counted' ? { 'content-length': '100000' } : {})
  answer.end('x'.repeat(url === '/fits' ? 1_000 : 100_000))
})
const ask = wire(['127.0.0.1'])
const at = (path: string) => ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { mostBytes: 1_000 })

before(() => once(server.listen(0, '127.0.0.1'), 'listening'))
after(() => void server.close())

test('an answer of more bytes than were asked for is too long, and has its status', async () => {
  assert.equal((await at('/fits')).bytes.length, 1_000)
  for (const [path, status] of [['/long', 200], ['/counted', 200], ['/busy', 503]] as const) {
    await assert.rejects(at(path), (error: unknown) => error instanceof TooLong && error.status === status, path)
  }
  await assert.rejects(at('/cut'), (error: unknown) => !(error instanceof TooLong))
})
