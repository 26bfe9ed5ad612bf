/** What a call does between two servers, and what no other server could do better. */
import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test, type TestContext } from 'node:test'
import { type StubUpstream, stubUpstream } from '../serving/testing.ts'
import { openTestGateway, type TestGateway, until } from './testing.ts'

const asking = (content: string) => ({ model: 'stub', messages: [{ role: 'user', content }], max_tokens: 20 })
const limits = { tickMs: 3_600_000 }

async function stub(t: TestContext, ...settings: Parameters<typeof stubUpstream>): Promise<StubUpstream> {
  const made = await stubUpstream(...settings)
  t.after(() => made.close())
  return made
}

async function before(t: TestContext, ...of: Parameters<typeof openTestGateway>): Promise<TestGateway> {
  const made = await openTestGateway(...of)
  t.after(() => made.close())
  return made
}

/** A server of its own kind; answers its address. */
async function listening(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready) })
  t.after(async () => { server.closeAllConnections(); await new Promise((closed) => { server.close(closed) }) })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const errorOf = async (answer: Promise<Response>) => {
  const response = await answer
  const { error } = await response.json() as { error: { code: string; message: string } }
  return { status: response.status, ...error }
}

test('a server that starts after its time is not sent the call that waits for another server by then', async (t) => {
  const [late, busy] = [await stub(t), await stub(t, { fault: 'hang' })]
  const starting = Promise.withResolvers<void>()
  let starts = 0
  const gateway = await before(t, [{ baseUrl: late.url, ready: () => { starts += 1; return starting.promise } }, { baseUrl: busy.url, atOnce: 1 }], { limits })
  const { active, turns } = gateway.gateway.parts
  const post = (content: string): Promise<Response> => gateway.post('/v1/chat/completions', asking(content))
  const first = post('a')
  await until(() => starts === 1)
  const [one] = [...active]
  one!.tick(performance.now() + 121_000)
  await until(() => busy.calls.length === 1)
  const second = post('b')
  await until(() => starts === 2)
  for (const call of active) if (call !== one) call.tick(performance.now() + 121_000)
  assert.equal(turns.waiting, 1)
  starting.resolve()
  assert.equal((await post('c')).status, 200)
  assert.deepEqual([late.calls.map(({ body }) => (body as ReturnType<typeof asking>).messages[0]!.content), turns.waiting], [['c'], 1])
  gateway.gateway.end()
  assert.deepEqual([(await first).status, (await second).status], [503, 503])
})

test('whoever leaves between two servers pays nothing', async (t) => {
  const [broken, good] = [await stub(t, { fault: 'broken' }), await stub(t)]
  let starts = 0
  const gateway = await before(t, [broken.url, { baseUrl: good.url, ready: () => { starts += 1; return new Promise(() => {}) } }], { limits })
  const leaving = new AbortController()
  const answer = gateway.post('/v1/chat/completions', asking('Сәлем! '.repeat(100)), { signal: leaving.signal })
  answer.catch(() => undefined)
  await until(() => starts === 1)
  leaving.abort()
  await until(() => gateway.gateway.parts.active.size === 0)
  assert.deepEqual([gateway.budget.spent, gateway.budget.held, good.calls.length], [0, 0, 0])
})

test('an answer that grows too large is the caller’s: no other server is asked, none is taken for ill, and what was made is billed', async (t) => {
  const event = (content: string): string => `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`
  const endless = await listening(t, (request, response) => {
    request.resume()
    if (request.url === '/tokenize') return void response.writeHead(404).end()
    const streams = request.url === '/v1/chat/completions'
    response.writeHead(200, { 'content-type': streams ? 'text/event-stream' : 'application/json' })
    if (streams) response.write(event('бір ') + event('екі '))
    const more = Buffer.from(streams ? `: ${'x'.repeat(100_000)}\n\n` : ' '.repeat(500_000))
    const go = (): void => { if (!response.destroyed) response.write(more, () => setImmediate(go)) }
    go()
  })
  const good = await stub(t)
  const gateway = await before(t, [endless, good.url], { limits })
  const calls = [['/v1/chat/completions', asking('a')], ['/v1/completions', { model: 'stub', prompt: [1, 2, 3], max_tokens: 20, echo: true }], ['/v1/embeddings', { model: 'stub', input: [1, 2, 3] }]] as const
  for (const [path, body] of calls) {
    const { status, code, message } = await errorOf(gateway.post(path, body))
    assert.deepEqual([status, code], [413, 'request_too_large'])
    assert.match(message, /64 MB.*Ask for fewer/)
  }
  assert.deepEqual([gateway.reports, good.calls.length, gateway.budget.held], [[], 0, 0])
  const [chat, completion, embedding] = gateway.budget.settled
  assert.deepEqual([chat!.status, chat!.outputTokens], [413, 2])
  assert.deepEqual([completion!.promptTokens, completion!.outputTokens], [3, 20])
  assert.deepEqual([embedding!.promptTokens, embedding!.outputTokens], [3, 0])
})

test('an answer in one piece that is too long for its time is the caller’s, a short one its server’s', async (t) => {
  const [slow, good] = [await stub(t, { fault: 'hang' }), await stub(t)]
  const gateway = await before(t, [slow.url, good.url], { limits: { ...limits, wholeMs: 60_000 } })
  const { active } = gateway.gateway.parts
  const expired = async (maxTokens: number): Promise<Response> => {
    slow.forget()
    const answer = gateway.post('/v1/completions', { model: 'stub', prompt: [1, 2, 3], max_tokens: maxTokens, echo: true })
    await until(() => slow.calls.length === 1)
    for (const call of active) call.tick(performance.now() + 61_000)
    return answer
  }
  const long = await errorOf(expired(4_000))
  assert.deepEqual([long.status, long.code], [413, 'request_too_large'])
  assert.match(long.message, /lower max_tokens/)
  assert.deepEqual([gateway.reports, good.calls.length], [[], 0])
  const [used] = gateway.budget.settled
  assert.ok(used!.promptTokens === 3 && used!.outputTokens > 0, 'by the time that it worked')
  assert.equal((await expired(20)).status, 200)
  assert.deepEqual(gateway.reports, ['one: failed', 'two: ok'])
})
