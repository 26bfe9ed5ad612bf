import assert from 'node:assert/strict'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test, type TestContext } from 'node:test'
import * as fc from 'fast-check'
import { dialects } from '../serving/dialect.ts'
import type { Upstream } from '../serving/index.ts'
import { model, openTestGateway, otherSecret, type TestGateway, testKey } from './testing.ts'
import { Turn, Turns } from './turns.ts'

const chat = { model: 'stub', max_tokens: 20, stream: true }
const asking = (content: string) => ({ ...chat, messages: [{ role: 'user', content }] })
const asOther = { headers: { authorization: `Bearer ${otherSecret}` } }

const until = async (holds: () => boolean): Promise<void> => {
  for (const began = performance.now(); !holds();) {
    assert.ok(performance.now() - began < 60_000, `never: ${holds}`)
    await new Promise((wait) => { setImmediate(wait) })
  }
}

const events = [
  { choices: [{ index: 0, delta: { role: 'assistant', content: 'Сәлем' }, finish_reason: null }] }, { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }, { choices: [], usage: { prompt_tokens: 5, completion_tokens: 1, total_tokens: 6 } },
].map((event) => `data: ${JSON.stringify({ id: 'a', object: 'chat.completion.chunk', created: 1, model: 'stub', ...event })}\n\n`).join('')

/** A server that answers so many at once, refuses more as our workers do, and answers when the test says so. */
async function narrowUpstream(t: TestContext, most: number) {
  const asked: { readonly text: string; readonly response: ServerResponse }[] = []
  let [under, answering, refused] = [0, false, 0]
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => { body += String(part) }).on('end', () => {
      if (under >= most) {
        refused += 1
        return response.writeHead(503, { 'content-type': 'application/json' }).end('{"error":{"message":"The model is busy","code":"overloaded"}}')
      }
      under += 1
      response.once('close', () => { under -= 1 })
      const { messages } = JSON.parse(body) as { messages: readonly { content: string }[] }
      const call = { text: messages[0]!.content, response }
      asked.push(call)
      if (answering) answer(call)
    })
  })
  const answer = ({ response }: { readonly response: ServerResponse }): void => void response.writeHead(200, { 'content-type': 'text/event-stream' }).end(`${events}data: [DONE]\n\n`)
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready) })
  t.after(async () => { server.closeAllConnections(); await new Promise((closed) => { server.close(closed) }) })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, get refused() { return refused },
    answerAll() { answering = true; for (const call of asked) if (!call.response.writableEnded) answer(call) },
    answer: (at: number) => answer(asked[at]!),
  }
}

async function opened(t: TestContext, { most, limits = {} }: { readonly most: number; readonly limits?: NonNullable<Parameters<typeof openTestGateway>[1]>['limits'] }) {
  const upstream = await narrowUpstream(t, most)
  const gateway = await openTestGateway([{ baseUrl: upstream.url, atOnce: most }], { limits: { tickMs: 3_600_000, ...limits } })
  t.after(() => gateway.close())
  return { upstream, gateway, turns: gateway.gateway.parts.turns }
}

const said = async (answer: Promise<Response>): Promise<number> => {
  const response = await answer
  await response.text()
  return response.status
}
const later = ({ gateway }: TestGateway, milliseconds: number): void => { for (const call of gateway.parts.active) call.tick(performance.now() + milliseconds) }

test('200 streams at once before a server that takes eight are all answered', async (t) => {
  const { upstream, gateway, turns } = await opened(t, { most: 8 })
  const answers = Array.from({ length: 200 }, (_, at) => said(gateway.post('/v1/chat/completions', asking(String(at)))))
  await until(() => upstream.asked.length + turns.waiting === 200)
  assert.deepEqual([upstream.asked.length, turns.waiting], [8, 192])
  upstream.answerAll()
  assert.deepEqual(new Set(await Promise.all(answers)), new Set([200]))
  assert.deepEqual([upstream.asked.length, upstream.refused, turns.waiting, gateway.budget.held], [200, 0, 0, 0])
})

test('a company with 150 calls does not starve another with five: they take turns', async (t) => {
  const { upstream, gateway, turns } = await opened(t, { most: 1 })
  const many = Array.from({ length: 150 }, () => said(gateway.post('/v1/chat/completions', asking('many'))))
  await until(() => turns.waiting === 149)
  const few = Array.from({ length: 5 }, () => said(gateway.post('/v1/chat/completions', asking('few'), asOther)))
  await until(() => turns.waiting === 154)
  for (let at = 0; at < 11; at += 1) {
    await until(() => upstream.asked.length === at + 1)
    upstream.answer(at)
  }
  assert.deepEqual(await Promise.all(few), [200, 200, 200, 200, 200])
  assert.equal(upstream.asked.slice(0, 11).filter(({ text }) => text === 'few').length, 5)
  upstream.answerAll()
  await Promise.all(many)
})

test('when too many wait, the company with most of them gives way, and is told when to come again', async (t) => {
  const { upstream, gateway, turns } = await opened(t, { most: 1, limits: { mostWaiting: 3 } })
  const many: Promise<Response>[] = []
  for (let calls = 0; calls < 4; calls += 1) {
    many.push(gateway.post('/v1/chat/completions', asking('many')))
    await until(() => upstream.asked.length + turns.waiting === calls + 1)
  }
  const refused = await gateway.post('/v1/chat/completions', asking('many'), { headers: { 'accept-language': 'ru' } })
  const { error } = await refused.json() as { error: { code: string; message: string } }
  const seconds = Number(refused.headers.get('retry-after'))
  assert.deepEqual([refused.status, error.code], [503, 'overloaded'])
  assert.ok(seconds >= 1 && error.message.includes(`через ${seconds} с`), error.message)
  const few = gateway.post('/v1/chat/completions', asking('few'), asOther)
  const pushed = await many[3]!
  assert.equal(pushed.status, 503, 'the last of those with most')
  assert.ok(pushed.headers.has('retry-after'))
  upstream.answerAll()
  assert.deepEqual(await Promise.all([...many.slice(0, 3), few].map(said)), [200, 200, 200, 200])
  assert.deepEqual([gateway.budget.held, gateway.budget.settled.length], [0, 4], 'who was refused pays nothing')
})

test('whoever has waited a minute is told when to come again, and what runs runs on', async (t) => {
  const { upstream, gateway, turns } = await opened(t, { most: 1 })
  const first = said(gateway.post('/v1/chat/completions', asking('a')))
  await until(() => upstream.asked.length === 1)
  const second = gateway.post('/v1/chat/completions', asking('b'))
  await until(() => turns.waiting === 1)
  later(gateway, 61_000)
  const refused = await second
  assert.deepEqual([refused.status, refused.headers.has('retry-after')], [503, true])
  upstream.answerAll()
  assert.equal(await first, 200)
  assert.deepEqual([gateway.reports, gateway.budget.settled.length], [['one: ok'], 1])
})

test('whoever leaves while waiting gives the place up, is never sent to the model and pays nothing', async (t) => {
  const { upstream, gateway, turns } = await opened(t, { most: 1 })
  const first = said(gateway.post('/v1/chat/completions', asking('a')))
  await until(() => upstream.asked.length === 1)
  const leaving = new AbortController()
  const second = gateway.post('/v1/chat/completions', { ...asking('b'), stream: false, prompt_logprobs: 1 }, { signal: leaving.signal }).catch(() => undefined)
  await until(() => turns.waiting === 1)
  leaving.abort()
  await second
  await until(() => turns.waiting === 0 && gateway.gateway.parts.active.size === 1)
  upstream.answerAll()
  assert.equal(await first, 200)
  assert.deepEqual([upstream.asked.map(({ text }) => text), gateway.budget.held, gateway.budget.settled.length], [['a'], 0, 1])
})

test('an order on a company ends its calls that wait with those that run: no turn sends one of them to the model', async (t) => {
  const { upstream, gateway, turns } = await opened(t, { most: 1 })
  const answers = Array.from({ length: 5 }, () => said(gateway.post('/v1/chat/completions', asking('many'))))
  await until(() => turns.waiting === 4 && upstream.asked.length === 1)
  const other = said(gateway.post('/v1/chat/completions', asking('few'), asOther))
  await until(() => turns.waiting === 5)
  gateway.suspend(`organisation:${testKey.organisation}`)
  assert.deepEqual(await Promise.all(answers), [403, 403, 403, 403, 403])
  await until(() => upstream.asked.length === 2)
  upstream.answerAll()
  assert.equal(await other, 200)
  assert.deepEqual(upstream.asked.map(({ text }) => text), ['many', 'few'])
})

test('a full server is passed by for one that has room; one that does not answer is asked only where there is no other', async (t) => {
  const [narrow, wide, ill] = [await narrowUpstream(t, 1), await narrowUpstream(t, 10), await narrowUpstream(t, 10)]
  const gateway = await openTestGateway([{ baseUrl: ill.url, rests: true }, { baseUrl: narrow.url, atOnce: 1 }, { baseUrl: wide.url, atOnce: 2 }], { limits: { tickMs: 3_600_000 } })
  t.after(() => gateway.close())
  const answers = Array.from({ length: 5 }, () => said(gateway.post('/v1/chat/completions', asking('a'))))
  await until(() => gateway.gateway.parts.turns.waiting === 2 && narrow.asked.length + wide.asked.length === 3)
  assert.deepEqual([narrow, wide, ill].map(({ asked }) => asked.length), [1, 2, 0])
  for (const upstream of [narrow, wide]) upstream.answerAll()
  assert.deepEqual(await Promise.all(answers), [200, 200, 200, 200, 200])
})

test('a call for several answers waits until there is room for all, and nobody who came later and wants less passes by', async (t) => {
  const { upstream, gateway, turns } = await opened(t, { most: 12 })
  const answers = Array.from({ length: 10 }, () => said(gateway.post('/v1/chat/completions', asking('a'), asOther)))
  await until(() => upstream.asked.length === 10)
  answers.push(said(gateway.post('/v1/chat/completions', { ...asking('several'), n: 3 })))
  await until(() => turns.waiting === 1)
  answers.push(said(gateway.post('/v1/chat/completions', asking('late'), asOther)))
  await until(() => turns.waiting === 2)
  upstream.answer(0)
  await until(() => upstream.asked.length === 11)
  assert.equal(turns.waiting, 1)
  upstream.answerAll()
  await Promise.all(answers)
  assert.deepEqual(upstream.asked.slice(10).map(({ text }) => text), ['several', 'late'])
})

test('a server that takes more again is given to those who wait, though no call has ended', async (t) => {
  const narrow = await narrowUpstream(t, 2)
  const server = { id: 'one', model: 'stub', dialect: dialects.openai, outside: false, baseUrl: narrow.url, atOnce: 1, rests: false, retries: 0 }
  const gateway = await openTestGateway([], {
    limits: { tickMs: 5 },
    serving: { ready: Promise.resolve(), upstreams: () => [server], report: () => undefined, models: () => [model], modelNamed: () => model, withdrawnNamed: () => undefined },
  })
  t.after(() => gateway.close())
  const answers = [said(gateway.post('/v1/chat/completions', asking('a'))), said(gateway.post('/v1/chat/completions', asking('b')))]
  await until(() => narrow.asked.length === 1 && gateway.gateway.parts.turns.waiting === 1)
  server.atOnce = 2
  await until(() => narrow.asked.length === 2)
  narrow.answerAll()
  assert.deepEqual(await Promise.all(answers), [200, 200])
})

test('when the process ends, no call that waits is sent to a model', async (t) => {
  const { upstream, gateway, turns } = await opened(t, { most: 1 })
  const answers = Array.from({ length: 5 }, () => said(gateway.post('/v1/chat/completions', asking('a'))))
  await until(() => turns.waiting === 4 && upstream.asked.length === 1)
  gateway.gateway.end()
  assert.deepEqual(await Promise.all(answers), [503, 503, 503, 503, 503])
  assert.deepEqual([gateway.budget.held, gateway.budget.settled.length], [0, 1], 'only one was ever sent')
  assert.equal(await said(gateway.post('/v1/chat/completions', asking('late'))), 503)
})

/** Turns without calls, and the names of those who got one, in order. */
function bare(servers: readonly { readonly id: string; atOnce: number; rests: boolean }[]) {
  const turns = new Turns(10_000, () => 0)
  const went: string[] = []
  const enter = (company: string, name: string, places = 1, gone: (turn: Turn) => void = () => undefined): Turn => {
    const turn = turns.enter({
      company, places, again: false, upstreams: servers as readonly Upstream[], refused: () => undefined,
      go: () => {
        went.push(name)
        gone(turn as Turn)
      },
    })
    assert.ok(turn instanceof Turn)
    if (turn.upstream !== undefined) went.push(name)
    return turn
  }
  const many = (count: number, company: string): Turn[] => Array.from({ length: count }, () => enter(company, company))
  return { turns, went, enter, many }
}

test('whoever leaves while waiting makes way at once for those who waited behind', () => {
  const { went, enter, many } = bare([{ id: 'x', atOnce: 8, rests: false }])
  many(7, 'a')
  const large = enter('b', 'large', 2)
  enter('c', 'small')
  assert.ok(!went.includes('small'))
  large.leave()
  assert.equal(went.at(-1), 'small')
})

test('a server that wakes is given to those who wait for another, at the next look', () => {
  const resting = { id: 'y', atOnce: 1, rests: true }
  const { turns, went, enter } = bare([{ id: 'x', atOnce: 1, rests: false }, resting])
  enter('a', 'first')
  const second = enter('b', 'second')
  assert.equal(turns.waiting, 1)
  resting.rests = false
  turns.fill()
  assert.deepEqual([went, second.upstream?.id, turns.waiting], [['first', 'second'], 'y', 0])
})

test('one call takes a quarter of a server at most, whatever it asks for, and the rest is for others', () => {
  const { turns, enter, many } = bare([{ id: 'x', atOnce: 256, rests: false }])
  many(1, 'b')
  const large = enter('a', 'large', 256)
  assert.deepEqual([large.upstream?.id, large.places], ['x', 64])
  many(256 - 1 - 64, 'b')
  assert.equal(turns.waiting, 0)
})

test('a company that is held up by its own calls holds up nobody else', () => {
  const { turns, went, enter, many } = bare([{ id: 'x', atOnce: 8, rests: false }])
  const mine = many(7, 'a')
  enter('a', 'large', 2)
  const small = enter('a', 'small')
  assert.ok(!went.includes('small'), 'nor is its large call passed by')
  enter('b', 'other')
  assert.deepEqual([went.at(-1), turns.waiting], ['other', 2])
  small.leave()
  mine[0]!.leave()
  assert.equal(went.at(-1), 'other', 'seven of eight are taken')
  mine[1]!.leave()
  assert.equal(went.at(-1), 'large')
})

test('a company whose call gave its turn up is the last to get the next', () => {
  const { went, enter, many } = bare([{ id: 'x', atOnce: 8, rests: false }])
  const running = many(8, 'c')
  const waited = enter('a', 'a1', 2)
  enter('a', 'a2', 2)
  enter('b', 'b')
  waited.leave()
  running[0]!.leave()
  assert.equal(went.at(-1), 'b')
})

test('calls that end as soon as their turn comes are told one after another, however many', () => {
  const { turns, went, enter } = bare([{ id: 'x', atOnce: 1, rests: false }])
  let [inside, deepest] = [0, 0]
  const first = enter('a', 'first')
  for (let call = 0; call < 500; call += 1) {
    enter('a', 'next', 1, (turn) => {
      deepest = Math.max(deepest, inside += 1)
      turn.leave()
      inside -= 1
    })
  }
  first.leave()
  assert.deepEqual([deepest, went.length, turns.waiting], [1, 501, 0])
})

test('whatever comes, ends and leaves in whatever order: no server has more than it takes, nobody is forgotten, and nothing is kept', () => {
  const step = fc.record({ company: fc.constantFrom('a', 'b', 'c'), places: fc.integer({ min: 1, max: 5 }), servers: fc.constantFrom('x', 'y', 'xy'), ends: fc.boolean(), which: fc.nat(20) })
  fc.assert(fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
    const turns = new Turns(6, () => 0)
    const server = (id: string, atOnce: number) => ({ id, atOnce, rests: false }) as Upstream
    const servers = { x: server('x', 1), y: server('y', 12) }
    const open = new Set<Turn>()
    const enter = ({ company, places, servers: names }: (typeof steps)[number]): void => {
      let refused = false
      let mine: Turn | undefined
      const turn = turns.enter({
        company, places, again: false, upstreams: [...names].map((name) => servers[name as 'x' | 'y']), go: () => undefined,
        refused: () => {
          refused = true
          if (mine) open.delete(mine)
        },
      })
      if (turn instanceof Turn && !refused) open.add(mine = turn)
    }
    const check = (): void => {
      const takenAt = (id: string): number => [...open].filter(({ upstream }) => upstream?.id === id).reduce((sum, turn) => sum + turn.places, 0)
      for (const { id, atOnce } of Object.values(servers)) assert.ok(takenAt(id) <= atOnce, `${id}: ${takenAt(id)}`)
      const fits = ({ wish }: Turn): boolean => wish.upstreams.some(({ id, atOnce }) => takenAt(id) + Math.min(wish.places, Math.max(1, atOnce / 4)) <= atOnce)
      const waiting = [...open].filter(({ upstream }) => upstream === undefined)
      assert.ok(waiting.length === 0 || waiting.some((turn) => !fits(turn)), 'somebody waits for what is free')
      assert.equal(turns.waiting, waiting.length)
    }
    for (const one of steps) {
      const ending = one.ends ? [...open][one.which] : undefined
      if (ending) {
        open.delete(ending)
        ending.leave()
        ending.leave()
      } else enter(one)
      check()
    }
    for (const turn of open) {
      open.delete(turn)
      turn.leave()
      check()
    }
    assert.equal(turns.waiting, 0)
  }))
})
