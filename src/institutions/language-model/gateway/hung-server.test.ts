/** Servers that answer the question whether they live and no call, as their operator's file tells the portal to treat them. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { openPool } from '../serving/serving.ts'
import { stubUpstream } from '../serving/testing.ts'
import { openTestGateway } from './testing.ts'

const streamed = { model: 'stub', messages: [{ role: 'user', content: 'Сәлем' }], max_tokens: 20, stream: true }

const until = async (holds: () => boolean): Promise<void> => {
  for (const began = performance.now(); !holds();) {
    assert.ok(performance.now() - began < 60_000, `never: ${holds}`)
    await new Promise((wait) => { setImmediate(wait) })
  }
}

async function listening(t: TestContext, listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready) })
  t.after(async () => { server.closeAllConnections(); await new Promise((closed) => { server.close(closed) }) })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A server that says that it lives and answers no call. */
async function hungServer(t: TestContext) {
  let calls = 0
  const url = await listening(t, (request, response) => {
    if (request.url === '/health') return response.end('{}')
    request.resume().on('end', () => { calls += 1 })
  })
  return { url, get calls() { return calls } }
}

/** A gateway before what an operator has written, and its clock. */
async function opened(t: TestContext, upstreams: readonly object[]) {
  const folder = await mkdtemp(join(tmpdir(), 'shanyraq-hung-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'upstreams.yaml')
  const models = [{ name: 'stub', contextLength: 4096 }]
  await writeFile(file, JSON.stringify({ upstreams: upstreams.map((one) => ({ engine: 'vllm', outside: false, models, ...one })) }))
  let at = 0
  const pool = openPool({ registry: { list: async () => [], lend: async () => { throw new Error('nothing to lend') }, follow: (look) => look() }, file, environment: {}, now: () => 1_770_000_000, clock: () => at, lookEveryMs: 0 })
  t.after(() => pool.close())
  await pool.ready
  await pool.look()
  const gateway = await openTestGateway([], { serving: pool, limits: { tickMs: 3_600_000 } })
  t.after(() => gateway.close())
  return {
    pool, gateway,
    /** So many seconds pass for the calls under way, and for the health of the servers. */
    pass(seconds: number) {
      at += seconds * 1000
      for (const call of gateway.gateway.parts.active) call.tick(performance.now() + seconds * 1000)
    },
    ask: async () => {
      const response = await gateway.post('/v1/chat/completions', streamed)
      await response.text()
      return response.status
    },
  }
}

test('a hung server holds calls for as long as its operator said, and then one call at a time', async (t) => {
  const hung = await hungServer(t)
  const good = await stubUpstream()
  t.after(() => good.close())
  const { pool, pass, ask } = await opened(t, [{ id: 'hung', url: hung.url, order: 1, timeouts: { firstByte: 5 }, breaker: { failures: 2, longest: 30 } }, { id: 'good', url: good.url, order: 2 }])
  const first = Array.from({ length: 5 }, ask)
  await until(() => hung.calls === 5)
  assert.equal(pool.state().upstreams[0]!.healthy, true, 'it says that it lives')
  pass(6)
  assert.deepEqual(await Promise.all(first), [200, 200, 200, 200, 200], 'another server answered')
  assert.deepEqual(await Promise.all(Array.from({ length: 20 }, ask)), Array.from({ length: 20 }, () => 200))
  assert.equal(hung.calls, 5, 'its circuit is open')
  pass(9)
  const next = Array.from({ length: 20 }, ask)
  await until(() => hung.calls === 6 && good.calls.filter(({ path }) => path !== '/health').length === 5 + 20 + 19)
  assert.deepEqual([pool.state().upstreams[0]!.onTrial, pool.state().upstreams[0]!.failures], [true, 5])
  pass(6)
  assert.deepEqual(new Set(await Promise.all(next)), new Set([200]))
  assert.equal(hung.calls, 6, 'one call was its trial')
})

test('a server that was left alone gets all its calls again when it begins to answer one, however long that one takes', async (t) => {
  let [failing, calls] = [true, 0]
  const recovering = await listening(t, (request, response) => {
    if (request.url === '/health') return response.end('{}')
    request.resume()
    if (request.url === '/tokenize') return void response.writeHead(404).end()
    if (failing) return void request.socket.destroy()
    calls += 1
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: {"choices":[{"index":0,"delta":{"content":"a"}}]}\n\n')
  })
  const { pool, gateway, pass, ask } = await opened(t, [{ id: 'recovering', url: recovering, retries: 0 }])
  assert.deepEqual([await ask(), await ask()], [502, 502])
  assert.equal(pool.state().upstreams[0]!.onTrial, true)
  failing = false
  pass(2)
  const leaving = new AbortController()
  const answers = Array.from({ length: 3 }, () => gateway.post('/v1/chat/completions', streamed, { signal: leaving.signal }))
  await until(() => {
    gateway.gateway.parts.turns.fill()
    return calls === 3
  })
  const statuses = (await Promise.all(answers)).map(({ status }) => status)
  assert.deepEqual([statuses, pool.state().upstreams[0]!.failures], [[200, 200, 200], 2], 'none has ended')
  leaving.abort()
})

test('a server that begins every answer and finishes none is left alone', async (t) => {
  const cutting = await stubUpstream({ fault: 'cut' })
  t.after(() => cutting.close())
  const { pool, ask } = await opened(t, [{ id: 'cutting', url: cutting.url }])
  await ask()
  await ask()
  assert.deepEqual([pool.state().upstreams[0]!.failures, pool.state().upstreams[0]!.onTrial], [2, true])
})

test('a server whose answer takes longer than its operator allows is left, whatever it sends', async (t) => {
  let going = true
  t.after(() => { going = false })
  const slow = await listening(t, (request, response) => {
    if (request.url === '/health') return response.end('{}')
    request.resume()
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const more = (): void => { if (going && !response.destroyed) response.write(': still reading\n\n', () => setImmediate(more)) }
    more()
  })
  const good = await stubUpstream()
  t.after(() => good.close())
  const { gateway, pass } = await opened(t, [{ id: 'slow', url: slow, order: 1, timeouts: { whole: 20 } }, { id: 'good', url: good.url, order: 2 }])
  const answer = gateway.post('/v1/chat/completions', { ...streamed, stream: false })
  await until(() => [...gateway.gateway.parts.active].length === 1 && gateway.gateway.parts.turns.waiting === 0)
  await until(() => {
    pass(21)
    return good.calls.some(({ path }) => path === '/v1/chat/completions')
  })
  assert.equal((await answer).status, 200)
})

test('a connection that fails before anything came is tried again as often as the operator said, then the next server is asked', async (t) => {
  let refusals = 0
  const breaking = await listening(t, (request, response) => {
    if (request.url === '/health') return response.end('{}')
    refusals += 1
    request.socket.destroy()
  })
  const good = await stubUpstream()
  t.after(() => good.close())
  const { pool, ask } = await opened(t, [{ id: 'breaking', url: breaking, order: 1, retries: 2 }, { id: 'good', url: good.url, order: 2 }])
  assert.equal(await ask(), 200)
  assert.deepEqual([refusals, pool.state().upstreams[0]!.failures], [3, 1], 'one call has failed there')
})
