import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { test, type TestContext } from 'node:test'
import { stubUpstream } from '../serving/testing.ts'
import { largestBody } from './intake.ts'
import { openTestGateway, otherSecret, secret } from './testing.ts'

const chat = { model: 'stub', messages: [{ role: 'user', content: 'Сәлем' }], max_tokens: 4 }
const whole = JSON.stringify(chat).padEnd(largestBody - 100)

async function opened(t: TestContext) {
  const upstream = await stubUpstream()
  t.after(() => upstream.close())
  const gateway = await openTestGateway([upstream.url], { limits: { tickMs: 3_600_000 } })
  t.after(() => gateway.close())
  const { intake } = gateway.gateway.parts

  /** A request whose body is announced and, but for the last bytes, sent; answers what the portal says of it. */
  const stalled = ({ path = '/v1/chat/completions', key, announced = largestBody, sent }: { readonly path?: string; readonly key?: string; readonly announced?: number; readonly sent: number }) => {
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1')
    t.after(() => socket.destroy())
    const head = Promise.withResolvers<string>()
    socket.on('error', () => undefined).once('data', (answer) => head.resolve(String(answer))).once('close', () => head.resolve(''))
    socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\n${key === undefined ? '' : `authorization: Bearer ${key}\r\n`}content-length: ${announced}\r\n\r\n`)
    socket.write(Buffer.alloc(sent, 0x20))
    return { answer: head.promise, leave: () => socket.destroy() }
  }
  return { gateway, intake, stalled, asOther: { headers: { authorization: `Bearer ${otherSecret}` } } }
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((wait) => { setImmediate(wait) })
}

test('eight stalled uploads of one key shut the door neither for another key nor, at the same address, for whoever has none', async (t) => {
  const { gateway, intake, stalled, asOther } = await opened(t)
  const uploads = Array.from({ length: 8 }, () => stalled({ key: secret, sent: largestBody - 1024 }))
  assert.match(await Promise.race(uploads.map(({ answer }) => answer)), /^HTTP\/1.1 429[^]*at once/)
  await until(() => intake.held < 16 * 2 ** 20)
  assert.equal((await gateway.post('/v1/chat/completions', whole, asOther)).status, 200)
  const check = await fetch(`${gateway.url}/v1/verify`, { method: 'POST', body: JSON.stringify({ receipt: 'a', text: 'ә'.repeat(100_000) }) })
  assert.equal(check.status, 200)
  for (const upload of uploads) upload.leave()
  await until(() => intake.held === 0)
  assert.equal((await gateway.post('/v1/chat/completions', whole)).status, 200, 'and what has left makes room')
})

test('stalled uploads without a key shut the door for nobody who has one', async (t) => {
  const { gateway, stalled } = await opened(t)
  const uploads = Array.from({ length: 8 }, () => stalled({ path: '/v1/verify', announced: 2 ** 20, sent: 2 ** 20 - 1024 }))
  assert.match(await Promise.race(uploads.map(({ answer }) => answer)), /^HTTP\/1.1 429/)
  assert.equal((await gateway.post('/v1/chat/completions', whole)).status, 200)
})

test('a body that does not come within its time is refused, and its place is free', async (t) => {
  const { gateway, intake, stalled } = await opened(t)
  const [small, large] = [stalled({ key: secret, announced: 100, sent: 10 }), stalled({ key: secret, sent: largestBody - 1024 })]
  await until(() => intake.held >= largestBody - 1024 + 10)
  intake.tick(performance.now() + 31_000)
  assert.match(await small.answer, /^HTTP\/1.1 408[^]*request_timeout/)
  assert.equal(gateway.gateway.parts.active.size, 1, 'eight megabytes have two minutes')
  intake.tick(performance.now() + 160_000)
  assert.match(await large.answer, /^HTTP\/1.1 408/)
  assert.deepEqual([intake.held, gateway.gateway.parts.active.size, gateway.budget.settled.length], [0, 0, 0])
})

test('a body of single bytes is counted for what it holds of memory', async (t) => {
  const { intake, gateway } = await opened(t)
  const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1')
  t.after(() => socket.destroy())
  const answer = new Promise<string>((resolve) => { socket.on('error', () => undefined).once('data', (bytes) => resolve(String(bytes))) })
  socket.write(`POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${secret}\r\ntransfer-encoding: chunked\r\n\r\n`)
  socket.write('1\r\n \r\n'.repeat(100_000))
  assert.match(await answer, /^HTTP\/1.1 429/)
  assert.equal(intake.held, 0)
})
