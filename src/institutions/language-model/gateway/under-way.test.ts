import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { stubUpstream } from '../serving/testing.ts'
import { openTestGateway, secret, until } from './testing.ts'
import { type Member, UnderWay } from './under-way.ts'

const chat = { model: 'stub', messages: [{ role: 'user', content: 'Сәлем' }], max_tokens: 20 }

test('a key never has more calls under way than it may, and a call that has left makes room once', () => {
  const step = fc.record({ key: fc.constantFrom('a', 'b'), leaves: fc.boolean(), which: fc.nat(9) })
  fc.assert(fc.property(fc.integer({ min: 1, max: 4 }), fc.array(step, { maxLength: 60 }), (most, steps) => {
    const calls = new UnderWay<Member>(most)
    const there: Member[] = []
    const gone: Member[] = []
    for (const { key, leaves, which } of steps) {
      const leaving = leaves ? there[which] : undefined
      if (leaving) {
        there.splice(which, 1)
        gone.push(leaving)
        calls.leave(leaving)
      } else if (leaves) for (const call of gone) calls.leave(call)
      else {
        const call: Member = { key: { id: key }, place: undefined }
        const room = there.filter(({ key: { id } }) => id === key).length < most
        assert.equal(calls.enter(call), room)
        if (room) there.push(call)
      }
      assert.equal(calls.size, there.length)
      assert.deepEqual([...calls].map((call) => there.indexOf(call)).sort((a, b) => a - b), there.map((_, index) => index))
    }
  }))
})

test('one call too many is refused as OpenAI refuses, with the mend, and the next is taken when one has ended', async (t) => {
  await using upstream = await stubUpstream({ fault: 'hang' })
  const gateway = await openTestGateway([upstream.url], { callsAtOnce: 2 })
  t.after(() => gateway.close())
  const leaving = new AbortController()
  const waiting = [1, 2].map(() => gateway.post('/v1/chat/completions', chat, { signal: leaving.signal }).catch(() => undefined))
  await until(() => upstream.calls.length >= 2)
  const refused = await gateway.post('/v1/chat/completions', chat)
  const { error } = await refused.json() as { error: { message: string } }
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '1'])
  assert.match(refused.headers.get('x-request-id') ?? '', /^req_/)
  assert.deepEqual(error, {
    message: 'Rate limit reached: this key has 2 calls under way, which is the most at once. Send again when one of them has ended, or send fewer at a time.',
    type: 'requests', param: null, code: 'rate_limit_exceeded',
  })
  leaving.abort()
  await Promise.all(waiting)
  upstream.set({ fault: 'none' })
  await until(() => gateway.gateway.parts.active.size === 0)
  assert.equal((await gateway.post('/v1/chat/completions', chat)).status, 200)
})

test('whatever ends calls, in whatever order, none keeps its place', async (t) => {
  await using upstream = await stubUpstream({ pieces: ['бір ', 'екі ', 'үш '] })
  const gateway = await openTestGateway([upstream.url], { callsAtOnce: 4, most: 30_000 })
  t.after(() => gateway.close())
  const { active } = gateway.gateway.parts
  const { port } = new URL(gateway.url)
  const ends = [
    async () => (await gateway.post('/v1/chat/completions', chat)).text(),
    async () => (await gateway.post('/v1/chat/completions', { ...chat, stream: true })).text(),
    /** The caller leaves at once, or in the middle of its own body. */
    async () => gateway.post('/v1/chat/completions', { ...chat, stream: true }, { signal: AbortSignal.timeout(0) }).catch(() => undefined),
    async () => {
      const socket = connect(Number(port), '127.0.0.1')
      await new Promise<void>((ready) => { socket.once('connect', ready) })
      socket.end(`POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${secret}\r\ncontent-length: 100\r\n\r\n{"mod`)
      await new Promise<void>((closed) => { socket.once('close', closed).resume() })
    },
    async () => (await gateway.post('/v1/chat/completions', '{')).text(),
    async () => (await gateway.post('/v1/chat/completions', { ...chat, model: 'none' })).text(),
    /** More than the budget has. */
    async () => (await gateway.post('/v1/chat/completions', { ...chat, max_tokens: 2_000, n: 16 })).text(),
  ]
  for (const fault of ['none', 'cut', 'refuses', 'broken', 'not json'] as const) {
    upstream.set({ fault })
    await fc.assert(fc.asyncProperty(fc.array(fc.nat(ends.length - 1), { minLength: 6, maxLength: 16 }), async (chosen) => {
      await Promise.all(chosen.map((one) => ends[one]!().then(() => assert.ok(active.size <= 4))))
      await until(() => active.size === 0)
      assert.equal(gateway.budget.held, 0)
    }), { numRuns: 8 })
  }
  upstream.set({ fault: 'hang' })
  const leaving = new AbortController()
  upstream.forget()
  const waiting = [1, 2, 3, 4].map(() => gateway.post('/v1/chat/completions', { ...chat, max_tokens: 1 }, { signal: leaving.signal }).catch(() => undefined))
  await until(() => upstream.calls.length >= 4)
  assert.equal(active.size, 4, 'all four places are free again')
  leaving.abort()
  await Promise.all(waiting)
})
