import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { test, type TestContext } from 'node:test'
import { stubUpstream } from '../serving/testing.ts'
import { Intake, largestBody, senderWithKey } from './intake.ts'
import { openTestGateway, otherSecret, secret, testKey } from './testing.ts'

const chat = { model: 'stub', messages: [{ role: 'user', content: 'Сәлем' }], max_tokens: 4 }
/** Eight megabytes of texts to embed. */
const large = JSON.stringify({ model: 'stub', input: Array.from({ length: 80 }, () => 'x'.repeat(100_000)) })
const megabyte = 2 ** 20
/** What a key may hold. */
const ofKey = 32 * megabyte

async function opened(t: TestContext, options: Parameters<typeof openTestGateway>[1] = {}) {
  const upstream = await stubUpstream()
  t.after(() => upstream.close())
  const gateway = await openTestGateway([upstream.url], { limits: { tickMs: 3_600_000 }, ...options })
  t.after(() => gateway.close())
  const { intake } = gateway.gateway.parts

  /** A request whose body is announced and, but for the last bytes, sent; answers what the portal says of it. */
  const stalled = ({ path = '/v1/chat/completions', key, from, announced = largestBody, sent }: { readonly path?: string; readonly key?: string; readonly from?: string; readonly announced?: number; readonly sent: number }) => {
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1')
    t.after(() => socket.destroy())
    const head = Promise.withResolvers<string>()
    socket.on('error', () => undefined).once('data', (answer) => head.resolve(String(answer))).once('close', () => head.resolve(''))
    socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\n${key === undefined ? '' : `authorization: Bearer ${key}\r\n`}${from === undefined ? '' : `x-forwarded-for: ${from}\r\n`}content-length: ${announced}\r\n\r\n`)
    socket.write(Buffer.alloc(sent, 0x20))
    return { answer: head.promise, leave: () => socket.destroy() }
  }
  return { upstream, gateway, intake, stalled, asOther: { headers: { authorization: `Bearer ${otherSecret}` } } }
}

const until = async (holds: () => boolean): Promise<void> => {
  for (const began = performance.now(); !holds();) {
    assert.ok(performance.now() - began < 60_000, `never: ${holds}`)
    await new Promise((wait) => { setImmediate(wait) })
  }
}

test('eight stalled uploads of one key shut the door neither for another key nor, at the same address, for whoever has none', async (t) => {
  const { gateway, intake, stalled, asOther } = await opened(t)
  const uploads = Array.from({ length: 8 }, () => stalled({ key: secret, sent: largestBody - 1024 }))
  assert.match(await Promise.race(uploads.map(({ answer }) => answer)), /^HTTP\/1.1 429[^]*at once/)
  await until(() => intake.held < ofKey)
  assert.equal((await gateway.post('/v1/embeddings', large, asOther)).status, 200)
  const check = await fetch(`${gateway.url}/v1/verify`, { method: 'POST', body: JSON.stringify({ receipt: 'a', text: 'ә'.repeat(100_000) }) })
  assert.equal(check.status, 200)
  for (const upload of uploads) upload.leave()
  await until(() => intake.held === 0)
  assert.equal((await gateway.post('/v1/embeddings', large)).status, 200, 'and what has left makes room')
})

test('stalled uploads without a key shut the door for nobody who has one', async (t) => {
  const { gateway, stalled } = await opened(t)
  const uploads = Array.from({ length: 8 }, () => stalled({ path: '/v1/verify', announced: 2 ** 20, sent: 2 ** 20 - 1024 }))
  assert.match(await Promise.race(uploads.map(({ answer }) => answer)), /^HTTP\/1.1 429/)
  assert.equal((await gateway.post('/v1/embeddings', large)).status, 200)
})

test('whoever checks a text is not shut out by the stalled uploads of others without a key: the heaviest of those gives way, and is told why', async (t) => {
  const { gateway, intake, stalled } = await opened(t, { proxies: 1 })
  const uploads = ['2001:db8:0:1', '2001:db8:0:2', '2001:db8:0:3', '2001:db8:0:4', '2001:db8:0:5'].flatMap((network, of) =>
    Array.from({ length: of === 0 ? 1 : 2 }, (_, turn) => ({ network, ...stalled({ path: '/v1/verify', from: `${network}::${turn}`, announced: 2 ** 20, sent: 900_000 }) })))
  await until(() => intake.held >= 9 * 900_000)
  const check = (text: string, from: string) => fetch(`${gateway.url}/v1/verify`, { method: 'POST', headers: { 'x-forwarded-for': from }, body: JSON.stringify({ receipt: 'a', text }) })
  assert.equal((await check('ә'.repeat(200_000), '2001:db8:0:6::1')).status, 200)
  const gone = await Promise.race(uploads.map(async ({ network, answer }) => ({ network, said: await answer })))
  assert.match(gone.said, /^HTTP\/1.1 503[^]*overloaded/)
  assert.notEqual(gone.network, '2001:db8:0:1', 'who holds half as much stays')
  assert.ok(intake.held >= 8 * 900_000, 'and one is enough')
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
  socket.write('1\r\n \r\n'.repeat(200_000))
  assert.match(await answer, /^HTTP\/1.1 429/)
  assert.equal(intake.held, 0)
})

test('a body holds its memory until its call has ended, and slow calls of one key with large bodies shut the door for no other key', async (t) => {
  const { upstream, gateway, intake, asOther } = await opened(t)
  upstream.set({ fault: 'hang' })
  const leaving = new AbortController()
  const slow = Array.from({ length: 4 }, () => gateway.post('/v1/embeddings', large, { signal: leaving.signal }).catch(() => undefined))
  await until(() => upstream.calls.length === 4)
  assert.ok(intake.held >= 4 * large.length && intake.held <= ofKey, `${intake.held} bytes`)
  const fifth = await gateway.post('/v1/embeddings', large)
  assert.deepEqual([fifth.status, fifth.headers.get('retry-after')], [429, '1'])
  upstream.set({ fault: 'none' })
  assert.equal((await gateway.post('/v1/embeddings', large, asOther)).status, 200)
  leaving.abort()
  await Promise.all(slow)
  await until(() => intake.held === 0)
  assert.equal((await gateway.post('/v1/embeddings', large)).status, 200, 'what has ended makes room')
  await until(() => intake.held === 0)
})

test('however many companies hold all that they may, a company that holds nothing is let in', () => {
  const intake = new Intake(() => 0)
  const open: EventEmitter[] = []
  const send = (organisation: string, bytes: number): 'held' | number => {
    const request = new EventEmitter() as IncomingMessage
    const response = new EventEmitter() as ServerResponse
    let outcome: 'held' | number = 0
    request.headers = {}
    intake.read(request, response, senderWithKey({ ...testKey, id: `${organisation}-${open.length}`, organisation }), () => { outcome = 'held' }, (error) => { outcome = (error as { problem: { status: number } }).problem.status })
    request.emit('data', Buffer.from(`{"a":"${'x'.repeat(bytes)}"}`))
    request.emit('end')
    open.push(response)
    return outcome
  }
  for (let company = 0; company < 20; company += 1) {
    let outcome = send(`${company}`, megabyte)
    while (outcome === 'held') outcome = send(`${company}`, megabyte)
    assert.match(String(outcome), /^(?:429|503)$/)
  }
  assert.equal(send('newcomer', 100_000), 'held')
  for (const response of open) response.emit('close')
  assert.equal(intake.held, 0)
})

test('a body that is far longer than what its model reads of it is refused with the mend', async (t) => {
  const { upstream, gateway } = await opened(t)
  const bodies = [
    ['/v1/chat/completions', JSON.stringify(chat).padEnd(megabyte)], ['/v1/chat/completions', { ...chat, user: 'x'.repeat(3 * megabyte) }], ['/v1/responses', JSON.stringify({ model: 'stub', input: 'a' }).padEnd(megabyte)],
    ['/v1/completions', { model: 'stub', prompt: 'a', metadata: { a: 'x'.repeat(megabyte) } }], ['/v1/tokenize', JSON.stringify({ model: 'stub', prompt: 'a' }).padEnd(megabyte)], ['/v1/detokenize', JSON.stringify({ model: 'stub', tokens: [1] }).padEnd(megabyte)],
  ] as const
  for (const [path, body] of bodies) {
    const refused = await gateway.post(path, body)
    const { error } = await refused.json() as { error: { code: string; message: string } }
    assert.deepEqual([refused.status, error.code], [413, 'request_too_large'], path)
    assert.match(error.message, /at most 256 KB .* Leave out white space/)
  }
  assert.equal(upstream.calls.length, 0)
  // What JSON may make of a text is no waste: every sign of it as its number.
  const escaped = JSON.stringify({ ...chat, messages: [{ role: 'user', content: 'ә'.repeat(100_000) }] }).replaceAll('ә', '\\u04d9')
  assert.equal((await gateway.post('/v1/chat/completions', escaped)).status, 200)
})

test('a body that is longer than any text of the tokens that its key may use is refused by its announced length, with the mend', async (t) => {
  const { gateway, intake } = await opened(t, { key: { ...testKey, limits: { requestsPerMinute: 60, tokensPerMinute: 1_000 } } })
  const refused = await gateway.post('/v1/embeddings', large)
  const { error } = await refused.json() as { error: { code: string; message: string } }
  assert.deepEqual([refused.status, error.code], [413, 'request_too_large'])
  assert.match(error.message, /at most 349 KB with this key. It may use 1000 tokens a minute.*raise the limit of the key/)
  assert.equal(intake.held, 0)
})

test('a small body of very many values is refused before they are made', async (t) => {
  const { gateway } = await opened(t)
  const refused = await gateway.post('/v1/chat/completions', `{"model":"stub","messages":[{"role":"user","content":"a"}],"tools":[${'{},'.repeat(megabyte)}{}]}`)
  const { error } = await refused.json() as { error: { code: string; message: string } }
  assert.deepEqual([refused.status, error.code], [413, 'request_too_large'])
  assert.match(error.message, /too many values/)
})

test('a connection on which many requests wait behind one that runs is cut, and leaves nothing', async (t) => {
  const { upstream, gateway, intake } = await opened(t)
  upstream.set({ fault: 'hang' })
  for (const path of ['/v1/embeddings', '/v1/verify']) {
    upstream.forget()
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1')
    t.after(() => socket.destroy())
    let closed = false
    socket.on('error', () => undefined).once('close', () => { closed = true })
    const body = '{"model":"stub","input":[1,2]}'
    const call = (to: string): string => `POST ${to} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${secret}\r\ncontent-length: ${body.length}\r\n\r\n${body}`
    socket.write(call('/v1/embeddings') + call(path).repeat(16))
    await until(() => upstream.calls.length === 1)
    assert.deepEqual([closed, gateway.gateway.parts.active.size], [false, 1])
    socket.write(call(path))
    await until(() => closed && upstream.calls[0]!.aborted && intake.held === 0 && gateway.gateway.parts.active.size === 0)
  }
})

test('calls that were sent behind another of their connection begin when it is answered, and leave nothing when it breaks', async (t) => {
  const { upstream, gateway, intake } = await opened(t)
  upstream.set({ fault: 'hang' })
  const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1')
  t.after(() => socket.destroy())
  const call = (body: string): string => `POST /v1/embeddings HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${secret}\r\ncontent-length: ${body.length}\r\n\r\n${body}`
  socket.write(call('{"model":"stub","input":"a"}') + call('{"model":"stub","input":"b"}') + call('{"model":"stub","input":"c"}'))
  await until(() => upstream.calls.length === 1)
  assert.equal(gateway.gateway.parts.active.size, 1)
  socket.destroy()
  await until(() => upstream.calls[0]!.aborted && intake.held === 0 && gateway.gateway.parts.active.size === 0)
  assert.deepEqual(upstream.calls.filter(({ path }) => path === '/v1/embeddings').map(({ body }) => (body as { input: string }).input), ['a'])
})
